#include "link/names.h"

#include <algorithm>

#include "base/text.h"

namespace blankett::linking {

bool Names::is_open(Index<Group> repeat) const {
  if (std::find(rows_.begin(), rows_.end(), repeat) != rows_.end()) return true;
  for (Index<Group> g = place_; g; g = scope_.model.groups[g].parent)
    if (g == repeat) return true;
  return false;
}

std::vector<std::string> Names::candidates(std::string_view name) const {
  std::vector<std::string> out;
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
    out.push_back(scope_.model.groups[*row].path + "/" + std::string(name));
  for (Index<Group> g = place_; g; g = scope_.model.groups[g].parent) {
    out.push_back(scope_.model.groups[g].path + "/" + std::string(name));
    if (scope_.closed_groups.count(g.value)) return out;
  }
  out.emplace_back(name);
  return out;
}

bool Names::lies_in(const Paths& paths, std::string_view name) const {
  for (std::string path : candidates(name))
    for (;;) {
      if (paths.count(path)) return true;
      const std::size_t slash = path.rfind('/');
      if (slash == path.npos) break;
      path.resize(slash);
    }
  return false;
}

std::optional<Span> Names::dropped(std::string_view name) const {
  for (const std::string& path : candidates(name))
    if (const auto found = scope_.dropped.find(path); found != scope_.dropped.end())
      return found->second;
  return std::nullopt;
}

std::optional<std::string> Names::seen_from_here(const std::string& path) const {
  const auto inside = [&](Index<Group> g) {
    return path.starts_with(scope_.model.groups[g].path + "/");
  };
  const auto within = [&](Index<Group> g) {
    return path.substr(scope_.model.groups[g].path.size() + 1);
  };
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
    if (inside(*row)) return within(*row);
  for (Index<Group> g = place_; g; g = scope_.model.groups[g].parent) {
    if (inside(g)) return within(g);
    if (scope_.closed_groups.count(g.value)) return std::nullopt;
  }
  return path;
}

std::vector<std::string> Names::known(std::size_t most) const {
  std::vector<std::string> out;
  for (const auto& [path, index] : scope_.questions) {
    if (out.size() == most) break;
    if (index.value < limit_)
      if (const auto name = seen_from_here(path)) out.push_back(*name);
  }
  return out;
}

std::vector<std::string> Names::known_repeats() const {
  std::vector<std::string> out;
  for (const auto& [path, index] : scope_.groups)
    if (scope_.model.groups[index].repeat)
      if (const auto name = seen_from_here(path)) out.push_back(*name);
  return out;
}

std::optional<std::string> Names::meant(const std::string& name,
                                        const std::vector<std::string>& known) {
  std::vector<std::string> in_groups;
  for (const std::string& other : known)
    if (other.ends_with("/" + name)) in_groups.push_back(other);
  if (in_groups.size() == 1) return in_groups.front();
  // Two are equally likely, and a third that is only spelt almost so is not.
  return in_groups.empty() ? nearest(name, known) : std::nullopt;
}

}  // namespace blankett::linking
