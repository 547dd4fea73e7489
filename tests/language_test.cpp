// Runs every plain-language rule on the examples in its own file: a <bad> gives exactly the marked
// words, and in a <good> the rule is silent and no other of its language warns.

#include "plain/linter.h"
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

// What this rule finds; with `others` also what other rules warn of. Their suggestions are for an
// author to judge, and may speak of anything.
std::string found(const Locale& locale, TextRole role, const std::string& text,
                  const LanguageRule& rule, bool others) {
  std::vector<Range> ranges;
  for (const auto& finding : locale.linter->check(role, text))
    if (finding.rule == &rule || (others && finding.severity >= Severity::warning))
      ranges.push_back(finding.at);
  return marked(text, ranges);
}

}  // namespace

TEST_CASE("language rules find what their examples mark, and nothing in the good ones") {
  const auto project = load(with(Files{}), {.suggestions = true});
  REQUIRE(project->locales.size() >= 2);
  for (const Locale& locale : project->locales) {
    INFO("locales/" << locale.language << "/rules");
    CHECK_FALSE(locale.linter->rules().empty());
    for (const auto& rule : locale.linter->rules()) {
      INFO("rule " << rule->id);
      // The examples of a neutral rule are Swedish, and those of a parent are tested there.
      const bool neutral = rule->language == "neutral" && locale.language == "sv";
      if (rule->language != locale.language && !neutral) continue;
      if (rule.get() == locale.linter->unchecked_spelling()) {
        WARN("skipped: no dictionary for " << locale.language);
        continue;
      }
      CHECK_FALSE(rule->bad.empty());
      CHECK_FALSE(rule->good.empty());
      CHECK_FALSE(rule->roles.empty());
      for (const TextRole role : rule->roles) {
        for (const LanguageExample& example : rule->bad) {
          INFO("bad: " << example.text);
          CHECK_FALSE(example.marked.empty());
          CHECK(found(locale, role, example.text, *rule, false) ==
                marked(example.text, example.marked));
        }
        for (const LanguageExample& example : rule->good) {
          INFO("good: " << example.text);
          CHECK(found(locale, role, example.text, *rule, true) == "");
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
    for (const auto& rule : locale.linter->rules()) {
      INFO("locales/" << locale.language << "/rules/" << rule->id << ".xml");
      CHECK(rule->why.count("sv") == 1);
      CHECK(rule->why.count("en") == 1);
      for (const auto& [which, says] : rule->says) {
        INFO(which);
        CHECK(says.texts.count("sv") == 1);
        CHECK(says.texts.count("en") == 1);
      }
    }
}

// A replacement that another rule would replace again would never let a fix come to rest.
TEST_CASE("no replacement is itself replaced") {
  const auto project = load(with(Files{}), {.suggestions = true});
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.linter->rules())
      for (const LanguagePhrase& phrase : rule->phrases) {
        INFO("locales/" << locale.language << ": " << phrase.words << " → " << phrase.with);
        std::string again;
        for (const auto& finding : locale.linter->check(rule->roles.front(), phrase.with))
          if (finding.severity >= Severity::warning) again += finding.arguments.front() + "\n";
        CHECK(again == "");
      }
}

}  // namespace blankett::tests
