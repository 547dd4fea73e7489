// The tables of WAI-ARIA, read once from the data files that the build embeds. Tested by
// page_semantics_test.cpp.

#include "page/aria.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/text.h"

namespace blankett::aria {

// Written by the build from data/*.tsv.
extern const std::string_view kRolesTable;
extern const std::string_view kAttributesTable;
extern const std::string_view kImplicitRolesTable;

namespace {

constexpr std::string_view kBlanks = " \t\n\f\r";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether `written` in lower case comes before `name`, which is lower case.
bool is_less(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !is_less(a, b) && !is_less(b, a);
}

// Calls `use` with each part of `text` between any of `stops`, empty ones left out, until it
// returns false.
template <typename Use>
void each_part(std::string_view text, std::string_view stops, Use use) {
  for (;;) {
    const std::size_t begin = text.find_first_not_of(stops);
    if (begin == text.npos) return;
    const std::size_t end = std::min(text.find_first_of(stops, begin), text.size());
    if (!use(text.substr(begin, end - begin))) return;
    text.remove_prefix(end);
  }
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  if (text == "-") return out;
  each_part(text, " ", [&](std::string_view word) {
    out.push_back(word);
    return true;
  });
  return out;
}

// The rows of a table, without comments.
template <std::size_t Columns>
std::vector<std::array<std::string_view, Columns>> rows(std::string_view table) {
  std::vector<std::array<std::string_view, Columns>> out;
  each_part(table, "\r\n", [&](std::string_view line) {
    if (line.front() == '#') return true;
    std::array<std::string_view, Columns> row{};
    std::size_t column = 0;
    each_part(line, "\t", [&](std::string_view cell) {
      if (column < Columns) row[column] = cell;
      return ++column <= Columns;
    });
    if (column != Columns) throw std::logic_error("bad line: " + std::string(line));
    out.push_back(row);
    return true;
  });
  return out;
}

template <typename Value, std::size_t Size>
Value one_of(const std::array<std::pair<std::string_view, Value>, Size>& names,
             std::string_view name) {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  throw std::logic_error("unknown word: " + std::string(name));
}

using Type = Attribute::Type;
constexpr std::array<std::pair<std::string_view, Type>, 10> kTypes = {
    {{"boolean", Type::boolean},
     {"optional-boolean", Type::optional_boolean},
     {"tristate", Type::tristate},
     {"token", Type::token},
     {"token-list", Type::token_list},
     {"id", Type::id},
     {"id-list", Type::id_list},
     {"integer", Type::integer},
     {"number", Type::number},
     {"string", Type::string}}};
using Global = Attribute::Global;
constexpr std::array<std::pair<std::string_view, Global>, 3> kGlobals = {
    {{"no", Global::no}, {"yes", Global::yes}, {"deprecated", Global::deprecated}}};
using Source = Role::Source;
constexpr std::array<std::pair<std::string_view, Source>, 6> kSources = {
    {{"abstract", Source::abstract},
     {"aria-1.2", Source::aria},
     {"aria-1.3", Source::draft},
     {"dpub", Source::dpub},
     {"graphics", Source::graphics},
     {"html", Source::html}}};

struct Tables {
  std::vector<Attribute> attributes{};
  std::vector<Role> roles{};
  // By name: what a token may say, aliases too.
  std::vector<std::pair<std::string_view, const Role*>> by_token{};
  std::vector<ImplicitRole> implicit{};

  Tables() {
    read_attributes();
    read_roles();
    for (const auto& [element, conditions, role] : rows<3>(kImplicitRolesTable))
      implicit.push_back({element, words(conditions), &role_at(role)});
    std::stable_sort(
        implicit.begin(), implicit.end(),
        [](const ImplicitRole& a, const ImplicitRole& b) { return a.element < b.element; });
  }

  const Role& role_at(std::string_view name) const {
    const auto found =
        std::lower_bound(roles.begin(), roles.end(), name,
                         [](const Role& role, std::string_view n) { return role.name < n; });
    if (found == roles.end() || found->name != name)
      throw std::logic_error("unknown role: " + std::string(name));
    return *found;
  }

  const Attribute* attribute_at(std::string_view name) const {
    const auto found =
        std::lower_bound(attributes.begin(), attributes.end(), name,
                         [](const Attribute& a, std::string_view n) { return a.name < n; });
    return found == attributes.end() || found->name != name ? nullptr : &*found;
  }

 private:
  void read_attributes() {
    for (const auto& [name, type, global, default_value, tokens] : rows<5>(kAttributesTable))
      attributes.push_back({.name = name,
                            .type = one_of(kTypes, type),
                            .global = one_of(kGlobals, global),
                            .default_value = default_value == "-" ? "" : default_value,
                            .tokens = words(tokens)});
    std::sort(attributes.begin(), attributes.end(),
              [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
    for (std::size_t i = 0; i < attributes.size(); ++i) attributes[i].number = i;
  }

  // "label labelledby" or "atomic=true": sets them, and keeps the values.
  void set(std::string_view written, AttributeSet& out, std::vector<Role::Implicit>& values) const {
    for (std::string_view word : words(written)) {
      const std::size_t sign = std::min(word.find('='), word.size());
      const std::string name = "aria-" + std::string(word.substr(0, sign));
      const Attribute* const attribute = attribute_at(name);
      if (!attribute) throw std::logic_error("unknown attribute: " + name);
      out.set(attribute->number);
      if (sign < word.size()) values.push_back({attribute, word.substr(sign + 1)});
    }
  }

  std::vector<const Role*> roles_at(std::string_view names) const {
    std::vector<const Role*> out;
    for (std::string_view name : words(names)) out.push_back(&role_at(name));
    return out;
  }

  // Takes over what the superclasses of a role have; each role once.
  void inherit(Role& role, std::vector<bool>& done) {
    if (done[role.number]) return;
    done[role.number] = true;
    role.is.set(role.number);
    for (const Role* const above : role.superclasses) {
      inherit(roles[above->number], done);
      role.is |= above->is;
      role.required |= above->required;
      role.supported |= above->supported;
      for (const Role::Implicit& value : above->implicit_values) {
        const bool own =
            std::any_of(role.implicit_values.begin(), role.implicit_values.end(),
                        [&](const Role::Implicit& v) { return v.attribute == value.attribute; });
        if (!own) role.implicit_values.push_back(value);
      }
    }
    role.supported |= role.required;
  }

  void read_roles() {
    const auto table = rows<11>(kRolesTable);
    for (const auto& row : table) {
      if (row[1] == "alias") continue;
      Role role;
      role.name = row[0];
      role.source = one_of(kSources, row[1]);
      set(row[3], role.required, role.implicit_values);
      set(row[4], role.supported, role.implicit_values);
      set(row[5], role.prohibited, role.implicit_values);
      role.name_required = row[9].back() == '!';
      role.name_from_content = row[9].find("contents") != row[9].npos;
      role.name_prohibited = row[9] == "prohibited";
      role.children_presentational = row[10] == "presentational";
      role.deprecated = row[10] == "deprecated";
      roles.push_back(std::move(role));
    }
    std::sort(roles.begin(), roles.end(),
              [](const Role& a, const Role& b) { return a.name < b.name; });
    if (roles.size() > RoleSet{}.size() || attributes.size() > AttributeSet{}.size())
      throw std::logic_error("too many roles or attributes");
    for (std::size_t i = 0; i < roles.size(); ++i) roles[i].number = i;
    for (const auto& row : table) {
      if (row[1] == "alias") {
        by_token.emplace_back(row[0], &role_at(row[2]));
        continue;
      }
      Role& role = roles[role_at(row[0]).number];
      role.superclasses = roles_at(row[2]);
      role.owned = roles_at(row[6]);
      if (row[7] != "-") role.through = &role_at(row[7]);
      role.contexts = roles_at(row[8]);
      if (role.source != Source::html) by_token.emplace_back(role.name, &role);
    }
    std::sort(by_token.begin(), by_token.end());
    std::vector<bool> done(roles.size());
    for (Role& role : roles) inherit(role, done);
  }
};

const Tables& tables() {
  static const Tables kTables;
  return kTables;
}

bool is_integer(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool is_number(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != text.npos) {
    if (!is_integer(text.substr(exponent + 1))) return false;
    text = text.substr(0, exponent);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point < text.size() ? text.substr(point + 1) : "";
  if (whole.empty() && rest.empty()) return false;
  return whole.find_first_not_of("0123456789") == whole.npos &&
         rest.find_first_not_of("0123456789") == rest.npos;
}

bool is_token_of(const Attribute& attribute, std::string_view word) {
  return std::any_of(attribute.tokens.begin(), attribute.tokens.end(),
                     [&](std::string_view token) { return is_same(token, word); });
}

}  // namespace

std::span<const Role> roles() { return tables().roles; }
std::span<const Attribute> attributes() { return tables().attributes; }

const Role* role_named(std::string_view token) {
  const auto& names = tables().by_token;
  const auto found = std::lower_bound(
      names.begin(), names.end(), token,
      [](const auto& entry, std::string_view n) { return is_less(entry.first, n); });
  return found == names.end() || !is_same(found->first, token) ? nullptr : found->second;
}

const Attribute* attribute_named(std::string_view name) { return tables().attribute_at(name); }

const Role& known_role(std::string_view name) { return tables().role_at(name); }

bool is_a(const Role& role, std::string_view kind) {
  return role.name == kind || role.is.test(known_role(kind).number);
}

bool supports(const Role& role, const Attribute& attribute) {
  if (prohibits(role, attribute)) return false;
  return attribute.global == Attribute::Global::yes || role.supported.test(attribute.number);
}

bool prohibits(const Role& role, const Attribute& attribute) {
  return role.prohibited.test(attribute.number);
}

bool requires_(const Role& role, const Attribute& attribute) {
  return role.required.test(attribute.number);
}

bool is_deprecated_on(const Role& role, const Attribute& attribute) {
  return attribute.global == Attribute::Global::deprecated &&
         !role.supported.test(attribute.number);
}

std::string_view implicit_value(const Role& role, const Attribute& attribute) {
  for (const Role::Implicit& value : role.implicit_values)
    if (value.attribute == &attribute) return value.value;
  return attribute.default_value;
}

bool is_valid_value(const Attribute& attribute, std::string_view value) {
  const std::string_view text = trimmed(value);
  if (text.empty()) return attribute.type == Type::string;
  const auto is_any = [&](std::initializer_list<std::string_view> tokens) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](std::string_view token) { return is_same(token, text); });
  };
  switch (attribute.type) {
    case Type::boolean: return is_any({"true", "false"});
    case Type::optional_boolean: return is_any({"true", "false", "undefined"});
    case Type::tristate: return is_any({"true", "false", "mixed", "undefined"});
    case Type::token: return is_token_of(attribute, text);
    case Type::token_list: {
      bool good = true;
      each_part(text, kBlanks, [&](std::string_view word) {
        good = is_token_of(attribute, word);
        return good;
      });
      return good;
    }
    case Type::id: return text.find_first_of(kBlanks) == text.npos;
    case Type::integer: return is_integer(text);
    case Type::number: return is_number(text);
    case Type::id_list:
    case Type::string: break;
  }
  return true;
}

const Role* first_valid_role(std::string_view tokens) {
  const Role* found = nullptr;
  each_part(tokens, kBlanks, [&](std::string_view token) {
    found = role_named(token);
    if (found && found->source == Role::Source::abstract) found = nullptr;
    return !found;
  });
  return found;
}

std::span<const ImplicitRole> implicit_roles(std::string_view element) {
  const auto& all = tables().implicit;
  const auto first =
      std::lower_bound(all.begin(), all.end(), element,
                       [](const ImplicitRole& r, std::string_view n) { return r.element < n; });
  auto last = first;
  while (last != all.end() && last->element == element) ++last;
  return {first, last};
}

}  // namespace blankett::aria
