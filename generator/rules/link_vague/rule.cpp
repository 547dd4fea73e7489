#include "model/rule.h"

#include "rules/words.h"

namespace blankett::rules::link_vague {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"link-vague/words", "the link “{0}” does not say where it leads",
     "call it by what one finds there"},
    {"link-vague/address", "the link is called by its address, which is read out sign by sign",
     "call it by what one finds there"},
};

// A bare “stockholm.se” is a name; what has a scheme or a path is an address.
bool is_address(std::string_view words) {
  if (words.find(' ') != words.npos || words.find('@') != words.npos) return false;
  if (words.find("://") != words.npos) return true;
  const std::size_t slash = words.find('/');
  return slash != words.npos && slash + 1 < words.size() &&
         words.substr(0, slash).find('.') != words.npos;
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  const WordList& vague = edition.locale->words_for(rule.id);
  for (const Text& text : edition.texts)
    for (const Link& link : links_in(text)) {
      const std::string& words = link.words;
      const bool address = is_address(words);
      if (!address && vague.in(words).empty()) continue;
      out.add({.message = &kMessages[address ? 1 : 0],
               .severity = rule.severity,
               .at = link.at,
               .arguments = {words}});
    }
}

}  // namespace

constinit const Rule rule{.id = "link-vague",
                          .severity = Severity::review,
                          .standards = "wcag:2.4.4 en301549:9.2.4.4",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::link_vague
