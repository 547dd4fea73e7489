// Both name the words in question as their first argument. A diagnostic of a page knows the
// question, group, step, exit, info or media that the place was made from, so one of the form is
// led to the same. Tested by suppress_test.cpp.

#include "rules/said_once.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "rules/check.h"

namespace blankett {
namespace {

using Spot = std::tuple<SourceId, std::uint32_t, std::uint32_t>;
Spot spot_of(Span s) { return {s.source, s.begin, s.end}; }

std::string_view rule_name(const Diagnostic& d) {
  return d.message->id.substr(0, d.message->id.find('/'));
}

// What stands in a form and is marked in its pages (page/origin.h).
class Marked {
 public:
  Marked(const Model& model, std::span<const Document* const> documents)
      : documents_(documents), title_(spot_of(model.texts[model.title].at)) {
    const auto add = [&](const auto& things) {
      for (const auto& thing : things) marked_.insert(spot_of(thing.at));
    };
    add(model.questions);
    add(model.groups);
    add(model.steps);
    add(model.exits);
    add(model.infos);
    add(model.media);
  }

  // What is not marked in a page is led to the title.
  const Spot& title() const { return title_; }

  // The innermost that a place of the form stands in; else the title too. Nothing for a place that
  // is not in the form.
  std::optional<Spot> around(Span at) const {
    for (const Document* const document : documents_) {
      if (document->empty() || document->source != at.source) continue;
      const auto& nodes = document->nodes;
      const auto after =
          std::upper_bound(nodes.begin(), nodes.end(), at.begin,
                           [](std::uint32_t begin, const Node& n) { return begin < n.at.begin; });
      if (after == nodes.begin()) return title_;
      for (Element e(document, static_cast<std::uint32_t>(after - nodes.begin() - 1));;
           e = e.parent()) {
        const Attribute* const id = e.attribute("id");
        // As link has it: what is asked stands where its name does.
        for (const Span own : {id ? id->value_at : e.at(), e.at()})
          if (marked_.count(spot_of(own)) == 1) return spot_of(own);
        if (!e.has_parent()) return title_;
      }
    }
    return std::nullopt;
  }

 private:
  std::span<const Document* const> documents_;
  std::set<Spot> marked_{};
  Spot title_;
};

using Said = std::pair<std::string_view, std::string>;  // the rule of forms, and the words

Said said(std::string_view rule, const Diagnostic& d) {
  return {rule, d.arguments.empty() ? "" : collapsed(d.arguments.front())};
}

}  // namespace

void say_once(Diagnostics& on_form, Diagnostics& on_pages, const Model& model,
              std::span<const Document* const> documents) {
  struct OnPages {
    Severity worst = Severity::note;
    bool in_form = false;
  };
  std::map<Said, std::map<Spot, OnPages>> pages;
  for (const Diagnostic& d : on_pages)
    if (const auto rule = form_rule_of(rule_name(d)); !rule.empty()) {
      Severity& worst = pages[said(rule, d)][spot_of(d.in_form)].worst;
      worst = std::max(worst, d.severity);
    }
  if (pages.empty()) return;

  const Marked marked(model, documents);
  Diagnostics form_left, pages_left;
  for (const Diagnostic& d : on_form) {
    bool worse_on_page = false;
    if (const auto found = pages.find(said(rule_name(d), d)); found != pages.end()) {
      const auto own = marked.around(d.in_form.source == SourceId::none ? d.at : d.in_form);
      for (auto& [spot, there] : found->second) {
        // Paper and review sheets know no more than the form, translations not always their place.
        if (own && spot != *own && spot != marked.title()) continue;
        if (there.worst > d.severity) worse_on_page = true;
        else there.in_form = true;
      }
    }
    if (!worse_on_page) form_left.add(d);
  }
  for (const Diagnostic& d : on_pages) {
    const auto found = pages.find(said(form_rule_of(rule_name(d)), d));
    if (found == pages.end() || !found->second.at(spot_of(d.in_form)).in_form) pages_left.add(d);
  }
  on_form = std::move(form_left);
  on_pages = std::move(pages_left);
}

}  // namespace blankett
