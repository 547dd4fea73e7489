// The colours of themes: what is computed, in which schemes, and what is said of it.

#include "render/contrast.h"

#include <regex>

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// What is said of pairs over one style sheet, without advice.
std::string said(const std::string& css, const std::vector<ColourPair>& pairs) {
  Sources sources;
  Diagnostics out;
  const SourceId sheet = sources.add("a.css", css);
  check_contrast(pairs, {&sheet, 1}, sources, out);
  std::string words;
  for (Finding f : resolve(out, sources, {})) {
    f.help.clear();
    words += listed({f}, "a.css");
  }
  return words;
}

ColourPair pair(const char* text, const char* background, double ratio) {
  return {text, background, "words", ratio, {}};
}

const std::string kDark = "@media screen and (prefers-color-scheme: dark) { :root { ";
const std::string kMore = "@media (prefers-contrast: more) { :root { ";

}  // namespace

TEST_CASE("contrast is computed as WCAG says", "[contrast]") {
  CHECK(contrast("#000", "#ffffff") == Approx(21));
  CHECK(contrast("#fff", "#FFF") == Approx(1));
  CHECK(contrast("#767676", "#fff") == Approx(4.54).epsilon(0.002));
  CHECK(contrast("#00594f", "#fff") == Approx(8.26).epsilon(0.002));
}

TEST_CASE("below the least ratio is an error, below the goal for text a warning", "[contrast]") {
  const std::string css = ":root { --a: #767676; --b: #fff; --c: #949494; }";
  CHECK(said(css, {pair("--a", "--b", 3)}) == "");
  CHECK(said(css, {pair("--c", "--b", 3)}) == "");
  CHECK(said(css, {pair("--a", "--b", 4.5)}) ==
        "- warning theme/contrast-goal --a on --b has the contrast 4.54:1 in "
        "(prefers-color-scheme: light); the "
        "goal for text is 7:1\n");
  CHECK(said(css, {pair("--a", "--b", 7)}) ==
        "- error theme/contrast --a on --b has the contrast 4.54:1 in (prefers-color-scheme: "
        "light), and 7:1 is "
        "the least: words\n");
  CHECK(said(css, {pair("--c", "--b", 4.5)}) ==
        "- error theme/contrast --c on --b has the contrast 3.03:1 in (prefers-color-scheme: "
        "light), and 4.5:1 "
        "is the least: words\n");
}

TEST_CASE("every scheme that a reader can ask for is computed", "[contrast]") {
  const std::string light = ":root { --a: #000; --b: #fff; }";
  const std::vector<ColourPair> pairs = {pair("--a", "--b", 7)};
  const auto low = [](const char* scheme) {
    return std::string("- error theme/contrast --a on --b has the contrast 1.00:1 in ") + scheme +
           ", and 7:1 is the least: words\n";
  };
  CHECK(said(light, pairs) == "");
  CHECK(said(light + kDark + "--a: #fff } }", pairs) == low("(prefers-color-scheme: dark)"));
  CHECK(said(light + kMore + "--a: #fff } }", pairs) ==
        low("(prefers-color-scheme: light) and (prefers-contrast: more)"));
  CHECK(said(light + kDark + "--a: #fff; --b: #000 } }", pairs) == "");
  // Each is right, and what both ask for is not.
  CHECK(said(light + kDark + "--a: #fff; --b: #000 } }" + kMore + "--b: #eee } }", pairs) ==
        "- error theme/contrast --a on --b has the contrast 1.16:1 in (prefers-color-scheme: dark) "
        "and (prefers-contrast: "
        "more), and 7:1 is the least: words\n");
  // The later declaration counts; paper and the colours of a system are not the theme's.
  CHECK(said(light + ":root { --a: #111 } @media print { :root { --a: #fff } } @media "
                     "(forced-colors: active) { :root { --a: #fff } }",
             pairs) == "");
}

TEST_CASE("a colour that cannot be computed is an error", "[contrast]") {
  const auto none = [](const char* name) {
    return std::string("- error theme/colour `") + name +
           "` is no colour that can be computed in (prefers-color-scheme: light)\n";
  };
  CHECK(said(":root { --a: #000 }", {pair("--a", "--b", 7)}) == none("--b"));
  CHECK(said(":root { --a: red; --b: #fff }", {pair("--a", "--b", 7)}) == none("--a"));
  CHECK(said(":root { --a: var(--c); --b: #fff; --c: var(--a) }", {pair("--a", "--b", 7)}) ==
        none("--a"));
  CHECK(said(":root { --a: var( --c ); --b: #fff; --c: #000 }", {pair("--a", "--b", 7)}) == "");
  // In a comment or a string nothing is declared.
  CHECK(said("/* :root { --a: #000 } */ :root { --b: #fff; --s: \"} :root { --a: #000; \" }",
             {pair("--a", "--b", 7)}) == none("--a"));
}

TEST_CASE("colours may depend on nothing that is not computed", "[contrast]") {
  const std::string css = ":root { --a: #000; --b: #fff }\n";
  CHECK(said(css + "@media (min-width: 30rem) { :root { --a: #fff } }", {pair("--a", "--b", 7)}) ==
        "2:37-2:46 error theme/scheme a colour that depends on `:root` cannot be checked\n");
  CHECK(said(css + ".dark { --a: #fff }", {pair("--a", "--b", 7)}) ==
        "2:9-2:18 error theme/scheme a colour that depends on `.dark` cannot be checked\n");
  CHECK(said(css + ".wide { --gap: 1rem }", {pair("--a", "--b", 7)}) == "");
}

TEST_CASE("pairs that a rule uses must be declared", "[contrast]") {
  const std::string css = ":root { --a: #000; --b: #fff; --c: #eee }\n";
  const std::vector<ColourPair> pairs = {pair("--a", "--b", 7)};
  CHECK(said(css + "p { color: var(--a); background: var(--b) }", pairs) == "");
  CHECK(said(css + "p { color: var(--a) } q { background-color: var(--b) }", pairs) == "");
  CHECK(said(css + "p { background: var(--a); color: var(--b) }", pairs) ==
        "2:27-2:42 error theme/undeclared-pair --b stands on --a here, and theme.json does not "
        "declare the pair\n");
  CHECK(said(css + "p { background: var(--c) }", pairs) ==
        "2:5-2:25 error theme/undeclared-colour --c is used here, and no pair in theme.json names "
        "it\n");
  CHECK(said(css + "p { border-color: var(--c) }", pairs) == "");
}

TEST_CASE("the schemes of the city's theme are three and more", "[contrast]") {
  const std::string css = read("themes/stockholm/css/tokens.css");
  for (const char* scheme :
       {"@media screen and (prefers-color-scheme: dark)", "@media (prefers-contrast: more)",
        "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark)"})
    CHECK(css.find(scheme) != css.npos);
}

}  // namespace blankett::tests
