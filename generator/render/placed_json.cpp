// nlohmann-json keeps no places; an iterator that counts what its lexer has taken gives them.
// Tested by theme_test.cpp.

#include "render/placed_json.h"

#include <iterator>
#include <vector>

namespace blankett {
namespace {

class Counting {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counting(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  Counting& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  Counting operator++(int) {
    Counting old = *this;
    ++*this;
    return old;
  }
  friend bool operator!=(const Counting& a, const Counting& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  std::size_t* taken_;
};

// The quote that a string which ends before `end` begins with; what is no string is one byte.
std::size_t begin_of(std::string_view bytes, std::size_t end, bool string) {
  std::size_t i = end > 0 ? end - 1 : 0;
  while (string && i > 0) {
    if (bytes[--i] != '"') continue;
    std::size_t slashes = 0;
    while (slashes < i && bytes[i - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) break;
  }
  return i;
}

class Places {
 public:
  Places(std::string_view bytes, SourceId source, const std::size_t& taken, PlacedJson& out)
      : bytes_(bytes), source_(source), taken_(taken), out_(out) {}

  void event(nlohmann::json::parse_event_t event, const nlohmann::json& value) {
    using Event = nlohmann::json::parse_event_t;
    switch (event) {
      case Event::key: levels_.back().key = value.get<std::string>(); break;
      case Event::object_start:
      case Event::array_start:
        begin_value();
        levels_.push_back({event == Event::array_start, 0, {}, taken_ - 1});
        break;
      case Event::object_end:
      case Event::array_end: {
        const std::size_t begin = levels_.back().begin;
        levels_.pop_back();
        put(begin);
        break;
      }
      case Event::value:
        begin_value();
        put(begin_of(bytes_, taken_, value.is_string()));
        break;
    }
  }

 private:
  struct Level {
    bool array = false;
    std::size_t next = 0;
    std::string key{};
    std::size_t begin = 0;
  };

  void begin_value() {
    if (!levels_.empty() && levels_.back().array)
      levels_.back().key = std::to_string(levels_.back().next++);
  }
  void put(std::size_t begin) {
    std::string pointer;
    for (const Level& level : levels_) pointer += "/" + level.key;
    out_.places[pointer] = {source_, static_cast<std::uint32_t>(begin),
                            static_cast<std::uint32_t>(taken_)};
  }

  std::string_view bytes_;
  SourceId source_;
  const std::size_t& taken_;
  PlacedJson& out_;
  std::vector<Level> levels_;
};

}  // namespace

Span PlacedJson::at(std::string_view pointer) const {
  const auto found = places.find(pointer);
  return found == places.end() ? Span{} : found->second;
}

PlacedJson read_json(const Sources& sources, SourceId source) {
  PlacedJson out;
  const std::string_view bytes = sources.bytes(source);
  std::size_t taken = 0;
  Places places(bytes, source, taken, out);
  try {
    out.value = nlohmann::json::parse(
        Counting(bytes.data(), &taken), Counting(bytes.data() + bytes.size(), &taken),
        [&](int, nlohmann::json::parse_event_t event, nlohmann::json& value) {
          places.event(event, value);
          return true;
        });
  } catch (const nlohmann::json::parse_error& error) {
    const auto at = static_cast<std::uint32_t>(error.byte > 0 ? error.byte - 1 : 0);
    out.broken = true;
    out.error = {source, at, at + 1};
  }
  return out;
}

}  // namespace blankett
