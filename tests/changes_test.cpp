// What changed between two versions of a form: every kind of change from two small forms, its class
// for receivers and for drafts, the sentence that is said of it, and the version that follows.

#include "changes/changes.h"

#include <nlohmann/json.hpp>
#include <set>

#include "changes/lock.h"
#include "changes/version.h"
#include "support/catch.h"
#include "support/forms.h"

namespace blankett::tests {
namespace {

struct Case {
  std::string name;
  FormParts old, now;
  std::vector<std::string> expected;  // "kind receivers drafts", in order
};

FormParts items(const std::string& xml) { return {.items = xml}; }

std::string text(const std::string& attributes = "", const std::string& label = "Namn",
                 const std::string& inside = "") {
  return "<text id=\"namn\"" + attributes + "><label>" + label + "</label>" + inside + "</text>";
}

std::string question(const std::string& kind, const std::string& attributes = "",
                     const std::string& inside = "") {
  return "<" + kind + " id=\"x\"" + attributes + "><label>X</label>" + inside + "</" + kind + ">";
}

std::vector<Case> cases() {
  return {
      {"nothing", items(text()), items(text()), {}},
      {"a question is added", items(""), items(text()), {"question-added compatible none"}},
      {"a required question is added",
       items(""),
       items(text(" required=\"yes\"")),
       {"required-question-added compatible compatible"}},
      {"a required question is removed",
       items(text(" required=\"yes\"")),
       items(""),
       {"question-removed breaking breaking"}},
      {"an optional question is removed",
       items(text()),
       items(""),
       {"optional-question-removed compatible breaking"}},
      {"required", items(text()), items(text(" required=\"yes\"")),
       {"became-required compatible compatible"}},
      {"optional", items(text(" required=\"yes\"")), items(text()),
       {"became-optional breaking none"}},
      {"longer", items(text(" max-length=\"10\"")), items(text(" max-length=\"20\"")),
       {"max-length-raised breaking none"}},
      {"shorter than the kind's own limit", items(text()), items(text(" max-length=\"20\"")),
       {"max-length-lowered compatible breaking"}},
      {"the kind's own limit, written", items(text()), items(text(" max-length=\"200\"")), {}},
      {"another label", items(text("", "Namn")), items(text("", "Ditt namn")),
       {"label-changed none none"}},
  };
}

std::vector<std::string> found(const Case& c) {
  const LinkedForm old(form_of(c.old)), now(form_of(c.now));
  std::vector<std::string> out;
  for (const Change& change : changes({old.edition()}, {now.edition()}))
    out.push_back(std::string(change.kind->id) + " " + std::string(name_of(change.receivers())) +
                  " " + std::string(name_of(change.drafts)));
  return out;
}

}  // namespace

TEST_CASE("each kind of change has its class for receivers and for drafts", "[changes]") {
  for (const Case& c : cases()) {
    INFO(c.name);
    CHECK(found(c) == c.expected);
  }
}

}  // namespace blankett::tests
