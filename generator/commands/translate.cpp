// blankett extract, merge and translations: texts out to translators, translations back, and how
// far they have come. Tested by translate_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/text.h"
#include "commands/command.h"
#include "commands/report.h"
#include "localise/status.h"
#include "localise/translation.h"
#include "parse/parse.h"
#include "write/file.h"

namespace blankett {
namespace {

using SourceFiles = std::map<std::string, SourceFile, std::less<>>;

class Translating {
 public:
  explicit Translating(const Arguments& arguments)
      : a_(arguments),
        swedish_(arguments.options.reader == "sv"),
        options_(arguments.options),
        project_(load(files_, options_)) {}

  int extract() {
    if (!a_.csv.empty() && a_.language.empty()) {
      tell("en tabell har ett språk: ange det med --language",
           "a table has one language: give it with --language");
      return kUsage;
    }
    if (!read_sources(a_.paths)) return said();
    std::string table;
    for (const Locale* locale : languages())
      for (const auto& [name, source] : sources_) {
        if (!belongs(name, *locale)) continue;
        if (!a_.csv.empty()) {
          Held held = read(path_of(*locale, name), *locale);
          update(held.units, source);
          table += write_csv(source, held.units, locale->language, table.empty());
        } else if (!update_file(source, *locale)) {
          return kWorld;
        }
      }
    if (refused()) return said();
    if (!a_.csv.empty() && !write(a_.csv, table)) return kWorld;
    return said();
  }

  int merge() {
    if (!read_sources({})) return said();
    for (const std::string& path : a_.paths) merge_file(path);
    if (refused()) {
      tell("inget är ändrat", "nothing has been changed");
      return said();
    }
    return write_changed() ? said() : kWorld;
  }

  int status() {
    if (!read_sources(a_.paths)) return said();
    std::vector<FileStatus> all;
    for (const Locale* locale : languages())
      for (const auto& [name, source] : sources_)
        if (belongs(name, *locale)) {
          all.push_back(status_of(source, read_units(path_of(*locale, name), *locale), *locale));
          if (const auto its = terms_.find(name); its != terms_.end())
            add_terms(all.back(), its->second, project_->locales.front(), *locale);
        }
    if (refused()) return said();
    add_waiting(all);
    const std::string out = a_.report == Report::json   ? status_json(all)
                            : a_.report == Report::html ? status_html(all, swedish_)
                                                        : status_text(all, swedish_);
    if (!a_.file.empty() && !write(a_.file, out)) return kWorld;
    if (a_.file.empty()) std::fwrite(out.data(), 1, out.size(), stdout);
    return said();
  }

 private:
  // A translation file as it stands on disk.
  struct Held {
    TranslationUnits units{};
    bool there = false;
  };
  struct Into {
    SourceFile source{};
    const Locale* locale = nullptr;
    TranslationUnits units{};
    std::map<std::string, std::pair<std::string, Span>> returned{};  // words by id
  };

  // ---- what there is to translate

  // All texts of the forms named, or of all; false when there is nothing to go on with. A form with
  // errors is left as it is; of what it shares with others, all is taken that can be read.
  bool read_sources(const std::vector<std::string>& only) {
    findings_ = project_->findings;
    if (project_->has_errors()) return false;
    for (const std::string& form : only)
      if (std::find(project_->forms.begin(), project_->forms.end(), form) ==
          project_->forms.end()) {
        tell("det finns inget formulär `{}`; formulären är {}",
             "there is no form `{}`; the forms are {}", form, fmt::join(project_->forms, ", "));
        usage_ = true;
      }
    if (!a_.language.empty() && !locale_named(a_.language)) {
      std::string all;
      for (const Locale& locale : project_->locales)
        all += (all.empty() ? "" : ", ") + locale.language;
      tell("det finns inget språk `{0}`; skriv {1}/{0}/locale.xml först. Språken är {2}",
           "there is no language `{0}`; write {1}/{0}/locale.xml first. The languages are {2}",
           a_.language, options_.locales, all);
      usage_ = true;
    }
    if (usage_) return false;
    SourceFiles shared;
    for (const std::string& form : project_->forms) {
      const Meaning meaning = meaning_of(*project_, form, files_, options_);
      findings_.insert(findings_.end(), meaning.findings.begin(), meaning.findings.end());
      if (meaning.has_errors()) {
        broken_ = true;
        add_shared_texts(meaning.model, shared);
        continue;
      }
      SourceFile own = form_texts(meaning.model);
      terms_.emplace(own.name, meaning.model.terms);
      SourceFiles its;
      add_shared_texts(meaning.model, its);
      for (const auto& [name, file] : its) shares_[own.name].push_back(name);
      add_shared_texts(meaning.model, shared);
      if (only.empty() || std::find(only.begin(), only.end(), form) != only.end())
        sources_.emplace(own.name, std::move(own));
    }
    sources_.merge(shared);
    SourceFile ui = page_word_texts(project_->source_words);
    sources_.emplace(ui.name, std::move(ui));
    return true;
  }

  const Locale* locale_named(std::string_view language) const {
    for (const Locale& locale : project_->locales)
      if (locale.language == language) return &locale;
    return nullptr;
  }

  // All but the source language, which stands first; or the one that is asked for.
  std::vector<const Locale*> languages() const {
    std::vector<const Locale*> out;
    for (const Locale& locale : project_->locales)
      if (&locale != &project_->locales.front() &&
          (a_.language.empty() || locale.language == a_.language))
        out.push_back(&locale);
    return out;
  }

  std::string path_of(const Locale& locale, const std::string& name) const {
    return options_.locales + "/" + locale.language + "/" + name + ".xlf";
  }

  // Whether the language has the file, or is to have it: a form's when it is named, and what all
  // forms share. A variant has only what it says in its own words.
  bool belongs(const std::string& name, const Locale& locale) const {
    if (files_.is_file(path_of(locale, name))) return true;
    if (name.starts_with("forms/"))
      return !a_.language.empty() && !a_.paths.empty() &&
             std::find(a_.paths.begin(), a_.paths.end(), name.substr(6)) != a_.paths.end();
    return locale.parent.empty();
  }

  // ---- files

  const Document& read_document(const std::string& path) {
    auto bytes = files_.read(path, kLargestFile);
    if (!bytes) {
      tell("{} kan inte läsas", "{} cannot be read", path);
      usage_ = true;
      bytes.emplace();
    }
    const SourceId id = sources_of_files_.add(path, std::move(*bytes));
    return documents_.emplace_back(parse(sources_of_files_, id, found_));
  }

  Units read_units(const std::string& path, const Locale& locale) {
    if (!files_.is_file(path)) return {};
    return read_xliff(read_document(path), locale.language, found_);
  }

  Held read(const std::string& path, const Locale& locale) {
    if (!files_.is_file(path)) return {};
    const Document& document = read_document(path);
    return {translation_units(document, read_xliff(document, locale.language, found_)), true};
  }

  XliffOptions xliff(const Locale& locale) const {
    return {project_->locales.front().language, locale.language, a_.prefill,
            &project_->library.terms};
  }

  bool write(const std::string& path, const std::string& bytes) {
    if (files_.read(path, kLargestFile) == bytes) return true;
    if (const auto wrong = replace_file(path, bytes)) {
      tell("{} kunde inte skrivas: {}", "{} could not be written: {}", path, *wrong);
      return false;
    }
    return true;
  }

  // The file with the texts that only a form with errors may know, as we have them: nothing of a
  // block is lost because one of its forms cannot be read.
  SourceFile whole(const SourceFile& source, const TranslationUnits& held) const {
    SourceFile out = source;
    if (!broken_ || source.name.starts_with("forms/") || source.name == "ui") return out;
    for (const auto& [id, unit] : held)
      if (std::none_of(source.texts.begin(), source.texts.end(),
                       [&](const SourceText& text) { return text.id == id; }))
        out.texts.push_back({.id = id, .pieces = unit.source});
    return out;
  }

  bool update_file(const SourceFile& source, const Locale& locale) {
    const std::string path = path_of(locale, source.name);
    Held held = read(path, locale);
    if (refused()) return true;  // it is left as it is
    if (whole(source, held.units).texts.size() > source.texts.size()) return true;
    const Updated did = update(held.units, source);
    for (const auto& [from, to] : did.renamed)
      tell("{}: `{}` får översättningen av `{}`, att granska",
           "{}: `{}` is offered the translation of `{}`, for review", path, to, from);
    for (const std::string& id : did.removed)
      tell("{}: `{}` är borta, och så dess översättning",
           "{}: `{}` is gone, and so its translation", path, id);
    if (!held.there || !did.fresh.empty() || !did.stale.empty() || !did.renamed.empty() ||
        !did.removed.empty())
      fmt::print(fmt::runtime(swedish_ ? "{}: {} texter, {} nya, {} inaktuella\n"
                                       : "{}: {} texts, {} new, {} stale\n"),
                 path, source.texts.size(), did.fresh.size(), did.stale.size());
    return write(path, write_xliff(source, held.units, xliff(locale)));
  }

  // All files, or none.
  bool write_changed() {
    std::vector<std::pair<std::string, std::optional<std::string>>> before;
    for (auto& [path, into] : changed_) {
      before.emplace_back(path, files_.read(path, kLargestFile));
      if (write(path, write_xliff(into.source, into.units, xliff(*into.locale)))) continue;
      before.pop_back();
      for (const auto& [written, bytes] : before) {
        if (bytes) replace_file(written, *bytes);
        else std::remove(written.c_str());
      }
      tell("inget är ändrat", "nothing has been changed");
      return false;
    }
    return true;
  }

  // A form's pages also need the words of the pages, and of the blocks and lists that it inserts.
  void add_waiting(std::vector<FileStatus>& all) const {
    std::set<std::pair<std::string, std::string>> unready;  // language and file
    for (const FileStatus& file : all)
      if (!file.ready()) unready.emplace(file.language, file.file);
    for (FileStatus& file : all) {
      file.is_form = file.file.starts_with("forms/");
      if (!file.is_form) continue;
      std::vector<std::string> needs{"ui"};
      if (const auto shares = shares_.find(file.file); shares != shares_.end())
        needs.insert(needs.end(), shares->second.begin(), shares->second.end());
      for (const std::string& name : needs)
        if (unready.count({file.language, name}) == 1) file.waits_for.push_back(name);
    }
  }

  // ---- what comes back

  Into& into(const SourceFile& source, const Locale& locale) {
    const std::string path = path_of(locale, source.name);
    const auto [found, fresh] = changed_.try_emplace(path);
    if (fresh) {
      TranslationUnits units = read(path, locale).units;
      found->second = {whole(source, units), &locale, std::move(units)};
      update(found->second.units, found->second.source);
    }
    return found->second;
  }

  void merge_file(const std::string& path) {
    auto bytes = files_.read(path, kLargestFile);
    if (!bytes) {
      tell("{} kan inte läsas", "{} cannot be read", path);
      usage_ = true;
      return;
    }
    const std::string small = lower_case(path);
    const bool table =
        small.ends_with(".csv") || small.ends_with(".tsv") || small.ends_with(".txt");
    const SourceId id = sources_of_files_.add(path, std::move(*bytes));
    if (table) merge_table(path, id);
    else merge_xliff(path, documents_.emplace_back(parse(sources_of_files_, id, found_)));
  }

  void merge_table(const std::string& path, SourceId id) {
    if (a_.language.empty()) {
      tell("ange språket för {} med --language", "give the language of {} with --language", path);
      usage_ = true;
      return;
    }
    const Locale& locale = *locale_named(a_.language);
    if (&locale == &project_->locales.front()) {
      no_language(a_.language, {id, 0, 0});
      return;
    }
    for (const auto& [name, units] : read_csv(sources_of_files_, id, locale.language, found_))
      merge_units(path, name, locale, {units, translation_units(units), {id, 0, 0}, xliff(locale)});
  }

  void no_language(const std::string& language, Span at) {
    std::string all;
    for (const Locale& locale : project_->locales)
      if (&locale != &project_->locales.front()) all += (all.empty() ? "" : ", ") + locale.language;
    found_.add({.message = &message_named("localise/merge-language"),
                .at = at,
                .arguments = {language, all}});
  }

  void merge_xliff(const std::string& path, const Document& document) {
    if (document.empty()) return;
    const Element root = document.root();
    const Attribute* target = root.attribute("trgLang");
    for (Element file : root.nodes()) {
      if (!is_file(file)) continue;
      if (!target) target = file.attribute("target-language");
      check_source_language(root, file);
    }
    const std::string language(!a_.language.empty() ? a_.language : target ? target->value : "");
    const Locale* locale = locale_named(without_region(language));
    if (!locale || locale == &project_->locales.front()) {
      // A file of another kind has no language either, and is better told of that.
      read_xliff(document, "", found_);
      if (!found_.has_errors()) no_language(language, target ? target->value_at : root.at());
      return;
    }
    const Units units = read_xliff(document, locale->language, found_);
    if (found_.has_errors()) return;
    // Units by the file that they are in.
    std::map<std::string, Units, std::less<>> by_file;
    for (Element file : root.nodes())
      if (is_file(file)) by_file[name_of_file(file)];
    for (const auto& [id, unit] : units)
      by_file[file_around(document, unit.element)].emplace(id, unit);
    for (const auto& [name, part] : by_file)
      merge_units(path, name, *locale,
                  {part, translation_units(document, part), root.at(), xliff(*locale)});
  }

  static bool is_file(Element e) { return e.is_element() && xliff_name(e) == "file"; }

  void check_source_language(Element root, Element file) {
    const Attribute* at = file.attribute("source-language");
    if (!at) at = root.attribute("srcLang");
    const std::string& own = project_->locales.front().language;
    if (at && without_region(at->value) != own)
      found_.add({.message = &message_named("localise/merge-source-language"),
                  .at = at->value_at,
                  .arguments = {std::string(at->value), own}});
  }

  // The name of ours for what a <file> says that it translates.
  std::string name_of_file(Element file) const {
    std::string original(file.value("original"));
    if (original.empty()) original = file.value("id");
    for (const auto& [name, source] : sources_)
      if (source.original == original || name == original) return name;
    return original;
  }

  std::string file_around(const Document& document, std::uint32_t element) const {
    for (Element e(&document, element); e.has_parent(); e = e.parent())
      if (is_file(e)) return name_of_file(e);
    return {};
  }

  void merge_units(const std::string& path, const std::string& name, const Locale& locale,
                   const Returned& returned) {
    const auto source = sources_.find(name);
    if (source == sources_.end()) {
      std::string all;
      for (const auto& [each, file] : sources_) all += (all.empty() ? "" : ", ") + each;
      const Span at = returned.units.empty() ? returned.file : returned.units.begin()->second.at;
      found_.add(
          {.message = &message_named("localise/merge-file"), .at = at, .arguments = {name, all}});
      return;
    }
    Into& file = into(source->second, locale);
    for (const auto& [id, unit] : returned.units) {
      const auto [found, fresh] = file.returned.try_emplace(id, written(unit.target), unit.at);
      if (fresh || unit.target.empty() || found->second.first == written(unit.target)) continue;
      found_.add({.message = &message_named("localise/merge-twice"),
                  .at = unit.at,
                  .arguments = {id},
                  .related = {{found->second.second, &message_named("localise/first-unit")}}});
    }
    const Merged did = blankett::merge(file.units, file.source, returned, locale.formats, found_);
    fmt::print(fmt::runtime(swedish_ ? "{} → {}: {} ändrade, {} som förut, {} inte med\n"
                                     : "{} → {}: {} changed, {} as before, {} not in it\n"),
               path, path_of(locale, name), did.changed, did.same, did.left);
    if (did.lowered > 0)
      fmt::print(fmt::runtime(swedish_ ? "{}: {} texter var godkända, och är det inte längre\n"
                                       : "{}: {} texts were approved, and no longer are\n"),
                 path_of(locale, name), did.lowered);
    if (did.reopened > 0)
      fmt::print(fmt::runtime(swedish_ ? "{}: {} texter var klara, och väntar på granskning\n"
                                       : "{}: {} texts were done, and wait for review\n"),
                 path_of(locale, name), did.reopened);
  }

  static const Message& message_named(std::string_view id) {
    for (const Message& message : localise_messages())
      if (message.id == id) return message;
    std::abort();
  }

  // ---- telling

  template <class... Values>
  void tell(const char* sv, const char* en, const Values&... values) const {
    fmt::print(stderr, "blankett: {}\n", fmt::format(fmt::runtime(swedish_ ? sv : en), values...));
  }

  // Whether what was read cannot be used. What is wrong with a form is told beside what could be
  // done.
  bool refused() const { return usage_ || found_.has_errors(); }

  int said() {
    if (usage_) return kUsage;
    std::vector<Finding> all;
    // What the forms say of themselves belongs to check and build.
    for (Finding& finding : findings_)
      if (finding.severity == Severity::error) all.push_back(std::move(finding));
    for (Finding& finding : resolve(found_, sources_of_files_, project_->wording(options_.reader)))
      all.push_back(std::move(finding));
    return all.empty() ? kClean : report(*project_, std::move(all), a_);
  }

  const Arguments& a_;
  bool swedish_;
  DiskFiles files_{};
  const Options& options_;
  std::unique_ptr<Project> project_;
  std::vector<Finding> findings_{};
  SourceFiles sources_{};
  Sources sources_of_files_{};
  std::deque<Document> documents_{};
  std::map<std::string, Into> changed_{};
  Diagnostics found_{};
  std::map<std::string, std::vector<std::string>, std::less<>> shares_{};  // by form
  std::map<std::string, TermBank, std::less<>> terms_{};                   // that each form uses
  bool usage_ = false, broken_ = false;
};

}  // namespace

int extract(const Arguments& arguments) { return Translating(arguments).extract(); }
int merge(const Arguments& arguments) { return Translating(arguments).merge(); }
int translations(const Arguments& arguments) { return Translating(arguments).status(); }

}  // namespace blankett
