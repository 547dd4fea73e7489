// Runs every plain-language rule on the examples in its own file: a <bad> gives exactly the marked
// words, and a <good> is silent under all rules of its language.

#include "rules/language/language.h"

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using rules::language::find;

std::string marked(const std::string& text, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range r : ranges)
    out += std::to_string(r.begin) + " " + text.substr(r.begin, r.end - r.begin) + "\n";
  return out;
}

std::string found(const Locale& locale, TextRole role, const std::string& text,
                  const LanguageRule* only) {
  std::vector<Range> ranges;
  for (const auto& finding : find(locale, role, text))
    if (!only || finding.rule == only) ranges.push_back(finding.at);
  return marked(text, ranges);
}

}  // namespace

TEST_CASE("language rules find what their examples mark, and nothing in the good ones") {
  const auto project = load(with(Files{}), {});
  REQUIRE(project->locales.size() >= 2);
  for (const Locale& locale : project->locales) {
    INFO("locales/" << locale.language << "/rules");
    CHECK_FALSE(locale.rules.empty());
    for (const auto& rule : locale.rules) {
      INFO("rule " << rule->id);
      CHECK_FALSE(rule->bad.empty());
      CHECK_FALSE(rule->good.empty());
      CHECK_FALSE(rule->roles.empty());
      for (const TextRole role : rule->roles) {
        for (const LanguageRule::Example& example : rule->bad) {
          INFO("bad: " << example.text);
          CHECK_FALSE(example.marked.empty());
          CHECK(found(locale, role, example.text, rule.get()) ==
                marked(example.text, example.marked));
        }
        for (const LanguageRule::Example& example : rule->good) {
          INFO("good: " << example.text);
          CHECK(found(locale, role, example.text, nullptr) == "");
        }
      }
    }
  }
}

TEST_CASE("every language rule gives its reason and its message in Swedish and in English") {
  Options options;
  options.reader = "sv";
  const auto project = load(with(Files{}), options);
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.rules) {
      INFO("locales/" << locale.language << "/rules/" << rule->id << ".xml");
      CHECK(rule->why.count("sv") == 1);
      CHECK(rule->why.count("en") == 1);
      CHECK_FALSE(rule->message_text.empty());
      CHECK(project->texts.count(rule->message_id) == 1);
    }
}

// A replacement that another rule would replace again would never let a fix come to rest.
TEST_CASE("no replacement is itself replaced") {
  const auto project = load(with(Files{}), {});
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.rules)
      for (const Swap& swap : rule->swaps) {
        INFO("locales/" << locale.language << ": " << swap.words << " → " << swap.with);
        CHECK(found(locale, rule->roles.front(), swap.with, nullptr) == "");
      }
}

}  // namespace blankett::tests
