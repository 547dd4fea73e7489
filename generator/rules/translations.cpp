// Tested by the fixtures of the rules translation_….

#include "rules/translations.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "page/language.h"
#include "rules/words.h"

namespace blankett::rules {

std::vector<TranslatedText> translated_texts(const Edition& edition) {
  std::vector<TranslatedText> out;
  const Model& model = *edition.model;
  if (primary_subtag(edition.locale->language) == primary_subtag(model.language)) return out;
  std::set<std::uint32_t> units;
  for (const Question& q : model.questions)
    if (q.unit) units.insert(q.unit.value);
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i) {
    const Index<Text> text{i};
    if (model.texts[text].empty() || edition.texts[text].empty() || units.count(i) > 0 ||
        falls_back(edition, text))
      continue;
    out.push_back({model.texts[text], edition.texts[text]});
  }
  return out;
}

bool falls_back(const Edition& edition, Index<Text> text) {
  return !is_as_written(edition) && edition.texts[text].at == edition.model->texts[text].at;
}

double expansion_of(std::string_view language) {
  static constexpr std::array<std::pair<std::string_view, double>, 18> kFactors = {{{"am", 0.51},
                                                                                    {"ar", 0.71},
                                                                                    {"de", 1.12},
                                                                                    {"es", 1.12},
                                                                                    {"et", 1.02},
                                                                                    {"fa", 0.85},
                                                                                    {"fi", 1.05},
                                                                                    {"fr", 1.12},
                                                                                    {"ku", 0.87},
                                                                                    {"pl", 1.05},
                                                                                    {"rom", 1.03},
                                                                                    {"ru", 1.10},
                                                                                    {"se", 1.14},
                                                                                    {"so", 1.09},
                                                                                    {"ti", 0.63},
                                                                                    {"tr", 0.97},
                                                                                    {"uk", 1.01},
                                                                                    {"zh", 0.27}}};
  const std::string_view primary = primary_subtag(language);
  const auto found = std::find_if(kFactors.begin(), kFactors.end(),
                                  [&](const auto& each) { return each.first == primary; });
  return found == kFactors.end() ? 1 : found->second;
}

}  // namespace blankett::rules
