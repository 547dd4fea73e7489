#include "model/rule.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "page/aria.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_link_same_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-link-same-name/different", "“{0}” stands here twice and leads to different addresses",
     "say in each link where it leads"},
    {"page-link-same-name/context", "“{0}” stands here twice with different addresses",
     "look whether the two lead to the same; if not, say in each where it leads"},
    {"page-link-same-name/page", "“{0}” is on this page with different addresses",
     "look whether they lead to the same, or what is around tells them apart"},
    {"page-link-same-name/before", "the other link", ""},
};

// An address as far as it says where it leads; for what a script follows, its words.
std::string address_of(Element e) {
  std::string_view href = trimmed(e.value("href"));
  if (href.empty()) href = trimmed(e.value("xlink:href"));
  if (href.empty()) return std::string(trimmed(e.value("onclick")));
  std::string out(href);
  for (const std::string_view end : {"index.html", "index.htm", "/"})
    if (out.size() > end.size() && out.ends_with(end)) out.resize(out.size() - end.size());
  if (const std::size_t host = out.find("://"); host != out.npos)
    for (std::size_t i = 0; i < out.size() && (i < host + 3 || out[i] != '/'); ++i)
      if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
  return out;
}

// What a person reaches by it is certainly not the same: other letters, other numbers, other parts
// of this page.
bool certainly_differ(const Page& page, std::string_view a, std::string_view b) {
  for (const std::string_view scheme : {"mailto:", "tel:"})
    if (a.starts_with(scheme) && b.starts_with(scheme)) return true;
  return a.size() > 1 && b.size() > 1 && a[0] == '#' && b[0] == '#' && page.with_id(a.substr(1)) &&
         page.with_id(b.substr(1));
}

// The sentence, item, cell or paragraph that a link is read with.
bool is_context(Element e) {
  static constexpr std::array<std::string_view, 14> kContexts = {
      "body", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th"};
  return std::binary_search(kContexts.begin(), kContexts.end(), e.name());
}

// The text of what a link stands in, up to it and after it: what it is a sentence with.
std::string sentence_of(Element link) {
  std::string before, after;
  bool past = false;
  if (!link.has_parent()) return {};
  for (const Element node : link.parent().nodes()) {
    if (node.index() == link.index()) past = true;
    else if (node.is_text()) (past ? after : before) += node.own_text();
  }
  const std::size_t from = before.find_last_of(".!?");
  if (from != before.npos) before = before.substr(from + 1);
  return collapsed(before + "|" + after.substr(0, after.find_first_of(".!?")));
}

struct Link {
  Element element;
  std::string address;
  std::uint32_t context;
};

// A page with more of them than this is of one kind; each costs a look at what is around it.
constexpr std::size_t kMost = 200;

void check(const Page& page, Diagnostics& out) {
  std::size_t count = 0;
  std::map<std::string, std::vector<Link>> links;  // by name
  std::vector<std::uint32_t> context(page.document->nodes.size());
  for (const Element e : page.elements()) {
    if (e.has_parent()) context[e.index()] = context[e.parent().index()];
    if (is_context(e)) context[e.index()] = e.index();
    if (!page.is_exposed(e) || !aria::is(page.role(e), "link")) continue;
    std::string address = address_of(e);
    const std::string& name = page.name(e);
    if (!name.empty() && !address.empty())
      links[lower_case(name)].push_back({e, std::move(address), context[e.index()]});
  }
  for (const auto& [name, all] : links) {
    // Each address once, beside the first link of the same context, or of the page.
    std::map<std::uint32_t, const Link*> first_in;
    std::map<std::string_view, bool> seen;
    seen[all.front().address] = true;
    for (const Link& link : all) {
      const Link* const first = first_in.emplace(link.context, &link).first->second;
      const bool fresh = seen.emplace(link.address, true).second;
      const bool together = first->address != link.address;
      if (!together && !fresh) continue;
      const Link& other = together ? *first : all.front();
      if (other.address == link.address) continue;
      // A place of this page is one of its own kind; beside it the other is no rival.
      if (!together && (link.address[0] == '#' || other.address[0] == '#')) continue;
      int message = together ? 1 : 2;
      // The heading "Contact us" over two of them does not tell them apart; words beside them may.
      if (together && certainly_differ(page, link.address, other.address) &&
          sentence_of(link.element) == sentence_of(other.element))
        message = 0;
      if (++count > kMost) return;
      out.add({.message = &kMessages[message],
               .severity =
                   message == 0 ? if_shown(page, link.element, rule.severity) : Severity::review,
               .at = link.element.at(),
               .arguments = {page.name(link.element)},
               .related = {{other.element.at(), &kMessages[3]}}});
    }
  }
}

}  // namespace

constinit const Rule rule{.id = "page-link-same-name",
                          .severity = Severity::error,
                          .standards = "wcag:2.4.4 en301549:9.2.4.4 act:b20e66 act:fd3a94",
                          .messages = kMessages,
                          .page = check,
                          .form_rule = "link-ambiguous"};
}  // namespace blankett::rules::page_link_same_name
