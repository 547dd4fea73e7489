// Joins findings with what was looked at, and judges. Tested by audit_test.cpp.

#include "audit/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/check.h"
#include "base/sentences.h"
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

// A picture of CSS: an address in a value.
bool shows_picture(std::string_view value) {
  const std::string small = lower_ascii(value);
  return small.find("url(") != small.npos || small.find("image-set(") != small.npos;
}

bool shows_picture(const css::Declaration& d) {
  static constexpr std::array<std::string_view, 8> kProperties = {
      "background", "background-image", "border-image",     "border-image-source",
      "content",    "list-style",       "list-style-image", "mask-image"};
  return std::find(kProperties.begin(), kProperties.end(), d.property) != kProperties.end() &&
         shows_picture(d.value);
}

void add_attributes(Element e, Contents& out) {
  for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
    if (a->name.size() > 2 && a->name.starts_with("on")) out.script = true;
    if (a->name == "style") {
      out.style = true;
      out.images = out.images || shows_picture(a->value);
    }
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
  if (!one_of(name, {"script", "style", "template", "title", "noscript"}))
    for (const Element child : e.nodes())
      out.words = out.words || (child.is_text() && !trimmed(child.own_text()).empty());
}

void add_sheets(const Page& page, Contents& out) {
  for (const std::shared_ptr<const css::Sheet>& sheet : page.sheets())
    for (const css::StyleRule& rule : sheet->rules)
      out.images =
          out.images || std::any_of(rule.declarations.begin(), rule.declarations.end(),
                                    [](const css::Declaration& d) { return shows_picture(d); });
  if (!page.missing_sheets().empty()) out.images = out.style = true;
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

const Said& warned() {
  static const Said words{
      "En regel varnar för det som hittades. En person måste avgöra om det är ett fel.",
      "A rule warns of what was found. A person must tell whether it is a fault."};
  return words;
}

const Said& empty_page() {
  static const Said words{"Sidan är tom. Det finns inget att bedöma.",
                          "The page is empty. There is nothing to judge."};
  return words;
}

const Said& language_unknown() {
  static const Said words{"Språket är angivet, men texten räcker inte för att känna igen det.",
                          "A language is given, but there is not text enough to recognise it."};
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
  if (criterion.decided_by_language && !page.language_shown) return false;
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

// Something is wrong, or nearly certainly so; else a person is asked.
bool is_fault(const Finding& finding) {
  return finding.severity == Severity::error || finding.severity == Severity::warning;
}

const Said& suppressed_words() {
  static const Said words{"Det som hittades är undantaget med en motivering.",
                          "What was found is suppressed with a reason."};
  return words;
}

// A question to a person is answered by whoever judged the criterion; a warning, left with a reason
// or not, is of something that is there all the same.
bool any_fault(const Audit& audit, const std::vector<std::size_t>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](std::size_t i) { return is_fault(audit.findings[i]); });
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

// Passed, or nothing that the criterion asks about.
bool is_settled(Verdict verdict) {
  return verdict == Verdict::passed || verdict == Verdict::not_present;
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
  const std::vector<std::size_t> questions = joined(found.asking, found.suppressed);
  if (any_fault(audit, questions))
    return {.verdict = Verdict::cant_tell,
            .reason = any_fault(audit, found.asking) ? warned() : suppressed_words(),
            .findings = questions};
  if (!page.ours() && page.contents->empty())
    return {.verdict = Verdict::cant_tell, .reason = empty_page(), .findings = questions};
  if (questions.empty() && asks_nothing(criterion, page)) return {.verdict = criterion.without};
  if (questions.empty() && decided(audit, criterion, page)) return {.verdict = Verdict::passed};
  if (people && is_settled(people->verdict)) return by_people(people->verdict, questions);
  // What was shown on other pages with the same look is no verdict on this one.
  const Said shown = page.ours() ? audit.shown_in_browser(criterion) : Said{};
  if (people) {
    Judgement out = by_people(Verdict::cant_tell, questions);
    out.reason = one_after_another(out.reason, shown);
    return out;
  }
  const Said& reason = !found.asking.empty()                                   ? asks_person()
                       : !found.suppressed.empty()                             ? suppressed_words()
                       : criterion.decided_by_language && !page.language_shown ? language_unknown()
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
  std::vector<std::size_t> settled{}, failed{};
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
    if (said && is_settled(verdict)) out.settled.push_back(*said);
    if (verdict == Verdict::failed) out.failed.push_back(*said);
    std::string& list = is_settled(verdict) ? out.in : out.not_in;
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
    if (beside && judged.verdict == Verdict::cant_tell && !people.settled.empty()) continue;
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
  const bool answered = !people.settled.empty() && people.not_in.empty();
  if (any_fault(audit, joined(own.asking, own.suppressed)) || (asked && !answered)) {
    out.verdict = Verdict::cant_tell;
    out.reason = any_fault(audit, own.asking) ? warned()
                 : own.asking.empty()         ? suppressed_words()
                                              : asks_person();
    out.people.clear();
    out.mode = Mode::automatic;
  } else if (asked) {
    // Whether a page holds it or a rule decides it, the form's own question needed an answer.
    out.mode = Mode::semi_automatic;
    add_once(out.people, people.settled);
    if (out.reason.english.empty()) out.reason = said_of(audit.people[people.settled.front()]);
  } else if (out.verdict == Verdict::cant_tell && out.people.empty() && !people.settled.empty() &&
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

Contents contents_of(const Page& page) {
  Contents out;
  for (std::uint32_t i = 0; i < page.document->nodes.size(); ++i) {
    const Element e(page.document, i);
    if (!e.is_element()) continue;
    add_element(e, out);
    add_attributes(e, out);
  }
  add_sheets(page, out);
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
  return finding.severity == Severity::error && finding.suppressed.empty() &&
         !is_advice(finding.standards);
}

bool fails_run(const Finding& finding, bool strict) {
  if (!finding.suppressed.empty()) return false;
  if (finding.severity == Severity::error) return true;
  return strict && (finding.severity == Severity::warning || finding.rule == kSheetUnread);
}

const AuditedRule* Audit::rule_of(const Finding& finding) const {
  const std::string_view id = std::string_view(finding.rule).substr(0, finding.rule.find('/'));
  for (const AuditedRule& rule : rules)
    if (rule.id == id || rule.id == finding.rule) return &rule;
  return nullptr;
}

bool Audit::ran(const AuditedRule& rule, const Subject& subject) const {
  if (subject.skipped != Skip::none || rule.looks_at != subject.kind) return false;
  if ((rule.on_request && !enhanced) || (rule.compares && !subject.compared)) return false;
  if (!rule.off.english.empty()) return false;
  // A variant, sv-simple, is read by the rules of its language too.
  return rule.language.empty() || subject.language == rule.language ||
         subject.language.starts_with(rule.language + "-");
}

Said Audit::not_run(const AuditedRule& rule, const Subject& subject) const {
  if (rule.looks_at != subject.kind || ran(rule, subject)) return {};
  if (subject.skipped != Skip::none) return words_of(subject.skipped);
  if (rule.on_request && !enhanced)
    return {"Den körs bara med --enhanced.", "It runs only with --enhanced."};
  if (rule.compares)
    return {"Det fanns ingen annan sida att jämföra med.",
            "There was no other page to compare with."};
  return subject.language == rule.language ? rule.off : Said{};
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

namespace {

// What was found on a page that was made from a form stands in the form: there it is put right, and
// after a check the page is nowhere. The page is named beside it.
void place_in_forms(Audit& audit) {
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    Finding& f = audit.findings[i];
    const bool foreign =
        std::any_of(audit.about[i].begin(), audit.about[i].end(), [&](std::size_t s) {
          return audit.subjects[s].kind == SubjectKind::page && !audit.subjects[s].ours();
        });
    if (foreign || !f.place || f.related.empty()) continue;
    if (!f.place->file.ends_with(".html") || !f.related.back().place.file.ends_with(".xml"))
      continue;
    std::swap(*f.place, f.related.back().place);
  }
}

}  // namespace

void merge_repeats(Audit& audit) {
  place_in_forms(audit);
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
    auto& pages = findings[found->second].related;
    for (Finding::Related& page : f.related) {
      const bool there = std::any_of(pages.begin(), pages.end(), [&](const auto& other) {
        return !(other.place < page.place) && !(page.place < other.place);
      });
      if (!there) pages.push_back(std::move(page));
    }
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
