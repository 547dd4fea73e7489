// The reference says everything there is, its examples compile, and its page is one that our own
// rules on pages have nothing to say of. The settings of the editor bind every file to the schema.

#include "authoring/reference.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "authoring/examples.h"
#include "authoring/format.h"
#include "base/markdown.h"
#include "kinds/operators.h"
#include "parse/parse.h"
#include "plain/linter.h"
#include "rules/check.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"
#include "validate/grammar.h"

namespace blankett::tests {
namespace {

// What the program writes.
const std::string& page(bool swedish) {
  static const Place place;
  static const std::string pages[] = {place.run("reference --language en").out,
                                      place.run("reference --language sv").out};
  return pages[swedish];
}

// What the page says of a rule: from its heading to the next rule or group.
std::string section_of(const std::string& html, const std::string& anchor) {
  const std::size_t begin = html.find(" id=\"" + anchor + "\">");
  if (begin == html.npos) return {};
  const std::size_t end = std::min({html.find("<h2 ", begin), html.find("<h3 ", begin),
                                    html.find("<h4 id", begin), html.size()});
  return html.substr(begin, end - begin);
}

std::string without_marks(std::string html) {
  return std::regex_replace(html, std::regex("</?(mark|span)[^>]*>"), "");
}

bool has_words(const std::string& section, const std::string& text) {
  return !text.empty() && has(without_marks(section), escaped(text));
}

std::string lacks(const std::string& section) {
  std::string out;
  for (const char* part : {"<dt>", "<p>", "<h5>"})
    if (!has(section, part)) out += std::string("no ") + part + " ";
  return out;
}

// The model of the form around an operator's example, or nothing said of it.
Model model_of(const std::string& form) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add("form.xml", form), found);
  REQUIRE_FALSE(document.empty());
  return link(document, "forms/exempel", {}, sources, found);
}

void operators_in(const Condition& condition, std::set<int>& out) {
  for (const Operation& o : condition.operations) {
    out.insert(static_cast<int>(o.op));
    for (const Condition& inner : o.inner) operators_in(inner, out);
  }
}

}  // namespace

TEST_CASE("every element of the grammar has an example of itself", "[reference]") {
  std::set<std::string_view> seen;
  for (const Example& example : examples()) {
    INFO(example.element);
    CHECK(grammar().find(example.element) != nullptr);
    CHECK(find_kind(example.element) == nullptr);
    CHECK(seen.insert(example.element).second);
  }
  for (const ElementRule& rule : grammar().elements) {
    INFO(rule.name);
    const std::string xml(example_of(rule.name));
    CHECK(std::regex_search(xml, std::regex("<" + std::string(rule.name) + "[ >/]")));
  }
}

TEST_CASE("nothing is said of the file around an example", "[reference][slow]") {
  for (const Example& example : examples()) {
    INFO(example.xml);
    Files files = example_files(example);
    bool whole = false;
    for (const auto& [path, bytes] : files) whole = whole || bytes.find(example.xml) != bytes.npos;
    CHECK(whole);
    std::vector<Finding> found = findings_of(with(files));
    // An example of <allow> needs something to allow.
    std::erase_if(found, [](const Finding& f) { return !f.suppressed.empty(); });
    CHECK(listed(found, "") == "");
  }
}

TEST_CASE("the examples are laid out", "[reference]") {
  for (const Example& example : examples()) {
    if (example.in == In::why || example.in == In::message) continue;  // two elements
    const std::string xml(example.xml);
    const std::string whole = formatted(xml);
    CHECK(whole.substr(whole.find('\n') + 1) == xml + "\n");
  }
}

TEST_CASE("every operator's example compiles, and no operator is left out", "[reference][slow]") {
  std::set<int> used, steps;
  for (const OperatorDoc& op : operators()) {
    CHECK_FALSE(op.examples.empty());
    CHECK(op.doc.sv != op.doc.en);
    for (const OperatorExample& example : op.examples) {
      INFO(example.words);
      const bool formula = op.use == OperatorDoc::Use::calculation;
      CHECK((op.use == OperatorDoc::Use::answer) == example.of.has_value());
      const std::string form = operator_form(example.words, formula);
      std::vector<Finding> found = findings_of_form(form);
      // That a proof is out of reach is no fault of the example.
      std::erase_if(found, [](const Finding& f) { return f.severity == Severity::review; });
      CHECK(listed(found, "forms/exempel/form.xml") == "");
      const Model model = model_of(form);
      const Question& last =
          model.questions[Index<Question>(static_cast<std::uint32_t>(model.questions.size() - 1))];
      if (!formula) {
        operators_in(last.show_when, used);
        REQUIRE_FALSE(last.show_when.operations.empty());
        const Operand& subject = last.show_when.operations.front().subject;
        if (example.of && subject.part.empty())
          CHECK(answer_type(model.questions[subject.question]) == *example.of);
      }
      for (const ExpressionStep& step : last.formula.steps)
        steps.insert(static_cast<int>(step.kind));
    }
  }
  for (int i = 0; i <= static_cast<int>(Operator::not_); ++i) {
    INFO("operator " << i);
    CHECK(used.count(i) == 1);
  }
  for (int i = 0; i <= static_cast<int>(ExpressionStep::Kind::choose); ++i) {
    INFO("step " << i);
    CHECK(steps.count(i) == 1);
  }
}

TEST_CASE("the page names every element, attribute, kind and operator", "[reference]") {
  for (const bool swedish : {false, true}) {
    const std::string& html = page(swedish);
    CHECK(html.find(swedish ? "<html lang=\"sv\">" : "<html lang=\"en\">") != html.npos);
    for (const ElementRule& rule : grammar().elements) {
      INFO(rule.name);
      CHECK(html.find("<h3 id=\"e-" + std::string(rule.name) + "\">") != html.npos);
      for (const AttributeRule& a : rule.attributes)
        CHECK(html.find("<th scope=\"row\"><code>" + std::string(a.name) + "</code></th>") !=
              html.npos);
    }
    for (const OperatorDoc& op : operators())
      for (const OperatorExample& e : op.examples)
        CHECK(html.find("<code>" + std::string(e.words.substr(0, e.words.find('"')))) != html.npos);
  }
}

TEST_CASE("every rule on forms and pages has its section, in Swedish and in English",
          "[reference]") {
  for (const RegisteredRule& r : all_rules()) {
    const std::string id(r.rule->id);
    INFO(id);
    const std::string anchor = anchor_of_rule(id);
    const std::string english = section_of(page(false), anchor);
    const std::string swedish = section_of(page(true), anchor);
    // The reason: the first paragraph of its page.
    CHECK(has(english, markdown_first_paragraph(r.page)));
    CHECK(has(swedish, markdown_first_paragraph(r.page_swedish)));
    CHECK(markdown_first_paragraph(r.page) != markdown_first_paragraph(r.page_swedish));
    CHECK(has(english, ">How to put it right</h"));
    CHECK(has(swedish, ">Gör så här</h"));
    for (const bool in_swedish : {false, true}) {
      const std::string& section = in_swedish ? swedish : english;
      CHECK(std::regex_search(section, std::regex("<pre( lang=\"sv\")?><code>.")));
      CHECK(has(page(in_swedish), "<a href=\"#" + anchor + "\">"));
      if (r.rule->messages.empty()) continue;  // the engine: its rules are below
      CHECK(lacks(section) == "");
      CHECK(has(section, escaped("<allow rule=\"" + id + "\"")) ==
            (r.rule->severity != Severity::error));
      for (const Message& m : r.rule->messages)
        CHECK(has(section, "<code>" + std::string(m.id) + "</code>: "));
    }
  }
}

TEST_CASE("every plain-language rule has its section, in Swedish and in English", "[reference]") {
  const auto project = load(with(Files{}), {.suggestions = true});
  int rules = 0;
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.linter->rules()) {
      INFO("locales/" << rule->language << "/rules/" << rule->id);
      const std::string anchor = anchor_of_rule(rule->id, rule->language);
      for (const bool swedish : {false, true}) {
        const std::string& html = page(swedish);
        const std::string section = section_of(html, anchor);
        const char* reader = swedish ? "sv" : "en";
        CHECK(has(html, "<a href=\"#" + anchor + "\">"));
        CHECK(lacks(section) == "");
        for (const auto* part : {&rule->why, &rule->how}) {
          const auto text = part->find(reader);
          CHECK((text != part->end() && has_words(section, text->second)));
          CHECK(std::set<std::string>{part->at("sv"), part->at("en")}.size() == 2);
        }
        for (const auto* examples : {&rule->bad, &rule->good})
          for (const LanguageExample& example : *examples) {
            CHECK(has_words(section, example.text));
            const std::string text = escaped(example.text);
            for (const Range marked : example.marked)
              CHECK(has(section, "<mark>" +
                                     escaped(std::string_view(example.text)
                                                 .substr(marked.begin, marked.end - marked.begin)) +
                                     "</mark>"));
          }
        for (const auto& [which, says] : rule->says)
          CHECK(has(section, "<code>" + rule->id + "/" + which + "</code>: "));
      }
      ++rules;
    }
  CHECK(rules > 50);
  // Examples say what language they are in, also where a rule is for all of them.
  CHECK(has(section_of(page(false), "rule-sv-officialese"), "<bdi lang=\"sv\""));
  CHECK(has(section_of(page(true), "rule-en-officialese"), "<bdi lang=\"en\""));
  CHECK(has(section_of(page(true), "rule-neutral-repeated-word"), "<bdi lang=\"en\""));
  CHECK(has(section_of(page(true), "rule-neutral-mixed-script"), "<bdi lang=\"ar\">"));
  CHECK(has(section_of(page(true), "rule-en-stretched-verb"), "<span lang=\"en\">"));
  // A limit is said of the language that it is for.
  CHECK(has(section_of(page(true), "rule-sv-sentence-length"), "<dd>25; 20 för "));
  CHECK(has(section_of(page(true), "rule-neutral-label-length"), "<dd>14 på svenska"));
}

TEST_CASE("without a project the page still has the rules on forms and pages", "[reference]") {
  const Place place;
  std::filesystem::create_directory(place.top / "empty");
  const Run run = place.run("reference --language sv", "LANG=C", "empty");
  CHECK(run.code == 0);
  CHECK(has(run.out, "id=\"rule-label-long\""));
  CHECK_FALSE(has(run.out, "id=\"rule-sv-officialese\""));
}

TEST_CASE("the page is accessible and has no dead links", "[reference]") {
  for (const bool swedish : {false, true}) {
    const std::string& html = page(swedish);
    CHECK(listed(findings_of_page(html), "page.html") == "");
    CHECK(html.find("<script") == html.npos);
    CHECK(html.find("style=") == html.npos);
    const std::regex kLink("href=\"#([^\"]+)\"");
    int links = 0;
    for (std::sregex_iterator it(html.begin(), html.end(), kLink), end; it != end; ++it, ++links) {
      INFO((*it)[1]);
      CHECK(html.find(" id=\"" + (*it)[1].str() + "\"") != html.npos);
    }
    CHECK(links > 300);
    std::set<std::string> ids;
    const std::regex kId(" id=\"([^\"]+)\"");
    for (std::sregex_iterator it(html.begin(), html.end(), kId), end; it != end; ++it) {
      INFO((*it)[1]);
      CHECK(ids.insert((*it)[1]).second);
    }
    // Nobody should wait for it: a second on a slow line, once it is packed.
    CHECK(html.size() < 600'000);
    // Every table has a caption, and every cell of its first row and column a scope.
    const auto count = [&](const char* words) {
      int n = 0;
      for (std::size_t i = html.find(words); i != html.npos; i = html.find(words, i + 1)) ++n;
      return n;
    };
    CHECK(count("<table>") > 20);
    CHECK(count("<table>") == count("<caption>"));
    CHECK(count("<th>") == 0);
    CHECK(count("<h1>") == 1);
    // Emitted pages are well-formed XML too.
    Sources sources;
    Diagnostics found;
    CHECK_FALSE(parse_page(sources, sources.add("page.html", html), found).empty());
    CHECK(found.empty());
  }
}

TEST_CASE("reference writes a page in the reader's language, or the one asked for", "[reference]") {
  const Place place;
  CHECK(place.run("reference").out == page(false));
  CHECK(place.run("reference", "LANG=sv_SE.UTF-8").out == page(true));
  CHECK(place.run("reference --language sv").out == page(true));
  const Run run = place.run("reference --language en -o sida.html", "LANG=sv_SE");
  CHECK(run.code == 0);
  CHECK(run.out == "");
  CHECK(bytes_of(place.top / "sida.html") == page(false));
  CHECK(place.run("check sida.html").code == 0);
  put(place.top / "file", "x");
  CHECK(place.run("reference -o file/sida.html").code == 3);
  CHECK(place.run("reference --language de").code == 2);
  CHECK(has(place.run("reference --help").out, "--output"));
}

// ---- the editor

namespace {

// A glob of the Red Hat XML extension: * stays in a folder, ** does not.
bool matches(const std::string& glob, const std::string& path) {
  std::string pattern;
  for (std::size_t i = 0; i < glob.size(); ++i) {
    if (glob.substr(i, 3) == "**/") pattern += "(.*/)?", i += 2;
    else if (glob[i] == '*') pattern += "[^/]*";
    else if (glob[i] == '.') pattern += "\\.";
    else pattern += glob[i];
  }
  return std::regex_match(path, std::regex(pattern));
}

}  // namespace

TEST_CASE("the editor's settings bind every file of the language to the schema", "[reference]") {
  const auto settings = nlohmann::json::parse(read(".vscode/settings.json"));
  CHECK(settings.at("xml.validation.noGrammar") == "ignore");
  const auto bound = [&](const std::string& path) {
    for (const auto& association : settings.at("xml.fileAssociations")) {
      CHECK(association.at("systemId") == "forms/form.xsd");
      if (matches(association.at("pattern").get<std::string>(), path)) return true;
    }
    return false;
  };
  int files = 0;
  for (const char* folder : {"forms", "locales"})
    for (const auto& [path, bytes] : files_below(folder)) {
      if (!path.ends_with(".xml")) continue;
      INFO(path);
      CHECK(bound(path));
      CHECK(bytes.find("xsi:") == bytes.npos);
      ++files;
    }
  CHECK(files > 5);
  CHECK(bound("forms/lists/stadsdelar.xml"));
  CHECK_FALSE(bound("locales/sv/ui.xlf"));
  CHECK_FALSE(bound("forms/form.xsd"));
}

TEST_CASE("xmllint accepts every form, block and list", "[reference]") {
  REQUIRE(std::system("command -v xmllint >/dev/null 2>&1") == 0);
  for (const auto& [path, bytes] : files_below("forms")) {
    if (!path.ends_with(".xml")) continue;
    INFO(path);
    const std::string command = "cd '" PROJECT_FOLDER
                                "' && xmllint --noout --nonet --schema "
                                "forms/form.xsd '" +
                                path + "' 2>/dev/null";
    CHECK(std::system(command.c_str()) == 0);
  }
}

TEST_CASE("the editor's task reads what check prints", "[reference]") {
  const auto tasks = nlohmann::json::parse(read(".vscode/tasks.json"));
  const auto extensions = nlohmann::json::parse(read(".vscode/extensions.json"));
  CHECK(extensions.at("recommendations").at(0) == "redhat.vscode-xml");
  const Place place;
  place.form("f", "<text id=\"namn\"><label/></text>");
  // In either language, each line by the matcher of its severity, since the editor knows only
  // English words for it.
  for (const auto& [language, message] :
       {std::pair("en", "question `namn` has no label"), {"sv", "frågan `namn` har ingen text"}}) {
    INFO(language);
    const std::string printed =
        place.run(std::string("check forms --diagnostics-language ") + language).out;
    const std::string line = printed.substr(0, printed.find('\n'));
    int matchers = 0;
    for (const auto& task : tasks.at("tasks"))
      for (const auto& matcher : task.at("problemMatcher")) {
        const auto& pattern = matcher.at("pattern");
        const std::regex regex(pattern.at("regexp").get<std::string>());
        std::smatch found;
        if (!std::regex_match(line, found, regex)) continue;
        const auto group = [&](const char* name) {
          return found[pattern.at(name).get<std::size_t>()];
        };
        CHECK(matcher.at("severity") == "error");
        CHECK(group("file") == "forms/f/form.xml");
        CHECK(group("line") == "7");
        CHECK(group("column") == "15");
        CHECK(group("message") == message);
        CHECK(group("code") == "label-missing/empty");
        ++matchers;
        for (const auto& [word, severity] : {std::pair("warning", "warning"),
                                             {"varning", "warning"},
                                             {"review", "info"},
                                             {"granska", "info"},
                                             {"note", "info"},
                                             {"upplysning", "info"}}) {
          std::string other = line;
          other.replace(other.find(language == std::string("sv") ? ": fel:" : ": error:") + 2,
                        language == std::string("sv") ? 3 : 5, word);
          int taken = 0;
          for (const auto& one : task.at("problemMatcher"))
            if (std::regex_match(other,
                                 std::regex(one.at("pattern").at("regexp").get<std::string>()))) {
              CHECK(one.at("severity") == severity);
              ++taken;
            }
          CHECK(taken == 1);
        }
      }
    CHECK(matchers == 1);
  }
}

}  // namespace blankett::tests
