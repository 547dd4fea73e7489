// The grammar's two faces agree: the XSD that authors' editors use, run by libxml2, and our own
// validator give the same verdict on every file of the repository and on small mutations.

#include "validate/grammar.h"

#include <libxml/xmlschemas.h>

#include <memory>

#include "parse/parse.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/project.h"
#include "validate/validate.h"

namespace blankett::tests {
namespace {

void quiet(void*, const char*, ...) {}

class Schema {
 public:
  explicit Schema(const std::string& xsd) {
    xmlSchemaParserCtxtPtr parser =
        xmlSchemaNewMemParserCtxt(xsd.data(), static_cast<int>(xsd.size()));
    schema_ = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
  }
  ~Schema() { xmlSchemaFree(schema_); }
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  bool is_sound() const { return schema_ != nullptr; }

  bool accepts(const std::string& xml) const {
    xmlDocPtr document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                                       XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    if (!document) return false;
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema_);
    xmlSchemaSetValidErrors(context, quiet, quiet, nullptr);
    const bool valid = xmlSchemaValidateDoc(context, document) == 0;
    xmlSchemaFreeValidCtxt(context);
    xmlFreeDoc(document);
    return valid;
  }

 private:
  xmlSchemaPtr schema_ = nullptr;
};

const Schema& schema() {
  static const Schema parsed(xsd(grammar()));
  return parsed;
}

// Our verdict, or nothing when the text is not XML that we read.
std::optional<bool> is_valid(const std::string& xml) {
  Sources sources;
  Diagnostics found;
  const Document document = parse(sources, sources.add("file.xml", xml), found);
  if (document.empty()) return std::nullopt;
  validate(document, grammar().roots, sources, found);
  return found.empty();
}

bool is_of_the_language(const std::string& path) {
  if (!path.ends_with(".xml")) return false;
  return !path.starts_with("locales/") || path.ends_with("/locale.xml") ||
         path.find("/rules/") != path.npos;
}

// A form in which one piece was put in place of another.
std::string with_change(const std::string& from, const std::string& to) {
  static const std::string kForm =
      "<form id=\"a\" version=\"1.0.0\">\n"
      "<title>T</title>\n"
      "<summary>S</summary>\n"
      "<service owner=\"x\" life-situations=\"a b\" audience=\"private\">"
      "<processing days=\"5\"/>"
      "<records series=\"s\" retention=\"P2Y\" registered=\"yes\"/>"
      "<endpoint href=\"https://a.example\"/></service>\n"
      "<condition id=\"c\" label=\"L\">namn is answered</condition>\n"
      "<step id=\"s\"><title>T</title>"
      "<text id=\"namn\" max-length=\"40\" required=\"yes\" show-when=\"x\">"
      "<label>L <em>e</em></label><hint>H</hint>"
      "<help><p>P <a href=\"https://a.example/b\">a</a> <span lang=\"en\">b</span></p></help>"
      "<error for=\"missing\">E</error></text>"
      "<choice id=\"val\"><label>L</label><option value=\"ett\">1</option></choice>"
      "<file id=\"fil\" accept=\"pdf jpg\" max-size=\"10 MB\"><label>L</label></file>"
      "<exit id=\"ut\" when=\"x\"><title>T</title><p>P</p><ul><li>L</li></ul></exit>"
      "</step>\n</form>\n";
  std::string out = kForm;
  const std::size_t at = out.find(from);
  REQUIRE(at != out.npos);
  return out.replace(at, from.size(), to);
}

struct Mutation {
  std::string from, to;
  bool valid;
};

}  // namespace

TEST_CASE("the schema in forms/ is that of the grammar") {
  check_golden(PROJECT_FOLDER "/forms/form.xsd", xsd(grammar()));
}

TEST_CASE("libxml2 and we agree on every file") {
  REQUIRE(schema().is_sound());
  int valid = 0, invalid = 0;
  for (const char* folder : {"generator/rules", "tests/diagnostics", "forms", "locales"})
    for (const auto& [path, bytes] : files_below(folder)) {
      if (!is_of_the_language(path)) continue;
      const auto ours = is_valid(bytes);
      if (!ours) continue;
      // What an override may hold depends on its part, which no XSD 1.0 can say.
      if (path.find("validate-override-markup") != path.npos) continue;
      INFO(path);
      CHECK(schema().accepts(bytes) == *ours);
      ++(*ours ? valid : invalid);
    }
  CHECK(valid > 40);
  CHECK(invalid > 20);
}

TEST_CASE("libxml2 and we agree on small changes") {
  const std::vector<Mutation> mutations = {
      {"", "", true},
      // Values, one type after another.
      {"id=\"namn\"", "id=\"namn_2\"", true},
      {"id=\"namn\"", "id=\"Namn\"", false},
      {"id=\"namn\"", "id=\"_namn\"", false},
      {"id=\"namn\"", "id=\"na-mn\"", false},
      {"id=\"namn\"", "id=\"namn \"", false},
      {"id=\"namn\"", "id=\"å\"", false},
      {"form id=\"a\"", "form id=\"a-1-b\"", true},
      {"form id=\"a\"", "form id=\"a--b\"", false},
      {"form id=\"a\"", "form id=\"a-\"", false},
      {"form id=\"a\"", "form id=\"a_b\"", false},
      {"\"1.0.0\"", "\"10.20.99999\"", true},
      {"\"1.0.0\"", "\"1.0\"", false},
      {"\"1.0.0\"", "\"1.0.0.0\"", false},
      {"\"1.0.0\"", "\"1..0\"", false},
      {"\"1.0.0\"", "\"1.0.123456\"", false},
      {"days=\"5\"", "days=\"999999\"", true},
      {"days=\"5\"", "days=\"0\"", false},
      {"days=\"5\"", "days=\"05\"", false},
      {"days=\"5\"", "days=\"1000000\"", false},
      {"days=\"5\"", "days=\"-5\"", false},
      {"required=\"yes\"", "required=\"no\"", true},
      {"required=\"yes\"", "required=\"true\"", false},
      {"required=\"yes\"", "required=\" yes\"", false},
      {"lang=\"en\"", "lang=\"zh-Hant-TW\"", true},
      {"lang=\"en\"", "lang=\"sv-x-a1\"", true},
      {"lang=\"en\"", "lang=\"en-\"", false},
      {"lang=\"en\"", "lang=\"e\"", false},
      {"lang=\"en\"", "lang=\"engl\"", false},
      {"lang=\"en\"", "lang=\"en-a\"", false},
      {"lang=\"en\"", "lang=\"en-abcdefghi\"", false},
      {"retention=\"P2Y\"", "retention=\"P999D\"", true},
      {"retention=\"P2Y\"", "retention=\"P0Y\"", false},
      {"retention=\"P2Y\"", "retention=\"2Y\"", false},
      {"retention=\"P2Y\"", "retention=\"P1000D\"", false},
      {"retention=\"P2Y\"", "retention=\"P2W\"", false},
      {"\"10 MB\"", "\"500 kB\"", true},
      {"\"10 MB\"", "\"100000 MB\"", true},
      {"\"10 MB\"", "\"100001 MB\"", false},
      {"\"10 MB\"", "\"0 MB\"", false},
      {"\"10 MB\"", "\"010 MB\"", true},
      {"\"10 MB\"", "\"10MB\"", false},
      {"\"10 MB\"", "\"10 GB\"", false},
      {"\"10 MB\"", "\"1.5 MB\"", false},
      {"accept=\"pdf jpg\"", "accept=\" pdf  jpg \"", true},
      {"accept=\"pdf jpg\"", "accept=\"pdf,jpg\"", false},
      {"accept=\"pdf jpg\"", "accept=\"exe\"", false},
      {"accept=\"pdf jpg\"", "accept=\"\"", false},
      {"audience=\"private\"", "audience=\"private business\"", true},
      {"audience=\"private\"", "audience=\"private\n  business\"", true},
      {"audience=\"private\"", "audience=\"privat\"", false},
      {"audience=\"private\"", "audience=\" \"", false},
      {"life-situations=\"a b\"", "life-situations=\"bo-och-bygga  trafik\"", true},
      {"life-situations=\"a b\"", "life-situations=\"a, b\"", false},
      {"life-situations=\"a b\"", "life-situations=\"A\"", false},
      {"life-situations=\"a b\"", "life-situations=\"\"", false},
      {"href=\"https://a.example\"", "href=\"https://å.example/ö?a=1&amp;b#c\"", true},
      {"href=\"https://a.example\"", "href=\"http://a.example\"", false},
      {"href=\"https://a.example\"", "href=\"https://\"", false},
      {"href=\"https://a.example\"", "href=\"https://a.example/a b\"", false},
      {"href=\"https://a.example\"", "href=\" https://a.example\"", false},
      {"href=\"https://a.example\"", "href=\"https://a.example/a;b\"", false},
      {"href=\"https://a.example\"", "href=\"https://a.example/&lt;b\"", false},
      {"href=\"https://a.example/b\"", "href=\"http://a.example\"", false},
      {"href=\"https://a.example/b\"", "href=\"mailto:a@a.example\"", true},
      {"href=\"https://a.example/b\"", "href=\"tel:+46850800508\"", true},
      {"href=\"https://a.example/b\"", "href=\"tel:08 508\"", false},
      {"href=\"https://a.example/b\"", "href=\"javascript:alert(1)\"", false},
      {"href=\"https://a.example/b\"", "href=\"b.html\"", false},
      {"show-when=\"x\"", "show-when=\" x\"", true},
      {"show-when=\"x\"", "show-when=\" \"", false},
      {"label=\"L\"", "label=\"\"", false},
      {"label=\"L\"", "label=\"&#160;\"", true},
      // Attributes.
      {" id=\"namn\"", "", false},
      {" max-length=\"40\"", "", true},
      {" max-length=\"40\"", " maxlength=\"40\"", false},
      {" max-length=\"40\"", " accept=\"pdf\"", false},
      {"form id=\"a\"", "form id=\"a\" xml:lang=\"sv\"", true},
      {"form id=\"a\"",
       "form xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
       "xsi:noNamespaceSchemaLocation=\"../form.xsd\" id=\"a\"",
       true},
      // Order and counts.
      {"<title>T</title>\n<summary>S</summary>", "<summary>S</summary><title>T</title>", false},
      {"<summary>S</summary>", "", false},
      {"<summary>S</summary>", "<summary/>", true},
      {"<summary>S</summary>", "<summary>S</summary><summary>S</summary>", false},
      {"<hint>H</hint>", "<hint>H</hint><hint>H</hint>", false},
      {"<hint>H</hint>", "", true},
      {"<error for=\"missing\">E</error>",
       "<error for=\"missing\">E</error><error for=\"length\">E</error>", true},
      {"<label>L <em>e</em></label><hint>H</hint>", "<hint>H</hint><label>L</label>", false},
      {"<option value=\"ett\">1</option>", "", true},
      {"<p>P</p><ul><li>L</li></ul>", "", false},
      {"<p>P</p><ul><li>L</li></ul>", "<ul><li>L</li></ul><p>P</p>", true},
      {"<ul><li>L</li></ul>", "<ul/>", false},
      {"<step id=\"s\"><title>T</title>", "<step id=\"s\">", false},
      {"<exit id=\"ut\"",
       "<exit id=\"tidigt\" when=\"y\"><title>T</title><p/></exit><exit id=\"ut\"", true},
      {"<endpoint href=\"https://a.example\"/>", "", false},
      // Elements where they may not stand.
      {"<em>e</em>", "<p>e</p>", false},
      {"<em>e</em>", "<b>e</b>", false},
      {"<em>e</em>", "<em>e <strong>f</strong></em>", true},
      {"<em>e</em>", "<abbr title=\"t\">e</abbr>", true},
      {"<em>e</em>", "<abbr title=\"t\"><em>e</em></abbr>", false},
      {"<em>e</em>", "<a href=\"tel:1\">e <a href=\"tel:1\">f</a></a>", false},
      {"<em>e</em>", "<br/>", true},
      {"<em>e</em>", "<br>e</br>", false},
      {"<em>e</em>", "<![CDATA[<p>]]>", true},
      {"<p>P ", "<p>P <p>Q</p>", false},
      {"<processing days=\"5\"/>", "<processing days=\"5\"><!-- fem --></processing>", true},
      {"<processing days=\"5\"/>", "<processing days=\"5\">fem</processing>", false},
      // Text where none may stand.
      {"<title>T</title>\n", "<title>T</title>\n text \n", false},
      {"<title>T</title>\n", "<title>T</title>\n<!-- text --> <?a b?>\n", true},
      {"<title>T</title>\n", "<title>T</title>&#160;\n", false},
      {"<title>T</title>\n", "<title>T</title><![CDATA[t]]>\n", false},
      {"namn is answered", "", true},
      {"namn is answered", "<em>namn</em> is answered", false},
  };
  for (const Mutation& m : mutations) {
    const std::string xml = with_change(m.from, m.to);
    INFO(m.from << "  →  " << m.to);
    const auto ours = is_valid(xml);
    REQUIRE(ours.has_value());
    CHECK(*ours == m.valid);
    CHECK(schema().accepts(xml) == m.valid);
  }
}

// Where the two cannot agree, and why.
TEST_CASE("what only one of libxml2 and us refuses") {
  // A schema without a file for the namespace of XML takes any xml:lang.
  const std::string language = with_change("form id=\"a\"", "form id=\"a\" xml:lang=\"svenska\"");
  CHECK(is_valid(language) == false);
  CHECK(schema().accepts(language));
  // Every element of a schema can be a root.
  CHECK(is_valid("<label>L</label>") == false);
  CHECK(schema().accepts("<label>L</label>"));
  // An empty element of a schema cannot hold even a space; an author may break the line there.
  const std::string space = with_change("<em>e</em>", "<br> </br>");
  CHECK(is_valid(space) == true);
  CHECK_FALSE(schema().accepts(space));
}

}  // namespace blankett::tests
