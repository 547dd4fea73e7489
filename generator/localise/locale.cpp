// Reads a language: its name and direction, and the words of the pages. Tested by
// localise_test.cpp.

#include <algorithm>

#include "base/direction.h"
#include "base/message.h"
#include "base/text.h"
#include "kinds/markup.h"
#include "kinds/ui_texts.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

std::string joined(const std::vector<std::string>& slots) {
  std::string out;
  for (const std::string& slot : slots) out += (out.empty() ? "{" : ", {") + slot + "}";
  return out.empty() ? "–" : out;
}

// The words as a message, or nothing when they are none.
std::optional<MessageText> message_of(const std::string& words, const UiText& text,
                                      const Locale& locale, Span at, Diagnostics& out) {
  auto parsed = parse_message(words);
  if (const auto* fault = std::get_if<MessageFault>(&parsed)) {
    say(out, Says::ui_message, Severity::error, at, {text.key, fault->near});
    return std::nullopt;
  }
  auto message = std::get<MessageText>(std::move(parsed));
  has_plural_forms(text.key, message, {locale.language, locale.formats}, at, out);
  for (const std::string& slot : counted_slots(message))
    if (!is_number_slot(slot))
      say(out, Says::ui_plural_slot, Severity::error, at, {text.key, slot});
  return message;
}

// Error texts may choose among the slots of their kind; other texts use exactly theirs. A
// translation does what its source does.
void check_slots(const UiText& text, const MessageText& message, const Unit* source,
                 const Formats& formats, Span at, Diagnostics& out) {
  const auto read = parse_message(source ? plain_of(source->source) : "");
  const auto* own = source ? std::get_if<MessageText>(&read) : nullptr;
  const std::vector<std::string> wanted =
      own && text.key.starts_with("error.") ? slots_of(*own) : text.slots;
  if (slots_of(message) != wanted)
    return say(out, Says::ui_slots, Severity::error, at, {text.key, joined(wanted)});
  if (own && !formats.decimal.empty()) keeps_message(text.key, *own, message, formats, at, out);
}

void page_texts(Locale& locale, const Locale* parent, const Units& ui, const Units& source_ui,
                Diagnostics& out) {
  const bool is_source = &ui == &source_ui;
  for (const UiText& text : ui_texts()) {
    const auto found = ui.find(text.key);
    const auto source = source_ui.find(text.key);
    const Unit* unit = found == ui.end() ? nullptr : &found->second;
    const bool written_here = unit && (is_source ? !unit->source.empty() : unit->has_target);
    if (!written_here && parent) {
      locale.ui[text.key] = parent->message(text.key);
      if (const auto marked = parent->marked.find(text.key); marked != parent->marked.end())
        locale.marked[text.key] = marked->second;
      continue;
    }
    if (!is_source && source != source_ui.end())
      locale.coverage.add(unit ? review_of(*unit, source->second.source) : Review::missing,
                          plain_of(source->second.source));
    if (!written_here && is_source) {
      say(out, Says::ui_missing, Severity::error, {}, {text.key});
      locale.ui[text.key] = MessageText{text.key, {}, false, {}};
      continue;
    }
    if (written_here && !is_source && !parent && source != source_ui.end() &&
        review_of(*unit, source->second.source) >= Review::translated &&
        repeats_source(source->second.source, unit->target))
      say(out, Says::same_as_source, Severity::warning, unit->target_at, {text.key});
    const Unit& from = written_here ? *unit : source->second;
    const auto& pieces = written_here && !is_source ? from.target : from.source;
    Diagnostics unsaid;  // of the source's words, where they stand in
    std::string words = plain_of(pieces);
    if (written_here && locale.direction == "rtl") words = with_numbers_isolated(words);
    const std::size_t before = out.size();
    auto message = message_of(words, text, locale, from.at, written_here ? out : unsaid);
    if (std::any_of(pieces.begin(), pieces.end(),
                    [](const Piece& piece) { return piece.name == kOtherLanguage; }))
      locale.marked[text.key] = locale.direction == "rtl"
                                    ? with_numbers_isolated(with_languages(pieces))
                                    : with_languages(pieces);
    if (!message) message = MessageText{text.key, {}, false, {}};
    else if (written_here && out.size() == before)
      check_slots(text, *message, source == source_ui.end() ? nullptr : &source->second,
                  locale.formats, from.at, out);
    locale.ui[text.key] = *std::move(message);
  }
  for (const auto& [id, unit] : ui)
    if (!locale.ui.count(id)) say(out, Says::ui_unknown, Severity::warning, unit.at, {id});
}

LanguageExample example(Element e) {
  LanguageExample out;
  out.at = e.at();
  for (Element child : e.nodes()) {
    const std::size_t begin = out.text.size();
    out.text += child.text();
    if (child.is_element()) out.marked.push_back({begin, out.text.size()});
  }
  return out;
}

// A language that says nothing for a rule says what its parent says.
void read_words(const Document& document, Locale& locale, const Locale* parent) {
  if (parent) locale.words = parent->words;
  if (document.empty()) return;
  for (Element list : document.root().nodes()) {
    if (!list.is_element()) continue;
    WordList words{.whole = list.value("whole") == "yes"};
    for (Element child : list.nodes()) {
      if (!child.is_element()) continue;
      if (child.name() == "phrase")
        words.phrases.add(child.text(), std::string(child.value("means")));
      if (child.name() == "bad") words.bad.push_back(example(child));
      if (child.name() == "good") words.good.push_back(example(child));
    }
    locale.words[std::string(list.value("for"))] = std::move(words);
  }
}

}  // namespace

std::string spoken_language(std::string_view tag) {
  std::string out;
  for (std::size_t begin = 0; begin <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view subtag = tag.substr(begin, end - begin);
    const bool variant = subtag.size() > 4 || (subtag.size() == 4 && subtag[0] <= '9');
    if (begin > 0 && (subtag.size() < 2 || variant)) break;  // an extension, private use, a variant
    out.append(begin > 0 ? "-" : "").append(subtag);
    begin = end + 1;
  }
  return out;
}

std::string without_region(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  const std::string_view last = dash == tag.npos ? "" : tag.substr(dash + 1);
  const bool digits = last.find_first_not_of("0123456789") == last.npos;
  const bool region = digits ? last.size() == 3 : last.size() == 2;
  return std::string(region ? tag.substr(0, dash) : tag);
}

std::vector<std::string> parents_of(std::string_view tag) {
  std::vector<std::string> out;
  for (std::size_t dash; (dash = tag.rfind('-')) != tag.npos;) {
    tag = tag.substr(0, dash);
    if (tag.size() > 1 && tag[tag.size() - 2] != '-') out.emplace_back(tag);  // sv-x is no tag
  }
  return out;
}

Locale read_locale(const LocaleFiles& files, const Units& ui, const Units& source_ui,
                   Diagnostics& out) {
  Locale locale;
  const Element root = files.locale->root();
  locale.language = root.value("lang");
  locale.spoken = spoken_language(locale.language);
  if (files.parent) locale.parent = files.parent->language;
  locale.name = root.value("name");
  locale.direction = root.value("dir");
  const auto order = parts_of(root.value("date-order"), ' ');
  locale.date_order.assign(order.begin(), order.end());
  std::vector<std::string> parts = locale.date_order;
  std::sort(parts.begin(), parts.end());
  if (parts != std::vector<std::string>{"day", "month", "year"})
    say(out, Says::date_order, Severity::error, root.attribute("date-order")->value_at,
        {std::string(root.value("date-order"))});
  locale.publish = review_named(root.value("publish")).value_or(Review::translated);
  const Attribute* formats = root.attribute("formats");
  const std::string tag(formats ? formats->value : locale.spoken);
  if (!is_language_tag(tag))
    say(out, Says::formats, Severity::error, formats ? formats->value_at : root.at(), {tag});
  else if (!has_gregorian_dates(tag))
    say(out, Says::calendar, Severity::error, formats ? formats->value_at : root.at(), {tag});
  else locale.formats = formats_of(tag);
  page_texts(locale, files.parent, ui, source_ui, out);
  // As beside the box where an amount is written: ICU has another name for kronor in some
  // languages.
  locale.formats.money = "{amount}\u00A0" + locale.text("money.unit");
  if (const Coverage& c = locale.coverage; !c.reaches(locale.publish))
    say(out, Says::page_words_unfinished, Severity::warning, root.at(),
        {locale.language, std::to_string(c.all()), std::to_string(c.below(locale.publish))});
  read_words(*files.words, locale, files.parent);
  return locale;
}

}  // namespace blankett
