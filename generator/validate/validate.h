#pragma once
// validate: is the document what the grammar allows? After it, stages may trust names and values.

#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "model/document.h"

namespace blankett {

/// Reports every breach of the grammar. `roots` are the root elements that this file may have.
void validate(const Document& document, std::span<const std::string_view> roots, Diagnostics& out);

std::span<const Message> validate_messages();

}  // namespace blankett
