#pragma once
// What is asked of a page: the criteria of WCAG 2.2 A and AA, with the clause of EN 301 549 and the
// situations of use each concerns, and how it is met here. Read from standards/criteria.json.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blankett {

/// The same in Swedish and in English.
struct Said {
  std::string swedish{}, english{};
  const std::string& in(bool swedish_asked) const { return swedish_asked ? swedish : english; }
};

struct Standard {
  std::string id{}, name{}, source{}, version{};
};

/// One of the ten ways of using a service that DIGG orders a statement by.
struct Situation {
  std::string id{}, clause{};  // "no-vision", "4.2.1"
  Said name{};
};

/// A test of the repository that shows what a construction promises.
struct Proof {
  std::string file{}, test{};
  bool in_browser() const { return file.starts_with("tests/browser/"); }
};

enum class Verdict : std::uint8_t { failed, cant_tell, passed, not_present };

struct Criterion {
  std::string id{}, level{}, slug{};  // "1.1.1", "A", "non-text-content"
  Said name{};
  std::string clause{};  // of EN 301 549 V3.2.1; "new" when that version has none
  bool in_wcag = true;   // 4.1.1 stands only in EN 301 549
  std::vector<std::size_t> situations{};
  /// What a page must hold for the criterion to ask anything of it; empty: every page.
  std::vector<std::string> needs{};
  Verdict without = Verdict::not_present;  // of a page that holds none of them
  /// It asks something of every page of a form, so that nobody can say that it does not apply.
  bool of_every_form = false;
  /// It is about the words of a language: what is wrong in a translation may be right in others.
  bool of_words = false;
  std::optional<Said> construction{};  // how our own pages meet it
  std::vector<std::string> proofs{};
  /// Rules and ACT rules ("act:b5c3f8") that together decide the whole of it; empty: no machine
  /// can.
  std::vector<std::string> decided_by{};
  bool decided_on_ours_only = false;
  bool decided_by_language = false;  // and its text was recognised as the language that it says
  std::vector<Said> person{};        // what somebody must answer
};

struct Criteria {
  std::vector<Standard> standards{};
  std::vector<Situation> situations{};
  std::map<std::string, Proof, std::less<>> proofs{};
  std::vector<Criterion> all{};
  std::vector<std::pair<std::string, std::string>> beyond{};  // AAA: id, English name

  const Criterion* find(std::string_view id) const;
};

/// The table, read once.
const Criteria& criteria();

/// A run of the tests that need a browser, on every component and page state of a theme: what
/// tests/browser/criteria.mjs wrote when all of them passed.
struct BrowserRun {
  std::string theme{}, hash{}, blankett{};            // what it was: see Audit::look
  std::string date{};                                 // YYYY-MM-DD
  std::string browser{};                              // "Chromium 143.0.1"
  std::map<std::string, Proof, std::less<>> tests{};  // by criterion

  const Proof* of(const Criterion& criterion) const;
};

/// The last run of each theme, from standards/browser.json.
const std::vector<BrowserRun>& browser_runs();

/// The words of `standards` that begin with `prefix`, without it: "wcag:" → 1.3.1, 4.1.2.
std::vector<std::string> tagged(std::string_view standards, std::string_view prefix);

/// The criteria of the table that a rule or finding carries, in the order of the table.
std::vector<const Criterion*> criteria_of(std::string_view standards);

/// Whether what is found is advice, which fails no criterion though it names one.
bool is_advice(std::string_view standards);

}  // namespace blankett
