// blankett validate: the compiler's own verdict on submissions, as a receiver with the schema and
// the rules would give it.

#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"
#include "commands/command.h"
#include "commands/report.h"
#include "contract/contract.h"
#include "kinds/check_digits.h"

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

// The date in Sweden, where a submission is received.
std::string today_in_sweden() {
  setenv("TZ", "Europe/Stockholm", 1);
  tzset();
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char out[16];
  std::strftime(out, sizeof out, "%Y-%m-%d", &local);
  return out;
}

bool is_date(const std::string& text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != kShape[i]) return false;
  return is_real_date(text);
}

std::optional<std::string> contents(const std::string& path) {
  if (path == "-")
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  constexpr std::size_t kLargest = std::size_t{64} << 20;
  return DiskFiles().read(path, kLargest);
}

// Line and column of a byte, from 1.
std::pair<std::size_t, std::size_t> place_of(const std::string& text, std::size_t byte) {
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (text[i] == '\n') ++line, column = 1;
    else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++column;
  }
  return {line, column};
}

const Edition& edition_for(const OpenForm& form, const std::string& language,
                           const Json& submission) {
  std::string wanted = language;
  if (wanted.empty() && submission.is_object() && submission.contains("language") &&
      submission["language"].is_string())
    wanted = submission["language"];
  for (const Edition& edition : form.editions)
    if (edition.locale->language == wanted) return edition;
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

}  // namespace

int judge(const Arguments& arguments) {
  if (!arguments.today.empty() && !is_date(arguments.today)) {
    fmt::print(stderr, "blankett: `{}` is no date; write it as 2027-03-31\n", arguments.today);
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
    fmt::print(stderr, "blankett: {} is not published in `{}`; its languages are {}\n",
               arguments.name, arguments.language, fmt::join(languages, ", "));
    return kUsage;
  }
  const Contract contract(form->meaning.model, languages);
  bool valid = true;
  for (const std::string& path : arguments.paths) {
    const auto text = contents(path);
    if (!text) {
      fmt::print(stderr, "blankett: {} cannot be read\n", path);
      return kWorld;
    }
    Json submission;
    try {
      submission = Json::parse(*text);
    } catch (const Json::parse_error& error) {
      const auto [line, column] = place_of(*text, error.byte);
      fmt::print(stderr, "{}:{}:{}: error: this is not JSON\n", path, line, column);
      return kUsage;
    }
    const Edition& edition = edition_for(*form, arguments.language, submission);
    for (const Violation& violation : contract.check(submission, today)) {
      valid = false;
      print(path, violation, edition, arguments.format);
    }
  }
  return valid ? kClean : kAuthor;
}

}  // namespace blankett
