// Reads a language: its name and direction, the words of the pages, its plain-language rules.
// Tested by localise_test.cpp and language_test.cpp.

#include <algorithm>

#include "base/text.h"
#include "kinds/ui_texts.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

std::string joined(const std::vector<std::string>& slots) {
  std::string out;
  for (const std::string& slot : slots) out += (out.empty() ? "{" : ", {") + slot + "}";
  return out.empty() ? "–" : out;
}

void page_texts(Locale& locale, const Locale* parent, const Units& ui, const Units& source_ui,
                Span file, Diagnostics& out) {
  for (const UiText& text : ui_texts()) {
    const auto found = ui.find(text.key);
    const bool is_source = &ui == &source_ui;
    const std::vector<Piece>* pieces = nullptr;
    if (found != ui.end()) pieces = is_source ? &found->second.source : &found->second.target;
    if ((!pieces || pieces->empty()) && parent) {
      locale.ui[text.key] = parent->text(text.key);
      continue;
    }
    if (!pieces || pieces->empty()) {
      say(out, Says::ui_missing, Severity::error, file, {text.key, locale.language});
      locale.ui[text.key] = text.key;
      continue;
    }
    const std::string words = plain_of(*pieces);
    locale.ui[text.key] = words;
    // Error texts may choose among the slots of their kind; other texts use exactly theirs.
    const bool error = text.key.starts_with("error.");
    if (!error && slots_of(words) != text.slots)
      say(out, Says::ui_slots, Severity::error, found->second.at, {text.key, joined(text.slots)});
    if (error && !is_source)
      if (const auto source = source_ui.find(text.key); source != source_ui.end()) {
        const auto wanted = slots_of(plain_of(source->second.source));
        if (slots_of(words) != wanted)
          say(out, Says::ui_slots, Severity::error, found->second.at, {text.key, joined(wanted)});
      }
  }
  for (const auto& [id, unit] : ui)
    if (!locale.ui.count(id)) say(out, Says::ui_unknown, Severity::warning, unit.at, {id});
}

LanguageRule::Example example(Element e) {
  LanguageRule::Example out;
  out.at = e.at();
  for (Element child : e.nodes()) {
    const std::size_t begin = out.text.size();
    out.text += child.text();
    if (child.is_element()) out.marked.push_back({begin, out.text.size()});
  }
  return out;
}

std::unique_ptr<LanguageRule> rule_of(const std::string& file, const Document& document,
                                      MessageTexts& texts, std::string_view reader,
                                      Diagnostics& out) {
  const Element root = document.root();
  auto rule = std::make_unique<LanguageRule>();
  rule->id = root.value("id");
  if (rule->id != file)
    say(out, Says::rule_name, Severity::error, root.attribute("id")->value_at, {rule->id, file});
  rule->kind = root.value("kind") == "substitution" ? LanguageRule::Kind::substitution
                                                    : LanguageRule::Kind::occurrence;
  const std::string_view severity = root.value("severity");
  rule->severity = severity == "error"     ? Severity::error
                   : severity == "warning" ? Severity::warning
                                           : Severity::note;
  for (const std::string& name : split(root.value("roles")))
    if (const auto role = text_role(name)) rule->roles.push_back(*role);
  if (const Attribute* max = root.attribute("max"))
    rule->most = static_cast<std::size_t>(std::stoul(std::string(max->value)));
  for (Element child : root.nodes()) {
    if (!child.is_element()) continue;
    const std::string lang(child.attribute("xml:lang") ? child.value("xml:lang") : "sv");
    if (child.name() == "why") rule->why[lang] = collapsed(child.text());
    if (child.name() == "bad") rule->bad.push_back(example(child));
    if (child.name() == "good") rule->good.push_back(example(child));
    if (child.name() == "swap")
      rule->swaps.push_back({lower_case(child.value("word")), std::string(child.value("with"))});
    if (child.name() != "message") continue;
    if (lang == "en") rule->message_text = collapsed(child.text());
    else if (lang == reader) texts[rule->id + "/found"] = collapsed(child.text());
  }
  rule->message_id = rule->id + "/found";
  if (rule->message_text.empty() && texts.count(rule->message_id))
    rule->message_text = texts[rule->message_id];
  const auto why = rule->why.find("en");
  if (why != rule->why.end()) rule->message_help = why->second;
  const auto own = rule->why.find(reader);
  if (own != rule->why.end() && reader != "en") texts[rule->message_id + "#help"] = own->second;
  rule->message = {rule->message_id, rule->message_text, rule->message_help};
  const bool substitution = rule->kind == LanguageRule::Kind::substitution;
  if (substitution && rule->swaps.empty())
    say(out, Says::rule_incomplete, Severity::error, root.at(), {"substitution", "<swap>"});
  if (rule->bad.empty() || rule->good.empty())
    say(out, Says::rule_incomplete, Severity::error, root.at(),
        {std::string(root.value("kind")), rule->bad.empty() ? "<bad>" : "<good>"});
  if (!substitution && rule->most == 0)
    say(out, Says::rule_incomplete, Severity::error, root.at(), {"occurrence", "max=\"…\""});
  return rule;
}

void index_phrases(Locale& locale) {
  for (const auto& rule : locale.rules)
    for (const Swap& swap : rule->swaps) {
      PhraseIndex::Entry entry{{}, rule.get(), &swap};
      for (const Range word : words_of(swap.words))
        entry.words.push_back(swap.words.substr(word.begin, word.end - word.begin));
      if (!entry.words.empty())
        locale.phrases.by_first_word[entry.words.front()].push_back(std::move(entry));
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

std::vector<std::string> parents_of(std::string_view tag) {
  std::vector<std::string> out;
  for (std::size_t dash; (dash = tag.rfind('-')) != tag.npos;) {
    tag = tag.substr(0, dash);
    if (tag.size() > 1 && tag[tag.size() - 2] != '-') out.emplace_back(tag);  // sv-x is no tag
  }
  return out;
}

Locale read_locale(const LocaleFiles& files, const Units& ui, const Units& source_ui,
                   MessageTexts& texts, std::string_view reader, Diagnostics& out) {
  Locale locale;
  const Element root = files.locale->root();
  locale.language = root.value("lang");
  locale.spoken = spoken_language(locale.language);
  if (files.parent) locale.parent = files.parent->language;
  locale.name = root.value("name");
  locale.direction = root.value("dir");
  locale.date_order = split(root.value("date-order"));
  std::vector<std::string> parts = locale.date_order;
  std::sort(parts.begin(), parts.end());
  if (parts != std::vector<std::string>{"day", "month", "year"})
    say(out, Says::date_order, Severity::error, root.attribute("date-order")->value_at,
        {std::string(root.value("date-order"))});
  const Span ui_file = files.ui && !files.ui->empty() ? files.ui->root().at() : root.at();
  page_texts(locale, files.parent, ui, source_ui, ui_file, out);
  for (const auto& [file, document] : *files.rules)
    if (!document.empty()) locale.rules.push_back(rule_of(file, document, texts, reader, out));
  if (files.parent_rules) {
    Diagnostics said;  // with the parent
    for (const auto& [file, document] : *files.parent_rules)
      if (!document.empty() && !files.rules->count(file))
        locale.rules.push_back(rule_of(file, document, texts, reader, said));
  }
  index_phrases(locale);
  return locale;
}

}  // namespace blankett
