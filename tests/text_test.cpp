// Text as people write it: UTF-8, normal forms, words, sentences, near misses, slots, order.

#include "base/text.h"

#include <algorithm>

#include "base/sentences.h"
#include "model/phrases.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

std::string shown(std::string_view text, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range r : ranges)
    out += "[" + std::string(text.substr(r.begin, r.end - r.begin)) + "]";
  return out;
}

std::string words(std::string_view text) { return shown(text, words_of(text)); }

const Abbreviations& abbreviations(std::string_view language) {
  using Ends = Abbreviations::Ends;
  static const std::map<std::string_view, Abbreviations> all = [] {
    std::map<std::string_view, Abbreviations> out;
    for (const char* a : {"bl.a.", "ca", "kl.", "nr.", "t.ex.", "ex."})
      out["sv"].add(a, Ends::never);
    out["sv"].add("m.m.", Ends::maybe);
    for (const char* a : {"Mr.", "e.g."}) out["en"].add(a, Ends::never);
    return out;
  }();
  static const Abbreviations none;
  const auto found = all.find(language.substr(0, 2));
  return found == all.end() ? none : found->second;
}

std::string sentences(std::string_view text, std::string_view language = "sv") {
  return shown(text, sentences_of(text, abbreviations(language)));
}

using Bad = std::optional<std::size_t>;

}  // namespace

TEST_CASE("well-formed UTF-8 has no bad byte", "[text]") {
  CHECK(first_bad_utf8("") == Bad{});
  CHECK(first_bad_utf8("plain") == Bad{});
  CHECK(first_bad_utf8("åäö é العربية 漢字 😀") == Bad{});
  CHECK(first_bad_utf8(std::string_view("a\0b", 3)) == Bad{});
  CHECK(first_bad_utf8("\xEF\xBF\xBD \xEF\xBB\xBF") == Bad{});  // U+FFFD and a byte-order mark
  CHECK(first_bad_utf8("\xF4\x8F\xBF\xBF") == Bad{});           // U+10FFFF, the last one
}

TEST_CASE("the first bad byte is where the broken sequence begins", "[text]") {
  CHECK(first_bad_utf8("a\xC0\x80z") == Bad{1});         // overlong NUL
  CHECK(first_bad_utf8("ab\xC1\xBF") == Bad{2});         // overlong DEL
  CHECK(first_bad_utf8("\xE0\x80\xAF") == Bad{0});       // overlong slash
  CHECK(first_bad_utf8("å\xF0\x80\x80\xAF") == Bad{2});  // overlong slash in four bytes
  CHECK(first_bad_utf8("a\xED\xA0\x80") == Bad{1});      // a high surrogate
  CHECK(first_bad_utf8("a\xED\xBF\xBF") == Bad{1});      // a low surrogate
  CHECK(first_bad_utf8("a\xF4\x90\x80\x80") == Bad{1});  // above U+10FFFF
  CHECK(first_bad_utf8("a\xF8\x88\x80\x80\x80") == Bad{1});
  CHECK(first_bad_utf8("ab\x80") == Bad{2});  // a continuation on its own
  CHECK(first_bad_utf8("h\xE5r \xE5r Latin-1") == Bad{1});
  CHECK(first_bad_utf8("\xFF\xFE<\0") == Bad{0});  // UTF-16
  CHECK(first_bad_utf8("truncated \xC3") == Bad{10});
  CHECK(first_bad_utf8("truncated \xE2\x82") == Bad{10});
  CHECK(first_bad_utf8("truncated \xF0\x9F\x98") == Bad{10});
}

TEST_CASE("normalised is NFC without white space at the ends", "[text]") {
  CHECK(normalised("") == "");
  CHECK(normalised(" \t\r\n ") == "");
  CHECK(normalised("  två  ord ") == "två  ord");
  CHECK(normalised("a\xCC\x8A") == "å");  // a + ring
  CHECK(normalised("A\u030Angstro\u0308m") == "Ångström");
  CHECK(normalised("\xE2\x84\xAB") == "Å");                     // the ångström sign
  CHECK(normalised("\xC2\xA0namn\xC2\xA0") == "namn");          // no-break space
  CHECK(normalised("\xE2\x80\x83namn\xE3\x80\x80") == "namn");  // em and ideographic space
  CHECK(normalised("ﬁ") == "ﬁ");                                // NFC, not NFKC
  CHECK(normalised("\xE2\x80\x8B") == "\xE2\x80\x8B");  // zero width space is no white space
}

TEST_CASE("collapsed makes one space of XML white space and keeps no-break spaces", "[text]") {
  CHECK(collapsed("") == "");
  CHECK(collapsed(" \n\t ") == "");
  CHECK(collapsed("\n    Fyll i\r\n\tnamnet  här \n") == "Fyll i namnet här");
  CHECK(collapsed("10\u00A0000  kr") == "10\u00A0000 kr");
  CHECK(collapsed("å  ä\tö") == "å ä ö");
}

TEST_CASE("trimmed takes white space from the ends only", "[text]") {
  CHECK(trimmed("  a b\n") == "a b");
  CHECK(trimmed("\xC2\xA0å\xC2\xA0") == "å");
  CHECK(trimmed("\t \n") == "");
}

TEST_CASE("white space is that of ECMA-262, trimmed or in a pattern", "[text]") {
  const Pattern space("^\\s$"), other("^\\S$"), neither("^[^\\s@]$"), both("^[\\s\\S]$");
  const Pattern text("^\\S([\\s\\S]*\\S)?$");
  for (const char* c : {"\t", "\n", "\v", "\f", "\r", " ", "\u00A0", "\u1680", "\u2000", "\u200A",
                        "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"}) {
    CAPTURE(c);
    CHECK(trimmed(c) == "");
    CHECK(space.found_in(c));
    CHECK_FALSE(other.found_in(c));
    CHECK_FALSE(neither.found_in(c));
    CHECK(both.found_in(c));
    CHECK_FALSE(text.found_in(std::string("a") + c));
    CHECK(text.found_in(std::string("a") + c + "b"));
  }
  for (const char* c : {"\xC2\x85", "\x1C", "\u180E", "\u200B", "a", "å"}) {
    CAPTURE(c);
    CHECK(trimmed(c) == c);
    CHECK_FALSE(space.found_in(c));
    CHECK(other.found_in(c));
    CHECK(neither.found_in(c));
    CHECK(text.found_in(std::string("a") + c));
  }
  CHECK(Pattern("^\\\\s$").found_in("\\s"));  // a backslash and an s
  CHECK(Pattern("^a\\$$").found_in("a$"));
}

TEST_CASE("length counts code points", "[text]") {
  CHECK(length("") == 0);
  CHECK(length("åäö") == 3);
  CHECK(length("a\xCC\x8A") == 2);
  CHECK(length("😀") == 1);
  CHECK(length("مرحبا") == 5);
}

TEST_CASE("lower case is the same in every locale", "[text]") {
  CHECK(lower_case("ÅÄÖ Éva ISTANBUL 123") == "åäö éva istanbul 123");
  CHECK(lower_case("ΣΙΓΜΑ") == "σιγμα");
  CHECK(lower_case("😀") == "😀");
}

TEST_CASE("words are runs of letters, marks and digits", "[text]") {
  CHECK(words("") == "");
  CHECK(words(" … – !") == "");
  CHECK(words("Fyll i ditt namn.") == "[Fyll][i][ditt][namn]");
  CHECK(words("Åsa, Örjan och élan") == "[Åsa][Örjan][och][élan]");
  CHECK(words("(inom 5 dagar)") == "[inom][5][dagar]");
  CHECK(words("Ma\u030An") == "[Ma\u030An]");
  CHECK(words("ما اسمك؟ اكتبه") == "[ما][اسمك][اكتبه]");
  CHECK(words("كِتَابٌ") == "[كِتَابٌ]");  // vowel marks belong to the word
  CHECK(words("می‌خواهم بروم") ==
        "[می‌خواهم][بروم]");  // as does a joiner
}

TEST_CASE("words are joined over one hyphen, colon, apostrophe or slash", "[text]") {
  CHECK(words("e-post och/eller sms") == "[e-post][och/eller][sms]");
  CHECK(words("SJ:s 08-508 Kista’s don't") == "[SJ:s][08-508][Kista’s][don't]");
  CHECK(words("för- och efternamn") == "[för][och][efternamn]");
  CHECK(words("ja--nej") == "[ja][nej]");
  CHECK(words("så här:") == "[så][här]");
  CHECK(words("'ja'") == "[ja]");
  CHECK(words("non\xE2\x80\x91"
              "breaking") ==
        "[non\xE2\x80\x91"
        "breaking]");
  CHECK(words("slut-") == "[slut]");
}

TEST_CASE("sentences end at a stop that is followed by a new beginning", "[text]") {
  CHECK(sentences("") == "");
  CHECK(sentences("  ") == "");
  CHECK(sentences("Inget slut") == "[Inget slut]");
  CHECK(sentences("En mening. Och en till.  Sist!") == "[En mening.][Och en till.][Sist!]");
  CHECK(sentences("Vill du ha sms? Fyll i numret.") == "[Vill du ha sms?][Fyll i numret.]");
  CHECK(sentences("Läs på stockholm.se om du vill.") == "[Läs på stockholm.se om du vill.]");
  CHECK(sentences("Betala 1.50 kr. Klart.") == "[Betala 1.50 kr.][Klart.]");
  CHECK(sentences("Rutan är röd! och stor") == "[Rutan är röd! och stor]");
}

TEST_CASE("a stop after an abbreviation does not end a Swedish sentence", "[text]") {
  CHECK(sentences("Du behöver t.ex. Word. Eller bl.a. Excel.") ==
        "[Du behöver t.ex. Word.][Eller bl.a. Excel.]");
  CHECK(sentences("Vi öppnar kl. 8. Välj nr. 3 i listan.") ==
        "[Vi öppnar kl. 8.][Välj nr. 3 i listan.]");
  CHECK(sentences("Bilder (t.ex. JPG) duger.") == "[Bilder (t.ex. JPG) duger.]");
  CHECK(sentences("Se t. ex. listan.") == "[Se t. ex. listan.]");
  CHECK(sentences("T.ex. Anna kan svara.") == "[T.ex. Anna kan svara.]");
}

TEST_CASE("abbreviations are those of the language", "[text]") {
  CHECK(sentences("Ask Mr. Smith. He knows.", "en") == "[Ask Mr. Smith.][He knows.]");
  CHECK(sentences("Use e.g. Word.", "en-GB") == "[Use e.g. Word.]");
  CHECK(sentences("Fråga mr. Smith.", "sv") == "[Fråga mr.][Smith.]");
  CHECK(sentences("Vi ses kl. Åtta.", "fi") == "[Vi ses kl.][Åtta.]");
}

TEST_CASE("initials and list numbers do not end a sentence, short words and numbers do", "[text]") {
  CHECK(sentences("Skriv till A. Berg. Tack.") == "[Skriv till A. Berg.][Tack.]");
  CHECK(sentences("1. Fotografera. 2. Ladda upp.") == "[1. Fotografera.][2. Ladda upp.]");
  CHECK(sentences("12. Skriv under.") == "[12. Skriv under.]");
  CHECK(sentences("Du bor på Storgatan 5. Ring oss.") == "[Du bor på Storgatan 5.][Ring oss.]");
  CHECK(sentences("Det område du bor i. Ring oss.") == "[Det område du bor i.][Ring oss.]");
  CHECK(sentences("Det var 2027. Ring oss.") == "[Det var 2027.][Ring oss.]");
}

TEST_CASE("quotes, brackets and repeated stops belong to the sentence they close", "[text]") {
  CHECK(sentences("Svara \"Ja.\" Gå vidare.") == "[Svara \"Ja.\"][Gå vidare.]");
  CHECK(sentences("Svara ”Nej!” Gå vidare.") == "[Svara ”Nej!”][Gå vidare.]");
  CHECK(sentences("(Vänta lite.) Gå vidare.") == "[(Vänta lite.)][Gå vidare.]");
  CHECK(sentences("Vänta... Gå vidare.") == "[Vänta...][Gå vidare.]");
  CHECK(sentences("Vänta… Gå vidare.") == "[Vänta…][Gå vidare.]");
  CHECK(sentences("Vänta … och gå.") == "[Vänta … och gå.]");
  CHECK(sentences("Va?! Nej.") == "[Va?!][Nej.]");
}

TEST_CASE("Arabic and Urdu stops end sentences", "[text]") {
  CHECK(sentences("ما اسمك؟ اكتبه هنا.", "ar") == "[ما اسمك؟][اكتبه هنا.]");
  CHECK(sentences("نام لکھیں۔ شکریہ", "ur") == "[نام لکھیں۔][شکریہ]");
}

TEST_CASE("a new block of text is a new sentence", "[text]") {
  CHECK(sentences("Ta en bild\nSkicka den\n\nKlart.") == "[Ta en bild][Skicka den][Klart.]");
  CHECK(sentences("\n  Först t.ex.\n  sedan") == "[Först t.ex.][sedan]");
}

TEST_CASE("sentences of a long text take linear time", "[text]") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "Det är en mening. ";
  CHECK(sentences_of(text, abbreviations("sv")).size() == 20'000);
  CHECK(sentences_of(std::string(200'000, '.'), abbreviations("sv")).size() == 1);
}

TEST_CASE("edit distance counts swapped neighbours as one", "[text]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("", "ab") == 2);
  CHECK(edit_distance("label", "label") == 0);
  CHECK(edit_distance("lable", "label") == 1);
  CHECK(edit_distance("labl", "label") == 1);
  CHECK(edit_distance("labell", "label") == 1);
  CHECK(edit_distance("libel", "label") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("nearest is near enough to be a slip", "[text]") {
  const std::vector<std::string> names = {"label", "hint", "help", "declaration", "date"};
  CHECK(nearest("lable", names) == "label");
  CHECK(nearest("Hint", names) == "hint");
  CHECK(nearest("declartion", names) == "declaration");
  CHECK(nearest("helpp", names) == "help");
  CHECK(nearest("xyz", names) == std::nullopt);
  CHECK(nearest("label", {}) == std::nullopt);
  CHECK(nearest("", names) == std::nullopt);
  CHECK(nearest("ab", {"ba"}) == "ba");
  CHECK(nearest("nomn", {"namn", "nimn"}) == std::nullopt);  // a guess
  CHECK(nearest("hellp", {"held", "help", "help"}) == "help");
  CHECK(nearest(std::string(101, 'a'), {std::string(101, 'a')}) == std::nullopt);  // bounded work
  CHECK(nearest("dat", {"dates", "date"}) == "date");                              // the nearest
}

TEST_CASE("slots are filled once, and values are not scanned", "[text]") {
  CHECK(filled("", {}) == "");
  CHECK(filled("Steg {number} av {count}", {{"number", "2"}, {"count", "5"}}) == "Steg 2 av 5");
  CHECK(filled("{a}{a}", {{"a", "{b}"}, {"b", "x"}}) == "{b}{b}");
  CHECK(filled("{unknown} {a", {{"a", "x"}}) == "{unknown} {a");
  CHECK(filled("} {a} {", {{"a", "x"}}) == "} x {");
}

TEST_CASE("slots of a message are sorted, each once", "[text]") {
  CHECK(slots_of("") == std::vector<std::string>{});
  CHECK(slots_of("{view} – {form} – {view} – {a}") ==
        std::vector<std::string>{"a", "form", "view"});
  CHECK(slots_of("no } slot {") == std::vector<std::string>{});
}

TEST_CASE("escaped makes text safe in content and in attributes", "[text]") {
  CHECK(escaped("") == "");
  CHECK(escaped("<a href=\"x\">Åsa & Örjan's</a>") ==
        "&#60;a href=&#34;x&#34;&#62;Åsa &#38; Örjan&#39;s&#60;/a&#62;");
}

TEST_CASE("a name of one letter is never taken for another", "[text]") {
  CHECK_FALSE(nearest("b", {"a", "em"}).has_value());
  CHECK(nearest("B", {"a", "b"}) == "b");
  CHECK(nearest("me", {"em", "strong"}) == "em");
}

TEST_CASE("texts are ordered as in the dictionaries of their language", "[text]") {
  std::vector<std::string> names = {"Örn", "Zebra", "Ärende", "Apa", "Åka", "apa b"};
  const Collation swedish("sv");
  std::sort(names.begin(), names.end(),
            [&](const auto& a, const auto& b) { return swedish.before(a, b); });
  CHECK(names == std::vector<std::string>{"Apa", "apa b", "Zebra", "Åka", "Ärende", "Örn"});
  const Collation english("en");
  std::sort(names.begin(), names.end(),
            [&](const auto& a, const auto& b) { return english.before(a, b); });
  CHECK(names == std::vector<std::string>{"Åka", "Apa", "apa b", "Ärende", "Örn", "Zebra"});
  CHECK_FALSE(swedish.before("a", "a"));
}

TEST_CASE("the index of phrases finds what reading every phrase finds", "[text]") {
  // Few words, so that phrases begin alike, hold one another and stand in the texts.
  const std::vector<std::string> vocabulary = {"å", "ta", "tack", "och/eller", "ÄR", "e-post"};
  const std::vector<std::string> more = {"ta|å", "t*", "*ck", "…"};
  std::uint32_t state = 7;
  const auto draw = [&](std::size_t most) {
    state = state * 1664525 + 1013904223;
    return (state >> 16) % most;
  };
  std::vector<std::string> patterns;
  while (patterns.size() < 200) {
    std::string pattern;
    for (std::size_t words = 1 + draw(4); words > 0; --words) {
      const bool special = draw(6) == 0;
      pattern += (pattern.empty() ? "" : " ") +
                 (special ? more[draw(more.size())] : vocabulary[draw(vocabulary.size())]);
    }
    CHECK(is_pattern(pattern) == !words_of_pattern(pattern).empty());
    if (is_pattern(pattern)) patterns.push_back(pattern);
  }
  Phrases<std::size_t> phrases;
  for (std::size_t i = 0; i < patterns.size(); ++i) phrases.add_pattern(patterns[i], i);
  std::size_t found = 0;
  for (int n = 0; n < 100; ++n) {
    std::string written;
    for (int w = 0; w < 20; ++w)
      written += vocabulary[draw(vocabulary.size())] + (draw(8) == 0 ? ". " : " ");
    const TextWords text(written);
    // Some lists do not count in some texts.
    const auto counts = [&](std::size_t i) { return (i + static_cast<std::size_t>(n)) % 3 > 0; };
    const auto matches = phrases.in(text, counts);
    auto next = matches.begin();
    for (std::size_t i = 0; i < text.size();) {
      std::size_t longest = 0;
      for (std::size_t p = 0; p < patterns.size(); ++p)
        if (counts(p))
          longest = std::max(longest, words_matched(words_of_pattern(patterns[p]), text, i));
      if (longest > 0) {
        REQUIRE(next != matches.end());
        CHECK(next->first == i);
        CHECK(next->count == longest);
        CHECK(words_matched(words_of_pattern(patterns[*next->meaning]), text, i) == longest);
        ++next;
        ++found;
      }
      i += std::max<std::size_t>(longest, 1);
    }
    CHECK(next == matches.end());
  }
  CHECK(found > 500);
}

}  // namespace blankett::tests
