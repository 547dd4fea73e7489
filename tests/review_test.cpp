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

}  // namespace blankett::tests
