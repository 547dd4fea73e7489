#pragma once

#include <string>

#include "model/edition.h"

namespace blankett {

/// A condition as a clause in the edition's language: "du har svarat ”Ja” på frågan ”…”". Plain
/// text. Empty when there is no condition.
std::string in_words(const Condition& condition, const Edition& edition);

}  // namespace blankett
