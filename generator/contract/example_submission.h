#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/model.h"

namespace blankett {

/// A submission of the form that holds to its conditions and checks, with every question that need
/// not be left out and as few files as can be. Null when none was found. The people and accounts in
/// it are those that are published for tests.
nlohmann::ordered_json example_submission(const Model& model, const std::string& language);

}  // namespace blankett
