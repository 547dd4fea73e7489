#include "model/rule.h"

namespace blankett::rules::paper_address {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"paper-address/none", "the paper form does not say where to send it",
     "write the address in it: <channel kind=\"paper\">Trafikkontoret<br/>Box 1234<br/>100 00 "
     "Stockholm</channel>"},
    {"paper-address/twice", "the paper form already has an address",
     "keep one <channel kind=\"paper\">"},
};

void check(const Model& model, Diagnostics& out) {
  bool found = false;
  for (const Channel& channel : model.service.channels) {
    if (channel.kind != ChannelKind::paper) continue;
    if (found || !channel.text)
      out.add({.message = &kMessages[found], .severity = rule.severity, .at = channel.at});
    found = true;
  }
}

}  // namespace

constinit const Rule rule{.id = "paper-address",
                          .severity = Severity::warning,
                          .standards = "wcag:3.3.2",
                          .messages = kMessages,
                          .model = check};
}  // namespace blankett::rules::paper_address
