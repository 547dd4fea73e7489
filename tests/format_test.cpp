// How languages write numbers and moments, and how messages choose: against ICU's own formatting,
// in every language of the city.

#include "base/format.h"

#include <fmt/format.h>
#include <unicode/datefmt.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/uloc.h>

#include "base/direction.h"
#include "base/message.h"
#include "support/catch.h"

namespace blankett::tests {
namespace {

const std::vector<std::string> kTags = {"sv",
                                        "sv-simple",
                                        "en-GB",
                                        "fi",
                                        "ar-u-ca-gregory-nu-latn",
                                        "ar-u-ca-gregory-nu-arab",
                                        "so",
                                        "es",
                                        "pl",
                                        "fa-u-ca-gregory-nu-arabext"};

icu::Locale icu_locale(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(tag, status);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

MessageText message(const std::string& words) {
  auto parsed = parse_message(words);
  INFO(words);
  REQUIRE(std::holds_alternative<MessageText>(parsed));
  return std::get<MessageText>(std::move(parsed));
}

MessageFault::What fault(const std::string& words) {
  const auto parsed = parse_message(words);
  INFO(words);
  REQUIRE(std::holds_alternative<MessageFault>(parsed));
  return std::get<MessageFault>(parsed).what;
}

}  // namespace

TEST_CASE("numbers are written as ICU writes them", "[format]") {
  for (const std::string& tag : kTags) {
    const Formats formats = formats_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    const auto icu = icu::number::NumberFormatter::withLocale(icu_locale(tag))
                         .precision(icu::number::Precision::maxFraction(8));
    for (const char* number : {"0", "7", "-1", "999", "1000", "-1234", "9999", "10000", "12345.5",
                               "1234567", "999999999999999", "0.12345678", "-0.5"}) {
      INFO(tag << " " << number);
      CHECK(number_in_words(number, formats) ==
            utf8(icu.formatDecimal(number, status).toString(status)));
    }
  }
}

TEST_CASE("dates are written as ICU writes them, every day of a year", "[format]") {
  for (const std::string& tag : kTags) {
    const Formats formats = formats_of(tag);
    const std::unique_ptr<icu::DateFormat> icu(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu_locale(tag)));
    icu->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
    constexpr double kDay = 86'400'000, kFirst = 1798761600000;  // 2027-01-01
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    double at = kFirst;
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= kDays[month - 1]; ++day, at += kDay) {
        icu::UnicodeString words;
        const std::string iso = fmt::format("2027-{:02}-{:02}", month, day);
        INFO(tag << " " << iso);
        CHECK(date_in_words(iso, formats) == utf8(icu->format(at, words)));
      }
  }
}

TEST_CASE("every language that there is writes Gregorian dates", "[format]") {
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(uloc_getAvailable(i));
    const auto tag = locale.toLanguageTag<std::string>(status);
    if (!is_language_tag(tag)) continue;
    INFO(tag);
    CHECK(has_gregorian_dates(tag));
    const Formats formats = formats_of(tag);
    const std::string date = date_in_words("2027-03-31", formats);
    for (const char digit : std::string("202731"))
      CHECK(date.find(formats.digits[static_cast<std::size_t>(digit - '0')]) != date.npos);
    CHECK(date.find_first_of("{}") == date.npos);
    CHECK(time_in_words("17:05", formats).find_first_of("{}") == std::string::npos);
    CHECK_FALSE(plural_categories(formats).empty());
  }
  CHECK(date_in_words("2027-03-31", formats_of("ar-SA")).find("٢٠٢٧") != std::string::npos);
  CHECK(date_in_words("2027-03-31", formats_of("th")) == "31 มีนาคม ค.ศ. 2027");
  for (const char* other : {"ar-u-ca-islamic-umalqura", "th-u-ca-buddhist", "zh-u-ca-chinese"}) {
    CHECK_FALSE(has_gregorian_dates(other));
    formats_of(other);  // does not end the program
  }
  CHECK(has_gregorian_dates("en-u-ca-iso8601"));
}

TEST_CASE("money, times and sizes are as people write them in the language", "[format]") {
  const Formats sv = formats_of("sv"), en = formats_of("en-GB"), fi = formats_of("fi"),
                fa = formats_of("fa-u-ca-gregory-nu-arabext");
  CHECK(money_in_words("12500", sv) == "12\u00a0500\u00a0kr");
  CHECK(money_in_words("-99.5", sv) == "−99,50\u00a0kr");
  CHECK(time_in_words("08:30", sv) == "08:30");
  CHECK(time_in_words("08:30", fi) == "8.30");
  CHECK(time_in_words("00:05", en) == "00:05");
  CHECK(time_in_words("17:00", fa) == "۱۷:۰۰");
  CHECK(sv.megabytes.starts_with("{amount}"));
  CHECK(sv.megabytes.ends_with("MB"));
  CHECK(date_in_words("2027-03-31", en) == "31 March 2027");
  CHECK(date_in_words("2027-03-31", fi) == "31. maaliskuuta 2027");
  CHECK(date_in_words("2027-03-31", formats_of("pl")) == "31 marca 2027");
  CHECK(date_in_words("2027-03-31", fa) == "۳۱ مارس ۲۰۲۷");
  CHECK(sv.full_date == "{weekday} {day} {month} {year}");
  for (const char* bad : {"", "2027", "2027-13-01", "31/3 2027"})
    CHECK(date_in_words(bad, sv) == bad);
}

TEST_CASE("plural categories are CLDR's, for every whole number", "[format]") {
  for (const std::string& tag : kTags) {
    UErrorCode status = U_ZERO_ERROR;
    const Formats formats = formats_of(tag);
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu_locale(tag), status));
    for (int n = 0; n <= 3000; ++n) {
      INFO(tag << " " << n);
      CHECK(plural_category(static_cast<std::uint64_t>(n), formats) == utf8(rules->select(n)));
    }
  }
  using Names = std::vector<std::string_view>;
  CHECK(plural_categories(formats_of("sv")) == Names{"other", "one"});
  CHECK(plural_categories(formats_of("ar")) == Names{"other", "zero", "one", "two", "few", "many"});
  CHECK(plural_categories(formats_of("pl")) == Names{"other", "one", "few", "many"});
}

TEST_CASE("plural categories of decimals are CLDR's", "[format]") {
  for (const std::string& tag : kTags) {
    UErrorCode status = U_ZERO_ERROR;
    const Formats formats = formats_of(tag);
    const std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu_locale(tag), status));
    for (const char* n : {"0.5", "1.5", "-1.5", "2.1", "3.25", "10.01", "100.5", "999.999"}) {
      INFO(tag << " " << n);
      CHECK(plural_category(n, formats) == utf8(rules->select(std::abs(std::strtod(n, nullptr)))));
    }
    CHECK(plural_category("-21", formats) == plural_category(21u, formats));
  }
  // Where the decimals themselves choose, none is right for all of them.
  CHECK(plural_category("1.1", formats_of("lv")) == "other");
}

TEST_CASE("a unit has the form of its number, and beside the box that of several", "[format]") {
  const auto forms = [](const std::string& tag, const std::string& words) {
    const Formats formats = formats_of(tag);
    const auto unit = std::get<MessageText>(parse_unit(words));
    std::string out = unit_beside(unit, formats) + ":";
    for (const char* n : {"0", "1", "2", "3", "5", "11", "21", "100", "1.5"})
      out += " " + (unit.by.empty() ? unit : chosen(unit, n, formats)).words;
    return out;
  };
  CHECK(forms("sv", "kvm") == "kvm: kvm kvm kvm kvm kvm kvm kvm kvm kvm");
  CHECK(forms("sv", "{number, plural, one {dag} other {dagar}}") ==
        "dagar: dagar dag dagar dagar dagar dagar dagar dagar dagar");
  CHECK(forms("en", "{number, plural, one {day} other {days}}") ==
        "days: days day days days days days days days days");
  CHECK(forms("pl", "{number, plural, one {dzień} few {dni} many {dób} other {dnia}}") ==
        "dób: dób dzień dni dni dób dób dób dób dnia");
  CHECK(forms("ar",
              "{number, plural, zero {أيام} one {يوم} two {يومان} few {أيام} many {يومًا} "
              "other {يوم}}") == "أيام: أيام يوم يومان أيام أيام يومًا يومًا يوم يوم");
  for (const char* bad :
       {"{number} dagar", "{number, plural, one {# dag} other {dagar}}", "{dag",
        "{n, plural, one {dag} other {dagar}}", "{number, select, a {dag} other {dagar}}"})
    CHECK(std::holds_alternative<MessageFault>(parse_unit(bad)));
}

TEST_CASE("a language is known by its tag", "[format]") {
  for (const std::string& tag : kTags) CHECK(is_language_tag(tag));
  for (const char* bad :
       {"", "klingon-Latn", "sv_SE!", "qqq", "-", "sv-u-", "he-u-nu-blah", "he-u-nu-hebr"})
    CHECK_FALSE(is_language_tag(bad));
  CHECK(is_right_to_left("ar"));
  CHECK(is_right_to_left("fa-AF"));
  CHECK_FALSE(is_right_to_left("so"));
}

TEST_CASE("a message says what ICU says, whatever stands around its choices", "[format]") {
  const std::vector<std::pair<std::string, std::string>> messages = {
      {"sv", "Du har {count, plural, =0 {inget kvar} one {# dag kvar} other {# dagar kvar}} nu"},
      {"pl", "{count, plural, one {# dzień} few {# dni} many {# dni} other {# dnia}}"},
      {"ar",
       "باقي {count, plural, zero {لا شيء} one {يوم} two {يومان} few {# أيام} many {# يومًا} other "
       "{# يوم}}."},
      {"sv", "{count, plural, one {{who, select, a {en} other {ett}}} other {# {who}}} och {who}"},
      {"en-GB", "Don’t wait, it's {count, plural, one {a day} other {# days}}"}};
  for (const auto& [tag, words] : messages) {
    const Formats formats = formats_of(tag);
    const MessageText own = message(words);
    for (const int n : {0, 1, 2, 3, 5, 11, 21, 100, 101})
      for (const char* who : {"a", "b"}) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::MessageFormat icu(icu::UnicodeString::fromUTF8(words), icu_locale(tag), status);
        const icu::UnicodeString names[] = {"count", "who"};
        const icu::Formattable values[] = {icu::Formattable(n), icu::Formattable(who)};
        icu::UnicodeString out;
        icu.format(names, values, 2, out, status);
        REQUIRE(U_SUCCESS(status));
        INFO(words << " " << n);
        CHECK(said(own, {{"count", std::to_string(n)}, {"who", who}}, formats, false) == utf8(out));
      }
  }
}

TEST_CASE("a message that cannot be kept is refused", "[format]") {
  using What = MessageFault::What;
  CHECK(fault("a {b") == What::syntax);
  CHECK(fault("{n, plural, one {x}}") == What::syntax);
  CHECK(fault("{n, number}") == What::argument);
  CHECK(fault("{n, date, short}") == What::argument);
  CHECK(fault("{n, selectordinal, other {x}}") == What::argument);
  CHECK(fault("{n, plural, offset:1 other {x}}") == What::argument);
  CHECK(fault("it's '{quoted}' {here}") == What::quoting);
  std::string many;
  for (int i = 0; i < 8; ++i) many += fmt::format("{{a{}, select, x {{x}} other {{y}}}}", i);
  CHECK(fault(many) == What::too_many);
}

TEST_CASE("the slots and the plural forms of a message are known", "[format]") {
  using Names = std::vector<std::string>;
  const MessageText m =
      message("{n, plural, one {{a}} other {# {b}}} {c, select, x {} other {{d}}}");
  CHECK(slots_of(m) == Names{"a", "b", "c", "d", "n"});
  CHECK(counted_slots(m).front() == "n");
  CHECK(missing_categories(m, plural_categories(formats_of("sv"))).empty());
  CHECK(missing_categories(m, plural_categories(formats_of("pl"))) == Names{"few", "many"});
}

TEST_CASE("values and numbers that run against the text are isolated", "[format]") {
  CHECK(bidi_isolated("Anna", true) == "\u2068Anna\u2069");
  CHECK(bidi_isolated("12 34", true) ==
        "\u2068"
        "12 34\u2069");
  CHECK(bidi_isolated("سارة", true) == "سارة");
  CHECK(bidi_isolated("سارة", false) == "\u2068سارة\u2069");
  CHECK(bidi_isolated("Anna 12", false) == "Anna 12");
  CHECK(with_numbers_isolated("اتصل 08-508 00 508.") ==
        "اتصل \u2066"
        "08-508 00 508\u2069.");
  CHECK(with_numbers_isolated("+46 70 174 06 05") == "\u2066+46 70 174 06 05\u2069");
  CHECK(with_numbers_isolated("مثل SE45 5000 0000") == "مثل \u2066SE45 5000 0000\u2069");
  CHECK(with_numbers_isolated("5 BankID, 3") ==
        "\u2066"
        "5 BankID\u2069, 3");
  CHECK(with_numbers_isolated("BankID PDF 7") ==
        "\u2066"
        "BankID PDF 7\u2069");
  CHECK(with_numbers_isolated("BankID.") == "BankID.");
  CHECK(with_numbers_isolated("31 3 2027") == "31 3 2027");
  CHECK(without_isolates(with_numbers_isolated("08-508 00 508")) == "08-508 00 508");
  // Numbers of the language itself stay in its direction.
  const Formats formats = formats_of("fa-u-ca-gregory-nu-arabext");
  CHECK(said(message("{count} {row}"), {{"count", "12"}, {"row", "Åsa"}}, formats, true) ==
        "۱۲ \u2068Åsa\u2069");
}

}  // namespace blankett::tests
