#pragma once
// How far the translations have come, told to people and to machines.

#include <string>
#include <vector>

#include "localise/translation.h"

namespace blankett {

/// A text whose translation is not as it should be.
struct OpenText {
  std::string id{};
  Review review = Review::missing;
  std::string source{}, was{}, target{};  // in words; `was`: the text that the target translates
};

/// One file in one language.
struct FileStatus {
  std::string language{}, file{}, title{};
  Review wanted = Review::translated;  // what the language asks of every text
  Coverage coverage{};
  std::vector<OpenText> open{};  // in the order of the texts
  bool is_form = false;
  std::vector<std::string> waits_for{};  // other files that a form's pages need, and are not ready
  bool ready() const { return coverage.reaches(wanted); }
  bool published() const { return ready() && waits_for.empty(); }
};
FileStatus status_of(const SourceFile& source, const Units& units, const Locale& locale);
/// Adds the concepts of a form's texts for which the term bank has no word in the language: its
/// pages wait for them too.
void add_terms(FileStatus& file, const TermBank& terms, const Locale& source, const Locale& locale);

std::string status_text(const std::vector<FileStatus>& files, bool swedish);
/// One object a line: each open text, and then its file.
std::string status_json(const std::vector<FileStatus>& files);
/// A web page that needs nothing else.
std::string status_html(const std::vector<FileStatus>& files, bool swedish);

/// What changed between two texts, word by word: kept, removed and added stretches in order.
struct Stretch {
  enum class Kind : std::uint8_t { kept, removed, added } kind = Kind::kept;
  std::string words{};
};
std::vector<Stretch> difference(std::string_view was, std::string_view is);

}  // namespace blankett
