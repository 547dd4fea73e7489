// The words that the rules on forms look for, locales/<lang>/words.xml: a <bad> gives exactly the
// marked words and a <good> nothing, and each list is one that a rule looks for.

#include "rules/words.h"

#include <set>

#include "rules/check.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string marked(const std::string& text, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range r : ranges)
    out += std::to_string(r.begin) + " " + text.substr(r.begin, r.end - r.begin) + "\n";
  return out;
}

std::string found(const WordList& list, const std::string& text) {
  std::vector<Range> ranges;
  for (const auto& match : list.in(text)) ranges.push_back(match.at);
  return marked(text, ranges);
}

std::unique_ptr<Project> all_languages() { return load(with(files_below("locales")), {}); }

Text text_of(const std::string& words) {
  Text out;
  out.pieces.push_back({Piece::Kind::text, words});
  return out;
}

}  // namespace

TEST_CASE("words of a language are found where their examples mark them, and nowhere else") {
  const auto project = all_languages();
  REQUIRE(project->locales.size() >= 9);
  for (const Locale& locale : project->locales) {
    INFO("locales/" << locale.language << "/words.xml");
    for (const auto& [rule, list] : locale.words) {
      INFO(rule);
      CHECK_FALSE(list.bad.empty());
      CHECK_FALSE(list.good.empty());
      for (const LanguageExample& example : list.bad) {
        INFO("bad: " << example.text);
        CHECK_FALSE(example.marked.empty());
        CHECK(found(list, example.text) == marked(example.text, example.marked));
      }
      for (const LanguageExample& example : list.good) {
        INFO("good: " << example.text);
        CHECK(found(list, example.text) == "");
      }
    }
  }
}

TEST_CASE("every language has words for the same rules, and the rules are there") {
  std::set<std::string, std::less<>> rules;
  for (const RegisteredRule& r : all_rules()) rules.emplace(r.rule->id);
  const auto project = all_languages();
  const Locale& swedish = project->locales.front();
  CHECK_FALSE(swedish.words.empty());
  for (const Locale& locale : project->locales) {
    INFO("locales/" << locale.language << "/words.xml");
    for (const auto& [rule, list] : locale.words) CHECK(rules.count(rule) == 1);
    for (const auto& [rule, list] : swedish.words) {
      INFO(rule);
      CHECK(locale.words.count(rule) == 1);
    }
  }
}

TEST_CASE("digits are found in every script that a language of ours is written in") {
  CHECK(rules::has_digit("a7"));
  CHECK(rules::has_digit("٣ أيام"));
  CHECK(rules::has_digit("۱۲ رقم"));
  CHECK_FALSE(rules::has_digit(""));
  CHECK_FALSE(rules::has_digit("åäö ßęł ثلاثة سه"));
  CHECK_FALSE(rules::has_digit("\xD9"));
}

TEST_CASE("the words of a link are one text, whatever markup stands in it") {
  Text text = text_of("Se ");
  text.pieces.push_back({Piece::Kind::open, "a", "https://example.com/"});
  text.pieces.push_back({Piece::Kind::text, "våra "});
  text.pieces.push_back({Piece::Kind::open, "em"});
  text.pieces.push_back({Piece::Kind::text, "regler"});
  text.pieces.push_back({Piece::Kind::close, "em"});
  text.pieces.push_back({Piece::Kind::close, "a"});
  text.pieces.push_back({Piece::Kind::text, "."});
  const auto links = rules::links_in(text);
  REQUIRE(links.size() == 1);
  CHECK(links[0].words == "våra regler");
  CHECK(links[0].address == "https://example.com/");
  CHECK(rules::links_in(text_of("Ingen länk")).empty());
}

}  // namespace blankett::tests
