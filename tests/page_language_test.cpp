// Which language a text is in, on sentences that the models were not made from; and language tags.

#include "page/language.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

struct Sentence {
  std::string language, text;  // "?": one that has no model
};

std::vector<Sentence> sentences() {
  std::vector<Sentence> out;
  const std::string all = read("tests/language/sentences.txt");
  std::string language;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::string line = all.substr(at, end - at);
    at = end + 1;
    if (line.starts_with('#')) continue;
    if (line.starts_with('[')) language = line.substr(1, line.size() - 2);
    else out.push_back({language, line});
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence is known by its language, or not at all", "[page]") {
  struct Row {
    int all = 0, right = 0, wrong = 0;
  };
  std::map<std::string, Row> rows;
  std::string wrong;
  for (const Sentence& s : sentences()) {
    const LanguageGuess guess = language_of(s.text);
    Row& row = rows[s.language];
    ++row.all;
    if (guess.language == s.language) ++row.right;
    else if (!guess.language.empty()) {
      ++row.wrong;
      wrong += fmt::format("{} taken for {}: {}\n", s.language, guess.language, s.text);
    }
  }
  int all = 0, right = 0, mistaken = 0;
  for (const auto& [language, row] : rows) {
    wrong += fmt::format("{:3} {:3} sentences, {:3} right, {:2} silent, {:2} wrong\n", language,
                         row.all, row.right, row.all - row.right - row.wrong, row.wrong);
    all += language == "?" ? 0 : row.all, right += row.right, mistaken += row.wrong;
  }
  INFO(wrong);
  CHECK(mistaken * 20 <= right + mistaken);  // precision
  CHECK(right * 100 >= all * 85);
  for (const char* language : {"sv", "en", "fi", "ar", "so", "es", "pl", "fa"}) {
    INFO(language);
    CHECK(rows[language].all >= 30);
    CHECK(rows[language].wrong * 20 <= rows[language].right + rows[language].wrong);
    CHECK(rows[language].right * 10 >= rows[language].all * 8);
  }
}

TEST_CASE("names, addresses and short texts have no language", "[page]") {
  for (const char* text :
       {"", "Hej", "Spara och avsluta", "Kungsholmen, Södermalm, Östermalm och Hägersten",
        "www.stockholm.se/the-and-of-to-in-is", "12 345 678 90 1234567890 12345",
        "AB CD EF GH IJ KL MN OP QR ST UV", "Anna Svensson, Erik Johansson, Maria Nilsson"}) {
    INFO(text);
    CHECK(language_of(text).language == "");
  }
}

TEST_CASE("a long text is judged by its beginning", "[page]") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "Köp två liter mjölk och ett paket smör. ";
  CHECK(language_of(text).language == "sv");
  CHECK(language_of(text).letters < 20'000);
}

TEST_CASE("a claim and a guess agree when they are one language, or near", "[page]") {
  const LanguageGuess english = language_of("The dog sleeps under the table all day.");
  CHECK(agrees("en", english));
  CHECK(agrees("EN-gb", english));
  CHECK_FALSE(agrees("sv", english));
  CHECK_FALSE(agrees("fr-CH", english));
  const LanguageGuess danish =
      language_of("Det regnede så meget, at kælderen blev oversvømmet af vand.");
  CHECK(agrees("nb", danish));
  CHECK_FALSE(agrees("sv", danish));
  CHECK(agrees("sv", LanguageGuess{}));
}

TEST_CASE("language tags begin with a registered language", "[page]") {
  for (const char* tag : {"sv", "SV", "sv-SE", "en-US-GB", "ckb", "smj", "zh-Hant-TW", "qaa",
                          "x-our", "i-klingon", " fi ", "und", "zxx", "iw", "rmy", "fit"})
    CHECK(has_known_language(tag));
  for (const char* tag : {"", "s", "em", "dutch", "swedish", "swe", "eng", "se_SE", "sv_SE",
                          "invalid", "12", "-sv", "x-", "i-none", "a-sv"}) {
    INFO(tag);
    CHECK_FALSE(has_known_language(tag));
  }
  CHECK(primary_subtag("sv-SE") == "sv");
  CHECK(primary_subtag("1") == "");
}

}  // namespace blankett::tests
