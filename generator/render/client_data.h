#pragma once

#include <string>

#include "model/edition.h"

namespace blankett {

/// What the page's script must know of a form, as JSON that is safe inside a script element of an
/// XML page: no `<`, `>` or `&`.
std::string client_data(const Edition& edition);

}  // namespace blankett
