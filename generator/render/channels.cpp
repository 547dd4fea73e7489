// Tested by render_test.cpp.

#include "render/channels.h"

#include "base/direction.h"
#include "base/format.h"
#include "kinds/markup.h"

namespace blankett {
namespace {

// A link only when the words are a number and nothing else: digits gathered from a sentence could
// be anybody's number.
std::string phone_link(const std::string& words) {
  std::string digits;
  for (const char c : without_isolates(words)) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
    else if (c != ' ' && c != '-') return {};
  }
  if (digits.starts_with('0')) digits = "+46" + digits.substr(1);
  return digits.size() > 4 && digits.size() <= 16 ? "tel:" + digits : "";
}

std::string email_link(const std::string& words) {
  const std::size_t at = words.find('@');
  const bool address = at != words.npos && at > 0 && words.find('.', at) != words.npos &&
                       words.find_first_of(" \n<>?&\"") == words.npos;
  return address ? "mailto:" + words : "";
}

}  // namespace

std::vector<Params> channels(const Edition& edition, bool linked) {
  std::vector<Params> out;
  for (const Channel& channel : edition.model->service.channels) {
    if (!channel.text || channel.kind == ChannelKind::paper) continue;
    const std::string words = edition.plain(channel.text);
    const auto ui = [&](std::string_view key) { return edition.locale->text(key); };
    std::string label, href;
    switch (channel.kind) {
      case ChannelKind::phone: label = ui("channel.phone"), href = phone_link(words); break;
      case ChannelKind::email: label = ui("channel.email"), href = email_link(words); break;
      case ChannelKind::visit: label = ui("channel.visit"); break;
      case ChannelKind::paper: break;
    }
    out.push_back({{"label", label}, {"text_html", markup(edition.text(channel.text))}});
    if (linked) out.back().set("href", href);
  }
  return out;
}

std::vector<Params> events(const Edition& edition) {
  std::vector<Params> out;
  for (const Index<Text> event : edition.model->service.events)
    out.push_back({{"text_html", markup(edition.text(event))}});
  return out;
}

}  // namespace blankett
