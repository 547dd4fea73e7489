#pragma once
// From a place in a page of ours back to the form that it was made from.

#include "model/document.h"
#include "model/model.h"

namespace blankett {

/// The id of the form that a page of ours was made from; "" for other pages.
std::string form_of(const Document& html);

/// The question, group, step, exit or title of the form that stands at a byte of its page.
Span origin_of(const Document& html, std::uint32_t offset, const Model& model);

}  // namespace blankett
