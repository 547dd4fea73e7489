// Joins findings with what was looked at, and judges. Tested by audit_test.cpp.

#include "audit/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/check.h"
#include "base/text.h"
#include "base/version.h"
#include "page/words.h"

namespace blankett {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Types of script that a browser does not run are data.
bool runs(Element script) {
  const std::string type = lower_ascii(script.value("type"));
  return type.empty() || type == "module" || type.find("javascript") != type.npos ||
         type.find("ecmascript") != type.npos;
}

// "javascript:" with white space before it.
constexpr std::size_t kScheme = 40;

void add_attributes(Element e, Contents& out) {
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
    if (a->name.size() > 2 && a->name.starts_with("on")) out.script = true;
    if (a->name == "style") out.style = true;
    if (a->name == "tabindex" || a->name == "contenteditable") out.controls = true;
    if (one_of(a->name, {"href", "action", "formaction", "src"}) &&
        lower_ascii(trimmed(a->value.substr(0, kScheme))).starts_with("javascript:"))
      out.script = true;
  }
}

void add_element(Element e, Contents& out) {
  const std::string_view name = e.name();
  if (one_of(name, {"img", "svg", "canvas", "picture", "object"})) out.images = true;
  if (one_of(name, {"audio", "video", "object", "embed"})) out.media = true;
  if (one_of(name, {"iframe", "frame", "object", "embed", "portal"})) out.frames = true;
  if (one_of(name, {"a", "area"}) && e.attribute("href")) out.links = true;
  if (one_of(name, {"button", "summary", "select", "textarea"})) out.controls = true;
  if (one_of(name, {"select", "textarea"})) out.fields = true;
  const std::string type = name == "input" ? lower_ascii(e.value("type")) : "hidden";
  if (type != "hidden") {
    out.controls = true;
    out.images = out.images || type == "image";
    out.fields = out.fields || !one_of(type, {"submit", "reset", "button", "image"});
  }
  const std::string_view role = e.value("role");
  if (one_of(role, {"textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "slider",
                    "spinbutton", "switch"}))
    out.fields = out.controls = true;
  if (e.attribute("contenteditable")) out.fields = true;
  if (role == "link") out.links = true;
  if (role == "img") out.images = true;
  if (name == "script") out.script = out.script || runs(e);
  if (name == "style") out.style = true;
  if (name == "link" && lower_ascii(e.value("rel")).find("stylesheet") != std::string::npos)
    out.style = true;
  // Both move by themselves without a style sheet or script.
  if (one_of(name, {"marquee", "blink"})) out.style = true;
}

struct Named {
  std::string_view name;
  bool Contents::*held;
};
constexpr std::array<Named, 8> kContents = {{{"images", &Contents::images},
                                             {"media", &Contents::media},
                                             {"frames", &Contents::frames},
                                             {"links", &Contents::links},
                                             {"controls", &Contents::controls},
                                             {"fields", &Contents::fields},
                                             {"script", &Contents::script},
                                             {"style", &Contents::style}}};

const Said& no_machine() {
  static const Said words{"Ingen regel avgör hela kriteriet. En person måste bedöma det.",
                          "No rule decides the whole criterion. A person must judge it."};
  return words;
}

const Said& asks_person() {
  static const Said words{"En regel ber en person att titta på det som hittades.",
                          "A rule asks a person to look at what was found."};
  return words;
}

// Whether a page holds nothing that the criterion asks of. Our own scripts and style sheets are
// known and bring in no content; what somebody else's do cannot be known.
bool asks_nothing(const Criterion& criterion, const Subject& page) {
  const Contents& held = *page.contents;
  if (criterion.needs.empty()) return false;
  for (const std::string& name : criterion.needs)
    if (held.has(name)) return false;
  return page.ours() || !held.script;
}

bool covers(const AuditedRule& rule, const std::string& wanted) {
  if (!wanted.starts_with("act:")) return rule.id == wanted;
  const std::vector<std::string> act = tagged(rule.standards, "act:");
  return std::find(act.begin(), act.end(), wanted.substr(4)) != act.end();
}

// Whether the rules that decide the whole criterion are there and looked at the page.
bool decided(const Audit& audit, const Criterion& criterion, const Subject& page) {
  if (criterion.decided_by.empty()) return false;
  if (criterion.decided_on_ours_only && !page.ours()) return false;
  return std::all_of(criterion.decided_by.begin(), criterion.decided_by.end(), [&](const auto& id) {
    return std::any_of(audit.rules.begin(), audit.rules.end(), [&](const AuditedRule& rule) {
      return rule.looks_at == SubjectKind::page && covers(rule, id) && audit.ran(rule, page);
    });
  });
}

struct Found {
  std::vector<std::size_t> failing{}, asking{}, suppressed{};
};

// What was found on a subject of a criterion, worked out once.
class Index {
 public:
  explicit Index(const Audit& audit) {
    std::map<std::string_view, std::vector<std::size_t>> known;  // standards → criteria
    for (std::size_t i = 0; i < audit.findings.size(); ++i) {
      const Finding& f = audit.findings[i];
      if (f.severity == Severity::note || is_advice(f.standards)) continue;
      const auto [at, fresh] = known.try_emplace(f.standards);
      if (fresh)
        for (const Criterion* c : criteria_of(f.standards))
          at->second.push_back(static_cast<std::size_t>(c - criteria().all.data()));
      for (const std::size_t criterion : at->second)
        for (const std::size_t subject : audit.about[i]) {
          Found& found = found_[{subject, criterion}];
          if (!f.suppressed.empty()) found.suppressed.push_back(i);
          else (fails_criteria(f) ? found.failing : found.asking).push_back(i);
        }
    }
    for (std::size_t i = 0; i < audit.subjects.size(); ++i)
      if (audit.subjects[i].kind == SubjectKind::page && audit.subjects[i].ours())
        pages_[audit.subjects[i].form].push_back(i);
    for (std::size_t i = 0; i < audit.people.size(); ++i)
      people_[{audit.people[i].form, audit.people[i].language, audit.people[i].criterion}] = i;
  }

  const Found& on(std::size_t subject, std::size_t criterion) const {
    static const Found nothing;
    const auto at = found_.find({subject, criterion});
    return at == found_.end() ? nothing : at->second;
  }
  std::span<const std::size_t> pages_of(const std::string& form) const {
    const auto at = pages_.find(form);
    return at == pages_.end() ? std::span<const std::size_t>{} : at->second;
  }
  std::optional<std::size_t> people(std::string_view form, std::string_view language,
                                    std::size_t criterion) const {
    const auto at = people_.find({form, language, criterion});
    return at == people_.end() ? std::nullopt : std::optional(at->second);
  }

 private:
  std::map<std::pair<std::size_t, std::size_t>, Found> found_{};
  std::map<std::string, std::vector<std::size_t>> pages_{};
  std::map<std::tuple<std::string_view, std::string_view, std::size_t>, std::size_t> people_{};
};

bool is_certain(const Finding& finding) {
  return finding.severity == Severity::error || finding.severity == Severity::warning;
}

const Said& suppressed_words() {
  static const Said words{"Det som hittades är undantaget med en motivering.",
                          "What was found is suppressed with a reason."};
  return words;
}

// A question to a person that is left with a reason is answered by whoever judged the criterion; a
// fault that is left is there all the same.
bool any_certain(const Audit& audit, const std::vector<std::size_t>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](std::size_t i) { return is_certain(audit.findings[i]); });
}

std::vector<std::size_t> joined(std::vector<std::size_t> a, const std::vector<std::size_t>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Said one_after_another(const Said& a, const Said& b) {
  if (a.english.empty()) return b;
  if (b.english.empty()) return a;
  return {a.swedish + " " + b.swedish, a.english + " " + b.english};
}

Judgement judge_page(const Audit& audit, const Index& index, std::size_t subject,
                     std::size_t which) {
  const Subject& page = audit.subjects[subject];
  const Criterion& criterion = criteria().all[which];
  const Found& found = index.on(subject, which);
  if (!found.failing.empty()) return {.verdict = Verdict::failed, .findings = found.failing};
  const std::optional<std::size_t> said = index.people(page.form, page.edition, which);
  const PeopleVerdict* people = said ? &audit.people[*said] : nullptr;
  const auto by_people = [&](Verdict verdict, const std::vector<std::size_t>& findings) {
    return Judgement{.verdict = verdict,
                     .reason = said_of(*people),
                     .findings = findings,
                     .people = {*said},
                     .mode = findings.empty() ? Mode::manual : Mode::semi_automatic};
  };
  if (people && people->verdict == Verdict::failed) return by_people(Verdict::failed, {});
  if (!page.contents || page.skipped != Skip::none)
    return {.verdict = Verdict::cant_tell, .reason = words_of(page.skipped)};
  if (any_certain(audit, found.suppressed))
    return {.verdict = Verdict::cant_tell,
            .reason = suppressed_words(),
            .findings = joined(found.asking, found.suppressed)};
  const std::vector<std::size_t> questions = joined(found.asking, found.suppressed);
  if (questions.empty() && asks_nothing(criterion, page)) return {.verdict = criterion.without};
  if (questions.empty() && decided(audit, criterion, page)) return {.verdict = Verdict::passed};
  if (people && people->verdict == Verdict::passed) return by_people(Verdict::passed, questions);
  // What was shown on other pages with the same look is no verdict on this one.
  const Said shown = page.ours() ? audit.shown_in_browser(criterion) : Said{};
  if (people) {
    Judgement out = by_people(Verdict::cant_tell, questions);
    out.reason = one_after_another(out.reason, shown);
    return out;
  }
  const Said& reason = !found.asking.empty()       ? asks_person()
                       : !found.suppressed.empty() ? suppressed_words()
                                                   : no_machine();
  return {.verdict = Verdict::cant_tell,
          .reason = one_after_another(shown, reason),
          .findings = questions};
}

void add_once(std::vector<std::size_t>& to, const std::vector<std::size_t>& more) {
  for (const std::size_t i : more)
    if (std::find(to.begin(), to.end(), i) == to.end()) to.push_back(i);
}

// The worst of what is known: a form is its own findings and all its pages.
void add_page(Judgement& form, Judgement page, bool first) {
  const bool worse = static_cast<int>(page.verdict) < static_cast<int>(form.verdict);
  if (first || worse) {
    form.verdict = page.verdict;
    form.reason = std::move(page.reason);
    form.people = std::move(page.people);
    form.mode = page.mode;
  } else if (page.verdict == form.verdict) {
    if (page.mode != form.mode) form.mode = Mode::semi_automatic;
    if (form.reason.english.empty() || (form.people.empty() && !page.people.empty()))
      form.reason = std::move(page.reason);
    add_once(form.people, page.people);
  }
  form.findings.insert(form.findings.end(), page.findings.begin(), page.findings.end());
}

// What people said of a form in each of the languages that its pages are in.
struct SaidOfForm {
  std::vector<std::size_t> passed{}, failed{};
  std::string in{}, not_in{};  // languages
};

SaidOfForm said_of_form(const Audit& audit, const Index& index, const std::string& form,
                        std::size_t criterion) {
  SaidOfForm out;
  std::set<std::string_view> languages;
  for (const std::size_t page : index.pages_of(form))
    if (!audit.subjects[page].edition.empty()) languages.insert(audit.subjects[page].edition);
  for (const std::string_view language : languages) {
    const auto said = index.people(form, language, criterion);
    const Verdict verdict = said ? audit.people[*said].verdict : Verdict::cant_tell;
    if (verdict == Verdict::passed) out.passed.push_back(*said);
    if (verdict == Verdict::failed) out.failed.push_back(*said);
    std::string& list = verdict == Verdict::passed ? out.in : out.not_in;
    list += (list.empty() ? "" : ", ") + std::string(language);
  }
  return out;
}

Judgement judge_form(const Audit& audit, const Index& index, std::size_t subject,
                     std::size_t criterion) {
  const Subject& form = audit.subjects[subject];
  const Found& own = index.on(subject, criterion);
  const SaidOfForm people = said_of_form(audit, index, form.name, criterion);
  Judgement out{.verdict = Verdict::cant_tell, .reason = words_of(form.skipped)};
  for (const std::vector<std::size_t>* some : {&own.failing, &own.asking, &own.suppressed})
    out.findings.insert(out.findings.end(), some->begin(), some->end());
  bool first = true;
  for (const std::size_t page : index.pages_of(form.name)) {
    Judgement judged = judge_page(audit, index, page, criterion);
    // People try what citizens get. That nobody has tried the review sheet holds back nothing.
    const bool beside = audit.subjects[page].edition.empty() && judged.findings.empty() &&
                        audit.subjects[page].skipped == Skip::none;
    if (beside && judged.verdict == Verdict::cant_tell && !people.passed.empty()) continue;
    add_page(out, std::move(judged), first);
    first = false;
  }
  // A stage before the pages stopped at something.
  if (first && out.reason.english.empty()) out.reason = words_of(Skip::errors);
  if (!own.failing.empty()) {
    out.verdict = Verdict::failed;
    out.reason = {};
    out.people.clear();
    out.mode = Mode::automatic;
    return out;
  }
  if (out.verdict == Verdict::failed) return out;
  const bool asked = !own.asking.empty() || !own.suppressed.empty();
  const bool answered = !people.passed.empty() && people.not_in.empty();
  if (any_certain(audit, own.suppressed) || (asked && !answered)) {
    out.verdict = Verdict::cant_tell;
    out.reason = own.asking.empty() ? suppressed_words() : asks_person();
    out.people.clear();
    out.mode = Mode::automatic;
  } else if (asked) {
    // Whether a page holds it or a rule decides it, the form's own question needed an answer.
    out.mode = Mode::semi_automatic;
    add_once(out.people, people.passed);
    if (out.reason.english.empty()) out.reason = said_of(audit.people[people.passed.front()]);
  } else if (out.verdict == Verdict::cant_tell && out.people.empty() && !people.passed.empty() &&
             !people.not_in.empty()) {
    out.reason = {
        "Människor har bedömt det på " + people.in + ", men inte på " + people.not_in + ".",
        "People have judged it in " + people.in + ", but not in " + people.not_in + "."};
  }
  return out;
}

}  // namespace

bool Contents::has(std::string_view name) const {
  for (const Named& content : kContents)
    if (content.name == name) return this->*content.held;
  CHECK(false && "a content that the table of criteria names");
  return true;
}

Contents contents_of(const Document& page) {
  Contents out;
  for (std::uint32_t i = 0; i < page.nodes.size(); ++i) {
    const Element e(&page, i);
    if (!e.is_element()) continue;
    add_element(e, out);
    add_attributes(e, out);
  }
  return out;
}

const Said& words_of(Skip skip) {
  static const std::array<Said, 4> words = {
      {{"", ""},
       {"Något annat måste rättas först.", "Something else must be put right first."},
       {"Översättningen är inte klar, så sidan publiceras inte.",
        "The translation is not ready, so the page is not published."},
       {"Sidan kunde inte läsas.", "The page could not be read."}}};
  return words[static_cast<std::size_t>(skip)];
}

const Said& words_of(Verdict verdict) {
  static const std::array<Said, 4> words = {{{"Underkänt", "Failed"},
                                             {"Kan inte avgöras", "Cannot tell"},
                                             {"Godkänt", "Passed"},
                                             {"Förekommer inte", "Not present"}}};
  return words[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> kNames = {"failed", "cantTell", "passed",
                                                             "notPresent"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name_of(SubjectKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"form", "edition", "page"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool fails_criteria(const Finding& finding) {
  return is_certain(finding) && finding.suppressed.empty() && !is_advice(finding.standards);
}

const AuditedRule* Audit::rule_of(const Finding& finding) const {
  const std::string_view id = std::string_view(finding.rule).substr(0, finding.rule.find('/'));
  for (const AuditedRule& rule : rules)
    if (rule.id == id || rule.id == finding.rule) return &rule;
  return nullptr;
}

bool Audit::ran(const AuditedRule& rule, const Subject& subject) const {
  if (subject.skipped != Skip::none || rule.looks_at != subject.kind) return false;
  // A variant, sv-simple, is read by the rules of its language too.
  return rule.language.empty() || subject.language == rule.language ||
         subject.language.starts_with(rule.language + "-");
}

InBrowser Audit::in_browser() const {
  for (const BrowserRun& run : runs)
    if (run.theme == look.theme) return {&run, run.hash == look.hash && run.blankett == kVersion};
  return {};
}

Said Audit::shown_in_browser(const Criterion& criterion) const {
  const InBrowser in = in_browser();
  const Proof* test = in.run ? in.run->of(criterion) : nullptr;
  if (!test) return {};
  const std::string where = in.run->browser + " " + in.run->date;
  if (in.current)
    return {"Provat i webbläsare på temats alla komponenter och på sidornas tillstånd: " + where +
                ", utan fel (" + test->test + ").",
            "Tested in a browser on all components of the theme and on states of the pages: " +
                where + ", no fault (" + test->test + ")."};
  return {"Provat i webbläsare " + where +
              ", men med ett tidigare utseende: temat eller blankett har ändrats sedan dess.",
          "Tested in a browser " + where +
              ", but of an earlier look: the theme or blankett has changed since."};
}

std::vector<std::vector<Judgement>> judge(const Audit& audit) {
  const Index index(audit);
  std::vector<std::vector<Judgement>> out(audit.subjects.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (audit.subjects[i].kind == SubjectKind::edition) continue;
    for (std::size_t c = 0; c < criteria().all.size(); ++c)
      out[i].push_back(audit.subjects[i].kind == SubjectKind::page
                           ? judge_page(audit, index, i, c)
                           : judge_form(audit, index, i, c));
  }
  return out;
}

std::string Audit::address(const Subject& page) const {
  return site.empty() || !page.ours() ? page.name : site + "/" + page.name;
}

void attach(Audit& audit, std::vector<Finding> findings, std::vector<Subject> subjects) {
  const std::size_t first = audit.subjects.size();
  std::map<std::string, std::size_t, std::less<>> pages;
  std::optional<std::size_t> form;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (subjects[i].kind == SubjectKind::page) pages[subjects[i].name] = first + i;
    if (subjects[i].kind == SubjectKind::form) form = first + i;
  }
  std::move(subjects.begin(), subjects.end(), std::back_inserter(audit.subjects));
  for (Finding& f : findings) {
    const auto page = f.place ? pages.find(f.place->file) : pages.end();
    audit.about.emplace_back();
    if (page != pages.end()) audit.about.back().push_back(page->second);
    else if (form) audit.about.back().push_back(*form);
    audit.findings.push_back(std::move(f));
  }
}

void merge_repeats(Audit& audit) {
  using Key = std::tuple<std::string, std::size_t, std::size_t, std::string, std::string>;
  std::vector<std::size_t> order(audit.findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return audit.findings[a].place < audit.findings[b].place;
  });
  std::map<Key, std::size_t> said;
  std::vector<Finding> findings;
  std::vector<std::vector<std::size_t>> about;
  for (const std::size_t i : order) {
    Finding& f = audit.findings[i];
    const Place at = f.place.value_or(Place{});
    const auto [found, fresh] = said.try_emplace(
        {at.file, at.begin.line, at.begin.column, f.rule, f.message}, findings.size());
    if (fresh) {
      findings.push_back(std::move(f));
      about.push_back(std::move(audit.about[i]));
      continue;
    }
    // What one form allows in a block and another does not is not allowed.
    if (f.suppressed.empty()) findings[found->second].suppressed.clear();
    auto& others = about[found->second];
    others.insert(others.end(), audit.about[i].begin(), audit.about[i].end());
  }
  for (auto& subjects : about) {
    std::sort(subjects.begin(), subjects.end());
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  }
  audit.findings = std::move(findings);
  audit.about = std::move(about);
}

}  // namespace blankett
