// blankett explain NAME: the longer why of a rule or a message, with examples.

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "base/text.h"
#include "commands/command.h"
#include "parse/parse.h"
#include "plain/linter.h"
#include "render/messages.h"
#include "rules/check.h"
#include "validate/validate.h"
#include "write/write.h"

namespace blankett {
namespace {

struct Words {
  const Project& project;
  bool swedish;

  std::string operator()(std::string_view id, std::string_view english) const {
    if (!swedish) return std::string(english);
    const auto found = project.texts.find(id);
    return found == project.texts.end() ? std::string(english) : found->second;
  }
};

void explain_message(const Message& message, const Words& words) {
  const std::string id(message.id);
  fmt::print("{}\n    {}\n", id, words(id, message.text));
  const std::string help = words(id + "#help", message.help);
  if (!help.empty()) fmt::print("    = {}\n", help);
}

void explain_language_rule(const LanguageRule& rule, const Locale& locale, const Words& words) {
  const char* reader = words.swedish ? "sv" : "en";
  fmt::print("{} ({}, {})\n\n", rule.id, locale.language, name_of(rule.severity));
  for (const auto* part : {&rule.why, &rule.how})
    if (const auto found = part->find(reader); found != part->end())
      fmt::print("{}\n\n", found->second);
  for (const LanguageExample& example : rule.bad) fmt::print("  – {}\n", example.text);
  for (const LanguageExample& example : rule.good) fmt::print("  + {}\n", example.text);
}

}  // namespace

int explain(const Arguments& arguments) {
  const DiskFiles files;
  const auto project = load(files, arguments.options);
  const Words words{*project, arguments.options.reader == "sv"};
  const std::string& name = arguments.name;
  const std::string rule_id = name.substr(0, name.find('/'));
  std::vector<std::string> known;
  for (const RegisteredRule& r : all_rules()) {
    known.emplace_back(r.rule->id);
    for (const Message& m : r.rule->messages) known.emplace_back(m.id);
    if (r.rule->id != rule_id) continue;
    // The page of the rule is the answer for each of its messages, but only for those.
    if (name != rule_id && std::find(known.begin(), known.end(), name) == known.end()) continue;
    fmt::print("{}\n", words.swedish ? r.page_swedish : r.page);
    if (!r.rule->standards.empty()) fmt::print("{}\n", r.rule->standards);
    for (const Message& m : r.rule->messages) explain_message(m, words);
    return kClean;
  }
  bool found = false;
  for (const Locale& locale : project->locales)
    for (const auto& rule : locale.linter->rules()) {
      known.push_back(rule->id);
      for (const auto& [which, says] : rule->says) known.push_back(says.id);
      const std::string_view which = std::string_view(name).substr(rule_id.size());
      const bool one_message = !which.empty() && rule->message(which.substr(1));
      if (rule_id != rule->id || (!which.empty() && !one_message)) continue;
      explain_language_rule(*rule, locale, words);
      found = true;
    }
  for (const auto messages : {pipeline_messages(), parse_messages(), validate_messages(),
                              link_messages(), localise_messages(), lock_messages(),
                              plain::plain_messages(), theme_messages(), write_messages()})
    for (const Message& m : messages) {
      known.emplace_back(m.id);
      const bool of_stage = m.id.starts_with(name + "/");
      if (m.id != name && !of_stage) continue;
      explain_message(m, words);
      found = true;
    }
  if (found) return kClean;
  const auto meant = nearest(name, known);
  fmt::print(stderr, "blankett: there is no rule or message `{}`{}\n", name,
             meant ? "; did you mean `" + *meant + "`?" : "");
  return kUsage;
}

}  // namespace blankett
