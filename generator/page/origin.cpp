// Components mark what they show with data-question, data-group, data-step and data-exit. Tested by
// suppress_test.cpp and the mutations.

#include "page/origin.h"

#include <algorithm>

namespace blankett {
namespace {

// A path without the numbers of rows: "barn/0/namn" is the question "barn/namn".
std::string without_rows(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (part.find_first_not_of("0123456789") != part.npos || part.empty())
      out.append(out.empty() ? "" : "/").append(part);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return out;
}

template <class Things>
const Span* at_path(const Things& things, const std::string& path) {
  for (const auto& thing : things)
    if (without_rows(thing.path) == path) return &thing.at;
  return nullptr;
}

}  // namespace

std::string form_of(const Document& html) {
  for (std::uint32_t i = 0; i < html.nodes.size(); ++i) {
    const Element e(&html, i);
    if (!e.is_element() || e.name() != "script" || e.value("id") != "form-data") continue;
    constexpr std::string_view kKey = "{\"form\":\"";
    const std::string text = e.text();
    if (!text.starts_with(kKey)) return {};
    const std::size_t end = text.find('"', kKey.size());
    return end == text.npos ? "" : text.substr(kKey.size(), end - kKey.size());
  }
  return {};
}

Span origin_of(const Document& html, std::uint32_t offset, const Model& model) {
  std::uint32_t innermost = 0;
  for (std::uint32_t i = 0; i < html.nodes.size(); ++i)
    if (html.nodes[i].at.begin > 0 && html.nodes[i].at.begin <= offset) innermost = i;
  for (Element e(&html, innermost);; e = e.parent()) {
    if (e.is_element()) {
      if (const std::string_view path = e.value("data-question"); !path.empty())
        if (const Span* at = at_path(model.questions, without_rows(path))) return *at;
      for (const char* group : {"data-group", "data-repeat"})
        if (const std::string_view path = e.value(group); !path.empty())
          if (const Span* at = at_path(model.groups, without_rows(path))) return *at;
      if (const std::string_view id = e.value("data-step"); !id.empty())
        for (const Step& step : model.steps)
          if (step.id == id) return step.at;
      if (const std::string_view id = e.value("data-exit"); !id.empty())
        for (const Exit& exit : model.exits)
          if (exit.id == id) return exit.at;
    }
    if (!e.has_parent()) break;
  }
  return model.texts[model.title].at;
}

}  // namespace blankett
