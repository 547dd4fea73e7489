// The only file that knows brotli and zlib. Tested by write_test.cpp.

#include "write/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>

namespace blankett {
namespace {

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const bool done =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                            bytes.size(), in, &size, reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(done ? size : 0);
  return out;
}

// zlib's gzip header has no name and no time.
std::string gzip(std::string_view bytes) {
  constexpr int kGzipHeader = 16, kMostMemory = 9;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzipHeader, kMostMemory,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace

const std::array<Encoding, 2> kEncodings = {{{".br", brotli}, {".gz", gzip}}};

bool is_compressible(std::string_view path, std::size_t size) {
  constexpr std::size_t kOnePacket = 1024;
  constexpr std::array<std::string_view, 7> kTexts = {".html", ".css", ".js", ".json",
                                                      ".svg",  ".xml", ".vtt"};
  return size > kOnePacket &&
         std::any_of(kTexts.begin(), kTexts.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace blankett
