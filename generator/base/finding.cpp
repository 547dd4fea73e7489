// Resolves diagnostics into findings: fills the words, looks up lines and columns.
// Tested by base_test.cpp and, through every fixture, by rules_test.cpp.

#include "base/finding.h"

#include <algorithm>
#include <tuple>

namespace blankett {
namespace {

Place place_of(Span at, const Sources& sources) {
  Place place;
  place.file = sources.path(at.source);
  place.begin = sources.position(at.source, at.begin);
  place.end = sources.position(at.source, at.end);
  place.source_line = sources.line(at.source, place.begin.line);
  place.first_byte = at.begin;
  place.last_byte = at.end;
  return place;
}

std::string_view words(const Message& message, std::string_view english, std::string_view suffix,
                       const Wording& wording) {
  if (!wording.texts) return english;
  const auto found = wording.texts->find(std::string(message.id).append(suffix));
  return found == wording.texts->end() ? english : std::string_view(found->second);
}

Finding resolve(const Diagnostic& d, const Sources& sources, const Wording& wording) {
  Finding finding;
  finding.severity = d.severity;
  finding.rule = d.message->id;
  finding.message = fill_arguments(words(*d.message, d.message->text, "", wording), d.arguments);
  finding.help = fill_arguments(words(*d.message, d.message->help, "#help", wording), d.arguments);
  if (wording.standards)
    finding.standards = wording.standards(d.message->id.substr(0, d.message->id.find('/')));
  if (d.at.source != SourceId::none) finding.place = place_of(d.at, sources);
  for (const Label& label : d.related)
    finding.related.push_back({place_of(label.at, sources),
                               std::string(words(*label.says, label.says->text, "", wording))});
  if (d.fix) finding.fix = {place_of(d.fix->replace, sources), d.fix->with};
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
  for (const Diagnostic& d : diagnostics) findings.push_back(resolve(d, sources, wording));
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
