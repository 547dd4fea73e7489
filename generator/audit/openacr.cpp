// OpenACR 0.1.0: a conformance report in YAML, a draft that a person completes. Only what people
// passed, of every form in it and as it is now, is said to be supported, since no machine can know;
// what WCAG asks of a part that is not in the pages is not applicable. Tested by audit_test.cpp and
// reports.spec.mjs.

#include <fmt/format.h>

#include <map>

#include "audit/report.h"
#include "base/version.h"

namespace blankett {
namespace {

constexpr std::string_view kCatalog = "2.5-edition-wcag-2.2-508-eu-en";

// A double-quoted scalar: the one form of YAML in which every text can be written.
std::string scalar(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out.append({'\\', c});
    else if (c == '\n') out += "\\n";
    else if (byte < 0x20 || byte == 0x7F) out += ' ';
    else out += c;
  }
  return out + "\"";
}

struct Level {
  std::string_view name;
  std::string notes{};
};

constexpr std::size_t kMostNotes = 5;

// What was found, each message once.
std::string found_words(const std::map<std::string, std::size_t>& messages) {
  std::string out;
  std::size_t n = 0;
  for (const auto& [message, times] : messages) {
    if (n++ == kMostNotes) {
      out += fmt::format(" And {} more.", messages.size() - kMostNotes);
      break;
    }
    out += fmt::format("{}{} ({})", out.empty() ? "" : "; ", message,
                       times == 1 ? "once" : fmt::format("{} times", times));
  }
  return out;
}

// What people said of a criterion, each once. `failed`: only where they failed it.
std::string people_words(const Audit& audit, std::size_t criterion, bool failed) {
  std::string out;
  for (const PeopleVerdict& said : audit.people)
    if (said.criterion == criterion && (!failed || said.verdict == Verdict::failed))
      out += " " + said_of(said).english;
  return out;
}

// What it is in every form, where people passed it in one, or said of all that it does not apply;
// nothing where there are pages that are of no form.
std::optional<Verdict> settled_by_people(const Audit& audit,
                                         const std::vector<std::vector<Judgement>>& judged,
                                         std::size_t criterion) {
  bool forms = false, passed = false;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (judged[i].empty()) continue;
    if (!audit.subjects[i].ours()) return std::nullopt;
    if (audit.subjects[i].kind != SubjectKind::form) continue;
    forms = true;
    const Judgement& own = judged[i][criterion];
    const bool by_people = own.verdict == Verdict::passed && !own.people.empty();
    if (!by_people && own.verdict != Verdict::not_present) return std::nullopt;
    passed = passed || by_people;
  }
  if (!forms) return std::nullopt;
  return passed ? Verdict::passed : Verdict::not_present;
}

Level level_of(const Audit& audit, const std::vector<std::vector<Judgement>>& judged,
               std::size_t criterion) {
  const Criterion& c = criteria().all[criterion];
  std::size_t pages = 0, failed = 0, by_machine = 0, absent = 0;
  std::map<std::string, std::size_t> messages;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    if (judged[i].empty()) continue;
    const Judgement& judgement = judged[i][criterion];
    if (judgement.verdict == Verdict::failed)
      for (const std::size_t f : judgement.findings)
        if (fails_criteria(audit.findings[f]) && audit.subjects[i].kind == SubjectKind::page)
          ++messages[audit.findings[f].message];
    if (audit.subjects[i].kind != SubjectKind::page) continue;
    ++pages;
    failed += judgement.verdict == Verdict::failed;
    by_machine += judgement.verdict == Verdict::failed && judgement.people.empty();
    absent += judgement.verdict == Verdict::not_present;
  }
  // What stands in the form itself is found there and in no page.
  bool form_failed = false;
  for (std::size_t i = 0; i < judged.size(); ++i)
    if (!judged[i].empty() && audit.subjects[i].kind == SubjectKind::form &&
        judged[i][criterion].verdict == Verdict::failed) {
      form_failed = true;
      if (failed == 0)
        for (const std::size_t f : judged[i][criterion].findings)
          if (fails_criteria(audit.findings[f])) ++messages[audit.findings[f].message];
    }
  if (failed > 0 || form_failed) {
    const bool all = pages > 0 && failed == pages;
    std::string notes;
    if (!messages.empty())
      notes = fmt::format("Found by machine on {} of {} pages: {}.", by_machine, pages,
                          found_words(messages));
    notes += people_words(audit, criterion, true);
    return {all ? "does-not-support" : "partially-supports",
            notes.starts_with(' ') ? notes.substr(1) : notes};
  }
  if (pages > 0 && absent == pages)
    return {"not-applicable",
            "No page has content that this is about." + people_words(audit, criterion, false)};
  if (const auto settled = settled_by_people(audit, judged, criterion))
    return {*settled == Verdict::passed ? "supports" : "not-applicable",
            people_words(audit, criterion, false).substr(1)};
  // That nothing was found is no evidence of a fault, which "partially supports" would claim.
  std::string notes =
      "Draft. Machine checks found no failure, which is not enough to claim support.";
  bool ours = pages > 0;
  for (const Subject& s : audit.subjects) ours = ours && (s.kind != SubjectKind::page || s.ours());
  if (ours && c.construction) {
    notes += " By construction: " + c.construction->english;
  }
  if (const std::string shown = audit.shown_in_browser(c).english; ours && !shown.empty())
    notes += " " + shown;
  notes += people_words(audit, criterion, false);
  notes += " A person must answer:";
  for (const Said& question : c.person) notes += " " + question.english;
  return {"not-evaluated", notes};
}

// By law some content need not meet a criterion. That it does not is said all the same.
Level with_exceptions(Level level, const Audit& audit, std::size_t criterion) {
  for (const std::size_t i : exceptions_at(audit, criterion))
    level.notes += (level.notes.empty() ? "" : " ") + said_of(audit.exceptions[i]).english;
  return level;
}

void add_criterion(std::string& out, std::string_view id, const Level& level) {
  out += fmt::format(
      "      - num: {}\n        components:\n          - name: web\n            adherence:\n"
      "              level: {}\n              notes: {}\n",
      scalar(id), level.name, scalar(level.notes));
}

void add_disabled(std::string& out, std::string_view chapter, std::string_view notes) {
  out += fmt::format("  {}:\n    notes: {}\n    disabled: true\n", chapter, scalar(notes));
}

struct Product {
  std::string name{}, version{};
};

// Everything that was judged: the forms, each in its version, and pages of others. They have no
// version but the day.
Product product_of(const Audit& audit) {
  std::vector<const Subject*> forms, others;
  for (const Subject& s : audit.subjects) {
    if (s.kind == SubjectKind::form) forms.push_back(&s);
    if (s.kind == SubjectKind::page && !s.ours()) others.push_back(&s);
  }
  Product out;
  for (const Subject* form : forms) {
    out.name += (out.name.empty() ? "" : ", ") + (form->title.empty() ? form->name : form->title);
    if (form->version.empty()) continue;
    out.version += (out.version.empty() ? "" : ", ") + (forms.size() == 1 ? "" : form->name + " ") +
                   form->version;
  }
  constexpr std::size_t kMostNamed = 3;
  if (others.size() > kMostNamed)
    out.name += fmt::format("{}{} web pages", forms.empty() ? "" : ", and ", others.size());
  else
    for (const Subject* page : others)
      out.name += (out.name.empty() ? "" : ", ") + audit.address(*page);
  if (!others.empty()) out.version += (forms.empty() ? "" : "; pages ") + audit.date;
  if (out.name.empty()) out.name = "E-services";
  return out;
}

}  // namespace

std::string report_openacr(const Audit& audit) {
  const auto judged = judge(audit);
  const auto [product, version] = product_of(audit);
  const std::string unread = unread_of(audit, false);
  std::string out = fmt::format(
      "title: {}\nproduct:\n  name: {}\n  version: {}\n  description: {}\n"
      "author:\n  name: blankett\n  company_name: {}\n  email: {}\n"
      "vendor:\n  company_name: {}\n  email: {}\n"
      "report_date: {}\nlast_modified_date: {}\nversion: 1\nnotes: {}\n"
      "evaluation_methods_used: {}\nlegal_disclaimer: \"\"\nlicense: CC-BY-4.0\ncatalog: "
      "{}\nchapters:\n",
      scalar("Accessibility conformance report, draft"), scalar(product), scalar(version),
      scalar("E-services of a city, compiled by blankett"), scalar("To be filled in"),
      scalar("to-be-filled-in@example.org"), scalar("To be filled in"),
      scalar("to-be-filled-in@example.org"), scalar(audit.date), scalar(audit.date),
      scalar(
          "A draft from machine checks and recorded reviews. It claims support only of what people "
          "judged, in every form and as it is now: a person must complete it."),
      scalar("Rules of blankett " + std::string(kVersion) +
             " on the forms and on the pages, without a browser; reviews by people as the forms' "
             "review.xml record them." +
             (unread.empty() ? "" : " " + unread)),
      kCatalog);
  for (const std::string_view level : {"A", "AA"}) {
    out += fmt::format("  success_criteria_level_{}:\n    criteria:\n", level == "A" ? "a" : "aa");
    for (std::size_t c = 0; c < criteria().all.size(); ++c)
      if (criteria().all[c].in_wcag && criteria().all[c].level == level)
        add_criterion(out, criteria().all[c].id,
                      with_exceptions(level_of(audit, judged, c), audit, c));
  }
  out += "  success_criteria_level_aaa:\n    criteria:\n";
  for (const auto& [id, name] : criteria().beyond)
    add_criterion(out, id, {"not-evaluated", "Not part of the goal, which is level AA."});
  add_disabled(out, "functional_performance_criteria",
               "Not evaluated: the pages are judged by the criteria of WCAG.");
  add_disabled(out, "hardware", "The product is web pages.");
  add_disabled(out, "software", "The product is web pages.");
  add_disabled(out, "support_documentation_and_services", "Not evaluated by machine.");
  return out;
}

}  // namespace blankett
