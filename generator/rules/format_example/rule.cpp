#include "model/rule.h"

#include <algorithm>
#include <array>

#include "kinds/kind.h"
#include "rules/words.h"

namespace blankett::rules::format_example {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"format-example/none", "nothing shows how `{0}` is to be written",
     "write a hint with an example"},
    {"format-example/length", "nothing says that `{0}` takes at most {1} characters",
     "say it in the hint, or show an example there"},
    {"format-example/count", "nothing says how many answers `{0}` takes", "say it in the hint"},
    {"format-example/least", "nothing says that `{0}` must be at least {1}", "say it in the hint"},
};

// Kinds whose answers look in a way that not everybody knows. Dates have a box for each part, and
// the other kinds take what people usually write.
constexpr std::array<std::string_view, 6> kPatterned = {"personal-number", "vehicle-registration",
                                                        "bank-account",    "organisation-number",
                                                        "property",        "time"};

bool mentions_digits(const Edition& edition, const Question& q) {
  const std::array<Index<Text>, 4> texts = {q.label, q.hint, q.help, q.unit};
  return std::any_of(texts.begin(), texts.end(),
                     [&](Index<Text> text) { return has_digit(edition.plain(text)); });
}

bool is_patterned(const Question& q) {
  return std::find(kPatterned.begin(), kPatterned.end(), q.kind->name) != kPatterned.end();
}

void check_question(const Edition& edition, const Question& q, Diagnostics& out) {
  const auto say = [&](std::size_t message, std::string limit) {
    out.add({.message = &kMessages[message],
             .severity = rule.severity,
             .at = q.at,
             .arguments = {q.id, std::move(limit)}});
  };
  // The kind brings an example of its own, when the author writes no hint.
  const bool shown_by_kind = q.kind->hint && !q.hint;
  if (is_patterned(q)) {
    if (!shown_by_kind && !mentions_digits(edition, q)) say(0, {});
    return;
  }
  constexpr std::size_t kShort = 10, kUsual = 200;
  const std::size_t longest = number_setting(q, "max-length", kUsual);
  if (q.kind->name == "text" && longest <= kShort && !q.settings.count("purpose") &&
      !mentions_digits(edition, q))
    say(1, std::to_string(longest));
  const bool counted = q.settings.count("min-choices") || q.settings.count("max-choices");
  if (counted && !q.hint) say(2, {});
  // From nothing or from one is what everybody takes for granted.
  if (const auto least = q.settings.find("min"); least != q.settings.end()) {
    const auto value = Decimal::parse(least->second.value);
    if (value && *value > Decimal(1) && !mentions_digits(edition, q)) say(3, least->second.value);
  }
}

void check(const Edition& edition, const Sources&, Diagnostics& out) {
  if (!is_as_written(edition)) return;
  for (const Question& q : edition.model->questions) check_question(edition, q, out);
}

}  // namespace

constinit const Rule rule{.id = "format-example",
                          .severity = Severity::review,
                          .standards = "wcag:3.3.2 en301549:9.3.3.2",
                          .messages = kMessages,
                          .edition = check};
}  // namespace blankett::rules::format_example
