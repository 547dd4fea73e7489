// Themes: what is read, what is refused, how style sheets and scripts are joined and made small.

#include "render/theme.h"

#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "render/minify.h"
#include "render/placed_json.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kTheme = "themes/stockholm/";

Files own_theme() { return files_below("themes/stockholm"); }

std::string said(const Files& files, const std::string& folder = "themes/stockholm") {
  Sources sources;
  Diagnostics out;
  read_theme(MemoryFiles(files), folder, sources, out);
  std::string words;
  for (Finding f : resolve(out, sources, {})) {
    f.help.clear();
    words += listed({f}, "");
  }
  return words;
}

Theme read(const Files& files) {
  Sources sources;
  Diagnostics out;
  Theme theme = read_theme(MemoryFiles(files), "themes/stockholm", sources, out);
  CHECK(out.empty());
  return theme;
}

// The theme with its theme.json changed.
Files changed(const std::function<void(nlohmann::json&)>& change) {
  Files files = own_theme();
  auto json = nlohmann::json::parse(files.at(kTheme + "theme.json"));
  change(json);
  files[kTheme + "theme.json"] = json.dump();
  return files;
}

// A theme whose form sheet is one file with these bytes, and its assets.
struct Made {
  Theme theme;
  Site site;
  std::string said;
};
Made made(Files files) {
  Made out;
  Sources sources;
  Diagnostics found;
  out.theme = read_theme(MemoryFiles(std::move(files)), "themes/stockholm", sources, found);
  if (!found.has_errors()) out.site = render_assets(out.theme, sources, found);
  out.said = listed(resolve(found, sources, {}), "");
  return out;
}
std::string form_sheet(const Files& files) {
  const Made result = made(files);
  CHECK(result.said == "");
  return result.site.at(result.theme.sheet(kFormSheet));
}
Files with_css(const std::string& bytes) {
  Files files = changed([](auto& json) {
    json["sheets"] = {{"form", {"one.css"}},
                      {"report", nlohmann::json::array()},
                      {"paper", nlohmann::json::array()},
                      {"call", nlohmann::json::array()}};
    json["contrast"] = nlohmann::json::array();
  });
  files[kTheme + "one.css"] = bytes;
  return files;
}

}  // namespace

TEST_CASE("the theme of the repository is whole", "[theme]") {
  CHECK(said(own_theme()) == "");
  const Theme theme = read(own_theme());
  CHECK(theme.name == "stockholm");
  CHECK(theme.templates.count("page") == 1);
  CHECK(theme.templates.count("radios") == 1);
  CHECK(std::regex_match(theme.sheet(kFormSheet), std::regex("assets/form\\.[0-9a-f]{16}\\.css")));
  CHECK(std::regex_match(theme.sheet(kReportSheet),
                         std::regex("assets/report\\.[0-9a-f]{16}\\.css")));
  CHECK(std::regex_match(theme.script(kFormScript), std::regex("assets/form\\.[0-9a-f]{16}\\.js")));
  for (const auto& [name, text] : theme.templates) CHECK(text.find('\n') == text.npos);
  // Paper and phone have sheets of their own; the phone script has the modules, begun another way.
  CHECK(theme.sheets.at("paper").source.find("@page") != std::string::npos);
  CHECK(theme.sheets.at("form").source.find("@page") == std::string::npos);
  const auto has = [&](std::string_view script, const char* text) {
    return theme.scripts.find(script)->second.source.find(text) != std::string::npos;
  };
  CHECK((has(kFormScript, "function guide(") && !has(kFormScript, "function call(")));
  CHECK((has(kCallScript, "function call(") && !has(kCallScript, "function guide(")));
  CHECK((has(kShellScript, "dataset.waiting") && !has(kShellScript, "function answersOf(")));
  CHECK((has(kFormScript, "function answersOf(") && has(kCallScript, "function answersOf(")));
}

TEST_CASE("the plain theme stands on the city's and has nothing of its look", "[theme]") {
  CHECK(said(files_below("themes"), "themes/plain") == "");
  Sources sources;
  Diagnostics out;
  const Theme plain = read_theme(MemoryFiles(files_below("themes")), "themes/plain", sources, out);
  const Theme city = read(own_theme());
  CHECK(plain.name == "plain");
  CHECK(plain.templates == city.templates);
  CHECK(plain.script(kFormScript) == city.script(kFormScript));
  for (const char* look : {"Verdana", "--action", "#00594f", "--space-"}) {
    CHECK(city.sheets.at("form").source.find(look) != std::string::npos);
    CHECK(plain.sheets.at("form").source.find(look) == std::string::npos);
  }
}

TEST_CASE("nothing moves", "[theme]") {
  for (const auto& [path, bytes] : files_below("themes")) {
    if (!path.ends_with(".css")) continue;
    INFO(path);
    for (const char* motion : {"transition", "animation", "smooth"})
      CHECK(bytes.find(motion) == bytes.npos);
  }
}

TEST_CASE("only logical properties, so that a page can run from the right", "[theme]") {
  const std::regex physical(
      "(^|[;{ ])(margin|padding|border|inset)?-?(left|right|top|bottom)(-[a-z]+)?:|"
      "(^|[;{ ])(min-|max-)?(width|height):|text-align: *(left|right)|float:");
  for (const auto& [path, bytes] : files_below("themes")) {
    if (!path.ends_with(".css")) continue;
    INFO(path);
    std::smatch found;
    const std::string text =
        std::regex_replace(bytes, std::regex("\\((min|max)-width:[^)]*\\)"), "");
    const bool is_physical = std::regex_search(text, found, physical);
    INFO(found.str());
    CHECK_FALSE(is_physical);
  }
}

TEST_CASE("a theme without its list is unreadable", "[theme]") {
  CHECK(said({}, "themes/none") ==
        "- error theme/unreadable the theme file themes/none/theme.json cannot be read\n");
}

TEST_CASE("a broken theme.json is shown where it breaks", "[theme]") {
  CHECK(
      said({{kTheme + "theme.json", "{\n  \"name\": \"x\",\n  \"css\": [}\n"}}) ==
      "themes/stockholm/theme.json:3:11-3:12 error theme/broken theme.json is broken: not JSON\n");
  for (const char* bytes :
       {"", "[]", "\"x\"", "5", "null", "{\"name\": 5}", "{\"css\": 1}", "{\"css\": [1]}"}) {
    INFO(bytes);
    CHECK(said({{kTheme + "theme.json", bytes}}) != "");
  }
}

TEST_CASE("a list that no page asks for is told, with those there are", "[theme]") {
  const std::string words =
      said(changed([](auto& json) { json["scripts"]["shel"] = nlohmann::json::array(); }));
  CHECK(words.find(" error theme/unknown-key theme.json has no `scripts/shel`") !=
        std::string::npos);
}

TEST_CASE("each list that a theme has not is that of the theme it extends", "[theme]") {
  auto files = files_below("themes");
  nlohmann::json manifest = nlohmann::json::parse(files.at("themes/plain/theme.json"));
  manifest["scripts"] = {{"call", nlohmann::json::array()}};
  files["themes/plain/theme.json"] = manifest.dump();
  CHECK(said(files, "themes/plain") == "");
  Sources sources;
  Diagnostics out;
  const Theme plain = read_theme(MemoryFiles(files), "themes/plain", sources, out);
  const Theme city = read(own_theme());
  CHECK(plain.script(kFormScript) == city.script(kFormScript));
  CHECK(plain.script(kCallScript) != city.script(kCallScript));
}

TEST_CASE("a theme cannot name files outside its folder", "[theme]") {
  const auto refuses = [](const std::string& words, const std::string& path) {
    INFO(words);
    CHECK(words.starts_with(kTheme + "theme.json:1:"));
    CHECK(words.ends_with(" error theme/path the theme names a file outside its folder: " + path +
                          "\n"));
  };
  refuses(said(changed([](auto& json) { json["sheets"]["form"].push_back("../../secret.css"); })),
          "../../secret.css");
  refuses(said(changed([](auto& json) { json["scripts"]["form"].push_back("/etc/passwd"); })),
          "/etc/passwd");
  const std::string said_of_component =
      said(changed([](auto& json) { json["components"].push_back("../x"); }));
  CHECK(said_of_component.find("outside its folder: components/../x/../x") != std::string::npos);
}

TEST_CASE("a file that the theme names must be there", "[theme]") {
  Files files = own_theme();
  files.erase(kTheme + "css/base.css");
  CHECK(said(files) ==
        "themes/stockholm/theme.json:4:32-4:46 error theme/unreadable the theme file "
        "themes/stockholm/css/base.css cannot be read\n");
  files = own_theme();
  files.erase(kTheme + "layout/page.mustache");
  CHECK(said(files) ==
        "- error theme/unreadable the theme file "
        "themes/stockholm/layout/page.mustache cannot be read\n");
}

TEST_CASE("a component that the pages use must be there", "[theme]") {
  const std::string words =
      "- error theme/no-component the theme has no component `radios`, which "
      "the pages use\n";
  CHECK(said(changed([](auto& json) {
          auto& list = json["components"];
          list.erase(std::find(list.begin(), list.end(), "radios"));
        })) == words);
  Files files = own_theme();
  files.erase(kTheme + "components/radios/radios.mustache");
  CHECK(said(files) == words);
}

TEST_CASE("templates lose their line breaks and indentation, and nothing else", "[theme]") {
  CHECK(minified("") == "");
  CHECK(minified("<p>\n  <b> x </b>\r\n\t</p>\n") == "<p><b> x </b></p>");
  CHECK(minified("a  b\n\n\n   c") == "a  bc");
}

TEST_CASE("style sheets and scripts are minified when a site is made", "[theme]") {
  CHECK(form_sheet(with_css("/* x */\na {\n  color: red;\n  margin: 0 1px;\n}\n")) ==
        "a{color:red;margin:0 1px}\n");
  const Made own = made(own_theme());
  CHECK(own.said == "");
  const std::string& script = own.site.at(own.theme.script(kFormScript));
  CHECK(script.starts_with("(()=>{\"use strict\";"));
  CHECK(script.size() < own.theme.scripts.at("form").source.size() * 2 / 3);
  CHECK(script.find("import ") == script.npos);
  // Directions and the words of people stay as they are written.
  const std::string kept = form_sheet(with_css("a{margin-inline-start:1px;inset:0;content:\"å\"}"));
  CHECK(kept == "a{margin-inline-start:1px;inset:0;content:\"å\"}\n");
}

TEST_CASE("the name of an asset changes with what it is made from", "[theme]") {
  const auto name = [](const char* css) { return read(with_css(css)).sheet(kFormSheet); };
  CHECK(name("a{b:c}") == name("a{b:c}"));
  CHECK(name("a{b:c}") != name("a{b:d}"));
  CHECK(minifier().find("esbuild") != std::string_view::npos);
  CHECK(read(with_css("a{b:c}")).script(kFormScript) ==
        read(with_css("a{b:d}")).script(kFormScript));
}

TEST_CASE("what esbuild refuses is shown where it stands in the theme", "[theme]") {
  CHECK(made(with_css("a {\n  colr: red;\n}\n")).said ==
        "themes/stockholm/one.css:2:3-2:4 error theme/refused esbuild refuses this: \"colr\" is "
        "not a known CSS property [unsupported-css-property]\n");
  CHECK(made(with_css("a{b:c}}\n")).said ==
        "themes/stockholm/one.css:1:7-1:8 error theme/refused esbuild refuses this: Unexpected "
        "\"}\" [css-syntax-error]\n");
  Files files = own_theme();
  files[kTheme + "js/errors.mjs"] = "export const a = ;\n";
  const std::string said = made(files).said;
  INFO(said);
  CHECK(
      said.starts_with("themes/stockholm/js/errors.mjs:1:18-1:19 error theme/refused esbuild "
                       "refuses this: Unexpected \";\""));
}

TEST_CASE("that esbuild cannot run is said", "[theme]") {
  Sources sources;
  Diagnostics out;
  const Theme theme = read_theme(MemoryFiles(own_theme()), "themes/stockholm", sources, out);
  REQUIRE(out.empty());
  const Site site = render_assets(theme, sources, out, "/nowhere/esbuild");
  CHECK(site.empty());
  const std::string words = listed(resolve(out, sources, {}), "");
  CHECK(words.find("error theme/no-minifier esbuild, which makes style sheets and scripts small, "
                   "cannot run: No such file or directory") != std::string::npos);
}

TEST_CASE("the sheets are joined in the order of the theme", "[theme]") {
  Files files = own_theme();
  for (const char* file : {"css/tokens", "components/radios/radios", "components/field/field",
                           "components/catalogue/catalogue", "css/print"})
    files[kTheme + file + ".css"] += std::string("\n.mark-") + (std::strrchr(file, '/') + 1) + "{}";
  const Theme theme = read(files);
  const std::string& form = theme.sheets.at("form").source;
  CHECK(form.find(".mark-tokens") < form.find(".mark-field"));
  CHECK(form.find(".mark-field") < form.find(".mark-radios"));
  CHECK(form.find(".mark-radios") < form.find(".mark-print"));
  CHECK(form.find(".mark-print") != form.npos);
  // What a citizen does not need is not in what they fetch.
  CHECK(form.find(".mark-catalogue") == form.npos);
  CHECK(theme.sheets.at("report").source.find(".mark-catalogue") != form.npos);
}

TEST_CASE("modules become parts of one classic script, line by line", "[theme]") {
  CHECK(as_classic("// Words.\nimport { b } from './b.mjs';\n\nexport const a = 1;\n") ==
        "// Words.\n\n\nconst a = 1;");
  CHECK(as_classic("/** What it does. */\nexport function f() {\n  return 'import x // y';\n}") ==
        "/** What it does. */\nfunction f() {\n  return 'import x // y';\n}");
  CHECK(as_classic("") == "");
}

TEST_CASE("JSON has places", "[theme]") {
  Sources sources;
  const std::string bytes = "{\"a\": [\"x\", {\"b\\\"c\": \"d\\\\\"}],\n \"e\": 5}";
  const PlacedJson json = read_json(sources, sources.add("j", bytes));
  const auto text = [&](const char* pointer) { return sources.bytes(json.at(pointer)); };
  CHECK(text("/a") == "[\"x\", {\"b\\\"c\": \"d\\\\\"}]");
  CHECK(text("/a/0") == "\"x\"");
  CHECK(text("/a/1/b\"c") == "\"d\\\\\"");
  CHECK(text("") == bytes);
  CHECK(json.at("/nowhere").source == SourceId::none);
}

TEST_CASE("a theme can extend one beside it, and has all it does not have itself from there",
          "[theme]") {
  Files files = own_theme();
  files["themes/own/theme.json"] =
      R"({"name": "own", "extends": "stockholm",
          "sheets": {"form": ["own.css", "css/print.css"], "report": [], "paper": [], "call": []}, "contrast": []})";
  files["themes/own/own.css"] = "a{b:c}";
  files["themes/own/components/radios/radios.mustache"] = "<p>own</p>";
  CHECK(said(files, "themes/own") == "");
  Sources sources;
  Diagnostics out;
  const Theme theme = read_theme(MemoryFiles(files), "themes/own/", sources, out);
  const Theme base = read(own_theme());
  CHECK(theme.name == "own");
  CHECK(theme.templates.at("radios") == "<p>own</p>");
  CHECK(theme.templates.at("checkboxes") == base.templates.at("checkboxes"));
  CHECK(theme.scripts.at("form").source == base.scripts.at("form").source);
  CHECK(theme.sheets.at("form").source ==
        "a{b:c}\n" + own_theme().at(kTheme + "css/print.css") + "\n");
}

TEST_CASE("a theme extends no path, no ring and nothing far away", "[theme]") {
  Files files = own_theme();
  const auto extends = [&](const std::string& name) {
    files["themes/own/theme.json"] = "{\"name\": \"own\", \"extends\": \"" + name + "\"}";
    return said(files, "themes/own");
  };
  for (const char* name : {"../stockholm", "/etc", "", "own", "nowhere", "Stockholm"}) {
    INFO(name);
    CHECK(extends(name).find("error theme/extends") != std::string::npos);
  }
  files["themes/middle/theme.json"] = R"({"name": "middle", "extends": "stockholm"})";
  CHECK(extends("middle").find("error theme/extends") != std::string::npos);
}

TEST_CASE("the logo and fonts of a portal have a place", "[theme]") {
  Files files = changed([](auto& json) {
    json["logo"] = "logo.svg";
    json["fonts"] = {{{"family", "Stockholm Type"}, {"file", "bold.woff2"}, {"weight", "700"}}};
  });
  files[kTheme + "logo.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  files[kTheme + "bold.woff2"] = "wOF2 and more";
  const Made result = made(files);
  CHECK(result.said == "");
  CHECK(result.theme.has_fonts);
  CHECK(result.site.at(result.theme.logo_path) == files.at(kTheme + "logo.svg"));
  CHECK(result.theme.logo_path.starts_with("assets/logo."));
  const std::string& css = result.site.at(result.theme.sheet(kFormSheet));
  std::smatch face;
  const std::regex rule(
      "@font-face\\{font-family:Stockholm Type;src:url\\((font\\.[0-9a-f]{16}\\.woff2)\\) "
      "format\\(\"woff2\"\\);font-weight:700;font-display:swap\\}");
  REQUIRE(std::regex_search(css, face, rule));
  CHECK(result.site.at("assets/" + face[1].str()) == "wOF2 and more");
  CHECK_FALSE(read(own_theme()).has_fonts);
  CHECK(read(own_theme()).logo_path == "");
}

TEST_CASE("a logo or font that could do harm, or is none, is refused", "[theme]") {
  const auto with_logo = [](const std::string& name, const std::string& bytes) {
    Files files = changed([&](auto& json) { json["logo"] = name; });
    files[kTheme + name] = bytes;
    return said(files);
  };
  for (const char* svg :
       {"<svg><script>1</script></svg>", "<svg onload=\"x()\"/>", "<svg><ForeignObject/></svg>",
        "<!DOCTYPE svg><svg/>", "<svg><a href=\"JavaScript:x\"/></svg>", "no", ""}) {
    INFO(svg);
    CHECK(with_logo("logo.svg", svg).find("error theme/logo") != std::string::npos);
  }
  CHECK(with_logo("logo.svg", "<svg>" + std::string(33000, ' ')).find("too large") !=
        std::string::npos);
  CHECK(with_logo("logo.png", "<svg/>").find("error theme/logo") != std::string::npos);
  CHECK(with_logo("logo.png", "\x89PNG\r\n\x1a\n") == "");
  const auto with_font = [](const nlohmann::json& font, const std::string& bytes) {
    Files files = changed([&](auto& json) { json["fonts"] = {font}; });
    files[kTheme + "f.woff2"] = bytes;
    return said(files);
  };
  CHECK(with_font({{"family", "F"}, {"file", "f.woff2"}}, "wOF2") == "");
  CHECK(with_font({{"family", "F"}, {"file", "f.woff2"}}, "OTTO").find("no WOFF2") !=
        std::string::npos);
  CHECK(with_font({{"family", "F"}, {"file", "../f.woff2"}}, "wOF2").find("error theme/path") !=
        std::string::npos);
  CHECK(with_font({{"family", "F\";}*{x:y"}, {"file", "f.woff2"}}, "wOF2")
            .find("error theme/wrong-value") != std::string::npos);
}

TEST_CASE("the theme's modules can be joined line by line", "[theme]") {
  std::map<std::string, std::string> names;
  const std::regex top_level("^(?:export )?(?:async )?(?:function\\*?|const|let|class) +([\\w$]+)");
  for (const auto& [path, bytes] : own_theme()) {
    if (!path.ends_with(".mjs") || path.ends_with(".test.mjs")) continue;
    INFO(path);
    std::istringstream lines(bytes);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      if (line.starts_with("import ")) CHECK(line.ends_with("\";"));  // whole on one line
      CHECK_FALSE(line.starts_with("export default"));
      CHECK_FALSE(line.starts_with("export {"));
      CHECK_FALSE(line.starts_with("export *"));
      CHECK(line.find("import(") == line.npos);
      CHECK(std::count(line.begin(), line.end(), '`') % 2 == 0);  // no template over lines
      std::smatch match;
      if (std::regex_search(line, match, top_level))
        CHECK(names.emplace(match[1], path).second);  // one script: one name
    }
  }
  CHECK(names.size() > 10);
}

TEST_CASE("colours stand in tokens.css and nowhere else", "[theme]") {
  const std::regex colour("#[0-9a-fA-F]{3,8}\\b|\\b(rgb|hsl|oklch)a?\\(");
  for (const auto& [path, bytes] : own_theme()) {
    if (!path.ends_with(".css") || path.ends_with("tokens.css")) continue;
    INFO(path);
    CHECK_FALSE(std::regex_search(bytes, colour));
  }
}

}  // namespace blankett::tests
