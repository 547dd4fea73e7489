#include "model/edition.h"

#include "base/check.h"

namespace blankett {

const std::string& Locale::text(std::string_view key) const {
  const auto found = ui.find(key);
  if (found == ui.end())
    std::fprintf(stderr, "blankett: no page text `%.*s`\n", static_cast<int>(key.size()),
                 key.data());
  CHECK(found != ui.end());
  return found->second;
}

const Term* Edition::term(std::string_view concept_id) const {
  const auto found = model->terms.find(concept_id);
  if (found == model->terms.end()) return nullptr;
  for (const std::string& language : {locale->language, locale->parent})
    if (const auto term = found->second.terms.find(language); term != found->second.terms.end())
      return &term->second;
  return nullptr;
}

}  // namespace blankett
