// Linters hold a neutral rule each, scaled for their language; the first that has it, the Swedish
// one where it can be, stands for all.

#include "commands/rule_book.h"

#include <algorithm>
#include <set>

#include "plain/linter.h"
#include "rules/check.h"

namespace blankett {

RuleBook rule_book(const Project& project) {
  RuleBook book{.registered = all_rules(), .texts = project.texts};
  LanguageRules neutral{.language = "neutral"};
  std::set<std::string_view> seen;
  for (const Locale& locale : project.locales) {
    for (const auto& [rule, list] : locale.words) book.words[rule].push_back(locale.language);
    LanguageRules own{.language = locale.language, .name = locale.name};
    for (const auto& rule : locale.linter->rules()) {
      if (rule->language == locale.language) own.rules.push_back(rule.get());
      if (rule->language == neutral.language && seen.insert(rule->id).second)
        neutral.rules.push_back(rule.get());
    }
    if (!own.rules.empty()) book.languages.push_back(std::move(own));
  }
  std::sort(neutral.rules.begin(), neutral.rules.end(),
            [](const LanguageRule* a, const LanguageRule* b) { return a->id < b->id; });
  if (!neutral.rules.empty()) book.languages.push_back(std::move(neutral));
  return book;
}

}  // namespace blankett
