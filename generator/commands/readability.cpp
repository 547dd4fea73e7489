// blankett readability PATH…: how the texts of forms and files read, beside the targets, and which
// of them are most worth rewriting. Tested by readability_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "commands/command.h"
#include "commands/forms_version.h"
#include "commands/report.h"
#include "commands/work.h"
#include "readability/report.h"
#include "rules/any_text.h"
#include "rules/overlaps.h"
#include "rules/places.h"
#include "write/file.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostKept = 1000;  // texts, until those most worth rewriting are chosen

class Reading {
 public:
  explicit Reading(const Arguments& arguments)
      : a_(arguments),
        swedish_(arguments.options.reader == "sv"),
        language_(arguments.language.empty() ? "sv" : arguments.language),
        options_(arguments.options) {
    options_.suggestions = true;
  }

  int run() {
    if (const int code = sort_paths(); code != kClean) return code;
    if (!a_.what.empty())
      if (const int code = open_old(); code != kClean) return code;
    report_.language = language_;
    report_.since = a_.what;
    for (const auto& [folder, ids] : work_.forms) {
      Options options = options_;
      options.forms = folder;
      options.only_forms.assign(ids.begin(), ids.end());
      project_ = load(files_, options);
      if (const int code = know_language(); code != kClean) return code;
      for (const std::string& id : project_->forms) read_form(id, options);
    }
    if (!work_.pages.empty()) {
      project_of_files_ = load_language(files_, language_, options_);
      if (project_of_files_->has_errors())
        return said(*project_of_files_, project_of_files_->findings);
      linter_ = project_of_files_->locales.front().linter;
      for (const std::string& path : work_.pages) read_file(path);
    }
    if (!findings_.empty()) return said(project_ ? *project_ : *project_of_files_, findings_);
    if (report_.parts.empty()) {
      tell("inget av formulären finns på språket `{}`", "none of the forms is in the language `{}`",
           language_);
      return kUsage;
    }
    report_.targets = linter_->targets();
    report_.long_word = linter_->lexicon().long_word;
    if (const LanguageRule* spelling = linter_->unchecked_spelling()) {
      const auto package = spelling->parameters.find("package");
      report_.unchecked_spelling =
          package == spelling->parameters.end() ? "hunspell" : package->second;
    }
    keep_most_worth(report_.rewrite);
    return write();
  }

 private:
  template <class... Values>
  void tell(const char* sv, const char* en, const Values&... values) const {
    fmt::print(stderr, "blankett: {}\n", fmt::format(fmt::runtime(swedish_ ? sv : en), values...));
  }

  int said(const Project& project, const std::vector<Finding>& findings) const {
    Arguments plain = a_;
    plain.file.clear();  // it is for the report
    const int code = report(project, findings, plain);
    return code == kClean ? kAuthor : code;
  }

  int sort_paths() {
    for (const std::string& path : a_.paths) {
      std::error_code error;
      if (add_work(path, work_)) continue;
      if (!fs::is_regular_file(path, error)) {
        tell("{}: varken formulär, mapp med formulär eller en fil med text",
             "{}: neither a form, a folder of forms nor a file of text", path);
        return kUsage;
      }
      work_.pages.push_back(path);  // plain text
    }
    return kClean;
  }

  int open_old() {
    Arguments arguments = a_;
    arguments.options = options_;
    if (!work_.forms.empty()) arguments.options.forms = work_.forms.begin()->first;
    old_.emplace();
    if (const int code = open_version(a_.what, arguments, *old_); code != kClean) return code;
    load_version(*old_);
    return old_->project->has_errors() ? said(*old_->project, old_->project->findings) : kClean;
  }

  int know_language() {
    if (project_->has_errors()) return said(*project_, project_->findings);
    if (const Locale* locale = locale_in(*project_)) {
      linter_ = locale->linter;
      return kClean;
    }
    const auto none = load_language(files_, language_, options_);
    return said(*none, none->findings);
  }

  const Locale* locale_in(const Project& project) const {
    for (const Locale& locale : project.locales)
      if (locale.language == language_) return &locale;
    return nullptr;
  }

  const Edition* edition_in(const OpenForm& form) const {
    for (const Edition& edition : form.editions)
      if (edition.locale->language == language_) return &edition;
    return nullptr;
  }

  void read_form(const std::string& id, const Options& options) {
    const auto form = open_form(*project_, id, files_, options);
    if (form->meaning.has_errors()) {
      findings_.insert(findings_.end(), form->meaning.findings.begin(),
                       form->meaning.findings.end());
      return;
    }
    const Edition* edition = edition_in(*form);
    if (!edition) return;  // it is not published in this language
    ReadPart part{
        .name = id, .title = edition->plain(form->meaning.model.title), .now = Profile(*linter_)};
    std::vector<ReadText> rewrite;
    for (const Text& text : edition->texts)
      read_text(text, *form->meaning.sources, *linter_, part.now, &rewrite);
    keep(std::move(rewrite), *form->meaning.sources);
    if (old_) part.before = profile_before(id);
    report_.parts.push_back(std::move(part));
  }

  std::optional<Profile> profile_before(const std::string& id) {
    const auto& forms = old_->project->forms;
    const bool alone =
        old_->single && work_.forms.size() == 1 && work_.forms.begin()->second.size() == 1;
    const std::string name = alone ? forms.front() : id;
    if (std::find(forms.begin(), forms.end(), name) == forms.end()) return std::nullopt;
    Options options = old_->options;
    options.locales = old_->translations;
    const auto form = open_form(*old_->project, name, *old_->files, options);
    // A version that was copied somewhere need not stand in a folder of its name.
    std::erase_if(form->meaning.findings,
                  [](const Finding& f) { return f.rule == "link/id-not-folder"; });
    if (form->meaning.has_errors()) {
      findings_.insert(findings_.end(), form->meaning.findings.begin(),
                       form->meaning.findings.end());
      return std::nullopt;
    }
    const Edition* edition = edition_in(*form);
    if (!edition) return std::nullopt;
    Profile out(*edition->locale->linter);
    for (const Text& text : edition->texts)
      read_text(text, *form->meaning.sources, *edition->locale->linter, out, nullptr);
    return out;
  }

  void read_file(const std::string& path) {
    Sources sources(&project_of_files_->sources);
    Diagnostics found;
    const std::vector<Text> texts = texts_in_file(path, language_, files_, sources, found);
    if (!found.empty()) {
      const auto wrong = resolve(found, sources, project_of_files_->wording(options_.reader));
      findings_.insert(findings_.end(), wrong.begin(), wrong.end());
      return;
    }
    ReadPart part{.is_form = false, .name = path, .now = Profile(*linter_)};
    std::vector<ReadText> rewrite;
    for (const Text& text : texts) read_text(text, sources, *linter_, part.now, &rewrite);
    keep(std::move(rewrite), sources);
    report_.parts.push_back(std::move(part));
  }

  // Measures a text; `rewrite` gets it with what was found.
  void read_text(const Text& text, const Sources& sources, const plain::Linter& linter,
                 Profile& profile, std::vector<ReadText>* rewrite) const {
    if (text.empty()) return;
    const PlainText plain = flattened(text);
    const plain::Analysis analysis(plain.words, linter.lexicon());
    std::vector<plain::LanguageFinding> found = linter.check(text.role, analysis);
    rules::leave_out_marked(text, plain, found);
    plain::Measures measures(linter);
    measures.add(analysis, found);
    profile.roles.try_emplace(text.role, linter).first->second.add(measures);
    profile.all.add(measures);
    if (!rewrite) return;
    ReadText out{.part = report_.parts.size(),
                 .id = text.id,
                 .role = text.role,
                 .plain = plain.words,
                 .file = sources.path(text.at.source),
                 .span = text.at,
                 .words = measures.words(),
                 .longest = measures.longest()};
    rules::Places places(sources, text, plain);
    for (const plain::LanguageFinding& f : rules::without_overlaps(std::move(found))) {
      ReadFinding finding{.rule = f.rule->id,
                          .severity = f.severity,
                          .message = fill_arguments(f.message->text, f.arguments),
                          .words = std::string(f.message->text),
                          .arguments = f.arguments,
                          .better = f.rule->detector == "phrases" && f.arguments.size() > 1
                                        ? f.arguments[1]
                                        : std::string(),
                          .at = f.at,
                          .whole = f.rule->detector == "length",
                          .span = places.of(f.at)};
      out.findings.push_back(std::move(finding));
    }
    out.worth = worth_of(out, analysis);
    rewrite->push_back(std::move(out));
    // A file can have hundreds of thousands.
    if (rewrite->size() > kMostKept) keep_most_worth(*rewrite);
  }

  // To count lines takes reading a file from its beginning, so it is done for what is shown.
  void keep(std::vector<ReadText> rewrite, const Sources& sources) {
    keep_most_worth(rewrite);
    const auto place = [&](auto& each) {
      const Position position = sources.position(each.span.source, each.span.begin);
      each.line = position.line;
      each.column = position.column;
      each.span = {};
    };
    for (ReadText& text : rewrite) {
      place(text);
      for (ReadFinding& finding : text.findings) place(finding);
      report_.rewrite.push_back(std::move(text));
    }
  }

  int write() const {
    const std::string out = a_.report == Report::json   ? readability_json(report_)
                            : a_.report == Report::html ? readability_html(report_, swedish_)
                                                        : readability_text(report_, swedish_);
    if (a_.file.empty()) {
      std::fwrite(out.data(), 1, out.size(), stdout);
      std::fflush(stdout);
      return kClean;
    }
    const auto wrong = replace_file(a_.file, out);
    if (!wrong) return kClean;
    tell("{} kunde inte skrivas: {}", "{} could not be written: {}", a_.file, *wrong);
    return kWorld;
  }

  const Arguments& a_;
  bool swedish_;
  std::string language_;
  Options options_;
  DiskFiles files_{};
  Work work_{};
  std::optional<FormsVersion> old_{};
  // What the report looks at stays until it is written.
  std::unique_ptr<Project> project_{}, project_of_files_{};
  std::shared_ptr<const plain::Linter> linter_{};
  Readability report_{};
  std::vector<Finding> findings_{};
};

}  // namespace

int readability(const Arguments& arguments) { return Reading(arguments).run(); }

}  // namespace blankett
