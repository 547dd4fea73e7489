#pragma once
// The city's term bank, forms/terms.tbx.

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/terms.h"

namespace blankett {

/// TBX, ISO 30042:2019, in the style dca. What is incomplete is reported, and is there
/// all the same, so that nobody who refers to it is blamed.
TermBank read_terms(const Document& document, Diagnostics& out);

}  // namespace blankett
