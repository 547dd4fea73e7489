// The measures of texts, with values worked out by hand, and the targets that they are held to.

#include "plain/measures.h"

#include <cmath>

#include "pipeline.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

std::unique_ptr<Project> language(const std::string& name) {
  Options options;
  options.locales = std::string(PROJECT_FOLDER) + "/locales";
  options.suggestions = true;
  return load_language(DiskFiles(), name, options);
}

const plain::Linter& linter_of(const Project& project) { return *project.locales.front().linter; }

plain::Measures measured(const plain::Linter& linter, const std::string& text) {
  plain::Measures out(linter);
  const plain::Analysis analysis(text, linter.lexicon());
  out.add(analysis, linter.check(TextRole::help, analysis));
  return out;
}

double near(std::optional<double> value) {
  REQUIRE(value.has_value());
  return std::round(*value * 1000) / 1000;
}

}  // namespace

TEST_CASE("lengths, LIX and OVIX are those worked out by hand", "[measures]") {
  const auto project = language("sv");
  // Long words have more than six letters: ansökan, kommunen, bostaden, ansökan.
  const plain::Measures m =
      measured(linter_of(*project),
               "Vi läser din ansökan. Du får svar av kommunen om bostaden och "
               "din ansökan.");
  // 4 words, and 10: du får svar av kommunen om bostaden och din ansökan.
  CHECK(m.words() == 14);
  CHECK(m.sentences() == 2);
  CHECK(m.longest() == 10);
  CHECK(m.lengths() == std::array<std::size_t, plain::kLengths>{1, 1, 0, 0, 0, 0, 0, 0});
  CHECK(near(m.words_a_sentence()) == 7);
  CHECK(near(m.median_words()) == 7);
  CHECK(near(m.long_words()) == 28.571);  // 4 of 14
  CHECK(near(m.lix()) == 35.571);         // 7 + 28.571
  // 12 that differ, "din" and "ansökan" stand twice:
  // ln 14 / ln(2 − ln 12 / ln 14) = 2.63906 / ln(2 − 0.94159) = 2.63906 / 0.05677
  CHECK(near(m.ovix()) == 46.488);
  CHECK(near(m.share_over(9)) == 50);
  CHECK(near(m.share_over(10)) == 0);
}

TEST_CASE("what the rules find is counted per thousand words", "[measures]") {
  const auto project = language("sv");
  // 10 words: two passives on -s, one listed phrase, one nominalisation.
  const plain::Measures m =
      measured(linter_of(*project),
               "Ansökan prövas. Intyget skickas härmed. Handläggning pågår nu hos oss.");
  CHECK(m.words() == 10);
  CHECK(near(m.passives()) == 200);
  CHECK(near(m.list_words()) == 100);
  CHECK(near(m.nominalisations()) == 100);
  CHECK(near(m.nominal_ratio()) == 0.333);  // one for prövas, skickas, pågår
}

TEST_CASE("nothing is said where there is nothing to divide by", "[measures]") {
  const auto project = language("sv");
  const plain::Measures none(linter_of(*project));
  for (const char* name : {"lix", "ovix", "sentence-words", "sentence-share", "long-words",
                           "passives", "list-words", "nominalisations", "nominal-ratio"})
    CHECK_FALSE(none.named(name).has_value());
  CHECK_FALSE(none.median_words().has_value());
  // Every word is another: the formula has no value.
  CHECK_FALSE(measured(linter_of(*project), "Skicka in din ansökan.").ovix().has_value());
  CHECK_FALSE(none.named("no-such-measure").has_value());
  // Finnish has no table of nominalisations and no rule on passives.
  const auto finnish = language("fi");
  const plain::Measures other = measured(linter_of(*finnish), "Hakemus lähetetään meille.");
  CHECK_FALSE(other.passives().has_value());
  CHECK_FALSE(other.nominalisations().has_value());
  CHECK(other.lix().has_value());
}

TEST_CASE("texts add up to the measures of all their words", "[measures]") {
  const auto project = language("sv");
  const plain::Linter& linter = linter_of(*project);
  const std::string one = "Ansökan prövas av oss nu.", two = "Du får svar. Vi ringer dig nu.";
  plain::Measures sum = measured(linter, one);
  sum.add(measured(linter, two));
  const plain::Measures both = measured(linter, one + " " + two);
  CHECK(sum.texts() == 2);
  CHECK(sum.words() == both.words());
  for (const char* name : {"lix", "ovix", "sentence-words", "passives", "nominal-ratio"})
    CHECK(sum.named(name) == both.named(name));
  CHECK(sum.lengths() == both.lengths());
}

TEST_CASE("targets come from the nearest language, scaled when they are for all", "[measures]") {
  const auto target = [](const plain::Linter& linter, std::string_view measure) {
    for (const plain::Target& t : linter.targets())
      if (t.measure == measure && !t.roles.empty()) return t.most;
    return 0.0;
  };
  const auto swedish = language("sv"), finnish = language("fi"), easy = language("sv-simple");
  CHECK(target(linter_of(*swedish), "sentence-words") == 15);
  CHECK(target(linter_of(*finnish), "sentence-words") < 15);
  CHECK(target(linter_of(*finnish), "sentence-words") > 8);
  REQUIRE_FALSE(linter_of(*easy).targets().empty());
  CHECK(linter_of(*easy).targets().front().most == 30);

  plain::Measures m = measured(linter_of(*swedish), "Du får svar. Vi ringer dig nu.");
  plain::Target t{.measure = "sentence-words", .most = 4, .worst = 5, .fewest_words = 7};
  CHECK(verdict(t, m) == plain::Verdict::met);  // 7 words in 2 sentences
  t.most = 3;
  CHECK(verdict(t, m) == plain::Verdict::over);
  t.worst = 3.4;
  CHECK(verdict(t, m) == plain::Verdict::far_over);
  t.fewest_words = 8;
  CHECK(verdict(t, m) == plain::Verdict::unknown);
}

}  // namespace blankett::tests
