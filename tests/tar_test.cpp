// Archives as git and tar write them, and archives that are none.

#include "base/tar.h"

#include "support/catch.h"

namespace blankett::tests {
namespace {

std::string header(const std::string& name, std::size_t size, char type,
                   const std::string& prefix = "") {
  std::string out(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) {
    out.replace(at, text.size(), text);
  };
  const auto octal = [](std::size_t number, int digits) {
    std::string text;
    for (; digits-- > 0; number /= 8) text.insert(0, 1, static_cast<char>('0' + number % 8));
    return text;
  };
  put(0, name);
  put(124, octal(size, 11));
  put(148, "        ");
  out[156] = type;
  put(257, std::string("ustar\0", 6) + "00");
  put(345, prefix);
  std::size_t sum = 0;
  for (const char c : out) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + std::string("\0 ", 2));
  return out;
}

std::string entry(const std::string& name, const std::string& bytes, char type = '0',
                  const std::string& prefix = "") {
  return header(name, bytes.size(), type, prefix) + bytes +
         std::string((512 - bytes.size() % 512) % 512, '\0');
}

const std::string kEnd(1024, '\0');
using Files = std::map<std::string, std::string>;

TEST_CASE("the regular files of an archive are read", "[tar]") {
  const std::string big(1025, 'x');
  CHECK(read_tar(entry("forms/a/", "", '5') + entry("forms/a/form.xml", "<form/>") +
                 entry("forms/b.xml", big) + entry("empty", "") + entry("link", "", '2') + kEnd) ==
        Files{{"forms/a/form.xml", "<form/>"}, {"forms/b.xml", big}, {"empty", ""}});
  CHECK(read_tar(kEnd) == Files{});
}

TEST_CASE("long names are read in every way they are written", "[tar]") {
  const std::string folder(120, 'f');
  CHECK(read_tar(entry("form.xml", "1", '0', folder) + kEnd) == Files{{folder + "/form.xml", "1"}});
  CHECK(read_tar(entry("x", "134 path=" + folder + "/x.y\n", 'x') + entry("cut", "2") + kEnd) ==
        Files{{folder + "/x.y", "2"}});
  CHECK(read_tar(entry("x", folder + std::string(1, '\0'), 'L') + entry("cut", "3") +
                 entry("next", "4") + kEnd) == Files{{folder, "3"}, {"next", "4"}});
  // What git says of the whole archive names no file.
  CHECK(read_tar(entry("pax_global_header", "52 comment=0123456789012345678901234567890123456789\n",
                       'g') +
                 entry("own", "5") + kEnd) == Files{{"own", "5"}});
}

TEST_CASE("an archive that is damaged is none", "[tar]") {
  const std::string good = entry("a", "bytes") + kEnd;
  CHECK(read_tar(good));
  CHECK_FALSE(read_tar(""));
  CHECK_FALSE(read_tar("no archive"));
  CHECK_FALSE(read_tar(std::string(2048, 'x')));
  CHECK_FALSE(read_tar(good.substr(0, 512)));
  CHECK_FALSE(read_tar(good.substr(0, 1024)));
  for (const std::size_t at : {0U, 124U, 148U, 257U}) {
    std::string damaged = good;
    damaged[at] = 'z';
    CHECK_FALSE(read_tar(damaged));
  }
  CHECK_FALSE(read_tar(header("a", 100'000, '0') + kEnd));
  // A record of pax that lies of its length names nothing, and loses nothing.
  CHECK(read_tar(entry("x", "99 path=b\n", 'x') + entry("a", "1") + kEnd) == Files{{"a", "1"}});
  CHECK(read_tar(entry("x", "3 \n", 'x') + entry("a", "1") + kEnd) == Files{{"a", "1"}});
}

}  // namespace
}  // namespace blankett::tests
