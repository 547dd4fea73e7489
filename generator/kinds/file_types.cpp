// File types and sizes. Tested by kinds_test.cpp.

#include "kinds/file_types.h"

#include <charconv>

namespace blankett {

const std::vector<FileType>& known_file_types() {
  static const std::vector<FileType> types = {
      {"pdf", "PDF", "application/pdf", {".pdf", ""}},
      {"jpg", "JPG", "image/jpeg", {".jpg", ".jpeg"}},
      {"png", "PNG", "image/png", {".png", ""}},
      {"heic", "HEIC", "image/heic", {".heic", ""}},
      {"docx",
       "Word",
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       {".docx", ""}},
      {"odt", "OpenDocument", "application/vnd.oasis.opendocument.text", {".odt", ""}},
      {"txt", "text", "text/plain", {".txt", ""}},
  };
  return types;
}

std::vector<const FileType*> file_types(std::string_view list) {
  std::vector<const FileType*> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    for (const FileType& type : known_file_types())
      if (type.name == list.substr(0, end)) out.push_back(&type);
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

std::optional<std::uint64_t> bytes_in(std::string_view size) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(size.data() + size.size() - end));
  if (error != std::errc{} || number == 0 || number > 100'000) return std::nullopt;
  if (unit == " kB") return number * 1'000;
  if (unit == " MB") return number * 1'000'000;
  return std::nullopt;
}

}  // namespace blankett
