#pragma once
// validate: is the document what the grammar allows? After it, stages may trust names and values.

#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/document.h"

namespace blankett {

/// Reports every breach of the grammar. `roots` are the root elements that this file may have.
/// Returns the start tags of the elements it found fault with: what a later stage says at one of
/// them may be the echo of the same mistake.
std::vector<Span> validate(const Document& document, std::span<const std::string_view> roots,
                           const Sources& sources, Diagnostics& out);

std::span<const Message> validate_messages();

}  // namespace blankett
