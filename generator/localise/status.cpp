// Tested by translation_test.cpp.

#include "localise/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace blankett {
namespace {

std::string_view word(Review review, bool swedish) {
  switch (review) {
    case Review::missing: return swedish ? "saknas" : "missing";
    case Review::stale: return swedish ? "inaktuell" : "stale";
    case Review::unreviewed: return swedish ? "ogranskad" : "needs review";
    case Review::translated: return swedish ? "inte godkänd" : "not approved";
    case Review::approved: break;
  }
  return swedish ? "klar" : "done";
}

// What counts as done: all that the language asks for.
std::size_t done(const FileStatus& file) {
  std::size_t out = 0;
  for (std::size_t i = static_cast<std::size_t>(file.wanted); i < kReviews; ++i)
    out += file.coverage.texts[i];
  return out;
}

std::size_t words_left(const FileStatus& file) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(file.wanted); ++i)
    out += file.coverage.words[i];
  return out;
}

// What that means for the pages.
std::string standing(const FileStatus& file, bool swedish) {
  if (!file.is_form)
    return file.ready() ? (swedish ? "klar" : "ready") : (swedish ? "inte klar" : "not ready");
  if (file.published()) return swedish ? "får publiceras" : "may be published";
  if (!file.ready() || file.waits_for.empty())
    return swedish ? "publiceras inte" : "is not published";
  return fmt::format(fmt::runtime(swedish ? "väntar på {}" : "waits for {}"),
                     fmt::join(file.waits_for, ", "));
}

std::string marked(const std::vector<Stretch>& stretches, std::string_view open_removed,
                   std::string_view close_removed, std::string_view open_added,
                   std::string_view close_added, bool escape) {
  std::string out;
  for (const Stretch& stretch : stretches) {
    const bool removed = stretch.kind == Stretch::Kind::removed;
    const bool kept = stretch.kind == Stretch::Kind::kept;
    if (!out.empty()) out += ' ';
    if (!kept) out += removed ? open_removed : open_added;
    out += escape ? escaped(stretch.words) : stretch.words;
    if (!kept) out += removed ? close_removed : close_added;
  }
  return out;
}

std::vector<std::string_view> words_at_spaces(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void add(std::vector<Stretch>& out, Stretch::Kind kind, std::string_view word) {
  if (out.empty() || out.back().kind != kind) out.push_back({kind, std::string(word)});
  else out.back().words.append(" ").append(word);
}

constexpr std::string_view kStyle =
    "body{max-width:70rem;margin:0 auto;padding:1rem;font:1rem/1.5 Verdana,Arial,sans-serif;"
    "color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:bold}"
    "th,td{padding:.25rem .5rem;border-bottom:1px solid #767676;text-align:start;"
    "vertical-align:top}td.n{text-align:end}.scroll{overflow-x:auto}"
    "ins{background:#d7f0d7;color:#1a1a1a}del{background:#fbdcdc;color:#1a1a1a}"
    "dt{margin-top:1rem;font-weight:bold;overflow-wrap:anywhere}dd{margin:0}"
    ":focus-visible{outline:3px solid #1a1a1a;outline-offset:2px}";

}  // namespace

FileStatus status_of(const SourceFile& source, const Units& units, const Locale& locale) {
  FileStatus out{locale.language, source.name, source.title, locale.publish, {}, {}};
  // A variant says of the pages and blocks what it says otherwise, and the rest with its parent.
  const bool may_be_missing = !locale.parent.empty() && !source.name.starts_with("forms/");
  for (const SourceText& text : source.texts) {
    const auto found = units.find(text.id);
    const Unit* unit = found == units.end() ? nullptr : &found->second;
    const Review review = unit ? review_of(*unit, text.pieces) : Review::missing;
    if (review == Review::missing && may_be_missing) continue;
    const std::string words = plain_of(text.pieces);
    out.coverage.add(review, words);
    if (review >= locale.publish && review >= Review::translated) continue;
    const bool moved = unit && written(unit->source) != written(text.pieces);
    out.open.push_back({text.id, review, words,
                        review != Review::stale ? ""
                        : moved                 ? plain_of(unit->source)
                                                : plain_of(unit->previous_source),
                        unit ? plain_of(unit->target) : ""});
  }
  return out;
}

void add_terms(FileStatus& file, const TermBank& terms, const Locale& source,
               const Locale& locale) {
  for (const auto& [id, concept_] : terms) {
    if (concept_.in(locale.language, locale.parent)) continue;
    const Term* own = concept_.in(source.language);
    file.coverage.add(Review::missing, id);
    file.open.push_back({"terms.tbx " + id, Review::missing, own ? own->name : id, {}, {}});
  }
}

std::vector<Stretch> difference(std::string_view was, std::string_view is) {
  const auto a = words_at_spaces(was), b = words_at_spaces(is);
  // The longest words that both have in order; texts of a form are short.
  constexpr std::size_t kMost = 1000;
  std::vector<Stretch> out;
  if (a.size() > kMost || b.size() > kMost)
    return {{Stretch::Kind::removed, std::string(was)}, {Stretch::Kind::added, std::string(is)}};
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> common((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i * width + j] =
          a[i] == b[j] ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                       : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(out, Stretch::Kind::kept, a[i++]);
      ++j;
    } else if (j == b.size() ||
               (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add(out, Stretch::Kind::removed, a[i++]);
    } else {
      add(out, Stretch::Kind::added, b[j++]);
    }
  }
  return out;
}

std::string status_text(const std::vector<FileStatus>& files, bool swedish) {
  std::string out;
  for (const FileStatus& file : files) {
    const Coverage& c = file.coverage;
    out += fmt::format(
        fmt::runtime(swedish
                         ? "{} {}: {} av {} texter klara, {} inaktuella, {} saknas, {} ogranskade, "
                           "{} ord kvar; {}\n"
                         : "{} {}: {} of {} texts done, {} stale, {} missing, {} need review, "
                           "{} words left; {}\n"),
        file.language, file.file, done(file), c.all(), c.count(Review::stale),
        c.count(Review::missing), c.count(Review::unreviewed), words_left(file),
        standing(file, swedish));
    for (const OpenText& text : file.open) {
      if (text.review >= file.wanted) continue;
      out += fmt::format("  {} ({})\n", text.id, word(text.review, swedish));
      if (!text.was.empty())
        out += fmt::format(
            "    {}\n", marked(difference(text.was, text.source), "[-", "-]", "{+", "+}", false));
      else out += fmt::format("    {}\n", text.source);
      if (!text.target.empty()) out += fmt::format("    = {}\n", text.target);
    }
  }
  return out;
}

std::string status_json(const std::vector<FileStatus>& files) {
  using Json = nlohmann::ordered_json;
  const auto line = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  };
  std::string out;
  for (const FileStatus& file : files) {
    for (const OpenText& text : file.open)
      out += line({{"language", file.language},
                   {"file", file.file},
                   {"id", text.id},
                   {"review", name_of(text.review)},
                   {"source", text.source},
                   {"was", text.was.empty() ? Json(nullptr) : Json(text.was)},
                   {"target", text.target.empty() ? Json(nullptr) : Json(text.target)}});
    Json total{{"language", file.language},
               {"file", file.file},
               {"texts", file.coverage.all()},
               {"done", done(file)}};
    for (std::size_t i = 0; i < kReviews; ++i)
      total[std::string(name_of(static_cast<Review>(i)))] = file.coverage.texts[i];
    total["words_left"] = words_left(file);
    total["asked"] = name_of(file.wanted);
    total["published"] = file.published();
    total["waits_for"] = file.waits_for;
    out += line(total);
  }
  return out;
}

std::string status_html(const std::vector<FileStatus>& files, bool swedish) {
  const auto say = [&](std::string_view sv, std::string_view en) { return swedish ? sv : en; };
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
      swedish ? "sv" : "en", say("Översättningar", "Translations"), kStyle,
      say("Översättningar", "Translations"));
  out += fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n"
      "<table>\n<caption>{0}</caption>\n<thead><tr>",
      say("Så långt har vi kommit", "How far we have come"));
  for (const std::string_view head :
       {say("Språk", "Language"), say("Fil", "File"), say("Texter", "Texts"), say("Klara", "Done"),
        say("Inaktuella", "Stale"), say("Saknas", "Missing"), say("Ogranskade", "Need review"),
        say("Ord kvar", "Words left"), say("Läge", "Standing")})
    out += fmt::format("<th scope=\"col\">{}</th>", head);
  out += "</tr></thead>\n<tbody>\n";
  for (const FileStatus& file : files) {
    out += fmt::format("<tr><td>{}</td><th scope=\"row\">{}</th>", escaped(file.language),
                       escaped(file.file));
    for (const std::size_t n : {file.coverage.all(), done(file), file.coverage.count(Review::stale),
                                file.coverage.count(Review::missing),
                                file.coverage.count(Review::unreviewed), words_left(file)})
      out += fmt::format("<td class=\"n\">{}</td>", n);
    out += fmt::format("<td>{}</td></tr>\n", escaped(standing(file, swedish)));
  }
  out += "</tbody>\n</table>\n</div>\n";
  for (const FileStatus& file : files) {
    if (file.open.empty()) continue;
    out += fmt::format("<h2>{} – {}</h2>\n<dl>\n", escaped(file.language), escaped(file.file));
    for (const OpenText& text : file.open) {
      out += fmt::format("<dt>{} ({})</dt>\n", escaped(text.id), word(text.review, swedish));
      out += fmt::format("<dd lang=\"sv\">{}</dd>\n",
                         text.was.empty() ? escaped(text.source)
                                          : marked(difference(text.was, text.source), "<del>",
                                                   "</del>", "<ins>", "</ins>", true));
      if (!text.target.empty())
        out += fmt::format("<dd lang=\"{}\" dir=\"auto\">{}</dd>\n", escaped(file.language),
                           escaped(text.target));
    }
    out += "</dl>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace blankett
