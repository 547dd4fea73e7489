// What we ask of editors we do ourselves: every text of the pages, every message, every page of a
// rule and every reason passes the plain-language rules of its language, at the level of warnings.
// What stands in code or in quotes is mentioned and not said, so it is left out.

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

#include "localise/localise.h"
#include "parse/parse.h"
#include "plain/linter.h"
#include "rules/check.h"
#include "support/catch.h"
#include "support/project.h"
#include "validate/grammar.h"

namespace blankett::tests {
namespace {

// A text that says what a rule finds, because others have decided its words.
struct OwnWords {
  std::string_view where;  // the id of the text begins so
  std::string_view found;  // the words
  std::string_view why;
};
constexpr std::string_view kDirective =
    "the three degrees have their names from the EU's model statement (2018/1523)";
constexpr std::array kOwnWords = {
    OwnWords{"locales/sv/ui.xlf statement.technical.", "förenliga med", kDirective},
    OwnWords{"locales/sv/ui.xlf statement.technical.unknown", "förenliga", kDirective},
    OwnWords{"locales/sv-simple/ui.xlf statement.technical.", "förenliga med", kDirective},
    OwnWords{"locales/en/ui.xlf statement.technical.", "comply with", kDirective},
    OwnWords{"locales/sv/ui.xlf statement.dates.", "edogörelsen",
             "the law calls it tillgänglighetsredogörelse, and so does the heading above"},
    OwnWords{"locales/sv/ui.xlf statement.inaccessible.burden", "Oskäligt",
             "the law's words for the exception, which the text below explains"},
    OwnWords{"locales/sv/ui.xlf privacy.basis.legal-obligation", "förpliktelse",
             "the name in the GDPR, after a sentence that says what it means"},
    OwnWords{"reference (sv) privacy legal-basis legal-obligation", "förpliktelse",
             "the name in the GDPR"},
    OwnWords{"reference (en) ", "submission",
             "what a form sends has no other name among those who receive it"},
    OwnWords{"generator/rules/page-contrast-enhanced/rule.md", "Enhanced",
             "the name of the criterion in WCAG"},
    OwnWords{"generator/rules/page-contrast-enhanced/rule.sv.md", "förhöjd",
             "the name of the criterion in the Swedish WCAG"},
};

// Mentions and slots become a word that no list has. It begins with a capital letter, so that a
// sentence that begins with it is one.
std::string said(const std::string& text) {
  static const std::regex kMentioned("`[^`]*`|\"[^\"]*\"|\\{[^{}]*\\}");
  // std::regex reads bytes, and the quotes are three each.
  static const std::regex kQuoted("(”|“)(?:(?!”)[^])*?”");
  return std::regex_replace(std::regex_replace(text, kQuoted, "Xx"), kMentioned, "Xx");
}

// Where the brace that begins at `open` ends.
std::size_t end_of_brace(const std::string& text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    if (depth == 0) return i;
  }
  return text.size();
}

// What a reader can get of a text that chooses by a number: "{n, plural, one {A} other {B}} c" is
// "A c" and "B c".
std::vector<std::string> variants_of(const std::string& text) {
  static const std::regex kChoice("\\{\\w+, (plural|select),");
  std::smatch choice;
  if (!std::regex_search(text, choice, kChoice)) return {text};
  const auto begin = static_cast<std::size_t>(choice.position());
  const std::size_t end = end_of_brace(text, begin);
  std::vector<std::string> out;
  std::size_t at = begin + static_cast<std::size_t>(choice.length());
  while ((at = text.find('{', at)) < end) {
    const std::size_t closed = end_of_brace(text, at);
    std::string one = text.substr(0, begin) + text.substr(at + 1, closed - at - 1);
    if (end < text.size()) one += text.substr(end + 1);
    for (std::string& variant : variants_of(one)) out.push_back(std::move(variant));
    at = closed;
  }
  return out;
}

// The paragraphs, headings and items of Markdown, without its blocks of code.
std::vector<std::string> paragraphs_of(std::string_view page) {
  std::vector<std::string> out(1);
  std::istringstream lines{std::string(page)};
  for (std::string line; std::getline(lines, line);) {
    const bool code = line.starts_with("    ");
    const bool begins = line.starts_with("#") || line.starts_with("- ");
    if (code || line.empty() || begins) out.emplace_back();
    if (begins) line.erase(0, line.find(' ') + 1);
    if (!code) out.back() += (out.back().empty() ? "" : " ") + line;
  }
  std::erase(out, "");
  return out;
}

// By the parts of its id: what it is to whoever reads it.
TextRole role_of(std::string_view id) {
  const auto has_part = [&](std::string_view part) { return id.find(part) != id.npos; };
  if (id.starts_with("error.") || has_part(".error")) return TextRole::error;
  if (has_part("title") || has_part("heading")) return TextRole::title;
  if (has_part("hint")) return TextRole::hint;
  if (has_part("label") || has_part("button")) return TextRole::label;
  return TextRole::help;
}

class OwnTexts {
 public:
  OwnTexts() : project_(load(with(files_below("locales")), {})) {}

  void read(std::string_view language, TextRole role, const std::string& id,
            const std::string& text) {
    ++texts;
    for (const std::string& variant : variants_of(text)) read_one(language, role, id, variant);
  }

  const std::vector<Locale>& locales() const { return project_->locales; }
  /// Those of the table that no text needs.
  std::string unused() const {
    std::string out;
    for (std::size_t i = 0; i < kOwnWords.size(); ++i)
      if (!used_[i]) out += std::string(kOwnWords[i].where) + "\n";
    return out;
  }

  std::string wrong{};
  std::size_t texts = 0;

 private:
  void read_one(std::string_view language, TextRole role, const std::string& id,
                const std::string& text) {
    const std::string words = said(text);
    for (const auto& finding : linter(language).check(role, words)) {
      if (finding.severity < Severity::warning) continue;
      const std::string found = words.substr(finding.at.begin, finding.at.end - finding.at.begin);
      if (is_ours(id, found)) continue;
      wrong += id + ": " + finding.rule->id + ": " + found + "\n    " + text + "\n";
    }
  }

  const plain::Linter& linter(std::string_view language) const {
    const auto at = std::find_if(locales().begin(), locales().end(),
                                 [&](const Locale& l) { return l.language == language; });
    REQUIRE(at != locales().end());
    return *at->linter;
  }

  bool is_ours(const std::string& id, const std::string& found) {
    for (std::size_t i = 0; i < kOwnWords.size(); ++i)
      if (id.starts_with(kOwnWords[i].where) && found.find(kOwnWords[i].found) != found.npos)
        return used_[i] = true;
    return false;
  }

  std::unique_ptr<Project> project_;
  std::array<bool, kOwnWords.size()> used_{};
};

Units units_of(const std::string& path, std::string_view language) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add(path, read(path)), found);
  Units units = read_xliff(document, language, found);
  REQUIRE(found.empty());
  return units;
}

void read_pages(OwnTexts& own) {
  for (const Locale& locale : own.locales()) {
    const std::string path = "locales/" + locale.language + "/ui.xlf";
    const bool source = locale.language == "sv";
    for (const auto& [id, unit] : units_of(path, source ? "" : locale.language))
      if (source || unit.has_target)
        own.read(locale.language, role_of(id), path + " " + id,
                 plain_of(source ? unit.source : unit.target));
  }
}

void read_messages(OwnTexts& own) {
  const std::string path = "locales/sv/diagnostics.xlf";
  for (const auto& [id, unit] : units_of(path, "sv")) {
    own.read("sv", TextRole::help, path + " " + id, plain_of(unit.target));
    own.read("en", TextRole::help, path + " (source) " + id, plain_of(unit.source));
  }
}

void read_pages_of_rules(OwnTexts& own) {
  for (const RegisteredRule& r : all_rules()) {
    const std::string folder = "generator/rules/" + std::string(r.rule->id);
    for (const std::string& words : paragraphs_of(r.page))
      own.read("en", TextRole::help, folder + "/rule.md", words);
    for (const std::string& words : paragraphs_of(r.page_swedish))
      own.read("sv", TextRole::help, folder + "/rule.sv.md", words);
  }
}

void read_reasons(OwnTexts& own) {
  const auto all = [&](const LanguageRule& rule, const auto& texts) {
    for (const auto& [language, words] : texts)
      own.read(language, TextRole::help,
               "locales/" + rule.language + "/rules/" + rule.id + ".xml " + language, words);
  };
  for (const Locale& locale : own.locales())
    for (const auto& rule : locale.linter->rules()) {
      all(*rule, rule->why);
      all(*rule, rule->how);
      for (const auto& [which, says] : rule->says) all(*rule, says.texts);
    }
}

void read_form_language(OwnTexts& own) {
  const auto both = [&](const std::string& name, const Doc& doc) {
    own.read("sv", TextRole::help, "reference (sv) " + name, std::string(doc.sv));
    own.read("en", TextRole::help, "reference (en) " + name, std::string(doc.en));
  };
  for (const ElementRule& element : grammar().elements) {
    const std::string name(element.name);
    both(name, element.doc);
    for (const AttributeRule& attribute : element.attributes) {
      both(name + " " + std::string(attribute.name), attribute.doc);
      for (const ValueDoc& value : attribute.values)
        both(name + " " + std::string(attribute.name) + " " + std::string(value.value), value.doc);
    }
  }
}

}  // namespace

TEST_CASE("our own texts pass the plain-language rules", "[own]") {
  OwnTexts own;
  const auto passes = [&](const char* what, void (*read)(OwnTexts&), std::size_t least) {
    INFO(what);
    own.wrong.clear();
    own.texts = 0;
    read(own);
    CHECK(own.wrong == "");
    CHECK(own.texts > least);
  };
  passes("the words of the pages, in every language", read_pages, 3500);
  passes("the compiler's messages", read_messages, 1800);
  passes("the pages of rules", read_pages_of_rules, 1000);
  passes("the reasons and messages of plain-language rules", read_reasons, 200);
  passes("the reference of the form language", read_form_language, 500);
  // An exception that nothing needs would hide the next mistake.
  CHECK(own.unused() == "");
}

TEST_CASE("a text of ours that is hard to read is found, and what it mentions is not", "[own]") {
  OwnTexts own;
  own.read("sv", TextRole::help, "a", "Du kommer att erhålla ett beslut.");
  CHECK(own.wrong == "a: officialese: kommer att erhålla\n    Du kommer att erhålla ett beslut.\n");
  own.wrong.clear();
  own.read("sv", TextRole::help, "b", "Skriv inte ”kommer att erhålla” eller `erhålla`.");
  own.read("en", TextRole::error, "c", "Do not write “is not valid” of {date}.");
  own.read("en", TextRole::error, "d", "Do not write \"is not valid\".");
  CHECK(own.wrong == "");
  CHECK(variants_of("{n, plural, one {# {a}} other {# b}} c {d}") ==
        std::vector<std::string>{"# {a} c {d}", "# b c {d}"});
  // A mention does not join two sentences.
  const std::string half = "Skriv ett namn som alla kan läsa och som inte är för långt för oss här";
  own.read("sv", TextRole::help, "e", half + ". `a` är " + half + ".");
  CHECK(own.wrong == "");
  CHECK(paragraphs_of("# A\n\nb\nc\n\n    code\n\n- d\n- e\n") ==
        std::vector<std::string>{"A", "b c", "d", "e"});
}

}  // namespace blankett::tests
