// The parts and their order are those of the template of Digg, which supervises the law. The words
// are the city's own, in locales/<lang>/ui.xlf: what was assessed, how and when is for people to
// say. Tested by start_test.cpp and start.spec.mjs.

#include "render/statement.h"

#include <algorithm>

#include "base/format.h"

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
  std::vector<Params> sections;
  const auto section = [&](const std::string& name, std::string href = {}, std::string link = {}) {
    sections.push_back({{"heading", ui("statement." + name + ".title")},
                        {"text", ui("statement." + name + ".text")},
                        {"href", std::move(href)},
                        {"link_text", std::move(link)}});
  };
  section("status");
  section("help", phone_address(without_isolates(ui("statement.phone"))), ui("statement.phone"));
  section("report", "mailto:" + ui("statement.email"), ui("statement.email"));
  section("supervision", "https://www.digg.se/tdosanmalan", ui("statement.authority"));
  section("technical");
  section("gaps");
  section("method");
  return renderer.render("statement", {{"title", ui("statement.title")},
                                       {"intro", ui("statement.intro")},
                                       {"sections", std::move(sections)}});
}

}  // namespace blankett
