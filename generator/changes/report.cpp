// The two ways to print what changed. Tested by changes_test.cpp and diff_test.cpp.

#include "changes/report.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace blankett {
namespace {

using Json = nlohmann::ordered_json;

std::string_view effect_words(Effect effect, bool swedish) {
  switch (effect) {
    case Effect::none: return swedish ? "ingen påverkan" : "no effect";
    case Effect::compatible: return swedish ? "klarar det" : "compatible";
    case Effect::breaking: break;
  }
  return swedish ? "klarar det inte" : "breaking";
}

std::string heading(const FormChanges& form, bool swedish) {
  if (form.old.empty())
    return fmt::format(fmt::runtime(swedish ? "{} {}: nytt" : "{} {}: new"), form.form, form.now);
  if (form.now.empty())
    return fmt::format(fmt::runtime(swedish ? "{} {}: borttaget" : "{} {}: removed"), form.form,
                       form.old);
  std::string out = fmt::format("{} {} → {}: ", form.form, form.old, form.now);
  const auto add = [&](std::string_view sv, std::string_view en) {
    return out + fmt::format(fmt::runtime(swedish ? sv : en), form.needed());
  };
  if (!form.enough())
    return add("versionen är för låg, minst {} behövs", "the version is too low, {} is needed");
  if (form.changes.empty()) return add("inget har ändrats", "nothing has changed");
  if (!form.published)
    return add("inte publicerat, så versionen är fri", "not published, so the version is free");
  return add("versionen räcker, minst {} behövs", "the version is enough, {} is needed");
}

}  // namespace

std::string FormChanges::needed() const {
  const auto version = Version::parse(old);
  return version ? after(*version, level()).text() : now;
}

bool FormChanges::enough() const {
  const auto is = Version::parse(now), least = Version::parse(needed());
  return !published || !is || !least || !(*is < *least);
}

std::string changes_text(const FormChanges& form, bool swedish) {
  std::string out = heading(form, swedish) + "\n";
  for (const Change& change : form.changes) {
    out += "\n  " + change.words + "\n    " + std::string(change.kind->id) +
           (change.path.empty() ? "" : " " + change.path) + "\n";
    if (change.as_written)
      out += fmt::format("    {} → {}\n", change.old.empty() ? "–" : change.old,
                         change.now.empty() ? "–" : change.now);
    out +=
        fmt::format(fmt::runtime(swedish ? "    mottagare: {}, utkast: {}\n    {}\n"
                                         : "    receivers: {}, drafts: {}\n    {}\n"),
                    effect_words(change.receivers(), swedish), effect_words(change.drafts, swedish),
                    swedish ? change.kind->why.sv : change.kind->why.en);
  }
  return out + "\n";
}

std::string changes_json(const FormChanges& form, bool swedish) {
  const auto line = [](const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  };
  const auto or_null = [](const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
  };
  std::string out;
  for (const Change& change : form.changes)
    out += line({{"form", form.form},
                 {"change", change.kind->id},
                 {"path", or_null(change.path)},
                 {"receivers", name_of(change.receivers())},
                 {"drafts", name_of(change.drafts)},
                 {"message", change.words},
                 {"why", swedish ? change.kind->why.sv : change.kind->why.en},
                 {"old", or_null(change.old)},
                 {"new", or_null(change.now)}});
  return out + line({{"form", form.form},
                     {"changes", form.changes.size()},
                     {"level", name_of(form.level())},
                     {"old_version", or_null(form.old)},
                     {"new_version", or_null(form.now)},
                     {"needed_version", form.needed()},
                     {"enough", form.enough()}});
}

}  // namespace blankett
