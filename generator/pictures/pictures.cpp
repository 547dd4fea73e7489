// Tested by pictures_test.cpp.

#include "pictures/pictures.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "audit/report.h"
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
    "outline:4px solid #c8102e!important;outline-offset:3px!important;";
// A page can bring a browser down, or to a stand; another need not.
constexpr int kMostStarts = 3;

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
    auto resources = [page, file, files](const std::string& address) {
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
    if (error || !browser.open(address_of(file), kWidth, kHeight, std::move(resources))) return;
    if (const auto document = browser.call("DOM.getDocument", {{"depth", 0}}))
      root_ = number_at(document->value("/root/nodeId"_json_pointer, Json()));
  }

  bool is_shown() const { return root_ > 0; }

  /// As a data: address; "" when there is nothing to see.
  std::string picture(const std::string& selector) {
    const auto found =
        browser_.call("DOM.querySelector", {{"nodeId", root_}, {"selector", selector}});
    const int node = found ? number_at(found->value("nodeId", Json())) : 0;
    if (node == 0 || !browser_.call("DOM.scrollIntoViewIfNeeded", {{"nodeId", node}})) return {};
    const std::optional<Box> box = box_of(node);
    const std::optional<Json> clip = box ? around(*box) : std::nullopt;
    if (!clip) return {};
    const std::string style = style_of(node), plain = capture(*clip);
    set_style(node, std::string(kMark) + style);
    std::string marked = capture(*clip);
    set_style(node, style);
    // What is cut away, covered or without colour looks the same with a frame around it.
    return marked.empty() || marked == plain ? "" : "data:image/png;base64," + marked;
  }

 private:
  static int number_at(const Json& value) {
    return value.is_number_integer() ? value.get<int>() : 0;
  }

  // From where, and how far, within the window: what stands around a place tells where it is.
  static std::pair<double, double> stretch(double from, double size, double most, double window) {
    const double wanted = std::min(most, size + 2 * kAround);
    const double begin =
        std::clamp(from - std::max(16.0, (wanted - size) / 2), 0.0, std::max(0.0, window - wanted));
    return {begin, wanted};
  }

  // What is seen around a box in the window, as the protocol wants it: by its place in the page.
  std::optional<Json> around(const Box& box) {
    const auto [left, width] = stretch(box.left, box.width, kWidest, kWidth);
    const auto [top, height] = stretch(box.top, box.height, kTallest, kHeight);
    const auto metrics = browser_.call("Page.getLayoutMetrics");
    const Json window = metrics ? metrics->value("cssVisualViewport", Json()) : Json();
    if (!window.is_object()) return std::nullopt;
    const Json x = window.value("pageX", Json()), y = window.value("pageY", Json());
    if (!x.is_number() || !y.is_number()) return std::nullopt;
    return Json{{"x", left + x.get<double>()},
                {"y", top + y.get<double>()},
                {"width", width},
                {"height", height},
                {"scale", 1}};
  }

  std::string capture(const Json& clip) {
    const auto taken = browser_.call("Page.captureScreenshot", {{"format", "png"}, {"clip", clip}});
    const Json data = taken ? taken->value("data", Json()) : Json();
    return data.is_string() ? data.get<std::string>() : std::string();
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

// The findings in pages that a report shows: of each message the first places.
std::vector<std::vector<std::size_t>> shown_in(const Audit& audit) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::size_t>> messages;
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& f = audit.findings[i];
    auto& places = messages[{f.rule, f.message, f.help}];
    if (places.size() < kMostPlaces) places.push_back(i);
  }
  std::vector<std::vector<std::size_t>> out;
  for (auto& [message, places] : messages) out.push_back(std::move(places));
  return out;
}

// The file of the page that a finding with a selector is about; "" for another finding.
std::string page_of(const Audit& audit, std::size_t finding) {
  if (audit.findings[finding].selector.empty()) return {};
  const DiskFiles files;
  for (const std::size_t s : audit.about[finding])
    if (const Subject& subject = audit.subjects[s];
        subject.kind == SubjectKind::page && files.is_file(subject.file))
      return subject.file;
  return {};
}

// By page and place: what is wrong with one is often several things.
using Places = std::map<std::string, std::map<std::string, std::vector<std::size_t>>>;

// The first place of each message, then the second, till they are enough.
Places places_of(Audit& audit) {
  Places out;
  std::size_t count = 0;
  const auto messages = shown_in(audit);
  for (std::size_t round = 0; round < kMostPlaces; ++round)
    for (const std::vector<std::size_t>& message : messages) {
      if (round >= message.size()) continue;
      const std::size_t i = message[round];
      const std::string page = page_of(audit, i);
      if (page.empty()) continue;
      const std::string& selector = audit.findings[i].selector;
      const auto known = out.find(page);
      const bool fresh = known == out.end() || known->second.count(selector) == 0;
      if (fresh && count == kMost) {
        ++audit.pictures_left_out;
        continue;
      }
      count += fresh;
      out[page][selector].push_back(i);
    }
  return out;
}

}  // namespace

std::string take_pictures(Audit& audit) {
  const Places places = places_of(audit);
  std::unique_ptr<Browser> browser;
  std::string problem;
  int starts = 0;
  for (const auto& [page, selectors] : places) {
    if (problem.empty() && (!browser || browser->is_gone())) {
      if (++starts > kMostStarts) problem = std::string("chromium: ") + std::strerror(ETIMEDOUT);
      else browser = Browser::start(problem);
    }
    std::optional<OpenPage> open;
    if (problem.empty()) open.emplace(*browser, page);
    for (const auto& [selector, findings] : selectors) {
      const bool shown = open && open->is_shown() && !browser->is_gone();
      const std::string picture = shown ? open->picture(selector) : "";
      if (!shown || browser->is_gone()) audit.pictures_failed += findings.size();
      for (const std::size_t i : findings) audit.findings[i].picture = picture;
    }
  }
  return problem;
}

}  // namespace blankett
