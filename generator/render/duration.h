#pragma once
// How long a form takes to fill in, worked out from its questions and their conditions.

#include "model/model.h"

namespace blankett {

/// Seconds.
struct Duration {
  unsigned shortest = 0, longest = 0;
};

/// From the shortest to the longest way through the form to the receipt. Ways that end at an exit
/// do not count.
Duration duration_of(const Model& model);

/// The same in minutes as one would say them: 5 to 10 rather than 4 to 7.
Duration rounded_minutes(Duration seconds);

}  // namespace blankett
