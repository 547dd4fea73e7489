// From findings to stdout and an exit code. Tested by cli_test.cpp.

#include "commands/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "audit/report.h"
#include "base/report.h"
#include "parse/parse.h"
#include "pictures/pictures.h"
#include "plain/linter.h"
#include "render/messages.h"
#include "rules/check.h"
#include "rules/suppress.h"
#include "validate/validate.h"
#include "write/file.h"
#include "write/write.h"

namespace blankett {
namespace {

Colour colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term && std::string_view(term) == "dumb";
  if (no_colour && *no_colour) return Colour::off;
  return isatty(STDOUT_FILENO) != 0 && !dumb ? Colour::on : Colour::off;
}

std::vector<RuleSummary> summaries_of(const Project& project, const Arguments& arguments) {
  std::vector<RuleSummary> out;
  const Wording wording = project.wording(arguments.options.reader);
  const auto words = [&](std::string_view id, std::string_view english) {
    if (!wording.texts) return std::string(english);
    const auto found = wording.texts->find(id);
    return found == wording.texts->end() ? std::string(english) : found->second;
  };
  const auto add = [&](const Message& m, Severity severity, std::string_view standards,
                       std::string_view page) {
    const std::string id(m.id);
    out.push_back({id, words(id, m.text), words(id + "#help", m.help), std::string(standards),
                   severity, std::string(page)});
  };
  const bool swedish = arguments.options.reader == "sv";
  for (const auto messages :
       {pipeline_messages(), parse_messages(), validate_messages(), link_messages(),
        localise_messages(), lock_messages(), review_messages(), suppression_messages(),
        check_messages(), plain::plain_messages(), theme_messages(), write_messages()})
    for (const Message& m : messages) add(m, Severity::error, "", "");
  for (const RegisteredRule& r : all_rules())
    for (const Message& m : r.rule->messages)
      add(m, r.rule->severity, r.rule->standards, swedish ? r.page_swedish : r.page);
  for (const Locale& locale : project.locales)
    for (const auto& rule : locale.linter->rules())
      for (const auto& [which, says] : rule->says)
        add(says.message, rule->severity, wording.standards(rule->id), "");
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const auto& a, const auto& b) { return a.id == b.id; }),
            out.end());
  return out;
}

// A form or language that only the command line named.
bool is_usage(const Finding& f) {
  return f.rule == "project/no-form" || f.rule == "project/no-language";
}

bool is_world(const Finding& f) {
  return f.rule.starts_with("write/") || f.rule == "project/unreadable" ||
         f.rule == "theme/no-minifier";
}

}  // namespace

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

namespace {

// Where it was asked for. False when the disk refused.
bool put(const std::string& out, const Arguments& arguments) {
  if (arguments.file.empty()) {
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
    return true;
  }
  const auto wrong = replace_file(arguments.file, out);
  if (!wrong) return true;
  fmt::print(
      stderr,
      fmt::runtime(arguments.options.reader == "sv" ? "blankett: {} kunde inte skrivas: {}\n"
                                                    : "blankett: {} could not be written: {}\n"),
      arguments.file, *wrong);
  return false;
}

std::string written(const Project& project, const Audit& audit, const Arguments& arguments) {
  const bool swedish = arguments.options.reader == "sv";
  switch (arguments.format) {
    case Format::text:
      return report_text(audit.findings, arguments.file.empty() ? colour() : Colour::off, swedish);
    case Format::json: return report_json(audit.findings);
    case Format::sarif: return report_sarif(audit.findings, summaries_of(project, arguments));
    case Format::audit: return report_audit(audit);
    case Format::html: return report_html(audit, swedish);
    case Format::junit: return report_junit(audit);
    case Format::earl: return report_earl(audit);
    case Format::wcag_em: return report_wcag_em(audit, swedish);
    case Format::openacr: return report_openacr(audit);
  }
  return {};
}

int exit_code(const std::vector<Finding>& findings, const Arguments& arguments) {
  std::size_t errors = 0, warnings = 0, others = 0, suppressed = 0;
  bool world = false;
  for (const Finding& f : findings) {
    if (!f.suppressed.empty()) {
      ++suppressed;
      continue;
    }
    errors += f.severity == Severity::error;
    warnings += f.severity == Severity::warning;
    others += f.severity == Severity::note || f.severity == Severity::review;
    world = world || (f.severity == Severity::error && is_world(f));
  }
  const bool swedish = arguments.options.reader == "sv";
  if (!findings.empty())
    fmt::print(
        stderr, "{}, {}, {}{}\n",
        swedish ? counted(errors, "fel", "fel") : counted(errors, "error", "errors"),
        swedish ? counted(warnings, "varning", "varningar")
                : counted(warnings, "warning", "warnings"),
        swedish ? counted(others, "upplysning", "upplysningar") : counted(others, "note", "notes"),
        suppressed == 0
            ? std::string()
            : ", " + std::to_string(suppressed) + (swedish ? " som får vara kvar" : " suppressed"));
  if (world) return kWorld;
  if (std::any_of(findings.begin(), findings.end(), is_usage)) return kUsage;
  const bool fails = std::any_of(findings.begin(), findings.end(),
                                 [&](const Finding& f) { return fails_run(f, arguments.strict); });
  return fails ? kAuthor : kClean;
}

}  // namespace

int report(const Project& project, Audit audit, const Arguments& arguments) {
  merge_repeats(audit);
  const std::string no_pictures = arguments.pictures ? take_pictures(audit) : std::string();
  if (!no_pictures.empty())
    fmt::print(stderr,
               fmt::runtime(arguments.options.reader == "sv"
                                ? "blankett: bilder saknas, Chromium startade eller svarade inte: "
                                  "{}; installera det med apt-get install chromium, eller ta bort "
                                  "--pictures\n"
                                : "blankett: pictures are missing, Chromium did not start or "
                                  "answer: {}; install it with apt-get install chromium, or leave "
                                  "out --pictures\n"),
               no_pictures);
  const bool kept = put(written(project, audit, arguments), arguments);
  const int code = exit_code(audit.findings, arguments);
  return kept && no_pictures.empty() ? code : kWorld;
}

int report(const Project& project, std::vector<Finding> findings, const Arguments& arguments) {
  Audit audit;
  attach(audit, std::move(findings), {});
  return report(project, std::move(audit), arguments);
}

namespace {

// A language rule's reason, and how to put right what it finds, as the page of another rule.
std::string page_of(const LanguageRule& rule, bool swedish) {
  const auto in = [&](const auto& texts) {
    const auto at = texts.find(swedish ? "sv" : "en");
    return at == texts.end() ? std::string() : at->second + "\n\n";
  };
  return "# " + rule.id + "\n\n" + in(rule.why) +
         (swedish ? "## Gör så här\n\n" : "## How to put it right\n\n") + in(rule.how);
}

}  // namespace

std::vector<AuditedRule> audited_rules(const Project& project) {
  std::vector<AuditedRule> out;
  for (const RegisteredRule& r : all_rules()) {
    if (r.rule->messages.empty()) continue;  // the engine of the plain-language rules, named below
    AuditedRule rule{.id = std::string(r.rule->id),
                     .severity = r.rule->severity,
                     .standards = std::string(r.rule->standards),
                     .page = {std::string(r.page_swedish), std::string(r.page)}};
    rule.looks_at = r.rule->page || r.rule->pages ? SubjectKind::page
                    : r.rule->edition             ? SubjectKind::edition
                                                  : SubjectKind::form;
    rule.on_request = r.rule->on_request;
    rule.compares = r.rule->pages != nullptr;
    out.push_back(std::move(rule));
  }
  const Wording wording = project.wording("en");
  for (const Locale& locale : project.locales)
    for (const auto& rule : locale.linter->rules()) {
      AuditedRule audited{.id = rule->id,
                          .severity = rule->severity,
                          .standards = std::string(wording.standards(rule->id)),
                          .looks_at = SubjectKind::edition,
                          .language = locale.language};
      audited.page = {page_of(*rule, true), page_of(*rule, false)};
      if (locale.linter->unchecked_spelling() == rule.get())
        audited.off = {"Ordlistan saknas på den här datorn.",
                       "The dictionary is missing on this computer."};
      out.push_back(std::move(audited));
    }
  return out;
}

}  // namespace blankett
