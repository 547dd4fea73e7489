// Tested by audit_test.cpp and pictures_test.cpp.

#include "base/local_file.h"

namespace blankett {

namespace fs = std::filesystem;

bool is_within_reach(const std::string& page, const fs::path& file) {
  std::error_code error;
  const auto real = [&](const fs::path& path) {
    std::error_code wrong;
    fs::path out = fs::weakly_canonical(fs::absolute(path, wrong), wrong);
    if (wrong) error = wrong;
    return out;
  };
  const fs::path target = real(file);
  const auto is_in = [&](const fs::path& around) {
    const fs::path way = target.lexically_relative(around);
    return !way.empty() && *way.begin() != "..";
  };
  const bool near =
      is_in(real(fs::current_path(error))) || is_in(real(fs::path(page).parent_path()));
  return near && !error;
}

std::string local_file(const std::string& page, std::string_view href) {
  href = href.substr(0, href.find_first_of("?#"));
  if (href.empty() || href.front() == '/' || href.find_first_of(":\\") != href.npos) return {};
  const fs::path file =
      (fs::path(page).parent_path() / fs::path(std::string(href))).lexically_normal();
  return is_within_reach(page, file) ? file.string() : std::string();
}

}  // namespace blankett
