// Parts an endpoint's address as OpenAPI does. The author's address is kept as it is: one that does
// not follow the national profile is said not to, and nothing is made up instead.
//   https://host/api/v1/parkering?form=2  →  https://host/api/v1 · /parkering · form = 2
// Tested by openapi_test.cpp.

#include "contract/endpoint.h"

#include <algorithm>
#include <charconv>

namespace blankett {
namespace {

constexpr std::string_view kScheme = "https://";

// "%C3%A5+1" → "å 1"
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(&text[i + 1], &text[i] + 3, byte, 16).ptr == &text[i] + 3) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

// In OpenAPI braces stand for a parameter. A browser writes them like this too.
std::string without_braces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{') out += "%7B";
    else if (c == '}') out += "%7D";
    else out += c;
  }
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_plain(std::string_view path) {
  return std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
}

}  // namespace

Endpoint endpoint_of(std::string_view address) {
  address = address.substr(0, address.find('#'));
  Endpoint out;
  const std::size_t mark = std::min(address.find('?'), address.size());
  for (std::string_view rest = address.substr(std::min(mark + 1, address.size())); !rest.empty();) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty())
      out.query.emplace_back(decoded(pair.substr(0, equals)),
                             decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  const std::string_view place = address.substr(0, mark);
  const std::size_t slash = place.rfind('/');
  const bool has_path = slash != place.npos && slash >= kScheme.size();
  out.server = without_braces(has_path ? place.substr(0, slash) : place);
  out.path = has_path ? without_braces(place.substr(slash)) : "/";
  return out;
}

std::vector<std::string> profile_gaps(const Endpoint& endpoint) {
  std::vector<std::string> out;
  const std::string_view rest = std::string_view(endpoint.server).substr(kScheme.size());
  const std::size_t begins = std::min(rest.find('/'), rest.size());
  const std::string_view host = rest.substr(0, begins), api = rest.substr(begins);
  const std::size_t last = api.rfind('/');
  const bool has_version = last != api.npos && last > 0 && api.substr(last).starts_with("/v") &&
                           is_digits(api.substr(last + 2));
  if (!has_version)
    out.emplace_back("UFN.01, VER.05: adressen har inte formen https://host/api/v1/resurs.");
  const std::size_t colon = host.rfind(':');
  if (colon != host.npos && host.substr(colon) != ":443")
    out.emplace_back("UFN.02: adressen har en annan port än 443.");
  if (!is_plain(api) || !is_plain(endpoint.path))
    out.emplace_back(
        "UFN.07, UFN.08, UFN.09: adressen har andra tecken än små bokstäver, siffror och "
        "bindestreck.");
  return out;
}

}  // namespace blankett
