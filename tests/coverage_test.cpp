// What must be there for everything of a kind: fixtures for every message, words in both languages
// for every reader, a component and an example for every kind, documentation for every name.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/finding.h"
#include "base/message.h"
#include "base/text.h"
#include "kinds/file_types.h"
#include "localise/localise.h"
#include "parse/parse.h"
#include "plain/linter.h"
#include "render/messages.h"
#include "rules/check.h"
#include "rules/suppress.h"
#include "support/catch.h"
#include "support/project.h"
#include "validate/grammar.h"
#include "validate/validate.h"
#include "write/write.h"

namespace blankett::tests {
namespace {

std::vector<const Message*> all_messages() {
  std::vector<const Message*> out;
  const auto add = [&](std::span<const Message> messages) {
    for (const Message& message : messages) out.push_back(&message);
  };
  for (const auto messages :
       {pipeline_messages(), parse_messages(), validate_messages(), link_messages(),
        localise_messages(), plain::plain_messages(), lock_messages(), review_messages(),
        suppression_messages(), check_messages(), theme_messages(), write_messages()})
    add(messages);
  for (const RegisteredRule& r : all_rules()) add(r.rule->messages);
  return out;
}

// Messages that no fixture shows, and why.
const std::set<std::string_view> kExempt = {
    // They need a disk: write_test.cpp and kill_test.sh.
    "write/foreign-folder",
    "write/busy",
    "write/failed",
    "write/foreign-file",
    // They come when a site is written: theme_test.cpp, cli_test.cpp, components_test.cpp.
    "theme/refused",
    "theme/no-minifier",
    "theme/component",
    // It needs several forms: labels_test.cpp.
    "label-translated-twice/other-form",
    // They come when a file is merged: translate_test.cpp.
    "localise/merge-file",
    "localise/merge-source-language",
    "localise/merge-language",
    "localise/merge-twice",
    // They come when suggestions are asked for where there is no dictionary: spelling_test.cpp.
    "rules/no-dictionary",
    "rules/no-hunspell",
    // They come when much is checked: audit_test.cpp, any_text_test.cpp.
    "language/more",
    "project/not-utf-8",
    "project/no-texts",
    "project/xml-as-text",
    "page/more",
    "project/not-compared",
    // They come with a page that links to a style sheet elsewhere: audit_test.cpp.
    "project/sheet-unread",
    "project/sheet-could-change",
    // They come of a page's bytes: parse_test.cpp, cli_test.cpp.
    "parse/empty-page",
    "parse/charset",
    // The city's theme promises more than its goal: contrast_test.cpp.
    "theme/contrast-goal",
};

// Everything that is expected of a fixture, as one text with a line end before each line.
std::string all_expected() {
  std::string out = "\n";
  for (const char* folder : {"generator/rules", "tests/diagnostics"})
    for (const auto& [path, bytes] : files_below(folder))
      if (path.ends_with(".expected")) out += bytes;
  return out;
}

bool begins_with_capital(std::string_view text) {
  const std::string small = lower_case(text);
  return text.substr(0, 2) != std::string_view(small).substr(0, 2);
}

// "XML", "XLIFF": a word of capitals stays one.
bool begins_with_acronym(std::string_view text) {
  return text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

// Every `{0}` and `{0, number}` of a text, each as often as it stands there.
std::vector<std::string> slots(std::string_view text) {
  std::vector<std::string> out;
  for (; !text.empty(); text.remove_prefix(1))
    if (const auto slot = slot_at(text)) out.emplace_back(text.substr(0, slot->length));
  std::sort(out.begin(), out.end());
  return out;
}

void check_style(const std::string& id, std::string_view text) {
  INFO(id << ": " << text);
  CHECK_FALSE(text.ends_with('.'));
  CHECK(text == trimmed(text));
  CHECK(text.find('\n') == text.npos);
  CHECK((!begins_with_capital(text) || begins_with_acronym(text)));
}

std::string rule_folder(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '-', '_');
  return "generator/rules/" + name;
}

std::size_t inputs(const Files& files, const std::string& folder) {
  return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const auto& file) {
    return file.first.starts_with(folder) &&
           (file.first.ends_with(".xml") || file.first.ends_with(".html"));
  }));
}

void check_documented(const std::string& what, const Doc& doc) {
  INFO(what);
  CHECK_FALSE(doc.sv.empty());
  CHECK_FALSE(doc.en.empty());
  CHECK(doc.sv != doc.en);
  CHECK((doc.sv.ends_with('.') || doc.sv.ends_with("…")));
  CHECK((doc.en.ends_with('.') || doc.en.ends_with("…")));
}

}  // namespace

TEST_CASE("every message has an id of its own, named after its stage or rule") {
  std::set<std::string_view> ids;
  for (const Message* message : all_messages()) {
    INFO(message->id);
    CHECK(ids.insert(message->id).second);
    CHECK(message->id.find('/') != std::string_view::npos);
    CHECK(std::all_of(message->id.begin(), message->id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
    }));
  }
  std::set<std::string_view> rules;
  for (const RegisteredRule& r : all_rules()) {
    CHECK(rules.insert(r.rule->id).second);
    for (const Message& message : r.rule->messages)
      CHECK(message.id.starts_with(std::string(r.rule->id) + "/"));
  }
}

TEST_CASE("every message is shown by a fixture") {
  const std::string expected = all_expected();
  for (const Message* message : all_messages()) {
    INFO(message->id);
    // A related place is printed by its words alone.
    const bool shown = expected.find(" " + std::string(message->id) + " ") != expected.npos ||
                       (slots(message->text).empty() &&
                        expected.find(" " + std::string(message->text) + "\n") != expected.npos);
    CHECK(shown != (kExempt.count(message->id) == 1));
  }
}

TEST_CASE("a hundred and twenty broken inputs show what is said of them") {
  std::set<std::string> broken;
  for (const auto& [path, bytes] : files_within("tests/diagnostics"))
    if (path.ends_with(".expected")) broken.insert(path.substr(0, path.rfind('.')));
  for (const auto& [path, bytes] : files_below("generator/rules"))
    if (path.find("/invalid/") != path.npos && !path.ends_with(".expected")) broken.insert(path);
  CHECK(broken.size() >= 120);
}

TEST_CASE("messages are lower case, one line, without a final stop") {
  for (const Message* message : all_messages()) {
    CHECK_FALSE(message->text.empty());
    check_style(std::string(message->id), message->text);
    check_style(std::string(message->id) + "#help", message->help);
  }
}

TEST_CASE("every message has words in Swedish, of the English that is in the code") {
  const std::string path = "locales/sv/diagnostics.xlf";
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add(path, read(path)), found);
  const Units units = read_xliff(document, "sv", found);
  REQUIRE(found.empty());
  std::set<std::string> wanted;
  const auto check_unit = [&](const std::string& id, std::string_view english) {
    INFO(id << ": " << english);
    wanted.insert(id);
    const auto unit = units.find(id);
    CHECK(unit != units.end());
    if (unit == units.end()) return;
    const std::string swedish = plain_of(unit->second.target);
    CHECK(plain_of(unit->second.source) == english);
    CHECK(swedish != "");
    CHECK(slots(swedish) == slots(english));
    CHECK(std::count(swedish.begin(), swedish.end(), '`') % 2 == 0);
    check_style(id, swedish);
  };
  for (const Message* message : all_messages()) {
    const std::string id(message->id);
    check_unit(id, message->text);
    if (!message->help.empty()) check_unit(id + "#help", message->help);
  }
  for (const auto& [id, unit] : units) {
    INFO(id);
    CHECK(wanted.count(id) == 1);
  }
}

TEST_CASE("every rule has its page in both languages and its examples") {
  const Files files = files_below("generator/rules");
  for (const RegisteredRule& r : all_rules()) {
    INFO("rule " << r.rule->id);
    const std::string folder = rule_folder(r.rule->id);
    for (const std::string_view page : {r.page, r.page_swedish}) {
      CHECK(page.starts_with("# "));
      CHECK(page.size() > 300);
    }
    CHECK(r.page != r.page_swedish);
    CHECK(1 == (r.rule->model != nullptr) + (r.rule->edition != nullptr) +
                   (r.rule->page != nullptr) + (r.rule->pages != nullptr));
    if (r.rule->id == "language") continue;  // an engine: the rules are in locales/
    CHECK_FALSE(r.rule->standards.empty());
    CHECK_FALSE(r.rule->messages.empty());
    CHECK(inputs(files, folder + "/valid/") >= 1);
    CHECK(inputs(files, folder + "/invalid/") >= 1);
    const std::string ending = r.rule->page || r.rule->pages ? ".html" : ".xml";
    for (const auto& [path, bytes] : files)
      if (path.starts_with(folder + "/") && path.find("valid/") != path.npos)
        // What a form and its page both have is said of a form.
        CHECK((path.ends_with(ending) || path.ends_with(".expected") || path.ends_with(".xlf") ||
               (r.rule->page && path.ends_with("in_form.xml"))));
  }
}

TEST_CASE("every rule names its standards in the forms that reports know") {
  for (const RegisteredRule& r : all_rules())
    for (std::string_view rest = r.rule->standards; !rest.empty();) {
      const std::string tag(rest.substr(0, rest.find(' ')));
      rest.remove_prefix(std::min(tag.size() + 1, rest.size()));
      INFO(r.rule->id << ": " << tag);
      static const std::regex kTag(
          "wcag:[1-4]\\.[1-5]\\.[1-9][0-3]?|en301549:[0-9]+(\\.[0-9]+)+|act:[0-9a-z]{6}|best-"
          "practice");
      CHECK(std::regex_match(tag, kTag));
    }
}

TEST_CASE("every kind has a component of its name in the theme") {
  for (const Kind* kind : all_kinds()) {
    INFO("kind " << kind->name);
    const std::string name(kind->name);
    const std::string folder = "themes/stockholm/components/" + name + "/";
    const Files files = files_below("themes/stockholm/components/" + name);
    REQUIRE(files.count(folder + "component.json") == 1);
    const auto json = nlohmann::json::parse(files.at(folder + "component.json"));
    CHECK_FALSE(json.value("summary", "").empty());
    const std::string own = files.count(folder + name + ".mustache") == 1 ? name : "";
    CHECK(json.value("template", own) == kind->component);
    const std::string control(kind->component);
    CHECK(files_below("themes/stockholm/components/" + control)
              .count("themes/stockholm/components/" + control + "/" + control + ".mustache") == 1);
  }
}

TEST_CASE("the example of every kind is a form that nothing is said of") {
  for (const Kind* kind : all_kinds()) {
    INFO(kind->example);
    CHECK(kind->view != nullptr);
    CHECK(kind->schema != nullptr);
    CHECK(kind->example.find("<" + std::string(kind->name) + " ") != std::string_view::npos);
    const std::string form =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<form id=\"exempel\" version=\"1.0.0\" xml:lang=\"sv\">\n"
        "<title>Ett exempel</title><summary>Så här ser frågan ut.</summary>\n"
        "<service owner=\"stadsledningskontoret\"><endpoint href=\"https://a.example/b\"/>"
        "</service>\n<step id=\"steg\"><title>Steget</title>\n" +
        std::string(kind->example) + "\n</step></form>\n";
    CHECK(listed(findings_of_form(form), "forms/exempel/form.xml") == "");
  }
}

TEST_CASE("every name of the form language is documented in both languages") {
  std::set<std::string_view> names;
  for (const ElementRule& element : grammar().elements) {
    const std::string name(element.name);
    CHECK(names.insert(element.name).second);
    check_documented("<" + name + ">", element.doc);
    std::set<std::string_view> attributes;
    for (const AttributeRule& attribute : element.attributes) {
      const std::string full = name + " " + std::string(attribute.name);
      INFO(full);
      CHECK(attributes.insert(attribute.name).second);
      check_documented(full, attribute.doc);
      const bool listed_type =
          attribute.type == ValueType::one_of || attribute.type == ValueType::names_of;
      CHECK(attribute.values.empty() != listed_type);
      for (const ValueDoc& value : attribute.values)
        check_documented(full + "=" + std::string(value.value), value.doc);
    }
    for (const Particle& particle : element.particles)
      for (const std::string_view child : particle.elements) {
        INFO(name << " holds " << child);
        CHECK(grammar().find(child) != nullptr);
      }
  }
  for (const std::string_view root : grammar().roots) CHECK(grammar().find(root) != nullptr);
}

TEST_CASE("every kind lists the reasons that its error texts have words for") {
  const auto project = load(with(Files{}), {});
  for (const Locale& locale : project->locales)
    for (const Kind* kind : all_kinds()) {
      if (kind->computed) continue;
      std::vector<std::string> reasons = {"missing"};
      for (const std::string_view reason : kind->errors) reasons.emplace_back(reason);
      for (const std::string& reason : reasons) {
        const std::string key = "error." + std::string(kind->name) + "." + reason;
        INFO(locale.language << ": " << key);
        CHECK(locale.ui.count(key) == 1);
        CHECK_FALSE(locale.text(key).empty());
      }
    }
}

}  // namespace blankett::tests
