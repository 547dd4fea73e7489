// The contract of every component of the theme: what its template asks for, what its component.json
// declares, what its examples set and what the generator passes are the same.

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "kinds/kind.h"
#include "page/page.h"
#include "parse/parse.h"
#include "pipeline.h"
#include "render/component_page.h"
#include "render/specimen.h"
#include "rules/check.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

const std::string kFolder = "themes/stockholm/components/";

// component → component.json
const std::map<std::string, Json>& components() {
  static const auto all = [] {
    std::map<std::string, Json> out;
    for (const auto& [path, bytes] : files_below("themes/stockholm/components"))
      if (path.ends_with("/component.json"))
        out[path.substr(kFolder.size(), path.find('/', kFolder.size()) - kFolder.size())] =
            Json::parse(bytes);
    return out;
  }();
  return all;
}

const std::unique_ptr<Project>& project() {
  static const auto loaded = load(with({}), {});
  return loaded;
}

// A kind that is drawn by another component has a folder for its script only.
bool has_template(const Json& component) { return component.contains("params"); }

const Json* find(const Json& params, const std::string& name) {
  for (const Json& param : params)
    if (param.at("name") == name) return &param;
  return nullptr;
}

struct Tag {
  char kind;  // 'x' {{x}}, 'h' {{{x}}}, '#', '^' or '/'
  std::string name;
};

std::vector<Tag> tags_of(const std::string& text) {
  static const std::regex tag(
      "\\{\\{\\{\\s*([^{}]*?)\\s*\\}\\}\\}|\\{\\{\\s*([#^/&!>=]?)\\s*([^{}]*?)\\s*\\}\\}");
  std::vector<Tag> out;
  for (std::sregex_iterator it(text.begin(), text.end(), tag), end; it != end; ++it) {
    if ((*it)[1].matched) out.push_back({'h', (*it)[1]});
    else out.push_back({(*it)[2].length() > 0 ? (*it)[2].str()[0] : 'x', (*it)[3]});
  }
  return out;
}

// Checks a template against the declared params and notes which are used: "channels", then
// "channels.label".
std::set<std::string> used_params(const std::string& text, const Json& declared) {
  struct Scope {
    std::string section, prefix;
    const Json* params;
  };
  std::set<std::string> used;
  std::vector<Scope> scopes = {{"", "", &declared}};
  for (const Tag& tag : tags_of(text)) {
    INFO("{{" << tag.kind << tag.name << "}}");
    if (tag.kind == '/') {
      REQUIRE(scopes.size() > 1);
      CHECK(scopes.back().section == tag.name);
      scopes.pop_back();
      continue;
    }
    const Json* param = find(*scopes.back().params, tag.name);
    CHECK(param);
    if (!param) continue;
    used.insert(scopes.back().prefix + tag.name);
    const std::string type = param->at("type");
    const bool html = tag.name.ends_with("_html");
    CHECK(html == (type == "html"));
    switch (tag.kind) {
      case 'x': CHECK(type == "text"); break;
      case 'h': CHECK(type == "html"); break;
      case '#':
        if (type == "list") {  // a list item sees its own params only
          scopes.push_back({tag.name, scopes.back().prefix + tag.name + ".", &param->at("params")});
          break;
        }
        [[fallthrough]];
      case '^': scopes.push_back({tag.name, scopes.back().prefix, scopes.back().params}); break;
      default: FAIL_CHECK("no such tag is used here");
    }
  }
  CHECK(scopes.size() == 1);
  return used;
}

std::set<std::string> names_of(const Json& params, const std::string& prefix = "") {
  std::set<std::string> out;
  for (const Json& param : params) {
    const std::string name = prefix + param.at("name").get<std::string>();
    out.insert(name);
    if (param.at("type") == "list") out.merge(names_of(param.at("params"), name + "."));
  }
  return out;
}

// Notes what an example sets, and that it sets what is required.
void note_set(const Json& values, const Json& declared, const std::string& prefix,
              std::set<std::string>& set) {
  for (const auto& [name, value] : values.items()) {
    INFO(prefix << name);
    CHECK(find(declared, name));
  }
  for (const Json& param : declared) {
    const auto name = param.at("name").get<std::string>();
    const auto value = values.find(name);
    INFO(prefix << name);
    if (value == values.end()) {
      CHECK_FALSE((param.at("required").get<bool>() && param.at("type") != "flag"));
      continue;
    }
    set.insert(prefix + name);
    if (param.at("type") == "list")
      for (const Json& item : *value) note_set(item, param.at("params"), prefix + name + ".", set);
  }
}

std::string template_of(const std::string& name) {
  return read(kFolder + name + "/" + name + ".mustache");
}

// A theme that draws nothing, but says which params a component is given that it does not declare,
// and which it requires and is not given.
Theme probe(const std::map<std::string, Json>& contracts, const std::set<std::string>& keys) {
  Theme theme;
  for (const auto& [name, contract] : contracts) {
    if (!has_template(contract)) continue;
    const auto probes = [&](const Json& declared, const Json& around, const std::string& what) {
      std::string out;
      for (const std::string& key : keys)
        if (!find(declared, key) && !find(around, key))
          out += "{{#" + key + "}}[" + what + " is given " + key + "]{{/" + key + "}}";
      for (const Json& param : declared)
        if (param.at("required").get<bool>()) {
          const auto key = param.at("name").get<std::string>();
          out += "{{^" + key + "}}[" + what + " needs " + key + "]{{/" + key + "}}";
        }
      return out;
    };
    const Json& params = contract.at("params");
    std::string& text = theme.templates[name];
    text = "." + probes(params, Json::array(), name);  // not empty: its parent may require it
    for (const Json& param : params)
      if (param.at("type") == "list") {
        const auto list = param.at("name").get<std::string>();
        text += "{{#" + list + "}}" + probes(param.at("params"), params, name + "." + list) +
                "{{/" + list + "}}";
      }
    for (const std::string& key : keys)
      if (key.ends_with("_html")) text += "{{{" + key + "}}}";
  }
  // The outer page is a template of its own; what it asks for is what it declares.
  std::set<std::string> asked;
  for (const Tag& tag : tags_of(read("themes/stockholm/layout/page.mustache")))
    asked.insert(tag.name);
  for (const std::string& key : keys) {
    if (!asked.count(key))
      theme.templates["page"] += "{{#" + key + "}}[page is given " + key + "]{{/" + key + "}}";
    if (key.ends_with("_html")) theme.templates["page"] += "{{{" + key + "}}}";
  }
  return theme;
}

// Every key that the generator's source gives to a component, rightly spelt or not.
std::set<std::string> keys_in_source() {
  std::set<std::string> keys;
  const std::regex key("\\{\"([a-z_]+)\",|set\\(\"([a-z_]+)\",");
  for (const std::string folder : {"generator/render", "generator/kinds"})
    for (const auto& [path, bytes] : files_below(folder)) {
      if (!path.ends_with(".cpp")) continue;
      for (std::sregex_iterator it(bytes.begin(), bytes.end(), key), end; it != end; ++it)
        keys.insert((*it)[1].matched ? (*it)[1] : (*it)[2]);
    }
  return keys;
}

// A form that asks for everything a page can show.
std::string everything() {
  std::string questions = "<yes-no id=\"fraga\"><label>Fråga?</label></yes-no>";
  for (const Kind* kind : all_kinds()) questions += std::string(kind->example) + "\n";
  return "<form id=\"allt\" version=\"1.0.0\" xml:lang=\"sv\"><title>Allt</title>"
         "<summary>Allt.</summary><service owner=\"x\">"
         "<identification level=\"e-id\" why=\"Därför.\"/><processing days=\"5\"/>"
         "<after-submission><event>Vi svarar.</event></after-submission>"
         "<channel kind=\"phone\">08-508 00 508</channel><channel kind=\"email\">a@b.se</channel>"
         "<channel kind=\"visit\">Kom.</channel>"
         "<privacy controller=\"x\" legal-basis=\"public-task\" purpose=\"Därför.\"/>"
         "<endpoint href=\"https://x.example/\"/></service>"
         "<step id=\"alla\"><title>Alla</title>" +
         questions +
         "</step><step id=\"villkor\" show-when=\"fraga is yes\"><title>Villkor</title>"
         "<group id=\"g\" show-when=\"fraga is yes\"><title>Grupp</title>"
         "<text id=\"t\" show-when=\"fraga is yes\" why=\"Därför.\"><label>Text</label>"
         "<hint>Råd</hint><help><p>Hjälp</p></help></text></group>"
         "<yes-no id=\"annan\"><label>Annan?</label></yes-no><exit id=\"ut\" when=\"annan is "
         "no\"><title>Slut</title><p>Slut.</p></exit>"
         "</step></form>";
}

// What the probe finds when forms and the catalogue are rendered.
std::string probed(const std::map<std::string, Json>& contracts) {
  Files files = files_below("forms");
  for (const auto& [path, bytes] : files_below("locales")) files.emplace(path, bytes);
  files["forms/allt/form.xml"] = everything();
  const MemoryFiles disk = with(files);
  Options options;
  options.stop_after = Stage::render;
  const auto loaded = load(disk, options);
  const Theme theme = probe(contracts, keys_in_source());
  loaded->theme.templates = theme.templates;
  Renderer renderer(loaded->theme);
  std::string pages;
  std::vector<Summary> summaries;
  REQUIRE(loaded->forms.size() > 1);
  for (const std::string& form : loaded->forms) {
    const Bundle bundle = compile(*loaded, form, disk, options, renderer);
    INFO(form << "\n" << listed(bundle.findings, ""));
    CHECK_FALSE(bundle.site.empty());
    for (const auto& [path, bytes] : bundle.site)
      if (path.ends_with(".html")) pages += bytes;
    summaries.insert(summaries.end(), bundle.summaries.begin(), bundle.summaries.end());
  }
  for (const auto& [path, bytes] :
       render_catalogue(summaries, loaded->locales, loaded->theme, renderer))
    if (path.ends_with(".html")) pages += bytes;
  std::set<std::string> found;
  const std::regex mark("\\[[a-z.-]+ (?:is given|needs) [a-z_]+\\]");
  for (std::sregex_iterator it(pages.begin(), pages.end(), mark), end; it != end; ++it)
    found.insert(it->str());
  std::string out;
  for (const std::string& line : found) out += line + "\n";
  return out;
}

// What stands around a component and describes it: a paragraph for each id of aria-describedby that
// is not in it.
std::string named_by(const std::string& html) {
  static const std::regex kDescribed("aria-describedby=\"([^\"]*)\"");
  std::set<std::string> ids;
  for (std::sregex_iterator at(html.begin(), html.end(), kDescribed), end; at != end; ++at) {
    std::istringstream words((*at)[1].str());
    for (std::string id; words >> id;)
      if (html.find("id=\"" + id + "\"") == html.npos) ids.insert(id);
  }
  std::string out;
  for (const std::string& id : ids) out += "<p id=\"" + id + "\">D</p>";
  return out;
}

// Radio buttons stand in the group of their question.
std::string within_group(const std::string& html) {
  if (html.find("type=\"radio\"") == html.npos || html.find("<fieldset") != html.npos) return html;
  return "<fieldset><legend>E</legend>" + html + "</fieldset>";
}

}  // namespace

TEST_CASE("every component says what it is and how it is judged", "[components]") {
  CHECK(components().size() > 20);
  const auto theme = Json::parse(read("themes/stockholm/theme.json"));
  std::set<std::string> in_theme;
  for (const Json& name : theme.at("components")) in_theme.insert(name);
  for (const auto& [name, component] : components()) {
    INFO(name);
    CHECK(in_theme.count(name) == 1);
    CHECK_FALSE(component.at("summary").get<std::string>().empty());
    if (!has_template(component)) {
      const auto other = component.at("template").get<std::string>();
      REQUIRE(components().count(other) == 1);
      CHECK(has_template(components().at(other)));
      CHECK(find_kind(name));
      continue;
    }
    CHECK_FALSE(component.at("accessibility").empty());
    CHECK_FALSE(component.at("examples").empty());
    for (const Json& param : component.at("params")) {
      CHECK_FALSE(param.at("description").get<std::string>().empty());
      CHECK(std::set<std::string>{"text", "html", "flag", "list"}.count(param.at("type")) == 1);
      CHECK(param.at("required").is_boolean());
    }
  }
  CHECK(in_theme.size() == components().size());
}

TEST_CASE("every kind has a folder of its name, drawn by its component", "[components]") {
  for (const Kind* kind : all_kinds()) {
    INFO(kind->name);
    const auto found = components().find(std::string(kind->name));
    REQUIRE(found != components().end());
    const std::string drawn_by = has_template(found->second)
                                     ? std::string(kind->name)
                                     : found->second.at("template").get<std::string>();
    CHECK(drawn_by == kind->component);
  }
}

TEST_CASE("a template uses what is declared, and all of it", "[components]") {
  for (const auto& [name, component] : components()) {
    if (!has_template(component)) continue;
    INFO(name);
    CHECK(used_params(template_of(name), component.at("params")) ==
          names_of(component.at("params")));
  }
}

TEST_CASE("only markup is left unescaped on the page", "[components]") {
  for (const Tag& tag : tags_of(read("themes/stockholm/layout/page.mustache"))) {
    INFO(tag.name);
    CHECK((tag.kind == 'h' || tag.kind == 'x' || tag.kind == '#' || tag.kind == '/' ||
           tag.kind == '^'));
    if (tag.kind == 'h') CHECK(tag.name.ends_with("_html"));
    if (tag.kind == 'x') CHECK_FALSE(tag.name.ends_with("_html"));
  }
}

TEST_CASE("every example renders to good markup, and the examples set every param",
          "[components]") {
  Renderer renderer(project()->theme);
  for (const auto& [name, component] : components()) {
    if (!has_template(component)) continue;
    std::set<std::string> set;
    for (const Json& example : component.at("examples")) {
      INFO(name << ": " << example.at("name").get<std::string>());
      note_set(example.at("params"), component.at("params"), "", set);
      const std::string html =
          renderer.render(name, example_params(example.at("params"), component.at("params")));
      INFO(html);
      CHECK(html.find("{{") == html.npos);
      Sources sources;
      Diagnostics out;
      // A part of a page stands under the headings, a control after the label it is given there.
      const bool has_title = html.find("<h1") != html.npos;
      const std::string id = example.at("params").value("id", "");
      const bool control = html.find("<input") != html.npos || html.find("<select") != html.npos ||
                           html.find("<textarea") != html.npos;
      const bool bare = control && html.find("<label") == html.npos;
      const std::string page =
          "<html lang=\"sv\"><head><title>A</title></head><body>"
          "<a href=\"#a\">Hoppa till innehållet</a><main id=\"a\">" +
          std::string(has_title ? "" : "<h1>A</h1>") +
          (html.find("<h2") == html.npos ? "<h2>B</h2>" : "") +
          (bare ? "<label for=\"" + id + "\">C</label>" : "") + within_group(html) +
          named_by(html) + "</main></body></html>";
      const Document document = parse(sources, sources.add(name, page), out);
      if (!document.empty()) check(Page(document), out);
      CHECK(listed(resolve(out, sources, {}), "") == "");
    }
    INFO(name);
    CHECK(set == names_of(component.at("params")));
  }
}

TEST_CASE("the component page shows every component in every example", "[components]") {
  Renderer renderer(project()->theme);
  Sources sources;
  Diagnostics out;
  const std::vector<Component> read = read_components(with({}), project()->theme, sources, out);
  CHECK(out.empty());
  REQUIRE(read.size() == components().size());
  const Site site = render_component_page(read, project()->theme, project()->locales, renderer);
  const std::string& page = site.at("theme/index.html");
  for (const auto& [name, component] : components()) {
    INFO(name);
    CHECK(page.find("id=\"c-" + name + "\"") != page.npos);
    if (!has_template(component)) continue;
    for (const Json& example : component.at("examples"))
      CHECK(page.find(">" + example.at("name").get<std::string>() + "</h3>") != page.npos);
  }
  for (const char* state :
       {", wrong</h3>", ", chosen</h3>", ", sending</h3>", ", with focus</h3>",
        ", right to left</h3>", "noindex", "f-focused", "dir=\"rtl\"", "aria-invalid=\"true\""})
    CHECK(page.find(state) != page.npos);
  // Judged as every page is: ids, names and headings among them.
  // Here it has no style sheet, of which it is said that it was not read.
  std::vector<Finding> found = findings_of_page(page);
  std::erase_if(found, [](const Finding& f) { return f.rule == "project/sheet-unread"; });
  CHECK(listed(found, "page.html") == "");
}

TEST_CASE("a component.json that is not as it should be is shown where", "[components]") {
  const auto said = [](const std::string& bytes) {
    Sources sources;
    Diagnostics out;
    Theme theme;
    theme.components = {{"x", "x.json"}};
    const auto read = read_components(MemoryFiles({{"x.json", bytes}}), theme, sources, out);
    CHECK(read.empty() != out.empty());
    std::string words;
    for (Finding f : resolve(out, sources, {})) {
      f.help.clear();
      words += listed({f}, "x.json");
    }
    return words;
  };
  const std::string good = R"({"summary": "s", "accessibility": [], "params": [)"
                           R"({"name": "l", "type": "list", "required": true, "description": "d", )"
                           R"("params": [{"name": "t", "type": "text", "required": true, )"
                           R"("description": "d"}]}], "examples": [{"name": "e", )"
                           R"("params": {"l": [{"t": "x"}]}}]})";
  CHECK(said(good) == "");
  CHECK(said(R"({"summary": "s", "template": "y"})") == "");
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    bytes.replace(bytes.find(from), from.size(), to);
    return said(bytes);
  };
  CHECK(said("{") == "1:2-1:2 error theme/component component.json of `x` is broken: not JSON\n");
  CHECK(broken("\"s\"", "5").find("broken: /summary") != std::string::npos);
  CHECK(broken("\"list\"", "\"lis\"").find("broken: /params/0") != std::string::npos);
  CHECK(broken("{\"t\": \"x\"}", "{\"t\": 5}") ==
        "1:252-1:253 error theme/component component.json of `x` is broken: "
        "/examples/0/params/l/0/t\n");
  CHECK(broken("[{\"t\": \"x\"}]", "5").find("/examples/0/params/l") != std::string::npos);
  CHECK(said("[]").find("theme/component") != std::string::npos);
  CHECK(said("{\"summary\": \"s\", \"params\": [5]}").find("/params/0") != std::string::npos);
}

TEST_CASE("specimens stand beside each other without meeting", "[components]") {
  using namespace specimen;
  CHECK(isolated("<h2 id=\"a\" hidden=\"\">x</h2><a href=\"#a\">y</a><a href=\"#b\">z</a>"
                 "<h4>w</h4><input id=\"c\" name=\"n\" aria-describedby=\"a nowhere\"/>",
                 "p-") ==
        "<h4 id=\"p-a\">x</h4><a href=\"#p-a\">y</a><a href=\"#main\">z</a>"
        "<h5>w</h5><input id=\"p-c\" name=\"p-n\" aria-describedby=\"p-a\"/>");
  CHECK(isolated("<nav aria-label=\"a\"></nav><p aria-label=\"b\"></p>", "p") ==
        "<nav aria-label=\"a (p)\"></nav><p aria-label=\"b\"></p>");
  CHECK(isolated("<input aria-describedby=\"gone\"/>", "p-") == "<input/>");
  CHECK(with_error("<div class=\"f-field\" data-question=\"q\"><p class=\"f-error\" id=\"q-error\" "
                   "hidden=\"\"><span data-message=\"\"></span></p><input id=\"q\"/></div>",
                   "Fel.") ==
        "<div class=\"f-field--error f-field\" data-question=\"q\"><p class=\"f-error\" "
        "id=\"q-error\"><span data-message=\"\">Fel.</span></p><input id=\"q\" "
        "aria-invalid=\"true\" aria-describedby=\"q-error\"/></div>");
  CHECK(with_focus("<button>a</button><input class=\"b\"/>") ==
        "<button>a</button><input class=\"f-focused b\"/>");
  CHECK(with_focus("<button>a</button>") == "<button class=\"f-focused\">a</button>");
  CHECK(with_focus("<p>a</p>") == "");
  CHECK(chosen("<input type=\"text\"/><input type=\"radio\"/><input type=\"radio\"/>") ==
        "<input type=\"text\"/><input type=\"radio\" checked=\"\"/><input type=\"radio\"/>");
  CHECK(chosen("<input type=\"text\"/>") == "");
  CHECK(waiting("<button type=\"submit\">a</button>") ==
        "<button type=\"submit\" aria-disabled=\"true\">a</button>");
  CHECK(with_source("<img src=\"a\" alt=\"\"/>", "b") == "<img src=\"b\" alt=\"\"/>");
}

TEST_CASE("the generator gives components what they declare, and all they require",
          "[components][slow]") {
  CHECK(probed(components()) == "");
}

TEST_CASE("the probe finds what does not fit", "[components][slow]") {
  auto contracts = components();
  contracts.at("step").at("params").push_back(
      {{"name", "not_there"}, {"type", "text"}, {"required", true}});
  auto& options = contracts.at("radios").at("params");
  for (Json& param : options)
    if (param.at("name") == "options") param.at("params").erase(2);
  auto& group = contracts.at("group").at("params");
  const auto first = group[0].at("name").get<std::string>();
  group.erase(0);
  CHECK(probed(contracts) == "[group is given " + first +
                                 "]\n[radios.options is given value]\n[step needs not_there]\n");
}

}  // namespace blankett::tests
