// The only file that knows mustache. kainjow's traps and what is done about them: a missing key
// looks in the parent's values (every parameter is set), "" and empty lists are true (they become
// false here), values are escaped byte by byte (our own table). Tested by render_test.cpp.

#include "render/template.h"

#include <kainjow/mustache.hpp>
#include <unordered_map>

#include "base/check.h"
#include "base/text.h"

namespace blankett {
namespace {

using kainjow::mustache::data;

data to_data(Params&& params) {
  data object{data::type::object};
  for (auto& [key, value] : params.items) {
    const std::string name(key);
    if (auto* text = std::get_if<std::string>(&value)) {
      if (text->empty()) object[name] = data{false};
      else object[name] = data{*text};
    } else if (const bool* flag = std::get_if<bool>(&value)) {
      object[name] = data{*flag};
    } else {
      auto& list = std::get<std::vector<Params>>(value);
      if (list.empty()) {
        object[name] = data{false};
        continue;
      }
      data items{data::type::list};
      for (Params& item : list) items << to_data(std::move(item));
      object[name] = std::move(items);
    }
  }
  return object;
}

}  // namespace

std::string template_error(const std::string& text) {
  const kainjow::mustache::mustache parsed(text);
  return parsed.is_valid() ? std::string() : parsed.error_message();
}

struct Renderer::Templates {
  std::unordered_map<std::string, kainjow::mustache::mustache> parsed;
};

Renderer::Renderer(const Theme& theme) : templates_(std::make_unique<Templates>()) {
  for (const auto& [name, text] : theme.templates) {
    kainjow::mustache::mustache parsed(text);
    parsed.set_custom_escape([](const std::string& value) { return escaped(value); });
    templates_->parsed.emplace(name, std::move(parsed));
  }
}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;

std::string Renderer::render(std::string_view component, Params params) {
  const auto found = templates_->parsed.find(std::string(component));
  CHECK(found != templates_->parsed.end());
  std::string out;
  out.reserve(1024);
  const data values = to_data(std::move(params));
  found->second.render(values, [&](const std::string& part) { out += part; });
  return out;
}

}  // namespace blankett
