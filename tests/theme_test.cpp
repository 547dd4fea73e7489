// Themes: what is read, what is refused, how style sheets and scripts are joined, and whether the
// colours of the city's theme hold the contrast they promise.

#include "render/theme.h"

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "base/hash.h"
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

// What the theme's one style sheet is when it is all in one file.
std::string css(const std::string& bytes) {
  Files files = changed([](auto& json) {
    json["css"] = {"one.css"};
    json["css_last"] = nlohmann::json::array();
  });
  for (auto& [path, old] : files)
    if (path.ends_with(".css")) old.clear();
  files[kTheme + "one.css"] = bytes;
  return read(files).css;
}

double channel(int value) {
  const double c = value / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// WCAG 2: the relative luminance of #rgb or #rrggbb.
double luminance(std::string hex) {
  if (hex.size() == 4) hex = {'#', hex[1], hex[1], hex[2], hex[2], hex[3], hex[3]};
  const auto part = [&](std::size_t i) {
    return channel(std::stoi(hex.substr(i, 2), nullptr, 16));
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

TEST_CASE("the theme of the repository is whole", "[theme]") {
  CHECK(said(own_theme()) == "");
  const Theme theme = read(own_theme());
  CHECK(theme.name == "stockholm");
  CHECK(theme.templates.count("page") == 1);
  CHECK(theme.templates.count("radios") == 1);
  CHECK(theme.css_path == "assets/blankett." + hex(hash_of(theme.css)) + ".css");
  CHECK(theme.js_path == "assets/blankett." + hex(hash_of(theme.js)) + ".js");
  for (const auto& [name, text] : theme.templates) CHECK(text.find('\n') == text.npos);
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

TEST_CASE("a theme cannot name files outside its folder", "[theme]") {
  const auto path = [](const std::string& p) {
    return "- error theme/path the theme names a file outside its folder: " + p + "\n";
  };
  CHECK(said(changed([](auto& json) { json["css"].push_back("../../secret.css"); })) ==
        path("../../secret.css"));
  CHECK(said(changed([](auto& json) { json["js"].push_back("/etc/passwd"); })) ==
        path("/etc/passwd"));
  const std::string said_of_component =
      said(changed([](auto& json) { json["components"].push_back("../x"); }));
  CHECK(said_of_component.find("outside its folder: components/../x/../x") != std::string::npos);
}

TEST_CASE("a file that the theme names must be there", "[theme]") {
  Files files = own_theme();
  files.erase(kTheme + "css/base.css");
  CHECK(said(files) ==
        "- error theme/unreadable the theme file themes/stockholm/css/base.css cannot be read\n");
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

TEST_CASE("style sheets lose comments and space that means nothing", "[theme]") {
  CHECK(css("/* x */\na {\n  color: red;\n  margin: 0 1px;\n}\n\n\nb,\nc { d: e }\n") ==
        "a{color: red;margin: 0 1px}b,c{d: e}");
}

TEST_CASE("style sheets keep space that means something", "[theme]") {
  CHECK(css("a :hover > b + c{d:e}") == "a :hover > b + c{d:e}");
  CHECK(css("a\n  .b{c:calc(1px  +\n 2px - var(--x))}") == "a .b{c:calc(1px + 2px - var(--x))}");
  CHECK(css("@media (a: 1px) and  (b){c{d:e}}") == "@media (a: 1px) and (b){c{d:e}}");
  CHECK(css("a{b:1px /* x */ 2px}") == "a{b:1px 2px}");
}

TEST_CASE("strings and addresses in style sheets are kept whole", "[theme]") {
  CHECK(css("a{content:\"  /* x */ ;}  \"}") == "a{content:\"  /* x */ ;}  \"}");
  CHECK(css("a{content:'it\"s  '}") == "a{content:'it\"s  '}");
  CHECK(css("a{content:\"\\\"  x  \\\"\"}") == "a{content:\"\\\"  x  \\\"\"}");
  CHECK(css("a{b:url(data:image/png;base64,AA==)}") == "a{b:url(data:image/png;base64,AA==)}");
  CHECK(css("a{b:url( \"x  y\" )}") == "a{b:url( \"x  y\" )}");
}

TEST_CASE("style sheets are joined in the order of the theme", "[theme]") {
  Files files = own_theme();
  files[kTheme + "css/tokens.css"] = "tokens{}";
  files[kTheme + "css/print.css"] = "print{}";
  files[kTheme + "components/radios/radios.css"] = "radios{}";
  files[kTheme + "components/field/field.css"] = "field{}";
  const std::string all = read(files).css;
  CHECK(all.starts_with("tokens{}"));
  CHECK(all.find("field{}") < all.find("radios{}"));
  CHECK(all.ends_with("print{}"));
}

TEST_CASE("modules become one classic script", "[theme]") {
  const std::vector<std::string> modules = {
      "// Words.\nimport { b } from './b.mjs';\n\nexport const a = 1;\n",
      "/** What it does. */\nexport function f() {\n  // why\n  return 'import x // y';\n}"};
  CHECK(joined_script(modules) ==
        "(()=>{\"use strict\";\nconst a = 1;\nfunction f() {\nreturn 'import x // y';\n}\n})();\n");
  CHECK(joined_script({}) == "(()=>{\"use strict\";\n})();\n");
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

TEST_CASE("contrast is computed as WCAG says", "[theme]") {
  CHECK(contrast("#000", "#ffffff") == Approx(21));
  CHECK(contrast("#fff", "#fff") == Approx(1));
  CHECK(contrast("#767676", "#fff") == Approx(4.54).epsilon(0.002));
}

TEST_CASE("the colour pairs of the theme hold their contrast", "[theme]") {
  const Files files = own_theme();
  std::map<std::string, std::string> tokens;
  const std::string& css = files.at(kTheme + "css/tokens.css");
  const std::regex token("(--[a-z-]+):\\s*(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6})\\s*;");
  for (std::sregex_iterator it(css.begin(), css.end(), token), end; it != end; ++it)
    tokens[(*it)[1]] = (*it)[2];
  CHECK(tokens.size() >= 10);
  const auto theme = nlohmann::json::parse(files.at(kTheme + "theme.json"));
  REQUIRE(theme.at("contrast").size() >= 10);
  std::set<std::string> used;
  for (const auto& pair : theme.at("contrast")) {
    const auto text = pair.at("text").get<std::string>();
    const auto background = pair.at("background").get<std::string>();
    INFO(text << " on " << background << ": " << pair.at("what").get<std::string>());
    REQUIRE(tokens.count(text) == 1);
    REQUIRE(tokens.count(background) == 1);
    const double ratio = pair.at("ratio").get<double>();
    CHECK(ratio >= 3);
    CHECK(contrast(tokens[text], tokens[background]) >= ratio);
    used.insert({text, background});
  }
  // --line only decorates: nothing is known by it alone.
  for (const auto& [name, value] : tokens) {
    INFO(name);
    CHECK((used.count(name) == 1 || name == "--line"));
  }
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
