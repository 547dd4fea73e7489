#include "model/rule.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "page/aria.h"
#include "page/page.h"
#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett {
extern const std::string_view kAutofill;  // generated from page/data/autofill.tsv
}

namespace blankett::rules::page_autocomplete {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-autocomplete/unknown", "`{0}` is no purpose of a box",
     "use a word of the HTML standard, such as `given-name`, `email` or `tel`"},
    {"page-autocomplete/near", "`{0}` is no purpose of a box; did you mean `{1}`", "write `{1}`"},
    {"page-autocomplete/incomplete", "`{0}` does not say what the box is for",
     "add what is asked for, such as `email`"},
    {"page-autocomplete/contact", "`{0}` cannot stand before `{1}`", "remove `{0}`"},
    {"page-autocomplete/more", "`{0}` stands after the purpose `{1}`", "write one purpose, last"},
    {"page-autocomplete/control", "browsers do not fill in `{0}` in this kind of box",
     "use an `input` of another type"},
};

struct Field {
  std::string_view group;
  bool contact = false;
};

const std::map<std::string_view, Field, std::less<>>& fields() {
  static const auto all = [] {
    std::map<std::string_view, Field, std::less<>> out;
    for (std::string_view rest = kAutofill; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty() || line.front() == '#') continue;
      const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
      out[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                    line.substr(second + 1) == "contact"};
    }
    return out;
  }();
  return all;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
constexpr std::array<std::string_view, 2> kAddresses = {"shipping", "billing"};
constexpr std::array<std::string_view, 5> kContacts = {"home", "work", "mobile", "fax", "pager"};

bool is_asked(const Page& page, Element e) {
  if (!page.is_visible(e) && !page.is_exposed(e)) return false;
  if (e.name() == "input") {
    static constexpr std::array<std::string_view, 9> kWithout = {
        "hidden", "button", "submit", "reset", "checkbox", "radio", "file", "image", "range"};
    if (among(kWithout, input_type(e))) return false;
  } else if (e.name() != "textarea" && e.name() != "select") {
    return false;
  }
  if (page.is_disabled(e) || e.value("aria-disabled") == "true") return false;
  return page.is_tabbable(e) || aria::is_a(page.role(e), "widget");
}

// Whether browsers fill such a purpose into the control (HTML Standard, "control group").
bool fits(Element e, std::string_view group) {
  if (e.name() == "textarea" || e.name() == "select")
    return e.name() == "select" || group != "month";
  const std::string type = input_type(e);
  if (type == "text" || type == "search") return group != "multiline";
  if (group == "username") return type == "email";
  return type == group || (group == "numeric" && type == "number");
}

void check_one(const Page& page, Element e, const Attribute& attribute, Diagnostics& out) {
  std::vector<std::string> words;
  each_word(attribute.value, [&](std::string_view word) {
    words.push_back(lower_ascii(word));
    return words.size() < 20;
  });
  if (words.empty() || (words.size() == 1 && (words[0] == "on" || words[0] == "off"))) return;
  const auto report = [&](int message, std::vector<std::string> arguments) {
    say(out, kMessages[message], if_shown(page, e, rule.severity), attribute.value_at,
        std::move(arguments));
  };
  std::size_t i = 0;
  std::string contact;
  if (words[i].starts_with("section-")) ++i;
  if (i < words.size() && among(kAddresses, words[i])) ++i;
  if (i < words.size() && among(kContacts, words[i])) contact = words[i++];
  if (i == words.size()) return report(2, {words.back()});
  const std::string name = words[i++];
  const auto found = fields().find(name);
  if (found == fields().end()) {
    std::vector<std::string> names;
    for (const auto& [known, field] : fields()) names.emplace_back(known);
    const auto near = nearest(name, names);
    return near ? report(1, {name, *near}) : report(0, {name});
  }
  if (!contact.empty() && !found->second.contact) return report(3, {contact, name});
  if (i < words.size() && words[i] == "webauthn") ++i;
  if (i < words.size()) return report(4, {words[i], name});
  if (!fits(e, found->second.group))
    say(out, kMessages[5], Severity::review, attribute.value_at, {name});
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements())
    if (const Attribute* const attribute = e.attribute("autocomplete"))
      if (is_asked(page, e)) check_one(page, e, *attribute, out);
}

}  // namespace

constinit const Rule rule{.id = "page-autocomplete",
                          .severity = Severity::error,
                          .standards = "wcag:1.3.5 en301549:9.1.3.5 act:73f2c2",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_autocomplete
