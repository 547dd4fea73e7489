// Tested by statement_test.cpp.

#include "model/review.h"

#include <algorithm>

#include "model/model.h"

namespace blankett {
namespace {

// Whether a question, group or exit is, or stands in, a step, a group or itself.
bool is_in(const Model& model, std::string_view id, const std::string& place) {
  if (id == place || id.starts_with(place + "/")) return true;
  const auto in_step = [&](const auto& things, auto name) {
    return std::any_of(things.begin(), things.end(), [&](const auto& thing) {
      return thing.*name == id && thing.step && model.steps[thing.step].id == place;
    });
  };
  return in_step(model.questions, &Question::path) || in_step(model.groups, &Group::path) ||
         in_step(model.exits, &Exit::id);
}

}  // namespace

const LegalException* exception_of(const HumanReviews& reviews, const Model& model,
                                   std::string_view place,
                                   const std::vector<std::string>& criteria) {
  for (const LegalException& e : reviews.exceptions) {
    const bool named = std::all_of(criteria.begin(), criteria.end(), [&](const auto& number) {
      return std::find(e.criteria.begin(), e.criteria.end(), number) != e.criteria.end();
    });
    const bool here = e.place.empty() ? e.kind == Exempt::burden : is_in(model, place, e.place);
    if (here && (named || (e.kind == Exempt::outside && e.criteria.empty()))) return &e;
  }
  return nullptr;
}

}  // namespace blankett
