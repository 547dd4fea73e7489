// Of several that cover a place the innermost is used, so that an outer one that does nothing more
// is found to do nothing. Tested by suppress_test.cpp.

#include "rules/suppress.h"

#include <algorithm>

#include "base/text.h"
#include "rules/check.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"allow/unknown-rule", "there is no rule `{0}`",
     "write what stands before the slash, in brackets after what was said"},
    {"allow/misspelt-rule", "there is no rule `{0}`", "did you mean `{1}`?"},
    {"allow/reason", "the reason says too little: `{0}`",
     "say in a sentence why this can be as it is"},
    {"allow/until", "this was allowed until {0}, and that day has passed",
     "put right what `{1}` finds, or agree on another day"},
    {"allow/nothing", "`{0}` finds nothing here to allow", "delete the element"},
    {"allow/error", "`{0}` finds an error here, and errors cannot be allowed",
     "put the error right and delete the element"},
};
enum { kUnknownRule, kMisspeltRule, kReason, kUntil, kNothing, kError };

constexpr std::size_t kLeastWords = 3;

std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    count += !space && !inside;
    inside = !space;
  }
  return count;
}

std::string rule_of(const Diagnostic& d) {
  return std::string(d.message->id.substr(0, d.message->id.find('/')));
}

bool holds(const Span& outer, const Span& at) {
  return outer.source == at.source && at.source != SourceId::none && outer.begin <= at.begin &&
         at.begin < outer.end;
}

// What an <allow> was good for.
struct Use {
  bool marks = false, error = false;
};

bool covers(const Suppression& s, const Diagnostic& d) {
  return std::any_of(s.covers.begin(), s.covers.end(),
                     [&](const Span& span) { return holds(span, d.at) || holds(span, d.in_form); });
}

bool is_over(const Suppression& s, const std::string& today) {
  return !s.until.empty() && s.until < today;
}

// Inner elements begin later, so the last one that covers it is the innermost.
void mark(Diagnostic& d, const std::vector<Suppression>& all, const std::string& today,
          std::vector<Use>& uses) {
  const std::string rule = rule_of(d);
  // A rule on pages and its like on forms share their reasons.
  const auto is_named = [&](const Suppression& s) {
    return s.rule == rule || s.rule == form_rule_of(rule) || form_rule_of(s.rule) == rule;
  };
  for (std::size_t i = all.size(); i-- > 0;) {
    const Suppression& s = all[i];
    if (!is_named(s) || !covers(s, d)) continue;
    if (d.severity == Severity::error) {
      uses[i].error = true;
      continue;
    }
    uses[i].marks = true;
    if (is_over(s, today)) return;
    d.suppressed = s.reason;
    d.suppressed_until = s.until;
    return;
  }
}

class Suppressing {
 public:
  Suppressing(const Model& model, const SuppressionContext& context)
      : model_(model), context_(context), uses_(model.suppressions.size()) {}

  Diagnostics run(const Diagnostics& found) {
    Diagnostics out;
    for (const Diagnostic& d : found) {
      Diagnostic copy = d;
      if (!uses_.empty()) mark(copy, model_.suppressions, context_.today, uses_);
      out.add(std::move(copy));
    }
    for (std::size_t i = 0; i < uses_.size(); ++i) judge(model_.suppressions[i], uses_[i], out);
    return out;
  }

 private:
  void say(Diagnostics& out, int message, Span at, std::vector<std::string> arguments,
           std::optional<FixIt> fix = std::nullopt) const {
    out.add({.message = &kMessages[message],
             .at = at,
             .arguments = std::move(arguments),
             .fix = std::move(fix)});
  }

  // One mistake of each: an unknown rule finds nothing either.
  void judge(const Suppression& s, const Use& use, Diagnostics& out) const {
    const auto& rules = context_.rules;
    if (std::find(rules.begin(), rules.end(), s.rule) == rules.end()) return unknown(s, out);
    if (words_in(s.reason) < kLeastWords) say(out, kReason, s.reason_at, {s.reason});
    if (is_over(s, context_.today)) return say(out, kUntil, s.until_at, {s.until, s.rule});
    if (use.marks) return;
    if (use.error) return say(out, kError, s.rule_at, {s.rule});
    const auto& looked = context_.looked;
    const bool done =
        context_.complete || std::find(looked.begin(), looked.end(), s.rule) != looked.end();
    if (done) say(out, kNothing, s.rule_at, {s.rule}, FixIt{s.at, ""});
  }

  void unknown(const Suppression& s, Diagnostics& out) const {
    const auto& rules = context_.rules;
    // The whole name of a message, as reports print it, says which rule is meant.
    const std::string rule = s.rule.substr(0, s.rule.find('/'));
    std::optional<std::string> meant = nearest(s.rule, rules);
    if (std::find(rules.begin(), rules.end(), rule) != rules.end()) meant = rule;
    if (meant)
      return say(out, kMisspeltRule, s.rule_at, {s.rule, *meant}, FixIt{s.rule_at, *meant});
    say(out, kUnknownRule, s.rule_at, {s.rule});
  }

  const Model& model_;
  const SuppressionContext& context_;
  std::vector<Use> uses_;
};

}  // namespace

Diagnostics suppressed(const Diagnostics& found, const Model& model,
                       const SuppressionContext& context) {
  return Suppressing(model, context).run(found);
}

void mark_allowed(Diagnostic& d, const Model& model, const std::string& today) {
  std::vector<Use> uses(model.suppressions.size());
  if (!uses.empty()) mark(d, model.suppressions, today, uses);
}

Span place_in_form(const Edition& edition, Span at) {
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i) {
    const Text& text = edition.texts[Index<Text>{i}];
    // A translation stands where its element begins, and its words behind that.
    const bool within =
        holds(text.at, at) || std::any_of(text.pieces.begin(), text.pieces.end(),
                                          [&](const Piece& p) { return holds(p.at, at); });
    if (within) return edition.model->texts[Index<Text>{i}].at;
  }
  return {};
}

std::span<const Message> suppression_messages() { return kMessages; }

}  // namespace blankett
