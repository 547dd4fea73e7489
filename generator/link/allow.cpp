// <allow> is about the element that it stands in:
//   <text id="namn"><allow rule="label-duplicate" reason="…"/>…</text>   the question and its texts
//   <use block="person" id="du"><allow …/></use>                        and all of the block
// Tested by suppress_test.cpp.

#include "link/allow.h"

#include <algorithm>
#include <set>

#include "link/messages.h"

namespace blankett::linking {
namespace {

class Allows {
 public:
  Allows(const Document& form, const Library& library, const Sources& sources, Diagnostics& out)
      : form_(form), library_(library), sources_(sources), out_(out) {}

  std::vector<Suppression> run() {
    // In document order without recursion: a part that is switched off is jumped over.
    for (std::uint32_t i = 0; i < form_.nodes.size(); ++i) {
      const Element e(&form_, i);
      if (!e.is_element()) continue;
      if (i > 0 && is_off(e)) i = last_in(i);
      else if (e.name() == "allow" && e.has_parent()) add(e);
      else if (e.name() == "use") blocks_without(e);
    }
    return std::move(found_);
  }

 private:
  // The last node inside a node, or itself.
  std::uint32_t last_in(std::uint32_t i) const {
    for (std::uint32_t up = i; up != Node::kNone; up = form_.nodes[up].parent)
      if (form_.nodes[up].next != Node::kNone) return form_.nodes[up].next - 1;
    return static_cast<std::uint32_t>(form_.nodes.size() - 1);
  }

  // From an element's name to where the next thing begins: its end tag is no node.
  Span extent(Element e) const {
    const std::uint32_t last = last_in(e.index());
    Span out = e.at();
    out.end = last + 1 < form_.nodes.size()
                  ? form_.nodes[last + 1].at.begin
                  : static_cast<std::uint32_t>(sources_.bytes(out.source).size());
    return out;
  }

  // The bytes of an empty element, with the line break and the space before it.
  Span written(Element e) const {
    const std::string_view bytes = sources_.bytes(e.at().source);
    std::size_t begin = e.at().begin - 1, end = e.at().end;
    for (const Attribute* a = e.attributes_begin(); a != e.attributes_end(); ++a)
      end = std::max<std::size_t>(end, a->value_at.end);
    const std::size_t close = bytes.find('>', end);
    const bool closes_itself = close != bytes.npos && bytes[close - 1] == '/';
    end = closes_itself ? close : bytes.find('>', std::min(close, bytes.size() - 1) + 1);
    while (begin > 0 && (bytes[begin - 1] == ' ' || bytes[begin - 1] == '\t')) --begin;
    if (begin > 0 && bytes[begin - 1] == '\n') --begin;
    if (begin > 0 && bytes[begin - 1] == '\r') --begin;
    return {e.at().source, static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(std::min(end, bytes.size() - 1) + 1)};
  }

  void add(Element e) {
    const Attribute *rule = e.attribute("rule"), *reason = e.attribute("reason");
    if (!rule || !reason) return;  // reported by the grammar
    Suppression s;
    s.rule = rule->value;
    s.reason = reason->value;
    s.rule_at = rule->value_at;
    s.reason_at = reason->value_at;
    if (const Attribute* until = e.attribute("until")) {
      s.until = until->value;
      s.until_at = until->value_at;
    }
    s.at = written(e);
    s.covers.push_back(extent(e.parent()));
    if (e.parent().name() == "use")
      for (const std::string& block : blocks_of(e.parent())) {
        const SourceId source = library_.blocks.find(block)->second.source;
        s.covers.push_back({source, 0, static_cast<std::uint32_t>(sources_.bytes(source).size())});
      }
    found_.push_back(std::move(s));
  }

  // The blocks that a <use> reaches, itself or through others.
  std::set<std::string> blocks_of(Element use) const {
    std::set<std::string> seen;
    std::vector<std::string> open = {std::string(use.value("block"))};
    while (!open.empty()) {
      const auto block = library_.blocks.find(open.back());
      open.pop_back();
      if (block == library_.blocks.end() || block->second.empty()) continue;
      if (!seen.insert(block->first).second) continue;
      for (std::uint32_t i = 0; i < block->second.nodes.size(); ++i) {
        const Element e(&block->second, i);
        if (e.is_element() && e.name() == "use") open.emplace_back(e.value("block"));
      }
    }
    return seen;
  }

  // A block is shared: what one form lets be is not for the others.
  void blocks_without(Element use) {
    for (const std::string& name : blocks_of(use)) {
      if (!looked_into_.insert(name).second) continue;
      const Document& block = library_.blocks.find(name)->second;
      for (std::uint32_t i = 0; i < block.nodes.size(); ++i) {
        const Element e(&block, i);
        if (e.is_element() && e.name() == "allow") say(out_, Says::allow_in_block, e.at(), {name});
      }
    }
  }

  const Document& form_;
  const Library& library_;
  const Sources& sources_;
  Diagnostics& out_;
  std::vector<Suppression> found_;
  std::set<std::string> looked_into_;
};

}  // namespace

bool is_off(Element e) {
  const std::string_view status = e.value("status");
  return status == "off" || status == "draft";
}

std::vector<Suppression> suppressions_of(const Document& form, const Library& library,
                                         const Sources& sources, Diagnostics& out) {
  return Allows(form, library, sources, out).run();
}

}  // namespace blankett::linking
