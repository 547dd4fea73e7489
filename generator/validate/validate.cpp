// Walks a document beside the grammar and reports each breach once: at the narrowest name or value,
// with what was probably meant. Content is matched greedily against the sequence of particles.
// Tested by diagnostics_test.cpp.

#include "validate/validate.h"

#include <algorithm>

#include "base/text.h"
#include "kinds/file_types.h"
#include "validate/grammar.h"
#include "validate/value.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"validate/unknown-root", "a file here cannot begin with `{0}`", "it begins with {1}"},
    {"validate/unknown-element", "`{1}` cannot hold an element `{0}`", "it can hold {2}"},
    {"validate/misspelt-element", "`{1}` cannot hold an element `{0}`", "did you mean `{2}`?"},
    {"validate/no-elements", "`{1}` cannot hold an element; here is `{0}`",
     "take the element away and keep its words"},
    {"validate/wrong-order", "`{0}` stands too late in `{1}`", "move it before `{2}`"},
    {"validate/too-many", "there are too many `{0}` in `{1}`", "keep at most {2}"},
    {"validate/missing-element", "`{0}` has no `{1}`", "add <{1}>"},
    {"validate/missing-content", "there is too little in `{0}`", "add at least {1} of these: {2}"},
    {"validate/stray-text", "text cannot stand directly in `{0}`", "put it inside {1}"},
    {"validate/stray-text-in-empty", "`{0}` cannot hold text", "delete the text"},
    {"validate/unknown-attribute", "`{1}` has no attribute `{0}`", "it can have {2}"},
    {"validate/misspelt-attribute", "`{1}` has no attribute `{0}`", "did you mean `{2}`?"},
    {"validate/no-attributes", "`{1}` has no attributes; here is `{0}`", "delete it"},
    {"validate/missing-attribute", "`{0}` lacks the attribute `{1}`", "add {1}=\"…\""},
    {"validate/unknown-value", "`{0}` is not a value of `{1}`", "write one of {2}"},
    {"validate/misspelt-value", "`{0}` is not a value of `{1}`", "did you mean `{2}`?"},
    {"validate/empty-value", "`{1}` is empty", "write a value or delete the attribute"},
    {"validate/empty-required", "`{1}` is empty", "write a value; the attribute is required"},
    {"validate/name-form", "`{0}` cannot be a name",
     "begin with a small letter a-z; then a-z, 0-9 and _"},
    {"validate/id-form", "`{0}` cannot be a name in an address",
     "begin with a small letter a-z; then a-z and 0-9, with single - between"},
    {"validate/version-form", "`{0}` is not a version",
     "write three numbers without leading zeros, 1.2.0 for example"},
    {"validate/number-form", "`{0}` is not a whole number from 1 to 999999", "write digits only"},
    {"validate/count-form", "`{0}` is not a whole number from 0 to 999999", "write digits only"},
    {"validate/decimal-form", "`{0}` is not a number",
     "write digits, with a point before decimals: 20000 or 12.5"},
    {"validate/file-name-form", "`{0}` is not the name of a file",
     "use a-z, 0-9, . _ and -, without folders"},
    {"validate/language-form", "`{0}` is not a language code", "write sv or en, for example"},
    {"validate/duration-form", "`{0}` is not a length of time",
     "write P30D, P6M or P2Y for days, months or years"},
    {"validate/date-form", "`{0}` is not a date", "write year, month and day: 2027-03-31"},
    {"validate/size-form", "`{0}` is not a size", "write 500 kB or 10 MB, for example"},
    {"validate/address-form", "`{0}` is not an address that begins with https://",
     "write the whole address, https://… , without spaces"},
    {"validate/link-form", "`{0}` is not an address to link to",
     "begin with https://, mailto: or tel: and leave no spaces"},
    {"validate/too-deep", "elements nest deeper than {0} here",
     "divide the form into steps or blocks"},
};
enum {
  kUnknownRoot,
  kUnknownElement,
  kMisspeltElement,
  kNoElements,
  kWrongOrder,
  kTooMany,
  kMissingElement,
  kMissingContent,
  kStrayText,
  kStrayTextInEmpty,
  kUnknownAttribute,
  kMisspeltAttribute,
  kNoAttributes,
  kMissingAttribute,
  kUnknownValue,
  kMisspeltValue,
  kEmptyValue,
  kEmptyRequired,
  kNameForm,
  kIdForm,
  kVersionForm,
  kNumberForm,
  kCountForm,
  kDecimalForm,
  kFileNameForm,
  kLanguageForm,
  kDurationForm,
  kDateForm,
  kSizeForm,
  kAddressForm,
  kLinkForm,
  kTooDeep
};

constexpr int kDeepest = 200;

std::vector<std::string> strings(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

// "`a`, `b` or `c`" would need words of a language; a plain list reads well in all of them.
std::string quoted_list(std::vector<std::string> names) {
  constexpr std::size_t kEnough = 12;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kEnough; ++i) {
    if (i > 0) out += ", ";
    out.append("`").append(names[i]).append("`");
  }
  if (names.size() > kEnough) out += " …";
  return out;
}

bool is_space(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class Validator {
 public:
  Validator(const Sources& sources, Diagnostics& out) : sources_(sources), out_(out) {}

  void element(Element e, const ElementRule& rule, int depth) {
    if (depth > kDeepest) return say(kTooDeep, e.at(), {std::to_string(kDeepest)});
    attributes(e, rule);
    switch (rule.content) {
      case Content::empty:
      case Content::text: return leaf(e, rule);
      case Content::mixed: return mixed(e, rule, held_as(e, rule), depth);
      case Content::children: return children(e, rule, depth);
    }
  }

  void say(int message, Span at, std::vector<std::string> arguments,
           std::optional<FixIt> fix = std::nullopt) {
    out_.add({.message = &kMessages[message],
              .at = at,
              .arguments = std::move(arguments),
              .fix = std::move(fix)});
    faulty_.push_back(at);
  }

  // The start tags of the elements whose names, attributes or children were reported.
  std::vector<Span> faulty_tags(const Document& document) const {
    std::vector<Span> tags;
    for (std::uint32_t i = 0; i < document.nodes.size(); ++i) {
      const Element e(&document, i);
      if (!e.is_element()) continue;
      const Span tag = start_tag(e);
      const auto inside = [&](Span at) { return at.begin >= tag.begin && at.end <= tag.end; };
      if (std::none_of(faulty_.begin(), faulty_.end(), inside)) continue;
      tags.push_back(tag);
      if (e.has_parent()) tags.push_back(start_tag(e.parent()));
    }
    return tags;
  }

 private:
  static Span start_tag(Element e) {
    Span tag = e.at();
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a)
      tag.end = std::max(tag.end, a->value_at.end);
    return tag;
  }

  void misplaced(Element child, const ElementRule& rule, const std::vector<std::string>& allowed) {
    const std::string name(child.name());
    if (const auto meant = nearest(name, allowed))
      return say(kMisspeltElement, child.at(), {name, std::string(rule.name), *meant},
                 renamed(child, *meant));
    say(kUnknownElement, child.at(), {name, std::string(rule.name), quoted_list(allowed)});
  }

  // Only <name/> can be renamed in one place; otherwise the end tag must follow.
  std::optional<FixIt> renamed(Element e, const std::string& name) const {
    const std::string_view bytes = sources_.bytes(e.at().source);
    const std::size_t end = bytes.find('>', start_tag(e).end);
    if (end == bytes.npos || bytes[end - 1] != '/') return std::nullopt;
    return FixIt{e.at(), name};
  }

  void leaf(Element e, const ElementRule& rule) {
    for (Element child : e.nodes()) {
      if (child.is_element()) {
        say(kNoElements, child.at(), {std::string(child.name()), std::string(rule.name)});
      } else if (child.is_text() && rule.content == Content::empty && !is_space(child.own_text())) {
        return say(kStrayTextInEmpty, words_at(child), {std::string(rule.name)});
      }
    }
  }

  // What replaces a text holds what that text may hold.
  static const ElementRule& held_as(Element e, const ElementRule& rule) {
    const ElementRule* part = rule.name == "override" ? grammar().find(e.value("part")) : nullptr;
    return part && part->content == Content::mixed ? *part : rule;
  }

  void mixed(Element e, const ElementRule& rule, const ElementRule& as, int depth) {
    const auto& allowed = as.particles.front().elements;
    for (Element child : e.nodes()) {
      if (!child.is_element()) continue;
      if (std::find(allowed.begin(), allowed.end(), child.name()) == allowed.end())
        misplaced(child, rule, strings(allowed));
      else element(child, *grammar().find(child.name()), depth + 1);
    }
  }

  void children(Element e, const ElementRule& rule, int depth) {
    std::vector<unsigned> counts(rule.particles.size(), 0);
    std::size_t at = 0;  // the particle we have come to
    bool stray = false;
    for (Element child : e.nodes()) {
      if (child.is_text() && !is_space(child.own_text())) {
        const std::vector<std::string> places = holders_of_text(rule);
        say(places.empty() ? kStrayTextInEmpty : kStrayText, words_at(child),
            {std::string(rule.name), quoted_list(places)});
        faulty_.push_back(e.at());  // what is missing in it may stand there as text
        stray = true;
      }
      if (!child.is_element()) continue;
      const std::size_t own = particle_of(rule, child.name());
      if (own == rule.particles.size()) {
        misplaced(child, rule, allowed(rule));
        continue;
      }
      if (own < at)
        say(kWrongOrder, child.at(),
            {std::string(child.name()), std::string(rule.name), first_after(e, rule, own)});
      at = std::max(at, own);
      if (++counts[own] == rule.particles[own].most + 1 &&
          rule.particles[own].most != Particle::kMany)
        say(kTooMany, child.at(),
            {std::string(child.name()), std::string(rule.name),
             std::to_string(rule.particles[own].most)});
      element(child, *grammar().find(child.name()), depth + 1);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const Particle& particle = rule.particles[i];
      if (counts[i] >= particle.least || misspelt_child(e, rule, i)) continue;
      const std::string name(rule.name);
      if (particle.elements.size() == 1)
        say(kMissingElement, e.at(), {name, std::string(particle.elements.front())});
      else if (!stray)  // the text is what is missing, only not in its place
        say(kMissingContent, e.at(),
            {name, std::to_string(particle.least), quoted_list(strings(particle.elements))});
    }
  }

  // A text without the white space around it.
  Span words_at(Element text) const {
    const std::string_view all = text.own_text();
    const std::size_t begin = all.find_first_not_of(" \t\r\n");
    const std::size_t end = all.find_last_not_of(" \t\r\n") + 1;
    return part_of(sources_, text.at(), begin, end);
  }

  static std::vector<std::string> holders_of_text(const ElementRule& rule) {
    std::vector<std::string> out;
    for (const std::string& name : allowed(rule)) {
      const Content content = grammar().find(name)->content;
      if (content == Content::text || content == Content::mixed) out.push_back(name);
    }
    return out;
  }

  // A misspelt child was reported already; that it is missing too would be a second message.
  bool misspelt_child(Element e, const ElementRule& rule, std::size_t particle) const {
    for (Element child : e.nodes()) {
      if (!child.is_element() || particle_of(rule, child.name()) != rule.particles.size()) continue;
      const auto meant = nearest(child.name(), allowed(rule));
      if (meant && particle_of(rule, *meant) == particle) return true;
    }
    return false;
  }

  static std::size_t particle_of(const ElementRule& rule, std::string_view name) {
    for (std::size_t i = 0; i < rule.particles.size(); ++i) {
      const auto& names = rule.particles[i].elements;
      if (std::find(names.begin(), names.end(), name) != names.end()) return i;
    }
    return rule.particles.size();
  }

  static std::vector<std::string> allowed(const ElementRule& rule) {
    std::vector<std::string> out;
    for (const Particle& particle : rule.particles)
      out.insert(out.end(), particle.elements.begin(), particle.elements.end());
    return out;
  }

  // The first child that the sequence wants after particle `own`.
  static std::string first_after(Element e, const ElementRule& rule, std::size_t own) {
    for (Element child : e.nodes())
      if (child.is_element()) {
        const std::size_t particle = particle_of(rule, child.name());
        if (particle != rule.particles.size() && particle > own) return std::string(child.name());
      }
    return {};
  }

  void attributes(Element e, const ElementRule& rule) {
    std::vector<std::string> names;
    for (const AttributeRule& a : rule.attributes) names.emplace_back(a.name);
    std::vector<std::string> meant_names;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a) {
      const std::string name(a->name);
      // Editors add these; they say nothing about the form.
      if (name.starts_with("xmlns") || name.starts_with("xsi:")) continue;
      const auto known = std::find_if(rule.attributes.begin(), rule.attributes.end(),
                                      [&](const AttributeRule& r) { return r.name == name; });
      if (known != rule.attributes.end()) {
        value(*a, *known);
      } else if (const auto meant = nearest(name, names)) {
        meant_names.push_back(*meant);
        say(kMisspeltAttribute, a->name_at, {name, std::string(rule.name), *meant},
            FixIt{a->name_at, *meant});
      } else {
        say(names.empty() ? kNoAttributes : kUnknownAttribute, a->name_at,
            {name, std::string(rule.name), quoted_list(names)});
      }
    }
    for (const AttributeRule& a : rule.attributes) {
      const bool meant =
          std::find(meant_names.begin(), meant_names.end(), a.name) != meant_names.end();
      if (a.required && !e.attribute(a.name) && !meant)
        say(kMissingAttribute, e.at(), {std::string(rule.name), std::string(a.name)});
    }
  }

  static int message_for(ValueType type) {
    switch (type) {
      case ValueType::name: return kNameForm;
      case ValueType::form_id:
      case ValueType::names: return kIdForm;
      case ValueType::version: return kVersionForm;
      case ValueType::number: return kNumberForm;
      case ValueType::count: return kCountForm;
      case ValueType::decimal: return kDecimalForm;
      case ValueType::file_name: return kFileNameForm;
      case ValueType::language: return kLanguageForm;
      case ValueType::duration: return kDurationForm;
      case ValueType::date: return kDateForm;
      case ValueType::size: return kSizeForm;
      case ValueType::web_address: return kAddressForm;
      case ValueType::link: return kLinkForm;
      default: return kEmptyValue;
    }
  }

  static std::vector<std::string> values_of(const AttributeRule& rule) {
    std::vector<std::string> out;
    if (rule.type == ValueType::yes_no) return {"yes", "no"};
    if (rule.type == ValueType::file_types)
      for (const FileType& type : known_file_types()) out.emplace_back(type.name);
    for (const ValueDoc& value : rule.values) out.emplace_back(value.value);
    return out;
  }

  void value(const Attribute& a, const AttributeRule& rule) {
    if (has_form(a.value, rule)) return;
    if (is_space(a.value))
      return say(rule.required ? kEmptyRequired : kEmptyValue, a.value_at,
                 {"", std::string(a.name)});
    if (!is_list(rule.type)) return value(a, rule, 0, a.value.size());
    for (std::size_t begin = 0; begin < a.value.size();) {
      const std::size_t end = std::min(a.value.find(' ', begin), a.value.size());
      if (end > begin && !has_form(a.value.substr(begin, end - begin), rule))
        value(a, rule, begin, end);
      begin = end + 1;
    }
  }

  // The value, or the one item of a list, that does not have the form.
  void value(const Attribute& a, const AttributeRule& rule, std::size_t begin, std::size_t end) {
    const Span at = part_of(sources_, a.value_at, begin, end);
    const std::string name(a.name), text(a.value.substr(begin, end - begin));
    const std::vector<std::string> values = values_of(rule);
    constexpr std::string_view kOpen = "http://";
    if (text.starts_with(kOpen) && has_form("https://" + text.substr(kOpen.size()), rule))
      return say(message_for(rule.type), at, {text, name},
                 FixIt{part_of(sources_, a.value_at, begin, begin + kOpen.size()), "https://"});
    if (values.empty()) return say(message_for(rule.type), at, {text, name});
    if (const auto meant = nearest(text, values))
      return say(kMisspeltValue, at, {text, name, *meant}, FixIt{at, *meant});
    say(kUnknownValue, at, {text, name, quoted_list(values)});
  }

  const Sources& sources_;
  Diagnostics& out_;
  std::vector<Span> faulty_;
};

}  // namespace

std::vector<Span> validate(const Document& document, std::span<const std::string_view> roots,
                           const Sources& sources, Diagnostics& out) {
  if (document.empty()) return {};
  const Element root = document.root();
  Validator validator(sources, out);
  if (std::find(roots.begin(), roots.end(), root.name()) == roots.end())
    validator.say(kUnknownRoot, root.at(), {std::string(root.name()), quoted_list(strings(roots))});
  else validator.element(root, *grammar().find(root.name()), 0);
  return validator.faulty_tags(document);
}

std::span<const Message> validate_messages() { return kMessages; }

}  // namespace blankett
