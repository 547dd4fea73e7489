#pragma once
// JSON that somebody wrote, with the place of every value, so that what is wrong with one can be
// shown.

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/source.h"

namespace blankett {

struct PlacedJson {
  nlohmann::json value{};
  std::map<std::string, Span, std::less<>> places{};  // by JSON pointer: "/contrast/3/text"
  bool broken = false;                                // `error` is where
  Span error{};

  Span at(std::string_view pointer) const;
};

PlacedJson read_json(const Sources& sources, SourceId source);

}  // namespace blankett
