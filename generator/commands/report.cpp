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

#include "base/report.h"
#include "parse/parse.h"
#include "render/messages.h"
#include "rules/check.h"
#include "validate/validate.h"
#include "write/write.h"

namespace blankett {
namespace {

// A mistake in a shared block or locale is met by every form that uses it; it is said once.
void drop_repeats(std::vector<Finding>& findings) {
  const auto key = [](const Finding& f) {
    const Place at = f.place.value_or(Place{});
    return std::tuple(at.file, at.begin.line, at.begin.column, f.rule, f.message);
  };
  std::set<decltype(key(findings.front()))> said;
  std::erase_if(findings, [&](const Finding& f) { return !said.insert(key(f)).second; });
}

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
  const auto add = [&](const Message& m, Severity severity, std::string_view standards) {
    const std::string id(m.id);
    out.push_back(
        {id, words(id, m.text), words(id + "#help", m.help), std::string(standards), severity});
  };
  for (const auto messages :
       {pipeline_messages(), parse_messages(), validate_messages(), link_messages(),
        localise_messages(), lock_messages(), theme_messages(), write_messages()})
    for (const Message& m : messages) add(m, Severity::error, "");
  for (const RegisteredRule& r : all_rules())
    for (const Message& m : r.rule->messages) add(m, r.rule->severity, r.rule->standards);
  for (const Locale& locale : project.locales)
    for (const auto& rule : locale.rules)
      add(rule->message, rule->severity, wording.standards(rule->id));
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

int report(const Project& project, std::vector<Finding> findings, const Arguments& arguments) {
  sort_findings(findings);
  drop_repeats(findings);
  std::string out;
  switch (arguments.format) {
    case Format::text: out = report_text(findings, colour()); break;
    case Format::json: out = report_json(findings); break;
    case Format::sarif: out = report_sarif(findings, summaries_of(project, arguments)); break;
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  std::size_t errors = 0, warnings = 0, others = 0;
  bool world = false;
  for (const Finding& f : findings) {
    errors += f.severity == Severity::error;
    warnings += f.severity == Severity::warning;
    others += f.severity == Severity::note || f.severity == Severity::review;
    world = world || (f.severity == Severity::error && is_world(f));
  }
  const bool swedish = arguments.options.reader == "sv";
  if (!findings.empty())
    fmt::print(
        stderr, "{}, {}, {}\n",
        swedish ? counted(errors, "fel", "fel") : counted(errors, "error", "errors"),
        swedish ? counted(warnings, "varning", "varningar")
                : counted(warnings, "warning", "warnings"),
        swedish ? counted(others, "upplysning", "upplysningar") : counted(others, "note", "notes"));
  if (world) return kWorld;
  if (std::any_of(findings.begin(), findings.end(), is_usage)) return kUsage;
  return errors > 0 || (arguments.strict && warnings > 0) ? kAuthor : kClean;
}

}  // namespace blankett
