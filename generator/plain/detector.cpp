// Tested by language_test.cpp.

#include "plain/detector.h"

#include <algorithm>

namespace blankett::plain {

Hit Look::hit(Range at, std::vector<std::string> more) const {
  more.insert(more.begin(), std::string(text.written(at)));
  return {.at = at, .arguments = std::move(more)};
}

std::string_view Look::parameter(std::string_view name, std::string_view otherwise) const {
  const auto found = rule.parameters.find(name);
  return found == rule.parameters.end() ? otherwise : std::string_view(found->second);
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

const Detector* detector_named(std::string_view name) {
  const auto all = all_detectors();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Detector* d) { return d->name == name; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace blankett::plain
