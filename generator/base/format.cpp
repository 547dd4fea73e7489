// Tested by format_test.cpp, against ICU's own formatting.

#include "base/format.h"

#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/measunit.h>
#include <unicode/messagepattern.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "base/text.h"

namespace blankett {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// ---- numbers

std::string with_amount(std::string written, const Formats& formats) {
  const std::string& one = formats.digits[1];
  const std::size_t at = written.find(one);
  CHECK(at != written.npos);
  return written.replace(at, one.size(), "{amount}");
}

void read_numbers(Formats& formats, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DecimalFormat> format(
      dynamic_cast<icu::DecimalFormat*>(icu::NumberFormat::createInstance(locale, status)));
  CHECK(U_SUCCESS(status) && format);
  const icu::DecimalFormatSymbols& symbols = *format->getDecimalFormatSymbols();
  const auto symbol = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
    return utf8(symbols.getConstSymbol(which));
  };
  for (int digit = 0; digit < 10; ++digit)
    formats.digits[static_cast<std::size_t>(digit)] = utf8(symbols.getConstDigitSymbol(digit));
  formats.decimal = symbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol);
  formats.group = symbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol);
  formats.minus = symbol(icu::DecimalFormatSymbols::kMinusSignSymbol);
  const auto one =
      icu::number::NumberFormatter::withLocale(locale).precision(icu::number::Precision::integer());
  const auto written = [&](const icu::MeasureUnit& unit, UNumberUnitWidth width) {
    return utf8(one.unit(unit).unitWidth(width).formatInt(1, status).toString(status));
  };
  formats.money =
      with_amount(written(icu::CurrencyUnit(u"SEK", status), UNUM_UNIT_WIDTH_NARROW), formats);
  formats.kilobytes =
      with_amount(written(icu::MeasureUnit::getKilobyte(), UNUM_UNIT_WIDTH_SHORT), formats);
  formats.megabytes =
      with_amount(written(icu::MeasureUnit::getMegabyte(), UNUM_UNIT_WIDTH_SHORT), formats);
  const std::string thousand = utf8(one.formatInt(1000, status).toString(status));
  formats.least_grouped = thousand.find(formats.group) == thousand.npos ? 2 : 1;
  CHECK(U_SUCCESS(status));
}

std::string in_digits(std::string_view ascii, const Formats& formats) {
  std::string out;
  for (const char c : ascii)
    if (c >= '0' && c <= '9') out += formats.digits[static_cast<std::size_t>(c - '0')];
    else out += c;
  return out;
}

// Without its sign: "12345.50" → "12 345,50".
std::string amount(std::string_view decimal, const Formats& formats) {
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  const std::string_view whole = decimal.substr(0, point);
  const bool grouped = whole.size() >= 3 + static_cast<std::size_t>(formats.least_grouped);
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (grouped && i > 0 && (whole.size() - i) % 3 == 0) out += formats.group;
    out += in_digits(whole.substr(i, 1), formats);
  }
  if (point + 1 < decimal.size())
    out += formats.decimal + in_digits(decimal.substr(point + 1), formats);
  return out;
}

// ---- moments

void add_slot(std::string& out, std::string_view slot, std::string_view suffix = {}) {
  out.append("{").append(slot).append(suffix).append("}");
}

// False for a field that no slot stands for.
bool add_field(std::string& out, char16_t letter, std::size_t width, const std::string& era) {
  const std::string_view two = width == 2 ? "2" : "";
  switch (letter) {
    case 'd': add_slot(out, "day", two); break;
    case 'M':
    case 'L': add_slot(out, "month", width > 2 ? "" : width == 2 ? "2" : "1"); break;
    case 'y':
    case 'u': add_slot(out, "year"); break;
    case 'G': out += era; break;
    case 'E':
    case 'c': add_slot(out, "weekday"); break;
    case 'H':
    case 'k': add_slot(out, "hour", two); break;
    case 'm': add_slot(out, "minute", "2"); break;
    case 's': add_slot(out, "second", "2"); break;
    default: return false;
  }
  return true;
}

// "d MMMM 'de' y" → "{day} {month} de {year}". What a pattern has and we cannot say gives
// `otherwise`. All dates are of one era, so that its name is a word like others.
std::string as_template(const icu::UnicodeString& pattern, const std::string& era,
                        std::string_view otherwise) {
  std::string out;
  for (std::int32_t i = 0; i < pattern.length();) {
    const char16_t c = pattern[i];
    std::int32_t end = i + 1;
    if (c == '\'') {
      end = pattern.indexOf(u'\'', i + 1);
      if (end < 0) return std::string(otherwise);
      out += end == i + 1 ? "'" : utf8(pattern.tempSubStringBetween(i + 1, end));
      i = end + 1;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      while (end < pattern.length() && pattern[end] == c) ++end;
      if (!add_field(out, c, static_cast<std::size_t>(end - i), era)) return std::string(otherwise);
      i = end;
    } else {
      out += utf8(pattern.tempSubStringBetween(i, end));
      i = end;
    }
  }
  return out;
}

// Dates are Gregorian in a Swedish case, also where a language's own calendar is another.
void read_moments(Formats& formats, icu::Locale locale) {
  UErrorCode status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  CHECK(U_SUCCESS(status));
  const auto pattern_of = [](const icu::DateFormat* format) {
    icu::UnicodeString pattern;
    const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format);
    CHECK(simple);
    return simple->toPattern(pattern);
  };
  using icu::DateFormat;
  const std::unique_ptr<DateFormat> date(DateFormat::createDateInstance(DateFormat::kLong, locale));
  const std::unique_ptr<DateFormat> full(DateFormat::createDateInstance(DateFormat::kFull, locale));
  const icu::DateFormatSymbols symbols(locale, status);
  CHECK(U_SUCCESS(status));
  std::int32_t count = 0;
  const icu::UnicodeString* names = symbols.getEras(count);
  const std::string era = count > 1 ? utf8(names[1]) : "";
  formats.date = as_template(pattern_of(date.get()), era, "{year}-{month2}-{day2}");
  formats.full_date = as_template(pattern_of(full.get()), era, "{weekday} " + formats.date);

  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  CHECK(U_SUCCESS(status));
  formats.time = as_template(generator->getBestPattern(u"HHmm", status), era, "{hour2}:{minute2}");
  formats.moment = utf8(generator->getDateTimeFormat(UDAT_LONG, status));
  CHECK(U_SUCCESS(status));
  for (const auto& [from, to] : {std::pair{"{1}", "{date}"}, {"{0}", "{time}"}}) {
    const std::size_t at = formats.moment.find(from);
    CHECK(at != std::string::npos);
    formats.moment.replace(at, 3, to);
  }
  std::erase(formats.moment, '\'');

  names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  for (std::size_t i = 0; i < 12; ++i) formats.months[i] = utf8(names[i]);
  names = symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  for (std::size_t i = 0; i < 7; ++i) formats.weekdays[i] = utf8(names[i + 1]);
  CHECK(U_SUCCESS(status));
}

// ---- plurals

void read_plurals(Formats& formats, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  CHECK(U_SUCCESS(status));
  const auto index_of = [](const icu::UnicodeString& name) {
    const auto found = std::find(kPluralCategories.begin(), kPluralCategories.end(), utf8(name));
    CHECK(found != kPluralCategories.end());
    return static_cast<std::uint8_t>(found - kPluralCategories.begin());
  };
  for (std::size_t n = 0; n < formats.plurals.size(); ++n)
    formats.plurals[n] = index_of(rules->select(static_cast<std::int32_t>(n)));
  // Decimals that the rules of some language tell apart.
  constexpr std::array<double, 7> kDecimals = {0.5, 0.1, 0.2, 0.11, 0.01, 0.75, 0.125};
  for (std::size_t whole = 0; whole < formats.fractions.size(); ++whole) {
    const auto of = [&](double decimals) {
      return index_of(rules->select(static_cast<double>(whole) + decimals));
    };
    const bool alike = std::all_of(kDecimals.begin(), kDecimals.end(),
                                   [&](double each) { return of(each) == of(kDecimals[0]); });
    formats.fractions[whole] = alike ? of(kDecimals[0]) : 0;
  }
}

// ---- messages

class MessageReader {
 public:
  explicit MessageReader(std::string_view message) : message_(utf16(message)) {}

  std::variant<MessageText, MessageFault> run() {
    UParseError where{};
    pattern_.parse(message_, &where, status_);
    if (U_FAILURE(status_))
      return MessageFault{MessageFault::What::syntax, near(std::max(0, where.offset))};
    MessageText out = message(0);
    if (fault_) return *std::move(fault_);
    return out;
  }

 private:
  std::string near(std::int32_t at) const {
    constexpr std::int32_t kShown = 20;
    return utf8(message_.tempSubString(at, kShown));
  }

  MessageText fail(MessageFault::What what, std::int32_t at) {
    if (!fault_) fault_ = MessageFault{what, near(at)};
    return {};
  }

  // Puts words before all leaves, or after them.
  static void surround(MessageText& text, const std::string& before, const std::string& after) {
    if (text.by.empty()) text.words = before + text.words + after;
    for (auto& [name, each] : text.cases) surround(each, before, after);
  }

  static std::size_t leaves(const MessageText& text) {
    std::size_t n = text.by.empty() ? 1 : 0;
    for (const auto& [name, each] : text.cases) n += leaves(each);
    return n;
  }

  // Appends to every leaf a message of its own.
  static void append(MessageText& to, const MessageText& tail) {
    if (!to.by.empty()) {
      for (auto& [name, each] : to.cases) append(each, tail);
    } else if (tail.by.empty()) {
      to.words += tail.words;
    } else {
      MessageText hoisted = tail;
      surround(hoisted, to.words, {});
      to = std::move(hoisted);
    }
  }

  void add(MessageText& to, const MessageText& tail, std::int32_t at) {
    if (leaves(to) * leaves(tail) > kMostCases) {
      fail(MessageFault::What::too_many, at);
      return;
    }
    append(to, tail);
  }

  void add_words(MessageText& to, const std::string& words) {
    if (!words.empty()) append(to, {.words = words, .by = {}, .plural = false, .cases = {}});
  }

  // The message that starts at a part: its words and arguments in order.
  MessageText message(std::int32_t start, const std::string& number = {}) {
    MessageText out;
    std::int32_t from = pattern_.getPart(start).getLimit();
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    for (std::int32_t i = start + 1; i <= limit && !fault_; ++i) {
      const auto& part = pattern_.getPart(i);
      add_words(out, utf8(message_.tempSubStringBetween(from, part.getIndex())));
      from = part.getLimit();
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT: return out;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER: add_words(out, "{" + number + "}"); break;
        case UMSGPAT_PART_TYPE_ARG_START: {
          add(out, argument(i), part.getIndex());
          i = pattern_.getLimitPartIndex(i);
          from = pattern_.getPart(i).getLimit();
          break;
        }
        case UMSGPAT_PART_TYPE_INSERT_CHAR: break;  // an apostrophe, as it stands
        default: return fail(MessageFault::What::quoting, part.getIndex());
      }
    }
    return out;
  }

  MessageText argument(std::int32_t start) {
    const auto& part = pattern_.getPart(start);
    const UMessagePatternArgType type = part.getArgType();
    const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    if (type == UMSGPAT_ARG_TYPE_NONE) return {"{" + name + "}", {}, false, {}};
    const bool plural = type == UMSGPAT_ARG_TYPE_PLURAL;
    if (!plural && type != UMSGPAT_ARG_TYPE_SELECT)
      return fail(MessageFault::What::argument, part.getIndex());
    MessageText out{{}, name, plural, {}};
    const std::int32_t limit = pattern_.getLimitPartIndex(start);
    std::string selector;
    for (std::int32_t i = start + 2; i < limit && !fault_; ++i) {
      const auto& each = pattern_.getPart(i);
      switch (each.getType()) {
        case UMSGPAT_PART_TYPE_ARG_SELECTOR: selector = utf8(pattern_.getSubstring(each)); break;
        case UMSGPAT_PART_TYPE_ARG_INT:  // the value of "=1"; before all cases it is an offset
          if (selector.empty()) return fail(MessageFault::What::argument, part.getIndex());
          break;
        case UMSGPAT_PART_TYPE_MSG_START:
          out.cases.emplace_back(selector, message(i, name));
          i = pattern_.getLimitPartIndex(i);
          break;
        default: return fail(MessageFault::What::argument, part.getIndex());
      }
    }
    const bool has_other = std::any_of(out.cases.begin(), out.cases.end(),
                                       [](const auto& c) { return c.first == "other"; });
    if (!has_other && !fault_) return fail(MessageFault::What::no_other, part.getIndex());
    return out;
  }

  icu::UnicodeString message_;
  UErrorCode status_ = U_ZERO_ERROR;
  icu::MessagePattern pattern_{status_};
  std::optional<MessageFault> fault_{};
};

template <class Visit>
void each_leaf(const MessageText& message, const Visit& visit) {
  if (message.by.empty()) visit(message);
  for (const auto& [name, each] : message.cases) each_leaf(each, visit);
}

template <class Visit>
void each_choice(const MessageText& message, const Visit& visit) {
  if (!message.by.empty()) visit(message);
  for (const auto& [name, each] : message.cases) each_choice(each, visit);
}

}  // namespace

bool is_language_tag(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t read = 0;
  char id[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(tag.c_str(), id, sizeof id, &read, &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(read) != tag.size() || tag.empty())
    return false;
  icu::UnicodeString name;
  const icu::Locale locale(id);
  locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
  // Some numerals are no digits ("hebr"), and some there are not.
  const std::unique_ptr<icu::NumberFormat> numbers(
      icu::NumberFormat::createInstance(locale, status));
  if (U_FAILURE(status) || !dynamic_cast<icu::DecimalFormat*>(numbers.get())) return false;
  return *locale.getLanguage() && utf8(name) != locale.getLanguage();  // CLDR has a name for it
}

bool is_right_to_left(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  return U_SUCCESS(status) && locale.isRightToLeft();
}

bool has_gregorian_dates(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  const auto calendar = locale.getKeywordValue<std::string>("calendar", status);
  // ISO 8601 has the Gregorian calendar, with weeks of its own.
  return U_FAILURE(status) || calendar.empty() || calendar == "gregorian" || calendar == "iso8601";
}

Formats formats_of(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  CHECK(U_SUCCESS(status));
  Formats out;
  read_numbers(out, locale);
  read_moments(out, locale);
  read_plurals(out, locale);
  return out;
}

std::string_view plural_category(std::uint64_t n, const Formats& formats) {
  return kPluralCategories[formats.plurals[n < 100 ? n : 100 + n % 100]];
}

std::string_view plural_category(std::string_view decimal, const Formats& formats) {
  if (decimal.starts_with('-')) decimal.remove_prefix(1);
  std::uint64_t whole = 0;
  for (const char c : decimal.substr(0, decimal.find('.')))
    if (c >= '0' && c <= '9') whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
  if (decimal.find('.') == decimal.npos) return plural_category(whole, formats);
  return kPluralCategories[formats.fractions[std::min<std::uint64_t>(whole, 2)]];
}

std::vector<std::string_view> plural_categories(const Formats& formats) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < kPluralCategories.size(); ++i)
    if (i == 0 ||
        std::find(formats.plurals.begin(), formats.plurals.end(), i) != formats.plurals.end())
      out.push_back(kPluralCategories[i]);
  return out;
}

std::string number_in_words(std::string_view decimal, const Formats& formats) {
  const bool negative = decimal.starts_with('-');
  return (negative ? formats.minus : "") + amount(decimal.substr(negative ? 1 : 0), formats);
}

std::string money_in_words(std::string_view decimal, const Formats& formats) {
  const bool negative = decimal.starts_with('-');
  std::string kronor(decimal.substr(negative ? 1 : 0));
  if (const std::size_t point = kronor.find('.'); point != kronor.npos)
    kronor.resize(point + 3, '0');  // öre have two digits
  return (negative ? formats.minus : "") +
         filled(formats.money, {{"amount", amount(kronor, formats)}});
}

std::string date_in_words(std::string_view iso, const Formats& formats) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::string(iso);
  const auto part = [&](std::size_t from, std::size_t count) {
    std::string_view digits = iso.substr(from, count);
    return digits.starts_with('0') && count == 2 ? digits.substr(1) : digits;
  };
  const std::size_t month =
      static_cast<std::size_t>(iso[5] - '0') * 10 + static_cast<std::size_t>(iso[6] - '0');
  if (month < 1 || month > 12) return std::string(iso);
  return filled(formats.date, {{"day", in_digits(part(8, 2), formats)},
                               {"day2", in_digits(iso.substr(8, 2), formats)},
                               {"month", formats.months[month - 1]},
                               {"month1", in_digits(part(5, 2), formats)},
                               {"month2", in_digits(iso.substr(5, 2), formats)},
                               {"year", in_digits(part(0, 4), formats)}});
}

std::string time_in_words(std::string_view iso, const Formats& formats) {
  if (iso.size() != 5) return std::string(iso);
  const std::string_view hour = iso.substr(iso[0] == '0' ? 1 : 0, iso[0] == '0' ? 1 : 2);
  return filled(formats.time, {{"hour", in_digits(hour, formats)},
                               {"hour2", in_digits(iso.substr(0, 2), formats)},
                               {"minute2", in_digits(iso.substr(3, 2), formats)}});
}

std::variant<MessageText, MessageFault> parse_message(std::string_view message) {
  if (message.find('{') == message.npos && message.find('}') == message.npos)
    return MessageText{std::string(message), {}, false, {}};
  return MessageReader(message).run();
}

std::variant<MessageText, MessageFault> parse_unit(std::string_view words) {
  auto parsed = parse_message(words);
  if (const auto* unit = std::get_if<MessageText>(&parsed)) {
    std::optional<MessageFault> fault;
    each_choice(*unit, [&](const MessageText& choice) {
      if (!choice.plural || choice.by != "number")
        fault = MessageFault{MessageFault::What::argument, "{" + choice.by};
    });
    each_leaf(*unit, [&](const MessageText& leaf) {
      for (const std::string& slot : slots_of(leaf.words))
        fault = MessageFault{MessageFault::What::argument, "{" + slot + "}"};
    });
    if (fault) return *std::move(fault);
  }
  return parsed;
}

const std::string& unit_beside(const MessageText& unit, const Formats& formats) {
  const MessageText* leaf = &unit;
  while (!leaf->by.empty()) leaf = &chosen(*leaf, "5", formats);
  return leaf->words;
}

std::vector<std::string> slots_of(const MessageText& message) {
  std::vector<std::string> names;
  each_choice(message, [&](const MessageText& choice) { names.push_back(choice.by); });
  each_leaf(message, [&](const MessageText& leaf) {
    for (std::string& name : slots_of(leaf.words)) names.push_back(std::move(name));
  });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> missing_categories(const MessageText& message,
                                            const std::vector<std::string_view>& wanted) {
  std::vector<std::string> out;
  each_choice(message, [&](const MessageText& choice) {
    if (!choice.plural) return;
    for (const std::string_view category : wanted)
      if (std::none_of(choice.cases.begin(), choice.cases.end(),
                       [&](const auto& c) { return c.first == category; }) &&
          std::find(out.begin(), out.end(), category) == out.end())
        out.emplace_back(category);
  });
  return out;
}

std::vector<std::string> counted_slots(const MessageText& message) {
  std::vector<std::string> out;
  each_choice(message, [&](const MessageText& choice) {
    if (choice.plural) out.push_back(choice.by);
  });
  return out;
}

const MessageText& chosen(const MessageText& message, std::string_view value,
                          const Formats& formats) {
  const auto named = [&](std::string_view name) -> const MessageText* {
    for (const auto& [each, text] : message.cases)
      if (each == name) return &text;
    return nullptr;
  };
  if (message.plural) {
    if (const MessageText* exact = named("=" + std::string(value))) return *exact;
    value = plural_category(value, formats);
  }
  const MessageText* found = named(value);
  return found ? *found : *named("other");
}

bool is_number_slot(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "all", "count",   "days", "decimals", "done",    "least", "max",
      "min", "minutes", "most", "number",   "percent", "said",  "total"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

std::string said(const MessageText& message, const Slots& slots, const Formats& formats,
                 bool right_to_left) {
  const auto value = [&](std::string_view name) -> std::string_view {
    for (const auto& [slot, words] : slots)
      if (slot == name) return words;
    return {};
  };
  const MessageText* leaf = &message;
  while (!leaf->by.empty()) leaf = &chosen(*leaf, value(leaf->by), formats);
  Slots written;
  for (const auto& [name, words] : slots)
    written.emplace_back(name, is_number_slot(name) ? number_in_words(words, formats)
                                                    : bidi_isolated(words, right_to_left));
  return filled(leaf->words, written);
}

std::string bidi_isolated(std::string_view value, bool in_right_to_left) {
  bool against = false;
  for (std::int32_t i = 0, size = static_cast<std::int32_t>(value.size()); i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(value.data()), i, size, c);
    const UCharDirection direction = u_charDirection(c);
    const bool rtl = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    const bool ltr = direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER;
    against = against || (in_right_to_left ? ltr : rtl);
  }
  if (!against) return std::string(value);
  constexpr std::string_view kFirstStrongIsolate = "\u2068", kPopDirectionalIsolate = "\u2069";
  return std::string(kFirstStrongIsolate) + std::string(value) +
         std::string(kPopDirectionalIsolate);
}

namespace {

// "31 3 2027": read in the order of the boxes for day, month and year, which follow the text.
bool is_day_month_year(std::string_view number) {
  std::size_t spaces = 0;
  for (const char c : number) {
    if (c != ' ' && (c < '0' || c > '9')) return false;
    spaces += c == ' ';
  }
  const std::size_t first = number.find(' '), last = number.rfind(' ');
  return spaces == 2 && first <= 2 && last - first - 1 <= 2 && number.size() - last - 1 == 4;
}

}  // namespace

std::string with_numbers_isolated(std::string_view text) {
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z');
  };
  const auto is_part = [&](std::size_t i) { return is_digit(i) || is_letter(i); };
  constexpr std::string_view kSeparators = "-+/:., @";
  constexpr std::string_view kLeftToRightIsolate = "\u2066", kPopDirectionalIsolate = "\u2069";
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool sign = text[i] == '+' && is_digit(i + 1);
    if (!sign && !is_part(i)) {
      out += text[i++];
      continue;
    }
    std::size_t parts = sign ? 2 : 1;
    bool digits = sign;
    i += sign ? 1 : 0;
    while (is_part(i)) {
      for (; is_part(i); ++i) digits = digits || is_digit(i);
      if (i >= text.size() || kSeparators.find(text[i]) == kSeparators.npos || !is_part(i + 1))
        break;
      ++i;
      ++parts;
    }
    const std::string_view number = text.substr(begin, i - begin);
    if (digits && parts > 1 && !is_day_month_year(number))
      out.append(kLeftToRightIsolate).append(number).append(kPopDirectionalIsolate);
    else out.append(number);
  }
  return out;
}

std::string without_isolates(std::string_view text) {
  std::string out(text);
  for (const std::string_view mark : {"\u2066", "\u2067", "\u2068", "\u2069"})
    for (std::size_t at; (at = out.find(mark)) != out.npos;) out.erase(at, mark.size());
  return out;
}

}  // namespace blankett
