// Translations as a table, for people without tools of their own: RFC 4180, in UTF-8 with a
// byte-order mark, which Excel needs. Tested by translation_test.cpp.

#include <algorithm>
#include <array>
#include <cctype>

#include "base/format.h"
#include "base/text.h"
#include "localise/messages.h"
#include "localise/translation.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

constexpr std::array<std::string_view, 7> kColumns = {"file",   "id",    "note",    "source",
                                                      "target", "state", "language"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A program for tables would take a cell that begins like this for a formula.
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
}

std::string cell(std::string_view words) {
  std::string out = "\"";
  if (looks_like_formula(words) || words.starts_with('\'')) out += '\'';
  for (const char c : words) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

// Pieces with marks for the elements: "Se <1>vår sida</1>.". A "<" of the text itself is "\<".
std::string with_marks(const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Piece::Kind::text:
        for (const char c : piece.name)
          out += c == '<' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        break;
      case Piece::Kind::open: out += "<" + piece.attribute + ">"; break;
      case Piece::Kind::close: out += "</" + piece.attribute + ">"; break;
      case Piece::Kind::empty: out += "<" + piece.attribute + "/>"; break;
    }
  }
  return out;
}

// ---- reading

// Plain CSV from Excel is in the encoding of the machine, and would be read as other letters.
bool can_be_read(std::string_view bytes, SourceId source, Diagnostics& out) {
  const auto at = [&](std::size_t i) {
    return Span{source, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
  };
  const std::size_t bad = std::min(first_bad_utf8(bytes).value_or(bytes.size()), bytes.find('\0'));
  if (bad < bytes.size()) {
    say(out, Says::csv_encoding, Severity::error, at(bad));
    return false;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (!control && !bytes.substr(i).starts_with("\xEF\xBF\xBE") &&
        !bytes.substr(i).starts_with("\xEF\xBF\xBF"))
      continue;
    say(out, Says::csv_character, Severity::error, at(i));
    return false;
  }
  return true;
}

struct Cell {
  std::string words;
  Span at;
};

class Reader {
 public:
  Reader(const Sources& sources, SourceId source, Diagnostics& out)
      : source_(source), bytes_(sources.bytes(source)), out_(out) {
    if (bytes_.starts_with(kByteOrderMark)) i_ = kByteOrderMark.size();
    const std::string_view head = bytes_.substr(i_, bytes_.find('\n') - i_);
    // "sep=;" says it to Excel.
    if (const std::string_view said = trimmed(head); said.starts_with("sep=") && said.size() == 5) {
      between_ = said[4];
      i_ = std::min(i_ + head.size() + 1, bytes_.size());
      return;
    }
    for (const char c : std::string_view(",;\t"))
      if (std::count(head.begin(), head.end(), c) > std::count(head.begin(), head.end(), between_))
        between_ = c;
  }

  bool row(std::vector<Cell>& cells) {
    cells.clear();
    if (i_ >= bytes_.size()) return false;
    for (;;) {
      cells.push_back(next());
      if (i_ < bytes_.size() && bytes_[i_] == between_) {
        ++i_;
        continue;
      }
      while (i_ < bytes_.size() && (bytes_[i_] == '\r' || bytes_[i_] == '\n')) ++i_;
      return true;
    }
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Cell next() {
    const std::size_t begin = i_;
    std::string words;
    if (i_ < bytes_.size() && bytes_[i_] == '"') {
      for (++i_;; ++i_) {
        if (i_ >= bytes_.size()) {
          say(out_, Says::csv_quote, Severity::error, span(begin, begin + 1));
          break;
        }
        if (bytes_[i_] != '"') words += bytes_[i_];
        else if (i_ + 1 < bytes_.size() && bytes_[i_ + 1] == '"') words += bytes_[i_++];
        else break;
      }
      i_ = std::min(i_ + 1, bytes_.size());
      while (i_ < bytes_.size() && bytes_[i_] == ' ') ++i_;
      if (i_ < bytes_.size() && bytes_[i_] != between_ && bytes_[i_] != '\r' && bytes_[i_] != '\n')
        say(out_, Says::csv_inner_quote, Severity::error, span(begin, i_));
    }
    while (i_ < bytes_.size() && bytes_[i_] != between_ && bytes_[i_] != '\r' && bytes_[i_] != '\n')
      words += bytes_[i_++];
    if (words.starts_with('\'') &&
        (words.starts_with("''") || looks_like_formula(std::string_view(words).substr(1))))
      words.erase(0, 1);
    return {std::move(words), span(begin, i_)};
  }

  SourceId source_;
  std::string_view bytes_;
  Diagnostics& out_;
  std::size_t i_ = 0;
  char between_ = ',';
};

// The pieces of a cell. What only looks like a mark is a word.
std::vector<Piece> pieces_of(const Cell& cell, Diagnostics& out) {
  std::vector<Piece> pieces;
  std::vector<Piece> open;
  std::string words;
  const auto flush = [&] {
    if (!words.empty()) pieces.push_back({Piece::Kind::text, words, {}, cell.at});
    words.clear();
  };
  const std::string_view text = cell.words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      words += text[++i];
      continue;
    }
    const std::size_t end = text[i] == '<' ? text.find('>', i) : text.npos;
    if (end == text.npos) {
      words += text[i];
      continue;
    }
    std::string_view mark = text.substr(i + 1, end - i - 1);
    const bool close = mark.starts_with('/'), empty = mark.ends_with('/');
    if (close) mark.remove_prefix(1);
    if (empty) mark.remove_suffix(1);
    const bool number = is_number(mark);
    const bool language =
        !mark.empty() && mark.size() <= 12 && std::all_of(mark.begin(), mark.end(), [](char c) {
          return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
        });
    if (!number && !(language && !empty)) {
      words += text[i];
      continue;
    }
    if (!number && !is_language_tag(std::string(mark))) {  // <strong>, written by hand
      say(out, Says::csv_inline, Severity::error, cell.at,
          {std::string(text.substr(i, end - i + 1))});
      i = end;
      continue;
    }
    flush();
    const std::string name = number ? (empty ? "x" : "g") : std::string(kOtherLanguage);
    if (close) {
      if (open.empty() || open.back().attribute != mark) {
        say(out, Says::csv_inline, Severity::error, cell.at,
            {std::string(text.substr(i, end - i + 1))});
      } else {
        pieces.push_back({Piece::Kind::close, name, std::string(mark), cell.at});
        open.pop_back();
      }
    } else {
      pieces.push_back(
          {empty ? Piece::Kind::empty : Piece::Kind::open, name, std::string(mark), cell.at});
      if (!empty) open.push_back(pieces.back());
    }
    i = end;
  }
  flush();
  if (!open.empty())
    say(out, Says::csv_inline, Severity::error, cell.at, {"<" + open.back().attribute + ">"});
  tidy(pieces);
  return pieces;
}

}  // namespace

std::string write_csv(const SourceFile& source, const TranslationUnits& units,
                      std::string_view language, bool with_head) {
  std::string out;
  const auto row = [&](const std::array<std::string, kColumns.size()>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "," : "") + cell(cells[i]);
    out += "\r\n";
  };
  if (with_head) {
    out += kByteOrderMark;
    std::array<std::string, kColumns.size()> head;
    std::copy(kColumns.begin(), kColumns.end(), head.begin());
    row(head);
  }
  for (const SourceText& text : source.texts) {
    std::string notes;
    for (const std::string& note : text.notes) notes += (notes.empty() ? "" : " ") + note;
    if (text.most_characters > 0)
      notes += " Högst " + std::to_string(text.most_characters) + " tecken.";
    const auto found = units.find(text.id);
    const TranslationUnit unit = found == units.end() ? TranslationUnit{} : found->second;
    row({source.name, text.id, notes, with_marks(text.pieces), with_marks(unit.target),
         unit.target.empty() ? "needs-translation"
         : unit.approved     ? "final"
                             : unit.state,
         std::string(language)});
  }
  return out;
}

std::map<std::string, Units, std::less<>> read_csv(const Sources& sources, SourceId source,
                                                   std::string_view language, Diagnostics& out) {
  std::map<std::string, Units, std::less<>> files;
  if (!can_be_read(sources.bytes(source), source, out)) return files;
  Reader reader(sources, source, out);
  std::vector<Cell> cells;
  std::array<std::size_t, kColumns.size()> columns{};
  if (!reader.row(cells)) {
    say(out, Says::merge_nothing, Severity::error, {source, 0, 0});
    return files;
  }
  for (std::size_t c = 0; c < kColumns.size(); ++c) {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) {
      return lower_case(trimmed(cell.words)) == kColumns[c];
    });
    columns[c] = static_cast<std::size_t>(found - cells.begin());
    if (found == cells.end() && kColumns[c] != "note")
      say(out, Says::csv_columns, Severity::error, cells.front().at, {std::string(kColumns[c])});
  }
  if (out.has_errors()) return files;
  while (reader.row(cells)) {
    const auto at = [&](std::size_t column) {
      return columns[column] < cells.size() ? cells[columns[column]] : Cell{{}, cells.back().at};
    };
    const Cell file = at(0), id = at(1), state = at(5), said_language = at(6);
    if (file.words.empty() && id.words.empty()) continue;  // an empty row
    if (file.words.empty()) {
      say(out, Says::csv_file, Severity::error, file.at, {file.words});
      continue;
    }
    if (without_region(trimmed(said_language.words)) != language) {
      say(out, Says::csv_language, Severity::error, said_language.at,
          {std::string(trimmed(said_language.words)), std::string(language)});
      return files;  // the other rows are as wrong
    }
    if (id.words.empty()) {
      say(out, Says::no_id, Severity::error, id.at);
      continue;
    }
    Unit unit;
    unit.at = id.at;
    unit.source = pieces_of(at(3), out);
    unit.target = pieces_of(at(4), out);
    unit.source_at = at(3).at;
    unit.target_at = at(4).at;
    unit.has_target = is_visible(plain_of(unit.target));
    if (!unit.has_target) unit.target.clear();
    // A row that says it wants translation, and has one, has just got it.
    const bool fresh =
        state.words.empty() || state.words == "needs-translation" || state.words == "new";
    unit.says_state = !fresh;
    if (!fresh && !is_state(state.words))
      say(out, Says::state, Severity::error, state.at, {state.words, states()});
    unit.state = !unit.has_target ? "needs-translation" : fresh ? "translated" : state.words;
    unit.needs_work = unit.has_target && unit.state != "translated" && unit.state != "final" &&
                      unit.state != "signed-off";
    unit.approved = unit.has_target && (unit.state == "final" || unit.state == "signed-off");
    check_target(id.words, unit, out);
    const auto [found, is_new] = files[file.words].emplace(id.words, std::move(unit));
    if (!is_new)
      out.add({.message = &localising::message(Says::duplicate_unit),
               .at = id.at,
               .arguments = {id.words},
               .related = {{found->second.at, &localising::message(Says::first_here)}}});
  }
  if (files.empty() && !out.has_errors())
    say(out, Says::merge_nothing, Severity::error, {source, 0, 0});
  return files;
}

TranslationUnits translation_units(const Units& units) {
  TranslationUnits out;
  for (const auto& [id, unit] : units) {
    TranslationUnit& u = out[id];
    u.source = unit.source;
    u.target = unit.target;
    u.state = unit.state;
    u.approved = unit.approved;
  }
  return out;
}

}  // namespace blankett
