// Runs the registry. Tested by rules_test.cpp.

#include "rules/check.h"

#include <map>
#include <string>

#include "page/language.h"
#include "page/words.h"
#include "rules/any_text.h"
#include "rules/language_parts.h"

namespace blankett {
namespace {

constexpr Message kMore{"page/more", "{0} more of the rule `{1}` were found on this page",
                        "put these right, and check again"};

// Nobody reads ten thousand findings of one kind, and a hostile page has millions.
constexpr std::size_t kMostOfARule = 1000;

void add_most(const Diagnostics& found, std::string_view rule, Diagnostics& out) {
  // A rule across pages says something of several.
  std::map<SourceId, std::pair<std::size_t, Severity>> counts;
  for (const Diagnostic& d : found) {
    auto& [count, worst] = counts.try_emplace(d.at.source, 0, d.severity).first->second;
    worst = std::max(worst, d.severity);
    if (++count <= kMostOfARule) out.add(d);
  }
  for (const auto& [source, of_page] : counts)
    if (of_page.first > kMostOfARule)
      out.add({.message = &kMore,
               .severity = of_page.second,
               .at = {source, 0, 0},
               .arguments = {std::to_string(of_page.first - kMostOfARule), std::string(rule)}});
}

}  // namespace

void check(const Model& model, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->model) r.rule->model(model, out);
}

void check(const Edition& edition, const Sources& sources, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->edition) r.rule->edition(edition, sources, out);
}

void check(const Page& page, Diagnostics& out, bool enhanced) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->page && (enhanced || !r.rule->on_request)) {
      Diagnostics found;
      r.rule->page(page, found);
      if (!found.empty()) add_most(found, r.rule->id, out);
    }
}

void check(std::span<const Page* const> pages, const Sources& sources, Diagnostics& out) {
  for (const RegisteredRule& r : all_rules())
    if (r.rule->pages) {
      Diagnostics found;
      r.rule->pages(pages, sources, found);
      add_most(found, r.rule->id, out);
    }
}

bool shows_its_language(const Page& page) {
  // The title alone says little of a page that a script fills.
  constexpr std::size_t kFewest = 60;
  const Element root = page.document->root();
  const std::string_view claimed = primary_subtag(root.value("lang"));
  if (claimed.empty()) return false;
  for (const rules::LanguagePart& part : rules::language_parts(page)) {
    if (part.element.index() != root.index()) continue;
    std::string text = part.text;
    for (const Element e : page.elements())
      if (e.name() == "title")
        if (const std::string title(e.text()); !title.empty() && text.find(title) != text.npos)
          text.erase(text.find(title), title.size());
    const LanguageGuess guess = language_of(text, kFewest, claimed);
    return !guess.language.empty() && guess.letters >= kFewest &&
           (guess.language == lower_ascii(claimed) ||
            (guess.language == "nb" && lower_ascii(claimed) == "no"));
  }
  return false;
}

std::string_view form_rule_of(std::string_view rule) {
  static const std::map<std::string_view, std::string_view> all = [] {
    std::map<std::string_view, std::string_view> out;
    for (const RegisteredRule& r : all_rules())
      if (!r.rule->form_rule.empty()) out.emplace(r.rule->id, r.rule->form_rule);
    return out;
  }();
  const auto found = all.find(rule);
  return found == all.end() ? std::string_view{} : found->second;
}

std::span<const Message> check_messages() {
  static constexpr Message kAll[] = {kMore, rules::kMoreInText};
  return kAll;
}

}  // namespace blankett
