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
          const Held held = read(path_of(*locale, name), *locale);
          table += write_csv(source, held.units, table.empty());
        } else if (!update_file(source, *locale)) {
          return kWorld;
        }
      }
    if (has_errors()) return said();
    if (!a_.csv.empty() && !write(a_.csv, table)) return kWorld;
    return said();
  }

  int merge() {
    if (!read_sources({})) return said();
    for (const std::string& path : a_.paths) merge_file(path);
    if (has_errors()) {
      tell("inget är ändrat", "nothing has been changed");
      return said();
    }
    for (auto& [path, into] : changed_)
      if (!write(path, write_xliff(*into.source, into.units, xliff(*into.locale)))) return kWorld;
    return said();
  }

  int status() {
    if (!read_sources(a_.paths)) return said();
    std::vector<FileStatus> all;
    for (const Locale* locale : languages())
      for (const auto& [name, source] : sources_)
        if (belongs(name, *locale))
          all.push_back(status_of(source, read_units(path_of(*locale, name), *locale), *locale));
    if (has_errors()) return said();
    const std::string out = a_.report == Report::json   ? status_json(all)
                            : a_.report == Report::html ? status_html(all, swedish_)
                                                        : status_text(all, swedish_);
    if (!a_.file.empty()) return write(a_.file, out) ? kClean : kWorld;
    std::fwrite(out.data(), 1, out.size(), stdout);
    return kClean;
  }

 private:
  // A translation file as it stands on disk.
  struct Held {
    TranslationUnits units{};
    bool there = false;
  };
  struct Into {
    const SourceFile* source = nullptr;
    const Locale* locale = nullptr;
    TranslationUnits units{};
  };

  // ---- what there is to translate

  // All texts of the forms named, or of all; false when something is wrong with them.
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
      if (meaning.has_errors()) continue;
      SourceFile own = form_texts(meaning.model);
      add_shared_texts(meaning.model, shared);
      if (only.empty() || std::find(only.begin(), only.end(), form) != only.end())
        sources_.emplace(own.name, std::move(own));
    }
    sources_.merge(shared);
    SourceFile ui = page_word_texts(project_->source_words);
    sources_.emplace(ui.name, std::move(ui));
    return !has_errors();
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

  bool update_file(const SourceFile& source, const Locale& locale) {
    const std::string path = path_of(locale, source.name);
    Held held = read(path, locale);
    if (has_errors()) return true;  // it is left as it is
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

  // ---- what comes back

  Into& into(const SourceFile& source, const Locale& locale) {
    const std::string path = path_of(locale, source.name);
    const auto [found, fresh] = changed_.try_emplace(path);
    if (fresh) {
      found->second = {&source, &locale, read(path, locale).units};
      update(found->second.units, source);
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
    const bool table = path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".txt");
    if (table && !can_be_read(*bytes)) {
      tell("{}: tabellen är inte ren text i UTF-8; spara den som ”CSV UTF-8”",
           "{}: the table is not plain text in UTF-8; save it as “CSV UTF-8”", path);
      usage_ = true;
      return;
    }
    const SourceId id = sources_of_files_.add(path, std::move(*bytes));
    if (table) merge_table(path, id);
    else merge_xliff(path, documents_.emplace_back(parse(sources_of_files_, id, found_)));
  }

  // Plain CSV of some programs is in the encoding of the machine; and some characters no XML can
  // hold.
  static bool can_be_read(std::string_view bytes) {
    return !first_bad_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
  }

  void merge_table(const std::string& path, SourceId id) {
    if (a_.language.empty()) {
      tell("ange språket för {} med --language", "give the language of {} with --language", path);
      usage_ = true;
      return;
    }
    for (const auto& [name, units] : read_csv(sources_of_files_, id, found_))
      merge_units(path, name, *locale_named(a_.language),
                  {units, translation_units(units), {id, 0, 0}});
  }

  void merge_xliff(const std::string& path, const Document& document) {
    if (document.empty()) return;
    const Element root = document.root();
    std::string language(root.value("trgLang"));
    for (Element file : root.nodes()) {
      if (!file.is_element() || file.name() != "file") continue;
      if (language.empty()) language = file.value("target-language");
      check_source_language(root, file);
    }
    const Locale* locale = locale_named(a_.language.empty() ? language : a_.language);
    if (!locale || locale == &project_->locales.front()) {
      tell("{}: det finns inget språk `{}` att översätta till",
           "{}: there is no language `{}` to translate to", path, language);
      usage_ = true;
      return;
    }
    const Units units = read_xliff(document, locale->language, found_);
    if (found_.has_errors()) return;
    // Units by the file that they are in.
    std::map<std::string, Units, std::less<>> by_file;
    for (Element file : root.nodes())
      if (file.is_element() && file.name() == "file") by_file[name_of_file(file)];
    for (const auto& [id, unit] : units)
      by_file[file_around(document, unit.element)].emplace(id, unit);
    for (const auto& [name, part] : by_file)
      merge_units(path, name, *locale, {part, translation_units(document, part), root.at()});
  }

  void check_source_language(Element root, Element file) {
    const Attribute* at = file.attribute("source-language");
    if (!at) at = root.attribute("srcLang");
    const std::string& own = project_->locales.front().language;
    if (at && at->value != own)
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
      if (e.name() == "file") return name_of_file(e);
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
    const Merged did =
        blankett::merge(file.units, source->second, returned, locale.formats, found_);
    fmt::print(fmt::runtime(swedish_ ? "{} → {}: {} ändrade, {} som förut, {} inte med\n"
                                     : "{} → {}: {} changed, {} as before, {} not in it\n"),
               path, path_of(locale, name), did.changed, did.same, did.left);
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

  bool has_errors() const {
    return usage_ || found_.has_errors() ||
           std::any_of(findings_.begin(), findings_.end(),
                       [](const Finding& f) { return f.severity == Severity::error; });
  }

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
  bool usage_ = false;
};

}  // namespace

int extract(const Arguments& arguments) { return Translating(arguments).extract(); }
int merge(const Arguments& arguments) { return Translating(arguments).merge(); }
int translations(const Arguments& arguments) { return Translating(arguments).status(); }

}  // namespace blankett
