#pragma once
// The chapter on rules of the reference: every rule that forms, pages and texts are checked by,
// each with an anchor of its own.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/language_rule.h"
#include "model/rule.h"

namespace blankett {

/// The plain-language rules of one language, those that lie in its own folder.
struct LanguageRules {
  std::string language{};  // BCP 47, or "neutral": for every language
  std::string name{};      // of the language, in itself; of neutral rules empty
  std::vector<const LanguageRule*> rules{};
};

/// All that the chapter is made of.
struct RuleBook {
  std::span<const RegisteredRule> registered{};
  std::vector<LanguageRules> languages{};
  /// Of rules on forms that look for words: the languages that have such words, as codes.
  std::map<std::string, std::vector<std::string>, std::less<>> words{};
  MessageTexts texts{};  // messages in the language of the page; what is not there is English
};

/// Where a rule stands in the page: "rule-label-long", "rule-sv-slash".
std::string anchor_of_rule(std::string_view id, std::string_view language = {});

struct RuleChapter {
  std::string contents{};  // for the list of contents
  std::string body{};      // headings from h2
};
RuleChapter rule_chapter(const RuleBook& book, bool swedish);

}  // namespace blankett
