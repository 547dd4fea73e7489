// Blocks of 512 bytes: a header, the bytes it is about, and two empty blocks at the end. Links and
// folders are passed over. Tested by tar_test.cpp.

#include "base/tar.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace blankett {
namespace {

constexpr std::size_t kBlock = 512;

struct Field {
  std::size_t at, size;
};
constexpr Field kName{0, 100}, kSize{124, 12}, kChecksum{148, 8}, kType{156, 1}, kMagic{257, 5},
    kPrefix{345, 155};

// A field ends at its size or at the first NUL.
std::string_view text(std::string_view header, Field field) {
  const std::string_view whole = header.substr(field.at, field.size);
  return whole.substr(0, std::min(whole.find('\0'), whole.size()));
}

std::optional<std::uint64_t> octal(std::string_view header, Field field) {
  constexpr int kOctal = 8;
  std::string_view digits = text(header, field);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  digits = digits.substr(0, std::min(digits.find(' '), digits.size()));
  std::uint64_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, kOctal);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// The sum of the header's bytes, those of the sum itself counted as spaces.
bool is_whole(std::string_view header) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kChecksum.at && i < kChecksum.at + kChecksum.size;
    sum += own ? ' ' : static_cast<unsigned char>(header[i]);
  }
  return octal(header, kChecksum) == sum && text(header, kMagic).starts_with("ustar");
}

std::string path_of(std::string_view header) {
  const std::string name(text(header, kName));
  const std::string_view prefix = text(header, kPrefix);
  return prefix.empty() ? name : std::string(prefix) + "/" + name;
}

// "23 path=forms/a/form.xml\n": the length counts the whole line.
std::optional<std::string> pax_path(std::string_view records) {
  std::optional<std::string> path;
  while (!records.empty()) {
    std::size_t length = 0;
    const auto [end, error] =
        std::from_chars(records.data(), records.data() + records.size(), length);
    const auto digits = static_cast<std::size_t>(end - records.data());
    if (error != std::errc{} || length <= digits + 1 || length > records.size()) break;
    const std::string_view record = records.substr(digits + 1, length - digits - 2);
    constexpr std::string_view kPath = "path=";
    if (record.starts_with(kPath)) path = record.substr(kPath.size());
    records.remove_prefix(length);
  }
  return path;
}

}  // namespace

std::optional<std::map<std::string, std::string>> read_tar(std::string_view archive) {
  std::map<std::string, std::string> files;
  std::optional<std::string> long_path;
  while (archive.size() >= kBlock) {
    const std::string_view header = archive.substr(0, kBlock);
    if (header.find_first_not_of('\0') == header.npos) return files;
    if (!is_whole(header)) return std::nullopt;
    const auto size = octal(header, kSize);
    archive.remove_prefix(kBlock);
    if (!size || *size > archive.size()) return std::nullopt;
    const std::string_view bytes = archive.substr(0, *size);
    const std::size_t padded = (*size + kBlock - 1) / kBlock * kBlock;
    archive.remove_prefix(std::min(padded, archive.size()));
    switch (header[kType.at]) {
      case 'x': long_path = pax_path(bytes); break;
      case 'L':
        long_path = std::string(bytes.substr(0, std::min(bytes.find('\0'), bytes.size())));
        break;
      case 'g': break;  // of the whole archive: git puts the commit's name there
      case '0':
      case '\0': files[long_path.value_or(path_of(header))] = bytes; [[fallthrough]];
      default: long_path.reset();
    }
  }
  return std::nullopt;  // it does not end
}

}  // namespace blankett
