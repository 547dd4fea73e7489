// What a page may do, and what servers say of it: one source.

#include "render/policy.h"

#include <nlohmann/json.hpp>
#include <regex>

#include "support/catch.h"
#include "support/project.h"

namespace blankett::tests {
namespace {

using Json = nlohmann::json;

const std::vector<Summary> kForms = {
    {"sv", "parkering", "", "", "", "https://a.example"},
    {"en", "parkering", "", "", "", "https://a.example"},
    {"sv", "bygglov", "", "", "", "https://b.example:8443"},
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}

// The headers of a path, as headers.json means it: of rules that match, the last one decides.
Json headers_of(const Json& all, const std::string& path) {
  Json out = Json::object();
  for (const Json& rule : all.at("rules")) {
    auto start = rule.at("path").get<std::string>();
    REQUIRE(start.ends_with("/**"));
    start.resize(start.size() - 2);
    if (path.starts_with(start)) out.update(rule.at("headers"));
  }
  return out;
}

}  // namespace

TEST_CASE("an origin is a scheme, a host and a port", "[policy]") {
  CHECK(origin_of("https://e-tjanster.example/parkering") == "https://e-tjanster.example");
  CHECK(origin_of("https://a.example:8443/x/y") == "https://a.example:8443");
  CHECK(origin_of("https://a.example?x=1") == "https://a.example");
  CHECK(origin_of("https://a.example") == "https://a.example");
  CHECK(origin_of("parkering") == "");
}

TEST_CASE("a page may do what it needs and no more", "[policy]") {
  Theme theme;
  const std::string form = content_policy(theme, "https://a.example");
  for (const char* part :
       {"default-src 'none'", "script-src 'self'", "connect-src https://a.example;",
        "form-action https://a.example;", "base-uri 'none'", "require-trusted-types-for 'script'",
        "trusted-types 'none'"})
    CHECK(form.find(part) != form.npos);
  CHECK(form.find("unsafe") == form.npos);
  CHECK(form.find("font-src") == form.npos);
  const std::string other = content_policy(theme, "");
  CHECK(other.find("script-src") == other.npos);
  CHECK(other.find("form-action 'none'") != other.npos);
  theme.has_fonts = true;
  CHECK(content_policy(theme, "").find("font-src 'self'") != std::string::npos);
}

TEST_CASE("headers.json says of each path what its pages say themselves, and more", "[policy]") {
  const Theme theme;
  const Json all = Json::parse(render_headers(kForms, theme).at("headers.json"));
  const auto of = [&](const char* path) { return headers_of(all, path); };
  const char* policy = "Content-Security-Policy";
  CHECK(of("/sv/parkering/index.html").at(policy) ==
        content_policy(theme, "https://a.example") + "; frame-ancestors 'none'");
  CHECK(of("/sv/bygglov/index.html").at(policy) ==
        content_policy(theme, "https://b.example:8443") + "; frame-ancestors 'none'");
  CHECK(of("/sv/index.html").at(policy) == content_policy(theme, "") + "; frame-ancestors 'none'");
  CHECK(of("/sv/index.html").at("Cache-Control") == "no-cache");
  CHECK(of("/assets/form.1.css").at("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(of("/reports/sv/parkering/index.html").at("X-Robots-Tag") == "noindex");
  CHECK_FALSE(of("/sv/parkering/index.html").contains("X-Robots-Tag"));
  for (const char* path : {"/", "/sv/parkering/index.html", "/assets/x.js", "/schemas/a/b.json"})
    for (const char* header : {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
                               "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"}) {
      INFO(path << " " << header);
      CHECK(of(path).contains(header));
    }
}

TEST_CASE("nginx.conf has a place for each origin, and repeats what nginx would forget",
          "[policy]") {
  const std::string conf = render_headers(kForms, Theme()).at("nginx.conf");
  CHECK(conf.find("location ~ \"^/(en|sv)/(parkering)/\"") != conf.npos);
  CHECK(conf.find("location ~ \"^/(en|sv)/(bygglov)/\"") != conf.npos);
  const std::size_t places = count(conf, "\nlocation ") - 3;  // three are not served
  CHECK(count(conf, "X-Content-Type-Options") == places);
  CHECK(count(conf, "Content-Security-Policy") == places);
}

TEST_CASE("a thousand forms give patterns that nginx can read", "[policy]") {
  std::vector<Summary> forms;
  for (int i = 0; i < 1000; ++i)
    forms.push_back(
        {"sv", "en-form-med-langt-namn-" + std::to_string(i), "", "", "", "https://a.example"});
  const std::string conf = render_headers(forms, Theme()).at("nginx.conf");
  for (const Summary& form : forms)
    CHECK(count(conf, form.form + "|") + count(conf, form.form + ")") == 1);
  std::size_t longest = 0;
  for (std::size_t at = 0, end = 0; (end = conf.find('\n', at)) != conf.npos; at = end + 1)
    longest = std::max(longest, end - at);
  CHECK(longest < 3000);  // a word of nginx's may have 4 kB
}

}  // namespace blankett::tests
