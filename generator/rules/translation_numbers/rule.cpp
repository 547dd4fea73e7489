#include "model/rule.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/translations.h"

namespace blankett::rules::translation_numbers {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"translation-numbers/lost", "the translation lacks {0}, which the source has",
     "put it in, or say in the note to the source why it is not needed"},
    {"translation-numbers/changed", "the translation has {1} where the source has {0}",
     "write the number of the source"},
    {"translation-numbers/added", "the translation has {0}, which the source has not",
     "take it away, or put it in the source too"},
    {"translation-numbers/slot", "the translation has not the same {…} as the source: {0}",
     "keep each of them as it is"},
};

// Up to twelve a number can as well be a word: "2 veckor", "two weeks".
constexpr std::size_t kWritten = 12;
// What is added below this may be a word in the source: "tjugo".
constexpr std::size_t kSurelyAdded = 100;

// The value of a digit of any script of ours at a byte, and its length; -1 when there is none.
struct Digit {
  int value = -1;
  std::size_t size = 1;
};
Digit digit_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0;
  };
  if (byte(i) >= '0' && byte(i) <= '9') return {byte(i) - '0', 1};
  if (byte(i) == 0xD9 && byte(i + 1) >= 0xA0 && byte(i + 1) <= 0xA9) return {byte(i + 1) - 0xA0, 2};
  if (byte(i) == 0xDB && byte(i + 1) >= 0xB0 && byte(i + 1) <= 0xB9) return {byte(i + 1) - 0xB0, 2};
  return {};
}

// A sign that parts thousands, and its length; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t i) {
  for (const std::string_view sign :
       {" ", ".", ",", "'", "’", "\u00A0", "\u2009", "\u202F", "\u066C"})
    if (text.substr(i, sign.size()) == sign) return sign.size();
  return 0;
}

// How many digits stand from here.
std::size_t digits_from(std::string_view text, std::size_t i) {
  std::size_t out = 0;
  for (Digit d = digit_at(text, i); d.value >= 0; d = digit_at(text, i)) ++out, i += d.size;
  return out;
}

// The digits of a telephone number that begins here, without what tells the country or that it is
// none; "" when none does. `i` moves past it. "08-508 00 000" and "+46 8 508 00 000" are one.
std::string telephone_at(std::string_view text, std::size_t& i) {
  constexpr std::size_t kFewest = 6;
  const bool country = text[i] == '+';
  const std::size_t dash = text.find('-', i);
  const bool area = text[i] == '0' && (i == 0 || text[i - 1] != '-') && dash != text.npos &&
                    dash - i <= 4 && digits_from(text, i) == dash - i;
  if (!country && !area) return {};
  std::string digits;
  std::size_t end = i + (country ? 1 : 0), k = end;
  for (; k < text.size(); ++k) {
    if (text[k] >= '0' && text[k] <= '9') digits += text[k], end = k + 1;
    else if (text[k] != ' ' && text[k] != '-') break;
  }
  if (digits.size() < kFewest) return {};
  i = end;
  if (country && digits.starts_with("46")) digits.erase(0, 2);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

// The numbers of a text, without zeros at the front and signs between thousands. A decimal, a date
// and a time are several.
std::set<std::string> numbers_in(std::string_view text) {
  std::set<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    if (std::string telephone = telephone_at(text, i); !telephone.empty()) {
      out.insert(std::move(telephone));
      continue;
    }
    if (digit_at(text, i).value < 0) {
      ++i;
      continue;
    }
    std::string number;
    bool grouped = false;
    for (;;) {
      for (Digit d = digit_at(text, i); d.value >= 0; d = digit_at(text, i)) {
        number += static_cast<char>('0' + d.value);
        i += d.size;
      }
      const std::size_t sign = separator_at(text, i);
      const bool thousands = sign > 0 && number[0] != '0' && (grouped || number.size() <= 3) &&
                             digits_from(text, i + sign) == 3;
      if (!thousands) break;
      grouped = true;
      i += sign;
    }
    number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
    out.insert(std::move(number));
  }
  return out;
}

std::size_t value_of(const std::string& number) {
  return number.size() > 9 ? 1'000'000'000 : std::stoul(number);
}

std::vector<std::string> without(const std::set<std::string>& all,
                                 const std::set<std::string>& others) {
  std::vector<std::string> out;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(out));
  return out;
}

// "kl. 16" is "4 pm".
void drop_hours(std::vector<std::string>& lost, std::vector<std::string>& added) {
  std::erase_if(lost, [&](const std::string& number) {
    const std::size_t hour = value_of(number);
    if (hour < 13 || hour > 23) return false;
    const auto found = std::find(added.begin(), added.end(), std::to_string(hour - 12));
    if (found == added.end()) return false;
    added.erase(found);
    return true;
  });
}

// The country's own code, "+46 8", may be there in one language alone.
void drop_country_code(std::string_view text, std::vector<std::string>& added) {
  if (text.find("+46") != text.npos) std::erase(added, "46");
}

void compare(const TranslatedText& text, Severity severity, Diagnostics& out) {
  const std::string source = text.source.plain(), target = text.target.plain();
  const auto say = [&](std::size_t which, std::vector<std::string> arguments) {
    out.add({.message = &kMessages[which],
             .severity = severity,
             .at = text.target.at,
             .arguments = std::move(arguments),
             .related = {}});
  };
  const std::vector<std::string> own = slots_of(source), theirs = slots_of(target);
  if (own != theirs) {
    std::vector<std::string> differ;
    std::set_symmetric_difference(own.begin(), own.end(), theirs.begin(), theirs.end(),
                                  std::back_inserter(differ));
    return say(3, {"{" + differ.front() + "}"});
  }
  const std::set<std::string> numbers = numbers_in(source), written = numbers_in(target);
  std::vector<std::string> lost = without(numbers, written), added = without(written, numbers);
  drop_hours(lost, added);
  drop_country_code(target, added);
  if (!lost.empty() && !added.empty()) return say(1, {lost.front(), added.front()});
  for (const std::string& number : lost)
    if (value_of(number) > kWritten) return say(0, {number});
  for (const std::string& number : added)
    if (value_of(number) >= kSurelyAdded) return say(2, {number});
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  for (const TranslatedText& text : translated_texts(edition)) compare(text, rule.severity, out);
}

}  // namespace

constinit const Rule rule{.id = "translation-numbers",
                          .severity = Severity::warning,
                          .standards = "best-practice",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::translation_numbers
