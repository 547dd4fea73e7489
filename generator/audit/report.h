#pragma once
// The reports, all from one audit. The same audit gives the same bytes.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.h"

namespace blankett {

/// A message as code scanning lists it, also one that was not found.
struct RuleSummary {
  std::string id{}, summary{}, help{}, standards{};
  Severity severity = Severity::error;
  std::string page{};  // of its rule, Markdown
};

/// In a sentence, which style sheets of a page were not read; empty: all were.
std::string unread_of(const Subject& page, bool swedish);
/// The same of all pages.
std::string unread_of(const Audit& audit, bool swedish);

/// SARIF 2.1.0. `run_id` names the sort of run: results of one are compared with the last of it.
std::string report_sarif(std::span<const Finding> findings, std::span<const RuleSummary> rules,
                         std::string_view run_id = "");

/// So many places of one message are shown to people; the others are counted.
inline constexpr std::size_t kMostPlaces = 50;

/// For people: what was found by situation of use, what did not run, every criterion, and a list
/// for whoever checks by hand. One file without script, whose policy allows nothing but its style.
std::string report_html(const Audit& audit, bool swedish);

/// One JSON document: subjects, rules, what ran, verdicts, findings, questions for a person.
std::string report_audit(const Audit& audit);

/// JUnit XML: a suite for each subject, a case for each rule.
std::string report_junit(const Audit& audit);

/// EARL 1.0 as JSON-LD, in the form of W3C's ACT implementation reports.
std::string report_earl(const Audit& audit);

/// An evaluation that W3C's WCAG-EM Report Tool 3 opens, a page of it for each page.
std::string report_wcag_em(const Audit& audit, bool swedish);

/// OpenACR 0.1.0, YAML: a draft of a conformance report. It claims full support only of what people
/// passed in every form.
std::string report_openacr(const Audit& audit);

}  // namespace blankett
