// TBX → concepts. Of all that TBX can say we read what a page needs: for each language the
// preferred term and the definition.
//   <conceptEntry id="folkbokford"><langSec xml:lang="sv">
//     <descrip type="definition">Du är registrerad på en adress.</descrip>
//     <termSec><term>folkbokförd</term></termSec>
//   </langSec></conceptEntry>
// Tested by terms_test.cpp.

#include "link/terms.h"

#include "base/text.h"
#include "link/messages.h"

namespace blankett {
namespace {

using linking::say;
using linking::Says;

// The words of the first element of that name and type, wherever below it stands.
std::string words_of(Element parent, std::string_view name, std::string_view type) {
  for (Element child : parent.nodes()) {
    if (!child.is_element() || child.name() == "termSec") continue;
    if (child.name() == name && child.value("type") == type) return collapsed(child.text());
    if (std::string inner = words_of(child, name, type); !inner.empty()) return inner;
  }
  return {};
}

// The preferred term, or else the first that is not advised against.
std::string preferred(Element section) {
  std::string first;
  for (Element child : section.nodes()) {
    if (!child.is_element() || child.name() != "termSec") continue;
    std::string term, status;
    for (Element part : child.nodes()) {
      if (!part.is_element()) continue;
      if (part.name() == "term") term = collapsed(part.text());
      if (part.name() == "termNote" && part.value("type") == "administrativeStatus")
        status = collapsed(part.text());
    }
    if (status == "preferredTerm-admn-sts" && !term.empty()) return term;
    const bool advised_against =
        status == "deprecatedTerm-admn-sts" || status == "supersededTerm-admn-sts";
    if (first.empty() && !advised_against) first = std::move(term);
  }
  return first;
}

void read_concept(Element e, TermBank& bank, Diagnostics& out) {
  const Attribute* id = e.attribute("id");
  if (!id || id->value.empty()) return say(out, Says::concept_without_id, e.at());
  const std::string name(id->value);
  Concept concept_{id->value_at, {}};  // what is incomplete stays in it: it was reported
  for (Element section : e.nodes()) {
    if (!section.is_element() || section.name() != "langSec") continue;
    const std::string language(section.value("xml:lang"));
    Term term{preferred(section), words_of(section, "descrip", "definition")};
    const char* missing = language.empty()          ? "xml:lang"
                          : term.name.empty()       ? "term"
                          : term.definition.empty() ? "definition"
                                                    : nullptr;
    if (missing) say(out, Says::section_incomplete, section.at(), {name, missing, language});
    if (!language.empty()) concept_.terms.emplace(language, std::move(term));
  }
  const auto [other, fresh] = bank.emplace(name, std::move(concept_));
  if (!fresh)
    out.add({.message = &linking::message(Says::duplicate_id),
             .at = id->value_at,
             .arguments = {name},
             .related = {{other->second.at, &linking::message(Says::first_used_here)}}});
}

}  // namespace

TermBank read_terms(const Document& document, Diagnostics& out) {
  TermBank bank;
  if (document.empty()) return bank;
  const Element root = document.root();
  if (root.name() != "tbx") {
    say(out, Says::not_tbx, root.at(), {std::string(root.name())});
    return bank;
  }
  for (std::uint32_t i = 1; i < document.nodes.size(); ++i) {
    const Element e(&document, i);
    if (e.is_element() && e.name() == "conceptEntry") read_concept(e, bank, out);
  }
  return bank;
}

}  // namespace blankett
