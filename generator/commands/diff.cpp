// blankett diff OLD [NEW]: what changed in the forms, whom it breaks, and the version that follows.
// Both versions are read with the languages, and so the words, of the working tree. Tested by
// diff_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "changes/report.h"
#include "commands/command.h"
#include "commands/forms_version.h"
#include "commands/report.h"

namespace blankett {
namespace {

class Diff {
 public:
  explicit Diff(const Arguments& arguments)
      : a_(arguments),
        reader_is_swedish_(arguments.options.reader == "sv"),
        swedish_(arguments.language.empty() ? reader_is_swedish_ : arguments.language == "sv") {}

  int run() {
    const std::string& now = a_.what.empty() ? a_.options.forms : a_.what;
    for (const auto& [given, side] : {std::pair(&a_.name, &old_), std::pair(&now, &now_)})
      if (const int code = open_version(*given, a_, *side); code != kClean) return code;
    for (FormsVersion* side : {&old_, &now_}) {
      load_version(*side);
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
  std::optional<Meaning> read(const FormsVersion& side, const std::string& id) {
    if (id.empty()) return Meaning{};
    Meaning out = meaning_of(*side.project, id, *side.files, side.options);
    // A version that was copied somewhere need not stand in a folder of its name.
    std::erase_if(out.findings, [](const Finding& f) { return f.rule == "link/id-not-folder"; });
    if (!out.has_errors()) return out;
    findings_.insert(findings_.end(), out.findings.begin(), out.findings.end());
    return std::nullopt;
  }

  TranslatedLanguages languages_of(const FormsVersion& side, const Meaning& meaning) const {
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
  FormsVersion old_, now_;
  std::vector<std::pair<std::string, std::string>> pairs_;
  std::vector<Finding> findings_;
};

}  // namespace

int diff(const Arguments& arguments) { return Diff(arguments).run(); }

}  // namespace blankett
