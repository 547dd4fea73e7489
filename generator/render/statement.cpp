// The parts and their order are those of the template of Digg, which supervises the law. The words
// are the city's own, in locales/<lang>/ui.xlf: what was assessed, how and when is for people to
// say. Tested by start_test.cpp and start.spec.mjs.

#include "render/statement.h"

#include <algorithm>

#include "base/format.h"
#include "kinds/markup.h"

namespace blankett {
namespace {

std::string phone_address(std::string number) {
  std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
  return "tel:" + (number.starts_with('0') ? "+46" + number.substr(1) : number);
}

}  // namespace

std::string statement_path(const std::string& language) { return language + "/accessibility.html"; }

std::string statement(const Locale& locale, Renderer& renderer) {
  const auto ui = [&](std::string_view key) { return locale.text(key); };
  const auto html = [&](const std::string& key) {
    return marked_up(locale.text_with_languages(key));
  };
  std::vector<Params> sections;
  const auto section = [&](const std::string& name, std::string href = {},
                           const std::string& link = {}) {
    sections.push_back({{"heading_html", html("statement." + name + ".title")},
                        {"text_html", html("statement." + name + ".text")},
                        {"href", std::move(href)},
                        {"link_html", link.empty() ? "" : html("statement." + link)}});
  };
  section("status");
  section("help", phone_address(without_isolates(ui("statement.phone"))), "phone");
  section("report", "mailto:" + ui("statement.email"), "email");
  section("supervision", "https://www.digg.se/tdosanmalan", "authority");
  section("technical");
  section("gaps");
  section("method");
  return renderer.render("statement", {{"title_html", html("statement.title")},
                                       {"intro_html", html("statement.intro")},
                                       {"sections", std::move(sections)}});
}

}  // namespace blankett
