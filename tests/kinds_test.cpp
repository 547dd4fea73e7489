// Each kind's answer: what its schema's pattern takes and refuses.

#include <nlohmann/json.hpp>
#include <regex>

#include "kinds/file_types.h"
#include "kinds/kind.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

bool takes(std::string_view kind, const std::string& answer) {
  const auto schema = find_kind(kind)->schema({});
  return std::regex_search(answer, std::regex(schema.at("pattern").get<std::string>()));
}

void check(std::string_view kind, std::initializer_list<const char*> good,
           std::initializer_list<const char*> bad) {
  for (const char* answer : good) {
    INFO(kind << " should take “" << answer << "”");
    CHECK(takes(kind, answer));
  }
  for (const char* answer : bad) {
    INFO(kind << " should refuse “" << answer << "”");
    CHECK_FALSE(takes(kind, answer));
  }
}

TEST_CASE("a personal number is twelve digits; coordination numbers may lack month and day",
          "[kinds]") {
  check("personal-number",
        {"191212121212", "200002296127", "199001612389", "193302912385", "199000602386",
         "201012912390"},
        {"1212121212", "19121212-1212", "171212121212", "191213121212", "191212321212",
         "191212921212", "19900012238x", "191200121212", "1912121212123"});
}

TEST_CASE("a date is a day of the calendar", "[kinds]") {
  check("date",
        {"2026-01-31", "2026-04-30", "2024-02-29", "2000-02-29", "0400-02-29", "2026-12-31",
         "2026-02-28"},
        {"2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
         "2026-1-1", "26-01-01", "2026-01-32", "2026-01-31 "});
}

TEST_CASE("a registration number has the letters of the register", "[kinds]") {
  check(
      "vehicle-registration", {"ABC123", "XYZ12A", "OOO999", "ABC129"},
      {"ABC12O", "IBC123", "AQC123", "ABV123", "ÅBC123", "ABC 123", "abc123", "AB1234", "ABC12I"});
}

TEST_CASE("telephone numbers are E.164, e-mail addresses plausible", "[kinds]") {
  check(
      "phone", {"+46701740605", "+4685080050", "+358401234567"},
      {"0701740605", "46701740605", "+0701740605", "+4670 1740605", "+4612", "+4670174060512345"});
  check("email", {"a@b.se", "anna.öst+x@exempel.example", "å@exämple.se"},
        {"a@b", "a b@c.se", "@b.se", "a@@b.se", "a@b.", "ab.se"});
}

TEST_CASE("file types and sizes", "[kinds]") {
  CHECK(bytes_in("10 MB") == 10'000'000);
  CHECK(bytes_in("500 kB") == 500'000);
  for (const char* bad : {"10MB", "10 mb", "0 MB", "MB", "-1 MB", "10 GB", "10 MB ", ""})
    CHECK_FALSE(bytes_in(bad).has_value());
  const auto types = file_types("pdf jpg");
  REQUIRE(types.size() == 2);
  CHECK(types[1]->media_type == "image/jpeg");
}

}  // namespace
}  // namespace blankett::tests
