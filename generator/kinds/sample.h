#pragma once
// An answer to try: the generated test cases of a form are made of them.

#include <nlohmann/json.hpp>
#include <string_view>

namespace blankett {

struct Sample {
  nlohmann::ordered_json value{};  // as it is sent
  std::string_view reason{};       // of the kind's errors, when it is wrong; else empty
  bool by_hand = true;             // a person could answer so
};

}  // namespace blankett
