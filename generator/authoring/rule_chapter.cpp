// Rules on texts by language, then rules on forms, then rules on pages. What a rule is for and how
// to put right what it finds is said by its own page or file. Tested by reference_test.cpp.

#include "authoring/rule_chapter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/finding.h"
#include "base/markdown.h"
#include "base/sentences.h"
#include "base/text.h"
#include "kinds/kind.h"
#include "validate/grammar.h"

namespace blankett {
namespace {

constexpr std::string_view kNeutral = "neutral";
constexpr std::string_view kQuote = "”", kOpening = "“";
constexpr std::string_view kEngine = "language";  // its page is about all plain-language rules

enum class RuleGroup : std::uint8_t { form, page };

RuleGroup group_of(const Rule& rule) {
  return rule.page || rule.pages ? RuleGroup::page : RuleGroup::form;
}

std::string_view without_heading(std::string_view page) {
  if (!page.starts_with("# ")) return page;
  return page.substr(std::min(page.find('\n'), page.size()));
}

class Chapter {
 public:
  Chapter(const RuleBook& book, bool swedish) : book_(book), swedish_(swedish) {}

  RuleChapter run() {
    part(2, "checked", say({"Regler som texter och sidor följer", "Rules of texts and pages"}));
    intro();
    plain_language();
    for (const LanguageRules& of : book_.languages) language(of);
    registered("form-rules", {"Formulär", "Forms"},
               {"De här reglerna läser ett formulär innan det blir sidor.",
                "These rules read a form before it becomes pages."},
               RuleGroup::form);
    registered("page-rules", {"Sidor", "Pages"},
               {"De här reglerna läser färdiga HTML-sidor, våra egna och andras.",
                "These rules read finished HTML pages, our own and anybody's."},
               RuleGroup::page);
    return std::move(out_);
  }

 private:
  std::string_view say(Doc doc) const { return swedish_ ? doc.sv : doc.en; }

  // A heading that the contents lead to; after it, the rules that stand below it can be listed.
  void part(int level, std::string_view id, std::string_view words) {
    out_.contents += fmt::format("<p><a href=\"#{}\">{}</a></p>\n", id, words);
    out_.body += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", level, id, words);
  }
  void paragraph(std::string_view html) { out_.body += fmt::format("<p>{}</p>\n", html); }
  void heading(Doc words) { out_.body += fmt::format("<h5>{}</h5>\n", say(words)); }
  static std::string code(std::string_view text) {
    return fmt::format("<code>{}</code>", escaped(text));
  }

  void intro() {
    paragraph(
        say({"Det som en regel hittar står med regelns namn inom hakparenteser, till exempel "
             "<code>[label-long/long]</code>. Samma namn står här, med skälet och hur man "
             "rättar.",
             "What a rule finds is printed with the name of the rule in brackets, "
             "<code>[label-long/long]</code> for example. The same name stands here, with "
             "the reason and how to put it right."}));
    out_.body += fmt::format(
        "<dl>\n<div><dt>{}</dt><dd>{}</dd></div>\n<div><dt>{}</dt><dd>{}</dd></div>\n"
        "<div><dt>{}</dt><dd>{}</dd></div>\n<div><dt>{}</dt><dd>{}</dd></div>\n</dl>\n",
        level_of(Severity::error, false),
        say({"Formuläret publiceras inte förrän det är rättat.",
             "The form is not published until it is put right."}),
        level_of(Severity::warning, false),
        say({"Ska rättas, eller lämnas med ett skäl.", "To be put right, or left with a reason."}),
        level_of(Severity::review, false), say({"En människa måste titta.", "A person must look."}),
        level_of(Severity::note, true),
        say({"Kanske kan det bli bättre. Sägs med <code>--suggestions</code>.",
             "Perhaps it can be better. Printed with <code>--suggestions</code>."}));
    paragraph(
        say({"Det som måste stå kvar får ett skäl, först i elementet som det gäller. Ett fel "
             "går inte att lämna.",
             "What must stay gets a reason, first in the element concerned. An error cannot "
             "be left."}));
    out_.body += "<pre lang=\"sv\"><code>" +
                 escaped(
                     "<allow rule=\"officialese\" reason=\"Så står det i beslutet.\" "
                     "until=\"2027-03-31\"/>") +
                 "</code></pre>\n";
  }

  // ---- plain language

  void plain_language() {
    for (const RegisteredRule& r : book_.registered) {
      if (r.rule->id != kEngine) continue;
      part(3, anchor_of_rule(kEngine), markdown_words(markdown_title(page_of(r))));
      out_.body += markdown_html(without_heading(page_of(r)), 3, r.page_swedish);
    }
  }

  void language(const LanguageRules& of) {
    if (of.rules.empty()) return;
    const bool neutral = of.language == kNeutral;
    const std::string name =
        neutral ? std::string(say({"alla språk", "all languages"}))
                : fmt::format("<span lang=\"{}\">{}</span>", of.language, escaped(of.name));
    part(3, "plain-" + of.language,
         fmt::format("{}: {}", say({"Klarspråk", "Plain language"}), name));
    out_.contents += "<ul>\n";
    for (const LanguageRule* rule : of.rules) language_rule(*rule);
    out_.contents += "</ul>\n";
  }

  void language_rule(const LanguageRule& rule) {
    begin_rule(anchor_of_rule(rule.id, rule.language), code(rule.id));
    if (const auto why = in_reader(rule.why); !why.empty()) paragraph(prose(rule, rule.why));
    out_.body += "<dl>\n";
    fact({"Nivå", "Level"}, level_of(rule.severity, true));
    fact({"Läser", "Reads"}, roles(rule));
    if (rule.language == kNeutral) fact({"Språk", "Languages"}, languages_but(rule.id));
    if (const std::string words = listed_words(rule); !words.empty())
      fact({"Lista", "List"}, words);
    if (const std::string limit = limits(rule); !limit.empty()) fact({"Gräns", "Limit"}, limit);
    allowed(rule.id, rule.severity);
    out_.body += "</dl>\n";
    if (const auto how = in_reader(rule.how); !how.empty()) {
      heading({"Gör så här", "How to put it right"});
      paragraph(prose(rule, rule.how));
    }
    heading({"Exempel", "Examples"});
    examples(rule, rule.bad, {"Det här hittar regeln:", "This is found:"});
    examples(rule, rule.good, {"Så här är det bra:", "This is good:"});
    heading({"Meddelanden", "Messages"});
    out_.body += "<ul>\n";
    for (const auto& [which, says] : rule.says)
      message(rule.id + "/" + which, in_reader(says.texts), "");
    out_.body += "</ul>\n";
  }

  std::string in_reader(const std::map<std::string, std::string, std::less<>>& texts) const {
    const auto found = texts.find(swedish_ ? "sv" : "en");
    return found == texts.end() ? std::string() : found->second;
  }

  // What both readers are told in quotes is in the language of the rule: ”apply”.
  std::string prose(const LanguageRule& rule,
                    const std::map<std::string, std::string, std::less<>>& texts) const {
    const std::string text = in_reader(texts);
    const auto other = texts.find(swedish_ ? "en" : "sv");
    const std::string language = rule.language == kNeutral ? "sv" : rule.language;
    if (other == texts.end() || language.starts_with(swedish_ ? "sv" : "en")) return escaped(text);
    std::string out;
    std::string_view rest = text;
    while (!rest.empty()) {
      const Range quoted = quoted_in(rest);
      const std::string_view words = rest.substr(quoted.begin, quoted.end - quoted.begin);
      out += escaped(rest.substr(0, quoted.begin));
      if (!words.empty() && other->second.find(words) != std::string::npos)
        out += fmt::format("<span lang=\"{}\">{}</span>", language, escaped(words));
      else out += escaped(words);
      rest.remove_prefix(quoted.end);
      // The quote that ends it begins no other.
      const std::size_t ends = words.empty() ? 0 : kQuote.size();
      out += rest.substr(0, ends);
      rest.remove_prefix(ends);
    }
    return out;
  }

  // The first words in quotes, without these; at the end when there are none.
  static Range quoted_in(std::string_view text) {
    const std::size_t open = std::min(text.find(kQuote), text.find(kOpening));
    if (open == text.npos) return {text.size(), text.size()};
    const std::size_t begin = open + kQuote.size();
    const std::size_t end = text.find(kQuote, begin);
    return end == text.npos ? Range{text.size(), text.size()} : Range{begin, end};
  }

  // Element names are links to where the language says what they are.
  static std::string role_link(TextRole role) {
    const std::string name(name_of(role));
    return grammar().find(name) ? fmt::format("<a href=\"#e-{0}\"><code>{0}</code></a>", name)
                                : code(name);
  }
  static std::string role_links(const std::vector<TextRole>& roles) {
    std::string out;
    for (const TextRole role : roles) out += (out.empty() ? "" : ", ") + role_link(role);
    return out;
  }

  // Most rules read nearly everything; what they leave is shorter to say.
  std::string roles(const LanguageRule& rule) const {
    constexpr int kRoles = static_cast<int>(TextRole::alternative) + 1;
    std::vector<TextRole> others;
    for (int i = 0; i < kRoles; ++i)
      if (!rule.applies_to(static_cast<TextRole>(i))) others.push_back(static_cast<TextRole>(i));
    if (others.empty()) return std::string(say({"alla texter", "all texts"}));
    if (others.size() >= static_cast<std::size_t>(kRoles) / 2) return role_links(rule.roles);
    return fmt::format("{} {}", say({"alla texter utom", "all texts but"}), role_links(others));
  }

  // A rule for all languages is not used where a language has its own of that name.
  std::string languages_but(std::string_view id) const {
    std::string out;
    for (const LanguageRules& of : book_.languages)
      for (const LanguageRule* rule : of.rules)
        if (rule->id == id && of.language != kNeutral)
          out += fmt::format("{}<a href=\"#{}\">{}</a>", out.empty() ? "" : ", ",
                             anchor_of_rule(id, of.language), of.language);
    if (out.empty()) return std::string(say({"alla", "all"}));
    return fmt::format("{} {}",
                       say({"alla som inte har en egen:", "all without one of their own:"}), out);
  }

  std::string listed_words(const LanguageRule& rule) const {
    std::map<Severity, std::size_t, std::greater<>> counts;
    std::size_t all = 0;
    for (const LanguagePhrase& phrase : rule.phrases)
      if (!phrase.good) ++counts[phrase.severity], ++all;
    if (all == 0) return {};
    std::string out = fmt::format("{} {}", all, say({"ord och uttryck", "words and phrases"}));
    if (counts.size() < 2) return out;
    std::string by_level;
    for (const auto& [severity, count] : counts)
      by_level +=
          fmt::format("{}{}: {}", by_level.empty() ? "" : ", ", level_of(severity, true), count);
    return fmt::format("{} ({})", out, by_level);
  }

  bool swedish_has_its_own(std::string_view id) const {
    for (const LanguageRules& of : book_.languages)
      for (const LanguageRule* rule : of.rules)
        if (of.language == "sv" && rule->id == id) return true;
    return false;
  }

  std::string limits(const LanguageRule& rule) const {
    // What a neutral rule holds is scaled for the language whose linter it is from.
    if (!rule.limits.empty() && rule.language == kNeutral && swedish_has_its_own(rule.id))
      return std::string(say({"olika för varje språk", "another for each language"}));
    std::string out;
    for (const LanguageLimit& limit : rule.limits) {
      out += fmt::format("{}{}", out.empty() ? "" : "; ", limit.most);
      if (!limit.roles.empty())
        out += fmt::format(" {} {}", say({"för", "for"}), role_links(limit.roles));
    }
    if (!out.empty() && rule.language == kNeutral)
      out += say({" på svenska; ett annat språk kan ha en annan",
                  " in Swedish; another language can have another"});
    return out;
  }

  void examples(const LanguageRule& rule, const std::vector<LanguageExample>& all, Doc lead) {
    if (all.empty()) return;
    paragraph(say(lead));
    out_.body += "<ul class=\"examples\">\n";
    for (const LanguageExample& example : all) {
      const std::string language = !example.language.empty()   ? example.language
                                   : rule.language == kNeutral ? "sv"
                                                               : rule.language;
      out_.body += fmt::format("<li><bdi lang=\"{}\">{}</bdi></li>\n", language, marked(example));
    }
    out_.body += "</ul>\n";
  }

  static std::string marked(const LanguageExample& example) {
    std::string out;
    std::size_t done = 0;
    const std::string_view text = example.text;
    for (const Range r : example.marked) {
      out += escaped(text.substr(done, r.begin - done));
      out += fmt::format("<mark>{}</mark>", escaped(text.substr(r.begin, r.end - r.begin)));
      done = r.end;
    }
    return out + escaped(text.substr(done));
  }

  // ---- rules on forms and pages

  void registered(std::string_view id, Doc name, Doc about, RuleGroup group) {
    part(3, id, say(name));
    paragraph(say(about));
    out_.contents += "<ul class=\"titles\">\n";
    for (const RegisteredRule& r : book_.registered)
      if (group_of(*r.rule) == group && r.rule->id != kEngine) registered_rule(r);
    out_.contents += "</ul>\n";
  }

  std::string_view page_of(const RegisteredRule& r) const {
    return swedish_ ? r.page_swedish : r.page;
  }

  void registered_rule(const RegisteredRule& r) {
    const Rule& rule = *r.rule;
    begin_rule(anchor_of_rule(rule.id),
               fmt::format("{} {}", markdown_words(markdown_title(page_of(r))), code(rule.id)));
    out_.body += "<dl>\n";
    fact({"Nivå", "Level"}, level_of(rule.severity, false));
    fact({"Läser", "Reads"}, subject(rule));
    if (const auto words = book_.words.find(rule.id); words != book_.words.end()) {
      std::string codes;
      for (const std::string& language : words->second)
        codes += (codes.empty() ? "" : ", ") + escaped(language);
      fact({"Kan ord på", "Knows words of"}, codes);
    }
    if (!rule.form_rule.empty())
      fact({"Samma sak om formulär", "The same of forms"},
           fmt::format("<a href=\"#{}\">{}</a>", anchor_of_rule(rule.form_rule),
                       code(rule.form_rule)));
    allowed(rule.id, rule.severity);
    out_.body += "</dl>\n";
    out_.body += markdown_html(without_heading(page_of(r)), 4, r.page_swedish);
    heading({"Meddelanden", "Messages"});
    out_.body += "<ul>\n";
    for (const Message& m : rule.messages) {
      const std::string key(m.id);
      message(key, words(key, m.text), words(key + "#help", m.help));
    }
    out_.body += "</ul>\n";
  }

  std::string_view subject(const Rule& rule) const {
    if (rule.model) return say({"formuläret", "the form"});
    if (rule.edition) return say({"formuläret på varje språk", "the form in each language"});
    if (rule.pages) return say({"flera sidor bredvid varandra", "several pages side by side"});
    if (rule.on_request)
      return say({"en sida, med <code>--enhanced</code>", "a page, with <code>--enhanced</code>"});
    return say({"en sida", "a page"});
  }

  std::string words(std::string_view id, std::string_view english) const {
    const auto found = book_.texts.find(id);
    return found == book_.texts.end() ? std::string(english) : found->second;
  }

  // ---- both

  void begin_rule(std::string_view id, std::string_view words) {
    out_.contents += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, words);
    out_.body += fmt::format("<h4 id=\"{}\">{}</h4>\n", id, words);
  }

  void fact(Doc name, std::string_view html) {
    out_.body += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", say(name), html);
  }

  void allowed(std::string_view id, Severity severity) {
    if (severity == Severity::error)
      return fact({"Får lämnas", "Can be left"},
                  say({"nej, ett fel måste rättas", "no, an error must be put right"}));
    fact({"Lämnas med", "Left with"}, code(fmt::format("<allow rule=\"{}\" reason=\"…\"/>", id)));
  }

  // Suggestions of language rules are notes of other stages.
  std::string_view level_of(Severity severity, bool of_language) const {
    switch (severity) {
      case Severity::error: return say({"fel", "error"});
      case Severity::warning: return say({"varning", "warning"});
      case Severity::review: return say({"granska", "review"});
      case Severity::note: break;
    }
    return of_language ? say({"förslag", "suggestion"}) : say({"upplysning", "note"});
  }

  // What is filled in when the rule speaks is an ellipsis here.
  void message(std::string_view id, std::string_view text, std::string_view help) {
    out_.body += fmt::format("<li>{}: {}", code(id), markdown_words(with_gaps(text)));
    if (!help.empty()) out_.body += fmt::format("<br/>{}", markdown_words(with_gaps(help)));
    out_.body += "</li>\n";
  }

  static std::string with_gaps(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::optional<Slot> gap = slot_at(text);
      if (gap) out += "…";
      else out += text[0];
      text.remove_prefix(gap ? gap->length : 1);
    }
    return out;
  }

  const RuleBook& book_;
  bool swedish_;
  RuleChapter out_{};
};

}  // namespace

std::string anchor_of_rule(std::string_view id, std::string_view language) {
  return language.empty() ? fmt::format("rule-{}", id) : fmt::format("rule-{}-{}", language, id);
}

RuleChapter rule_chapter(const RuleBook& book, bool swedish) {
  return Chapter(book, swedish).run();
}

}  // namespace blankett
