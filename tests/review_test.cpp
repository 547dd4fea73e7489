// Records of human review: what keeps them true when the form changes, and the command that writes
// what was seen.

#include "reviews/reviews.h"
#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

const std::string kForm =
    "<form id=\"skylt\" version=\"1.0.0\" xml:lang=\"sv\"><title>Anmäl en skylt</title>"
    "<summary>Berätta var skylten står.</summary><service owner=\"x\">"
    "<endpoint href=\"https://a.example\"/></service><step id=\"platsen\"><title>Platsen</title>"
    "<text id=\"gata\" required=\"yes\"><label>Vilken gata gäller det?</label></text>"
    "<text id=\"hus\"><label>Vilket hus står den vid?</label></text>"
    "</step></form>";

Fingerprints fingerprints(const std::string& form) {
  const MemoryFiles files = with(form_file(form));
  const auto project = load(files, {});
  const auto open = open_form(*project, "skylt", files, {});
  REQUIRE_FALSE(open->editions.empty());
  return fingerprints_of(open->editions.front());
}

std::string record(const Fingerprints& seen, const std::string& kind = "self") {
  return "<review date=\"2026-11-20\" version=\"1.0.0\" languages=\"sv\" kind=\"" + kind +
         "\" by=\"Vi\"><method>Vi provade.</method><seen language=\"sv\">" + seen_text(seen, "") +
         "</seen></review>";
}

std::vector<Finding> findings(const std::string& form, const std::string& records) {
  Files all = form_file(form);
  if (!records.empty())
    all["forms/skylt/review.xml"] = "<reviews form=\"skylt\">" + records + "</reviews>";
  return findings_of(with(std::move(all)));
}

std::string said(const std::string& form, const std::string& records) {
  std::string out;
  for (const Finding& f : findings(form, records)) {
    REQUIRE(f.place);
    out += f.rule + " " + f.place->source_line.substr(f.place->begin.column - 1, 0) +
           std::to_string(f.place->begin.column) + " ";
  }
  return out;
}

std::string changed(std::string form, const std::string& from, const std::string& to) {
  const std::size_t at = form.find(from);
  REQUIRE(at != form.npos);
  return form.replace(at, from.size(), to);
}

std::vector<std::string> rules(const std::string& form, const std::string& records) {
  std::vector<std::string> out;
  for (const Finding& f : findings(form, records)) out.push_back(f.rule);
  return out;
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is said of a form that is as it was reviewed", "[review]") {
  CHECK(rules(kForm, record(fingerprints(kForm))) == Rules{});
  CHECK(rules(kForm, "") == Rules{});
}

TEST_CASE("a changed text and a changed step are told apart, at their places", "[review]") {
  const std::string seen = record(fingerprints(kForm));
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  CHECK(rules(words, seen) == Rules{"review/changed"});
  CHECK(said(words, seen) ==
        "review/changed " +
            std::to_string(1 +
                           [&] {
                             const std::string before = words.substr(0, words.find("Vilken väg"));
                             return std::count_if(before.begin(), before.end(),
                                                  [](char c) { return (c & '\xC0') != '\x80'; });
                           }()) +
            " ");
  CHECK(rules(changed(kForm, "<text id=\"hus\">", "<text id=\"hus\" required=\"yes\">"), seen) ==
        Rules{"review/changed-step"});
  CHECK(rules(changed(kForm, "</step>",
                      "<yes-no id=\"svar\"><label>Vill du ha svar?</label></yes-no></step>"),
              seen) == Rules{"review/changed-step", "review/unseen"});
}

TEST_CASE("the layout of the file is no change", "[review]") {
  CHECK(fingerprints(kForm) ==
        fingerprints(changed(changed(kForm, "Vilken gata gäller", "Vilken\n   gata gäller"),
                             "<text id=\"hus\">", "\n  <text\n id=\"hus\">")));
}

TEST_CASE("a later review need only see what had changed", "[review]") {
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  Fingerprints rest = fingerprints(words);
  const Fingerprints before = fingerprints(kForm);
  std::erase_if(rest, [&](const auto& part) {
    const auto old = before.find(part.first);
    return old != before.end() && old->second == part.second;
  });
  CHECK(rest.size() == 1);
  CHECK(rules(words, record(before) + record(rest)) == Rules{});
}

TEST_CASE("publication can require a review of a kind", "[review]") {
  const std::string form = changed(kForm, "xml:lang", "requires-review=\"khr\" xml:lang");
  CHECK(rules(form, "") == Rules{"review/required"});
  CHECK(rules(form, record(fingerprints(form), "self")) == Rules{"review/required"});
  CHECK(rules(form, record(fingerprints(form), "khr")) == Rules{});
  const std::string words = changed(form, "Vilken gata", "Vilken väg");
  CHECK(rules(words, record(fingerprints(form), "khr")) ==
        Rules{"review/required-again", "review/changed"});
  // Somebody else's look is not the council's.
  CHECK(rules(words, record(fingerprints(form), "khr") + record(fingerprints(words), "self")) ==
        Rules{"review/required-again"});
  // A draft is not published.
  CHECK(rules(changed(form, "version", "status=\"draft\" version"), "") == Rules{});
}

namespace {

// What people said of the form, as "1.3.1 passed": of each criterion that somebody judged.
struct Said {
  std::string verdicts{};
  std::vector<PeopleVerdict> all{};
};

Said said_by_people(const std::string& form, const std::string& records) {
  Files all = form_file(form);
  all["forms/skylt/review.xml"] = "<reviews form=\"skylt\">" + records + "</reviews>";
  const MemoryFiles files = with(std::move(all));
  const auto project = load(files, {});
  Renderer renderer(project->theme);
  Said out{.all = compile(*project, "skylt", files, {}, renderer).people};
  for (const PeopleVerdict& said : out.all) {
    CHECK(said.form == "skylt");
    CHECK(said.language == "sv");
    CHECK_FALSE(said.reviewers.empty());
    out.verdicts += criteria().all[said.criterion].id + " " + std::string(name_of(said.verdict));
    if (said.doubt == Doubt::unsure) out.verdicts += " unsure";
    if (said.doubt == Doubt::changed) out.verdicts += " changed";
    if (said.doubt == Doubt::fixed) out.verdicts += " fixed";
    out.verdicts += ". ";
  }
  return out;
}

std::string judged(const Fingerprints& seen, const std::string& criteria,
                   const std::string& date = "2026-11-20", const std::string& by = "Vi") {
  return "<review date=\"" + date + "\" version=\"1.0.0\" languages=\"sv\" kind=\"users\" by=\"" +
         by + "\"><method>Vi provade.</method>" + criteria + "<seen language=\"sv\">" +
         seen_text(seen, "") + "</seen></review>";
}

const std::string kPassed = "<criterion number=\"1.3.1\" outcome=\"passed\"/>";
const std::string kFailedAt =
    "<criterion number=\"1.3.1\" outcome=\"failed\" at=\"gata\">Läses inte upp.</criterion>";

Fingerprints changed_only(const std::string& now, const std::string& before) {
  Fingerprints out = fingerprints(now);
  const Fingerprints old = fingerprints(before);
  std::erase_if(out, [&](const auto& part) {
    const auto at = old.find(part.first);
    return at != old.end() && at->second == part.second;
  });
  return out;
}

}  // namespace

TEST_CASE("what people judged is a verdict as long as the form is as they saw it", "[review]") {
  const Fingerprints seen = fingerprints(kForm);
  CHECK(said_by_people(kForm, judged(seen, "")).verdicts.empty());
  CHECK(said_by_people(kForm, judged(seen, kPassed)).verdicts == "1.3.1 passed. ");
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  const Said stale = said_by_people(words, judged(seen, kPassed));
  CHECK(stale.verdicts == "1.3.1 cantTell changed. ");
  REQUIRE(stale.all.size() == 1);
  CHECK(stale.all[0].not_seen == std::vector<std::string>{"skylt.gata.label"});
  CHECK(said_of(stale.all[0]).english ==
        "Judged by people in the form (skylt, sv): Vi (test with people with disabilities), "
        "2026-11-20, version 1.0.0. The form has changed since, so somebody must look again at: "
        "skylt.gata.label.");
  CHECK(said_by_people(kForm, judged(seen,
                                     "<criterion number=\"1.3.1\" outcome=\"cannot-tell\">"
                                     "Vi hade ingen skärmläsare.</criterion>"))
            .verdicts == "1.3.1 cantTell unsure. ");
}

TEST_CASE("a later review that passes what had changed makes the verdict whole, and both are named",
          "[review]") {
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  const std::string first = judged(fingerprints(kForm), kPassed);
  const Fingerprints rest = changed_only(words, kForm);
  const Said whole = said_by_people(words, first + judged(rest, kPassed, "2026-11-21", "De"));
  CHECK(whole.verdicts == "1.3.1 passed. ");
  REQUIRE(whole.all.size() == 1);
  REQUIRE(whole.all[0].reviewers.size() == 2);
  CHECK(whole.all[0].reviewers[0].by == "De");
  CHECK(whole.all[0].reviewers[1].by == "Vi");
  // Who judged another criterion has not judged this one, though they saw what had changed.
  CHECK(said_by_people(
            words,
            first + judged(rest, "<criterion number=\"2.4.6\" outcome=\"passed\"/>", "2026-11-21"))
            .verdicts == "1.3.1 cantTell changed. 2.4.6 cantTell changed. ");
}

TEST_CASE("what failed at a place is failed until that place changes or is judged again",
          "[review]") {
  const Fingerprints seen = fingerprints(kForm);
  const std::string failed = judged(seen, kFailedAt);
  CHECK(said_by_people(kForm, failed).verdicts == "1.3.1 failed. ");
  // Another question's words do not put it right; its own may.
  CHECK(said_by_people(changed(kForm, "Vilket hus", "Vilken byggnad"), failed).verdicts ==
        "1.3.1 failed. ");
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  CHECK(said_by_people(words, failed).verdicts == "1.3.1 cantTell changed. ");
  // Passed as a whole and failed in a place is failed.
  CHECK(said_by_people(kForm, judged(seen, kPassed + kFailedAt)).verdicts == "1.3.1 failed. ");
  const std::string fixed = changed(failed, "at=\"gata\"", "at=\"gata\" fixed=\"2026-11-21\"");
  CHECK(said_by_people(kForm, fixed).verdicts == "1.3.1 cantTell fixed. ");
  CHECK(said_by_people(kForm, fixed + judged(seen, kPassed, "2026-11-22")).verdicts ==
        "1.3.1 passed. ");
  // Passed in one place is no verdict on the form, and leaves what failed in another.
  const std::string elsewhere = "<criterion number=\"1.3.1\" outcome=\"passed\" at=\"hus\"/>";
  CHECK(said_by_people(kForm, judged(seen, elsewhere)).verdicts == "1.3.1 cantTell changed. ");
  CHECK(said_by_people(kForm, failed + judged(seen, elsewhere, "2026-11-22")).verdicts ==
        "1.3.1 failed. ");
}

}  // namespace blankett::tests
