// The command line, by CLI11, and nothing else: which subcommand, which arguments. CLI11's own exit
// codes become ours. Tested by cli_test.cpp.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/text.h"
#include "base/version.h"
#include "commands/command.h"
#include "commands/today.h"

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

// That it is one of the project's is seen when the project has been read.
std::string language_name(const std::string& given) {
  return given.empty() ? "is the name of a language, as in sv" : std::string();
}

// The public address of the site: "https://stad.example/e-tjanster". Printed on paper, so it must
// be one that a person can type.
std::string site_address(std::string& given) {
  constexpr std::string_view kScheme = "https://";
  constexpr std::size_t kLongest = 200;
  while (given.ends_with('/')) given.pop_back();
  const std::string rest = given.starts_with(kScheme) ? given.substr(kScheme.size()) : "";
  const std::string host = rest.substr(0, rest.find('/'));
  const bool plain = rest.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789.-_~:/%") == rest.npos;
  const bool named = !host.empty() && host.front() != '.' && host.front() != '-' &&
                     host.front() != ':' && host.find_first_of("_~%") == host.npos;
  if (plain && named && given.size() <= kLongest) return {};
  return "`" + given +
         "` is no address of a site: write https://, a host and perhaps a path, as in " +
         "https://stad.example/e-tjanster";
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

void check_options(CLI::App& app, Arguments& a) {
  std::map<std::string, Format> all = formats();
  all.insert({{"audit", Format::audit},
              {"html", Format::html},
              {"junit", Format::junit},
              {"earl", Format::earl},
              {"wcag-em", Format::wcag_em},
              {"openacr", Format::openacr}});
  app.add_option(
         "--format", a.format,
         "text; json: one object a line; sarif; audit: one JSON document with verdicts; html: "
         "for people; junit; earl; wcag-em: for W3C's report tool; openacr")
      ->transform(one_of(all))
      ->option_text("FORMAT");
  app.add_flag("--strict", a.strict, "Warnings fail too");
  app.add_option("-o,--output", a.file, "The file to write (default: standard output)")
      ->option_text("FILE");
  app.add_option("--site", a.options.site, "Public address of our pages, https://…, for reports")
      ->transform(CLI::Validator(site_address, ""))
      ->option_text("URL");
  app.add_option("--today", a.today, "The day that reports name, YYYY-MM-DD (default: today)")
      ->option_text("DATE");
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

int unknown_command(const std::string& given, const std::vector<std::string>& names, bool swedish) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  const auto meant = nearest(given, names);
  const std::string no = swedish ? "det finns inget kommando" : "there is no command";
  const std::string mean = swedish ? "; menade du `" : "; did you mean `";
  const std::string are = swedish ? "; kommandona är " : "; the commands are ";
  std::fprintf(stderr, "blankett: %s `%s`%s\n", no.c_str(), given.c_str(),
               (meant ? mean + *meant + "`?" : are + all).c_str());
  return kUsage;
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
  build_app.add_option("-o,--output,--out", a.out, "Folder of the site")->capture_default_str();
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
  build_app
      .add_option("--site", a.options.site,
                  "Public address of the site, https://…: printed on paper forms, with a code")
      ->transform(CLI::Validator(site_address, ""))
      ->option_text("URL");
  build_app.add_option("--jobs,-j", a.jobs, "How many forms at a time (default: one a core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  report_options(build_app, a);
  stage_options(build_app, a);
  build_app.add_flag("--precompress", a.precompress,
                     "Write .br and .gz beside each text, for servers that send such");
  build_app.add_flag("--pseudo", a.options.pseudo,
                     "Add two made-up languages, longer and mirrored, that show what is not "
                     "translated or is cut off");
  build_app.add_flag("--timings", a.timings, "Print the CPU time of each stage");

  CLI::App& check_app =
      *app.add_subcommand("check", "Check forms and pages without writing anything");
  project_options(check_app, a);
  check_options(check_app, a);
  check_app.add_flag("--enhanced", a.options.enhanced,
                     "Ask of pages what WCAG asks for at level AAA too");
  check_app
      .add_option(
          "--print", a.outline,
          "Print accessibility: role, name and focus of each element of the pages, instead of "
          "findings")
      ->transform(one_of(std::map<std::string, bool>{{"accessibility", true}}))
      ->option_text("accessibility");
  check_app.add_flag("--pictures", a.pictures,
                     "Take a picture of each place in a page, with Chromium; for html and audit");
  check_app
      .add_option("--language", a.language,
                  "Read the files as texts in this language, with its plain-language rules alone: "
                  "pages (.html) and plain text (any other file); as text, json or sarif")
      ->option_text("L");
  check_app.add_flag("--suggestions", a.options.suggestions,
                     "Print also what the plain-language rules only suggest");
  check_app
      .add_option("PATH", a.paths,
                  "A form, a folder, an .html page, - for a page from standard input, or a file "
                  "with --language")
      ->required();

  CLI::App& explain_app = *app.add_subcommand("explain", "Explain a rule or a message");
  project_options(explain_app, a);
  explain_app.add_option("NAME", a.name, "label-missing, or label-missing/empty")->required();

  CLI::App& schema_app = *app.add_subcommand("schema", "Print the XSD of the form language");

  CLI::App& new_app = *app.add_subcommand(
      "new", "Write a form, a block or a plain-language rule that builds, to begin from");
  project_options(new_app, a);
  new_app.add_option("WHAT", a.what, "form, block or rule")
      ->check(CLI::IsMember({"form", "block", "rule"}))
      ->option_text("form|block|rule")
      ->required();
  new_app.add_option("ID", a.name, "Its name: small letters a-z, digits and -")->required();
  new_app.add_option("--language", a.language, "Language of the rule (default: sv)")
      ->option_text("L");

  CLI::App& fix_app = *app.add_subcommand(
      "fix", "Make the corrections that findings suggest, each only if it helps");
  project_options(fix_app, a);
  fix_app.add_flag("--strict", a.strict, "Warnings that are left fail too");
  fix_app.add_flag("--dry-run", a.dry_run, "Only print the corrections");
  fix_app.add_option("PATH", a.paths, "A form or a folder with forms (default: all forms)");

  CLI::App& fmt_app =
      *app.add_subcommand("fmt", "Lay out XML files, without changing their meaning");
  project_options(fmt_app, a);
  fmt_app.add_flag("--check", a.check_only, "Only list the files that would change; exit code 1");
  fmt_app.add_option("PATH", a.paths, "An .xml file or a folder (default: all forms)");

  CLI::App& graph_app =
      *app.add_subcommand("graph", "Draw the flow of a form, or tell which forms a block reaches");
  project_options(graph_app, a);
  graph_app.add_option("FORM", a.name, "The form to draw, as SVG");
  graph_app.add_option("--uses", a.uses, "Tell which forms this block or list reaches")
      ->option_text("BLOCK");
  graph_app.add_option("--language", a.language, "Language of the drawing (default: sv)")
      ->option_text("L");
  graph_app.add_option("-o,--output", a.file, "The file to write (default: standard output)");

  CLI::App& validate_app =
      *app.add_subcommand("validate", "Judge submissions as a receiver would: schema and rules");
  project_options(validate_app, a);
  validate_app.add_option("--form", a.name, "The form they answer")->option_text("ID")->required();
  validate_app.add_option("FILE", a.paths, "Submissions as JSON; - reads standard input")
      ->required();
  validate_app
      .add_option("--language", a.language,
                  "Language of the messages (default: the submission's own)")
      ->option_text("L");
  validate_app.add_option("--today", a.today, "The day they are sent, YYYY-MM-DD (default: today)")
      ->option_text("DATE");
  validate_app.add_option("--format", a.format, "text, or json: one object a line")
      ->transform(
          one_of(std::map<std::string, Format>{{"text", Format::text}, {"json", Format::json}}))
      ->option_text("text|json");

  CLI::App& reference_app =
      *app.add_subcommand("reference", "Write the reference of the form language, a web page");
  reference_app
      .add_option("--language", a.language,
                  "Language of the page: sv or en (default: from the environment)")
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("sv|en");
  reference_app.add_option("-o,--output", a.file, "The file to write (default: standard output)")
      ->option_text("FILE");

  CLI::App& diff_app = *app.add_subcommand(
      "diff",
      "Tell what changed between two versions of forms, whom it breaks, and which version follows");
  project_options(diff_app, a);
  diff_app.add_option("--form", a.options.only_forms, "Only this form (repeatable)")
      ->allow_extra_args(false)
      ->option_text("ID");
  diff_app
      .add_option("--language", a.language,
                  "Language of the words: sv or en (default: from the environment)")
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("sv|en");
  diff_app
      .add_option("--format", a.format, "How changes are printed: text or json (one object a line)")
      ->transform(
          one_of(std::map<std::string, Format>{{"text", Format::text}, {"json", Format::json}}))
      ->option_text("text|json");
  diff_app.add_option("OLD", a.name, "A form, a folder of forms, or a revision of them in git")
      ->required();
  diff_app.add_option("NEW", a.what, "The same (default: the forms as they are)");

  CLI::App& readability_app = *app.add_subcommand("readability",
                                                  "Tell how texts read: lengths, LIX, passives and "
                                                  "hard words beside the targets, and the texts "
                                                  "to rewrite first");
  project_options(readability_app, a);
  readability_app
      .add_option("PATH", a.paths,
                  "A form, a folder of forms or pages, an .html page, or plain text")
      ->required();
  readability_app.add_option("--language", a.language, "Language of the texts (default: sv)")
      ->option_text("L");
  readability_app
      .add_option("--since", a.what,
                  "Compare with an older version: a form, a folder of forms, or a revision in git")
      ->option_text("OLD");
  readability_app.add_option("--format", a.report, "text, json (one document) or html")
      ->transform(one_of(std::map<std::string, Report>{
          {"text", Report::text}, {"json", Report::json}, {"html", Report::html}}))
      ->option_text("text|json|html");
  readability_app.add_option("-o,--output", a.file, "The file to write (default: standard output)")
      ->option_text("FILE");

  CLI::App& lock_app =
      *app.add_subcommand("lock", "Lock the versions of published forms in versions.lock");
  project_options(lock_app, a);
  lock_app.add_option("FORM", a.paths, "A form (default: all forms)");

  CLI::App& review_app =
      *app.add_subcommand("review", "Keep in review.xml what people saw when they reviewed a form");
  project_options(review_app, a);
  review_app.add_option("FORM", a.name, "The form")->required();
  review_app
      .add_option("--language", a.options.only_languages,
                  "A language that was reviewed (repeatable; default: sv)")
      ->allow_extra_args(false)
      ->option_text("L");
  review_app.add_flag("--changed", a.changed, "Only what no earlier review has seen as it is now");

  CLI::App& extract_app = *app.add_subcommand(
      "extract", "Write what is to be translated, XLIFF 1.2, or bring it up to date");
  project_options(extract_app, a);
  extract_app.add_option("FORM", a.paths, "A form (default: all that the language has)");
  extract_app.add_option("--language", a.language, "Only this language; a form named here gets it")
      ->option_text("L");
  extract_app.add_option("--csv", a.csv, "Write one table here instead, for people without tools")
      ->option_text("FILE");
  extract_app.add_flag(
      "--prefill", a.prefill,
      "Put the source where there is no translation, for tools that skip empty ones");

  CLI::App& merge_app =
      *app.add_subcommand("merge", "Take back what a translator returns: XLIFF 1.2 or 2, or CSV");
  project_options(merge_app, a);
  merge_app.add_option("FILE", a.paths, "A returned file")->required();
  merge_app.add_option("--language", a.language, "The language of a table")->option_text("L");

  CLI::App& translations_app =
      *app.add_subcommand("translations", "Tell how far the translations have come");
  project_options(translations_app, a);
  translations_app.add_option("FORM", a.paths, "A form (default: all forms)");
  translations_app.add_option("--language", a.language, "Only this language")->option_text("L");
  translations_app.add_option("--format", a.report, "text, json (one object a line) or html")
      ->transform(one_of(std::map<std::string, Report>{
          {"text", Report::text}, {"json", Report::json}, {"html", Report::html}}))
      ->option_text("text|json|html");
  translations_app
      .add_option("-o,--output", a.file, "The file to write (default: standard output)")
      ->option_text("FILE");

  // A misspelt command would only be told that a command is required.
  if (argc > 1 && argv[1][0] != '-') {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands(nullptr))
      names.push_back(command->get_name());
    if (std::find(names.begin(), names.end(), argv[1]) == names.end())
      return unknown_command(argv[1], names, a.options.reader == "sv");
  }

  for (CLI::App* command : app.get_subcommands(nullptr))
    if (CLI::Option* language = command->get_option_no_throw("--language"))
      language->check(CLI::Validator(language_name, ""));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kClean : kUsage;
  }
  a.options.today = a.today.empty() ? today_in_sweden() : a.today;
  if (build_app.parsed()) return build(a);
  if (check_app.parsed()) return check(a);
  if (explain_app.parsed()) return explain(a);
  if (schema_app.parsed()) return schema(a);
  if (new_app.parsed()) return create(a);
  if (fix_app.parsed()) return fix(a);
  if (fmt_app.parsed()) return format(a);
  if (reference_app.parsed()) return reference(a);
  if (graph_app.parsed()) return graph(a);
  if (validate_app.parsed()) return judge(a);
  if (diff_app.parsed()) return diff(a);
  if (readability_app.parsed()) return readability(a);
  if (lock_app.parsed()) return lock(a);
  if (review_app.parsed()) return review(a);
  if (extract_app.parsed()) return extract(a);
  if (merge_app.parsed()) return merge(a);
  if (translations_app.parsed()) return translations(a);
  return kUsage;
}

}  // namespace blankett
