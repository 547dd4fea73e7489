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

// A question with these settings, and options if it has any.
Question question(std::string_view kind,
                  std::initializer_list<std::pair<const char*, const char*>> settings,
                  std::initializer_list<const char*> options = {}) {
  Question out;
  out.kind = find_kind(kind);
  for (const auto& [name, value] : settings) out.settings[name].value = value;
  for (const char* option : options) {
    out.options.emplace_back();
    out.options.back().value = option;
  }
  return out;
}

void check_pattern(const nlohmann::ordered_json& schema, std::initializer_list<const char*> good,
                   std::initializer_list<const char*> bad) {
  const std::regex pattern(schema.at("pattern").get<std::string>());
  for (const char* answer : good) {
    INFO("should take “" << answer << "”");
    CHECK(std::regex_search(answer, pattern));
  }
  for (const char* answer : bad) {
    INFO("should refuse “" << answer << "”");
    CHECK_FALSE(std::regex_search(answer, pattern));
  }
}

TEST_CASE("Skatteverket's odd coordination numbers are taken", "[kinds]") {
  // Month 00, day 60, both, days no month has.
  check("personal-number",
        {"199000612388", "199001602387", "199000602386", "193302912385", "197002902395",
         "201012602390"},
        {"199000012388", "199001922387", "199013612386", "199000592386"});
}

TEST_CASE("interim numbers are taken where the form says so", "[kinds]") {
  const char* interim[] = {"20000101T220", "20000001R000", "20001231X999", "20000191N123"};
  const auto own = find_kind("personal-number")->schema(question("personal-number", {}));
  const auto both =
      find_kind("personal-number")->schema(question("personal-number", {{"interim", "yes"}}));
  for (const char* number : interim) {
    INFO(number);
    check_pattern(own, {}, {number});
    check_pattern(both, {number}, {});
  }
  check_pattern(both, {"191212121212", "199000602386"},
                {"20000101E220", "20000132T220", "20001301T220", "20000101t220", "0001 01T220",
                 "20000101T22", "20000101T2200", "191212321212"});
}

TEST_CASE("an organisation's third digit is at least 2; a sole trader has a personal number",
          "[kinds]") {
  const auto own = find_kind("organisation-number")->schema(question("organisation-number", {}));
  const auto both = find_kind("organisation-number")
                        ->schema(question("organisation-number", {{"sole-trader", "yes"}}));
  check_pattern(own, {"5560360793", "2021000001", "8024000000"},
                {"1912121212", "0560360793", "556036-0793", "165560360793", "191212121212",
                 "556036079", "55603607931"});
  check_pattern(both, {"5560360793", "191212121212", "199000602386"},
                {"1912121212", "191213121212", "165560360793"});
}

TEST_CASE("a time is one of the day's minutes", "[kinds]") {
  check("time", {"00:00", "08:30", "19:59", "23:59"},
        {"24:00", "8:30", "08.30", "08:60", "0830", "08:30:00", ""});
}

TEST_CASE("a web address has a scheme and a name with a dot", "[kinds]") {
  check("web-address",
        {"https://example.com", "http://a.b.example/x?y#z", "https://räksmörgås.example:8080/"},
        {"example.com", "https://example", "ftp://example.com", "https://a b.com",
         "https://anna@example.com", "https://example.com/<b>", "javascript:alert(1)//a.b",
         "https://example..com"});
}

// std::regex sees bytes: names with å, ä and ö are in kinds.spec.mjs.
TEST_CASE("a property has a municipality, a name and a number", "[kinds]") {
  check("property",
        {"STOCKHOLM PILGRIMEN 3", "SKOBY BERGA 1:2", "SKOBY BERGA 1:2>3", "STOCKHOLM S:T ERIK 12",
         "UPPLANDS-BRO TIBBLE 1:331"},
        {"PILGRIMEN 3", "STOCKHOLM PILGRIMEN", "Stockholm Pilgrimen 3", "STOCKHOLM PILGRIMEN 03",
         "STOCKHOLM  PILGRIMEN 3", "STOCKHOLM PILGRIMEN 3 ", "3 STOCKHOLM PILGRIMEN",
         "SKOBY BERGA 1:"});
}

TEST_CASE("numbers and amounts are bounded", "[kinds]") {
  struct Case {
    const char* kind;
    std::initializer_list<std::pair<const char*, const char*>> settings;
    const char* schema;
  };
  const Case cases[] = {
      {"number", {}, R"({"type":"integer","minimum":0,"maximum":999999999999999})"},
      {"number", {{"min", "-5"}, {"max", "10"}}, R"({"type":"integer","minimum":-5,"maximum":10})"},
      {"number",
       {{"min", "0.5"}, {"max", "12.50"}, {"decimals", "1"}},
       R"({"type":"number","minimum":0.5,"maximum":12.5})"},
      {"number",
       {{"decimals", "2"}},
       R"({"type":"number","minimum":0,"maximum":9999999999999.99})"},
      {"money",
       {},
       R"({"type":"integer","description":"Beloppet i ören.","minimum":0,"maximum":999999999999999})"},
      {"money",
       {{"min", "99.50"}, {"max", "2500"}},
       R"({"type":"integer","description":"Beloppet i ören.","minimum":9950,"maximum":250000})"},
      {"calculation", {}, R"({"type":"integer"})"},
      {"calculation", {{"decimals", "2"}}, R"({"type":"number"})"},
      {"calculation",
       {{"decimals", "2"}, {"result", "money"}},
       R"({"type":"integer","description":"Beloppet i ören."})"},
  };
  for (const Case& c : cases) {
    INFO(c.kind << " " << c.schema);
    CHECK(find_kind(c.kind)->schema(question(c.kind, c.settings)).dump() == c.schema);
  }
}

TEST_CASE("choices are bounded, and an exclusive one stands alone", "[kinds]") {
  Question q = question("choices", {{"min-choices", "2"}}, {"a", "b", "inget"});
  CHECK(find_kind("choices")->schema(q).dump() ==
        R"({"type":"array","items":{"type":"string","enum":["a","b","inget"]},"minItems":2,)"
        R"("maxItems":3,"uniqueItems":true})");
  q.options.back().exclusive = true;
  CHECK(find_kind("choices")->schema(q).dump() ==
        R"({"type":"array","items":{"type":"string","enum":["a","b","inget"]},"minItems":1,)"
        R"("maxItems":3,"uniqueItems":true,"if":{"type":"array","contains":{"enum":["inget"]}},)"
        R"("then":{"type":"array","maxItems":1},"else":{"type":"array","minItems":2}})");
  q.settings.clear();
  q.settings["max-choices"].value = "2";
  const auto schema = find_kind("choices")->schema(q);
  CHECK(schema["maxItems"] == 2);
  CHECK_FALSE(schema.contains("else"));
}

TEST_CASE("an account is of the sorts accepted", "[kinds]") {
  const auto all = find_kind("bank-account")->schema(question("bank-account", {}));
  REQUIRE(all["anyOf"].size() == 3);
  check_pattern(all["anyOf"][0]["properties"]["number"], {"50501055", "1234566"},
                {"123456", "123456789", "5050-1055"});
  check_pattern(all["anyOf"][1]["properties"]["number"], {"18", "90200330"},
                {"1", "902003301", ""});
  check_pattern(all["anyOf"][2]["properties"]["number"],
                {"SE4550000000058398257466", "GB29NWBK60161331926819", "NO9386011117947"},
                {"SE45 5000", "se4550000000058398257466", "SEX550000000058398257466", "SE455000"});
  const auto one =
      find_kind("bank-account")->schema(question("bank-account", {{"accept", "bankgiro"}}));
  CHECK(one["properties"]["type"]["const"] == "bankgiro");
  CHECK_FALSE(one.contains("anyOf"));
}

TEST_CASE("more than twelve options are a menu", "[kinds]") {
  const Kind& choice = *find_kind("choice");
  Question q = question("choice", {});
  q.options.resize(12);
  CHECK(choice.other_component(q) == "");
  q.options.resize(13);
  CHECK(choice.other_component(q) == "select");
}

TEST_CASE("sorted options follow the language, and those that exclude the others come last",
          "[kinds]") {
  Model model;
  Locale swedish, english;
  swedish.language = "sv";
  english.language = "en";
  Edition edition{&model, &swedish, {}};
  Question q = question("choices", {}, {"o", "inget", "z", "a"});
  const char* words[] = {"Östermalm", "Allt annat", "Zinkensdamm", "Bromma"};
  for (std::size_t i = 0; i < q.options.size(); ++i) {
    Text text;
    text.pieces.push_back({.name = words[i]});
    q.options[i].label = edition.texts.add(std::move(text));
  }
  q.options[1].exclusive = true;
  const auto order = [&] {
    std::string out;
    for (const Option* option : options_of(edition, q)) out += option->value + " ";
    return out;
  };
  CHECK(order() == "o inget z a ");
  q.options_sorted = true;
  CHECK(order() == "a z o inget ");
  edition.locale = &english;
  CHECK(order() == "a o z inget ");
}

TEST_CASE("a range is said in the language's numbers", "[kinds]") {
  Locale locale;
  locale.language = "sv";
  locale.formats = formats_of("sv");
  locale.ui["range.at-least"].words = "minst {from}";
  locale.ui["range.between"].words = "minst {from} och högst {to}";
  const auto words = [&](std::initializer_list<std::pair<const char*, const char*>> settings) {
    return in_words(limits_of(question("number", settings), 2), locale);
  };
  CHECK(in_words(limits_of(question("money", {{"min", "99.50"}, {"max", "2500"}}), 2), locale,
                 true) == "minst 99,50\u00a0kr och högst 2\u00a0500\u00a0kr");
  CHECK(words({}) == "minst 0");
  CHECK(words({{"min", "-12.5"}}) == "minst −12,5");
  CHECK(words({{"max", "12500"}}) == "minst 0 och högst 12\u00a0500");
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
