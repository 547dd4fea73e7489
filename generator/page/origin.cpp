// Components mark what they show with data-question, data-group, data-step and data-exit, and with
// data-part what stands between the questions and has no name: the third info is "info-2". Tested
// by suppress_test.cpp and the mutations.

#include "page/origin.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

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

using Places = std::unordered_map<std::string, Span>;

template <class Things>
Places places_of(const Things& things) {
  Places out;
  for (const auto& thing : things) out.emplace(without_rows(thing.path), thing.at);
  return out;
}

template <class Things>
Places places_by_id(const Things& things) {
  Places out;
  for (const auto& thing : things) out.emplace(thing.id, thing.at);
  return out;
}

Places parts_of(const Model& model) {
  Places out;
  for (std::size_t i = 0; const Info& info : model.infos)
    out.emplace("info-" + std::to_string(i++), info.at);
  for (std::size_t i = 0; const Media& media : model.media)
    out.emplace("media-" + std::to_string(i++), media.at);
  return out;
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

Origins::Origins(const Document& html, const Model& model) : title_(model.texts[model.title].at) {
  const std::pair<const char*, Places> marks[] = {
      {"data-question", places_of(model.questions)}, {"data-part", parts_of(model)},
      {"data-group", places_of(model.groups)},       {"data-repeat", places_of(model.groups)},
      {"data-step", places_by_id(model.steps)},      {"data-exit", places_by_id(model.exits)}};
  // A parent stands before what is in it, so each node has its own place or its parent's.
  std::vector<Span> spans(html.nodes.size(), title_);
  std::uint32_t furthest = 0;
  for (std::uint32_t i = 0; i < html.nodes.size(); ++i) {
    const Element e(&html, i);
    if (e.has_parent()) spans[i] = spans[e.parent().index()];
    if (e.is_element())
      for (const auto& [name, places] : marks)
        if (const std::string_view path = e.value(name); !path.empty())
          if (const auto found = places.find(without_rows(path)); found != places.end()) {
            spans[i] = found->second;
            break;
          }
    // What the parser moved or made up stands out of order; it has the place of what is before it.
    const std::uint32_t begin = html.nodes[i].at.begin;
    if (begin == 0 || begin < furthest) continue;
    furthest = begin;
    starts_.push_back({begin, spans[i]});
  }
}

Span Origins::at(std::uint32_t offset) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), offset,
                       [](std::uint32_t at, const Start& start) { return at < start.begin; });
  return after == starts_.begin() ? title_ : std::prev(after)->span;
}

}  // namespace blankett
