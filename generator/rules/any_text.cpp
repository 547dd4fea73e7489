// Tested by any_text_test.cpp.

#include "rules/any_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/lines.h"
#include "base/sentences.h"
#include "base/text.h"
#include "page/language.h"
#include "page/words.h"
#include "rules/language_parts.h"
#include "rules/places.h"

namespace blankett::rules {
namespace {

constexpr std::string_view kAcronym = "acronym";  // a detector

TextRole role_of(Element e, TextRole around) {
  const std::string_view name = e.name();
  if (name == "title" || name == "summary" || name == "caption" ||
      (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'))
    return TextRole::title;
  if (name == "label" || name == "legend" || name == "th") return TextRole::label;
  if (name == "option" || name == "button") return TextRole::option;
  if (name == "p" || name == "li" || name == "td" || name == "dd") return TextRole::help;
  return around;
}

// White space as one sees it, at the ends too: words stand beside those of other elements.
std::string collapsed_within(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return out;
}

// Gathers what stands in one block, and begins a new text at the next.
class Gathering {
 public:
  explicit Gathering(std::vector<Text>& out) : out_(out) {}

  void begin(TextRole role) {
    const bool words = std::any_of(text_.pieces.begin(), text_.pieces.end(), [](const Piece& p) {
      return p.kind == Piece::Kind::text && is_visible(p.name);
    });
    if (words) out_.push_back(std::move(text_));
    text_ = Text{};
    text_.role = role;
  }
  void add(Element text) {
    if (text_.at.source == SourceId::none) text_.at = text.at();
    text_.at.end = std::max(text_.at.end, text.at().end);
    std::string words = collapsed_within(text.own_text());
    // Nothing is shown of a space at the beginning, or of one beside another.
    if (words == " " && (text_.pieces.empty() || text_.pieces.back().name.ends_with(' '))) return;
    text_.pieces.push_back({Piece::Kind::text, std::move(words), {}, text.at()});
  }
  /// The beginning or end of an element that tells of its words.
  void add_markup(Piece::Kind kind, Element e) {
    text_.pieces.push_back({kind, std::string(e.name()), std::string(e.value("title")), {}});
  }
  /// What an attribute says is a text of its own.
  void add_attribute(const Attribute& attribute, TextRole role) {
    Text text{.role = role, .at = attribute.value_at};
    text.pieces.push_back({Piece::Kind::text, collapsed(attribute.value), {}, attribute.value_at});
    if (!text.empty()) out_.push_back(std::move(text));
  }
  void add_break() { text_.pieces.push_back({Piece::Kind::empty, "br", {}, {}}); }

 private:
  std::vector<Text>& out_;
  Text text_{};
};

bool is_block(const Page& page, Element e) {
  const Display display = page.style(e).display;
  return display != Display::inline_ && display != Display::contents;
}

// The words of a page that stand in attributes, and what they are there.
void add_attributes(Element e, Gathering& gathering) {
  static constexpr std::array<std::pair<const char*, TextRole>, 8> kRead = {
      {{"alt", TextRole::alternative},
       {"aria-description", TextRole::hint},
       {"aria-label", TextRole::label},
       {"aria-placeholder", TextRole::hint},
       {"aria-roledescription", TextRole::label},
       {"aria-valuetext", TextRole::option},
       {"placeholder", TextRole::hint},
       {"title", TextRole::hint}}};
  for (const auto& [name, role] : kRead)
    if (const Attribute* attribute = e.attribute(name)) gathering.add_attribute(*attribute, role);
  const bool option = e.name() == "option";
  if (const Attribute* label = e.attribute("label"); label && (option || e.name() == "optgroup"))
    gathering.add_attribute(*label, option ? TextRole::option : TextRole::label);
  if (e.name() == "meta" && lower_case(e.value("name")) == "description")
    if (const Attribute* words = e.attribute("content"))  // what searching shows of the page
      gathering.add_attribute(*words, TextRole::help);
  const std::string type = lower_case(e.value("type"));
  const bool button = type == "submit" || type == "button" || type == "reset";
  if (const Attribute* value = e.attribute("value"); value && button && e.name() == "input")
    gathering.add_attribute(*value, TextRole::option);
}

// What is laid out with spaces is more often a letter or a poem than code, which has its <code>.
bool is_unread(Element e) { return is_code(e) && e.name() != "pre"; }

// An abbreviation with its full form, and a quotation.
bool tells_of_words(Element e) {
  return (e.name() == "abbr" && e.attribute("title")) || e.name() == "q";
}

// A line of Markdown without the marks of quotations and of items of lists.
std::string_view without_marks(std::string_view line) {
  for (line = trimmed(line);;) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const std::string_view rest = line.substr(digits);
    std::size_t mark = 0;
    if (line.starts_with('>')) mark = 1;
    else if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) mark = 2;
    else if (digits > 0 && (rest.starts_with(". ") || rest.starts_with(") "))) mark = digits + 2;
    if (mark == 0) return line;
    line = trimmed(line.substr(mark));
  }
}

// The marks that code in Markdown begins with on a line: "```" or "~~~" or more of them.
std::string_view fence_of(std::string_view line) {
  line = without_marks(line);
  if (!line.starts_with("```") && !line.starts_with("~~~")) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[0]), line.size());
  // Each length is looked for to the end of the file at most once, so that lengths are to be few.
  constexpr std::size_t kLongest = 16;
  if (end > kLongest) return {};
  // Words between marks are code in a line: ```such```.
  const bool in_line = line[0] == '`' && line.find('`', end) != line.npos;
  return in_line ? std::string_view() : line.substr(0, end);
}

// The blocks of code in Markdown.
class Fences {
 public:
  explicit Fences(std::string_view bytes) : bytes_(bytes) {}

  /// Where the block ends whose first line ends before `from`; nothing when nothing ends it: what
  /// follows is rather read in vain than not at all.
  std::optional<std::size_t> end(std::string_view marks, std::size_t from) {
    std::size_t& none = marks[0] == '`' ? no_ticks_ : no_tildes_;
    if (marks.size() >= none) return std::nullopt;
    while (from < bytes_.size()) {
      const auto [end, next] = line_from(bytes_, from);
      const std::string_view line = without_marks(bytes_.substr(from, end - from));
      if (line.starts_with(marks) && line.find_first_not_of(marks[0]) == line.npos) return next;
      from = next;
    }
    none = marks.size();
    return std::nullopt;
  }

 private:
  std::string_view bytes_;
  // So many marks, or more, end nothing in the rest of the file.
  std::size_t no_ticks_ = std::string_view::npos, no_tildes_ = std::string_view::npos;
};

// Whether a line goes on in the middle of a sentence of the one before it.
bool goes_on(std::string_view before, std::string_view line) {
  before = trimmed(before), line = trimmed(line);
  if (before.empty() || line.empty()) return false;
  const char last = before.back();
  const bool ended = last == '.' || last == '!' || last == '?' || last == ':';
  const std::string_view first = line.substr(0, 2);
  const bool small = lower_case(first) == first && first[0] != '-' && first[0] != '*' &&
                     !(first[0] >= '0' && first[0] <= '9');
  constexpr std::size_t kShort = 40;  // a heading, or an item of a list
  return !ended && (small || before.size() > kShort) && first[0] != '-' && first[0] != '*';
}

}  // namespace

std::vector<Text> texts_of(const Page& page, std::string_view language) {
  std::vector<Text> out;
  Gathering gathering(out);
  struct Open {
    Element element;
    Element::Iterator next;
    TextRole role;
    bool block, left_out;
  };
  std::vector<Open> open;
  const std::string wanted = lower_ascii(primary_subtag(language));
  const auto enter = [&](Element e, TextRole around, bool left_out) {
    const bool block = is_block(page, e) || e.name() == "title" || e.name() == "option";
    // lang="" says that the language is not known.
    if (e.attribute("lang")) left_out = lower_ascii(primary_subtag(e.value("lang"))) != wanted;
    const bool shown = e.name() == "title" || e.name() == "head" || e.name() == "html" ||
                       e.name() == "meta" || page.is_visible(e) || page.is_exposed(e);
    const TextRole role = role_of(e, around);
    if (block) gathering.begin(role);
    if (e.name() == "br") gathering.add_break();
    left_out = left_out || !shown || is_unread(e);
    if (!left_out) add_attributes(e, gathering);
    if (tells_of_words(e)) gathering.add_markup(Piece::Kind::open, e);
    open.push_back({e, e.nodes().begin(), role, block, left_out});
  };
  enter(page.document->root(), TextRole::help, false);
  while (!open.empty()) {
    Open& top = open.back();
    if (!(top.next != top.element.nodes().end())) {
      const bool block = top.block;
      if (tells_of_words(top.element)) gathering.add_markup(Piece::Kind::close, top.element);
      open.pop_back();
      if (block) gathering.begin(open.empty() ? TextRole::help : open.back().role);
      continue;
    }
    const Element child = *top.next;
    ++top.next;
    if (child.is_element()) {
      const TextRole role = top.role;
      const bool left_out = top.left_out;
      enter(child, role, left_out);
    } else if (child.is_text() && !top.left_out) {
      gathering.add(child);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Text& a, const Text& b) { return a.at.begin < b.at.begin; });
  return out;
}

std::vector<Text> texts_of_plain(const Sources& sources, SourceId source) {
  std::vector<Text> out;
  const bool markdown = lower_ascii(sources.path(source)).ends_with(".md");
  const std::string_view bytes = sources.bytes(source);
  Fences fences(bytes);
  std::string_view before;
  for (std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; begin < bytes.size();) {
    const auto [end, next] = line_from(bytes, begin);
    const std::string_view line = bytes.substr(begin, end - begin);
    const auto from = static_cast<std::uint32_t>(begin), to = static_cast<std::uint32_t>(end);
    const std::string_view marks = markdown ? fence_of(line) : std::string_view();
    if (const auto after = marks.empty() ? std::nullopt : fences.end(marks, next)) {
      before = {};
      begin = *after;
      continue;
    }
    const bool words = !trimmed(line).empty();
    if (words && (out.empty() || !goes_on(before, line)))
      out.push_back({.role = TextRole::help, .at = {source, from, to}});
    if (words) out.back().at.end = to;
    before = line;
    begin = next;
  }
  for (Text& text : out) {
    std::string words = collapsed_within(sources.bytes(text.at));
    if (words.starts_with(' ')) words.erase(0, 1);
    text.pieces.push_back({Piece::Kind::text, std::move(words), {}, text.at});
  }
  return out;
}

void leave_out_marked(const Text& text, const PlainText& plain,
                      std::vector<plain::LanguageFinding>& findings) {
  const std::vector<Range> foreign = foreign_parts(text, plain);
  const auto acronyms = explained_acronyms(text);
  std::erase_if(findings, [&](const plain::LanguageFinding& f) {
    return is_foreign(foreign, f.at) ||
           (f.rule->detector == kAcronym && acronyms.count(f.arguments[0]) > 0);
  });
}

void check_language(const Text& text, const Locale& locale, const Sources& sources,
                    bool suggestions, Diagnostics& out) {
  const PlainText plain = flattened(text);
  if (plain.words.starts_with('{'))
    return;  // a unit that inflects: words in the cases of a message
  Places places(sources, text, plain);
  auto [findings, left_out] = locale.linter->find(
      text.role, plain::Analysis(plain.words, locale.linter->lexicon()), suggestions);
  leave_out_marked(text, plain, findings);
  for (plain::LanguageFinding& f : findings) {
    const Span at = places.of(f.at);
    std::optional<FixIt> fix;
    const std::string_view written = sources.bytes(at);
    const bool whole = written.find('<') == written.npos && written.find("]]>") == written.npos;
    if (!f.with.empty() && whole) fix = FixIt{at, std::move(f.with)};
    out.add({.message = f.message,
             .severity = f.severity,
             .at = at,
             .arguments = std::move(f.arguments),
             .fix = std::move(fix)});
  }
  if (left_out > 0)
    out.add({.message = &kMoreInText,
             .severity = Severity::note,
             .at = text.at,
             .arguments = {std::to_string(left_out)}});
}

}  // namespace blankett::rules
