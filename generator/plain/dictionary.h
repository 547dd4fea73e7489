#pragma once
// The dictionaries of hunspell: which words a language has. They are files of the machine, as
// Debian's packages put them there, or of the project, which then reads every text alike wherever
// it is built.

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace blankett::plain {

/// What looks words up in files; the library's, or none where it was not there when we were built.
class WordFiles {
 public:
  virtual ~WordFiles() = default;
  /// By one thread at a time.
  virtual bool knows(const std::string& word) = 0;
};
/// False when we were built without hunspell, and no words can be looked up.
bool can_look_up_words();
/// Reads `path`.aff and `path`.dic, which takes a tenth of a second. Null when it cannot look up.
std::unique_ptr<WordFiles> open_words(const std::string& path);

/// Opened when the first word is asked for. Any thread may ask.
class Dictionary {
 public:
  explicit Dictionary(std::string path) : path_(std::move(path)) {}
  /// A word in UTF-8, composed (NFC). A capital is allowed where one may stand in a text.
  bool knows(const std::string& word) const;

 private:
  std::string path_{};
  mutable std::mutex one_at_a_time_{};
  mutable std::unique_ptr<WordFiles> words_{};
};

/// The dictionary of that name, "sv_SE": in the folder, or else where Debian has them. One for the
/// whole process, which keeps it. Null when there is none in UTF-8, or the name is no name:
/// letters, digits, `_` and `-`.
const Dictionary* dictionary_named(std::string_view name, const std::string& folder);

}  // namespace blankett::plain
