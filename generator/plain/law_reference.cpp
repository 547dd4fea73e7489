// Paragraphs and numbers of laws in running text: "enligt 4 kap. 1 § socialtjänstlagen". With
// `needs="name"` only those that name the law, in words with capitals: "section 6 of the Housing
// Act", not "section 6 of the form". Tested by language_test.cpp.

#include "plain/detector.h"

namespace blankett::plain::law_reference {
extern const Detector detector;
namespace {

constexpr std::size_t kWordsAfter = 9, kWordsBefore = 2;

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789:-") == std::string_view::npos;
}

std::string_view between(const Look& look, std::size_t word) {
  const std::size_t end = look.text.words.ranges[word].end;
  const std::size_t next = word + 1 < look.text.words.size()
                               ? look.text.words.ranges[word + 1].begin
                               : look.text.text().size();
  return look.text.text().substr(end, next - end);
}

// "2010:1622", the number of a law.
bool is_law_number(std::string_view word) {
  const std::size_t colon = word.find(':');
  return is_number(word) && colon == 4 && word.size() > 5 && (word[0] == '1' || word[0] == '2');
}

bool begins_reference(const Look& look, std::size_t w) {
  const std::string_view word = look.text.lower(w);
  const std::string_view next = look.text.next(w);
  if (look.text.is(w, WordClass::law_numbered) && is_number(next)) return true;
  if (!is_number(word)) return false;
  if (is_law_number(word))
    return w > 0 && look.text.text()[look.text.words.ranges[w].begin - 1] == '(';
  if (between(look, w).find("§") != std::string_view::npos) return true;
  if (look.text.next_is(w, WordClass::law_division)) return true;
  // "31 b §"
  return next.size() == 1 && between(look, w + 1).find("§") != std::string_view::npos;
}

bool is_name(const Look& look, std::size_t w) {
  const std::string_view written = look.text.words.written(w);
  const bool capitals = written.size() > 1 && lower_case(written.substr(1)) != written.substr(1);
  return capitals || look.text.is(w, WordClass::law_name);
}

struct Reference {
  std::size_t end = 0;  // past its last word
  bool has_name = false;
};

Reference reference_at(const Look& look, std::size_t w, bool in_capitals) {
  Reference out{.end = w + 1};
  for (std::size_t k = w + 1; k <= w + kWordsAfter && k < look.text.words.size(); ++k) {
    if (look.text.sentence_of(k) != look.text.sentence_of(w)) break;
    const std::string_view word = look.text.lower(k);
    if (between(look, k - 1).find(',') != std::string_view::npos) break;
    const bool named = is_name(look, k);
    if (is_number(word) || look.text.is(k, WordClass::law_division) || named) {
      out.end = k + 1;
      out.has_name = out.has_name || named;
      continue;
    }
    // "Housing" of the Housing Act, or the first half of a name: "plan- och bygglagen".
    const bool capital =
        in_capitals && look.text.words.written(k).front() != look.text.lower(k).front();
    const bool half = word.ends_with('-') || between(look, k).starts_with("-");
    if (!look.text.is(k, WordClass::law_part) && !capital && !half) break;
  }
  return out;
}

std::size_t begin_of(const Look& look, std::size_t w) {
  for (std::size_t k = 1; k <= kWordsBefore && k <= w; ++k) {
    if (look.text.sentence_of(w - k) != look.text.sentence_of(w)) break;
    if (look.text.is(w - k, WordClass::law_introducer)) return w - k;
  }
  return w;
}

void find(const Look& look, std::vector<Hit>& out) {
  const bool needs_name = look.parameter("needs", "") == "name";
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    if (!begins_reference(look, w)) continue;
    const Reference reference = reference_at(look, w, needs_name);
    if (needs_name && !reference.has_name) continue;
    const std::size_t end = reference.end;
    Range at = look.text.range(begin_of(look, w), end);
    // A mark after the last number belongs to it, and so does the bracket of a law's number.
    const std::string_view after = look.text.text().substr(at.end);
    for (const std::string_view mark : {" §§", " §"})
      if (after.starts_with(mark)) {
        at.end += mark.size();
        break;
      }
    if (at.begin > 0 && look.text.text()[at.begin - 1] == '(' && after.starts_with(")")) {
      --at.begin;
      ++at.end;
    } else if (after.starts_with(")") &&
               look.text.written(at).find('(') != std::string_view::npos) {
      ++at.end;
    }
    out.push_back(look.hit(at));
    w = end - 1;
  }
}

}  // namespace

constinit const Detector detector{.name = "law-reference", .find = find, .parameters = "needs"};
}  // namespace blankett::plain::law_reference
