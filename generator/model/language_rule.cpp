#include "model/language_rule.h"

#include <algorithm>

namespace blankett {

bool LanguageRule::applies_to(TextRole role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

double LanguageRule::limit(TextRole role) const {
  double most = 0;
  for (const LanguageLimit& limit : limits)
    if (limit.roles.empty() ||
        std::find(limit.roles.begin(), limit.roles.end(), role) != limit.roles.end())
      most = limit.most;
  return most;
}

const Message* LanguageRule::message(std::string_view which) const {
  const auto found = says.find(which);
  return found == says.end() ? nullptr : &found->second.message;
}

}  // namespace blankett
