// Of several that cover a place the innermost is used, so that an outer one that does nothing more
// is found to do nothing. Tested by suppress_test.cpp.

#include "rules/suppress.h"

#include <algorithm>
#include <map>

#include "base/text.h"

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

class Suppressing {
 public:
  Suppressing(const Model& model, const SuppressionContext& context)
      : model_(model), context_(context), uses_(model.suppressions.size()) {
    for (std::size_t i = 0; i < model.suppressions.size(); ++i)
      by_rule_[model.suppressions[i].rule].push_back(i);
  }

  Diagnostics run(const Diagnostics& found) {
    Diagnostics out;
    for (const Diagnostic& d : found) {
      Diagnostic copy = d;
      if (const auto own = by_rule_.find(rule_of(d)); own != by_rule_.end())
        mark(copy, own->second);
      out.add(std::move(copy));
    }
    for (std::size_t i = 0; i < uses_.size(); ++i) judge(model_.suppressions[i], uses_[i], out);
    return out;
  }

 private:
  struct Use {
    bool marks = false, error = false;
  };

  bool covers(const Suppression& s, const Diagnostic& d) const {
    return std::any_of(s.covers.begin(), s.covers.end(), [&](const Span& span) {
      return holds(span, d.at) || holds(span, d.in_form);
    });
  }
  bool is_over(const Suppression& s) const { return !s.until.empty() && s.until < context_.today; }

  // Inner elements begin later, so the last one that covers it is the innermost.
  void mark(Diagnostic& d, const std::vector<std::size_t>& candidates) {
    for (auto i = candidates.rbegin(); i != candidates.rend(); ++i) {
      const Suppression& s = model_.suppressions[*i];
      if (!covers(s, d)) continue;
      if (d.severity == Severity::error) {
        uses_[*i].error = true;
        continue;
      }
      uses_[*i].marks = true;
      if (is_over(s)) return;
      d.suppressed = s.reason;
      d.suppressed_until = s.until;
      return;
    }
  }

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
    if (is_over(s)) return say(out, kUntil, s.until_at, {s.until, s.rule});
    if (use.marks) return;
    if (use.error) return say(out, kError, s.rule_at, {s.rule});
    if (context_.complete) say(out, kNothing, s.rule_at, {s.rule}, FixIt{s.at, ""});
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
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_rule_;
};

}  // namespace

Diagnostics suppressed(const Diagnostics& found, const Model& model,
                       const SuppressionContext& context) {
  return Suppressing(model, context).run(found);
}

Span place_in_form(const Edition& edition, Span at) {
  for (std::uint32_t i = 0; i < edition.texts.size(); ++i)
    if (holds(edition.texts[Index<Text>{i}].at, at)) return edition.model->texts[Index<Text>{i}].at;
  return {};
}

std::span<const Message> suppression_messages() { return kMessages; }

}  // namespace blankett
