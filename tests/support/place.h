#pragma once
// The real program, run as a process in a project of its own.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace blankett::tests {

struct Run {
  int code = 0;
  std::string out, err;
};

std::string bytes_of(const std::filesystem::path& file);
void put(const std::filesystem::path& file, const std::string& bytes);
bool has(const std::string& text, std::string_view words);

/// The path of the program: of the one that belongs to these tests.
extern const char* const kCompiler;

/// A copy of the languages and the theme, with the forms of the test.
class Place {
 public:
  Place();
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// Adds a form with one question, whose XML can be given.
  void form(const std::string& id, const std::string& question = kQuestion,
            const std::string& attributes = "") const;
  /// Adds the same form in English.
  void english(const std::string& id) const;

  Run run(const std::string& arguments, const std::string& environment = "LANG=C",
          const std::string& folder = "") const;

  /// Every file of a folder with its bytes.
  std::map<std::string, std::string> site(const std::string& folder = "output") const;

  static constexpr const char* kQuestion =
      "<text id=\"namn\" purpose=\"name\"><label>Ditt namn</label></text>";
  std::filesystem::path top;
};

}  // namespace blankett::tests
