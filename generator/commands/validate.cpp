// blankett validate: the compiler's own verdict on submissions, as a receiver with the schema and
// the rules would give it. Tested by cli_test.cpp and, against validators, by cases.spec.mjs.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"
#include "commands/command.h"
#include "commands/report.h"
#include "commands/today.h"
#include "contract/contract.h"
#include "contract/submission.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::string> contents(const std::string& path) {
  if (path == "-")
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  constexpr std::size_t kLargest = std::size_t{64} << 20;
  return DiskFiles().read(path, kLargest);
}

const Edition& edition_for(const OpenForm& form, const std::string& language,
                           const Json& submission) {
  std::string wanted = language;
  if (wanted.empty() && submission.is_object() && submission.contains("language") &&
      submission["language"].is_string())
    wanted = submission["language"];
  for (const Edition& edition : form.editions)
    if (edition.locale->language == wanted && !edition.withheld()) return edition;
  return form.editions.front();
}

void print(const std::string& path, const Violation& violation, const Edition& edition,
           Format format) {
  const std::string message = message_of(violation, edition);
  const std::string rule = violation.rule ? violation.rule->id : violation.reason;
  if (format == Format::json) {
    const Json line{{"file", path},
                    {"pointer", violation.pointer},
                    {"rule", rule},
                    {"reason", violation.reason},
                    {"message", message}};
    fmt::print("{}\n", line.dump());
  } else {
    fmt::print("{}#{}: {} [{}]\n", path, violation.pointer, message, rule);
  }
}

// What no form is asked about: a file that is no submission.
struct Unjudged {
  ExitCode code;
  std::string_view reason, sv, en;
};
constexpr Unjudged kAbsent = {kWorld, "unreadable", "filen kan inte läsas",
                              "the file cannot be read"};

// Indexed by Unreadable.
constexpr Unjudged kUnjudged[] = {
    {kClean, "", "", ""},
    {kUsage, "not-json", "det här är inte JSON", "this is not JSON"},
    {kUsage, "number-too-large", "talet är för stort", "this number is too large"},
    {kUsage, "too-deep", "det här är djupare nästlat än 100 nivåer",
     "this is nested deeper than 100 levels"},
};
static_assert(kDeepestSubmission == 100);

// For a machine among the verdicts, since a file without one would seem to be right.
void print(const std::string& path, const Unjudged& unjudged, const Submission& at,
           const Arguments& arguments) {
  const bool swedish = arguments.options.reader == "sv";
  const std::string_view message = swedish ? unjudged.sv : unjudged.en;
  if (arguments.format == Format::json) {
    Json line{{"file", path},
              {"pointer", ""},
              {"rule", unjudged.reason},
              {"reason", unjudged.reason},
              {"message", message}};
    if (at.line > 0) line["line"] = at.line, line["column"] = at.column;
    fmt::print("{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
    return;
  }
  const std::string place = at.line > 0 ? fmt::format(":{}:{}", at.line, at.column) : "";
  fmt::print(stderr, "{}{}: {}: {}\n", path, place, swedish ? "fel" : "error", message);
}

ExitCode judge_file(const std::string& path, const Contract& contract, const OpenForm& form,
                    const std::string& today, const Arguments& arguments) {
  const auto text = contents(path);
  if (!text) {
    print(path, kAbsent, {}, arguments);
    return kAbsent.code;
  }
  const Submission submission = read_submission(*text);
  if (submission.wrong != Unreadable::no) {
    const Unjudged& unjudged = kUnjudged[static_cast<std::size_t>(submission.wrong)];
    print(path, unjudged, submission, arguments);
    return unjudged.code;
  }
  const Edition& edition = edition_for(form, arguments.language, submission.json);
  const std::vector<Violation> found = contract.check(submission.json, today);
  for (const Violation& violation : found) print(path, violation, edition, arguments.format);
  return found.empty() ? kClean : kAuthor;
}

}  // namespace

int judge(const Arguments& arguments) {
  const bool swedish = arguments.options.reader == "sv";
  if (!arguments.today.empty() && !is_date(arguments.today)) {
    fmt::print(stderr,
               fmt::runtime(swedish ? "blankett: `{}` är inget datum; skriv det som 2027-03-31\n"
                                    : "blankett: `{}` is no date; write it as 2027-03-31\n"),
               arguments.today);
    return kUsage;
  }
  const std::string today = arguments.today.empty() ? today_in_sweden() : arguments.today;
  const DiskFiles files;
  Options options = arguments.options;
  options.only_forms = {arguments.name};
  const auto project = load(files, options);
  if (project->has_errors()) return report(*project, project->findings, arguments);
  const auto form = open_form(*project, arguments.name, files, options);
  if (form->editions.empty()) return report(*project, form->meaning.findings, arguments);
  std::vector<std::string> languages;
  for (const Edition& edition : form->editions) languages.push_back(edition.locale->language);
  if (!arguments.language.empty() &&
      std::find(languages.begin(), languages.end(), arguments.language) == languages.end()) {
    fmt::print(stderr,
               fmt::runtime(swedish ? "blankett: {} publiceras inte på `{}`, bara på {}\n"
                                    : "blankett: {} is not published in `{}`; its languages are "
                                      "{}\n"),
               arguments.name, arguments.language, fmt::join(languages, ", "));
    return kUsage;
  }
  const Contract contract(form->meaning.model, languages_of(*project, form->editions));
  // One file that cannot be judged keeps no other from being judged.
  ExitCode worst = kClean;
  for (const std::string& path : arguments.paths)
    worst = std::max(worst, judge_file(path, contract, *form, today, arguments));
  return worst;
}

}  // namespace blankett
