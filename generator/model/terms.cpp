// Looks into the term bank. Tested by terms_test.cpp.

#include "model/terms.h"

namespace blankett {

const Term* Concept::in(std::string_view language, std::string_view parent) const {
  auto found = terms.find(language);
  if (found == terms.end()) found = terms.find(parent);
  return found == terms.end() ? nullptr : &found->second;
}

Phrases<TermUse> phrases_of(const TermBank& bank, std::string_view language,
                            std::string_view parent) {
  Phrases<TermUse> out;
  for (const auto& [id, entry] : bank) {
    const Term* term = entry.in(language, parent);
    if (!term) continue;
    out.add(term->name, {term, id, false});
    for (const std::string& words : term->admitted) out.add(words, {term, id, false});
    for (const std::string& words : term->forbidden) out.add(words, {term, id, true});
  }
  return out;
}

}  // namespace blankett
