// Tested by format_test.cpp, against ICU's own formatting.

#include "base/format.h"

#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/measunit.h>
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
#include "base/icu.h"
#include "base/text.h"

namespace blankett {
namespace {

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

}  // namespace blankett
