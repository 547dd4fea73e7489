// blankett review FORM: writes what a review saw into the form's review.xml. A record that keeps
// nothing of it yet is completed; else a new record is begun, for a person to fill in.
// Tested by review_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "commands/command.h"
#include "commands/report.h"
#include "parse/parse.h"
#include "reviews/reviews.h"
#include "validate/validate.h"
#include "write/file.h"

namespace blankett {
namespace {

constexpr std::string_view kWords = "      ";

std::string seen_element(std::string_view language, const Fingerprints& fingerprints) {
  return fmt::format("    <seen language=\"{}\">\n{}\n    </seen>\n", language,
                     seen_text(fingerprints, kWords));
}

struct Looked {
  const Edition* edition = nullptr;
  Fingerprints seen{};
};

std::string begun(const Model& model, const std::string& today, const std::vector<Looked>& all,
                  bool swedish) {
  std::string languages, seen;
  for (const Looked& work : all) {
    const std::string& language = work.edition->locale->language;
    languages += (languages.empty() ? "" : " ") + language;
    seen += seen_element(language, work.seen);
  }
  const std::string_view who = swedish ? "Fyll i kind (khr, users, expert eller self) och by."
                                       : "Fill in kind (khr, users, expert or self) and by.";
  const std::string_view what =
      swedish ? "Lägg till ett <criterion> för varje krav som ni bedömde, till exempel "
                "<criterion number=\"2.4.6\" outcome=\"passed\"/>."
              : "Add a <criterion> for each criterion that was judged, for example "
                "<criterion number=\"2.4.6\" outcome=\"passed\"/>.";
  return fmt::format(
      "  <!-- {} -->\n"
      "  <review date=\"{}\" version=\"{}\" languages=\"{}\" kind=\"\" by=\"\">\n"
      "    <participants></participants>\n"
      "    <method></method>\n"
      "    <technology></technology>\n"
      "    <!-- {} -->\n"
      "{}"
      "  </review>\n",
      who, today, model.version, languages, what, seen);
}

// Completes the records of this version that keep nothing of what was seen. From the end, so that
// places stay right.
bool complete(std::string& file, const Document& document, const std::vector<Edition>& editions) {
  const Model& model = *editions.front().model;
  std::vector<Element> reviews;
  for (Element child : document.root().nodes())
    if (child.is_element() && child.name() == "review") reviews.push_back(child);
  bool any = false;
  std::size_t end = file.size();
  for (auto review = reviews.rbegin(); review != reviews.rend(); ++review) {
    // Its end tag is the last before what follows it.
    const std::size_t close = end == 0 ? file.npos : file.rfind("</review>", end - 1);
    end = review->at().begin;
    if (close == file.npos || close < end || review->value("version") != model.version) continue;
    std::string added;
    for (const std::string_view language : parts_of(review->value("languages"), ' ')) {
      bool there = false;
      for (Element child : review->nodes())
        there = there || (child.is_element() && child.name() == "seen" &&
                          child.value("language") == language);
      for (const Edition& edition : editions)
        if (!there && edition.locale->language == language)
          added += seen_element(language, fingerprints_of(edition));
    }
    if (added.empty()) continue;
    const std::size_t line = file.find_last_not_of(" \t", close - 1);
    const bool own_line = line != file.npos && file[line] == '\n';
    file.insert(own_line ? line + 1 : close, own_line ? added : "\n" + added + "  ");
    any = true;
  }
  return any;
}

}  // namespace

int review(const Arguments& arguments) {
  const DiskFiles files;
  Options options = arguments.options;
  options.only_forms = {arguments.name};
  const bool swedish = options.reader == "sv";
  const auto say = [&](std::string_view in_swedish, std::string_view in_english, auto&&... slots) {
    fmt::print(stderr, fmt::runtime(swedish ? in_swedish : in_english), slots...);
  };
  const auto project = load(files, options);
  if (project->has_errors()) return report(*project, project->findings, arguments);
  const auto form = open_form(*project, arguments.name, files, options);
  if (form->meaning.has_errors()) return report(*project, form->meaning.findings, arguments);
  const Model& model = form->meaning.model;

  const std::string path = model.folder + "/" + std::string(kReviewFile);
  constexpr std::size_t kLargest = std::size_t{8} << 20;
  std::string file;
  HumanReviews reviews;
  Sources sources;
  Document document;
  if (files.is_file(path) || files.is_folder(path)) {
    auto bytes = files.read(path, kLargest);
    if (!bytes) {
      say("blankett: {} kan inte läsas\n", "blankett: {} cannot be read\n", path);
      return kWorld;
    }
    file = std::move(*bytes);
    Diagnostics found;
    document = parse(sources, sources.add(path, file), found);
    static constexpr std::string_view kRoot = "reviews";
    if (!document.empty()) validate(document, {&kRoot, 1}, sources, found);
    if (found.has_errors())
      return report(*project, resolve(found, sources, project->wording(options.reader)), arguments);
    Diagnostics wrong, of_other_form;
    reviews = read_reviews(document, model, languages_of(*project, form->editions), nullptr,
                           options.today, wrong);
    // The rest is for a person to put right in the record, and check says it.
    for (const Diagnostic& d : wrong)
      if (d.message->id == kOfOtherForm) of_other_form.add(d);
    if (of_other_form.has_errors())
      return report(*project, resolve(of_other_form, sources, project->wording(options.reader)),
                    arguments);
  }

  if (document.empty() || !complete(file, document, form->editions)) {
    std::vector<std::string> languages = options.only_languages;
    if (languages.empty()) languages = {model.language};
    std::vector<Looked> all;
    for (const std::string& language : languages) {
      const auto edition =
          std::find_if(form->editions.begin(), form->editions.end(),
                       [&](const Edition& e) { return e.locale->language == language; });
      if (edition == form->editions.end()) {
        say("blankett: {} finns inte på språket {}\n", "blankett: {} is not in the language {}\n",
            model.id, language);
        return kUsage;
      }
      Looked work{&*edition, fingerprints_of(*edition)};
      if (arguments.changed) {
        const ReviewCover cover = cover_of(reviews, *edition);
        std::erase_if(work.seen, [&](const auto& part) {
          const auto in = [&](const std::vector<std::string>& parts) {
            return std::find(parts.begin(), parts.end(), part.first) != parts.end();
          };
          return !in(cover.changed) && !in(cover.unseen);
        });
      }
      if (!work.seen.empty()) all.push_back(std::move(work));
    }
    if (all.empty()) {
      say("blankett: inget i {} har ändrats sedan det granskades\n",
          "blankett: nothing in {} has changed since it was reviewed\n", model.id);
      return kClean;
    }
    if (file.empty())
      file = fmt::format(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<reviews form=\"{}\">\n</reviews>\n",
          model.id);
    std::size_t close = file.rfind("</reviews");
    if (close == file.npos) {  // <reviews/>
      const std::size_t slash = file.rfind("/>");
      file.replace(slash, 2, ">\n</reviews>");
      close = slash + 2;
    }
    file.insert(close, begun(model, options.today, all, swedish));
  }
  if (const auto wrong = replace_file(path, file)) {
    say("blankett: {} kunde inte skrivas: {}\n", "blankett: {} could not be written: {}\n", path,
        *wrong);
    return kWorld;
  }
  fmt::print("{}\n", path);
  return kClean;
}

}  // namespace blankett
