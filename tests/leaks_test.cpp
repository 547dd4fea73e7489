// Texts in the wrong language, or partly: tests/plain/leaks.jsonl, labelled by people. MISSES=1
// prints each miss and false alarm.

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "page/language.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

struct Leaks {
  std::size_t full = 0, full_found = 0, half = 0, half_found = 0, right = 0, wrong = 0;
  std::size_t other_language = 0;
};

Leaks leaks_found() {
  Leaks out;
  const std::string all = read("tests/plain/leaks.jsonl");
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string line = all.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    const auto entry = nlohmann::json::parse(line);
    const std::string text = entry["text"], expected = entry["expected"];
    const bool leak = entry["leak"], half = entry.value("half", false);
    const auto found = foreign_words(text, expected);
    if (leak) {
      ++(half ? out.half : out.full);
      if (found) ++(half ? out.half_found : out.full_found);
      if (found && found->language != std::string(entry["language"])) ++out.other_language;
    }
    if (found) ++(leak ? out.right : out.wrong);
    if (bool(found) != leak && std::getenv("MISSES"))
      std::printf("  %s %s %s\n", leak ? "missed" : "wrong ", expected.c_str(), text.c_str());
  }
  return out;
}

std::string stretch(std::string_view text, std::string_view expected) {
  const auto found = foreign_words(text, expected);
  if (!found) return "";
  return std::string(found->language) + " " +
         std::string(text.substr(found->at.begin, found->at.end - found->at.begin));
}

}  // namespace

TEST_CASE("texts that leak from another language are found", "[labelled]") {
  const Leaks leaks = leaks_found();
  const double precision =
      leaks.right + leaks.wrong == 0 ? 0 : double(leaks.right) / double(leaks.right + leaks.wrong);
  std::printf("leaks: full %zu of %zu, half %zu of %zu, P %.3f, other language named %zu\n",
              leaks.full_found, leaks.full, leaks.half_found, leaks.half, precision,
              leaks.other_language);
  REQUIRE(leaks.full >= 20);
  CHECK(leaks.full_found == leaks.full);
  CHECK(precision >= 0.95);
  CHECK(double(leaks.half_found) / double(leaks.half) >= 0.75);
}

TEST_CASE("the words of another language are found, and no more") {
  CHECK(stretch("Vi har tagit emot din ansökan. We will call you tomorrow.", "sv") ==
        "en We will call you tomorrow");
  CHECK(stretch("Vi har tagit emot din ansökan.", "sv-simple") == "");
  CHECK(stretch("Ring Malin på Café de la Gare.", "sv") == "");
  CHECK(stretch("Titeln är ”We will call you tomorrow”.", "sv") == "");
  CHECK(stretch("Skriv ”We will call you tomorrow", "sv") != "");  // the mark is never closed
  CHECK(stretch("", "sv") == "");
  CHECK(stretch("Vi har tagit emot din ansökan.", "ku") == "");  // nothing is known of it
  CHECK(stretch("Vi har tagit emot din ansökan.", "") == "");
}

}  // namespace blankett::tests
