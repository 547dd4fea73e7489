// Two functions tell the whole story: `load` and `compile`. Everything above them is helpers.
// Tested by golden_test.cpp and diagnostics_test.cpp.

#include "pipeline.h"

#include <time.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "audit/criteria.h"
#include "base/lines.h"
#include "base/local_file.h"
#include "base/text.h"
#include "link/terms.h"
#include "localise/pseudo.h"
#include "model/print.h"
#include "page/language.h"
#include "page/origin.h"
#include "page/outline.h"
#include "page/page.h"
#include "page/words.h"
#include "parse/parse.h"
#include "plain/linter.h"
#include "render/statement.h"
#include "render/theme.h"
#include "rules/any_text.h"
#include "rules/check.h"
#include "rules/overlaps.h"
#include "rules/said_once.h"
#include "rules/suppress.h"
#include "validate/validate.h"
#include "write/write.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"project/unreadable", "{0} cannot be read", "check the path and the rights of the file"},
    {"project/not-utf-8", "{0} is not UTF-8 text from line {1} on",
     "save it as UTF-8; of other formats than .html and .txt, save the text alone"},
    {"project/no-texts", "there is no text or page in {0}",
     "name a file, or a folder with .txt, .md or .html files"},
    {"project/xml-as-text", "{0} is XML, whose words cannot be told from its markup here",
     "check a form without --language; save other texts as .txt, .md or .html"},
    {"project/no-forms", "there is no form in {0}", "a form is {0}/<id>/form.xml"},
    {"project/no-form", "there is no form `{0}` in {1}", "the forms are {2}"},
    {"project/no-language", "there is no language `{0}` in {1}", "the languages are {2}"},
    {"project/no-source-language", "the language sv is missing in {0}",
     "forms are written in Swedish: add {0}/sv/locale.xml and {0}/sv/ui.xlf"},
    {"project/other-language", "the language `{0}` is not the name of its folder, `{1}`",
     "use the same name for both"},
    {"project/no-media", "there is no file {0} of at most 64 MB in {1}",
     "put it there, or name one of {2}"},
    {"project/made-from", "this part of the form is shown there", ""},
    {"project/not-compared", "{0} pages were checked, but not compared with the others",
     "check no more than 64 MB of pages at a time"},
    {"project/sheet-unread", "the style sheet `{0}` could not be read",
     "put a copy of it beside the page and link to that: until then it is not certain what is "
     "seen"},
    {"project/sheet-could-change", "this style sheet could not be read, and could change it", ""},
};
enum {
  kUnreadable,
  kNotUtf8,
  kNoTexts,
  kXmlAsText,
  kNoForms,
  kNoForm,
  kNoLanguage,
  kNoSourceLanguage,
  kOtherLanguage,
  kNoMedia,
  kMadeFrom,
  kNotCompared,
  kUnreadSheet,
  kCouldChange
};

constexpr std::string_view kSourceLanguage = "sv";
constexpr std::string_view kNeutral = "neutral";  // rules for every language

void say(Diagnostics& out, int message, std::vector<std::string> arguments) {
  out.add({.message = &kMessages[message], .arguments = std::move(arguments)});
}

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out.empty() ? "–" : out;
}

// Reads and parses one file through the strict door. An empty document has been reported.
Document read(const FileSystem& files, const std::string& path, Sources& sources,
              Diagnostics& out) {
  auto bytes = files.read(path, kLargestFile);
  if (!bytes) {
    say(out, kUnreadable, {path});
    return {};
  }
  return parse(sources, sources.add(path, std::move(*bytes)), out);
}

Document read_valid(const FileSystem& files, const std::string& path, std::string_view root,
                    Sources& sources, Diagnostics& out) {
  Diagnostics found;
  Document document = read(files, path, sources, found);
  validate(document, {&root, 1}, sources, found);
  for (const Diagnostic& d : found) out.add(d);
  return found.has_errors() ? Document{} : std::move(document);
}

std::string stem_of(const std::string& file, std::string_view ending) {
  return file.ends_with(ending) ? file.substr(0, file.size() - ending.size()) : std::string();
}

// Files of one kind in a folder, parsed and valid, by name without the ending.
std::map<std::string, Document, std::less<>> read_all(const FileSystem& files,
                                                      const std::string& folder,
                                                      std::string_view root, Sources& sources,
                                                      Diagnostics& out) {
  std::map<std::string, Document, std::less<>> documents;
  for (const std::string& file : files.entries(folder)) {
    const std::string id = stem_of(file, ".xml");
    if (id.empty()) continue;
    documents.emplace(id, read_valid(files, folder + "/" + file, root, sources, out));
  }
  return documents;
}

struct LoadedLocale {
  std::string language, parent;
  Document locale, ui, words;
  plain::RuleFiles rules;
  Units ui_units;
};

// The plain-language rules of a language, and the tables beside them.
plain::RuleFiles read_rules(const FileSystem& files, const std::string& locales,
                            const std::string& language, Sources& sources, Diagnostics& out) {
  const std::string folder = locales + "/" + language + "/rules";
  plain::RuleFiles rules;
  rules.language = language;
  rules.rules = read_all(files, folder, "rule", sources, out);
  rules.dictionaries = locales + "/" + language + "/dictionary";
  for (const std::string& file : files.entries(folder)) {
    const std::string name = stem_of(file, ".tsv");
    if (name.empty()) continue;
    const std::string path = folder + "/" + file;
    auto bytes = files.read(path, kLargestFile);
    if (!bytes || bytes->size() > kLargestFile) {
      say(out, kUnreadable, {path});
      continue;
    }
    const SourceId source = sources.add(path, std::move(*bytes));
    rules.tables.emplace(name, plain::read_table(sources, source, out));
  }
  return rules;
}

// What the city's concepts may be called in a language.
std::vector<std::string> words_of_terms(const TermBank& bank, const std::string& language) {
  std::vector<std::string> out;
  for (const auto& [id, one] : bank)
    if (const Term* term = one.in(language)) {
      out.push_back(term->name);
      out.insert(out.end(), term->admitted.begin(), term->admitted.end());
    }
  return out;
}

// How a language differs from Swedish.
plain::Calibration calibration_of(Element locale) {
  plain::Calibration out;
  const auto number = [&](const char* attribute, auto& value) {
    const std::string_view text = locale.value(attribute);
    std::from_chars(text.data(), text.data() + text.size(), value);
  };
  number("sentence-length", out.sentence);
  number("long-word", out.long_word);
  return out;
}

bool wanted(const std::vector<std::string>& only, const std::string& name) {
  return only.empty() || std::find(only.begin(), only.end(), name) != only.end();
}

// The compiler's own words, locales/<lang>/diagnostics.xlf. Without the file it speaks English.
void read_messages(const FileSystem& files, const Options& options, Project& project,
                   Diagnostics& out) {
  const std::string path = options.locales + "/" + options.reader + "/diagnostics.xlf";
  if (options.reader == "en" || !files.is_file(path)) return;
  const Document document = read(files, path, project.sources, out);
  for (auto& [id, unit] : read_xliff(document, options.reader, out))
    if (unit.has_target) project.texts[id] = plain_of(unit.target);
}

// The language whose words a variant uses where it has none; empty for other languages.
std::string parent_of(const FileSystem& files, const Options& options,
                      const std::string& language) {
  for (const std::string& tag : parents_of(language))
    if (files.is_file(options.locales + "/" + tag + "/locale.xml")) return tag;
  return {};
}

void read_locales(const FileSystem& files, const Options& options, Project& project,
                  Diagnostics& out) {
  std::vector<LoadedLocale> loaded;
  std::vector<std::string> names;
  for (const std::string& language : files.entries(options.locales)) {
    const std::string folder = options.locales + "/" + language;
    if (!files.is_file(folder + "/locale.xml")) continue;
    names.push_back(language);
    const bool source = language == kSourceLanguage;
    LoadedLocale locale;
    locale.language = language;
    locale.locale = read_valid(files, folder + "/locale.xml", "locale", project.sources, out);
    // A variant of another language may do without words of its own.
    locale.parent = parent_of(files, options, language);
    // Of a language that has just begun every word is missing.
    if (source || files.is_file(folder + "/ui.xlf"))
      locale.ui = read(files, folder + "/ui.xlf", project.sources, out);
    locale.ui_units = read_xliff(locale.ui, source ? "" : language, out);
    locale.rules = read_rules(files, options.locales, language, project.sources, out);
    locale.rules.words = words_of_terms(project.library.terms, language);
    if (files.is_file(folder + "/words.xml"))
      locale.words = read_valid(files, folder + "/words.xml", "words", project.sources, out);
    if (locale.locale.empty() || (source && locale.ui.empty())) continue;
    if (const Attribute* lang = locale.locale.root().attribute("lang"); lang->value != language) {
      out.add({.message = &kMessages[kOtherLanguage],
               .at = lang->value_at,
               .arguments = {std::string(lang->value), language}});
      continue;
    }
    const auto at = source ? loaded.begin() : loaded.end();
    loaded.insert(at, std::move(locale));
  }
  for (const std::string& language : options.only_languages)
    if (std::find(names.begin(), names.end(), language) == names.end())
      say(out, kNoLanguage, {language, options.locales, list_of(names)});
  if (loaded.empty() || loaded.front().language != kSourceLanguage) {
    if (!out.has_errors()) say(out, kNoSourceLanguage, {options.locales});
    return;
  }
  project.source_words = loaded.front().ui_units;
  const plain::RuleFiles neutral =
      read_rules(files, options.locales, std::string(kNeutral), project.sources, out);
  for (LoadedLocale& from : loaded) {
    LocaleFiles parts{&from.locale, &from.ui, &from.words, nullptr};
    std::vector<const plain::RuleFiles*> rules{&from.rules};
    // A parent stands before its variants, in the folder and here.
    for (std::size_t i = 0; i < project.locales.size(); ++i)
      if (project.locales[i].language == from.parent) {
        parts.parent = &project.locales[i];
        rules.push_back(&loaded[i].rules);
      }
    rules.push_back(&neutral);
    project.locales.push_back(read_locale(parts, from.ui_units, loaded.front().ui_units, out));
    project.locales.back().linter =
        std::make_shared<plain::Linter>(from.language, rules, calibration_of(from.locale.root()),
                                        plain::Reader{options.reader, options.suggestions}, out);
    Units& units = project.block_units[from.language];
    for (const char* kind : {"/blocks", "/lists"}) {
      const std::string folder = options.locales + "/" + from.language + kind;
      for (const std::string& file : files.entries(folder)) {
        if (stem_of(file, ".xlf").empty()) continue;
        const Document document = read(files, folder + "/" + file, project.sources, out);
        units.merge(read_xliff(document, from.language, out));
      }
    }
    if (const auto parent = project.block_units.find(from.parent);
        parent != project.block_units.end())
      units.insert(parent->second.begin(), parent->second.end());
  }
}

void find_forms(const FileSystem& files, const Options& options, Project& project,
                Diagnostics& out) {
  std::vector<std::string> all;
  for (const std::string& id : files.entries(options.forms))
    if (files.is_file(options.forms + "/" + id + "/form.xml")) all.push_back(id);
  if (all.empty()) say(out, kNoForms, {options.forms});
  for (const std::string& id : options.only_forms)
    if (std::find(all.begin(), all.end(), id) == all.end())
      say(out, kNoForm, {id, options.forms, list_of(all)});
  for (const std::string& id : all)
    if (wanted(options.only_forms, id)) project.forms.push_back(id);
}

// The city's term bank, forms/terms.tbx.
void read_term_bank(const FileSystem& files, const Options& options, Project& project,
                    Diagnostics& out) {
  const std::string path = options.forms + "/terms.tbx";
  if (!files.is_file(path)) return;
  Diagnostics found;
  project.library.terms = read_terms(read(files, path, project.sources, found), found);
  project.library.terms_refused = found.has_errors() && project.library.terms.empty();
  for (const Diagnostic& d : found) out.add(d);
}

void add_pseudo_languages(Project& project) {
  project.locales.reserve(project.locales.size() + 2);
  for (const std::string_view language : {kPseudo, kMirroredPseudo}) {
    project.locales.push_back(pseudo_locale(project.locales.front(), language));
    project.locales.back().linter = project.locales.front().linter;
  }
  add_pseudo_terms(project.library.terms, kSourceLanguage);
}

// The versions that were published, forms/versions.lock.
void read_lock(const FileSystem& files, const Options& options, Project& project,
               Diagnostics& out) {
  const std::string path = options.forms + "/" + std::string(kLockFile);
  // What stands there and is no file, a link to nothing or a folder, is no lock that was never
  // there.
  const std::vector<std::string> all = files.entries(options.forms);
  if (std::find(all.begin(), all.end(), kLockFile) == all.end()) return;
  auto bytes = files.read(path, kLargestFile);
  if (!bytes || bytes->size() > kLargestFile) return say(out, kUnreadable, {path});
  const SourceId source = project.sources.add(path, std::move(*bytes));
  project.lock = parse_lock(project.sources, source, out);
}

std::string_view standards_of(const Project& project, std::string_view rule) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->id == rule) return r.rule->standards;
  for (const Locale& locale : project.locales)
    for (const auto& r : locale.linter->rules())
      if (r->id == rule) return "plain-language wcag:3.1.5";
  return {};
}

// Adds the CPU time of this thread to a stage when it goes out of scope.
class Clock {
 public:
  Clock(StageTimes& times, Stage stage)
      : slot_(times[static_cast<std::size_t>(stage)]), from_(now()) {}
  ~Clock() { slot_ += now() - from_; }
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;

 private:
  static std::chrono::nanoseconds now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
  }
  std::chrono::nanoseconds& slot_;
  std::chrono::nanoseconds from_;
};

std::string translation_path(const Options& options, const std::string& language,
                             const std::string& form) {
  return options.locales + "/" + language + "/forms/" + form + ".xlf";
}

std::vector<Edition> editions_of(const Project& project, const Model& model,
                                 const FileSystem& files, const Options& options, Sources& sources,
                                 Diagnostics& out) {
  std::vector<Edition> editions;
  for (const Locale& locale : project.locales) {
    if (locale.language == kSourceLanguage) {
      editions.push_back(localise(model, locale));
      continue;
    }
    if (is_pseudo(locale.language)) {
      editions.push_back(pseudo_edition(model, locale));
      continue;
    }
    const std::string path = translation_path(options, locale.language, model.id);
    if (!files.is_file(path)) continue;  // the form is not published in this language
    const Document document = read(files, path, sources, out);
    if (document.empty()) continue;
    const std::size_t errors = out.count(Severity::error);
    const Units units = read_xliff(document, locale.language, out);
    if (units.empty() && out.count(Severity::error) > errors) continue;  // no translation at all
    editions.push_back(
        localise(model, locale, units, project.block_units.at(locale.language), out));
  }
  return editions;
}

std::vector<std::string> without_pseudo(std::vector<std::string> languages) {
  std::erase_if(languages, [](const std::string& language) { return is_pseudo(language); });
  return languages;
}

// What people recorded of the form; none where there is no such file. `languages` are those that
// it is received in.
HumanReviews reviews_of(const Project& project, const Model& model,
                        const std::vector<std::string>& languages, const FileSystem& files,
                        const Options& options, Sources& sources, Diagnostics& out) {
  const std::string path = model.folder + "/" + std::string(kReviewFile);
  if (!files.is_file(path)) return {};
  const Document document = read_valid(files, path, "reviews", sources, out);
  if (document.empty()) return {};
  return read_reviews(document, model, languages, project.lock ? &*project.lock : nullptr,
                      options.today, out);
}

// One mistake, one message: what is said at a start tag the grammar found fault with is left out.
void add_unless_echo(const Diagnostics& from, const std::vector<Span>& faulty, Diagnostics& out) {
  for (const Diagnostic& d : from) {
    const auto inside = [&](Span tag) {
      return tag.source == d.at.source && d.at.begin >= tag.begin && d.at.end <= tag.end;
    };
    if (std::none_of(faulty.begin(), faulty.end(), inside)) out.add(d);
  }
}

// The films and pictures of a form, by their path in the site.
std::map<std::string, std::string> read_media(const Model& model, const FileSystem& files,
                                              Diagnostics& out) {
  constexpr std::size_t kLargest = std::size_t{64} << 20;
  std::map<std::string, std::string> site;
  const auto add = [&](const Media::File& file) {
    if (file.name.empty()) return;  // reported by the grammar
    const std::string path = model.folder + "/media/" + file.name;
    if (auto bytes = files.read(path, kLargest)) {
      site["media/" + model.id + "/" + file.name] = std::move(*bytes);
      return;
    }
    const std::vector<std::string> there = files.entries(model.folder + "/media");
    out.add({.message = &kMessages[kNoMedia],
             .at = file.at,
             .arguments = {file.name, model.folder + "/media", list_of(there)}});
  };
  for (const Media& media : model.media) {
    add(media.file);
    for (const Media::Captions& captions : media.captions) add(captions.file);
  }
  return site;
}

// Style sheets that could not be had, each once.
std::vector<std::string> unread_of(const Page& page) {
  std::vector<std::string> out;
  for (const std::string& sheet : page.missing_sheets())
    if (std::find(out.begin(), out.end(), sheet) == out.end()) out.push_back(sheet);
  return out;
}

// `read` is null when the page could not be read.
Subject page_subject(const std::string& path, const std::string& form, const Page* read) {
  Subject out{.kind = SubjectKind::page, .name = path, .form = form, .file = path};
  if (!read) {
    out.skipped = Skip::unreadable;
    return out;
  }
  const Document& page = *read->document;
  out.language = page.root().value("lang");
  out.contents = contents_of(*read);
  out.language_shown = shows_its_language(*read);
  out.unread = unread_of(*read);
  for (std::uint32_t i = 0; i < page.nodes.size() && out.title.empty(); ++i)
    if (const Element e(&page, i); e.is_element() && e.name() == "title")
      out.title = collapsed(e.text());
  return out;
}

// A page with the tree that it looks into; none when it could not be read.
struct ReadPage {
  std::unique_ptr<Document> document;
  std::unique_ptr<Page> page;
};

// The folders of a path that name a variant of the page's language: "sv-simple/" of
// "output/sv-simple/a.html", whose page says `sv`.
std::string variant_of(std::string_view path, std::string_view language) {
  std::string out;
  while (path.find('/') != path.npos) {
    const std::string_view folder = path.substr(0, path.find('/'));
    path.remove_prefix(folder.size() + 1);
    if (!language.empty() && primary_subtag(folder) == primary_subtag(language))
      out += std::string(folder) + "/";
  }
  return out;
}

void name_parts(const std::vector<ReadPage>& pages, const Sources& sources,
                std::vector<Finding>& findings) {
  if (findings.empty()) return;
  for (const ReadPage& p : pages)
    if (p.page) name_parts(*p.document, sources.path(p.document->source), findings);
}

// Where a page names a style sheet, as well as can be told.
Span named_at(const Page& page, const std::string& sheet) {
  for (const Element e : page.elements()) {
    const Attribute* href = e.name() == "link" ? e.attribute("href") : nullptr;
    if (href && trimmed(href->value) == sheet) return href->value_at;
    if (e.name() == "style" && e.text().find(sheet) != std::string::npos) return e.at();
  }
  return page.document->root().at();
}

// Says which style sheets were not read, and beside what a rule would else be certain of that they
// could change it.
void add_unread(const Page& page, const Diagnostics& found, Diagnostics& out) {
  const std::vector<std::string> unread = unread_of(page);
  std::map<std::string_view, Severity> certain;
  if (!unread.empty())
    for (const RegisteredRule& r : all_rules()) certain.emplace(r.rule->id, r.rule->severity);
  for (const Diagnostic& d : found) {
    Diagnostic copy = d;
    const auto rule = certain.find(d.message->id.substr(0, d.message->id.find('/')));
    if (rule != certain.end() && d.severity < rule->second)
      copy.related.push_back({named_at(page, unread.front()), &kMessages[kCouldChange]});
    out.add(std::move(copy));
  }
  for (const std::string& sheet : unread)
    out.add({.message = &kMessages[kUnreadSheet],
             .severity = Severity::review,
             .at = named_at(page, sheet),
             .arguments = {sheet}});
}

// Those of one language are compared with one another; `subjects` are told so.
void compare(const std::vector<ReadPage>& pages, const Sources& sources, Diagnostics& out,
             std::vector<Subject>* subjects) {
  std::map<std::string, std::vector<const Page*>> by_language;
  for (const ReadPage& p : pages) {
    if (!p.page) continue;
    const std::string language(p.document->root().value("lang"));
    const std::string& path = sources.path(p.document->source);
    by_language[language + " " + variant_of(path, language)].push_back(p.page.get());
  }
  for (const auto& [language, all] : by_language) {
    if (all.size() < 2) continue;
    check(all, sources, out);
    if (!subjects) continue;
    std::set<std::string> paths;
    for (const Page* page : all) paths.insert(sources.path(page->document->source));
    for (Subject& s : *subjects) s.compared = s.compared || paths.count(s.name) > 0;
  }
}

// Reads the emitted pages back and checks them like anybody's; `pages` gets them.
void verify(const Project& project, const Options& options, const Site& site,
            const std::string& form, Sources& sources, Diagnostics& out,
            std::vector<Subject>& subjects, std::vector<ReadPage>& pages) {
  const auto linked = [&](std::string_view href) -> std::shared_ptr<const css::Sheet> {
    while (href.starts_with("../")) href.remove_prefix(3);
    const auto found = project.sheets.find(href);
    return found == project.sheets.end() ? nullptr : found->second;
  };
  for (const auto& [path, bytes] : site) {
    if (!path.ends_with(".html")) continue;
    auto document = std::make_unique<Document>(parse_page(sources, sources.add(path, bytes), out));
    auto page =
        document->empty() ? std::unique_ptr<Page>() : std::make_unique<Page>(*document, linked);
    subjects.push_back(page_subject(path, form, page.get()));
    // Review sheets stand in a folder that is no language's: "reports/sv/flytt/index.html".
    const std::string folder = path.substr(0, path.find('/'));
    if (std::any_of(project.locales.begin(), project.locales.end(),
                    [&](const Locale& locale) { return locale.language == folder; }))
      subjects.back().edition = folder;
    if (!page) continue;
    check(*page, out, options.enhanced);
    pages.push_back({std::move(document), std::move(page)});
  }
}

// Adds diagnostics, each with its place in the form.
template <class PlaceOf>
void add_placed(const Diagnostics& from, const PlaceOf& place_of, Diagnostics& out) {
  for (const Diagnostic& d : from) {
    Diagnostic copy = d;
    copy.in_form = place_of(d.at);
    out.add(std::move(copy));
  }
}

// The same for what was found on pages, which also says where in the form that is. `form_of` gives
// the form that a page was made from, or null.
template <class FormOf>
void add_placed_on_pages(const Diagnostics& from, const std::vector<ReadPage>& pages,
                         const FormOf& form_of, Diagnostics& out) {
  std::map<SourceId, const Document*> documents;
  for (const ReadPage& p : pages)
    if (p.page) documents.emplace(p.document->source, p.document.get());
  std::map<SourceId, std::optional<Origins>> origins;
  for (const Diagnostic& d : from) {
    Diagnostic copy = d;
    if (const auto page = documents.find(d.at.source); page != documents.end()) {
      const auto [found, fresh] = origins.try_emplace(d.at.source);
      if (const Model* model = fresh ? form_of(*page->second) : nullptr)
        found->second.emplace(*page->second, *model);
      if (found->second) {
        copy.in_form = found->second->at(d.at.begin);
        copy.related.push_back({copy.in_form, &kMessages[kMadeFrom]});
      }
    }
    out.add(std::move(copy));
  }
}

// What is found of criteria, and is no error.
std::vector<OpenFinding> open_findings(const Diagnostics& found, const Project& project) {
  std::vector<OpenFinding> out;
  for (const Diagnostic& d : found) {
    if (d.severity != Severity::warning && d.severity != Severity::review) continue;
    const std::string rule(d.message->id.substr(0, d.message->id.find('/')));
    const std::string_view standards = standards_of(project, rule);
    const auto criteria = criteria_of(standards);
    if (criteria.empty() || is_advice(standards)) continue;
    OpenFinding open{.rule = rule,
                     .at = d.in_form.source == SourceId::none ? d.at : d.in_form,
                     .reason = d.suppressed,
                     .until = d.suppressed_until};
    for (const Criterion* criterion : criteria) open.criteria.push_back(criterion->id);
    out.push_back(std::move(open));
  }
  return out;
}

// The rules with that function, but those whose <allow> is also for what is found on pages.
template <class Function>
void add_looked(Function Rule::*function, std::vector<std::string>& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->*function) out.emplace_back(r.rule->id);
  for (const RegisteredRule& r : all_rules())
    if (!r.rule->form_rule.empty()) std::erase(out, r.rule->form_rule);
}

// The names that an <allow> can have.
std::vector<std::string> rule_names(const Project& project) {
  std::vector<std::string> out;
  for (const RegisteredRule& r : all_rules()) out.emplace_back(r.rule->id);
  for (const Locale& locale : project.locales)
    for (const auto& rule : locale.linter->rules()) out.push_back(rule->id);
  return out;
}

// Of a language rule, and no more than that; what somebody lets be is kept with the reason.
bool is_suggestion(const Diagnostic& d, const Project& project) {
  const std::string_view rule = d.message->id.substr(0, d.message->id.find('/'));
  return d.severity == Severity::note && d.suppressed.empty() &&
         std::any_of(project.locales.begin(), project.locales.end(),
                     [&](const Locale& locale) { return locale.linter->rule(rule) != nullptr; });
}

}  // namespace

std::unique_ptr<Project> load(const FileSystem& files, const Options& options) {
  auto project = std::make_unique<Project>();
  Diagnostics found;
  read_messages(files, options, *project, found);
  read_term_bank(files, options, *project, found);
  read_locales(files, options, *project, found);
  project->library.blocks =
      read_all(files, options.forms + "/blocks", "block", project->sources, found);
  project->library.lists =
      read_all(files, options.forms + "/lists", "list", project->sources, found);
  if (options.pseudo && !project->locales.empty()) add_pseudo_languages(*project);
  for (Locale& locale : project->locales)
    locale.terms = phrases_of(project->library.terms, locale.language, locale.parent);
  find_forms(files, options, *project, found);
  read_lock(files, options, *project, found);
  project->theme = read_theme(files, options.theme, project->sources, found);
  for (const auto& [name, asset] : project->theme.sheets)
    project->sheets[asset.path] =
        std::make_shared<const css::Sheet>(css::parse_sheet(asset.source));
  project->findings = resolve(found, project->sources, project->wording(options.reader));
  return project;
}

std::unique_ptr<Project> load_language(const FileSystem& files, const std::string& language,
                                       const Options& options) {
  auto project = std::make_unique<Project>();
  Diagnostics found;
  read_messages(files, options, *project, found);
  const auto folder_of = [&](const std::string& name) { return options.locales + "/" + name; };
  if (!files.is_file(folder_of(language) + "/locale.xml")) {
    std::vector<std::string> names;
    for (const std::string& name : files.entries(options.locales))
      if (files.is_file(folder_of(name) + "/locale.xml")) names.push_back(name);
    say(found, kNoLanguage, {language, options.locales, list_of(names)});
  } else {
    const Document document =
        read_valid(files, folder_of(language) + "/locale.xml", "locale", project->sources, found);
    Locale locale;
    locale.language = language;
    locale.parent = parent_of(files, options, language);
    std::vector<plain::RuleFiles> folders;
    // Spelling is only suggested, and that is what the city's words are for here.
    Diagnostics of_terms;
    if (options.suggestions) read_term_bank(files, options, *project, of_terms);
    for (const std::string& name : {language, locale.parent, std::string(kNeutral)}) {
      if (name.empty()) continue;
      folders.push_back(read_rules(files, options.locales, name, project->sources, found));
      folders.back().words = words_of_terms(project->library.terms, name);
    }
    std::vector<const plain::RuleFiles*> rules;
    for (const plain::RuleFiles& folder : folders) rules.push_back(&folder);
    if (!document.empty()) {
      locale.linter = std::make_shared<plain::Linter>(
          language, rules, calibration_of(document.root()),
          plain::Reader{options.reader, options.suggestions}, found);
      project->locales.push_back(std::move(locale));
    }
  }
  project->findings = resolve(found, project->sources, project->wording(options.reader));
  return project;
}

Bundle compile(const Project& project, const std::string& form, const FileSystem& files,
               const Options& options, Renderer& renderer) {
  Bundle bundle;
  Sources sources(&project.sources);
  Diagnostics found;
  const std::string folder = options.forms + "/" + form;

  const auto run = [&](Stage stage, auto&& work) {
    const Clock clock(bundle.times, stage);
    return work();
  };
  const auto done = [&](Stage stage) { return options.stop_after == stage; };
  Document document;
  std::vector<ReadPage> pages;
  Model model;  // empty until the form is linked
  bool complete = false;
  std::vector<std::string> looked;  // rules that have, also when something is wrong
  bundle.subjects.push_back({.kind = SubjectKind::form,
                             .name = form,
                             .form = form,
                             .file = folder + "/form.xml",
                             .skipped = Skip::errors});
  const auto marked = [&] {
    Diagnostics all =
        suppressed(found, model, {rule_names(project), options.today, complete, looked});
    if (options.suggestions) return rules::without_overlaps(all, project.locales);
    Diagnostics out;
    for (const Diagnostic& d : all)
      if (!is_suggestion(d, project)) out.add(d);
    return rules::without_overlaps(out, project.locales);
  };
  const auto finish = [&]() -> Bundle {
    bundle.findings = resolve(marked(), sources, project.wording(options.reader));
    name_parts(document, folder + "/form.xml", bundle.findings);
    name_parts(pages, sources, bundle.findings);
    return std::move(bundle);
  };

  document = run(Stage::parse, [&] { return read(files, folder + "/form.xml", sources, found); });
  if (!document.empty())
    for (const Element child : document.root().nodes())
      if (child.is_element() && child.name() == "title")
        bundle.subjects.front().title = collapsed(child.text());
  if (options.print == Noun::document && !document.empty())
    bundle.printed = print(document, sources);
  if (document.empty() || done(Stage::parse)) return finish();

  static constexpr std::string_view kRoot = "form";
  const std::vector<Span> faulty = run(Stage::validate, [&] {
    return validate(document, {&kRoot, 1}, sources, found);
  });
  bundle.published = is_published(document);
  if (document.root().name() != kRoot || done(Stage::validate)) return finish();

  Diagnostics later;
  model = run(Stage::link, [&] { return link(document, folder, project.library, sources, later); });
  bundle.subjects.front().version = model.version;
  if (options.print == Noun::model) bundle.printed = print(model);
  if (!done(Stage::link)) {
    if (!found.has_errors() && !later.has_errors() && !project.has_errors())
      add_looked(&Rule::model, looked);
    run(Stage::check, [&] { check(model, later); });
    bundle.subjects.front().skipped = Skip::none;
  }
  const std::map<std::string, std::string> media = read_media(model, files, later);
  add_unless_echo(later, faulty, found);
  if (done(Stage::link)) return finish();
  // What all forms share is broken too: nothing more can be said of this one.
  if (found.has_errors() || done(Stage::check) || project.has_errors()) return finish();

  const std::vector<Edition> editions = run(
      Stage::localise, [&] { return editions_of(project, model, files, options, sources, found); });
  if (options.print == Noun::edition)
    for (const Edition& edition : editions)
      if (wanted(options.only_languages, edition.locale->language))
        bundle.printed += print(edition);
  const std::vector<std::string> received = languages_of(project, editions);
  // Only what is right otherwise has the languages that it has.
  if (bundle.published && project.lock && !found.has_errors())
    check_lock(model, without_pseudo(received), *project.lock, found);
  const HumanReviews reviews =
      found.has_errors()
          ? HumanReviews{}
          : reviews_of(project, model, without_pseudo(received), files, options, sources, found);
  bundle.exceptions = exceptions_of(reviews, model);
  std::vector<std::vector<PeopleVerdict>> people;  // of each edition
  for (const Edition& edition : editions) {
    const std::string& language = edition.locale->language;
    people.push_back(verdicts_of(reviews, edition));
    if (edition.withheld() || is_pseudo(language) || !wanted(options.only_languages, language))
      continue;
    bundle.people.insert(bundle.people.end(), people.back().begin(), people.back().end());
  }
  if (done(Stage::localise)) return finish();

  run(Stage::language, [&] {
    for (const Edition& edition : editions) {
      const std::string& language = edition.locale->language;
      if (is_pseudo(language)) continue;
      bundle.subjects.push_back({.kind = SubjectKind::edition,
                                 .name = form + " " + language,
                                 .form = form,
                                 .language = language,
                                 .file = language == kSourceLanguage
                                             ? folder + "/form.xml"
                                             : translation_path(options, language, form),
                                 .skipped = edition.withheld() ? Skip::withheld : Skip::none});
      if (edition.withheld()) continue;
      std::vector<rules::TranslatedLabel> labels = rules::translated_labels(edition, sources);
      std::move(labels.begin(), labels.end(), std::back_inserter(bundle.labels));
      Diagnostics own;
      check(edition, sources, own);
      add_placed(
          own, [&](Span at) { return place_in_form(edition, at); }, found);
    }
  });
  if (options.only_languages.empty() &&
      std::none_of(editions.begin(), editions.end(),
                   [](const Edition& edition) { return edition.withheld(); })) {
    add_looked(&Rule::edition, looked);
    for (const Locale& locale : project.locales)
      for (const auto& rule : locale.linter->rules()) looked.push_back(rule->id);
  }
  if (bundle.published)
    for (const Edition& edition : editions)
      if (!edition.withheld() && !is_pseudo(edition.locale->language))
        check_reviews(reviews, edition, options.today, found);
  if (found.has_errors() || done(Stage::language)) return finish();

  run(Stage::render, [&] {
    // All languages are rendered, since their pages name one another; those not asked for are left
    // out of the site.
    bundle.site = render(editions, received, project.theme, renderer, options.site);
    bundle.site.insert(media.begin(), media.end());
    bundle.summaries = summaries(editions);
    for (const Edition& edition : editions) {
      const std::string& language = edition.locale->language;
      if (wanted(options.only_languages, language)) continue;
      bundle.site.erase(page_path(edition));
      bundle.site.erase(paper_path(edition));
      bundle.site.erase(call_path(edition));
      bundle.site.erase(review_path(edition));
      bundle.site.erase(drawing_path(form, language));
      std::erase_if(bundle.summaries, [&](const Summary& s) { return s.language == language; });
    }
  });
  if (done(Stage::render)) return finish();

  const auto own_form = [&](const Document&) -> const Model* { return &model; };
  Diagnostics on_pages;
  run(Stage::verify, [&] {
    verify(project, options, bundle.site, form, sources, on_pages, bundle.subjects, pages);
    compare(pages, sources, on_pages, &bundle.subjects);
    Diagnostics placed;
    add_placed_on_pages(on_pages, pages, own_form, placed);
    std::vector<const Document*> documents = {&document};
    for (const auto& [id, block] : project.library.blocks) documents.push_back(&block);
    say_once(found, placed, model, documents);
    for (const Diagnostic& d : placed) found.add(d);
  });
  // What a language that waits for a text, or that was not asked for, would have shown is not
  // known.
  complete = options.only_languages.empty() &&
             std::none_of(editions.begin(), editions.end(),
                          [](const Edition& edition) { return edition.withheld(); });

  // The statements are drafted from what was found, so they come last.
  const std::vector<OpenFinding> open = open_findings(marked(), project);
  std::vector<ReviewCover> covers;
  for (const Edition& edition : editions) covers.push_back(cover_of(reviews, edition));
  const StatementFacts facts{reviews, covers, people, open, options.today};
  Site statements = run(Stage::render, [&] {
    Site site = render_statements(editions, facts, project.theme, renderer, options.site);
    for (std::size_t i = 0; i < editions.size(); ++i)
      for (Summary& summary : bundle.summaries)
        if (summary.language == editions[i].locale->language)
          summarise_statement(editions[i], i, facts, summary);
    for (const Edition& edition : editions)
      if (!wanted(options.only_languages, edition.locale->language)) {
        const std::string path = statement_path(edition);
        site.erase(path);
        site.erase(path.substr(0, path.rfind('.')) + ".json");
      }
    return site;
  });
  run(Stage::verify, [&] {
    std::vector<ReadPage> own;
    Diagnostics on_statements;
    verify(project, options, statements, form, sources, on_statements, bundle.subjects, own);
    add_placed_on_pages(on_statements, own, own_form, found);
    std::move(own.begin(), own.end(), std::back_inserter(pages));
  });
  bundle.site.merge(statements);
  return finish();
}

Meaning meaning_of(const Project& project, const std::string& form, const FileSystem& files,
                   const Options& options) {
  Meaning out;
  out.sources = std::make_unique<Sources>(&project.sources);
  Diagnostics found, later;
  const std::string folder = options.forms + "/" + form;
  const Document document = read(files, folder + "/form.xml", *out.sources, found);
  if (!document.empty()) {
    static constexpr std::string_view kRoot = "form";
    const auto faulty = validate(document, {&kRoot, 1}, *out.sources, found);
    out.published = is_published(document);
    if (document.root().name() == kRoot)
      out.model = link(document, folder, project.library, *out.sources, later);
    add_unless_echo(later, faulty, found);
  }
  out.findings = resolve(found, *out.sources, project.wording(options.reader));
  return out;
}

std::vector<std::string> languages_of(const Project& project,
                                      const std::vector<Edition>& editions) {
  std::vector<std::string> published, waiting;
  for (const Edition& edition : editions)
    (edition.withheld() ? waiting : published).push_back(edition.locale->language);
  const std::string form = editions.empty() ? "" : editions.front().model->id;
  return received_languages(form, published, waiting, project.lock.value_or(Lock{}));
}

TranslatedLanguages translated_languages(const Project& project, const Meaning& meaning,
                                         const FileSystem& files, const Options& options) {
  Sources sources(meaning.sources.get());
  Diagnostics unsaid;
  const std::vector<Edition> editions =
      editions_of(project, meaning.model, files, options, sources, unsaid);
  TranslatedLanguages out;
  for (const std::string& language : files.entries(options.locales)) {
    if (!files.is_file(translation_path(options, language, meaning.model.id))) continue;
    const auto is = [&](const Locale& locale) { return locale.language == language; };
    // Of a language that is no longer here, nobody can say what it asks for.
    const bool known = std::any_of(project.locales.begin(), project.locales.end(), is);
    const bool published =
        !known || std::any_of(editions.begin(), editions.end(), [&](const Edition& edition) {
          return is(*edition.locale) && !edition.withheld();
        });
    (published ? out.published : out.waiting).push_back(language);
  }
  return out;
}

std::unique_ptr<OpenForm> open_form(const Project& project, const std::string& form,
                                    const FileSystem& files, const Options& options) {
  auto out = std::make_unique<OpenForm>();
  out->meaning = meaning_of(project, form, files, options);
  if (out->meaning.has_errors() || project.has_errors()) return out;
  Diagnostics found;
  check(out->meaning.model, found);
  if (!found.has_errors())
    out->editions =
        editions_of(project, out->meaning.model, files, options, *out->meaning.sources, found);
  if (found.has_errors()) out->editions.clear();
  for (Finding& finding : resolve(found, *out->meaning.sources, project.wording(options.reader)))
    out->meaning.findings.push_back(std::move(finding));
  return out;
}

namespace {

// What a form or block names, itself or through its blocks: the thing → the way to it.
void follow(Element e, const std::string& way, const Library& library,
            std::map<std::string, std::string, std::less<>>& found) {
  for (Element child : e.nodes()) {
    if (!child.is_element()) continue;
    if (const std::string_view list = child.value("list"); !list.empty())
      found.emplace(list, way + std::string(list));
    if (child.name() == "use") {
      const std::string block(child.value("block"));
      if (!found.emplace(block, way + block).second) continue;
      const auto document = library.blocks.find(block);
      if (document != library.blocks.end() && !document->second.empty())
        follow(document->second.root(), way + block + " → ", library, found);
    }
    follow(child, way, library, found);
  }
}

}  // namespace

Uses uses_of(const Project& project, const std::string& name, const FileSystem& files,
             const Options& options) {
  Uses out;
  for (const Documents* documents : {&project.library.blocks, &project.library.lists})
    for (const auto& [id, document] : *documents) out.all.push_back(id);
  out.known = std::find(out.all.begin(), out.all.end(), name) != out.all.end();
  for (const std::string& form : project.forms) {
    Sources sources(&project.sources);
    Diagnostics broken;  // said by check, not here
    const Document document =
        read(files, options.forms + "/" + form + "/form.xml", sources, broken);
    if (document.empty()) continue;
    std::map<std::string, std::string, std::less<>> found;
    follow(document.root(), "", project.library, found);
    if (const auto way = found.find(name); way != found.end()) out.forms.emplace(form, way->second);
  }
  return out;
}

namespace {
constexpr std::size_t kLargestPage = std::size_t{100} << 20;
}

std::string outline_of_page(const std::string& path, const FileSystem& files) {
  Sources sources;
  Diagnostics found;  // said by check_pages
  auto bytes = files.read(path, kLargestPage);
  if (!bytes) return {};
  DecodedPage page = decode_page(std::move(*bytes));
  if (!page.refused.empty()) return {};
  const Document document = parse_html(sources, sources.add(path, std::move(page.text)), found);
  return document.empty() ? std::string() : outline(Page(document), sources);
}

namespace {

constexpr std::size_t kLargestSheet = std::size_t{5} << 20;
// Pages that are kept to be compared, in bytes of what they were made from.
constexpr std::size_t kMostCompared = std::size_t{64} << 20;

// Style sheets in files, each read once.
class LinkedFiles {
 public:
  explicit LinkedFiles(const FileSystem& files) : files_(files) {}

  std::shared_ptr<const css::Sheet> sheet(const std::string& page, std::string_view href) {
    const std::string path = local_file(page, href);
    if (path.empty()) return nullptr;
    const auto [found, fresh] = sheets_.emplace(path, nullptr);
    if (!fresh) return found->second;
    auto bytes = files_.is_file(path) ? files_.read(path, kLargestSheet) : std::nullopt;
    if (bytes && bytes->size() <= kLargestSheet)
      found->second = std::make_shared<const css::Sheet>(css::parse_sheet(std::move(*bytes)));
    return found->second;
  }

 private:
  const FileSystem& files_;
  std::map<std::string, std::shared_ptr<const css::Sheet>> sheets_{};
};

}  // namespace

namespace {

// The forms that pages say they were made from, each read once.
class OwnForms {
 public:
  OwnForms(const Project& project, const FileSystem& files, const Options& options,
           Sources& sources)
      : project_(project), files_(files), options_(options), sources_(sources) {}

  // null: the page is of no form that is here, or of one that is wrong.
  const Model* of(const Document& page) {
    std::string id = form_of(page);
    if (id.empty()) id = form_by_place(sources_.path(page.source));
    const auto& all = project_.forms;
    if (id.empty() || std::find(all.begin(), all.end(), id) == all.end()) return nullptr;
    const auto [found, fresh] = models_.try_emplace(id);
    if (fresh) read_model(id, found->second);
    return found->second ? &*found->second : nullptr;
  }

 private:
  // Paper, statements and review sheets do not say it, but stand where a build put them:
  // "output/sv/flytt/blankett.html", "output/reports/sv/flytt/index.html".
  std::string form_by_place(const std::string& path) const {
    namespace fs = std::filesystem;
    const fs::path form = fs::path(path).parent_path(), language = form.parent_path();
    fs::path site = language.parent_path();
    if (site.filename() == "reports") site = site.parent_path();
    const auto& all = project_.locales;
    if (std::none_of(all.begin(), all.end(),
                     [&](const Locale& locale) { return language.filename() == locale.language; }))
      return {};
    return files_.is_file((site / kManifestName).string()) ? form.filename().string()
                                                           : std::string();
  }

  void read_model(const std::string& id, std::optional<Model>& out) {
    const std::string folder = options_.forms + "/" + id;
    Diagnostics broken;  // said when the form is checked
    const Document document = read(files_, folder + "/form.xml", sources_, broken);
    static constexpr std::string_view kRoot = "form";
    if (document.empty()) return;
    validate(document, {&kRoot, 1}, sources_, broken);
    if (document.root().name() != kRoot) return;
    Model model = link(document, folder, project_.library, sources_, broken);
    if (!broken.has_errors()) out = std::move(model);
  }

  const Project& project_;
  const FileSystem& files_;
  const Options& options_;
  Sources& sources_;
  std::map<std::string, std::optional<Model>> models_{};
};

}  // namespace

std::vector<Finding> check_pages(const Project& project, const std::vector<std::string>& paths,
                                 const FileSystem& files, const Options& options,
                                 std::vector<Subject>* looked_at) {
  LinkedFiles linked(files);
  const auto read_page = [&](const std::string& path, std::string bytes, Sources& sources,
                             Diagnostics& out) {
    ReadPage read;
    DecodedPage decoded = decode_page(std::move(bytes));
    const SourceId source = sources.add(path, std::move(decoded.text));
    if (!decoded.refused.empty()) say_refused(out, source, decoded.refused);
    read.document = std::make_unique<Document>(
        decoded.refused.empty() ? parse_html(sources, source, out) : Document());
    if (!read.document->empty()) {
      read.page = std::make_unique<Page>(
          *read.document, [&](std::string_view href) { return linked.sheet(path, href); });
      Diagnostics on_page;
      check(*read.page, on_page, options.enhanced);
      add_unread(*read.page, on_page, out);
    }
    if (looked_at) looked_at->push_back(page_subject(path, "", read.page.get()));
    return read;
  };
  std::vector<Finding> findings;
  const auto add = [&](const std::vector<ReadPage>& pages, const Diagnostics& found,
                       Sources& sources) {
    Diagnostics placed, marked;
    OwnForms forms(project, files, options, sources);
    std::map<SourceId, const Model*> made_from;
    const auto form_of_page = [&](const Document& page) {
      return made_from[page.source] = forms.of(page);
    };
    add_placed_on_pages(found, pages, form_of_page, placed);
    for (Diagnostic d : placed) {
      const auto form = made_from.find(d.at.source);
      if (form != made_from.end() && form->second) mark_allowed(d, *form->second, options.today);
      marked.add(std::move(d));
    }
    std::vector<Finding> more = resolve(marked, sources, project.wording(options.reader));
    name_parts(pages, sources, more);
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };

  Sources sources(&project.sources);
  std::vector<ReadPage> pages;
  Diagnostics found;
  std::size_t kept = 0, left_out = 0;
  for (const std::string& path : paths) {
    auto bytes = files.read(path, kLargestPage);
    if (!bytes) {
      say(found, kUnreadable, {path});
      if (looked_at) looked_at->push_back(page_subject(path, "", nullptr));
    } else if (kept += bytes->size(); kept <= kMostCompared) {
      pages.push_back(read_page(path, std::move(*bytes), sources, found));
    } else {
      Sources own(&project.sources);
      Diagnostics found_alone;
      std::vector<ReadPage> alone;
      alone.push_back(read_page(path, std::move(*bytes), own, found_alone));
      ++left_out;
      add(alone, found_alone, own);
    }
  }
  compare(pages, sources, found, looked_at);
  if (left_out > 0 && paths.size() > 1)
    found.add({.message = &kMessages[kNotCompared],
               .severity = Severity::review,
               .arguments = {std::to_string(left_out)}});
  add(pages, found, sources);
  return findings;
}

namespace {

bool any_error(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace

bool Project::has_errors() const { return any_error(findings); }
bool Meaning::has_errors() const { return any_error(findings); }

Wording Project::wording(const std::string& reader) const {
  Wording out{reader == "en" ? nullptr : &texts,
              [this](std::string_view rule) { return standards_of(*this, rule); }};
  for (const Locale& locale : locales)
    if (!texts.empty() && locale.language == reader) out.decimal = locale.formats.decimal;
  return out;
}

std::string_view name_of(Stage stage) {
  static constexpr std::array<std::string_view, kStages> kNames = {
      "parse", "validate", "link", "check", "localise", "language", "render", "verify"};
  return kNames[static_cast<std::size_t>(stage)];
}

namespace {

bool is_page(std::string_view path) {
  const std::string small = lower_ascii(path);
  return small.ends_with(".html") || small.ends_with(".htm");
}
std::string_view without_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}
bool is_text(std::string_view path) {
  const std::string small = lower_ascii(path);
  return small.ends_with(".txt") || small.ends_with(".md");
}

// The texts and pages of a folder and those in it, in order. Hidden ones are tools' own, and what
// links lead to is read where it stands.
void add_texts_in(const std::string& folder, const FileSystem& files,
                  std::vector<std::string>& out) {
  for (const std::string& name : files.entries(folder)) {
    if (name.starts_with('.')) continue;
    const std::string path = folder + (folder.ends_with('/') ? "" : "/") + name;
    const bool inner = files.is_folder(path);
    if (inner && !files.is_link(path)) add_texts_in(path, files, out);
    else if (!inner && (is_page(path) || is_text(path))) out.push_back(path);
  }
}

}  // namespace

std::vector<Text> texts_in_file(const std::string& path, const std::string& language,
                                const FileSystem& files, Sources& sources, Diagnostics& out) {
  auto bytes = files.read(path, kLargestPage);
  if (!bytes || bytes->size() > kLargestPage) {
    say(out, kUnreadable, {path});
    return {};
  }
  if (!is_page(path)) {
    if (lower_ascii(path).ends_with(".xml") || without_mark(*bytes).starts_with("<?xml")) {
      say(out, kXmlAsText, {path});
      return {};
    }
    if (const auto bad = first_bad_utf8(*bytes)) {
      const auto line = 1 + lines_before(*bytes, *bad, 0).ended;
      say(out, kNotUtf8, {path, std::to_string(line)});
      return {};
    }
    return rules::texts_of_plain(sources, sources.add(path, std::move(*bytes)));
  }
  DecodedPage page = decode_page(std::move(*bytes));
  const SourceId source = sources.add(path, std::move(page.text));
  if (!page.refused.empty()) {
    say_refused(out, source, page.refused);
    return {};
  }
  Diagnostics of_parser;
  const Document document = parse_html(sources, source, of_parser);
  if (!document.empty()) return rules::texts_of(Page(document), language);
  for (const Diagnostic& d : of_parser) out.add(d);  // why nothing was read
  return {};
}

std::vector<Finding> check_texts(const Project& project, const std::vector<std::string>& paths,
                                 const std::string& language, const FileSystem& files,
                                 const Options& options) {
  Sources sources(&project.sources);
  Diagnostics found;
  const auto locale = std::find_if(project.locales.begin(), project.locales.end(),
                                   [&](const Locale& l) { return l.language == language; });
  if (locale == project.locales.end() || project.has_errors()) return project.findings;
  std::vector<std::string> texts;
  for (const std::string& path : paths) {
    const std::size_t before = texts.size();
    if (!files.is_folder(path)) texts.push_back(path);
    else add_texts_in(path, files, texts);
    if (texts.size() == before) say(found, kNoTexts, {path});
  }
  for (const std::string& path : texts)
    for (const Text& text : texts_in_file(path, language, files, sources, found))
      rules::check_language(text, *locale, sources, options.suggestions, found);
  std::vector<Finding> out = project.findings;  // what was not checked
  const Diagnostics shown = rules::without_overlaps(found, project.locales);
  for (Finding& f : resolve(shown, sources, project.wording(options.reader)))
    out.push_back(std::move(f));
  return out;
}

std::span<const Message> pipeline_messages() { return kMessages; }

}  // namespace blankett
