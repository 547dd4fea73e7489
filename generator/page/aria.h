#pragma once
// The roles, states and properties of WAI-ARIA, from data/roles.tsv and data/aria_attributes.tsv.
// Names are lower case; what looks them up allocates nothing.

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace blankett::aria {

/// A state or property.
struct Attribute {
  std::string_view name;  // "aria-checked"
  enum class Type : std::uint8_t {
    boolean,           // true or false
    optional_boolean,  // undefined too
    tristate,          // mixed and undefined too
    token,
    token_list,
    id,
    id_list,
    integer,
    number,
    string
  } type = Type::string;
  /// Whether every role has it; `deprecated`: in ARIA 1.1 it had, now only those that support it.
  enum class Global : std::uint8_t { no, yes, deprecated } global = Global::no;
  std::string_view default_value{};  // "" for none
  std::vector<std::string_view> tokens{};
  std::size_t number = 0;  // among all attributes
};

/// Sets of roles and attributes, by their number.
using RoleSet = std::bitset<192>;
using AttributeSet = std::bitset<64>;

struct Role {
  std::string_view name;
  enum class Source : std::uint8_t {
    abstract,  // for the ontology; no `role` may name it
    aria,      // ARIA 1.2
    draft,     // ARIA 1.3
    dpub,
    graphics,
    html  // not a role: an element that has none but is no generic container, "html:iframe"
  } source = Source::aria;
  bool deprecated = false;
  bool children_presentational = false;
  bool name_required = false;
  bool name_from_content = false;  // and from the author
  bool name_prohibited = false;
  std::vector<const Role*> superclasses{};
  /// A child of one of `owned` must stand in it, directly or in a group of role `through`.
  std::vector<const Role*> owned{};
  const Role* through = nullptr;
  /// It must stand in one of these.
  std::vector<const Role*> contexts{};
  /// Values that states and properties have when they are not written.
  struct Implicit {
    const Attribute* attribute;
    std::string_view value;
  };
  std::vector<Implicit> implicit_values{};
  RoleSet is{};               // the role, and all that it is a kind of
  AttributeSet required{};    // inherited too, as are supported; global ones are left out
  AttributeSet supported{};   // required too
  AttributeSet prohibited{};  // of this role alone
  std::size_t number = 0;     // among all roles
};

/// Sorted by name; html ones too.
std::span<const Role> roles();
std::span<const Attribute> attributes();

/// The role of a token, abstract ones too but none of html; synonyms ("presentation", "image") give
/// the one role. Null when there is none; any case.
const Role* role_named(std::string_view token);
/// The state or property of a name such as "aria-label", or null. Lower case, as parsers give it.
const Attribute* attribute_named(std::string_view name);

/// The role and those it is a kind of: is_a(button, "widget").
bool is_a(const Role& role, std::string_view kind);
/// It is that very role.
inline bool is(const Role& role, std::string_view name) { return role.name == name; }

/// The role has the attribute: by itself, by what it is a kind of, or as every role.
bool supports(const Role& role, const Attribute& attribute);
bool prohibits(const Role& role, const Attribute& attribute);
bool requires_(const Role& role, const Attribute& attribute);
/// Once global, and neither required nor supported by this role any more.
bool is_deprecated_on(const Role& role, const Attribute& attribute);
/// The value when none is written: the role's, or the attribute's; "" for none.
std::string_view implicit_value(const Role& role, const Attribute& attribute);

/// Of the attribute's type. Ids need not name anything; tokens in any case. An empty value is none.
bool is_valid_value(const Attribute& attribute, std::string_view value);

/// The roles that a `role` attribute may ask for, in order: what is unknown, abstract or of html is
/// left out. The first counts.
const Role* first_valid_role(std::string_view tokens);

/// What role.cpp reads: an element's own role by conditions on it (data/implicit_roles.tsv).
struct ImplicitRole {
  std::string_view element;
  std::vector<std::string_view> conditions{};
  const Role* role = nullptr;
};
/// The lines of an element, in order.
std::span<const ImplicitRole> implicit_roles(std::string_view element);
/// A role that data/roles.tsv certainly has, html ones too.
const Role& known_role(std::string_view name);

}  // namespace blankett::aria
