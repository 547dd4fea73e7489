// Tested by spelling_test.cpp.

#include "plain/dictionary.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

namespace blankett::plain {
namespace {

constexpr std::array<const char*, 2> kFolders = {"/usr/share/hunspell", "/usr/share/myspell/dicts"};
constexpr std::size_t kHead = 1 << 16;  // bytes in which an .aff names its encoding

bool is_dictionary_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::string beginning_of(const std::string& path) {
  std::string out(kHead, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(out.data(), static_cast<std::streamsize>(out.size()));
  out.resize(static_cast<std::size_t>(file.gcount()));
  return out;
}

bool is_dictionary(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path + ".aff", error) &&
         std::filesystem::is_regular_file(path + ".dic", error) &&
         beginning_of(path + ".aff").find("SET UTF-8") != std::string::npos &&
         !beginning_of(path + ".dic").empty();
}

}  // namespace

bool Dictionary::knows(const std::string& word) const {
  const std::lock_guard lock(one_at_a_time_);
  if (!words_) words_ = open_words(path_);
  return !words_ || words_->knows(word);
}

const Dictionary* dictionary_named(std::string_view name, const std::string& folder) {
  if (!can_look_up_words() || !is_dictionary_name(name)) return nullptr;
  static std::mutex one_at_a_time;
  static std::map<std::string, Dictionary> opened;
  const auto in = [&](const std::string& where) -> const Dictionary* {
    const std::string path = where + "/" + std::string(name);
    if (where.empty() || !is_dictionary(path)) return nullptr;
    const std::lock_guard lock(one_at_a_time);
    return &opened.try_emplace(path, path).first->second;
  };
  if (const Dictionary* own = in(folder)) return own;
  for (const char* where : kFolders)
    if (const Dictionary* installed = in(where)) return installed;
  return nullptr;
}

}  // namespace blankett::plain
