// blankett check PATH…: everything a build would say of a form, a folder or a page, without
// writing but the report that is asked for.

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "commands/command.h"
#include "commands/report.h"
#include "commands/today.h"
#include "commands/work.h"

namespace blankett {

namespace {

// The disk, and the page that standard input is.
class FilesAndInput : public DiskFiles {
 public:
  std::optional<std::string> read(const std::string& path, std::size_t limit) const override {
    if (path != kStandardInput) return DiskFiles::read(path, limit);
    if (!input_) {
      input_.emplace();
      char part[1 << 16];
      while (input_->size() <= limit && std::cin.read(part, sizeof part).gcount() > 0)
        input_->append(part, static_cast<std::size_t>(std::cin.gcount()));
      if (input_->size() > limit) input_->resize(limit + 1);
    }
    return input_;
  }

 private:
  mutable std::optional<std::string> input_{};
};

bool complain(const std::string& path, const char* swedish, const char* english, bool in_swedish) {
  std::fprintf(stderr, "blankett: %s: %s\n", path.c_str(), in_swedish ? swedish : english);
  return false;
}

// Whether the report has a place of its own.
bool has_place(const Arguments& arguments, const Work& work) {
  namespace fs = std::filesystem;
  const bool swedish = arguments.options.reader == "sv";
  const std::string& file = arguments.file;
  if (file.empty()) return true;
  if (is_input(file, work))
    return complain(file, "rapporten skulle skriva över det som kontrolleras",
                    "the report would overwrite what is checked", swedish);
  std::error_code error;
  const fs::path folder = fs::path(file).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error))
    return complain(file, "mappen finns inte", "there is no such folder", swedish);
  return true;
}

// Whether every path is something to check, and the report has a place.
bool usable(const Arguments& arguments, Work& work) {
  namespace fs = std::filesystem;
  const bool swedish = arguments.options.reader == "sv";
  std::error_code error;
  bool out = true;
  for (const std::string& path : arguments.paths) {
    if (add_work(path, work)) continue;
    if (!fs::exists(path, error))
      out =
          complain(path, "det finns ingen sådan fil eller mapp", "no such file or folder", swedish);
    else
      out = complain(
          path,
          "inte ett formulär (form.xml), en mapp med formulär eller sidor, eller en .html-sida",
          "not a form (form.xml), a folder with forms or pages, or an .html page", swedish);
  }
  return has_place(arguments, work) && out;
}

// Texts alone are read: no page and no criterion, of which these reports would speak.
bool fits_texts(const Arguments& a) {
  const bool swedish = a.options.reader == "sv";
  const bool lists =
      a.format == Format::text || a.format == Format::json || a.format == Format::sarif;
  if (!lists)
    return complain("--language",
                    "formatet handlar om sidor och krav, och här läses bara texter; "
                    "välj text, json eller sarif",
                    "the format is about pages and criteria, and only texts are read here; "
                    "choose text, json or sarif",
                    swedish);
  const auto* const option = !a.today.empty()          ? "--today"
                             : !a.options.site.empty() ? "--site"
                             : a.options.enhanced      ? "--enhanced"
                             : a.pictures              ? "--pictures"
                             : a.outline               ? "--print"
                                                       : nullptr;
  return !option ||
         complain(option, "går inte ihop med --language, som bara läser texter; ta bort det",
                  "does not go with --language, which only reads texts; leave it out", swedish);
}

int check_language(const Arguments& arguments) {
  if (!fits_texts(arguments)) return kUsage;
  Work work;
  work.pages = arguments.paths;
  if (!has_place(arguments, work)) return kUsage;
  const FilesAndInput files;
  const auto project = load_language(files, arguments.language, arguments.options);
  return report(
      *project,
      check_texts(*project, arguments.paths, arguments.language, files, arguments.options),
      arguments);
}

}  // namespace

int check(const Arguments& arguments) {
  if (!arguments.language.empty()) return check_language(arguments);
  const FilesAndInput files;
  Work work;
  if (!usable(arguments, work)) return kUsage;
  if (arguments.pictures && arguments.format != Format::html && arguments.format != Format::audit) {
    complain("--pictures", "bara html och audit har bilder; välj ett av dem med --format",
             "only html and audit have pictures; choose one of them with --format",
             arguments.options.reader == "sv");
    return kUsage;
  }
  if (arguments.outline) {
    for (const std::string& page : work.pages) {
      const std::string text = outline_of_page(page, files);
      std::fwrite(text.data(), 1, text.size(), stdout);
    }
    return kClean;
  }
  if (!arguments.today.empty() && !is_date(arguments.today)) {
    std::fprintf(stderr, "blankett: `%s` is not a date, write YYYY-MM-DD\n",
                 arguments.today.c_str());
    return kUsage;
  }
  std::unique_ptr<Project> project;
  Audit audit = audit_of(work, files, arguments.options, project);
  audit.date = arguments.today.empty() ? today_in_sweden() : arguments.today;
  audit.site = arguments.options.site;
  audit.folder = std::filesystem::path(arguments.file).parent_path().string();
  audit.enhanced = arguments.options.enhanced;
  audit.strict = arguments.strict;
  audit.rules = audited_rules(*project);
  return report(*project, std::move(audit), arguments);
}

}  // namespace blankett
