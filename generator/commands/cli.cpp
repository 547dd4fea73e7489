// The command line, by CLI11, and nothing else: which subcommand, which arguments. CLI11's own exit
// codes become ours. Tested by cli_test.cpp.

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "base/version.h"
#include "commands/command.h"

namespace blankett {
namespace {

// The language of diagnostics follows the environment, as other programs' messages do.
std::string reader_from_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return std::string_view(value).starts_with("sv") ? "sv" : "en";
  return "en";
}

// A word that stands for a value; another word is answered with those that can be used.
template <class Value>
CLI::Validator one_of(const std::map<std::string, Value>& values) {
  std::string names;
  for (const auto& [name, value] : values) names += (names.empty() ? "" : ", ") + name;
  return CLI::Validator(
      [values, names](std::string& word) {
        const auto found = values.find(word);
        if (found == values.end()) return "`" + word + "` is not one of " + names;
        word = std::to_string(static_cast<int>(found->second));
        return std::string();
      },
      "");
}

void project_options(CLI::App& app, Arguments& a) {
  app.add_option("--forms", a.options.forms, "Folder of the forms")->capture_default_str();
  app.add_option("--locales", a.options.locales, "Folder of the languages")->capture_default_str();
  app.add_option("--theme", a.options.theme, "Folder of the theme")->capture_default_str();
  app.add_option("--diagnostics-language", a.options.reader,
                 "Language of diagnostics: sv or en (default: from the environment)")
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("sv|en");
}

std::map<std::string, Format> formats() {
  return {{"text", Format::text}, {"json", Format::json}, {"sarif", Format::sarif}};
}

std::map<std::string, Noun> nouns() {
  return {{"document", Noun::document}, {"model", Noun::model}, {"edition", Noun::edition}};
}

void report_options(CLI::App& app, Arguments& a) {
  app.add_option("--format", a.format,
                 "How findings are printed: text, json (one object a line) or sarif")
      ->transform(one_of(formats()))
      ->option_text("text|json|sarif");
  app.add_flag("--strict", a.strict, "Warnings fail too");
}

void stage_options(CLI::App& app, Arguments& a) {
  std::map<std::string, Stage> stages;
  for (std::size_t i = 0; i < kStages; ++i)
    stages.emplace(name_of(static_cast<Stage>(i)), static_cast<Stage>(i));
  app.add_option("--print", a.options.print, "Print document, model or edition instead of building")
      ->transform(one_of(nouns()))
      ->option_text("NOUN");
  app.add_option("--stop-after", a.options.stop_after,
                 "Stop after parse, validate, link, check, localise, language, render or verify; "
                 "writes nothing")
      ->transform(one_of(stages))
      ->option_text("STAGE");
}

}  // namespace

int run(int argc, const char* const* argv) {
  Arguments a;
  a.options.reader = reader_from_environment();
  CLI::App app{
      "blankett compiles a city's e-service forms: XML in, accessible pages, schemas and reports "
      "out.",
      "blankett"};
  app.set_version_flag("--version,-V", "blankett " + std::string(kVersion));
  app.require_subcommand(1);

  CLI::App& build_app = *app.add_subcommand("build", "Compile the forms into a site");
  project_options(build_app, a);
  build_app.add_option("--out", a.out, "Folder of the site")->capture_default_str();
  build_app
      .add_option("--form", a.options.only_forms,
                  "Only this form; the rest of the site stays (repeatable)")
      ->allow_extra_args(false)
      ->option_text("ID");
  build_app
      .add_option("--language", a.options.only_languages,
                  "Only this language; the rest stays (repeatable)")
      ->allow_extra_args(false)
      ->option_text("L");
  build_app.add_option("--jobs,-j", a.jobs, "How many forms at a time (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  report_options(build_app, a);
  stage_options(build_app, a);
  build_app.add_flag("--timings", a.timings, "Print the CPU time of each stage");

  CLI::App& check_app =
      *app.add_subcommand("check", "Check forms and pages without writing anything");
  project_options(check_app, a);
  report_options(check_app, a);
  check_app.add_option("PATH", a.paths, "A form, a folder, or an .html page")->required();

  CLI::App& explain_app = *app.add_subcommand("explain", "Explain a rule or a message");
  project_options(explain_app, a);
  explain_app.add_option("NAME", a.name, "label-missing, or label-missing/empty")->required();

  CLI::App& schema_app = *app.add_subcommand("schema", "Print the XSD of the form language");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kClean : kUsage;
  }
  if (build_app.parsed()) return build(a);
  if (check_app.parsed()) return check(a);
  if (explain_app.parsed()) return explain(a);
  if (schema_app.parsed()) return schema(a);
  return kUsage;
}

}  // namespace blankett
