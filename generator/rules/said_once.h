#pragma once
// What a rule on forms and a rule on pages both say of one thing in one place is said once.

#include <span>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/model.h"

namespace blankett {

/// Takes away the milder of two such diagnostics; of equal ones that of the page, since the form is
/// where an author puts things right. `in_form` of those on pages says what they were made from;
/// `documents` are the form and the blocks that its texts can stand in.
void say_once(Diagnostics& on_form, Diagnostics& on_pages, const Model& model,
              std::span<const Document* const> documents);

}  // namespace blankett
