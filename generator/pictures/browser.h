#pragma once
// Chromium, spoken to by the Chrome DevTools Protocol over a pipe. It runs no script, and has no
// network and no files but what it is handed.

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace blankett {

/// What a page that is opened asks for by address: its bytes, or nothing when it may not have them.
struct Resource {
  std::string type{};  // a media type; empty: the browser looks at the bytes
  std::string bytes{};
};
using Resources = std::function<std::optional<Resource>(const std::string& address)>;

class Browser {
 public:
  /// Nothing when none can be started; `problem` then says why.
  static std::unique_ptr<Browser> start(std::string& problem);
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// Opens an address in a window of so many CSS pixels, and waits until all is there. It stays
  /// there, wherever the page leads. False when that takes too long, or the browser ended.
  bool open(const std::string& address, int width, int height, Resources resources);

  /// Whether it has ended or stopped answering, and has to be started again.
  bool is_gone() const;

  /// The result of a method of the protocol in the page that is open; nothing when it failed.
  std::optional<nlohmann::json> call(std::string_view method, nlohmann::json parameters = {});

 private:
  struct State;
  explicit Browser(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace blankett
