#pragma once

#include <span>
#include <string>

#include "model/edition.h"

namespace blankett {

/// A condition as a clause in the edition's language: "du har svarat ”Ja” på frågan ”…”". Plain
/// text. Empty when there is no condition. Where questions have `numbers`, one each, they are named
/// with them: "… på frågan ”1.2 …”".
std::string in_words(const Condition& condition, const Edition& edition,
                     std::span<const std::string> numbers = {});

}  // namespace blankett
