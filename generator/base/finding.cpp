// Resolves diagnostics into findings: fills the words, looks up lines and columns.
// Tested by base_test.cpp and, through every fixture, by rules_test.cpp.

#include "base/finding.h"

#include <algorithm>
#include <tuple>

namespace blankett {
namespace {

// Findings mostly come in the order of the file, so each is looked for from the line of the one
// before: from the beginning, ten thousand of them would take seconds.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  Place of(Span at) {
    if (at.source != source_ || at.begin < line_begins_) {
      source_ = at.source;
      line_begins_ = 0;
      line_ = 1;
    }
    Place place;
    place.file = sources_.path(at.source);
    const std::string_view text = sources_.bytes(at.source);
    for (std::size_t end; (end = text.find('\n', line_begins_)) < at.begin; ++line_)
      line_begins_ = end + 1;
    const std::string_view rest = text.substr(line_begins_);
    place.begin = position(at.begin, rest);
    place.end = text.substr(at.begin, at.end - at.begin).find('\n') == text.npos
                    ? position(at.end, rest)
                    : sources_.position(at.source, at.end);
    std::string_view line = rest.substr(0, rest.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line_begins_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    place.source_line = line;
    place.first_byte = at.begin;
    place.last_byte = at.end;
    return place;
  }

 private:
  Position position(std::uint32_t offset, std::string_view line) const {
    std::string_view before = line.substr(0, offset - line_begins_);
    if (line_begins_ == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
    const auto columns = std::count_if(before.begin(), before.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // count lead bytes only
    });
    return {line_, static_cast<std::uint32_t>(columns) + 1};
  }

  const Sources& sources_;
  SourceId source_ = SourceId::none;
  std::size_t line_begins_ = 0;
  std::uint32_t line_ = 1;
};

std::string_view words(const Message& message, std::string_view english, std::string_view suffix,
                       const Wording& wording) {
  if (!wording.texts) return english;
  const auto found = wording.texts->find(std::string(message.id).append(suffix));
  return found == wording.texts->end() ? english : std::string_view(found->second);
}

Finding resolve(const Diagnostic& d, Places& places, const Wording& wording) {
  Finding finding;
  finding.severity = d.severity;
  finding.rule = d.message->id;
  finding.message = fill_arguments(words(*d.message, d.message->text, "", wording), d.arguments);
  finding.help = fill_arguments(words(*d.message, d.message->help, "#help", wording), d.arguments);
  if (wording.standards)
    finding.standards = wording.standards(d.message->id.substr(0, d.message->id.find('/')));
  if (d.at.source != SourceId::none) finding.place = places.of(d.at);
  for (const Label& label : d.related)
    finding.related.push_back(
        {places.of(label.at), std::string(words(*label.says, label.says->text, "", wording))});
  if (d.fix) finding.fix = {places.of(d.fix->replace), d.fix->with};
  finding.suppressed = d.suppressed;
  return finding;
}

}  // namespace

bool operator<(const Place& a, const Place& b) {
  return std::tie(a.file, a.begin.line, a.begin.column) <
         std::tie(b.file, b.begin.line, b.begin.column);
}

std::vector<Finding> resolve(const Diagnostics& diagnostics, const Sources& sources,
                             const Wording& wording) {
  std::vector<Finding> findings;
  findings.reserve(diagnostics.size());
  Places places(sources);
  for (const Diagnostic& d : diagnostics) findings.push_back(resolve(d, places, wording));
  return findings;
}

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.place && b.place ? *a.place < *b.place : a.place < b.place;
  });
}

std::string fill_arguments(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool slot = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                      text[i + 1] >= '0' && text[i + 1] <= '9';
    const std::size_t n = slot ? static_cast<std::size_t>(text[i + 1] - '0') : 0;
    if (slot && n < arguments.size()) {
      out += arguments[n];
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace blankett
