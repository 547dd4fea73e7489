// Headers are rules over paths. A later rule that matches adds to, or changes, what earlier ones
// said; nginx has no such thing, so its snippet spells out each combination.
// Tested by policy_test.cpp and, in a real nginx, by delivery.spec.mjs.

#include "render/policy.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;
using Headers = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kPolicy = "Content-Security-Policy";

// Only a header can say who may frame a page.
std::string header_policy(const Theme& theme, std::string_view origin) {
  return content_policy(theme, origin) + "; frame-ancestors 'none'";
}

// Of every file. HSTS is the portal's to say: it concerns all of its host.
Headers common(const Theme& theme) {
  return {{"Cache-Control", "no-cache"},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Permissions-Policy",
           "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {kPolicy, header_policy(theme, "")}};
}

// A drawing that is opened by itself is a document, and runs nothing.
constexpr const char* kAssetPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

Headers of_assets() {
  return {{"Cache-Control", "public, max-age=31536000, immutable"}, {kPolicy, kAssetPolicy}};
}
Headers of_staff_pages() { return {{"X-Robots-Tag", "noindex"}}; }

// Receivers on other hosts read these.
Headers of_schemas() { return {{"Cross-Origin-Resource-Policy", "cross-origin"}}; }

Headers merged(Headers headers, const Headers& more) {
  for (const auto& [name, value] : more) {
    bool known = false;
    for (auto& [old, text] : headers)
      if (old == name) text = value, known = true;
    if (!known) headers.emplace_back(name, value);
  }
  return headers;
}

// origin → the forms that send to it.
std::map<std::string, std::set<std::string>> forms_by_origin(std::span<const Summary> forms) {
  std::map<std::string, std::set<std::string>> out;
  for (const Summary& form : forms) out[form.origin].insert(form.form);
  return out;
}

std::string headers_json(std::span<const Summary> forms, const Theme& theme) {
  Json rules = Json::array();
  const auto add = [&](const std::string& path, const Headers& headers) {
    Json object = Json::object();
    for (const auto& [name, value] : headers) object[name] = value;
    rules.push_back({{"path", path}, {"headers", std::move(object)}});
  };
  add("/**", common(theme));
  for (const Summary& form : forms)
    add("/" + form.language + "/" + form.form + "/**",
        {{kPolicy, header_policy(theme, form.origin)}});
  add("/assets/**", of_assets());
  add("/schemas/**", of_schemas());
  for (const char* path : {"/reports/**", "/theme/**"}) add(path, of_staff_pages());
  const Json out = {
      {"about", "The headers of each path; of rules that match, the last one decides."},
      {"rules", std::move(rules)},
      {"not_served", {"/.*", "/headers.json", "/nginx.conf"}}};
  return out.dump(1) + "\n";
}

std::string location(const std::string& match, const Headers& headers) {
  std::string out = "location " + match + " {\n";
  for (const auto& [name, value] : headers)
    out += fmt::format("  add_header {} \"{}\" always;\n", name, value);
  return out + "}\n";
}

// An address of nginx's configuration is at most 4 kB, so the forms are taken some at a time.
std::vector<std::string> patterns(const std::set<std::string>& names) {
  constexpr std::size_t kLongest = 2000;
  std::vector<std::string> out;
  std::string some;
  for (const std::string& name : names) {
    if (some.size() + name.size() > kLongest) out.push_back(std::exchange(some, {}));
    some += (some.empty() ? "" : "|") + name;
  }
  if (!some.empty()) out.push_back(some);
  return out;
}

std::string nginx_conf(std::span<const Summary> forms, const Theme& theme) {
  const Headers all = common(theme);
  std::string out =
      "# Written by blankett. Include it in the server { } whose root is this folder.\n"
      "index index.html;\n"
      "charset utf-8;\n"
      "charset_types text/css text/javascript application/javascript application/json "
      "image/svg+xml;\n"
      "etag on;\n"
      "gzip_static on;\n"
      "# With libnginx-mod-http-brotli-static: brotli_static on;\n\n"
      "location ~ /\\. { return 404; }\n"
      "location = /headers.json { return 404; }\n"
      "location = /nginx.conf { return 404; }\n";
  out += location("/", all);
  out += location("^~ /assets/", merged(all, of_assets()));
  out += location("^~ /schemas/", merged(all, of_schemas()));
  for (const char* path : {"/reports/", "/theme/"})
    out += location(std::string("^~ ") + path, merged(all, of_staff_pages()));
  std::set<std::string> languages;
  for (const Summary& form : forms) languages.insert(form.language);
  for (const auto& [origin, ids] : forms_by_origin(forms))
    for (const std::string& ids_of_some : patterns(ids))
      out += location("~ \"^/(" + patterns(languages).front() + ")/(" + ids_of_some + ")/\"",
                      merged(all, {{kPolicy, header_policy(theme, origin)}}));
  return out;
}

}  // namespace

std::string origin_of(std::string_view address) {
  const std::size_t host = address.find("://");
  if (host == address.npos) return {};
  return std::string(address.substr(0, address.find_first_of("/?#", host + 3)));
}

std::string content_policy(const Theme& theme, std::string_view origin) {
  std::string out =
      "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'";
  if (theme.has_fonts) out += "; font-src 'self'";
  if (origin.empty()) return out + "; form-action 'none'";
  return out + fmt::format(
                   "; script-src 'self'; connect-src {0}; form-action {0}; "
                   "require-trusted-types-for 'script'; trusted-types 'none'",
                   origin);
}

Site render_headers(std::span<const Summary> forms, const Theme& theme) {
  return {{"headers.json", headers_json(forms, theme)}, {"nginx.conf", nginx_conf(forms, theme)}};
}

}  // namespace blankett
