#pragma once
// The accessibility statement that Swedish law (2018:1937) demands of a public body's site.

#include <string>

#include "render/template.h"

namespace blankett {

std::string statement_path(const std::string& language);
std::string statement(const Locale& locale, Renderer& renderer);

}  // namespace blankett
