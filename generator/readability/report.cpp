// What the three reports share. Tested by readability_test.cpp.

#include "readability/report.h"

#include <fmt/format.h>

#include <algorithm>

namespace blankett {
namespace {

constexpr double kOfError = 5, kOfWarning = 3, kOfSuggestion = 1, kWordsBeyond = 5;
constexpr std::size_t kFewestForIndex = 100;  // words: research, thresholds.tsv (lix.minwords)
constexpr std::size_t kFewestForVariety = 300;

struct MeasureName {
  std::string_view measure, swedish, english;
};
constexpr std::array<MeasureName, kMeasures.size()> kMeasureNames = {{
    {"lix", "LIX", "LIX"},
    {"sentence-words", "Ord i en mening", "Words a sentence"},
    {"sentence-share", "Meningar över 20 ord, procent", "Sentences over 20 words, percent"},
    {"long-words", "Långa ord, procent", "Long words, percent"},
    {"passives", "Passiver på 1 000 ord", "Passives per 1,000 words"},
    {"list-words", "Krångliga ord på 1 000 ord", "Listed words per 1,000 words"},
    {"nominalisations", "Substantiverade verb på 1 000 ord", "Nominalisations per 1,000 words"},
    {"nominal-ratio", "Substantiverade verb per verbform", "Nominalisations per verb form"},
    {"ovix", "OVIX (ordvariation)", "OVIX (variety of words)"},
}};

struct RoleName {
  TextRole role;
  std::string_view swedish, english;
};
constexpr std::array<RoleName, 14> kRoleNames = {{
    {TextRole::title, "Rubriker", "Titles"},
    {TextRole::summary, "Sammanfattningar", "Summaries"},
    {TextRole::label, "Etiketter", "Labels"},
    {TextRole::hint, "Ledtexter", "Hints"},
    {TextRole::help, "Hjälp och brödtext", "Help and running text"},
    {TextRole::error, "Felmeddelanden", "Error messages"},
    {TextRole::option, "Svarsalternativ", "Options"},
    {TextRole::condition, "Villkor i ord", "Conditions in words"},
    {TextRole::event, "Det som händer sedan", "What happens next"},
    {TextRole::channel, "Andra sätt", "Other ways"},
    {TextRole::why, "Varför vi frågar", "Why we ask"},
    {TextRole::exit, "När formuläret inte passar", "When the form does not fit"},
    {TextRole::check, "Kontroller", "Checks"},
    {TextRole::alternative, "Texter för bilder", "Texts for pictures"},
}};

}  // namespace

double worth_of(const ReadText& text, const plain::Analysis& analysis) {
  double out = 0;
  for (const ReadFinding& f : text.findings)
    out += f.severity == Severity::error     ? kOfError
           : f.severity == Severity::warning ? kOfWarning
                                             : kOfSuggestion;
  for (const plain::Sentence& s : analysis.sentences)
    if (s.end - s.first > plain::kLongSentence)
      out += static_cast<double>(s.end - s.first - plain::kLongSentence) / kWordsBeyond;
  return out;
}

void keep_most_worth(std::vector<ReadText>& texts) {
  std::erase_if(texts, [](const ReadText& t) { return t.worth <= 0; });
  std::stable_sort(texts.begin(), texts.end(),
                   [](const ReadText& a, const ReadText& b) { return a.worth > b.worth; });
  if (texts.size() > kMostTexts)
    texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(kMostTexts), texts.end());
}

const plain::Target* target_of(const Readability& report, std::string_view measure,
                               std::optional<TextRole> role) {
  const auto found =
      std::find_if(report.targets.begin(), report.targets.end(), [&](const plain::Target& t) {
        const bool applies =
            role ? std::count(t.roles.begin(), t.roles.end(), *role) > 0 : t.roles.empty();
        return t.measure == measure && applies;
      });
  return found == report.targets.end() ? nullptr : &*found;
}

std::string_view name_of_measure(std::string_view measure, bool swedish) {
  for (const MeasureName& name : kMeasureNames)
    if (name.measure == measure) return swedish ? name.swedish : name.english;
  return measure;
}

std::string_view name_of_role(TextRole role, bool swedish) {
  for (const RoleName& name : kRoleNames)
    if (name.role == role) return swedish ? name.swedish : name.english;
  return name_of(role);
}

std::string counted(std::size_t number, Counted of, bool swedish) {
  struct Names {
    std::string_view sv_one, sv_more, en_one, en_more;
  };
  static constexpr std::array<Names, 6> kNames = {{
      {"ord", "ord", "word", "words"},
      {"text", "texter", "text", "texts"},
      {"mening", "meningar", "sentence", "sentences"},
      {"fel", "fel", "error", "errors"},
      {"varning", "varningar", "warning", "warnings"},
      {"förslag", "förslag", "suggestion", "suggestions"},
  }};
  const Names& names = kNames[static_cast<std::size_t>(of)];
  const std::string_view one = swedish ? names.sv_one : names.en_one;
  return fmt::format("{} {}", number, number == 1 ? one : swedish ? names.sv_more : names.en_more);
}

std::string number_of(std::optional<double> value, bool swedish) {
  if (!value) return "–";
  std::string out = fmt::format("{:.1f}", *value);
  if (swedish) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::optional<double> shown(const plain::Measures& measures, std::string_view measure) {
  const bool of_sentences = measure == "sentence-words" || measure == "sentence-share";
  const std::size_t fewest = measure == "ovix" ? kFewestForVariety
                             : of_sentences    ? 0
                                               : kFewestForIndex;
  if (measures.words() < fewest) return std::nullopt;
  return measures.named(measure);
}

std::string not_checked(const Readability& report, bool swedish) {
  if (report.unchecked_spelling.empty()) return {};
  return (swedish ? "Stavningen är inte kontrollerad: ordlistan saknas där rapporten gjordes. "
                    "Paketet heter "
                  : "Spelling is not checked: the dictionary is missing where the report was "
                    "made. The package is ") +
         report.unchecked_spelling + ".";
}

}  // namespace blankett
