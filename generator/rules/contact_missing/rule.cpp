#include "model/rule.h"

#include <algorithm>
#include <set>

#include "rules/words.h"

namespace blankett::rules::contact_missing {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"contact-missing/channel", "“{0}” is said here, but the form does not tell how",
     "add <channel kind=\"{1}\"> to the service: every page shows it in the same place"},
};

bool has_channel(const Model& model, std::string_view means) {
  const auto& channels = model.service.channels;
  return std::any_of(channels.begin(), channels.end(), [&](const Channel& channel) {
    switch (channel.kind) {
      case ChannelKind::phone: return means == "phone" || means == "any";
      case ChannelKind::visit: return means == "visit" || means == "any";
      case ChannelKind::email: return means == "email" || means == "any";
      case ChannelKind::paper: return false;
    }
    return false;
  });
}

// Said once for each way of reaching us, where it is first promised.
void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  std::set<std::string> said;
  for (const Text& text : edition.texts) {
    if (text.role == TextRole::channel) continue;
    for (FoundWords& found : words_found(edition, sources, rule.id, text)) {
      if (has_channel(*edition.model, found.means) || !said.insert(found.means).second) continue;
      const std::string kind = found.means == "any" ? "phone" : found.means;
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = found.at,
               .arguments = {std::move(found.words), kind}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "contact-missing",
                          .severity = Severity::review,
                          .standards = "wcag:3.2.6",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::contact_missing
