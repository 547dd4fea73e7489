// Tested by language_test.cpp and language_test.cpp.

#include "plain/rule_file.h"

#include <array>
#include <bit>
#include <charconv>
#include <functional>
#include <optional>

#include "base/text.h"
#include "model/phrases.h"
#include "plain/detector.h"
#include "plain/messages.h"

namespace blankett::plain {
namespace {

constexpr std::string_view kFound = "found";
// A table of phrases has these columns, or the first three of the short kind.
constexpr Columns kColumns{6, 6};     // words, replacement, advice, category, level, fix
constexpr Columns kFewColumns{1, 3};  // words, advice, level
constexpr std::array<std::string_view, 9> kCategories = {"archaic",   "stiff",   "preposition",
                                                         "reference", "nominal", "padding",
                                                         "jargon",    "loan",    "split"};
constexpr std::array<std::string_view, 2> kYesNo = {"yes", "no"};

std::vector<TextRole> roles_in(std::string_view list) {
  std::vector<TextRole> out;
  for (const std::string_view name : parts_of(list, ' '))
    if (const auto role = text_role(name)) out.push_back(*role);
  return out;
}

Severity severity_of(std::string_view level) {
  return level == "error"     ? Severity::error
         : level == "warning" ? Severity::warning
                              : Severity::note;
}

LanguageExample example_of(Element e) {
  LanguageExample out{.language = std::string(e.value("xml:lang")), .at = e.at()};
  for (Element child : e.nodes()) {
    const std::size_t begin = out.text.size();
    out.text += child.text();
    if (child.is_element()) out.marked.push_back({begin, out.text.size()});
  }
  return out;
}

bool set_level(LanguagePhrase& phrase, std::string_view level, Severity otherwise, Span at,
               Diagnostics& out) {
  phrase.severity = level.empty() ? otherwise : severity_of(level);
  phrase.good = level == "good";
  const bool known = level.empty() || level == "error" || level == "warning" ||
                     level == "suggestion" || level == "good";
  if (!known) say(out, Says::no_level, Severity::error, at, {std::string(level)});
  return known;
}

void add_phrase(LanguageRule& rule, LanguagePhrase phrase, Span at, Diagnostics& out) {
  if (!is_pattern(phrase.words))
    return say(out, Says::no_pattern, Severity::error, at, {phrase.words});
  if (phrase.fix && phrase.with.empty())
    return say(out, Says::no_replacement, Severity::error, at, {phrase.words});
  rule.phrases.push_back(std::move(phrase));
}

// Words that have been, and what to write in their place, without an allocation for each: lists are
// long.
class Seen {
 public:
  explicit Seen(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}
  /// What the word was added with before; nothing when it has not been.
  std::optional<std::string_view> add(std::string_view word, std::string_view with) {
    std::size_t at = std::hash<std::string_view>{}(word) & (slots_.size() - 1);
    for (; slots_[at].word.data() != nullptr; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].word == word) return slots_[at].with;
    slots_[at] = {word, with};
    return std::nullopt;
  }

 private:
  struct Slot {
    std::string_view word{}, with{};
  };
  std::vector<Slot> slots_;  // open addressing
};

// Whether each column of a line holds what it can.
bool holds_what_it_can(const Row& row, Diagnostics& out) {
  const bool category = has_value(row, 3, "category", kCategories, out);
  return has_value(row, 5, "fix", kYesNo, out) && category;
}

void add_table(LanguageRule& rule, const Table& table, Diagnostics& out) {
  const std::size_t lines = table.lines();
  Seen seen(lines);
  rule.phrases.reserve(rule.phrases.size() + lines);
  // A line that lost its tabs would else mean something by the columns that it has left.
  const bool few = !table.empty() && table.front().fields.size() <= kFewColumns.most;
  for (const Row& row : table) {
    if (!has_columns(row, few ? kFewColumns : kColumns, rule.id, out)) continue;
    if (!few && !holds_what_it_can(row, out)) continue;
    const std::string_view with = few ? "" : row.field(1);
    LanguagePhrase phrase{.words = std::string(row.field(0)),
                          .with = std::string(with),
                          .advice = std::string(row.field(few ? 1 : 2)),
                          .fix = row.field(5) == "yes"};
    if (const auto before = seen.add(row.field(0), with)) {
      if (*before == phrase.with)
        say(out, Says::twice, Severity::warning, row.place(0), {phrase.words});
      else
        say(out, Says::twice_otherwise, Severity::error, row.place(0),
            {phrase.words, before->empty() ? "–" : std::string(*before)});
      continue;
    }
    const std::size_t level = few ? 2 : 4;
    if (set_level(phrase, row.field(level), rule.severity, row.place(level), out))
      add_phrase(rule, std::move(phrase), row.place(0), out);
  }
}

// The words in the reader's language, else in English.
std::string in_language(const std::map<std::string, std::string, std::less<>>& words,
                        std::string_view reader) {
  auto found = words.find(reader);
  if (found == words.end()) found = words.find("en");
  return found == words.end() ? std::string() : found->second;
}

void finish_messages(LanguageRule& rule, std::string_view reader) {
  const std::string help = in_language(rule.how.empty() ? rule.why : rule.how, reader);
  for (auto& [which, says] : rule.says) {
    says.id = rule.id + "/" + which;
    says.text = in_language(says.texts, reader);
    says.help = help;
    says.message = {says.id, says.text, says.help};
  }
}

std::string detector_names() {
  std::string out;
  for (const Detector* d : all_detectors()) out.append(out.empty() ? "" : ", ").append(d->name);
  return out;
}

// Null when the detector says nothing of that name.
const DetectorMessage* message_of(const Detector& detector, std::string_view name) {
  for (const DetectorMessage& message : detector.messages)
    if (!name.empty() && message.name == name) return &message;
  return nullptr;
}

std::string message_names(const Detector& detector) {
  std::string out;
  for (const DetectorMessage& message : detector.messages)
    if (!message.name.empty() && message.name != kFound)
      out.append(out.empty() ? "" : " ").append(message.name);
  return out;
}

std::string slots_of(std::size_t arguments) {
  std::string out;
  for (std::size_t i = 0; i < arguments; ++i)
    out.append(out.empty() ? "{" : ", {").append(std::to_string(i)).append("}");
  return out;
}

// Says of braces in a message that nothing would be put in.
void check_slots(Element message, std::size_t arguments, Diagnostics& out) {
  for (Element part : message.nodes()) {
    const std::string text(part.text());
    for (std::size_t i = text.find('{'); i < text.size(); i = text.find('{', i + 1)) {
      std::size_t number = arguments, end = i + 1;
      const char* const last = text.data() + text.size();
      const auto [next, wrong] = std::from_chars(text.data() + end, last, number);
      if (wrong == std::errc() && next != last && *next == '}' && number < arguments) continue;
      end = std::min(text.find_first_of("} ", end), text.size() - 1) + 1;
      Span at = part.at();
      const auto begin = at.begin + static_cast<std::uint32_t>(i);
      // Where the words stand as they are written, without entities.
      if (at.end - at.begin == text.size())
        at = {at.source, begin, begin + static_cast<std::uint32_t>(end - i)};
      say(out, Says::no_slot, Severity::error, at,
          {std::string(trimmed(std::string_view(text).substr(i, end - i))), slots_of(arguments)});
    }
  }
}

void read_message(LanguageRule& rule, const Detector& detector, Element e, const std::string& lang,
                  Diagnostics& out) {
  const std::string which(e.attribute("when") ? e.value("when") : kFound);
  rule.says[which].texts[lang] = collapsed(e.text());
  if (const DetectorMessage* message = message_of(detector, which))
    check_slots(e, message->arguments, out);
}

void read_children(LanguageRule& rule, const Detector& detector, Element root, Diagnostics& out) {
  for (Element child : root.nodes()) {
    if (!child.is_element()) continue;
    const std::string_view name = child.name();
    const std::string lang(child.attribute("xml:lang") ? child.value("xml:lang") : "sv");
    if (name == "why") rule.why[lang] = collapsed(child.text());
    if (name == "how") rule.how[lang] = collapsed(child.text());
    if (name == "bad") rule.bad.push_back(example_of(child));
    if (name == "good") rule.good.push_back(example_of(child));
    if (name == "set") rule.parameters[std::string(child.value("name"))] = child.value("value");
    if (name == "message") read_message(rule, detector, child, lang, out);
    if (name == "limit") {
      LanguageLimit limit{.roles = roles_in(child.value("roles"))};
      const std::string_view most = child.value("max");
      std::from_chars(most.data(), most.data() + most.size(), limit.most);
      rule.limits.push_back(std::move(limit));
    }
    if (name == "phrase") {
      LanguagePhrase phrase{.words = collapsed(child.text()),
                            .with = std::string(child.value("with")),
                            .advice = std::string(child.value("advice")),
                            .fix = child.value("fix") == "yes"};
      if (set_level(phrase, child.value("level"), rule.severity, child.at(), out))
        add_phrase(rule, std::move(phrase), child.at(), out);
    }
  }
}

void check_parameters(const LanguageRule& rule, const Detector& detector, Diagnostics& out) {
  const auto none = [](std::string_view list) { return list.empty() ? "–" : std::string(list); };
  for (const auto& [name, value] : rule.parameters)
    if (!is_one_of(name, parts_of(detector.parameters, ' ')))
      say(out, Says::no_parameter, Severity::error, rule.at,
          {rule.detector, name, none(detector.parameters)});
  for (const auto& [which, says] : rule.says)
    if (!message_of(detector, which))
      say(out, Says::no_parameter, Severity::error, rule.at,
          {rule.detector, "message when=\"" + which + "\"", none(message_names(detector))});
}

}  // namespace

std::unique_ptr<LanguageRule> read_rule(const RuleFile& file, std::string_view reader,
                                        Diagnostics& out) {
  const Element root = file.document.root();
  auto rule = std::make_unique<LanguageRule>();
  rule->id = root.value("id");
  rule->detector = root.value("detector");
  rule->language = file.language;
  rule->severity = severity_of(root.value("severity"));
  rule->roles = roles_in(root.value("roles"));
  rule->at = root.at();
  if (rule->id != file.name)
    say(out, Says::rule_name, Severity::error, root.attribute("id")->value_at,
        {rule->id, file.name});
  const Detector* detector = detector_named(rule->detector);
  if (!detector) {
    say(out, Says::no_detector, Severity::error, root.attribute("detector")->value_at,
        {rule->detector, detector_names()});
    return nullptr;
  }
  read_children(*rule, *detector, root, out);
  for (const std::string_view list : parts_of(root.value("lists"), ' ')) {
    const auto table = file.tables.find(list);
    if (table != file.tables.end()) add_table(*rule, table->second, out);
    else
      say(out, Says::no_table, Severity::error, root.attribute("lists")->value_at,
          {std::string(list)});
  }
  const auto lacks = [&](const char* what) {
    say(out, Says::rule_incomplete, Severity::error, root.at(), {rule->detector, what});
  };
  if (detector->needs_limit && rule->limits.empty()) lacks("<limit max=\"…\">");
  // What is wrong with a table that it names is said there.
  if (detector->needs_phrases && rule->phrases.empty() && root.value("lists").empty())
    lacks("<phrase>, or a table in lists=\"…\"");
  if (rule->says.count(kFound) == 0) lacks("<message>");
  if (rule->bad.empty()) lacks("<bad>");
  if (rule->good.empty()) lacks("<good>");
  check_parameters(*rule, *detector, out);
  finish_messages(*rule, reader);
  return rule;
}

}  // namespace blankett::plain
