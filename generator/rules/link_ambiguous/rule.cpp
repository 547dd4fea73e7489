#include "model/rule.h"

#include <map>

#include "base/text.h"
#include "rules/words.h"

namespace blankett::rules::link_ambiguous {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"link-ambiguous/same-words", "two links are called “{0}” and lead to different places",
     "say in each what one finds there"},
    {"link-ambiguous/first", "the first one is here", ""},
};

// One place under two names is no fault: the words stand in different sentences.
void check(const Edition& edition, const Sources&, Diagnostics& out) {
  std::map<std::string, Link> seen;
  for (const Text& text : edition.texts)
    for (const Link& link : links_in(text)) {
      const std::string& words = link.words;
      if (words.empty()) continue;
      const auto [first, fresh] = seen.emplace(lower_case(words), link);
      if (fresh || first->second.address == link.address) continue;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = link.at,
               .arguments = {words},
               .related = {{first->second.at, &kMessages[1]}}});
    }
}

}  // namespace

constinit const Rule rule{.id = "link-ambiguous",
                          .severity = Severity::review,
                          .standards = "wcag:2.4.4 en301549:9.2.4.4",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::link_ambiguous
