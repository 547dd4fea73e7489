#pragma once
// What rules look for in texts of pages, in all languages together (page/data/phrases.tsv), and
// small helpers to say what was found.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "page/page.h"

namespace blankett::rules {

/// The whole text is one of a list ("link", "window", "skip"), without marks at its ends.
bool is_phrase(std::string_view list, std::string_view text);
/// One of the list's words stands in the text.
bool has_phrase(std::string_view list, std::string_view text);

/// The text of an element as one sees it: collapsed, without <script> and <style>.
std::string words_in(Element e);

/// How many words stand directly in an element, beside those of the elements in it; each element is
/// counted once.
class WordsIn {
 public:
  std::size_t operator()(Element e);

 private:
  std::unordered_map<std::uint32_t, std::size_t> counted_{};
};

/// Nothing was written: the parser made up all that is there.
bool is_nothing(const Page& page);

void say(Diagnostics& out, const Message& message, Severity severity, Span at,
         std::vector<std::string> arguments = {});

/// For each element by index: whether what it is asked for holds of it or something around it.
template <typename Holds>
std::vector<bool> within(const Page& page, Holds holds) {
  std::vector<bool> out(page.document->nodes.size());
  for (const Element e : page.elements())
    out[e.index()] = (e.has_parent() && out[e.parent().index()]) || holds(e);
  return out;
}

}  // namespace blankett::rules
