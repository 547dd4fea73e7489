// The rules for every language, locales/neutral/rules, in all languages that there are.

#include <nlohmann/json.hpp>

#include "plain/linter.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::unique_ptr<Project> all_nine() {
  Options options;
  options.suggestions = true;
  return load(with(files_below("locales")), options);
}

const plain::Linter& linter_in(const Project& project, std::string_view language) {
  for (const Locale& locale : project.locales)
    if (locale.language == language) return *locale.linter;
  FAIL("no language");
  return *project.locales.front().linter;
}

// What the rule finds, with " | " between.
std::string found_by(const plain::Linter& linter, std::string_view rule, const std::string& text,
                     TextRole role = TextRole::help) {
  std::string out;
  for (const auto& f : linter.check(role, text))
    if (f.rule->id == rule)
      out += (out.empty() ? "" : " | ") + text.substr(f.at.begin, f.at.end - f.at.begin);
  return out;
}

std::string words(std::size_t n) {
  std::string out = "Du";
  for (std::size_t i = 1; i < n; ++i) out += " bor";
  return out + ".";
}

}  // namespace

TEST_CASE("the examples of neutral rules hold in every language") {
  const auto project = all_nine();
  REQUIRE(project->locales.size() >= 9);
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.linter->rules()) {
      if (rule->language != "neutral") continue;
      INFO(locale.language << " " << rule->id);
      for (const TextRole role : rule->roles) {
        for (const LanguageExample& bad : rule->bad) {
          INFO(bad.text);
          std::string expected;
          for (const Range at : bad.marked)
            expected +=
                (expected.empty() ? "" : " | ") + bad.text.substr(at.begin, at.end - at.begin);
          CHECK(found_by(*locale.linter, rule->id, bad.text, role) == expected);
        }
        for (const LanguageExample& good : rule->good) {
          INFO(good.text);
          CHECK(found_by(*locale.linter, rule->id, good.text, role) == "");
        }
      }
    }
}

TEST_CASE("limits on sentences are as long as the language makes them") {
  const auto project = all_nine();
  const std::map<std::string, std::size_t> longest = {{"fi", 21}, {"ar", 22}, {"so", 31},
                                                      {"es", 33}, {"pl", 26}, {"fa", 30}};
  for (const auto& [language, most] : longest) {
    INFO(language);
    const plain::Linter& linter = linter_in(*project, language);
    CHECK(found_by(linter, "sentence-length", words(most)) == "");
    CHECK(found_by(linter, "sentence-length", words(most + 1)) == words(most + 1));
  }
  const std::map<std::string, std::size_t> letters = {{"sv", 6}, {"en", 6}, {"fi", 9}, {"ar", 5},
                                                      {"so", 5}, {"es", 6}, {"pl", 7}, {"fa", 4}};
  for (const auto& [language, most] : letters)
    CHECK(linter_in(*project, language).lexicon().long_word == most);
}

TEST_CASE("a word that stands twice is found, and a name or a degree is not") {
  const auto project = all_nine();
  const plain::Linter& sv = linter_in(*project, "sv");
  CHECK(found_by(sv, "repeated-word", "Fyll i i blanketten") == "");  // one letter
  CHECK(found_by(sv, "repeated-word", "Skicka Och och vänta") == "Och och");
  CHECK(found_by(sv, "repeated-word", "Skicka till till\nTill oss") == "till till");
  CHECK(found_by(sv, "repeated-word", "Det var mycket mycket länge sedan") == "");
  CHECK(found_by(sv, "repeated-word", "Om det det gäller finns") == "");
  CHECK(found_by(sv, "repeated-word", "Vi bor i Baden Baden") == "");
  CHECK(found_by(sv, "repeated-word", "Skriv 12 12") == "");
  CHECK(found_by(sv, "repeated-word", "Ja, vi vi") == "vi vi");
  CHECK(found_by(sv, "repeated-word", "Namn. Namn") == "");
  CHECK(found_by(linter_in(*project, "ar"), "repeated-word", "اكتب في في الحقل") == "في في");
  CHECK(found_by(linter_in(*project, "ar"), "repeated-word", "واحدة واحدة") == "");
  CHECK(found_by(linter_in(*project, "so"), "repeated-word", "tallaabo tallaabo") == "");
  CHECK(found_by(linter_in(*project, "fa"), "repeated-word", "کم کم") == "");
}

TEST_CASE("letters of two scripts in a word are found, and a prefix is not") {
  const auto project = all_nine();
  const plain::Linter& sv = linter_in(*project, "sv");
  CHECK(found_by(sv, "mixed-script", "Skriv nаmn") == "nаmn");  // а is Cyrillic
  CHECK(found_by(sv, "mixed-script", "αβγ och abc, α-värde") == "");
  CHECK(found_by(sv, "mixed-script", "10 µg och 5 × 7") == "");
  CHECK(found_by(sv, "mixed-script", "Café naïve Škoda Łódź") == "");
  CHECK(found_by(sv, "mixed-script", "a\u200Bb") == "\u200B");
  CHECK(found_by(sv, "mixed-script", "lång\u00ADt ord") == "");
  CHECK(found_by(sv, "mixed-script", "a\u202Eb") == "\u202E");
  CHECK(found_by(sv, "mixed-script", "a\u200Fb") == "\u200F");
  const plain::Linter& ar = linter_in(*project, "ar");
  CHECK(found_by(ar, "mixed-script", "ملف وpdf أو \u2068123\u2069") == "");
  CHECK(found_by(ar, "mixed-script", "الرقم 1٢3") == "1٢3");
  CHECK(found_by(linter_in(*project, "fa"), "mixed-script", "می\u200Cتوانید ۱۲") == "");
}

TEST_CASE("capitals that shout are found, and acronyms are not") {
  const auto project = all_nine();
  const plain::Linter& sv = linter_in(*project, "sv");
  CHECK(found_by(sv, "capitals", "Det är VIKTIGT att du svarar") == "VIKTIGT");
  CHECK(found_by(sv, "capitals", "ENDAST KONTANTER tas emot") == "ENDAST KONTANTER");
  CHECK(found_by(sv, "capitals", "Skriv ÅÅÅÅMMDD-XXXX eller YYYYMMDD") == "");
  CHECK(found_by(sv, "capitals", "SFI, GDPR, JPEG och OSL") == "");
  CHECK(found_by(sv, "capitals", "EU och FN i USA NATO") == "");
  CHECK(found_by(linter_in(*project, "pl"), "capitals", "To jest WAŻNE DLA CIEBIE") ==
        "WAŻNE DLA CIEBIE");
  CHECK(found_by(linter_in(*project, "ar"), "capitals", "اكتب اسمك هنا") == "");
}

TEST_CASE("exclamation marks are counted by what the text is") {
  const auto project = all_nine();
  const plain::Linter& sv = linter_in(*project, "sv");
  CHECK(found_by(sv, "exclamation", "Välkommen!") == "");
  CHECK(found_by(sv, "exclamation", "Välkommen!!") == "!!");
  CHECK(found_by(sv, "exclamation", "Skriv ett namn!", TextRole::error) == "!");
  CHECK(found_by(sv, "exclamation", "Vad??") == "");
}

TEST_CASE("a long label is said once") {
  const auto project = all_nine();
  const plain::Linter& sv = linter_in(*project, "sv");
  const std::string fifteen = words(15), longer = words(40);
  CHECK(found_by(sv, "label-length", fifteen, TextRole::label) == fifteen);
  CHECK(found_by(sv, "label-length", words(14), TextRole::label) == "");
  CHECK(found_by(sv, "label-length", longer, TextRole::label) == "");  // label-long says it
}

}  // namespace blankett::tests
