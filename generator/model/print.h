#pragma once
// A stable text form of each noun, for --print and for goldens.

#include <string>

#include "model/document.h"
#include "model/edition.h"
#include "model/model.h"

namespace blankett {

std::string print(const Document& document, const Sources& sources);
std::string print(const Model& model);
std::string print(const Edition& edition);
/// One condition in the words of the language, fully bracketed.
std::string print(const Condition& condition, const Model& model);
std::string print(const Expression& expression, const Model& model);

}  // namespace blankett
