// blankett diff OLD [NEW]: what changed in the forms, whom it breaks, and the version that follows.
// Both versions are read with the languages, and so the words, of the working tree. Tested by
// diff_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "changes/report.h"
#include "commands/command.h"
#include "commands/git.h"
#include "commands/report.h"
#include "commands/work.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;

// Files in memory under a name of their own, "HEAD~1:forms/…", over those of the disk.
class RevisionFiles : public FileSystem {
 public:
  RevisionFiles(std::string prefix, std::map<std::string, std::string> files)
      : prefix_(std::move(prefix)), memory_(std::move(files)) {}
  std::optional<std::string> read(const std::string& path, std::size_t limit) const override {
    return of(path).read(path, limit);
  }
  std::vector<std::string> entries(const std::string& folder) const override {
    return of(folder).entries(folder);
  }
  bool is_file(const std::string& path) const override { return of(path).is_file(path); }
  bool is_folder(const std::string& path) const override { return of(path).is_folder(path); }

 private:
  const FileSystem& of(const std::string& path) const {
    return path.starts_with(prefix_) ? static_cast<const FileSystem&>(memory_) : disk_;
  }
  std::string prefix_;
  MemoryFiles memory_;
  DiskFiles disk_{};
};

// One side of the comparison: where its forms are, and how they are read.
struct Reading {
  std::unique_ptr<FileSystem> files{};
  Options options{};
  std::string translations{};  // its folder of languages, for which a form has
  bool single = false;         // one form was named
  std::unique_ptr<Project> project{};
};

class Diff {
 public:
  explicit Diff(const Arguments& arguments)
      : a_(arguments),
        reader_is_swedish_(arguments.options.reader == "sv"),
        swedish_(arguments.language.empty() ? reader_is_swedish_ : arguments.language == "sv") {}

  int run() {
    const std::string& now = a_.what.empty() ? a_.options.forms : a_.what;
    for (const auto& [given, side] : {std::pair(&a_.name, &old_), std::pair(&now, &now_)})
      if (const int code = open(*given, *side); code != kClean) return code;
    for (Reading* side : {&old_, &now_}) {
      side->project = load(*side->files, side->options);
      // What is promised is compared with what is written, not with what was locked.
      std::erase_if(side->project->findings,
                    [](const Finding& f) { return f.rule.starts_with("lock/"); });
      if (side->project->has_errors()) return report(*side->project, side->project->findings, a_);
    }
    if (const int code = pair(); code != kClean) return code;
    bool enough = true;
    std::string out;
    for (const auto& [old, now_id] : pairs_) {
      const auto form = compare(old, now_id);
      if (!form) continue;
      enough = enough && form->enough();
      out +=
          a_.format == Format::json ? changes_json(*form, swedish_) : changes_text(*form, swedish_);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
    if (!findings_.empty()) return say_findings();
    return enough ? kClean : kAuthor;
  }

 private:
  template <class... Values>
  int no(int code, const char* sv, const char* en, const Values&... values) const {
    fmt::print(stderr, "blankett: {}\n",
               fmt::format(fmt::runtime(reader_is_swedish_ ? sv : en), values...));
    return code;
  }

  int open(const std::string& given, Reading& side) {
    side.options = a_.options;
    side.options.only_forms.clear();
    side.translations = a_.options.locales;
    std::error_code error;
    if (!fs::exists(given, error)) return open_revision(given, side);
    side.files = std::make_unique<DiskFiles>();
    Work work;
    if (!add_work(given, work) || work.forms.empty())
      return no(kUsage,
                "{}: inte ett formulär (form.xml), en mapp med formulär eller en version i git",
                "{}: not a form (form.xml), a folder of forms or a git revision", given);
    if (work.forms.size() > 1)
      return no(kUsage, "{}: det finns formulär i flera mappar; ange en av dem",
                "{}: there are forms in several folders; name one of them", given);
    const auto& [folder, ids] = *work.forms.begin();
    side.options.forms = folder;
    side.single = fs::is_regular_file(given, error) ||
                  fs::is_regular_file(fs::path(given) / "form.xml", error);
    if (side.single) side.options.only_forms.assign(ids.begin(), ids.end());
    return kClean;
  }

  int open_revision(const std::string& revision, Reading& side) {
    if (revision.starts_with('-'))
      return no(kUsage, "`{}` är ingen version i git", "`{}` is no git revision", revision);
    GitFolder forms = folder_at(revision, a_.options.forms);
    switch (forms.is) {
      case GitFolder::Is::read: break;
      case GitFolder::Is::no_git:
        return no(kWorld, "git kunde inte startas: {}", "git could not be started: {}", forms.why);
      case GitFolder::Is::no_revision:
        return no(kUsage, "`{}` är varken en fil, en mapp eller en version i git",
                  "`{}` is neither a file, a folder nor a git revision", revision);
      case GitFolder::Is::no_folder:
        return no(kUsage, "det finns ingen mapp {} i versionen `{}`",
                  "there is no folder {} in the revision `{}`", a_.options.forms, revision);
      case GitFolder::Is::failed:
        return no(kWorld, "git kunde inte läsa versionen `{}`: {}",
                  "git could not read the revision `{}`: {}", revision, forms.why);
    }
    const std::string prefix = revision + ":";
    side.options.forms = prefix + a_.options.forms;
    side.translations = prefix + a_.options.locales;
    std::map<std::string, std::string> files;
    for (auto& [path, bytes] : forms.files)
      files.emplace(side.options.forms + "/" + path, std::move(bytes));
    // A revision may have no translations at all.
    for (auto& [path, bytes] : folder_at(revision, a_.options.locales).files)
      files.emplace(side.translations + "/" + path, std::move(bytes));
    side.files = std::make_unique<RevisionFiles>(prefix, std::move(files));
    return kClean;
  }

  // Which form is compared with which: those of the same name, or the two that were named.
  int pair() {
    const auto& old = old_.project->forms;
    const auto& now = now_.project->forms;
    std::set<std::string> ids(old.begin(), old.end());
    ids.insert(now.begin(), now.end());
    if (old_.single) ids = {old.front()};
    if (now_.single) ids = {now.front()};
    const auto& only = a_.options.only_forms;
    for (const std::string& id : only)
      if (!ids.count(id))
        return no(kUsage, "det finns inget formulär `{}` i någon av versionerna",
                  "there is no form `{}` in either version", id);
    if (old_.single && now_.single) {
      pairs_.emplace_back(old.front(), now.front());
      return kClean;
    }
    const auto in = [](const std::vector<std::string>& all, const std::string& id) {
      return std::find(all.begin(), all.end(), id) != all.end() ? id : std::string();
    };
    for (const std::string& id : ids)
      if (only.empty() || std::find(only.begin(), only.end(), id) != only.end())
        pairs_.emplace_back(in(old, id), in(now, id));
    return kClean;
  }

  // The form's meaning, or nothing when it has none; then what is wrong has been noted.
  std::optional<Meaning> read(const Reading& side, const std::string& id) {
    if (id.empty()) return Meaning{};
    Meaning out = meaning_of(*side.project, id, *side.files, side.options);
    // A version that was copied somewhere need not stand in a folder of its name.
    std::erase_if(out.findings, [](const Finding& f) { return f.rule == "link/id-not-folder"; });
    if (!out.has_errors()) return out;
    findings_.insert(findings_.end(), out.findings.begin(), out.findings.end());
    return std::nullopt;
  }

  TranslatedLanguages languages_of(const Reading& side, const Meaning& meaning) const {
    Options options = side.options;
    options.locales = side.translations;
    return translated_languages(*side.project, meaning, *side.files, options);
  }

  // A language is new when the form is published in it, and gone when its file is: one that waits
  // for its translators was never promised, or is still received.
  void compare_words(const Meaning& old, const Meaning& now, FormChanges& out) const {
    const TranslatedLanguages before = languages_of(old_, old);
    TranslatedLanguages after = languages_of(now_, now);
    for (const std::string& language : after.waiting)
      if (std::find(before.published.begin(), before.published.end(), language) !=
          before.published.end())
        after.published.push_back(language);
    out.changes = changes({localise(old.model, locale()), old.published, before.published},
                          {localise(now.model, locale()), now.published, after.published});
  }

  const Locale& locale() const {
    const auto& all = now_.project->locales;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Locale& l) {
      return l.language == (swedish_ ? "sv" : "en");
    });
    return found == all.end() ? all.front() : *found;
  }

  std::optional<FormChanges> compare(const std::string& old_id, const std::string& now_id) {
    const auto old = read(old_, old_id), now = read(now_, now_id);
    if (!old || !now) return std::nullopt;
    FormChanges out{.form = now_id.empty() ? old_id : now->model.id,
                    .old = old->model.version,
                    .now = now->model.version,
                    .published = old->published && now->published};
    if (old_id.empty()) out.changes.push_back(form_added(swedish_));
    else if (now_id.empty()) out.changes.push_back(form_removed(swedish_));
    else compare_words(*old, *now, out);
    return out;
  }

  int say_findings() {
    // Changes in JSON stand on stdout, and a reader of them must know that some are missing.
    const int code = report(*now_.project, findings_, a_);
    return code == kClean ? kAuthor : code;
  }

  const Arguments& a_;
  bool reader_is_swedish_, swedish_;
  Reading old_, now_;
  std::vector<std::pair<std::string, std::string>> pairs_;
  std::vector<Finding> findings_;
};

}  // namespace

int diff(const Arguments& arguments) { return Diff(arguments).run(); }

}  // namespace blankett
