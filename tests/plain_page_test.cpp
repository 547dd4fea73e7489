// The two readers of HTML pages build the same tree: what the quick one takes, gumbo reads alike.
// Pages of our own and of rules, those pages spoilt at random, and trees made at random.

#include "parse/plain_page.h"

#include <array>
#include <random>

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::string shown(const Document& document) {
  std::string out;
  const auto number = [&](std::uint64_t n) { out += std::to_string(n) + " "; };
  const auto place = [&](Span at) { number(at.begin), number(at.end); };
  for (const Node& n : document.nodes) {
    for (const std::uint32_t i : {n.parent, n.next, n.first_child}) number(i);
    for (const std::uint32_t i : {n.attributes_begin, n.attributes_end}) number(i);
    number(static_cast<std::uint64_t>(n.kind)), number(n.attribute_marks), place(n.at);
    out += std::string(n.name) + "|" + std::string(n.text) + "\n";
  }
  for (const Attribute& a : document.attributes) {
    place(a.name_at), place(a.value_at);
    out += std::string(a.name) + "=" + std::string(a.value) + "\n";
  }
  return out;
}

// Whether the quick reader takes it, and then like gumbo.
bool is_read_alike(const std::string& html) {
  Document quick;
  if (!parsing::read_plain_page(html, SourceId{}, quick)) return false;
  if (shown(quick) != shown(parsing::read_any_page(html, SourceId{}))) {
    INFO(html);
    CHECK(shown(quick) == shown(parsing::read_any_page(html, SourceId{})));
  }
  return true;
}

std::string page_of(const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"sv\">\n<head> <title>Å &amp; x</title>\n</head>\n<body>" +
         body + "</body>\n</html>\n";
}

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t end) { return random() % end; }

template <std::size_t Size>
std::string one_of(const std::array<std::string_view, Size>& all, Random& random) {
  return std::string(all[below(random, Size)]);
}

constexpr std::array<std::string_view, 62> kPieces = {
    "x",          " ",         "\n",        "\t",         "\f",      "å",         "&amp;",
    "&#39;",      "&#xe5;",    "&aring;",   "&nbsp;",     "&",       "& ",        "&lt",
    "<",          ">",         "/",         "=",          "\"",      "'",         "--",
    "<!--c-->",   "<!---->",   "<!--",      "<!",         "<?",      "<p>",       "</p>",
    "<div>",      "</div>",    "<li>",      "</ul>",      "<b>",     "</b>",      "<a href='x'>",
    "</a>",       "<table>",   "</table>",  "<tr>",       "<td>",    "<tbody>",   "<br/>",
    "<option>",   "<select>",  "</select>", "</form>",    "<form>",  "<h2>",      "</h2>",
    "<script>",   "<style>",   "<title>",   "</body>",    "</html>", "<body>",    "</head>",
    " class='a'", " id=\"b\"", " disabled", "<template>", "<svg/>",  "<textarea>"};

constexpr std::array<std::string_view, 62> kElements = {
    "a",        "article",  "b",        "button",  "caption",  "center", "code",  "col",
    "colgroup", "dd",       "del",      "details", "dialog",   "div",    "dl",    "dt",
    "em",       "form",     "fieldset", "h1",      "h2",       "hr",     "i",     "img",
    "input",    "ins",      "label",    "legend",  "li",       "main",   "nav",   "noscript",
    "nobr",     "optgroup", "option",   "output",  "p",        "pre",    "q",     "search",
    "section",  "select",   "small",    "source",  "span",     "strong", "style", "summary",
    "svg",      "table",    "tbody",    "td",      "textarea", "tfoot",  "th",    "thead",
    "tr",       "u",        "ul",       "video",   "x-part",   "br"};

// Elements in one another, now and then where they may stand.
std::string tree(Random& random, std::string_view parent, std::size_t depth) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kChildren = {
      {{"ul", "li"},
       {"table", "tbody"},
       {"table", "caption"},
       {"tbody", "tr"},
       {"tr", "td"},
       {"tr", "th"},
       {"select", "option"},
       {"select", "optgroup"},
       {"optgroup", "option"},
       {"dl", "dt"},
       {"dl", "div"},
       {"div", "dt"},
       {"dl", "dd"},
       {"table", "colgroup"},
       {"colgroup", "col"},
       {"table", "thead"}}};
  static constexpr std::array<std::string_view, 8> kEmpty = {"br",    "col",    "hr", "img",
                                                             "input", "source", "",   ""};
  std::string out;
  for (std::size_t n = below(random, 5); n > 0; --n) {
    const std::size_t kind = below(random, 6);
    if (kind == 0) {
      out += std::string(kPieces[below(random, 14)]);
    } else if (kind == 1) {
      out += "\n ";
    } else if (depth < 8) {
      std::string name = one_of(kElements, random);
      for (const auto& [around, child] : kChildren)
        if (around == parent && below(random, 2) == 0) name = child;
      out += "<" + name + (below(random, 4) == 0 ? " id='q'>" : ">");
      if (std::find(kEmpty.begin(), kEmpty.end(), name) != kEmpty.end()) continue;
      out += tree(random, name, depth + 1) + "</" + name + ">";
    }
  }
  return out;
}

std::vector<std::string> all_pages() {
  std::vector<std::string> out;
  for (const char* folder : {"tests/golden", "generator/rules"})
    for (const auto& [path, bytes] : files_below(folder))
      if (path.ends_with(".html")) out.push_back(bytes);
  return out;
}

TEST_CASE("plain pages are read by the quick reader as by gumbo", "[plain-page]") {
  std::size_t plain = 0;
  const std::vector<std::string> pages = all_pages();
  for (const std::string& page : pages) plain += is_read_alike(page);
  CHECK(plain > pages.size() / 2);
  for (const auto& [path, bytes] : files_below("tests/golden"))
    if (path.ends_with(".html") && path.find("/reports/") == path.npos)  // those have drawings
      CHECK(is_read_alike(bytes));
}

TEST_CASE("pages spoilt at random are read alike, or left to gumbo", "[plain-page]") {
  Random random(1);
  std::vector<std::string> pages = all_pages();
  std::erase_if(pages, [](const std::string& page) { return page.size() > 20'000; });
  std::size_t plain = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string html = pages[below(random, pages.size())];
    for (std::size_t n = below(random, 3); n < 3; ++n) {
      const std::size_t at = below(random, html.size() + 1);
      const std::size_t tag = std::min(html.find('<', at), html.size());
      switch (below(random, 4)) {
        case 0: html.erase(at, 1 + below(random, 8)); break;
        case 1: html.insert(at, one_of(kPieces, random)); break;
        case 2: html.insert(tag, one_of(kPieces, random)); break;
        default: html.insert(at, html.substr(below(random, html.size() + 1), below(random, 40)));
      }
    }
    plain += is_read_alike(html);
  }
  CHECK(plain > 200);
}

TEST_CASE("trees made at random are read alike, or left to gumbo", "[plain-page]") {
  Random random(1);
  std::size_t plain = 0;
  for (int round = 0; round < 4000; ++round)
    plain += is_read_alike(page_of(tree(random, "body", 0)));
  CHECK(plain > 200);
}

TEST_CASE("what HTML would mend is left to gumbo", "[plain-page]") {
  CHECK(is_read_alike(page_of("<p>a <b>b</b></p><!-- c --><ul><li>d</li></ul>")));
  CHECK(is_read_alike(page_of("<form action='x'>a</form> b <pre>c</pre>")));
  for (const char* body : {"<p>a<p>b",
                           "<p><div></div></p>",
                           "<table><tr><td>a</td></tr></table>",
                           "<div/>",
                           "<a><a></a></a>",
                           "<h1><h2></h2></h1>",
                           "<table>a</table>",
                           "<br></br>",
                           "<svg></svg>",
                           "<template></template>",
                           "<i id=a></i>",
                           "<i id='a' id='b'></i>",
                           "<I></I>",
                           "&notit;",
                           "<select><p></p></select>",
                           "<pre>\na</pre>",
                           "\x01",
                           "\xff",
                           "\r\n",
                           "<![CDATA[a]]>",
                           "<script><!-- </script>",
                           "<li></li>",
                           "<button><button></button></button>"}) {
    INFO(body);
    CHECK_FALSE(is_read_alike(page_of(body)));
  }
  for (const char* page :
       {"", "<html><head></head><body></body></html>", "<!DOCTYPE html><html><body></body></html>",
        "<!DOCTYPE html><html><head></head><body></body>",
        "<!DOCTYPE html><html><head></head><body></body></html>a",
        "<!DOCTYPE html><html><head></head><body></body></html><p></p>",
        "<!DOCTYPE html><html><head></head>a<body></body></html>"}) {
    INFO(page);
    CHECK_FALSE(is_read_alike(page));
  }
}

}  // namespace
}  // namespace blankett::tests
