// Bytes → Document: every name and value at its exact bytes, and a door that stays shut for what is
// broken, hostile or out of proportion.

#include "parse/parse.h"

#include <sys/resource.h>

#include <chrono>

#include "base/finding.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Parser = Document (*)(const Sources&, SourceId, Diagnostics&);

std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else out += c;
  }
  return out;
}

std::string span(const Sources& sources, Span at) {
  return std::to_string(at.begin) + "-" + std::to_string(at.end) + " {" +
         visible(sources.bytes(at)) + "}";
}

// Every node with its decoded words, its offsets and the bytes that stand there.
std::string shown(const Document& document, const Sources& sources) {
  std::string out;
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    for (Element up = e; up.has_parent(); up = up.parent()) out += "  ";
    if (e.is_text()) out += "\"" + visible(e.own_text()) + "\"";
    else if (e.is_instruction()) out += "?" + std::string(e.name()) + " " + visible(e.own_text());
    else out += e.name();
    out += " " + span(sources, e.at()) + "\n";
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      for (Element up = e; up.has_parent(); up = up.parent()) out += "  ";
      out += "  @" + std::string(a->name) + " " + span(sources, a->name_at) + " = \"" +
             visible(a->value) + "\" " + span(sources, a->value_at) + "\n";
    }
  }
  return out;
}

std::string parsed_by(Parser parser, const std::string& bytes) {
  Sources sources;
  Diagnostics out;
  const SourceId id = sources.add("f", bytes);
  const Document document = parser(sources, id, out);
  return shown(document, sources) + listed(resolve(out, sources, {}), "f");
}
std::string parsed(const std::string& bytes) { return parsed_by(parse, bytes); }
std::string parsed_html(const std::string& bytes) { return parsed_by(parse_html, bytes); }

// What is said, without help and related places; "" when the document was read.
std::string refused_by(Parser parser, const std::string& bytes) {
  Sources sources;
  Diagnostics out;
  const Document document = parser(sources, sources.add("f", bytes), out);
  std::string said;
  for (Finding f : resolve(out, sources, {})) {
    f.help.clear();
    f.related.clear();
    f.fix.reset();
    said += listed({f}, "f");
  }
  CHECK(document.empty() == !said.empty());
  return said;
}
std::string refused(const std::string& bytes) { return refused_by(parse, bytes); }
std::string refused_html(const std::string& bytes) { return refused_by(parse_html, bytes); }

// Hostile input takes bounded time and memory. The bounds are wide: they tell linear from
// quadratic, not fast from slow.
class Bounded {
 public:
  ~Bounded() {
    const auto took = std::chrono::steady_clock::now() - from_;
    CHECK(std::chrono::duration<double>(took).count() < 20);
#ifndef __SANITIZE_ADDRESS__
    CHECK(peak() - peak_ < 700 * 1024);
#endif
  }

 private:
  static long peak() {  // kB
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  }
  std::chrono::steady_clock::time_point from_ = std::chrono::steady_clock::now();
  long peak_ = peak();
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("elements, attributes and texts stand at their exact bytes", "[parse]") {
  CHECK(parsed("<form id=\"x\">\n  <label>Åsa</label>\n</form>") ==
        "form 1-5 {form}\n"
        "  @id 6-8 {id} = \"x\" 10-11 {x}\n"
        "  \"\\n  \" 13-16 {\\n  }\n"
        "  label 17-22 {label}\n"
        "    \"Åsa\" 23-27 {Åsa}\n"
        "  \"\\n\" 35-36 {\\n}\n");
}

TEST_CASE("values are decoded, spans are as written", "[parse]") {
  CHECK(parsed("<å ä='it&#39;s' b=\"\" c = \"x &lt;y&gt;\n &amp; &#229;\" d='\"'/>") ==
        "å 1-3 {å}\n"
        "  @ä 4-6 {ä} = \"it's\" 8-16 {it&#39;s}\n"
        "  @b 18-19 {b} = \"\" 21-21 {}\n"
        "  @c 23-24 {c} = \"x <y>  & å\" 28-53 {x &lt;y&gt;\\n &amp; &#229;}\n"
        "  @d 55-56 {d} = \"\"\" 58-59 {\"}\n");
}

TEST_CASE("entities, CDATA and instructions become texts and instructions", "[parse]") {
  CHECK(
      parsed("<?xml version='1.0'?><a>x &amp; &#x1F600;<!-- no --><![CDATA[<b> & ]]><?allow r why?>"
             "</a>") ==
      "a 22-23 {a}\n"
      "  \"x & 😀\" 24-41 {x &amp; &#x1F600;}\n"
      "  \"<b> & \" 61-67 {<b> & }\n"
      "  ?allow r why 72-83 {allow r why}\n");
}

TEST_CASE("carriage returns are line ends", "[parse]") {
  CHECK(parsed("<a b=\"1\r\n2\">x\r\ny\rz</a>\r\n") ==
        "a 1-2 {a}\n"
        "  @b 3-4 {b} = \"1 2\" 6-10 {1\\r\\n2}\n"
        "  \"x\\ny\\nz\" 12-18 {x\\r\\ny\\rz}\n");
}

TEST_CASE("a byte-order mark is skipped and moves no span", "[parse]") {
  CHECK(parsed("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><a b=\"c\"/>") ==
        "a 42-43 {a}\n"
        "  @b 44-45 {b} = \"c\" 47-48 {c}\n");
}

TEST_CASE("a part of a value is found through entities and line ends", "[parse]") {
  const std::string raw = "a &amp; &#229;&#x1F600; b\r\nc &quot;d";
  const std::string decoded = "a & å😀 b\nc \"d";
  Sources sources;
  Diagnostics out;
  const SourceId id = sources.add("f", "<x y=\"" + raw + "\">" + raw + "</x>");
  const Document document = parse(sources, id, out);
  const Element text = *document.root().nodes().begin();
  REQUIRE(text.own_text() == decoded);
  const auto part = [&](const std::string& words) {
    const std::size_t begin = decoded.find(words);
    return std::string(sources.bytes(part_of(sources, text.at(), begin, begin + words.size())));
  };
  CHECK(part("a") == "a");
  CHECK(part("&") == "&amp;");
  CHECK(part("å") == "&#229;");
  CHECK(part("😀") == "&#x1F600;");
  CHECK(part("å😀 b") == "&#229;&#x1F600; b");
  CHECK(part("b\nc") == "b\r\nc");
  CHECK(part("c \"") == "c &quot;");
  CHECK(part("d") == "d");
  CHECK(part(decoded) == raw);
  // In an attribute the line end is a space, and as long.
  const Attribute& attribute = *document.root().attribute("y");
  CHECK(attribute.value == "a & å😀 b c \"d");
  CHECK(sources.bytes(part_of(sources, attribute.value_at, 12, 14)) == "\r\nc");
  CHECK(part_of(sources, text.at(), 0, 0) == Span{id, text.at().begin, text.at().begin});
  CHECK(part_of(sources, text.at(), 99, 100) == Span{id, text.at().end, text.at().end});
}

TEST_CASE("a part of a collapsed text is found where it was written", "[parse]") {
  Sources sources;
  const std::string raw = "\r\n    Fyll  i\n\tditt &amp; &#229;  namn\r\n  ";
  const SourceId id = sources.add("f", raw);
  const Span whole{id, 0, static_cast<std::uint32_t>(raw.size())};
  const std::string text = "Fyll i ditt & å namn";
  const auto part = [&](const std::string& words) {
    const std::size_t begin = text.find(words);
    return std::string(
        sources.bytes(part_of_collapsed(sources, whole, text, begin, begin + words.size())));
  };
  CHECK(part("Fyll") == "Fyll");
  CHECK(part("Fyll i") == "Fyll  i");
  CHECK(part("i ditt") == "i\n\tditt");
  CHECK(part("&") == "&amp;");
  CHECK(part("å namn") == "&#229;  namn");
  CHECK(part("namn") == "namn");
  // A piece between two elements keeps the space before it: its first byte is a space.
  const SourceId inner = sources.add("g", "\n  och sedan");
  CHECK(sources.bytes(part_of_collapsed(sources, {inner, 0, 12}, " och sedan", 1, 4)) == "och");
  // Numbers were isolated after the text was read; a mark that the author wrote counts.
  const std::string number = "\u206608-508\u2069 och \u2066sedan";
  const SourceId isolated = sources.add("h", "08-508 och \u2066sedan");
  const std::size_t sedan = number.find("sedan");
  CHECK(sources.bytes(part_of_collapsed(sources, {isolated, 0, 19}, number, sedan, sedan + 5)) ==
        "sedan");
}

TEST_CASE("the text of an element is that of everything in it", "[parse]") {
  Sources sources;
  Diagnostics out;
  const Document document =
      parse(sources, sources.add("f", "<a>ett <b>två<c/></b><?x y?> tre<d><e>!</e></d></a>"), out);
  CHECK(document.root().text() == "ett två tre!");
}

TEST_CASE("a document type is refused whatever it says", "[parse]") {
  const std::string dtd =
      " error parse/dtd a document type (`<!DOCTYPE`) is refused: it could declare entities\n";
  CHECK(refused("<!DOCTYPE form><form/>") == "1:1-1:10" + dtd);
  CHECK(refused("<?xml version=\"1.0\"?>\n<!-- å -->\n<!DOCTYPE a SYSTEM \"a.dtd\"><a/>") ==
        "3:1-3:10" + dtd);
  CHECK(refused("\xEF\xBB\xBF <!DOCTYPE a><a/>") == "1:2-1:11" + dtd);
  // Billion laughs.
  std::string bomb = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "&l" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY l" + std::to_string(i) + " \"" + repeated(last, 10) + "\">";
  }
  {
    const Bounded bounded;
    CHECK(refused(bomb + "]><a>&l29;</a>") == "1:1-1:10" + dtd);
  }
  CHECK(refused("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>") ==
        "1:1-1:10" + dtd);
  CHECK(refused("<!DOCTYPE a PUBLIC \"-//x\" \"http://localhost:9/x.dtd\"><a/>") ==
        "1:1-1:10" + dtd);
  CHECK(refused("<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost:9/p\"> %p;]><a/>") ==
        "1:1-1:10" + dtd);
  // Where XML allows none, in capitals or not.
  CHECK(refused("<a/><!DOCTYPE a>") ==
        "1:5-1:6 error parse/after-root nothing may follow the end of the first element\n");
  CHECK(refused("<!doctype a><a/>") != "");
  CHECK(refused("<a><!DOCTYPE a></a>") != "");
  // In words it is only words.
  CHECK(refused("<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>") == "");
}

TEST_CASE("only UTF-8 is read", "[parse]") {
  const std::string bad = " error parse/not-utf-8 the text is not UTF-8 from here on\n";
  CHECK(refused("<a>\n  h\xE5r</a>") == "2:4-2:5" + bad);
  CHECK(refused("<a>åä\xC3</a>") == "1:6-1:7" + bad);
  CHECK(refused(std::string("\xFF\xFE<\0a\0/\0>\0", 10)) == "1:1-1:2" + bad);
  CHECK(refused(std::string("<\0a\0/\0>\0", 8)) == "1:2-1:3" + bad);  // UTF-16 without a mark
  CHECK(refused(std::string("\0<\0a\0/\0>", 8)) == "1:1-1:2" + bad);
  CHECK(refused(std::string("<a>x\0y</a>", 10)) == "1:5-1:6" + bad);
  CHECK(refused(std::string("<a/>\0<b/>", 9)) == "1:5-1:6" + bad);
}

TEST_CASE("only UTF-8 may be declared", "[parse]") {
  const auto says = [](const std::string& name) {
    return " error parse/encoding the file says its encoding is `" + name + "`\n";
  };
  CHECK(refused("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>") ==
        "1:31-1:41" + says("ISO-8859-1"));
  CHECK(refused("<?xml version='1.0' encoding = 'UTF-16'?><a/>") == "1:33-1:39" + says("UTF-16"));
  CHECK(refused("<?xml\tversion='1.0'\nencoding='UTF-7'?><a>+ADw-b/></a>") ==
        "2:11-2:16" + says("UTF-7"));
  CHECK(refused("<?xml version='1.0' encoding='utf-8'?><a/>") == "");
  CHECK(refused("<?xml-stylesheet encoding='UTF-16' href='x'?><a/>") == "");
}

TEST_CASE("a file without an element is said to be empty", "[parse]") {
  const std::string empty = "1:1-1:1 error parse/empty the file holds no element\n";
  CHECK(refused("") == empty);
  CHECK(refused(" \n\t ") == empty);
  CHECK(refused("<!-- only -->\n<!-- comments -->") == empty);
  CHECK(refused("<?xml version=\"1.0\"?>") == empty);
  CHECK(refused("\xEF\xBB\xBF") == empty);
  CHECK(refused("only words") == empty);
}

TEST_CASE("what is not well-formed is refused where it is", "[parse]") {
  CHECK(refused("<a>\n  <b>ååååå</c>\n</a>") ==
        "2:13-2:14 error parse/other-end-tag `c` ends here, but `b` is what is open\n");
  CHECK(refused("<a>\n  <b t=\"åå & ä\"/>\n</a>") ==
        "2:12-2:13 error parse/ampersand a lone `&` cannot be written in XML\n");
  CHECK(refused("<a>åå &nbsp; x</a>") ==
        "1:7-1:13 error parse/unknown-entity XML has no character called `&nbsp;`\n");
  CHECK(refused("<a>å\x01</a>") ==
        "1:5-1:6 error parse/character a character here cannot be written in XML\n");
  CHECK(refused("<a b=\"å\x1B\"/>").starts_with("1:"));
  CHECK(refused("<a b=\"1\" c=\"2\" b=\"3\"/>")
            .ends_with("error parse/attribute-twice the attribute `b` stands twice in this tag\n"));
  CHECK(refused("<a/>\n<b/>") ==
        "2:1-2:2 error parse/after-root nothing may follow the end of the first element\n");
  CHECK(refused("<a>\n  <b>\n") == "2:4-2:5 error parse/not-closed `b` is never closed\n");
  CHECK(refused("<a>\n  <b x=\"1") != "");
  CHECK(refused("<a>&#0;</a>") != "");
  CHECK(refused("<a>&#xD800;</a>") != "");
  CHECK(refused("<a>&#x110000;</a>") != "");
  CHECK(refused("<a b=1/>") != "");
  CHECK(refused("<a b/>") != "");
  CHECK(refused("<a>]]></a>") != "");
  CHECK(refused("<a><!-- -- --></a>") != "");
  CHECK(refused("<1/>") != "");
  CHECK(refused("<a") != "");
  CHECK(refused("<") != "");
}

TEST_CASE("files out of proportion are refused before they cost anything", "[parse][slow]") {
  const Bounded bounded;
  CHECK(refused("<a>" + repeated("x", (std::size_t{8} << 20) - 6) + "</a>") ==
        "1:1-1:1 error parse/too-large the file is larger than 8 MB\n");
  CHECK(refused(repeated("<a>", 100'000) + repeated("</a>", 100'000)) ==
        "1:770-1:771 error parse/too-deep the elements nest deeper than 256 levels here\n");
  CHECK(refused(repeated("<a>", 256) + repeated("</a>", 256)) == "");
  std::string tag = "<a\n";
  for (int i = 0; i < 1'000'000 && tag.size() < 8'000'000; ++i)
    tag += " b" + std::to_string(i) + "=''";
  CHECK(refused(tag + "/>") ==
        "1:2-1:3 error parse/too-many-attributes the tag has more than 256 attributes\n");
  std::string fair = "<a";
  for (int i = 0; i < 256; ++i) fair += " b" + std::to_string(i) + "='>'";
  CHECK(refused(fair + "/>") == "");
  CHECK(refused(repeated("<", 4'000'000)) != "");
  CHECK(refused("<a " + repeated("b=' ", 1'000'000)) != "");
  CHECK(refused(repeated("<!--", 1'000'000)) != "");
  CHECK(refused("<a>" + repeated("&amp;", 1'000'000) + "</a>") == "");
  CHECK(refused("<a>" + repeated("<b/>", 500'000) + "</a>") == "");
}

TEST_CASE("a page of ours is read with its document type", "[parse]") {
  CHECK(parsed_by(
            parse_page,
            "<!DOCTYPE html>\n<html lang=\"sv\"><body><p hidden=\"\">x&#160;y</p></body></html>") ==
        "html 17-21 {html}\n"
        "  @lang 22-26 {lang} = \"sv\" 28-30 {sv}\n"
        "  body 33-37 {body}\n"
        "    p 39-40 {p}\n"
        "      @hidden 41-47 {hidden} = \"\" 49-49 {}\n"
        "      \"x\u00A0y\" 51-59 {x&#160;y}\n");
  CHECK(refused_by(parse_page, "<!DOCTYPE html><p><b></p>") ==
        "1:24-1:25 error parse/not-well-formed the XML is broken here: Start-end tags mismatch\n");
}

TEST_CASE("sloppy HTML is read as browsers read it", "[parse]") {
  CHECK(parsed_html("<P CLASS=intro Id='x'>Hej<br>på &amp; dig<img alt=\"\" src=a.png hidden>") ==
        "html 0-0 {}\n"
        "  head 0-0 {}\n"
        "  body 0-0 {}\n"
        "    p 1-2 {P}\n"
        "      @class 3-8 {CLASS} = \"intro\" 9-14 {intro}\n"
        "      @id 15-17 {Id} = \"x\" 19-20 {x}\n"
        "      \"Hej\" 22-25 {Hej}\n"
        "      br 26-28 {br}\n"
        "      \"på & dig\" 29-42 {på &amp; dig}\n"
        "      img 43-46 {img}\n"
        "        @alt 47-50 {alt} = \"\" 52-52 {}\n"
        "        @src 54-57 {src} = \"a.png\" 58-63 {a.png}\n"
        "        @hidden 64-70 {hidden} = \"\" 64-70 {hidden}\n");
}

TEST_CASE("html, head and body stand where they are written", "[parse]") {
  CHECK(parsed_html("<!DOCTYPE html><html lang=sv><head><title>T</title></head><body>"
                    "<x-tag>å</x-tag></body></html>") ==
        "html 16-20 {html}\n"
        "  @lang 21-25 {lang} = \"sv\" 26-28 {sv}\n"
        "  head 30-34 {head}\n"
        "    title 36-41 {title}\n"
        "      \"T\" 42-43 {T}\n"
        "  body 59-63 {body}\n"
        "    x-tag 65-70 {x-tag}\n"
        "      \"å\" 71-73 {å}\n");
  CHECK(parsed_html("<!doctype html>") == "html 0-0 {}\n  head 0-0 {}\n  body 0-0 {}\n");
}

TEST_CASE("unclosed and misnested tags are put right", "[parse]") {
  Sources sources;
  Diagnostics out;
  const Document document =
      parse_html(sources, sources.add("f", "<ul><li>ett<li>två</ul><b><p>x</b>y</p></div>"), out);
  CHECK(out.empty());
  std::string names;
  for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    names += (names.empty() ? "" : " ") + std::string(e.is_text() ? e.own_text() : e.name());
  }
  CHECK(names == "html head body ul li ett li två b p b x y");
}

TEST_CASE("pages out of proportion are refused, others are not", "[parse]") {
  const Bounded bounded;
  CHECK(refused_html(repeated("<div>", 20'000)) ==
        "1:2562-1:2565 error parse/too-deep the elements nest deeper than 512 levels here\n");
  CHECK(refused_html(repeated("<div/>", 20'000)) != "");  // HTML does not close it
  CHECK(refused_html(repeated("<div></x>", 20'000)) != "");
  CHECK(refused_html(repeated("<div>", 512)) == "");
  CHECK(refused_html(repeated("<p>", 20'000) + repeated("<li>x<br>", 5'000)) == "");
  CHECK(refused_html("<svg>" + repeated("<path d='x'/>", 2'000) + "</svg>") == "");
  CHECK(refused_html("<script>" + repeated("'<div>'", 2'000) + "</script><p>x") == "");
  CHECK(refused_html("<!-- " + repeated("<div>", 2'000) + " -->") == "");
  CHECK(refused_html("<SCRIPT>" + repeated("</", 200'000) + "</ScRiPt >") == "");
  CHECK(refused_html(repeated("<", 500'000)) == "");
  CHECK(refused_html(repeated("<a", 500'000)) == "");
  std::string tag = "<p";
  for (int i = 0; i < 300; ++i) tag += " b" + std::to_string(i);
  CHECK(refused_html(tag + ">") ==
        "1:2-1:3 error parse/too-many-attributes the tag has more than 256 attributes\n");
  CHECK(refused_html("<p " + repeated("a=\"", 500'000)) != "");
  // Deep in a way that is not counted: read without recursion.
  CHECK(refused_html("<svg><div></div>" + repeated("<x/>", 20'000)) == "");
}

TEST_CASE("a page of five megabytes is read", "[parse]") {
  const Bounded bounded;
  const std::string line = "<tr><td class=\"x\">Hej</td><td>du</td></tr>\n";
  Sources sources;
  Diagnostics out;
  const std::size_t lines = (std::size_t{5} << 20) / line.size();
  const Document document = parse_html(
      sources, sources.add("f", "<body><table>" + repeated(line, lines) + "</table>"), out);
  CHECK(out.empty());
  CHECK(document.attributes.size() == lines);
}

TEST_CASE("pages in other encodings are read or refused by name", "[parse]") {
  const auto decoded = [](const std::string& bytes) {
    const DecodedPage page = decode_page(bytes);
    return page.refused.empty() ? page.text : "refused: " + page.refused;
  };
  CHECK(decoded("<p>å") == "<p>å");
  CHECK(decoded(std::string("\xFF\xFE<\0p\0>\0\xE5\0=\xD8\x00\xDE", 14)) == "<p>å😀");
  CHECK(decoded(std::string("\xFE\xFF\0<\0p\0>\0\xE5\xD8", 11)) == "<p>å\uFFFD");
  CHECK(decoded(std::string("<\0p\0", 4)) == "refused: UTF-16");
  CHECK(decoded("<meta charset=ISO-8859-1><p>\xE5\x80") == "<meta charset=ISO-8859-1><p>å€");
  const std::string old = "<meta http-equiv=x content='text/html; charset=windows-1252'>";
  CHECK(decoded(old + "\xE4") == old + "ä");
  CHECK(decoded("<!-- <meta charset=latin1> --><meta charset=utf-8>ä").ends_with("ä"));
  CHECK(decoded("<meta charset='shift_jis'>\x82\xA0") == "refused: shift_jis");
  CHECK(decoded("<meta charset='shift_jis'>abc") == "<meta charset='shift_jis'>abc");
  CHECK(decoded("<?xml version='1.0' encoding='iso-8859-1'?><p>\xE5").ends_with("å"));
  CHECK(decoded(std::string(2000, ' ') + "<meta charset=latin1>\xE5").ends_with("\xE5"));
}

TEST_CASE("an empty page is said to be empty", "[parse]") {
  for (const std::string page : {"", " \n\t", "\xEF\xBB\xBF\n"})
    CHECK(refused_html(page) == "1:1-1:1 error parse/empty-page the page is empty\n");
  CHECK(refused_html("x").empty());
}

}  // namespace blankett::tests
