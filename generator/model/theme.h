#pragma once
// Theme: how the pages look and behave, read once. Plain data; parsed templates are per thread.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"

namespace blankett {

/// A style sheet or script as the theme's files joined. Its name in the site says what determines
/// its bytes: "assets/form.1a2b.css". It is minified when a site is written.
struct Asset {
  struct Part {
    SourceId file = SourceId::none;
    std::uint32_t first_line = 1;  // in `source`, from 1
  };
  std::string path{}, source{};
  std::vector<Part> parts{};
};

struct Theme {
  std::string name{};
  std::map<std::string, std::string, std::less<>> templates{};  // component → template, minified
  std::map<std::string, Asset, std::less<>> sheets{};
  std::map<std::string, Asset, std::less<>> scripts{};
  std::map<std::string, std::string> files{};  // path in the site → bytes: the logo, fonts
  std::string logo_path{};                     // one of `files`, or empty
  bool has_fonts = false;
  std::vector<std::pair<std::string, std::string>> components{};  // name → its component.json

  /// The path of a style sheet in the site.
  const std::string& sheet(std::string_view sheet_name) const {
    return sheets.find(sheet_name)->second.path;
  }
  /// The path of a script in the site.
  const std::string& script(std::string_view script_name) const {
    return scripts.find(script_name)->second.path;
  }
};

/// Every theme has these two: what the citizen's pages need, and what pages for those who look at
/// forms need beside it.
inline constexpr std::string_view kFormSheet = "form", kReportSheet = "report";
/// And these, of the paper form and beside that of the form in the phone script.
inline constexpr std::string_view kPaperSheet = "paper", kCallSheet = "call";
/// The guided form's script, what shows its start page until that has come, and the phone script's
/// instead of both.
inline constexpr std::string_view kFormScript = "form", kShellScript = "shell",
                                  kCallScript = "call";

}  // namespace blankett
