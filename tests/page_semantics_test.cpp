// What a page means to assistive technology: roles, names, descriptions, focus; and the tables of
// ARIA. What Chromium says of the same is compared by tests/browser/accname.spec.mjs.

#include "page/aria.h"
#include "page/outline.h"
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

  explicit Read(const std::string& html) {
    document = parse_html(sources, sources.add("p.html", html), out);
    page = std::make_unique<Page>(document);
  }
  // The element with id x.
  Element x() const { return *page->with_id("x"); }
};

// In each, the element with id x.
std::string role_of(const std::string& html) {
  const Read read(html);
  return std::string(read.page->role(read.x()).name);
}
std::string name_of(const std::string& html) {
  const Read read(html);
  return read.page->name(read.x());
}
std::string description_of(const std::string& html) {
  const Read read(html);
  return read.page->description(read.x());
}

struct Row {
  const char* html;
  const char* expected;
};

// What of the ontology's questions a role answers with yes.
std::string kinds_of(const char* role) {
  std::string out;
  for (const char* kind : {"widget", "structure", "landmark", "range", "input", "composite"})
    if (aria::is_a(*aria::role_named(role), kind)) out += std::string(kind) + " ";
  return out;
}

const aria::Attribute& attribute(const char* name) { return *aria::attribute_named(name); }
const aria::Role& role(const char* name) { return *aria::role_named(name); }

}  // namespace

TEST_CASE("the tables of ARIA answer by name", "[page]") {
  CHECK(aria::role_named("Button")->name == "button");
  CHECK(aria::role_named("presentation") == aria::role_named("none"));
  CHECK(aria::role_named("image") == aria::role_named("img"));
  CHECK(aria::role_named("widget")->source == aria::Role::Source::abstract);
  CHECK(aria::role_named("doc-toc")->source == aria::Role::Source::dpub);
  CHECK(aria::role_named("html:iframe") == nullptr);
  CHECK(aria::role_named("knapp") == nullptr);
  CHECK(aria::role_named("") == nullptr);
  CHECK(aria::attribute_named("aria-lable") == nullptr);
  CHECK(aria::first_valid_role("knapp widget LINK button")->name == "link");
  CHECK(aria::first_valid_role(" ") == nullptr);

  CHECK(kinds_of("button") == "widget ");
  CHECK(kinds_of("navigation") == "structure landmark ");
  CHECK(kinds_of("doc-toc") == "structure landmark ");
  CHECK(kinds_of("slider") == "widget structure range input ");
  CHECK(kinds_of("grid") == "widget structure composite ");

  CHECK(aria::supports(role("checkbox"), attribute("aria-checked")));
  CHECK(aria::supports(role("switch"), attribute("aria-required")));  // of checkbox
  CHECK(aria::supports(role("main"), attribute("aria-live")));        // of all
  CHECK_FALSE(aria::supports(role("button"), attribute("aria-checked")));
  CHECK_FALSE(aria::supports(role("generic"), attribute("aria-label")));
  CHECK(aria::prohibits(role("paragraph"), attribute("aria-labelledby")));
  CHECK_FALSE(aria::prohibits(role("list"), attribute("aria-label")));
  CHECK(aria::is_deprecated_on(role("main"), attribute("aria-disabled")));
  CHECK_FALSE(aria::is_deprecated_on(role("tab"), attribute("aria-disabled")));
  CHECK(aria::requires_(role("switch"), attribute("aria-checked")));
  CHECK(aria::requires_(role("slider"), attribute("aria-valuenow")));
  CHECK_FALSE(aria::requires_(role("option"), attribute("aria-selected")));
  CHECK(aria::implicit_value(role("heading"), attribute("aria-level")) == "2");
  CHECK(aria::implicit_value(role("slider"), attribute("aria-valuemax")) == "100");
  CHECK(aria::implicit_value(role("alertdialog"), attribute("aria-live")) == "assertive");
  CHECK(aria::implicit_value(role("timer"), attribute("aria-live")) == "off");
  CHECK(aria::implicit_value(role("button"), attribute("aria-busy")) == "false");
  CHECK(role("list").owned.front() == &role("listitem"));
  CHECK(role("listbox").through == &role("group"));
  CHECK(role("tab").contexts.front() == &role("tablist"));
  CHECK(role("cell").name_from_content);
  CHECK(role("code").name_prohibited);
  CHECK(role("button").children_presentational);
}

TEST_CASE("the tables of ARIA agree with themselves", "[page]") {
  for (const aria::Role& each : aria::roles()) {
    INFO(each.name);
    CHECK((each.name == "roletype" || !each.superclasses.empty()));
    CHECK(each.is.test(aria::known_role("roletype").number));
    CHECK(each.name_prohibited == aria::prohibits(each, attribute("aria-label")));
    CHECK((each.required & ~each.supported).none());
    for (const aria::Role::Implicit& value : each.implicit_values)
      CHECK(aria::is_valid_value(*value.attribute, value.value));
    if (each.source != aria::Role::Source::html) CHECK(aria::role_named(each.name) == &each);
  }
  for (const aria::Attribute& each : aria::attributes()) {
    INFO(each.name);
    using Type = aria::Attribute::Type;
    CHECK((each.type == Type::token || each.type == Type::token_list) == !each.tokens.empty());
    CHECK((each.default_value.empty() || aria::is_valid_value(each, each.default_value)));
  }
}

TEST_CASE("values of states and properties are of their type", "[page]") {
  const auto valid = [](const char* name, const char* value) {
    return aria::is_valid_value(attribute(name), value);
  };
  CHECK(valid("aria-busy", "true"));
  CHECK(valid("aria-busy", "TRUE"));
  CHECK_FALSE(valid("aria-busy", "yes"));
  CHECK_FALSE(valid("aria-busy", ""));
  CHECK_FALSE(valid("aria-busy", "undefined"));
  CHECK(valid("aria-expanded", "undefined"));
  CHECK(valid("aria-checked", "mixed"));
  CHECK_FALSE(valid("aria-selected", "mixed"));
  CHECK(valid("aria-current", "step"));
  CHECK_FALSE(valid("aria-current", "steps"));
  CHECK(valid("aria-relevant", "additions  text"));
  CHECK_FALSE(valid("aria-relevant", "additions more"));
  CHECK(valid("aria-activedescendant", "a"));
  CHECK_FALSE(valid("aria-activedescendant", "a b"));
  CHECK(valid("aria-labelledby", "a b"));
  CHECK(valid("aria-level", " 3 "));
  CHECK_FALSE(valid("aria-level", "3.5"));
  CHECK_FALSE(valid("aria-level", "-"));
  for (const char* number : {"3", "-3.5", ".5", "2e3", "1.", "+4"})
    CHECK(valid("aria-valuenow", number));
  for (const char* number : {".", "3,5", "2e", "x", "1.2.3"})
    CHECK_FALSE(valid("aria-valuenow", number));
  CHECK(valid("aria-label", ""));
}

TEST_CASE("an element's role is its own, or what role asks for", "[page]") {
  const Row rows[] = {
      {"<a id=x href=#>a</a>", "link"},
      {"<a id=x>a</a>", "generic"},
      {"<div id=x>", "generic"},
      {"<section id=x>", "generic"},
      {"<section id=x aria-label=S>", "region"},
      {"<form id=x>", "generic"},
      {"<form id=x title=F>", "form"},
      {"<header id=x>", "banner"},
      {"<main><header id=x></main>", "generic"},
      {"<article><footer id=x></article>", "generic"},
      {"<div role=region aria-label=R><header id=x></div>", "generic"},
      {"<article><aside id=x></article>", "generic"},
      {"<main><aside id=x></main>", "complementary"},
      {"<img id=x alt=''>", "none"},
      {"<img id=x alt='' aria-label=L>", "img"},
      {"<img id=x alt='' tabindex=0>", "img"},
      {"<img id=x>", "img"},
      {"<input id=x>", "textbox"},
      {"<input id=x type=EMAIL>", "textbox"},
      {"<input id=x type=nonsense>", "textbox"},
      {"<input id=x list=l>", "combobox"},
      {"<input id=x type=number list=l>", "spinbutton"},
      {"<input id=x type=date>", "html:input"},
      {"<input id=x type=checkbox>", "checkbox"},
      {"<input id=x type=image>", "button"},
      {"<select id=x>", "combobox"},
      {"<select id=x size=1>", "combobox"},
      {"<select id=x size=3>", "listbox"},
      {"<select id=x multiple>", "listbox"},
      {"<ul><li id=x>", "listitem"},
      {"<div><li id=x></div>", "generic"},
      {"<ul role=menu><li id=x></ul>", "generic"},
      {"<details><summary id=x>a</summary></details>", "html:summary"},
      {"<details><summary>a</summary><summary id=x>b</summary></details>", "generic"},
      {"<table><tr><td id=x>a</table>", "cell"},
      {"<table role=grid><tr><td id=x>a</table>", "gridcell"},
      {"<table><tr><th id=x>a<th>b</table>", "columnheader"},
      {"<table><tr><th id=x>a<td>b</table>", "rowheader"},
      {"<table><tr><td><th id=x>b</table>", "columnheader"},
      {"<table><tr><th id=x scope=row>a<th>b</table>", "rowheader"},
      {"<h4 id=x>", "heading"},
      {"<hgroup id=x>", "group"},
      {"<dialog id=x>", "dialog"},
      {"<iframe id=x>", "html:iframe"},
      // role
      {"<div id=x role=button>", "button"},
      {"<div id=x role='knapp  widget LINK button'>", "link"},
      {"<div id=x role=region>", "generic"},
      {"<div id=x role='region group'>", "group"},
      {"<nav id=x role=knapp>", "navigation"},
      {"<nav id=x role=presentation>", "none"},
      // presentational roles are given up
      {"<button id=x role=none>", "button"},
      {"<h2 id=x role=none aria-label=L>", "heading"},
      {"<h2 id=x role=none aria-level=3>", "none"},
      {"<h2 id=x role=none tabindex=-1>", "heading"},
      {"<h2 id=x role='none button'>", "none"},
      // and taken over
      {"<ul role=none><li id=x></ul>", "none"},
      {"<ul role=none><li id=x role=listitem></ul>", "listitem"},
      {"<ul role=none><li id=x tabindex=0></ul>", "listitem"},
      {"<ul role=none><li><ul><li id=x></ul></ul>", "listitem"},
      {"<table role=none><tr><td id=x></table>", "none"},
      {"<table role=none><tr><td><table><tr><td id=x></table></table>", "cell"},
      {"<table role=list><tr><td id=x></table>", "generic"},
      // children presentational
      {"<button><b><h2 id=x>a</h2></b></button>", "none"},
      {"<div role=img aria-label=L><a id=x href=#>a</a></div>", "link"},
      {"<div role=link><h2 id=x>a</h2></div>", "heading"},
      {"<svg id=x></svg>", "graphics-document"},
      {"<svg><g id=x aria-label=G /></svg>", "graphics-object"},
  };
  for (const Row& row : rows) {
    INFO(row.html);
    CHECK(role_of(row.html) == row.expected);
  }
  const auto is_own = [](const char* html) {
    const Read read(html);
    return read.page->has_implicit_role(read.x());
  };
  CHECK(is_own("<nav id=x>"));
  CHECK(is_own("<nav id=x role=knapp>"));
  CHECK(is_own("<button id=x role=none>"));
  CHECK_FALSE(is_own("<nav id=x role=navigation>"));
}

TEST_CASE("names are accname's", "[page]") {
  const Row rows[] = {
      {"<label for=x>Namn</label><input id=x>", "Namn"},
      {"<label>Ort <input id=x></label>", "Ort"},
      {"<label for=x>Ett</label><label for=x>Två</label><input id=x>", "Ett Två"},
      {"<label for=x>Synligt <span hidden>dolt</span></label><input id=x>", "Synligt"},
      {"<label hidden for=x>Dolt</label><input id=x title=T>", "T"},
      {"<label for=x> </label><input id=x title=T>", "T"},
      {"<label>En <input type=hidden><input id=x> <input></label>", "En"},
      {"<label>En <input><input id=x></label>", ""},
      {"<label>Var <input id=x type=radio> <select><option>a<option selected>b</select></label>",
       "Var b"},
      {"<label>Om <input value=3 title=n> dagar <input id=x></label>", ""},
      {"<label for=x>Om <input value=3 title=n> dagar</label><input id=x>", "Om 3 dagar"},
      {"<p id=a hidden>Dold</p><input id=x aria-labelledby=a>", "Dold"},
      {"<p id=a>A</p><p id=b>B</p><input id=x aria-labelledby='b saknas a'>", "B A"},
      {"<p id=a aria-labelledby=b>A</p><p id=b>B</p><input id=x aria-labelledby=a>", "A"},
      {"<button id=x aria-label=Ta aria-labelledby='x f'>n</button><i id=f>fil</i>", "Ta fil"},
      {"<button id=x aria-labelledby=x>Själv</button>", "Själv"},
      {"<input id=x aria-labelledby=saknas aria-label=L>", "L"},
      {"<input id=x aria-label='  två \n ord '>", "två ord"},
      {"<button id=x>a<b>b</b><div>c</div></button>", "ab c"},
      {"<button id=x>a<br>b</button>", "a b"},
      {"<button id=x><img alt=Sök></button>", "Sök"},
      {"<button id=x><img alt=Sök aria-hidden=true></button>", ""},
      {"<button id=x><script>1</script><svg><title>Stäng</title></svg></button>", "Stäng"},
      {"<style>#x::before{content:'▶ '}</style><button id=x>Spela</button>", "▶ Spela"},
      {"<button id=x><i style='visibility:hidden'>a<b "
       "style='visibility:visible'>b</b></i></button>",
       "b"},
      {"<input id=x type=submit>", "Submit"},
      {"<input id=x type=submit value=Skicka>", "Skicka"},
      {"<input id=x type=button>", ""},
      {"<input id=x type=image alt=Sök>", "Sök"},
      {"<input id=x placeholder=P>", "P"},
      {"<input id=x placeholder=P title=T>", "T"},
      {"<input id=x type=date placeholder=P>", ""},
      {"<fieldset id=x><legend>Grupp</legend></fieldset>", "Grupp"},
      {"<table id=x><caption>Priser</caption></table>", "Priser"},
      {"<figure id=x><figcaption>Text</figcaption></figure>", "Text"},
      {"<iframe id=x title=Karta></iframe>", "Karta"},
      {"<h1 id=x>Rubrik <small>liten</small></h1>", "Rubrik liten"},
      {"<a id=x href=#><ul><li>a<li>b</ul></a>", "a b"},
      {"<div id=a>ägd</div><h2 id=x aria-owns='a x'>har</h2>", "har ägd"},
      {"<p id=x aria-label=L>a</p>", ""},
      {"<div id=x>a</div>", ""},
      {"<textarea id=t>sva<!-- -->r</textarea><h2 id=x>a <b aria-labelledby=t>b</b></h2>",
       "a sva<!-- -->r"},
      {"<a id=x href=#><svg><desc>d</desc><text>t</text></svg></a>", "t"},
      {"<nav id=x>a</nav>", ""},
      {"<html id=x><title>Sida</title>", "Sida"},
      {"<details><summary id=x>Mer</summary></details>", "Mer"},
  };
  for (const Row& row : rows) {
    INFO(row.html);
    CHECK(name_of(row.html) == row.expected);
  }
}

TEST_CASE("descriptions are what the name has not said", "[page]") {
  const Row rows[] = {
      {"<input id=x aria-label=L aria-describedby='a b'><p id=a>A</p><p id=b hidden>B</p>", "A B"},
      {"<input id=x aria-label=L aria-description=D title=T>", "D"},
      {"<input id=x aria-label=L title=T>", "T"},
      {"<input id=x title=T>", ""},
      {"<input id=x aria-label=L>", ""},
      {"<table id=x aria-label=L><caption>C</caption></table>", "C"},
      {"<input id=x type=submit value=V aria-label=L>", "V"},
      {"<button id=x aria-label=L>innehåll</button>", ""},
  };
  for (const Row& row : rows) {
    INFO(row.html);
    CHECK(description_of(row.html) == row.expected);
  }
}

TEST_CASE("the keyboard reaches what HTML says", "[page]") {
  // t: Tab reaches it; f: only a script does; -: nothing.
  const Row rows[] = {
      {"<button id=x>", "t"},
      {"<button id=x disabled>", "-"},
      {"<button id=x tabindex=-1>", "f"},
      {"<input id=x type=hidden>", "-"},
      {"<fieldset disabled><input id=x></fieldset>", "-"},
      {"<fieldset disabled><legend><input id=x></legend></fieldset>", "t"},
      {"<fieldset disabled><legend></legend><legend><input id=x></legend></fieldset>", "-"},
      {"<a id=x href=#>a</a>", "t"},
      {"<a id=x>a</a>", "-"},
      {"<map><area id=x href=#></map>", "t"},
      {"<div id=x tabindex=0>", "t"},
      {"<div id=x tabindex=-1>", "f"},
      {"<div id=x tabindex=nej>", "-"},
      {"<div id=x contenteditable>", "t"},
      {"<div id=x contenteditable=false>", "-"},
      {"<details><summary id=x>a</summary></details>", "t"},
      {"<summary id=x>a</summary>", "-"},
      {"<video id=x controls>", "t"},
      {"<video id=x>", "-"},
      {"<iframe id=x>", "t"},
      {"<div hidden><button id=x></div>", "-"},
      {"<div style='visibility:hidden'><button id=x></div>", "-"},
      {"<div style='opacity:0'><button id=x></div>", "t"},
      {"<div aria-hidden=true><button id=x></div>", "t"},
      {"<div inert><button id=x></div>", "-"},
      {"<details><button id=x></details>", "-"},
  };
  for (const Row& row : rows) {
    INFO(row.html);
    const Read read(row.html);
    const Page& page = *read.page;
    CHECK(std::string(page.is_tabbable(read.x())    ? "t"
                      : page.is_focusable(read.x()) ? "f"
                                                    : "-") == row.expected);
  }
}

TEST_CASE("the language is the nearest", "[page]") {
  const Read read("<html lang=sv><p id=x xml:lang=x lang=en><i id=y><b id=z lang=''>");
  CHECK(read.page->language(*read.page->with_id("y")) == "en");
  CHECK(read.page->language(*read.page->with_id("z")) == "");
  CHECK(read.page->language(read.document.root()) == "sv");
}

TEST_CASE("the outline is what assistive technology is told", "[page]") {
  const Read read(
      "<html lang=sv><title>Sida</title>\n<main><h1>Å</h1>\n"
      "<p hidden>x</p><div><button title=T>a \"b\"</button><i tabindex=-1></i></div></main>");
  CHECK(outline(*read.page, read.sources) ==
        "1:2 document \"Sida\"\n"
        "2:2 main\n"
        "2:8 heading \"Å\"\n"
        "3:22 button \"a \\\"b\\\"\" description \"T\" focusable\n"
        "3:52 generic focusable-by-script\n");
}

TEST_CASE("names of hostile pages are bounded", "[page]") {
  std::string labels, cycle, deep, all;
  for (int i = 0; i < 4'000; ++i) {
    const std::string id = std::to_string(i);
    labels += "<label for=i" + id + ">L</label><input id=i" + id + ">";
    cycle += "<h2 id=c" + id + " aria-owns='c" + std::to_string((i + 1) % 4'000) + "'>c</h2>";
    all += " i" + id;
  }
  for (int i = 0; i < 400; ++i) deep += "<div role=link>d";
  const Read read(labels + cycle + deep + "<h2 id=x aria-labelledby='" + all + "'></h2>" +
                  "<fieldset id=f><legend aria-labelledby=f>l</legend></fieldset>"
                  "<button id=y aria-labelledby='y y x'>b</button>");
  // One long text that names everything.
  std::string many = "<p id=long>" + std::string(1'000'000, 'a') + "</p>";
  for (int i = 0; i < 4'000; ++i) many += "<input aria-labelledby=long>";
  const Read long_read(many);
  for (const Element e : long_read.page->elements())
    REQUIRE(long_read.page->name(e).size() < 30'000);
  std::size_t bytes = 0;
  for (const Element e : read.page->elements()) bytes += read.page->name(e).size();
  CHECK(bytes > 4'000);
  CHECK(read.page->name(*read.page->with_id("i77")) == "L");
  CHECK(read.page->name(*read.page->with_id("y")) == "b b");
}

}  // namespace blankett::tests
