// QR codes by libqrencode, and nothing else. One path, a run of dark modules a subpath, with the
// four light modules around it that a camera needs. Tested by paper_test.cpp and paper.spec.mjs.

#include "render/qr.h"

#include <qrencode.h>

#include <memory>

#include "base/text.h"

namespace blankett {

std::string qr_code(std::string_view text, std::string_view alternative) {
  constexpr int kQuietZone = 4;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) return {};
  const int width = code->width;
  const auto dark = [&](int x, int y) { return (code->data[y * width + x] & 1) != 0; };
  std::string path;
  for (int y = 0; y < width; ++y)
    for (int x = 0; x < width; ++x) {
      if (!dark(x, y)) continue;
      int end = x;
      while (end < width && dark(end, y)) ++end;
      const std::string run = std::to_string(end - x);
      path += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h" +
              run + "v1h-" + run + "z";
      x = end;
    }
  const std::string size = std::to_string(width + 2 * kQuietZone);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"p-code\" viewBox=\"0 0 " + size + " " +
         size + "\" role=\"img\" aria-label=\"" + escaped(alternative) + "\"><path d=\"" + path +
         "\" shape-rendering=\"crispEdges\"/></svg>";
}

}  // namespace blankett
