// Checkers of attribute values, each beside the XSD pattern that says the same. Conditions have
// their own parser in link/. Tested by diagnostics_test.cpp; the agreement by grammar_test.cpp.

#include "validate/value.h"

#include <algorithm>

#include "base/decimal.h"
#include "kinds/check_digits.h"
#include "kinds/file_types.h"

namespace blankett {
namespace {

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool alnum(char c) { return lower(c) || digit(c) || (c >= 'A' && c <= 'Z'); }

bool is_name(std::string_view v) {
  return !v.empty() && lower(v[0]) &&
         std::all_of(v.begin(), v.end(), [](char c) { return lower(c) || digit(c) || c == '_'; });
}

bool is_form_id(std::string_view v) {
  return !v.empty() && lower(v[0]) && v.back() != '-' && v.find("--") == v.npos &&
         std::all_of(v.begin(), v.end(), [](char c) { return lower(c) || digit(c) || c == '-'; });
}

bool is_file_name(std::string_view v) {
  return v.size() <= 100 && !v.empty() && alnum(v[0]) &&
         std::all_of(v.begin(), v.end(),
                     [](char c) { return alnum(c) || c == '.' || c == '_' || c == '-'; });
}

bool is_number(std::string_view v) {
  return !v.empty() && v.size() <= 6 && v[0] != '0' && std::all_of(v.begin(), v.end(), digit);
}

bool is_version(std::string_view v) {
  int parts = 1;
  std::size_t digits = 0;
  bool zero = false;
  for (const char c : v) {
    if (c == '.') {
      if (digits == 0) return false;
      ++parts;
      digits = 0;
      zero = false;
    } else if (digit(c) && digits < 5 && !zero) {
      zero = digits == 0 && c == '0';  // 01 and 1 would be two names of one version
      ++digits;
    } else {
      return false;
    }
  }
  return parts == 3 && digits > 0;
}

// BCP 47 as far as we use it: a language of two or three letters, then subtags.
bool is_language(std::string_view v) {
  std::size_t subtag = 0, count = 0;
  for (const char c : v) {
    if (c == '-') {
      if (subtag == 0 || (count == 0 && subtag < 2)) return false;
      ++count;
      subtag = 0;
    } else if (count == 0 ? lower(c) && subtag < 3 : alnum(c) && subtag < 8) {
      ++subtag;
    } else {
      return false;
    }
  }
  return subtag >= 2;
}

// The pattern of the XSD lets 31 February through: an editor that knows no more is not wrong, but
// the compiler is asked here.
bool is_date(std::string_view v) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (v.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < v.size(); ++i)
    if (kShape[i] == 'd' ? !digit(v[i]) : v[i] != kShape[i]) return false;
  return is_real_date(v);
}

bool is_duration(std::string_view v) {
  return v.size() >= 3 && v.size() <= 5 && v[0] == 'P' &&
         std::string_view("DMY").find(v.back()) != v.npos && v[1] != '0' &&
         std::all_of(v.begin() + 1, v.end() - 1, digit);
}

bool is_address(std::string_view v, std::string_view scheme) {
  return v.starts_with(scheme) && v.size() > scheme.size() &&
         std::none_of(v.begin(), v.end(), [](char c) {
           return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' ||
                  c == '\\' || c == '\'' || c == ';' || c == ',';
         });
}

// One item or more, with any spaces between and around them.
template <class Item>
bool is_list_of(std::string_view v, Item is_item) {
  bool any = false;
  while (!v.empty()) {
    const std::size_t end = std::min(v.find(' '), v.size());
    if (end > 0 && !is_item(v.substr(0, end))) return false;
    any = any || end > 0;
    v.remove_prefix(std::min(end + 1, v.size()));
  }
  return any;
}

bool is_file_type(std::string_view v) {
  const auto& known = known_file_types();
  return std::any_of(known.begin(), known.end(), [&](const FileType& t) { return t.name == v; });
}

bool is_text(std::string_view v) {
  return std::any_of(v.begin(), v.end(),
                     [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
}

}  // namespace

bool has_form(std::string_view value, const AttributeRule& rule) {
  const auto listed = [&](std::string_view v) {
    return std::any_of(rule.values.begin(), rule.values.end(),
                       [&](const ValueDoc& known) { return known.value == v; });
  };
  switch (rule.type) {
    case ValueType::text: return is_text(value);
    case ValueType::name: return is_name(value);
    case ValueType::form_id: return is_form_id(value);
    case ValueType::yes_no: return value == "yes" || value == "no";
    case ValueType::one_of: return listed(value);
    case ValueType::names_of: return is_list_of(value, listed);
    case ValueType::file_name: return is_file_name(value);
    case ValueType::number: return is_number(value);
    case ValueType::count: return value == "0" || is_number(value);
    case ValueType::decimal: return Decimal::parse(value).has_value();
    case ValueType::version: return is_version(value);
    case ValueType::language: return is_language(value);
    case ValueType::date: return is_date(value);
    case ValueType::duration: return is_duration(value);
    case ValueType::condition:
    case ValueType::expression: return is_text(value);
    case ValueType::size: return bytes_in(value).has_value();
    case ValueType::web_address: return is_address(value, "https://");
    case ValueType::link:
      return is_address(value, "https://") || is_address(value, "mailto:") ||
             is_address(value, "tel:");
    case ValueType::file_types: return is_list_of(value, is_file_type);
    case ValueType::names: return is_list_of(value, is_form_id);
  }
  return false;
}

bool is_list(ValueType type) {
  return type == ValueType::names || type == ValueType::names_of || type == ValueType::file_types;
}

std::string_view xsd_pattern(ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::condition:
    case ValueType::expression: return "[\\s\\S]*\\S[\\s\\S]*";
    case ValueType::name: return "[a-z][a-z0-9_]*";
    case ValueType::names:
    case ValueType::form_id: return "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    case ValueType::file_name: return "[a-zA-Z0-9][a-zA-Z0-9._\\-]{0,99}";
    case ValueType::number: return "[1-9][0-9]{0,5}";
    case ValueType::count: return "0|[1-9][0-9]{0,5}";
    case ValueType::decimal: return "-?[0-9]{1,15}(\\.[0-9]{1,8})?";
    case ValueType::version: return "(0|[1-9][0-9]{0,4})(\\.(0|[1-9][0-9]{0,4})){2}";
    case ValueType::language: return "[a-z]{2,3}(-[a-zA-Z0-9]{1,8})*-[a-zA-Z0-9]{2,8}|[a-z]{2,3}";
    case ValueType::date: return "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    case ValueType::duration: return "P[1-9][0-9]{0,2}[DMY]";
    case ValueType::size: return "0*[1-9][0-9]{0,4} (kB|MB)|0*100000 (kB|MB)";
    case ValueType::web_address: return "https://[^\\s\"'<>\\\\;,]+";
    case ValueType::link: return "(https://|mailto:|tel:)[^\\s\"'<>\\\\;,]+";
    default: return "";
  }
}

}  // namespace blankett
