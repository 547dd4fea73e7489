// JUnit XML, for pipelines that show tests. What fails the run fails; what a person must look at is
// skipped with the reason, since it is neither right nor wrong. Tested by audit_test.cpp.

#include <fmt/format.h>

#include <map>

#include "audit/report.h"
#include "base/sentences.h"
#include "base/text.h"

namespace blankett {
namespace {

// XML 1.0 has no way to write control characters.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
  }
  if (const auto bad = first_bad_utf8(out)) return xml(out.substr(0, *bad) + "?");
  return escaped(out);
}

std::string where(const Finding& f) {
  std::string out;
  if (f.place)
    out = fmt::format("{}:{}:{}: ", f.place->file, f.place->begin.line, f.place->begin.column);
  return out + f.message + (f.help.empty() ? "" : " – " + f.help);
}

struct Case {
  std::vector<const Finding*> failing{}, others{};
};

void add_case(std::string& out, const std::string& suite, const std::string& rule,
              const Case& found, std::size_t& failures, std::size_t& skipped) {
  out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(suite), xml(rule));
  if (found.failing.empty() && found.others.empty()) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  if (!found.failing.empty()) {
    ++failures;
    std::string lines;
    for (const Finding* f : found.failing) lines += (lines.empty() ? "" : "\n") + where(*f);
    out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                       name_of(found.failing.front()->severity),
                       xml(found.failing.front()->message), xml(lines));
  } else {
    ++skipped;
    const Finding& f = *found.others.front();
    const std::string why = f.suppressed.empty()
                                ? std::string(name_of(f.severity)) + ": " + f.message
                                : "suppressed: " + f.suppressed;
    out += fmt::format("      <skipped message=\"{}\"/>\n", xml(why));
  }
  if (!found.others.empty()) {
    std::string lines;
    for (const Finding* f : found.others) lines += (lines.empty() ? "" : "\n") + where(*f);
    out += fmt::format("      <system-out>{}</system-out>\n", xml(lines));
  }
  out += "    </testcase>\n";
}

// What a rule on texts found in a form, it found in the form's edition that is written there.
std::size_t edition_of(const Audit& audit, const AuditedRule* rule, const Finding& f,
                       std::size_t subject) {
  if (!rule || rule->looks_at != SubjectKind::edition || !f.place) return subject;
  for (std::size_t i = 0; i < audit.subjects.size(); ++i) {
    const Subject& s = audit.subjects[i];
    if (s.kind == SubjectKind::edition && s.form == audit.subjects[subject].form &&
        s.file == f.place->file)
      return i;
  }
  return subject;
}

}  // namespace

std::string report_junit(const Audit& audit) {
  // Of each subject, and last of what all forms share: rule → what it found.
  std::vector<std::map<std::string, Case>> cases(audit.subjects.size() + 1);
  for (std::size_t i = 0; i < audit.subjects.size(); ++i)
    for (const AuditedRule& rule : audit.rules)
      if (audit.subjects[i].skipped == Skip::none && audit.ran(rule, audit.subjects[i]))
        cases[i][rule.id];
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& f = audit.findings[i];
    const AuditedRule* rule = audit.rule_of(f);
    const bool fails = fails_run(f, audit.strict);
    std::vector<std::size_t> subjects = audit.about[i];
    if (subjects.empty()) subjects.push_back(audit.subjects.size());
    for (const std::size_t s : subjects) {
      const bool shared = s == audit.subjects.size();
      Case& at = cases[shared ? s : edition_of(audit, rule, f, s)][rule ? rule->id : f.rule];
      (fails ? at.failing : at.others).push_back(&f);
    }
  }
  std::string suites;
  std::size_t all = 0, all_failures = 0, all_skipped = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const bool shared = i == audit.subjects.size();
    if (shared && cases[i].empty()) continue;
    const std::string name =
        shared ? "project"
               : std::string(name_of(audit.subjects[i].kind)) + " " + audit.subjects[i].name;
    std::string body;
    std::size_t tests = cases[i].size(), failures = 0, skipped = 0;
    for (const auto& [rule, found] : cases[i]) add_case(body, name, rule, found, failures, skipped);
    if (!shared && audit.subjects[i].skipped != Skip::none) {
      body += fmt::format(
          "    <testcase classname=\"{}\" name=\"all rules\">\n      <skipped "
          "message=\"not run: {}\"/>\n    </testcase>\n",
          xml(name), xml(words_of(audit.subjects[i].skipped).english));
      ++tests;
      ++skipped;
    }
    suites += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n{}  "
        "</testsuite>\n",
        xml(name), tests, failures, skipped, body);
    all += tests;
    all_failures += failures;
    all_skipped += skipped;
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"blankett\" tests=\"{}\" "
      "failures=\"{}\" errors=\"0\" skipped=\"{}\">\n{}</testsuites>\n",
      all, all_failures, all_skipped, suites);
}

}  // namespace blankett
