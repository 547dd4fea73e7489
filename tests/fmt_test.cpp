// The layout: what changes, what never does, and that a second time changes nothing.

#include "authoring/format.h"
#include "model/print.h"
#include "parse/parse.h"
#include "support/catch.h"
#include "support/place.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// The printed document without spans and without text that is only white space.
std::string meaning(const std::string& xml) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add("form.xml", xml), found);
  REQUIRE(found.empty());
  std::string out;
  for (const Node& node : document.nodes) {
    const bool space = node.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (node.kind == NodeKind::text && space) continue;
    int depth = 0;
    for (std::uint32_t up = node.parent; up != Node::kNone; up = document.nodes[up].parent) ++depth;
    out += std::to_string(depth) + " " + std::string(node.name) + " [" + std::string(node.text);
    for (std::uint32_t i = node.attributes_begin; i < node.attributes_end; ++i)
      out += " " + std::string(document.attributes[i].name) + "=" +
             std::string(document.attributes[i].value);
    out += "]\n";
  }
  return out;
}

void check_format(const std::string& from, const std::string& to) {
  INFO(from);
  CHECK(formatted(from) == kHead + to);
  CHECK(formatted(kHead + to) == kHead + to);
  CHECK(meaning(from) == meaning(to));
}

}  // namespace

TEST_CASE("elements are indented by two spaces", "[fmt]") {
  check_format("<step id=\"a\"><title>T</title>\n\t\t<text id=\"b\"><label>L</label></text></step>",
               "<step id=\"a\">\n  <title>T</title>\n  <text id=\"b\">\n    <label>L</label>\n"
               "  </text>\n</step>\n");
  check_format("<step><text id=\"b\"></text><text id=\"c\" /></step>",
               "<step>\n  <text id=\"b\"/>\n  <text id=\"c\"/>\n</step>\n");
}

TEST_CASE("one blank line stays of one or more", "[fmt]") {
  check_format(
      "<step>\n\n\n\n<title>T</title>\n  \n\t\n<text id=\"a\"/>\n<text id=\"b\"/>\n</step>",
      "<step>\n\n  <title>T</title>\n\n  <text id=\"a\"/>\n  <text id=\"b\"/>\n</step>\n");
}

TEST_CASE("words and the markup in them stay byte for byte", "[fmt]") {
  check_format(
      "<step>\n<title>  Två\n  <em>  rader </em>\n\n <br />och <!-- x --> mer\n</title></step>",
      "<step>\n  <title>  Två\n  <em>  rader </em>\n\n <br />och <!-- x --> mer\n</title>\n"
      "</step>\n");
  check_format("<help>Ord <p>i ett</p> <p>stycke</p></help>",
               "<help>Ord <p>i ett</p> <p>stycke</p></help>\n");
  check_format("<title>A &amp; B &#160; &lt;c&gt; <![CDATA[ <d>  ]]></title>",
               "<title>A &amp; B &#160; &lt;c&gt; <![CDATA[ <d>  ]]></title>\n");
  check_format("<label></label>", "<label></label>\n");
}

TEST_CASE("paragraphs and lists are laid out where there are no words beside them", "[fmt]") {
  check_format("<help><p>Ett  stycke</p><ul><li>a <em>b</em></li>\n<li>c</li></ul></help>",
               "<help>\n  <p>Ett  stycke</p>\n  <ul>\n    <li>a <em>b</em></li>\n    <li>c</li>\n"
               "  </ul>\n</help>\n");
}

TEST_CASE("what the grammar does not know, and misplaced words, stay", "[fmt]") {
  check_format("<step><titel> <b>a</b>  <c/></titel></step>",
               "<step>\n  <titel> <b>a</b>  <c/></titel>\n</step>\n");
  check_format("<step>ord   <title>T</title></step>", "<step>ord   <title>T</title></step>\n");
  check_format("<step>&#32;<title>T</title></step>", "<step>&#32;<title>T</title></step>\n");
  check_format("<step><![CDATA[ ]]><title>T</title></step>",
               "<step><![CDATA[ ]]><title>T</title></step>\n");
}

TEST_CASE("attributes keep their order; a long tag is wrapped and aligned", "[fmt]") {
  check_format("<text  z='1'\n   a = \"2\"   id='say \"x\"' />",
               "<text z=\"1\" a=\"2\" id='say \"x\"'/>\n");
  const std::string why(60, 'w');
  check_format(
      "<step><phone id=\"telefon\" required-when=\"beslut is sms\" subject=\"self\" why=\"" + why +
          "\"><label>L</label></phone></step>",
      "<step>\n  <phone id=\"telefon\" required-when=\"beslut is sms\" subject=\"self\"\n"
      "         why=\"" +
          why + "\">\n    <label>L</label>\n  </phone>\n</step>\n");
  const std::string longest(200, 'w');
  check_format("<text why=\"" + longest + "\" id=\"a\"/>",
               "<text why=\"" + longest + "\"\n      id=\"a\"/>\n");
  // Columns are letters, not bytes.
  std::string letters;
  for (int i = 0; i < 89; ++i) letters += "å";
  check_format("<text id=\"a\" why=\"" + letters + "\"/>",
               "<text id=\"a\" why=\"" + letters + "\"/>\n");
}

TEST_CASE("comments and instructions stay, beside or between elements", "[fmt]") {
  check_format(
      "<!-- top --><step><!-- a --><title>T</title>   <!-- b -->\n<!-- c\n     d -->\n"
      "<?editor x?></step><!-- end -->",
      "<!-- top -->\n<step> <!-- a -->\n  <title>T</title>   <!-- b -->\n  <!-- c\n       d -->\n"
      "  <?editor x?>\n</step> <!-- end -->\n");
  check_format("<processing days=\"5\"><!-- fem --></processing>",
               "<processing days=\"5\"> <!-- fem -->\n</processing>\n");
  // A comment's lines move together, also back.
  check_format("<step>\n        <!-- a\n             b\n   c -->\n<title/></step>",
               "<step>\n  <!-- a\n       b\nc -->\n  <title/>\n</step>\n");
}

TEST_CASE("line ends, the mark at the beginning and the declaration become the usual", "[fmt]") {
  CHECK(formatted("\xEF\xBB\xBF<?xml version='1.0'?>\r\n\r\n<title>a\r\nb\rc</title>\r\n\r\n") ==
        kHead + "\n<title>a\nb\nc</title>\n");
  CHECK(formatted("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><title/>") ==
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<title/>\n");
  CHECK(formatted("<text why=\"a\r\nb\"/>") == kHead + "<text why=\"a\nb\"/>\n");
}

TEST_CASE("layout changes no document of the repository, and a second time nothing", "[fmt]") {
  int files = 0;
  for (const char* folder : {"forms", "locales", "generator/rules", "tests/diagnostics"})
    for (const auto& [path, bytes] : files_below(folder)) {
      if (!path.ends_with(".xml")) continue;
      Sources sources;
      Diagnostics found;
      const Document before = parse(sources, sources.add(path, bytes), found);
      if (before.empty()) continue;
      INFO(path);
      const std::string once = formatted(bytes);
      const Document after = parse(sources, sources.add(path, once), found);
      CHECK(say_the_same(before, after));
      CHECK(meaning(bytes) == meaning(once));
      CHECK(formatted(once) == once);
      ++files;
    }
  CHECK(files > 100);
}

TEST_CASE("another document is told from the same one", "[fmt]") {
  Sources sources;
  Diagnostics found;
  const auto doc = [&](const char* xml) { return parse(sources, sources.add("a", xml), found); };
  const Document one = doc("<a b=\"1\">x<c/></a>");
  CHECK(say_the_same(one, doc("<a b='1'>x<c></c> </a>")));
  for (const char* other :
       {"<a b=\"2\">x<c/></a>", "<a>x<c/></a>", "<a b=\"1\">y<c/></a>", "<a b=\"1\">x<d/></a>",
        "<a b=\"1\"><c/>x</a>", "<a b=\"1\">x<c/><c/></a>", "<a b=\"1\">x</a>"}) {
    INFO(other);
    CHECK_FALSE(say_the_same(one, doc(other)));
    CHECK_FALSE(say_the_same(doc(other), one));
  }
}

TEST_CASE("the forms and rules of the repository are laid out", "[fmt]") {
  const Place place;
  const Run run = place.run("fmt --check forms locales", "LANG=C", PROJECT_FOLDER);
  CHECK(run.out == "");
  CHECK(run.code == 0);
}

TEST_CASE("fmt writes, --check only lists", "[fmt]") {
  const Place place;
  place.form("a");
  const std::string before = bytes_of(place.top / "forms/a/form.xml");
  const Run check = place.run("fmt --check");
  CHECK(check.code == 1);
  CHECK(check.out == "forms/a/form.xml\n");
  CHECK(check.err == "1 of 1 files would change: run blankett fmt\n");
  CHECK(bytes_of(place.top / "forms/a/form.xml") == before);
  const Run run = place.run("fmt forms/a/form.xml");
  CHECK(run.code == 0);
  CHECK(run.out == "forms/a/form.xml\n");
  CHECK(bytes_of(place.top / "forms/a/form.xml") == formatted(before));
  CHECK(place.run("fmt --check").code == 0);
  CHECK(place.run("fmt").out == "");
  CHECK(place.site("forms").size() == 1);  // nothing is left beside it
}

TEST_CASE("fmt refuses what is not well-formed, and paths that are nothing", "[fmt]") {
  const Place place;
  put(place.top / "forms/a/form.xml", "<form><title>T</form>");
  place.form("b");
  const Run run = place.run("fmt forms");
  CHECK(run.code == 1);
  CHECK(has(run.out, "forms/a/form.xml:1:17: error: "));
  CHECK(has(run.out, "forms/b/form.xml\n"));  // the others are laid out
  CHECK(bytes_of(place.top / "forms/a/form.xml") == "<form><title>T</form>");
  for (const char* path : {"nowhere", "locales/sv/ui.xlf", "themes"}) {
    INFO(path);
    CHECK(place.run("fmt " + std::string(path)).code == 2);
  }
  CHECK(has(place.run("fmt nowhere", "LANG=sv_SE").err, "inte en .xml-fil"));
  CHECK(has(place.run("fmt --help").out, "--check"));
}

}  // namespace blankett::tests
