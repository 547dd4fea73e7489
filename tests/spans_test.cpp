// Where the findings of language rules stand in the author's file: texts written in every way that
// XML allows, made at random of words that a rule finds and words that it does not. Each finding is
// the very bytes of its words, whatever entities, markup, line breaks and scripts stand around.
// Then files with one difficulty each, in which ⟦ and ⟧ stand around what is to be found.

#include <random>

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

// What a rule finds, as whole words, and what stands between.
struct Words {
  std::vector<std::string> found{}, between{};
};

const Words kSwedish = {
    {"erhålla", "därest", "i enlighet med", "inkomma med"},
    {"du", "åtta", "ko\u0308p", "\U0001F468\u200D\U0001F469\u200D\U0001F467 hus", "مرحبا بك",
     "a & b", "1 < 2", "”ja”", "\U00020000", "år, 5 kr", "e\u0301n"}};
const Words kPersian = {{"در در", "از از", "بر بر"},
                        {"شماره", "می\u200Cتوانید", "\u0643\u0650\u062A\u0627\u0628", "۱۲ روز",
                         "a & b", "\U0001F600", "پارکینگ،", "e\u0301n"}};

std::size_t at_most(std::mt19937& random, std::size_t n) { return random() % (n + 1); }

// One code point as some author could write it.
void write(std::string& out, std::string_view letter, char32_t code, bool markup,
           std::mt19937& random) {
  const bool must = letter == "&" || letter == "<";
  // Of all that is said in a comment, nothing is said in the text.
  if (markup && at_most(random, 24) == 0) out += "<!-- erhålla -->";
  switch (at_most(random, 9)) {
    case 0: out += "&#" + std::to_string(std::uint32_t(code)) + ";"; return;
    case 1: {
      static constexpr char kDigits[] = "0123456789aBcDeF";
      std::string hex;
      for (auto rest = std::uint32_t(code); rest; rest /= 16)
        hex.insert(hex.begin(), kDigits[rest % 16]);
      out += "&#x" + hex + ";";
      return;
    }
    default: out += must ? (letter == "&" ? "&amp;" : "&lt;") : std::string(letter);
  }
}

// White space of any kind is one space.
void write_space(std::string& out, std::mt19937& random) {
  static constexpr std::string_view kSpaces[] = {
      " ", " ", " ", "  ", "\r\n        ", "\t", " &#32;", "&#x20;", "&#10;\t", "\r\n\r\n"};
  out += kSpaces[at_most(random, std::size(kSpaces) - 1)];
}

// The bytes of the words in `out`.
Range write_words(std::string& out, const std::string& words, bool markup, std::mt19937& random) {
  Range at{out.size(), out.size()};
  bool first = true;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t n = 1;
    while (i + n < words.size() && (static_cast<unsigned char>(words[i + n]) & 0xC0) == 0x80) ++n;
    const auto lead = static_cast<unsigned char>(words[i]);
    char32_t code = lead < 0x80 ? lead : lead & (0xFF >> (n + 1));
    for (std::size_t k = 1; k < n; ++k)
      code = code << 6 | (static_cast<unsigned char>(words[i + k]) & 0x3F);
    if (words[i] == ' ') write_space(out, random);
    else {
      write(out, std::string_view(words).substr(i, n), code, markup && !first, random);
    }
    first = false;
    i += n;
  }
  at.end = out.size();
  return at;
}

// A text of words, and what is to be found in it, in bytes of `out`.
std::vector<Range> write_text(std::string& out, const Words& words, bool markup,
                              std::mt19937& random) {
  static constexpr std::string_view kMarkup[] = {"strong", "em"};
  std::vector<Range> found;
  const std::size_t parts = 3 + at_most(random, 5);
  for (std::size_t i = 0; i < parts; ++i) {
    if (i > 0) write_space(out, random);
    const bool bad = at_most(random, 1) == 0 && i > 0;
    const auto& list = bad ? words.found : words.between;
    const std::string_view around =
        markup && at_most(random, 3) == 0 ? kMarkup[at_most(random, 1)] : std::string_view{};
    if (!around.empty()) out.append("<").append(around).append(">");
    // Not the same word twice in a row: that is another finding.
    const Range at = write_words(
        out, bad ? list[at_most(random, list.size() - 1)] : list[i % list.size()], markup, random);
    if (!around.empty()) out.append("</").append(around).append(">");
    if (!bad) continue;
    found.push_back(at);
    // What stands between two of them, so that a word is not found with the one before it.
    write_space(out, random);
    write_words(out, ",", false, random);
  }
  return found;
}

std::string shown(const std::string& file, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range r : ranges)
    out += std::to_string(r.begin) + " [" + file.substr(r.begin, r.end - r.begin) + "]\n";
  return out;
}

std::vector<Range> places(const std::vector<Finding>& findings, std::string_view rule,
                          std::string_view file) {
  std::vector<Range> out;
  for (const Finding& f : findings)
    if (f.rule.starts_with(rule) && f.place && f.place->file == file)
      out.push_back({f.place->first_byte, f.place->last_byte});
  return out;
}

// "2:5" of a byte: a line ends with LF, CR LF or CR, a column is a code point.
std::string line_and_column(const std::string& bytes, std::size_t at) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < at; ++i) {
    const bool in_end = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !in_end)) ++line, column = 1;
    else column += (static_cast<unsigned char>(bytes[i]) & 0xC0) != 0x80;
  }
  return std::to_string(line) + ":" + std::to_string(column);
}

// What a file says with the marks taken away, and where they stood: "2:5-2:12 [erhålla]" a line.
struct Marked {
  explicit Marked(std::string with_marks) : bytes(std::move(with_marks)) {
    static constexpr std::string_view kOpen = "⟦", kClose = "⟧";
    std::vector<Range> found;
    for (std::size_t at; (at = bytes.find(kOpen)) != bytes.npos;) {
      bytes.erase(at, kOpen.size());
      const std::size_t end = bytes.find(kClose);
      REQUIRE(end != bytes.npos);
      bytes.erase(end, kClose.size());
      found.push_back({at, end});
    }
    for (const Range r : found)
      places += line_and_column(bytes, r.begin) + "-" + line_and_column(bytes, r.end) + " [" +
                bytes.substr(r.begin, r.end - r.begin) + "]\n";
  }
  std::string bytes, places{};
};

// The same of what the list of officialese finds.
std::string found_places(const std::vector<Finding>& findings, const std::string& bytes) {
  std::string out;
  const auto shown = [](Position p) {
    return std::to_string(p.line) + ":" + std::to_string(p.column);
  };
  for (const Finding& f : findings)
    if (f.rule.starts_with("officialese/") && f.place)
      out += shown(f.place->begin) + "-" + shown(f.place->end) + " [" +
             bytes.substr(f.place->first_byte, f.place->last_byte - f.place->first_byte) + "]\n";
  return out;
}

void check_file(const std::string& path, const std::string& with_marks) {
  const Marked file(with_marks);
  INFO(file.bytes);
  const MemoryFiles files = with({{path, file.bytes}});
  const auto project = load_language(files, "sv", {});
  CHECK(found_places(check_texts(*project, {path}, "sv", files, {}), file.bytes) == file.places);
}

void check_form(const std::string& with_marks) {
  const Marked form(with_marks);
  INFO(form.bytes);
  CHECK(found_places(findings_of_form(form.bytes), form.bytes) == form.places);
}

std::string form_of(const std::string& hint) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<form id=\"ord\" version=\"1.0.0\" xml:lang=\"sv\">\n  <title>Ord</title>\n"
         "  <summary>Ord.</summary>\n  <service owner=\"trafikkontoret\">\n"
         "    <endpoint href=\"https://e-tjanster.example/ord\"/>\n  </service>\n"
         "  <step id=\"steg\">\n    <title>Ord</title>\n    <text id=\"a\">\n"
         "      <label>Ord</label>\n      <hint>" +
         hint + "</hint>\n    </text>\n  </step>\n</form>\n";
}

std::string with_line_ends(std::string text, std::string_view end) {
  for (std::size_t i = 0; (i = text.find('\n', i)) != text.npos; i += end.size())
    text.replace(i, 1, end);
  return text;
}

}  // namespace

TEST_CASE("a finding in a form is the bytes of its words, however they are written") {
  std::mt19937 random(20261129);
  std::string form =
      "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
      "<form id=\"ord\" version=\"1.0.0\" xml:lang=\"sv\">\r\n  <title>Ord</title>\r\n"
      "  <summary>Ord.</summary>\r\n  <service owner=\"trafikkontoret\">\r\n"
      "    <endpoint href=\"https://e-tjanster.example/ord\"/>\r\n  </service>\r\n"
      "  <step id=\"steg\">\r\n    <title>Ord</title>\r\n";
  std::vector<Range> wanted;
  for (int i = 0; i < 300; ++i) {
    form += "    <text id=\"q" + std::to_string(i) + "\">\r\n      <label>Ord " +
            std::to_string(i) + "</label>\r\n      <hint>";
    const auto found = write_text(form, kSwedish, true, random);
    wanted.insert(wanted.end(), found.begin(), found.end());
    form += "</hint>\r\n    </text>\r\n";
  }
  form += "  </step>\r\n</form>\r\n";
  REQUIRE(wanted.size() > 500);
  const auto findings = findings_of_form(form);
  CHECK(shown(form, places(findings, "officialese/", "forms/ord/form.xml")) == shown(form, wanted));
}

TEST_CASE("a finding in a translation is the bytes of its words, also from right to left") {
  std::mt19937 random(20261129);
  std::string form =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<form id=\"ord\" version=\"1.0.0\" xml:lang=\"sv\">\n  <title>Ord</title>\n"
      "  <summary>Ord.</summary>\n  <service owner=\"trafikkontoret\">\n"
      "    <endpoint href=\"https://e-tjanster.example/ord\"/>\n  </service>\n"
      "  <step id=\"steg\">\n    <title>Ord</title>\n";
  std::string file =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\r\n"
      "  <file original=\"forms/ord/form.xml\" source-language=\"sv\" "
      "target-language=\"fa\" datatype=\"xml\">\r\n    <body>\r\n";
  const auto unit = [&](const std::string& id, const std::string& source) {
    file += "      <trans-unit id=\"ord." + id + "\">\r\n        <source>" + source +
            "</source>\r\n        <target state=\"translated\">";
  };
  const auto close = [&] { file += "</target>\r\n      </trans-unit>\r\n"; };
  for (const auto& [id, source] : {std::pair("title", "Ord"), std::pair("summary", "Ord."),
                                   std::pair("step.steg.title", "Ord")}) {
    unit(id, source);
    file += "کلمه";
    close();
  }
  std::vector<Range> wanted;
  for (int i = 0; i < 200; ++i) {
    const std::string id = "q" + std::to_string(i);
    form += "    <text id=\"" + id + "\">\n      <label>Ord " + std::to_string(i) +
            "</label>\n    </text>\n";
    unit(id + ".label", "Ord " + std::to_string(i));
    const auto found = write_text(file, kPersian, false, random);
    wanted.insert(wanted.end(), found.begin(), found.end());
    close();
  }
  form += "  </step>\n</form>\n";
  file += "    </body>\r\n  </file>\r\n</xliff>\r\n";
  REQUIRE(wanted.size() > 300);
  Files files = files_below("locales/fa");
  std::erase_if(files,
                [](const auto& each) { return each.first.find("/forms/") != std::string::npos; });
  files["forms/ord/form.xml"] = form;
  files["locales/fa/forms/ord.xlf"] = file;
  const auto findings = findings_of(with(std::move(files)));
  CHECK(shown(file, places(findings, "repeated-word/", "locales/fa/forms/ord.xlf")) ==
        shown(file, wanted));
}

TEST_CASE("a place is right behind and within a CDATA section") {
  check_form(form_of("a <![CDATA[b &amp; &#229; < c ⟦erhålla⟧ & d;]]> &amp; ⟦därest⟧ du"));
  check_form(form_of("<![CDATA[<p>]]> <em>⟦erh&#229;lla⟧</em><![CDATA[ &amp;\r\n ⟦därest⟧]]>"));
  check_file(
      "sida.html",
      "<html lang=\"sv\"><svg><text>&eacute; <![CDATA[b &amp; < c ⟦erhålla⟧ &eacute;]]> &amp; "
      "⟦därest⟧<![CDATA[]]> ⟦erh<![CDATA[ålla⟧]]></text></svg></html>");
}

TEST_CASE("a place is right behind references of HTML that stand for two code points") {
  check_file("sida.html",
             "<p>&NotEqualTilde; ⟦därest⟧ &ne;\u0338 ⟦erhålla⟧ &fjlig;&ThickSpace;&bne; "
             "⟦erh&aring;lla⟧</p><p title=\"&nvap; &nap; ⟦därest⟧\">&acE;</p>");
}

TEST_CASE("a place is right behind white space that is written as references") {
  check_file("sida.html",
             "<p>A&Tab;&#x0020;&NewLine;&#X20;&#010 \t b ⟦i&#0032;&Tab;enlighet med⟧</p>");
}

TEST_CASE("a place is right behind tags that a page has too many of") {
  check_file("sida.html",
             "<p>Du får</b> </i> ⟦erhålla⟧</b>, </u>⟦därest⟧ </b> </i>du &lt;x ⟦erh</b>ålla⟧ a < b "
             "⟦därest⟧</p>");
  check_file("sida.html", "<title>Om &lt;b <b> ⟦därest⟧ </b></title>");
}

TEST_CASE("a place is right behind bytes of a page that are no text") {
  using namespace std::string_literals;
  check_file("sida.html", "<p>A \xC3( \xFF\xFE b \xE2\x82 ⟦därest⟧ c\0 ⟦därest⟧</p>"s);
}

TEST_CASE("a place in a page is right among whatever else can stand there") {
  using namespace std::string_literals;
  static const std::vector<std::string> kBetween = {
      "du",         "&eacute;",     "&eacute",   "&#233;",     "&#xE9",     "&#128;",
      "&bne;",      "&fjlig;",      "&amp;amp;", "&amp",       "& ",        "&foo;",
      "a < b",      "&lt;b>",       "</b>",      "</i> ",      "<b>ko</b>", "<em>\r\nko </em>",
      "<!-- å -->", "&Tab;&#10;",   "&#X20; ",   "\r",         "\r\n\t",    "e\u0301",
      "\U0001F600", "\u0643\u0650", "&nbsp;",    "\xFF",       "\xE2\x82",  "\xC3(",
      "\0"s,        "]]>",          "<br>",      "&copy2026 ", "\uFFFD",    "<q>ja</q>"};
  std::mt19937 random(20261130);
  std::string page = "<html lang=\"sv\"><title>Ord</title>";
  for (int i = 0; i < 400; ++i) {
    page += "<p>";
    for (std::size_t parts = 2 + at_most(random, 10); parts > 0; --parts) {
      const std::string& between = kBetween[at_most(random, kBetween.size() - 1)];
      page += at_most(random, 2) == 0 ? between + ", ⟦erhålla⟧, " : between;
    }
    page += "</p>\n";
  }
  check_file("sida.html", page + "</html>");
}

TEST_CASE("in plain text a reference is only what is written") {
  check_file("brev.txt", "Skriv &amp; eller &aring; <b>. ⟦Därest⟧ du <![CDATA[ ]]> ⟦erhålla⟧.");
}

TEST_CASE("lines are counted whatever ends them") {
  const std::string text =
      "Du får ⟦erhålla⟧ ja.\n\nA \u0643\u0650 e\u0301 ⟦i enlighet\nmed⟧ det\n⟦därest⟧ du.\n";
  const std::string page =
      "<!DOCTYPE html>\n<html lang=\"sv\">\n<p title=\"Om\n⟦därest⟧\">" + text + "</p></html>";
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    check_file("brev.txt", with_line_ends(text, end));
    check_file("sida.html", with_line_ends(page, end));
    check_file("sida.html", with_line_ends("\xEF\xBB\xBF" + page, end));
    check_form(with_line_ends(
        form_of("a\n<em>b</em>\n ⟦erhålla⟧ <![CDATA[\n]]>⟦i\nenlighet med⟧ det"), end));
  }
}

}  // namespace blankett::tests
