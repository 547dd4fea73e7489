#pragma once
// What a page may do, and what a server should say of each file: one source for both.

#include <span>
#include <string>
#include <string_view>

#include "model/site.h"
#include "model/theme.h"
#include "render/render.h"

namespace blankett {

/// "https://e-tjanster.example/parkering" → "https://e-tjanster.example"
std::string origin_of(std::string_view address);

/// The Content-Security-Policy of a page. A page with a form runs the script and sends to `origin`;
/// one without has an empty origin and does neither.
std::string content_policy(const Theme& theme, std::string_view origin);

/// headers.json and nginx.conf: the headers of every path of the site.
Site render_headers(std::span<const Summary> forms, const Theme& theme);

}  // namespace blankett
