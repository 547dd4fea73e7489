// Resolves diagnostics into findings: fills the words, looks up lines and columns.
// Tested by base_test.cpp and, through every fixture, by rules_test.cpp.

#include "base/finding.h"

#include <algorithm>
#include <tuple>

#include "base/lines.h"

namespace blankett {
namespace {

constexpr std::size_t kLongestLine = 4096;  // bytes of a line that a finding keeps

// Findings mostly come in the order of the file, so each is looked for from the line of the one
// before: from the beginning, ten thousand of them would take seconds.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  Place of(Span at) {
    if (at.source != source_ || at.begin < line_begins_) {
      source_ = at.source;
      line_begins_ = searched_ = 0;
      line_ = 1;
    }
    Place place;
    place.file = sources_.path(at.source);
    const std::string_view text = sources_.bytes(at.source);
    // Up to `searched_` there is no other line: what was looked at once is not looked at again.
    searched_ = std::clamp<std::size_t>(searched_, line_begins_, at.begin);
    if (const LinesBefore more = lines_before(text, at.begin, searched_); more.ended > 0) {
      line_begins_ = more.begin;
      line_ += more.ended;
    }
    searched_ = at.begin;
    const std::string_view rest = text.substr(line_begins_);
    place.begin = position(at.begin, rest);
    place.end = text.substr(at.begin, at.end - at.begin).find_first_of("\r\n") == text.npos
                    ? position(at.end, rest)
                    : sources_.position(at.source, at.end);
    // A page may be one line, and each of many findings would hold all of it.
    const std::size_t before = at.begin - line_begins_;
    std::size_t from = before > kLongestLine ? before - kLongestLine / 4 : 0;
    while (from > 0 && is_trail(rest[from])) --from;
    std::size_t end = std::min(rest.size(), before + kLongestLine);
    end = line_from(rest.substr(0, end), before).end;
    while (end < rest.size() && is_trail(rest[end])) ++end;
    std::string_view line = rest.substr(from, end - from);
    if (from > 0) place.cut = place.begin.column - 1 - columns_of(rest.substr(from, before - from));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line_begins_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    place.source_line = line;
    place.first_byte = at.begin;
    place.last_byte = at.end;
    return place;
  }

 private:
  static bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
  static std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_trail(c); }));
  }

  Position position(std::uint32_t offset, std::string_view line) {
    // Counted from the place before it, if that is in the same line.
    const std::size_t to = offset - line_begins_;
    if (counted_line_ != line_begins_ || counted_source_ != source_ || counted_to_ > to) {
      counted_to_ = columns_ = 0;
      counted_line_ = line_begins_;
      counted_source_ = source_;
    }
    std::string_view more = line.substr(counted_to_, to - counted_to_);
    if (counted_to_ == 0 && line_begins_ == 0 && more.starts_with("\xEF\xBB\xBF"))
      more.remove_prefix(3);
    columns_ += columns_of(more);
    counted_to_ = to;
    return {line_, static_cast<std::uint32_t>(columns_ + 1)};
  }

  const Sources& sources_;
  SourceId source_ = SourceId::none;
  std::size_t line_begins_ = 0;
  std::uint32_t line_ = 1;
  SourceId counted_source_ = SourceId::none;
  std::size_t counted_line_ = 0, counted_to_ = 0, columns_ = 0;  // of the line up to there
  std::size_t searched_ = 0;
};

std::string_view words(const Message& message, std::string_view english, std::string_view suffix,
                       const Wording& wording) {
  if (!wording.texts) return english;
  const auto found = wording.texts->find(std::string(message.id).append(suffix));
  return found == wording.texts->end() ? english : std::string_view(found->second);
}

// Related places stand elsewhere, often together: they have a search of their own.
Finding resolve(const Diagnostic& d, Places& places, Places& related, const Wording& wording) {
  Finding finding;
  finding.severity = d.severity;
  finding.rule = d.message->id;
  finding.message =
      fill_arguments(words(*d.message, d.message->text, "", wording), d.arguments, wording.decimal);
  finding.help = fill_arguments(words(*d.message, d.message->help, "#help", wording), d.arguments,
                                wording.decimal);
  if (wording.standards)
    finding.standards = wording.standards(d.message->id.substr(0, d.message->id.find('/')));
  if (d.at.source != SourceId::none) finding.place = places.of(d.at);
  for (const Label& label : d.related)
    finding.related.push_back(
        {related.of(label.at), std::string(words(*label.says, label.says->text, "", wording))});
  if (d.fix) finding.fix = {related.of(d.fix->replace), d.fix->with};
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
  Places places(sources), related(sources);
  for (const Diagnostic& d : diagnostics) findings.push_back(resolve(d, places, related, wording));
  return findings;
}

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.place && b.place ? *a.place < *b.place : a.place < b.place;
  });
}

std::optional<Slot> slot_at(std::string_view text) {
  constexpr std::string_view kNumber = ", number}";
  if (text.size() < 3 || text[0] != '{' || text[1] < '0' || text[1] > '9') return std::nullopt;
  const auto argument = static_cast<std::size_t>(text[1] - '0');
  const std::string_view rest = text.substr(2);
  if (rest.starts_with('}')) return Slot{.argument = argument, .length = 3};
  if (rest.starts_with(kNumber))
    return Slot{.argument = argument, .length = 2 + kNumber.size(), .number = true};
  return std::nullopt;
}

std::string fill_arguments(std::string_view text, const std::vector<std::string>& arguments,
                           std::string_view decimal) {
  std::string out;
  while (!text.empty()) {
    const std::optional<Slot> slot = slot_at(text);
    if (!slot || slot->argument >= arguments.size()) {
      out += text[0];
      text.remove_prefix(1);
      continue;
    }
    std::string words = arguments[slot->argument];
    if (const std::size_t point = words.find('.'); slot->number && point != words.npos)
      words.replace(point, 1, decimal);
    out += words;
    text.remove_prefix(slot->length);
  }
  return out;
}

}  // namespace blankett
