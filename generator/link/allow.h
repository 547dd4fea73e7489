#pragma once

#include <vector>

#include "link/link.h"
#include "model/model.h"

namespace blankett::linking {

/// Whether a part of a form, or the form, is a draft or switched off.
bool is_off(Element e);

/// What the form lets be as it is, in document order. What stands in a part that is switched off is
/// left out; what stands in one of its blocks is an error.
std::vector<Suppression> suppressions_of(const Document& form, const Library& library,
                                         const Sources& sources, Diagnostics& out);

}  // namespace blankett::linking
