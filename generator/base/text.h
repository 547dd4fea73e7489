#pragma once
// Text as people write it: UTF-8, normalisation, near misses, slots.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blankett {

/// The offset of the first byte that is not well-formed UTF-8, or nothing.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

/// NFC with white space at both ends removed: the form in which every answer and text is compared.
std::string normalised(std::string_view text);

/// Every run of white space becomes one space; the ends are trimmed.
std::string collapsed(std::string_view text);

/// Without the white space of ECMA-262 at both ends.
std::string_view trimmed(std::string_view text);

/// What stands between separators, without what is empty.
std::vector<std::string_view> parts_of(std::string_view text, char separator);

/// Unicode code points.
std::size_t length(std::string_view text);

/// Language-neutral lower case for comparing words. Never for ids.
std::string lower_case(std::string_view text);
/// A letter whose capital is two stays as it is.
std::string upper_case(std::string_view text);

/// The nearest name that can stand in an address: "Sök plats" → "sok-plats". Empty when there is no
/// letter to begin with.
std::string as_id(std::string_view text);

/// Edits (insert, delete, replace, swap neighbours) from one name to the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that was probably meant, if one is near enough.
std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates);

/// The order of two texts in a language's dictionaries.
class Collation {
 public:
  explicit Collation(const std::string& language);
  ~Collation();
  Collation(Collation&&) noexcept;
  bool before(std::string_view a, std::string_view b) const;

 private:
  struct Collator;
  std::unique_ptr<Collator> collator_;
};

/// A regular expression of JSON Schema: the part of ECMA-262's syntax that ICU reads alike.
class Pattern {
 public:
  explicit Pattern(const std::string& expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  /// Found anywhere in the text.
  bool found_in(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// Whether anything of the text can be seen: not only spaces of any kind, marks of direction and
/// characters that join or part others.
bool is_visible(std::string_view text);

/// A value for a `{name}` slot.
using Slots = std::vector<std::pair<std::string_view, std::string>>;

/// Fills `{name}` slots; an unknown slot stays as it is. Values are not scanned for slots.
std::string filled(std::string_view message, const Slots& slots);

/// The slot names of a message, sorted, each once.
std::vector<std::string> slots_of(std::string_view message);

/// Text for an element's content or an attribute value: `& < > " '` become numeric entities.
std::string escaped(std::string_view text);

}  // namespace blankett
