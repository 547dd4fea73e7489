// Joins findings with what was looked at, and judges. Tested by audit_test.cpp.

#include "audit/audit.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "base/check.h"
#include "base/text.h"

namespace blankett {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Types of script that a browser does not run are data.
bool runs(Element script) {
  const std::string type = in_small_letters(script.value("type"));
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
        in_small_letters(trimmed(a->value.substr(0, kScheme))).starts_with("javascript:"))
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
  const std::string type = name == "input" ? in_small_letters(e.value("type")) : "hidden";
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
  if (name == "link" && in_small_letters(e.value("rel")).find("stylesheet") != std::string::npos)
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

 private:
  std::map<std::pair<std::size_t, std::size_t>, Found> found_{};
  std::map<std::string, std::vector<std::size_t>> pages_{};
};

Judgement judge_page(const Audit& audit, std::size_t subject, const Criterion& criterion,
                     const Found& found) {
  const Subject& page = audit.subjects[subject];
  if (!found.failing.empty()) return {Verdict::failed, {}, found.failing};
  if (!page.contents || page.skipped != Skip::none)
    return {Verdict::cant_tell, words_of(page.skipped), {}};
  if (!found.asking.empty()) return {Verdict::cant_tell, asks_person(), found.asking};
  if (!found.suppressed.empty())
    return {Verdict::cant_tell,
            {"Det som hittades är undantaget med en motivering.",
             "What was found is suppressed with a reason."},
            found.suppressed};
  if (asks_nothing(criterion, page)) return {criterion.without, {}, {}};
  if (decided(audit, criterion, page)) return {Verdict::passed, {}, {}};
  return {Verdict::cant_tell, no_machine(), {}};
}

// The worst of what is known: a form is its own findings and all its pages.
void add_page(Judgement& form, Judgement page, bool first) {
  const bool worse = static_cast<int>(page.verdict) < static_cast<int>(form.verdict);
  if (first || worse) {
    form.verdict = page.verdict;
    form.reason = std::move(page.reason);
  }
  form.findings.insert(form.findings.end(), page.findings.begin(), page.findings.end());
}

Judgement judge_form(const Audit& audit, const Index& index, std::size_t subject,
                     std::size_t criterion) {
  const Subject& form = audit.subjects[subject];
  const Found& own = index.on(subject, criterion);
  Judgement out{Verdict::cant_tell, words_of(form.skipped), {}};
  for (const std::vector<std::size_t>* some : {&own.failing, &own.asking, &own.suppressed})
    out.findings.insert(out.findings.end(), some->begin(), some->end());
  bool first = true;
  for (const std::size_t page : index.pages_of(form.name)) {
    add_page(out, judge_page(audit, page, criteria().all[criterion], index.on(page, criterion)),
             first);
    first = false;
  }
  // A stage before the pages stopped at something.
  if (first && out.reason.english.empty()) out.reason = words_of(Skip::errors);
  if (!own.failing.empty()) {
    out.verdict = Verdict::failed;
    out.reason = {};
  } else if (out.verdict != Verdict::failed && (!own.asking.empty() || !own.suppressed.empty())) {
    out.verdict = Verdict::cant_tell;
    out.reason = asks_person();
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
  const bool certain = finding.severity == Severity::error || finding.severity == Severity::warning;
  return certain && finding.suppressed.empty() && !is_advice(finding.standards);
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

std::vector<std::vector<Judgement>> judge(const Audit& audit) {
  const Index index(audit);
  std::vector<std::vector<Judgement>> out(audit.subjects.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (audit.subjects[i].kind == SubjectKind::edition) continue;
    for (std::size_t c = 0; c < criteria().all.size(); ++c)
      out[i].push_back(audit.subjects[i].kind == SubjectKind::page
                           ? judge_page(audit, i, criteria().all[c], index.on(i, c))
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
