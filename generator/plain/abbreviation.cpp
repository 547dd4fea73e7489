// Abbreviations that are better written out: "t.ex.", "bl a", "pga". What is kept short (units
// beside numbers, "kl.") the table says. Tested by language_test.cpp.

#include <algorithm>

#include "plain/detector.h"

namespace blankett::plain::abbreviation {
extern const Detector detector;
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool only_stop_between(const Look& look, std::size_t word) {
  const std::size_t end = look.text.words.ranges[word - 1].end;
  const std::string_view between =
      look.text.text().substr(end, look.text.words.ranges[word].begin - end);
  return between.find_first_not_of(". ") == std::string_view::npos &&
         std::count(between.begin(), between.end(), '.') <= 1;
}

bool has_stop_after(const Look& look, std::size_t word) {
  const std::size_t end = look.text.words.ranges[word].end;
  return end < look.text.text().size() && look.text.text()[end] == '.';
}

bool goes_on(const Look& look, std::size_t word) {
  return word + 1 < look.text.words.size() &&
         look.text.sentence_of(word + 1) == look.text.sentence_of(word);
}

bool is_capital(const Look& look, std::size_t word) {
  return look.text.words.written(word).front() != look.text.lower(word).front();
}

bool has_only_capitals(const Look& look, std::size_t word) {
  const std::string_view written = look.text.words.written(word);
  return written.size() > 1 && lower_case(written.substr(1)) != written.substr(1) &&
         is_capital(look, word);
}

bool stands_at(const Look& look, std::size_t w, const ShortForm& form) {
  const std::size_t last = w + form.parts.size() - 1;
  if (last >= look.text.words.size()) return false;
  for (std::size_t k = 0; k < form.parts.size(); ++k)
    if (look.text.lower(w + k) != form.parts[k] || (k > 0 && !only_stop_between(look, w + k)))
      return false;
  if (form.stop && !has_stop_after(look, last)) return false;
  if (form.capital && !is_capital(look, w)) return false;
  if (form.parts.size() > 1) return true;
  const std::string_view after = goes_on(look, last) ? look.text.lower(last + 1) : "";
  if (form.is_word && after.empty()) return false;
  // "s. 14", "v. 12": a letter alone is more often something else.
  if (form.parts.front().size() == 1 && (after.empty() || !is_digit(after.front()))) return false;
  const bool numbered = w > 0 && is_digit(look.text.lower(w - 1).front());
  if (form.of == ShortForm::Of::unit && numbered) return false;
  return form.of != ShortForm::Of::title || after.empty() || !is_capital(look, last + 1);
}

// The longest.
const ShortForm* form_at(const Look& look, std::size_t w) {
  const auto found = look.lexicon.short_forms.find(std::string(look.text.lower(w)));
  if (found == look.lexicon.short_forms.end()) return nullptr;
  if (has_only_capitals(look, w)) return nullptr;  // an acronym
  const ShortForm* best = nullptr;
  for (const ShortForm& form : found->second)
    if ((!best || form.parts.size() > best->parts.size()) && stands_at(look, w, form)) best = &form;
  return best;
}

std::string with_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

void find(const Look& look, std::vector<Hit>& out) {
  for (std::size_t w = 0; w < look.text.words.size(); ++w) {
    const ShortForm* form = form_at(look, w);
    if (!form) continue;
    const std::size_t last = w + form->parts.size() - 1;
    Range at = look.text.range(w, last + 1);
    // The stop that ends a sentence is not the abbreviation's.
    if (has_stop_after(look, last) && goes_on(look, last)) ++at.end;
    Hit hit = look.hit(at, {form->full});
    const bool sure = form->full.find(',') == std::string::npos &&
                      form->of == ShortForm::Of::anything &&
                      form->full.find('(') == std::string::npos;
    if (sure) hit.with = is_capital(look, w) ? with_capital(form->full) : form->full;
    out.push_back(std::move(hit));
    w = last;
  }
}

}  // namespace

constinit const Detector detector{
    .name = "abbreviation", .find = find, .messages = {{{"found", 2}}}};
}  // namespace blankett::plain::abbreviation
