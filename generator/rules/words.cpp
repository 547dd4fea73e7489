// Tested by words_test.cpp and the fixtures of the rules that use it.

#include "rules/words.h"

#include <algorithm>

#include "rules/places.h"

namespace blankett::rules {

std::vector<FoundWords> words_found(const Edition& edition, const Sources& sources,
                                    std::string_view rule, const Text& text) {
  std::vector<FoundWords> out;
  const WordList& list = edition.locale->words_for(rule);
  if (list.phrases.empty() || text.empty()) return out;
  const PlainText plain = flattened(text);
  Places places(sources, text, plain);
  for (const auto& match : list.in(plain.words)) {
    const std::size_t size = match.at.end - match.at.begin;
    out.push_back(
        {match.at, plain.words.substr(match.at.begin, size), *match.meaning, places.of(match.at)});
  }
  return out;
}

void say_of_instructions(const Edition& edition, const Sources& sources, const Rule& rule,
                         Diagnostics& out) {
  // An option is an answer, and what stands in for a picture tells of the picture.
  const auto instructs = [](TextRole role) {
    return role != TextRole::option && role != TextRole::alternative && role != TextRole::channel &&
           role != TextRole::condition;
  };
  for (const Text& text : edition.texts) {
    if (!instructs(text.role)) continue;
    for (FoundWords& found : words_found(edition, sources, rule.id, text))
      out.add({.message = &rule.messages.front(),
               .severity = rule.severity,
               .at = found.at,
               .arguments = {std::move(found.words)}});
  }
}

std::vector<Link> links_in(const Text& text) {
  std::vector<Link> out;
  bool inside = false;
  for (const Piece& piece : text.pieces) {
    if (piece.kind != Piece::Kind::text) {
      if (piece.name != "a") continue;
      inside = piece.kind == Piece::Kind::open;
      if (inside) out.push_back({{}, piece.attribute, text.at});
    } else if (inside) {
      Link& link = out.back();
      if (link.words.empty()) link.at = piece.at;
      link.words += piece.name;
      link.at.end = piece.at.end;
    }
  }
  for (Link& link : out) link.words = collapsed(link.words);
  return out;
}

bool is_as_written(const Edition& edition) {
  return edition.locale->language == edition.model->language;
}

bool has_digit(std::string_view text) {
  const auto second = [&](std::size_t i, unsigned from) {
    if (i + 1 >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[i + 1]);
    return byte >= from && byte < from + 10;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') return true;
    // U+0660 to U+0669, and U+06F0 to U+06F9: the digits of Arabic and of Persian.
    if (text[i] == '\xD9' && second(i, 0xA0)) return true;
    if (text[i] == '\xDB' && second(i, 0xB0)) return true;
  }
  return false;
}

bool is_form_of(std::string_view term, std::string_view words) {
  const auto differ = std::mismatch(words.begin(), words.end(), term.begin(), term.end()).first;
  std::size_t same = length({words.begin(), differ});
  if (differ != words.end() && (static_cast<unsigned char>(*differ) & 0xC0) == 0x80)
    --same;  // ä and ö are half the same
  return words == term || (same >= 4 && same * 2 >= length(term));
}

std::vector<Index<Text>> titles_around(const Model& model, const Question& question) {
  std::vector<Index<Text>> out;
  for (Index<Group> g = question.group; g; g = model.groups[g].parent) {
    const Group& group = model.groups[g];
    if (group.repeat && group.repeat->row_title) out.push_back(group.repeat->row_title);
    if (group.title) out.push_back(group.title);
  }
  return out;
}

}  // namespace blankett::rules
