// Records of human review: what keeps them true when the form changes, and the command that writes
// what was seen.

#include "reviews/reviews.h"
#include "support/catch.h"
#include "support/place.h"
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
    all["forms/skylt/review.xml"] =
        "<reviews form=\"skylt\" prepared=\"2026-11-25\">" + records + "</reviews>";
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
  all["forms/skylt/review.xml"] =
      "<reviews form=\"skylt\" prepared=\"2026-11-25\">" + records + "</reviews>";
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

TEST_CASE("people can say that a criterion does not apply, and why", "[review]") {
  const auto inapplicable = [](const std::string& at) {
    return "<criterion number=\"1.3.3\" outcome=\"not-applicable\"" + at +
           ">Här finns inget att läsa</criterion>";
  };
  const std::string passed = changed(kPassed, "1.3.1", "1.3.3");
  const Fingerprints seen = fingerprints(kForm);
  const Said whole = said_by_people(kForm, judged(seen, inapplicable("")));
  CHECK(whole.verdicts == "1.3.3 notPresent. ");
  REQUIRE(whole.all.size() == 1);
  CHECK(said_of(whole.all[0])
            .english.ends_with("version 1.0.0. It does not apply. Här finns inget att läsa."));
  CHECK(said_of(whole.all[0])
            .swedish.ends_with("version 1.0.0. Kravet gäller inte. Här finns inget att läsa."));
  // It is said of the form as it was.
  const std::string words = changed(kForm, "Vilken gata", "Vilken väg");
  CHECK(said_by_people(words, judged(seen, inapplicable(""))).verdicts ==
        "1.3.3 cantTell changed. ");
  // In one place it does not, and as a whole it passes, with the reason.
  const Said partly = said_by_people(kForm, judged(seen, passed + inapplicable(" at=\"gata\"")));
  CHECK(partly.verdicts == "1.3.3 passed. ");
  CHECK(said_of(partly.all[0])
            .english.ends_with("Passed. Does not apply: gata: Här finns inget att läsa."));
  CHECK(said_by_people(kForm, judged(seen, inapplicable(" at=\"gata\""))).verdicts ==
        "1.3.3 cantTell changed. ");
  // A later review takes its place, either way.
  CHECK(said_by_people(kForm, judged(seen, inapplicable("")) + judged(seen, passed, "2026-11-22"))
            .verdicts == "1.3.3 passed. ");
  CHECK(said_by_people(kForm, judged(seen, passed) + judged(seen, inapplicable(""), "2026-11-22"))
            .verdicts == "1.3.3 notPresent. ");
  // Passed before, and no more of it since: it applied.
  CHECK(said_by_people(words, judged(seen, passed) + judged(changed_only(words, kForm),
                                                            inapplicable(""), "2026-11-22"))
            .verdicts == "1.3.3 passed. ");
}

TEST_CASE("a statement that nobody has gone through is asked for when somebody has reviewed",
          "[review]") {
  const auto rules_with = [&](const std::string& form, const std::string& reviews) {
    Files files = form_file(form);
    files["forms/skylt/review.xml"] = reviews;
    Rules out;
    for (const Finding& f : findings_of(with(std::move(files)))) out.push_back(f.rule);
    return out;
  };
  const std::string reviews =
      "<reviews form=\"skylt\">" + record(fingerprints(kForm)) + "</reviews>";
  CHECK(rules_with(kForm, reviews) == Rules{"review/not-prepared"});
  CHECK(rules_with(kForm, "<reviews form=\"skylt\"></reviews>") == Rules{});
  // A draft has no statement that anybody sees.
  const std::string draft = changed(kForm, "version", "status=\"draft\" version");
  CHECK(rules_with(draft, reviews) == Rules{});
}

TEST_CASE("a record cannot say that a criterion does not apply, and what came of it there",
          "[review]") {
  const Fingerprints seen = fingerprints(kForm);
  const auto of = [](const std::string& words) { return changed(words, "1.3.1", "1.3.3"); };
  const std::string none =
      "<criterion number=\"1.3.3\" outcome=\"not-applicable\">Inget att läsa.</criterion>";
  CHECK(rules(kForm, judged(seen, none)) == Rules{});
  CHECK(rules(kForm, judged(seen, none + of(kPassed))) == Rules{"review/twice"});
  CHECK(rules(kForm, judged(seen, of(kFailedAt) + none)) == Rules{"review/twice"});
  CHECK(rules(kForm, judged(seen, changed(none, "1.3.3\"", "1.3.3\" at=\"hus\"") + of(kPassed))) ==
        Rules{});
  CHECK(rules(kForm, judged(seen, changed(none, "Inget att läsa.", ""))) == Rules{"review/reason"});
}

TEST_CASE("nobody can say that what is asked of every form does not apply", "[review][slow]") {
  const Fingerprints seen = fingerprints(kForm);
  std::size_t always = 0;
  for (const Criterion& c : criteria().all) {
    if (!c.in_wcag) continue;
    INFO(c.id);
    always += c.of_every_form;
    const std::string none = "<criterion number=\"" + c.id +
                             "\" outcome=\"not-applicable\">Det finns inget sådant.</criterion>";
    CHECK(rules(kForm, judged(seen, none)) ==
          (c.of_every_form ? Rules{"review/applies"} : Rules{}));
  }
  CHECK(always == 24);
  // Films, sounds, links to elsewhere: what a form may do without.
  for (const char* id : {"1.2.2", "1.3.5", "2.2.1", "3.1.2", "3.3.8"})
    CHECK_FALSE(criteria().find(id)->of_every_form);
  // Nor of one question of it.
  const std::string named =
      "<criterion number=\"4.1.2\" outcome=\"not-applicable\" at=\"gata\">Nej.</criterion>";
  const std::vector<Finding> all = findings(kForm, judged(seen, named));
  REQUIRE(all.size() == 1);
  REQUIRE(all.front().place);
  CHECK(all.front().place->file == "forms/skylt/review.xml");
  CHECK(all.front().rule == "review/applies");
}

TEST_CASE("a statement that was gone through before the last record asks to be read again",
          "[review]") {
  const auto rules_with = [&](const std::string& prepared, const std::string& inside) {
    Files files = form_file(kForm);
    files["forms/skylt/review.xml"] =
        "<reviews form=\"skylt\" prepared=\"" + prepared + "\">" + inside + "</reviews>";
    Rules out;
    for (const Finding& f : findings_of(with(std::move(files)))) out.push_back(f.rule);
    return out;
  };
  const std::string review = record(fingerprints(kForm));  // of 2026-11-20
  CHECK(rules_with("2026-11-20", review) == Rules{});
  CHECK(rules_with("2026-11-19", review) == Rules{"review/prepared-before"});
  CHECK(rules_with("2026-12-24", review) == Rules{"review/future"});
  CHECK(rules_with("2026-11-19", "") == Rules{});
  // What is said to be put right, and an exception, are told in it too.
  const std::string fixed = judged(
      fingerprints(kForm), changed(kFailedAt, "at=\"gata\"", "at=\"gata\" fixed=\"2026-11-22\""));
  CHECK(rules_with("2026-11-21", fixed) == Rules{"review/prepared-before"});
  CHECK(rules_with("2026-11-22", fixed) == Rules{});
  const std::string exception =
      "<exception kind=\"burden\" decided=\"2026-11-23\" criteria=\"1.4.10\">Det kostar för "
      "mycket.</exception>";
  CHECK(rules_with("2026-11-22", exception) == Rules{"review/prepared-before"});
}

TEST_CASE("an exception is shown at the criteria that it names, or that failed in its place",
          "[review]") {
  const auto shown = [](const std::string& records) {
    Files all = form_file(kForm);
    all["forms/skylt/review.xml"] = "<reviews form=\"skylt\">" + records + "</reviews>";
    const MemoryFiles files = with(std::move(all));
    const auto project = load(files, {});
    Renderer renderer(project->theme);
    std::string out;
    for (const FormException& e : compile(*project, "skylt", files, {}, renderer).exceptions) {
      CHECK(e.form == "skylt");
      for (const std::size_t c : e.criteria) out += criteria().all[c].id + " ";
      out += "| ";
    }
    return out;
  };
  const std::string burden =
      "<exception kind=\"burden\" decided=\"2026-11-20\" criteria=\"1.2.5 1.2.3\">Det kostar för "
      "mycket.</exception>";
  const std::string outside =
      "<exception kind=\"outside\" decided=\"2026-11-20\" at=\"platsen\">Kartan är ett annat "
      "företags.</exception>";
  const Fingerprints seen = fingerprints(kForm);
  CHECK(shown("") == "");
  CHECK(shown(burden + outside) == "1.2.3 1.2.5 | | ");
  CHECK(shown(outside + judged(seen, kFailedAt)) == "1.3.1 | ");
  CHECK(shown(outside + judged(seen, kPassed)) == "| ");
}

TEST_CASE("what failed outside the law stands beside what the rest passed", "[review]") {
  const std::string outside =
      "<exception kind=\"outside\" decided=\"2026-11-20\" at=\"gata\">Kartan är ett annat "
      "företags.</exception>";
  const Fingerprints seen = fingerprints(kForm);
  CHECK(rules(kForm, judged(seen, kPassed + kFailedAt)) == Rules{"review/twice"});
  CHECK(rules(kForm, outside + judged(seen, kPassed + kFailedAt)) == Rules{});
  // Wherever in the file the exception stands.
  CHECK(rules(kForm, judged(seen, kPassed + kFailedAt) + outside) == Rules{});
  CHECK(rules(kForm, outside + judged(seen, kFailedAt)) == Rules{"review/outside-rest"});
  CHECK(rules(kForm, outside + judged(seen, kFailedAt) + judged(seen, kPassed, "2026-11-21")) ==
        Rules{});
  // By law it passes. As a page it has failed all the same.
  const Said said = said_by_people(kForm, outside + judged(seen, kPassed + kFailedAt));
  CHECK(said.verdicts == "1.3.1 failed. ");
  REQUIRE(said.all.size() == 1);
  CHECK(said.all.front().by_law == Verdict::passed);
  CHECK_FALSE(said_by_people(kForm, outside + judged(seen, kFailedAt)).all.front().by_law);
  // Who says the next day that the rest passed takes nothing back of it.
  const Said later = said_by_people(
      kForm, outside + judged(seen, kFailedAt) + judged(seen, kPassed, "2026-11-21"));
  CHECK(later.verdicts == "1.3.1 failed. ");
  CHECK(later.all.front().by_law == Verdict::passed);
  // The rest failed too.
  const std::string both = kFailedAt + changed(changed(kFailedAt, "gata", "hus"), "Läses", "Hörs");
  CHECK(said_by_people(kForm, outside + judged(seen, both)).all.front().by_law == Verdict::failed);
}

// ---- the command

namespace {

const char* const kRecord = "forms/f/review.xml";

std::string record_of(const Place& place) { return bytes_of(place.top / kRecord); }

// Puts other words in a file of the project, where they stand once.
void edit(const Place& place, const std::string& file, const std::string& from,
          const std::string& to) {
  put(place.top / file, changed(bytes_of(place.top / file), from, to));
}

// What a person writes in a record that was begun.
void fill_in(const Place& place) {
  const std::string record = record_of(place);
  const std::size_t root = record.find("<reviews ");
  const std::string day = record.substr(record.find("<review date=\"") + 14, 10);
  edit(place, kRecord, record.substr(root, record.find('>', root) + 1 - root),
       "<reviews form=\"f\" prepared=\"" + day + "\">");
  edit(place, kRecord, "kind=\"\" by=\"\"", "kind=\"users\" by=\"Vi\"");
  edit(place, kRecord, "<participants></participants>\n", "");
  edit(place, kRecord, "<method></method>", "<method>Vi provade.</method>");
  edit(place, kRecord, "<technology></technology>\n", "");
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != text.npos; at += words.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("review begins a record of all that is there, for a person to fill in", "[review][cli]") {
  const Place place;
  place.form("f");
  const Run begun = place.run("review f");
  CHECK(begun.code == 0);
  CHECK(begun.out == "forms/f/review.xml\n");
  CHECK(begun.err == "");
  const std::string record = record_of(place);
  for (const char* words : {"<reviews form=\"f\">", "version=\"1.0.0\" languages=\"sv\"",
                            "<seen language=\"sv\">", "@ett:", "f.title:", "f.namn.label:"})
    CHECK(has(record, words));
  // Until somebody has, it is no review, and check says in which line.
  const Run empty = place.run("check forms/f");
  CHECK(empty.code == 1);
  CHECK(has(empty.out, "forms/f/review.xml:4:"));
  CHECK(has(empty.out, "`kind` is empty [validate/empty-required]"));
  fill_in(place);
  const Run whole = place.run("check forms/f");
  CHECK(whole.code == 0);
  CHECK(whole.out == "");
}

TEST_CASE("review --changed begins a record of what no review has seen as it is", "[review][cli]") {
  const Place place;
  place.form("f");
  place.run("review f");
  fill_in(place);
  const std::string first = record_of(place);
  const Run nothing = place.run("review f --changed");
  CHECK(nothing.code == 0);
  CHECK(nothing.err == "blankett: nothing in f has changed since it was reviewed\n");
  CHECK(record_of(place) == first);
  edit(place, "forms/f/form.xml", "Ditt namn", "Ditt hela namn");
  CHECK(has(place.run("check forms/f").out, "[review/changed]"));
  CHECK(place.run("review f --changed").code == 0);
  const std::string second = record_of(place);
  CHECK(count(second, "<review ") == 2);
  const std::string added = second.substr(second.rfind("<seen "));
  CHECK(has(added, "f.namn.label:"));
  CHECK_FALSE(has(added, "f.title:"));
  CHECK_FALSE(has(added, "@ett:"));
  fill_in(place);
  CHECK(place.run("check forms/f").out == "");
}

TEST_CASE("review completes a record that a person wrote, in each of its languages",
          "[review][cli]") {
  const Place place;
  place.form("f");
  place.english("f");
  const std::string written =
      "<reviews form=\"f\" prepared=\"2026-11-28\">\n  <exception kind=\"outside\" "
      "decided=\"2026-11-20\" at=\"namn\">Kartan är någon annans.</exception>\n"
      "  <review date=\"2026-11-20\" version=\"1.0.0\" languages=\"sv en\" "
      "kind=\"self\" by=\"Vi\">\n    <method>Vi provade.</method>\n  </review>\n</reviews>\n";
  put(place.top / kRecord, written);
  CHECK(place.run("review f").code == 0);
  const std::string record = record_of(place);
  CHECK(count(record, "<review ") == 1);
  CHECK(has(record, "<method>Vi provade.</method>\n    <seen language=\"sv\">"));
  CHECK(has(record, "<seen language=\"en\">"));
  CHECK(place.run("check forms/f").out == "");
}

TEST_CASE("review begins the first record in a file that holds none", "[review][cli]") {
  const Place place;
  place.form("f");
  put(place.top / kRecord, "<reviews form=\"f\" prepared=\"2026-11-28\"/>\n");
  CHECK(place.run("check forms/f").out == "");
  CHECK(place.run("review f").code == 0);
  CHECK(record_of(place).starts_with("<reviews form=\"f\" prepared=\"2026-11-28\">\n"));
  CHECK(count(record_of(place), "<review ") == 1);
  CHECK(has(record_of(place), "</reviews>\n"));
  fill_in(place);
  CHECK(place.run("check forms/f").out == "");
  // An exception stays where it is.
  put(place.top / kRecord,
      "<reviews form=\"f\">\n  <exception kind=\"outside\" decided=\"2026-11-20\" "
      "at=\"namn\">Kartan är någon "
      "annans.</exception>\n</reviews>\n");
  CHECK(place.run("review f").code == 0);
  CHECK(record_of(place).find("</exception>\n") < record_of(place).find("<review "));
}

TEST_CASE("review leaves a record of another form, and one that it cannot read, as they are",
          "[review][cli]") {
  const Place place;
  place.form("f");
  const std::string other = "<reviews form=\"g\">\n</reviews>\n";
  put(place.top / kRecord, other);
  const Run wrong = place.run("review f");
  CHECK(wrong.code == 1);
  CHECK(has(wrong.out, "forms/f/review.xml:1:16"));
  CHECK(has(wrong.out, "[review/other-form]"));
  CHECK(record_of(place) == other);
  std::filesystem::remove(place.top / kRecord);
  std::filesystem::create_directory(place.top / kRecord);
  const Run folder = place.run("review f");
  CHECK(folder.code == 3);
  CHECK(folder.err == "blankett: forms/f/review.xml cannot be read\n");
  CHECK(std::filesystem::is_directory(place.top / kRecord));
  std::filesystem::remove(place.top / kRecord);
  // Not UTF-8.
  put(place.top / kRecord, "<reviews form=\"f\">\xff</reviews>\n");
  CHECK(place.run("review f").code == 1);
  CHECK(record_of(place) == "<reviews form=\"f\">\xff</reviews>\n");
}

TEST_CASE("review refuses what is wrong with its file and line, and writes nothing",
          "[review][cli]") {
  const Place place;
  place.form("f");
  const std::string whole =
      "<reviews form=\"f\">\n  <review date=\"2026-11-20\" version=\"1.0.0\" languages=\"sv\" "
      "kind=\"self\" by=\"Vi\">\n    <method>Vi provade.</method>\n  </review>\n</reviews>\n";
  const auto refused = [&](const std::string& from, const std::string& to, const char* said) {
    INFO(to);
    const std::string wrong = changed(whole, from, to);
    put(place.top / kRecord, wrong);
    const Run run = place.run("review f");
    CHECK(run.code == 1);
    CHECK(has(run.out, said));
    CHECK(record_of(place) == wrong);
  };
  refused("</method>", "</metod>", "forms/f/review.xml:3:");
  refused("kind=\"self\"", "kind=\"sjalv\"", "forms/f/review.xml:2:");
  refused("<method>Vi provade.</method>", "<metod>Vi provade.</metod>", "forms/f/review.xml:3:");
  std::filesystem::remove(place.top / kRecord);

  place.form("g", "<text id=\"namn\"><label>Namn</label><x/></text>");
  const Run broken = place.run("review g");
  CHECK(broken.code == 1);
  CHECK(has(broken.out, "forms/g/form.xml:7:"));
  CHECK(place.run("review nope").code == 2);
  CHECK(has(place.run("review nope").out, "there is no form `nope` in forms [project/no-form]"));
  CHECK(place.run("review").code == 2);
  CHECK(place.run("review f --language xx").code == 2);
  const Run english = place.run("review f --language en");
  CHECK(english.code == 2);
  CHECK(english.err == "blankett: f is not in the language en\n");
  for (const char* form : {"f", "g", "nope"})
    CHECK_FALSE(std::filesystem::exists(place.top / "forms" / form / "review.xml"));
}

}  // namespace blankett::tests
