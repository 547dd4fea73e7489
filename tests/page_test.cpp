// What a page means to browsers: its styles, and what of it is shown and to whom.

#include "page/page.h"

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
}

}  // namespace blankett::tests
