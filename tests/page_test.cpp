// What a page means to browsers: its styles, and what of it is shown and to whom.

#include "page/page.h"

#include <fmt/format.h>

#include "parse/parse.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

struct Read {
  Sources sources{};
  Diagnostics out{};
  Document document{};
  std::unique_ptr<Page> page{};

  explicit Read(const std::string& html, const std::map<std::string, std::string>& sheets = {}) {
    document = parse_html(sources, sources.add("p.html", html), out);
    page = std::make_unique<Page>(
        document, [&](std::string_view href) -> std::shared_ptr<const css::Sheet> {
          const auto found = sheets.find(std::string(href));
          if (found == sheets.end()) return nullptr;
          return std::make_shared<const css::Sheet>(css::parse_sheet(found->second));
        });
  }
  Element at(const std::string& id) const { return *page->with_id(id); }
  const Style& style(const std::string& id) const { return page->style(at(id)); }
};

// The ids of the elements that are visible, in order.
std::string ids(const Read& read, bool (Page::*is)(Element) const) {
  std::string out;
  for (const Element e : read.page->elements())
    if (e.attribute("id") && (read.page.get()->*is)(e))
      out += (out.empty() ? "" : " ") + std::string(e.value("id"));
  return out;
}

}  // namespace

TEST_CASE("selectors match as Selectors 4 says", "[page]") {
  const auto matched = [](const std::string& selector) {
    const Read read("<style>" + selector +
                    " { visibility: hidden }</style><ul id=l class='a b'><li id=x>1<li id=y "
                    "data-k='Vi' lang=sv-FI>2<li id=z>3</ul><p id=p><input id=i "
                    "type=checkbox checked><a id=q href=x>q</a></p>");
    std::string out;
    for (const char* id : {"l", "x", "y", "z", "p", "i", "q"})
      if (!read.page->cascaded(read.at(id), "visibility").empty()) out += id;
    return out;
  };
  CHECK(matched("li") == "xyz");
  CHECK(matched("ul.a > li:first-child") == "x");
  CHECK(matched(".b li + li") == "yz");
  CHECK(matched("#x ~ li") == "yz");
  CHECK(matched("li:nth-child(2n+1)") == "xz");
  CHECK(matched("li:not(#y, .none)") == "xz");
  CHECK(matched("[data-k=vi i]") == "y");
  CHECK(matched("[data-k=vi]") == "");
  CHECK(matched("[lang|=sv]") == "y");
  CHECK(matched(":is(ul, p) > :last-child") == "zq");
  CHECK(matched("p:has(> a)") == "p");
  CHECK(matched("p:has(b)") == "");
  CHECK(matched("input:checked, a:link") == "iq");
  CHECK(matched("li:hover") == "");
  CHECK(matched("li, li:no-such(") == "");
  CHECK(matched("/* li { */ #x") == "x");
  CHECK(matched("@media print { li { color: red } } @media (min-width: 40em) { #z") == "z");
  CHECK(matched("@media (orientation: portrait) { #z") == "");
}

TEST_CASE("a page is dark, too, when a style sheet asks for it, and only then", "[page]") {
  CHECK(
      Read("<style>p { color: red } @media print { p { color: blue } }</style><p>a").page->dark() ==
      nullptr);
  const Read read(
      "<style>@media (prefers-color-scheme: dark) { #a { color: red } }\n"
      "@media (prefers-color-scheme: light) { #b { color: red } }</style>"
      "<style media='(prefers-color-scheme: dark)'>#c { display: none }</style>"
      "<p id=a>a<p id=b>b<p id=c>c");
  const Page* dark = read.page->dark();
  REQUIRE(dark);
  CHECK(dark->dark() == nullptr);
  const auto is_red = [&](const Page& page, const char* id) {
    return page.style(read.at(id)).colour.r == Approx(1);
  };
  CHECK_FALSE(is_red(*read.page, "a"));
  CHECK(is_red(*dark, "a"));
  CHECK(is_red(*read.page, "b"));
  CHECK_FALSE(is_red(*dark, "b"));
  CHECK(read.page->is_visible(read.at("c")));
  CHECK_FALSE(dark->is_visible(read.at("c")));
  // A sheet for dark pages alone is not missed in light.
  const std::string linked =
      "<link rel=stylesheet href=d.css media='(prefers-color-scheme: dark)'><p id=a>a";
  const Read without(linked), with(linked, {{"d.css", "#a { color: red }"}});
  CHECK(without.page->has_all_styles());
  REQUIRE(without.page->dark());
  CHECK_FALSE(without.page->dark()->has_all_styles());
  REQUIRE(with.page->dark());
  CHECK(with.page->dark()->style(with.at("a")).colour.r == Approx(1));
  const Read imports("<style>@import 'd.css' (prefers-color-scheme: dark);</style><p id=a>a",
                     {{"d.css", "#a { color: red }"}});
  REQUIRE(imports.page->dark());
  CHECK(imports.page->dark()->style(imports.at("a")).colour.r == Approx(1));
  CHECK(imports.page->style(imports.at("a")).colour.r == Approx(0));
}

TEST_CASE("a dark page is the same whether it shares its sheets with the light one or not",
          "[page]") {
  const std::string html =
      "<style>:root { --ink: #111; --paper: white } body { background: var(--paper) }"
      "p { color: var(--ink) } p::before { content: 'x'; color: var(--paper) } .w { color: #333 }"
      "@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #123 }"
      " .w { font-size: 2em } #gone { display: none } p + .w::after { content: 'dark' } }"
      "@media (prefers-color-scheme: light) { b { color: green; display: block } }</style>"
      "<p id=p1>a<p id=p2>a<p class=w id=w1>b<p class=w id=w2>b<b id=b>c<i id=i>c</i></b>"
      "<p id=styled style='color: blue; background: var(--paper)'>d<p id=gone><i id=in>e</i>";
  const Read shared(html), apart(html + "<style media='(prefers-color-scheme: dark)'></style>");
  for (const char* id : {"p1", "p2", "w1", "w2", "b", "i", "styled", "gone", "in"}) {
    INFO(id);
    const Page &one = *shared.page->dark(), &other = *apart.page->dark();
    const Element e = shared.at(id), f = apart.at(id);
    const auto looks = [](const Style& s) {
      return fmt::format("{} {} {} {} {} {}", s.colour.r, s.colour.b, s.background.b, s.font_size,
                         static_cast<int>(s.display), s.colour_known);
    };
    CHECK(looks(one.style(e)) == looks(other.style(f)));
    CHECK(one.is_visible(e) == other.is_visible(f));
    for (const css::Pseudo pseudo : {css::Pseudo::before, css::Pseudo::after}) {
      CHECK(one.generated(e, pseudo) == other.generated(f, pseudo));
      REQUIRE(!one.style(e, pseudo) == !other.style(f, pseudo));
      if (one.style(e, pseudo))
        CHECK(looks(*one.style(e, pseudo)) == looks(*other.style(f, pseudo)));
    }
  }
  const auto seen = [&](const char* id) { return shared.page->dark()->style(shared.at(id)); };
  CHECK(seen("p1").colour.r == Approx(0xEE / 255.0));
  CHECK(seen("w2").font_size == Approx(32));
  CHECK(seen("b").colour.r == Approx(0.2));
  CHECK(shared.page->dark()->generated(shared.at("w1"), css::Pseudo::after) == "dark");
  CHECK(shared.page->generated(shared.at("w1"), css::Pseudo::after).empty());
}

TEST_CASE("a background with a colour that cannot be computed is not known", "[page]") {
  const Read read(
      "<style>#a { background: oklch(0.1 0 0) } #b { background: rgb(from red r g b) no-repeat }"
      "#c { background: #fff 0 calc(50% + 1px) } #d { background: none }</style>"
      "<p id=a>a<p id=b>b<p id=c>c<p id=d>d");
  CHECK_FALSE(read.style("a").background_known);
  CHECK_FALSE(read.style("b").background_known);
  CHECK(read.style("c").background_known);
  CHECK(read.style("d").background_known);
}

TEST_CASE("what browsers paint in the dark is known when the page does not let them choose",
          "[page]") {
  const std::string query =
      "<style>@media (prefers-color-scheme: dark) { i { margin: 0 } }</style>";
  const Read light(query + "<p id=a>a");
  REQUIRE(light.page->dark());
  CHECK(light.page->dark()->has_known_defaults());
  CHECK(light.page->dark()->style(light.at("a")).colour_known);
  for (const char* says : {"<meta name=color-scheme content='light dark'>",
                           "<style>:root { color-scheme: dark }</style>"}) {
    INFO(says);
    const Read read(
        query + says +
        "<style>#c { color: canvastext } #d { color: #eee } #f { background: Field }</style>"
        "<p id=a>a<p id=c>c<p id=d>d<a id=e href=x>e</a><p id=f>f");
    REQUIRE(read.page->dark());
    const Page& dark = *read.page->dark();
    CHECK(read.page->has_known_defaults());
    CHECK_FALSE(dark.has_known_defaults());
    for (const char* id : {"a", "c"}) {
      INFO(id);
      CHECK(read.style(id).colour.r == Approx(0));
      CHECK(dark.style(read.at(id)).colour_known);
      CHECK(dark.style(read.at(id)).colour.r == Approx(1));
    }
    // Of the rest each browser has its own.
    CHECK(read.style("e").colour_known);
    CHECK_FALSE(dark.style(read.at("e")).colour_known);
    CHECK(read.style("f").background_known);
    CHECK_FALSE(dark.style(read.at("f")).background_known);
    CHECK(dark.style(read.at("d")).colour_known);
  }
}

TEST_CASE("the cascade weighs origin, importance, specificity and order", "[page]") {
  const Read read(
      "<style>:root { --c: #123456 } p { color: red !important; font-size: 2em } "
      "#a { color: blue; font: bold 20px/1.5 x } .k { background: url(x) #fff }"
      "#b { color: var(--c); opacity: 50%; letter-spacing: .1em }"
      "#c { color: var(--none, rgb(0 128 0 / 50%)) }</style>"
      "<p id=a style='color: green'>a <b id=in>b</b></p><div id=b class=k>b</div><div "
      "id=c>c</div>");
  CHECK(read.style("a").colour.r == Approx(1));
  CHECK(read.style("a").font_size == Approx(20));
  CHECK(read.style("a").font_weight == 700);
  CHECK(*read.style("a").line_height == Approx(30));
  CHECK(read.style("in").font_size == Approx(20));
  CHECK(read.style("b").colour.r == Approx(0x12 / 255.0));
  CHECK(read.style("b").background_image);
  CHECK(read.style("b").background.a == Approx(1));
  CHECK(read.style("b").opacity == Approx(0.5));
  CHECK(read.style("b").letter_spacing == Approx(1.6));
  CHECK(read.style("c").colour.a == Approx(0.5));
}

TEST_CASE("rem is the size of the root, and calc is worked out", "[page]") {
  const auto size = [](const std::string& css) {
    const Read read("<style>" + css + "</style><div style='font-size: 20px'><p id=p>p</p></div>");
    return read.style("p").size_known ? read.style("p").font_size : -1;
  };
  CHECK(size("html { font-size: 200% } p { font-size: 1rem }") == Approx(32));
  CHECK(size("html { font-size: 62.5% } p { font-size: 1.6rem }") == Approx(16));
  CHECK(size("html { font-size: 2rem } p { font-size: .5rem }") == Approx(16));
  CHECK(size("p { font-size: calc(1rem + 8px) }") == Approx(24));
  CHECK(size("p { font-size: calc(50% + 2 * (1em - 10px) / 4) }") == Approx(15));
  CHECK(size("p { font-size: clamp(1rem, 1vw + 1px, 3rem) }") == Approx(16));
  CHECK(size("p { font-size: max(18px, min(1em, 3rem)) }") == Approx(20));
  CHECK(size("p { font-size: calc(1rem * 1px) }") == -1);
  CHECK(size("p { font-size: 3cqw }") == -1);
}

TEST_CASE("nested rules, layers and conditions are those of browsers", "[page]") {
  // What `color` the paragraph has: its first letters, ? when browsers may differ.
  const auto colour = [](const std::string& css) {
    const Read read("<style>" + css + "</style><div class=m><p id=p class=k>p</p></div>",
                    {{"a.css", "p { color: #f00 }"}, {"b.css", "@layer in { p { color: #f00 } }"}});
    const Style& s = read.style("p");
    if (!s.colour_known) return std::string("?");
    return std::string(s.colour.r > 0.5 ? "red" : s.colour.b > 0.5 ? "blue" : "black");
  };
  SECTION("nesting") {
    CHECK(colour(".m { p { color: #f00 } }") == "red");
    CHECK(colour(".m { & p { color: #f00 } color: #00f }") == "red");
    CHECK(colour("p { color: #f00; & { color: #00f } }") == "blue");
    CHECK(colour("p { &.k { color: #f00 } }") == "red");
    CHECK(colour("p { .m & { color: #f00 } }") == "red");
    CHECK(colour("div { > p { color: #f00 } + p { color: #00f } }") == "red");
    CHECK(colour("p { .k { color: #f00 } }") == "black");
    CHECK(colour("#no, div { p { color: #f00 } } .m p.k { color: #00f }") == "red");
    CHECK(colour(".m { @media screen { p { color: #f00 } } }") == "red");
    CHECK(colour("p { @media print { color: #f00 } }") == "black");
    CHECK(colour("p { @media screen { color: #f00 } }") == "red");
    CHECK(colour("p { a:hover { color: #f00 } color: #00f; }") == "blue");
    CHECK(colour("p { --x: { color: #f00 }; color: #00f }") == "blue");
  }
  SECTION("layers") {
    CHECK(colour("@layer x { #p { color: #f00 } } p { color: #00f }") == "blue");
    CHECK(colour("@layer a, b; @layer b { p { color: #f00 } } @layer a { #p { color: #00f } }") ==
          "red");
    CHECK(colour("@layer a { p { color: #f00 } @layer b { #p { color: #00f } } }") == "red");
    CHECK(colour("@layer a.b { p { color: #00f } } @layer a { p { color: #f00 } }") == "red");
    CHECK(colour("@layer { p { color: #00f } } @layer { p { color: #f00 } }") == "red");
    CHECK(colour("@layer a, b; @layer a { p { color: #f00 !important } } @layer b { p { color: "
                 "#00f !important } }") == "red");
    CHECK(colour("@layer a { p { color: #f00 !important } } p { color: #00f !important }") ==
          "red");
    CHECK(colour("@layer a { #p { color: #00f } } @import url(a.css);") == "blue");
    CHECK(colour("@layer a, b; @import 'a.css' layer(b); @layer a { #p { color: #00f } }") ==
          "red");
    CHECK(colour("@import 'b.css'; @layer after { p { color: #00f } }") == "blue");
  }
  SECTION("imports") {
    CHECK(colour("@import \"a.css\";") == "red");
    CHECK(colour("@import url( 'a.css' ) screen;") == "red");
    CHECK(colour("@import url(a.css) print;") == "black");
    CHECK(colour("@import 'a.css' supports(display: grid) screen;") == "red");
    CHECK(colour("p { margin: 0 } @import 'a.css';") == "black");
    CHECK(colour("@charset 'x'; @import 'a.css';") == "red");
  }
  SECTION("conditions") {
    CHECK(colour("@supports (display: grid) { p { color: #f00 } }") == "red");
    CHECK(colour("@supports not (display: grid) { p { color: #f00 } }") == "black");
    CHECK(colour("@supports (display:grid) and (not (position:sticky)) { p { color: #f00 } }") ==
          "black");
    CHECK(colour("@supports (what: ever) { p { color: #f00 } }") == "?");
    CHECK(colour("@supports (what: ever) { p { color: #f00 } } .m p { color: #00f }") == "blue");
    CHECK(colour("@supports (what: ever) or (display: grid) { p { color: #f00 } }") == "red");
    CHECK(colour("@supports selector(a > b) { p { color: #f00 } }") == "red");
    CHECK(colour("@container (min-width: 10px) { p { color: #f00 } }") == "?");
    CHECK(colour("@scope (.m) { p { color: #f00 } }") == "?");
    CHECK(colour("@media (what: ever) { p { color: #f00 } }") == "?");
    CHECK(colour("@media (400px <= width <= 900px) { p { color: #f00 } }") == "black");
    CHECK(colour("@media (400px <= width < 1300px) { p { color: #f00 } }") == "red");
  }
  SECTION("what is wrong") {
    CHECK(colour("} p { color: #f00 }") == "black");
    CHECK(colour(".a:what-ever, .k { color: #f00 }") == "?");
    CHECK(colour(".k::-moz-x, .k { color: #f00 }") == "?");
    CHECK(colour(".k::-webkit-x, .k { color: #f00 }") == "red");
    CHECK(colour(":is(.k, :what-ever) { color: #f00 }") == "?");
    CHECK(colour(".k:dir(rtl) { color: #f00 }") == "?");
    CHECK(colour("p:nth-of-type(1) { color: #f00 }") == "red");
    CHECK(colour("p:lang(sv) { color: #f00 }") == "black");
  }
  SECTION("animations") {
    const std::string frames = "@keyframes fade { to { color: #f00 } } ";
    CHECK(colour(frames + "p { animation: fade 1s forwards }") == "?");
    CHECK(colour(frames + "p { animation: fade 1s infinite }") == "?");
    CHECK(colour(frames + "p { animation: fade 1s }") == "black");
    CHECK(colour(frames + "p { animation-name: fade; animation-fill-mode: both }") == "?");
  }
}

TEST_CASE("style sheets that browsers do not use are not used", "[page]") {
  const Read read(
      "<noscript><style>p { display: none }</style></noscript>"
      "<style type='text/less'>p { display: none }</style>"
      "<style type='TEXT/CSS'>p { color: #f00 }</style>"
      "<link rel=stylesheet type=text/x href=none.css><p id=p>p</p>");
  CHECK(read.page->is_visible(read.at("p")));
  CHECK(read.style("p").colour.r == Approx(1));
  CHECK(read.page->missing_sheets().empty());
}

TEST_CASE("whether something is hidden may not be known", "[page]") {
  const Read read(
      "<style>@container (width > 9px) { #a { display: none } #b { display: flex } #c { left: 0 } }"
      "#d { content-visibility: hidden } .m { & button { display: none } }</style>"
      "<p id=a><b id=a2>a</b></p><p id=b>b</p><p id=c>c</p><div id=d><p id=e>e</p></div>"
      "<div class=m><button id=f></button></div>");
  CHECK_FALSE(read.style("a").shown_known);
  CHECK_FALSE(read.style("a2").shown_known);
  CHECK(read.style("b").shown_known);
  CHECK(read.style("c").shown_known);
  CHECK_FALSE(read.style("c").place_known);
  CHECK(ids(read, &Page::is_exposed) == "a a2 b c d");
}

TEST_CASE("pseudo-elements have styles of their own", "[page]") {
  const Read read(
      "<style>p { font-size: 20px } p::before { content: '*'; color: #f00; font-size: 50% }"
      "p::after { color: #f00 } input::placeholder { color: #00f }</style>"
      "<p id=p>p</p><input id=i placeholder=Namn><input id=j>");
  const Style* const before = read.page->style(read.at("p"), css::Pseudo::before);
  REQUIRE(before);
  CHECK(before->colour.r == Approx(1));
  CHECK(before->font_size == Approx(10));
  CHECK(read.style("p").colour.r == Approx(0));
  CHECK_FALSE(read.page->style(read.at("p"), css::Pseudo::after));
  CHECK(read.page->style(read.at("i"), css::Pseudo::placeholder)->colour.b == Approx(1));
  CHECK_FALSE(read.page->style(read.at("j"), css::Pseudo::placeholder));
}

TEST_CASE("linked sheets are read, and those that are not there are told", "[page]") {
  const Read read(
      "<link rel=stylesheet href=a.css><link rel=stylesheet href=no.css><p id=p>x</p>",
      {{"a.css", "@import 'b.css'; p { color: #000 }"}, {"b.css", "p { display: none }"}});
  CHECK_FALSE(read.page->is_rendered(read.at("p")));
  CHECK(read.page->missing_sheets() == std::vector<std::string>{"no.css"});
}

TEST_CASE("what is shown, and to whom", "[page]") {
  const Read read(
      "<style>.away { position: absolute; left: -9999px } .clip { position: absolute; clip: rect(0 "
      "0 0 0) } .small { width: 1px; height: 1px; overflow: hidden } .none { display: none }"
      ".hidden { visibility: hidden } .back { visibility: visible } .before::before { content: "
      "'x' }</style>"
      "<p id=plain>x</p><p id=away class=away>x</p><p id=clip class=clip>x</p>"
      "<p id=small class=small>x</p><p id=none class=none>x</p><p id=hidden class=hidden>x"
      "<span id=back class=back>y</span></p><p id=empty> </p><p id=before class=before></p>"
      "<p id=aria aria-hidden=true>x <a id=in href=x>y</a></p><p id=attribute hidden>x</p>"
      "<img id=img src=x alt=''><div id=faded style='opacity: 0'>x</div>"
      "<details id=closed><summary id=sum>s</summary><p id=inside>x</p></details>"
      "<p id=indent style='text-indent: -999em'>x</p><template><p id=t>x</p></template>");
  CHECK(ids(read, &Page::is_visible) == "plain hidden back before aria in img closed sum");
  CHECK(ids(read, &Page::is_exposed) ==
        "plain away clip small back empty before img faded closed sum indent");
  CHECK(ids(read, &Page::is_rendered) ==
        "plain away clip small hidden back empty before aria in img faded closed sum indent");
  CHECK(read.page->generated(read.at("before"), css::Pseudo::before) == "x");
}

TEST_CASE("hostile style sheets take bounded time", "[page]") {
  std::string css, html;
  for (int i = 0; i < 3000; ++i) css += "* * * * * a b c d { color: red } ";
  for (int i = 0; i < 200; ++i) html += "<div><i>";
  const Read deep("<style>" + css + "</style>" + html);
  CHECK(deep.page->elements().size() > 200);
  std::string bomb = ":root { --a0: x;";
  for (int i = 1; i < 60; ++i)
    bomb += "--a" + std::to_string(i) + ": var(--a" + std::to_string(i - 1) + ") var(--a" +
            std::to_string(i - 1) + ");";
  const Read variables("<style>" + bomb + "} p { color: var(--a59) }</style><p id=p>x</p>");
  CHECK_FALSE(variables.style("p").colour_known);
  const Read broken("<style>p { color: red; @media { x { y: [(\"</style><p id=p>x</p>");
  CHECK(broken.page->is_visible(broken.at("p")));
  std::string nested = "p";
  for (int i = 0; i < 5000; ++i) nested = ":not(" + nested + ")";
  const Read negations("<style>" + nested + " { color: red }</style><p id=p>x</p>");
  CHECK(negations.page->is_visible(negations.at("p")));
  // Each level writes out those around it, twice.
  std::string levels, braces;
  for (int i = 0; i < 2000; ++i) levels += "& &, p {", braces += "}";
  const Read doubled("<style>" + levels + "color: red" + braces + "</style><p id=p>x</p>");
  CHECK_FALSE(doubled.page->has_all_styles());
  std::string many = "p";
  for (int i = 0; i < 2000; ++i) many += ",p";
  std::string runs = many + "{";
  for (int i = 0; i < 20000; ++i) runs += "color: red; a {} ";
  const Read turns("<style>" + runs + "}</style><p id=p>x</p>");
  CHECK_FALSE(turns.page->has_all_styles());
}

}  // namespace blankett::tests
