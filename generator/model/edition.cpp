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

}  // namespace blankett
