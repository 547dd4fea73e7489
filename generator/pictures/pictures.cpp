// Tested by pictures_test.cpp.

#include "pictures/pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <vector>

#include "base/files.h"
#include "base/local_file.h"
#include "page/words.h"
#include "pictures/browser.h"

namespace blankett {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kMost = 200, kLargest = std::size_t{10} << 20;
constexpr int kWidth = 1000, kHeight = 800;                     // of the window, CSS pixels
constexpr double kAround = 120, kWidest = 900, kTallest = 500;  // of a picture
constexpr std::string_view kOrigin = "http://page.invalid";     // RFC 6761: never a server's name
constexpr std::string_view kMark =
    ";outline:4px solid #c8102e!important;outline-offset:3px!important";

// Only what a page cannot be shown without the type of; the rest is told by its bytes.
constexpr std::array<std::pair<std::string_view, const char*>, 3> kTypes = {
    {{".html", "text/html"}, {".css", "text/css"}, {".svg", "image/svg+xml"}}};

std::string type_of(const fs::path& file) {
  const std::string ending = lower_ascii(file.extension().string());
  for (const auto& [suffix, type] : kTypes)
    if (suffix == ending) return type;
  return {};
}

std::string address_of(const fs::path& file) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out(kOrigin);
  for (const char c : file.generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != kPlain.npos) out += c;
    else (((out += '%') += kHex[byte >> 4]) += kHex[byte & 15]);
  }
  return out;
}

// The file that an address of ours means; "" when it is another's.
std::string file_at(std::string_view address) {
  if (!address.starts_with(kOrigin)) return {};
  address.remove_prefix(kOrigin.size());
  if (!address.starts_with('/')) return {};
  address = address.substr(0, address.find_first_of("?#"));
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    unsigned value = 0;
    if (address[i] != '%') {
      out += address[i];
      continue;
    }
    for (std::size_t j = i + 1; j < i + 3; ++j) {
      const char c = j < address.size() ? address[j] : ' ';
      const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                             : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10)
                             : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                                                    : 16U;
      if (digit > 15) return {};
      value = value * 16 + digit;
    }
    if (value == 0) return {};
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

struct Box {
  double left = 0, top = 0, width = 0, height = 0;
};

class OpenPage {
 public:
  OpenPage(Browser& browser, const std::string& page) : browser_(browser) {
    std::error_code error;
    const fs::path file = fs::weakly_canonical(fs::absolute(page, error), error);
    const DiskFiles files;
    const auto resources = [page, file, files](const std::string& address) {
      std::optional<Resource> out;
      const std::string wanted = file_at(address);
      if (wanted.empty() || !files.is_file(wanted)) return out;
      const bool own = wanted == file.string();
      if (!own && !is_within_reach(page, wanted)) return out;
      auto bytes = files.read(wanted, kLargest);
      if (bytes && bytes->size() <= kLargest)
        out = Resource{own ? "text/html" : type_of(wanted), std::move(*bytes)};
      return out;
    };
    if (error || !browser.open(address_of(file), kWidth, kHeight, resources)) return;
    if (const auto document = browser.call("DOM.getDocument", {{"depth", 0}}))
      root_ = number_at(document->value("/root/nodeId"_json_pointer, Json()));
  }

  /// As a data: address; "" when there is nothing to see.
  std::string picture(const std::string& selector) {
    const auto found =
        root_ > 0 ? browser_.call("DOM.querySelector", {{"nodeId", root_}, {"selector", selector}})
                  : std::nullopt;
    const int node = found ? number_at(found->value("nodeId", Json())) : 0;
    const std::optional<Box> box = node > 0 ? box_of(node) : std::nullopt;
    if (!box) return {};
    const std::string before = style_of(node);
    set_style(node, before + std::string(kMark));
    const auto [left, width] = stretch(box->left, box->width, kWidest);
    const auto [top, height] = stretch(box->top, box->height, kTallest);
    const Json clip{{"x", left}, {"y", top}, {"width", width}, {"height", height}, {"scale", 1}};
    const auto taken =
        browser_.call("Page.captureScreenshot",
                      {{"format", "png"}, {"captureBeyondViewport", true}, {"clip", clip}});
    set_style(node, before);
    const std::string data = taken ? taken->value("data", "") : "";
    return data.empty() ? "" : "data:image/png;base64," + data;
  }

 private:
  static int number_at(const Json& value) {
    return value.is_number_integer() ? value.get<int>() : 0;
  }

  // From where, and how far: what stands around a place tells where it is.
  static std::pair<double, double> stretch(double from, double size, double most) {
    const double wanted = std::min(most, size + 2 * kAround);
    const double begin = std::max(0.0, from - std::max(16.0, (wanted - size) / 2));
    return {begin, wanted};
  }

  // What surrounds the border, in the page. An element that is not shown has none.
  std::optional<Box> box_of(int node) {
    const auto model = browser_.call("DOM.getBoxModel", {{"nodeId", node}});
    const Json border = model ? model->value("/model/border"_json_pointer, Json()) : Json();
    if (!border.is_array() || border.size() != 8) return std::nullopt;
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    for (std::size_t i = 0; i < 8; i += 2) {
      if (!border[i].is_number() || !border[i + 1].is_number()) return std::nullopt;
      left = std::min(left, border[i].get<double>());
      right = std::max(right, border[i].get<double>());
      top = std::min(top, border[i + 1].get<double>());
      bottom = std::max(bottom, border[i + 1].get<double>());
    }
    // What is put away for screen readers alone has a pixel, or stands outside the page.
    if (right - left < 2 || bottom - top < 2 || right <= 0 || bottom <= 0) return std::nullopt;
    return Box{left, top, right - left, bottom - top};
  }

  std::string style_of(int node) {
    const auto read = browser_.call("DOM.getAttributes", {{"nodeId", node}});
    const Json all = read ? read->value("attributes", Json()) : Json();
    for (std::size_t i = 0; i + 1 < all.size(); i += 2)
      if (all[i] == "style" && all[i + 1].is_string()) return all[i + 1].get<std::string>();
    return {};
  }
  void set_style(int node, const std::string& style) {
    browser_.call("DOM.setAttributeValue", {{"nodeId", node}, {"name", "style"}, {"value", style}});
  }

  Browser& browser_;
  int root_ = 0;
};

}  // namespace

std::string take_pictures(Audit& audit) {
  // By page and place: what is wrong with one is often several things.
  std::map<std::string, std::map<std::string, std::vector<std::size_t>>> places;
  std::size_t count = 0;
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& f = audit.findings[i];
    const auto page =
        std::find_if(audit.about[i].begin(), audit.about[i].end(), [&](std::size_t s) {
          return audit.subjects[s].kind == SubjectKind::page &&
                 DiskFiles().is_file(audit.subjects[s].file);
        });
    if (f.selector.empty() || page == audit.about[i].end()) continue;
    auto& here = places[audit.subjects[*page].file];
    if (count == kMost && here.count(f.selector) == 0) {
      ++audit.pictures_left_out;
      continue;
    }
    std::vector<std::size_t>& findings = here[f.selector];
    count += findings.empty();
    findings.push_back(i);
  }
  if (count == 0) return {};
  std::string problem;
  const std::unique_ptr<Browser> browser = Browser::start(problem);
  if (!browser) return problem;
  for (const auto& [page, selectors] : places) {
    OpenPage open(*browser, page);
    for (const auto& [selector, findings] : selectors) {
      const std::string picture = open.picture(selector);
      for (const std::size_t i : findings) audit.findings[i].picture = picture;
    }
  }
  return {};
}

}  // namespace blankett
