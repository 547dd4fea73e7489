#pragma once
// What a name means where it stands: names inside a row, then inside its groups, then outside.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace blankett::linking {

using Paths = std::set<std::string, std::less<>>;

/// Everything that has a name in the form.
struct Scope {
  const Model& model;
  const std::map<std::string, Index<Question>, std::less<>>& questions;         // by path
  const std::map<std::string, Index<Group>, std::less<>>& groups;               // by path
  const std::map<std::string, Index<NamedCondition>, std::less<>>& conditions;  // by id
  const Paths& switched_off;
  const std::map<std::string, Span, std::less<>>& dropped;  // of blocks: the form's <drop>
  const Paths& poisoned;                                    // what was reported as broken
  const std::set<std::uint32_t>& closed_groups;             // blocks: names inside do not look out
};

class Names {
 public:
  Names(const Scope& scope, Index<Group> place, std::uint32_t question_limit)
      : scope_(scope), place_(place), limit_(question_limit) {}

  /// Inside `any|every|no … has (…)` the names of that row come first.
  void enter(Index<Group> repeat) { rows_.push_back(repeat); }
  void leave() { rows_.pop_back(); }

  Index<Question> question(std::string_view name) const { return find(scope_.questions, name); }
  Index<Group> group(std::string_view name) const { return find(scope_.groups, name); }

  /// Whether the rows of the repeat are open here, so that a name in it means one answer.
  bool is_open(Index<Group> repeat) const;

  bool is_switched_off(std::string_view name) const { return lies_in(scope_.switched_off, name); }
  /// The <drop> that took the question out of its block.
  std::optional<Span> dropped(std::string_view name) const;
  bool is_poisoned(std::string_view name) const { return lies_in(scope_.poisoned, name); }

  /// The questions as they would be written here, of those asked before the limit.
  std::vector<std::string> known(std::size_t most) const;
  /// The repeats likewise.
  std::vector<std::string> known_repeats() const;
  /// What was probably meant: a question of that name in a group, or one that is spelt almost so.
  static std::optional<std::string> meant(const std::string& name,
                                          const std::vector<std::string>& known);

 private:
  // The paths under which a name could be known here, the nearest first.
  std::vector<std::string> candidates(std::string_view name) const;
  bool lies_in(const Paths& paths, std::string_view name) const;
  // How a path would be written here; nothing when it cannot be seen.
  std::optional<std::string> seen_from_here(const std::string& path) const;

  template <class Found>
  Found find(const std::map<std::string, Found, std::less<>>& all, std::string_view name) const {
    for (const std::string& path : candidates(name))
      if (const auto found = all.find(path); found != all.end()) return found->second;
    return {};
  }

  const Scope& scope_;
  Index<Group> place_;
  std::uint32_t limit_;
  std::vector<Index<Group>> rows_;
};

}  // namespace blankett::linking
