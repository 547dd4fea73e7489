// The inline elements of a text and of its translation. Tested by localise_test.cpp.

#include <algorithm>
#include <array>
#include <map>

#include "base/sentences.h"
#include "base/text.h"
#include "localise/localise.h"

namespace blankett {
namespace {

bool is_block(std::string_view element) {
  static constexpr std::array<std::string_view, 4> kNames = {"p", "ul", "ol", "li"};
  return std::find(kNames.begin(), kNames.end(), element) != kNames.end();
}

struct Standing {
  Piece::Kind kind = Piece::Kind::open;
  std::string parent{};
  bool has_words = false;  // in it, or in what stands in it
};

// Where each numbered element stands; nothing when one stands twice or is no element of a source.
// Words that are marked as another language are no elements.
std::optional<std::map<std::string, Standing>> places_in(const std::vector<Piece>& pieces,
                                                         bool target) {
  std::map<std::string, Standing> out;
  std::vector<std::string> open = {""};
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::text) {
      if (is_visible(piece.name))
        for (std::size_t i = 1; i < open.size(); ++i) out.at(open[i]).has_words = true;
      continue;
    }
    if (target && piece.name == kOtherLanguage) continue;
    if (piece.kind == Piece::Kind::close) {
      open.pop_back();
      continue;
    }
    if (!out.emplace(piece.attribute, Standing{piece.kind, open.back(), false}).second)
      return std::nullopt;
    if (piece.kind == Piece::Kind::open) open.push_back(piece.attribute);
  }
  return out;
}

bool has_words_outside(const std::vector<Piece>& pieces) {
  std::size_t depth = 0;
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::open) ++depth;
    if (piece.kind == Piece::Kind::close) --depth;
    if (piece.kind == Piece::Kind::text && depth == 0 &&
        piece.name.find_first_not_of(' ') != std::string::npos)
      return true;
  }
  return false;
}

bool has_letters(std::string_view word) {
  return !words_of(word).empty() && word.find_first_not_of("0123456789-+.,() ") != word.npos;
}

// Words with letters, at spaces, outside slots.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  bool address = false;
  const auto end = [&] {
    if (!address && has_letters(word)) out.push_back(word);
    word.clear();
    address = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::size_t close = c == '{' ? text.find_first_of("{} ,", i + 1) : text.npos;
    if (close != text.npos && text[close] == '}') i = close;
    else if (c == ' ' || c == '\n') end();
    else if (c == '@' || c == '/') address = true;
    else word += c;
  }
  end();
  return out;
}

}  // namespace

bool repeats_source(const std::vector<Piece>& source, const std::vector<Piece>& target) {
  if (target.empty() || written(source) != written(target)) return false;
  const std::vector<std::string> words = words_in(plain_of(source));
  return words.size() > 1 && std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return lower_case(word) == word;
         });
}

bool same_but_for_layout(const std::vector<Piece>& a, const std::vector<Piece>& b) {
  const auto words = [](std::vector<Piece> pieces) {
    for (Piece& piece : pieces) {
      if (piece.kind != Piece::Kind::text) continue;
      if (&piece != &pieces.front() && piece.name.starts_with(' ')) piece.name.erase(0, 1);
      if (&piece != &pieces.back() && piece.name.ends_with(' ')) piece.name.pop_back();
    }
    return written(pieces);
  };
  return words(a) == words(b);
}

bool keeps_markup(const std::vector<Piece>& source, const std::vector<Piece>& target) {
  const auto own = places_in(source, false), theirs = places_in(target, true);
  if (!own || !theirs || own->size() != theirs->size()) return false;
  bool blocks = false;
  for (const Piece& piece : source) {
    if (piece.kind != Piece::Kind::open && piece.kind != Piece::Kind::empty) continue;
    const auto found = theirs->find(piece.attribute);
    if (found == theirs->end() || found->second.kind != piece.kind) return false;
    if (own->at(piece.attribute).has_words && !found->second.has_words) return false;
    if (!is_block(piece.name)) continue;
    blocks = true;
    if (found->second.parent != own->at(piece.attribute).parent) return false;
  }
  return !blocks || has_words_outside(source) || !has_words_outside(target);
}

std::string element_list(const std::vector<Piece>& source) {
  std::string out;
  for (const Piece& piece : source)
    if (piece.kind == Piece::Kind::open || piece.kind == Piece::Kind::empty)
      out += (out.empty() ? "" : ", ") + piece.attribute + " " + piece.name;
  return out.empty() ? "–" : out;
}

}  // namespace blankett
