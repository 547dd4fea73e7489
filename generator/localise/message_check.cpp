// A translated message beside its source. Tested by translation_test.cpp.

#include <algorithm>
#include <optional>

#include "base/message.h"
#include "base/text.h"
#include "localise/localise.h"
#include "localise/messages.h"

namespace blankett {
namespace {

using localising::say;
using localising::Says;

// The cases that lead to a leaf.
using Path = std::vector<std::pair<const MessageText*, std::string_view>>;

template <class Visit>
void each_path(const MessageText& message, Path& path, const Visit& visit) {
  if (message.by.empty()) return visit(message, path);
  for (const auto& [name, inner] : message.cases) {
    path.emplace_back(&message, name);
    each_path(inner, path, visit);
    path.pop_back();
  }
}

template <class Visit>
void each_path(const MessageText& message, const Visit& visit) {
  Path path;
  each_path(message, path, visit);
}

std::string in_words(const Path& path) {
  std::string out;
  for (const auto& [choice, name] : path)
    out += (out.empty() ? "" : ", ") + choice->by + " " + std::string(name);
  return out.empty() ? "–" : out;
}

bool has_slot(std::string_view words, std::string_view slot) {
  return words.find("{" + std::string(slot) + "}") != words.npos;
}

const MessageText* choice_by(const MessageText& message, std::string_view slot) {
  const MessageText* found = nullptr;
  each_path(message, [&](const MessageText&, const Path& path) {
    for (const auto& [choice, name] : path)
      if (choice->by == slot) found = choice;
  });
  return found;
}

// Whether the case stands for one number alone, which its words may then say: "one day".
bool is_one_number(std::string_view name, const Formats& formats) {
  if (name.starts_with('=')) return true;
  const auto is = [&](std::size_t n) { return kPluralCategories[formats.plurals[n]] == name; };
  std::size_t below = 0;
  for (std::size_t n = 0; n < 100; ++n) below += is(n);
  for (std::size_t n = 100; n < 200; ++n)
    if (is(n)) return false;
  return below == 1;
}

bool names_number(const Path& path, std::string_view slot, const Formats& formats) {
  return std::any_of(path.begin(), path.end(), [&](const auto& step) {
    return step.first->plural && step.first->by == slot && is_one_number(step.second, formats);
  });
}

// The slots that each leaf of the source has, but where a plural stands for their number.
std::vector<std::string> always(const MessageText& source) {
  std::vector<std::string> out = slots_of(source);
  each_path(source, [&](const MessageText& leaf, const Path& path) {
    std::erase_if(out, [&](const std::string& slot) {
      const bool counted = std::any_of(path.begin(), path.end(), [&](const auto& step) {
        return step.first->plural && step.first->by == slot && step.second != "other";
      });
      return !counted && !has_slot(leaf.words, slot);
    });
  });
  return out;
}

// The choice in a path that the source does not have.
const MessageText* other_choice(const MessageText& source, const Path& path) {
  for (const auto& [choice, name] : path) {
    const MessageText* own = choice_by(source, choice->by);
    const std::string_view wanted = name;
    const bool known =
        choice->plural ? (own ? own->plural : is_number_slot(choice->by)) &&
                             (wanted.starts_with('=') ||
                              std::find(kPluralCategories.begin(), kPluralCategories.end(),
                                        wanted) != kPluralCategories.end())
                       : own && !own->plural &&
                             std::any_of(own->cases.begin(), own->cases.end(),
                                         [&](const auto& each) { return each.first == wanted; });
    if (!known) return choice;
  }
  return nullptr;
}

// The first case that stands twice in a choice.
std::optional<std::string> twice(const MessageText& message) {
  std::vector<std::string_view> names;
  for (const auto& [name, inner] : message.cases) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return message.by + " " + name;
    names.push_back(name);
    if (auto found = twice(inner)) return found;
  }
  return std::nullopt;
}

// The slots that the source counts by, and the target does not, in a language that has more than
// one form.
std::vector<std::string> uncounted(const MessageText& source, const MessageText& target,
                                   const Formats& formats) {
  std::vector<std::string> out = counted_slots(source);
  if (plural_categories(formats).size() < 2) return {};
  const std::vector<std::string> theirs = counted_slots(target);
  std::erase_if(out, [&](const std::string& slot) {
    return std::find(theirs.begin(), theirs.end(), slot) != theirs.end();
  });
  return out;
}

// Plural cases that no number of the language has.
std::vector<std::string> unread(const MessageText& target, const Formats& formats) {
  const std::vector<std::string_view> own = plural_categories(formats);
  std::vector<std::string> out;
  each_path(target, [&](const MessageText&, const Path& path) {
    for (const auto& [choice, name] : path) {
      const std::string words = choice->by + " " + std::string(name);
      if (choice->plural && !name.starts_with('=') &&
          std::find(own.begin(), own.end(), name) == own.end() &&
          std::find(out.begin(), out.end(), words) == out.end())
        out.push_back(words);
    }
  });
  return out;
}

}  // namespace

bool has_plural_forms(const std::string& key, const MessageText& message, const PluralsOf& language,
                      Span at, Diagnostics& out) {
  const auto missing = missing_categories(message, plural_categories(language.formats));
  if (missing.empty()) return true;
  std::string all;
  for (const std::string& category : missing) all += (all.empty() ? "" : ", ") + category;
  say(out, Says::ui_plural, Severity::error, at, {key, std::string(language.language), all});
  return false;
}

bool keeps_unit(const std::string& id, std::string_view source, std::string_view target,
                const PluralsOf& language, Span at, Diagnostics& out) {
  const auto own = parse_unit(source), theirs = parse_unit(target);
  if (const auto* fault = std::get_if<MessageFault>(&theirs)) {
    say(out, Says::unit_message, Severity::error, at, {id, fault->near});
    return false;
  }
  const auto* unit = std::get_if<MessageText>(&own);
  if (!unit) return true;  // said where the author wrote it
  const auto& translated = std::get<MessageText>(theirs);
  return keeps_message(id, *unit, translated, language.formats, at, out) &&
         has_plural_forms(id, translated, language, at, out);
}

bool keeps_message(const std::string& key, const MessageText& source, const MessageText& target,
                   const Formats& formats, Span at, Diagnostics& out) {
  bool source_may_be_empty = false, good = true;
  each_path(source, [&](const MessageText& leaf, const Path&) {
    source_may_be_empty = source_may_be_empty || !is_visible(leaf.words);
  });
  const std::vector<std::string> needed = always(source);
  if (const auto name = twice(target)) {
    say(out, Says::message_twice, Severity::error, at, {key, *name});
    return false;
  }
  each_path(target, [&](const MessageText& leaf, const Path& path) {
    if (!good) return;
    const auto refuse = [&](Says says, std::vector<std::string> arguments) {
      say(out, says, Severity::error, at, std::move(arguments));
      good = false;
    };
    if (const MessageText* choice = other_choice(source, path))
      return refuse(Says::message_choice, {key, in_words(path), choice->by});
    if (!source_may_be_empty && !is_visible(leaf.words))
      return refuse(Says::message_empty, {key, in_words(path)});
    for (const std::string& slot : needed)
      if (!has_slot(leaf.words, slot) && !names_number(path, slot, formats))
        return refuse(Says::message_slot, {key, in_words(path), "{" + slot + "}"});
  });
  if (!good) return false;
  if (const auto slots = uncounted(source, target, formats); !slots.empty()) {
    say(out, Says::message_counts, Severity::error, at, {key, slots.front()});
    return false;
  }
  std::string forms;
  for (const std::string_view each : plural_categories(formats))
    forms += (forms.empty() ? "" : ", ") + std::string(each);
  for (const std::string& name : unread(target, formats))
    say(out, Says::message_unread, Severity::warning, at, {key, name, forms});
  return true;
}

}  // namespace blankett
