// Components write their markup in one way: lower-case names, double quotes, text escaped. So tags
// can be found without a parser, and what is not touched stays as the component wrote it.
// Tested by components_test.cpp.

#include "render/specimen.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

namespace blankett::specimen {
namespace {

constexpr std::array<std::string_view, 3> kControls = {"input", "select", "textarea"};

// Puts together what `change` makes of every tag, from its < to its >.
template <typename Change>
std::string each_tag(std::string_view html, const Change& change) {
  std::string out;
  while (!html.empty()) {
    const std::size_t begin = std::min(html.find('<'), html.size());
    out += html.substr(0, begin);
    html.remove_prefix(begin);
    const std::size_t end = html.find('>');
    if (end == html.npos) return out += html;
    out += change(std::string(html.substr(0, end + 1)));
    html.remove_prefix(end + 1);
  }
  return out;
}

bool is_tag(std::string_view tag, std::string_view name) {
  return tag.substr(1).starts_with(name) &&
         std::string_view(" />").find(tag[1 + name.size()]) != std::string_view::npos;
}
bool is_control(std::string_view tag) {
  return std::any_of(kControls.begin(), kControls.end(),
                     [&](std::string_view name) { return is_tag(tag, name); });
}

struct Value {
  std::size_t begin = 0, size = 0;  // between the quotes
};

// Of an attribute of a tag; none has begin 0.
Value value_of(std::string_view tag, std::string_view attribute) {
  const std::string start = " " + std::string(attribute) + "=\"";
  const std::size_t at = tag.find(start);
  if (at == tag.npos) return {};
  const std::size_t begin = at + start.size();
  return {begin, tag.find('"', begin) - begin};
}

std::string text_of(std::string_view tag, std::string_view attribute) {
  const Value value = value_of(tag, attribute);
  if (value.begin == 0) return {};
  return std::string(tag.substr(value.begin, value.size));
}

void drop(std::string& tag, std::string_view attribute) {
  const Value value = value_of(tag, attribute);
  if (value.begin == 0) return;
  const std::size_t begin = value.begin - attribute.size() - 3;  // a space before, =" after
  tag.erase(begin, value.begin + value.size + 1 - begin);
}

// Sets an attribute, or adds to one that is a list.
void put(std::string& tag, std::string_view attribute, std::string_view text) {
  const Value value = value_of(tag, attribute);
  if (value.begin != 0) {
    tag.insert(value.begin, std::string(text) + (value.size > 0 ? " " : ""));
    return;
  }
  const std::size_t end = tag.size() - (tag.ends_with("/>") ? 2 : 1);
  tag.insert(end, " " + std::string(attribute) + "=\"" + std::string(text) + "\"");
}

std::set<std::string> ids_in(std::string_view html) {
  std::set<std::string> ids;
  each_tag(html, [&](std::string tag) {
    if (const Value id = value_of(tag, "id"); id.begin != 0) ids.insert(text_of(tag, "id"));
    return tag;
  });
  return ids;
}

// The references of a list that lead somewhere, prefixed.
std::string references(const std::string& list, const std::set<std::string>& ids,
                       std::string_view prefix) {
  std::string out;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(' ', begin), list.size());
    const std::string id = list.substr(begin, end - begin);
    if (ids.count(id)) out += (out.empty() ? "" : " ") + std::string(prefix) + id;
    begin = end + 1;
  }
  return out;
}

void isolate(std::string& tag, const std::set<std::string>& ids, std::string_view prefix) {
  for (const char* own : {"id", "name"})
    if (const Value value = value_of(tag, own); value.begin != 0) tag.insert(value.begin, prefix);
  for (const char* list : {"for", "aria-describedby", "aria-labelledby", "aria-controls"}) {
    if (value_of(tag, list).begin == 0) continue;
    const std::string left = references(text_of(tag, list), ids, prefix);
    drop(tag, list);
    if (!left.empty()) put(tag, list, left);
  }
  // Landmarks are told apart by their names.
  const bool landmark = is_tag(tag, "nav") || text_of(tag, "role") == "region";
  if (const Value label = value_of(tag, "aria-label"); landmark && label.begin != 0)
    tag.insert(label.begin + label.size, " (" + std::string(prefix) + ")");
  const Value href = value_of(tag, "href");
  if (href.begin == 0) return;
  const std::string address = text_of(tag, "href");
  if (address[0] == '#' && ids.count(address.substr(1))) tag.insert(href.begin + 1, prefix);
  else if (address.find(':') == address.npos) tag.replace(href.begin, href.size, "#main");
}

// Sets an attribute of the first tag that fits; empty when none does.
template <typename Fits>
std::string first_with(std::string_view html, const Fits& fits, std::string_view attribute,
                       std::string_view text) {
  bool done = false;
  std::string out = each_tag(html, [&](std::string tag) {
    if (!done && fits(tag)) {
      put(tag, attribute, text);
      done = true;
    }
    return tag;
  });
  return done ? out : std::string();
}

// "<h2 …>" and "</h2>" have a level; other tags have 0.
int level_of(std::string_view tag) {
  const std::size_t at = tag.starts_with("</") ? 2 : 1;
  const bool heading = tag.size() > at + 2 && tag[at] == 'h' && tag[at + 1] >= '1' &&
                       tag[at + 1] <= '6' && (tag[at + 2] == ' ' || tag[at + 2] == '>');
  return heading ? tag[at + 1] - '0' : 0;
}

}  // namespace

std::string isolated(std::string_view html, std::string_view prefix) {
  const std::set<std::string> ids = ids_in(html);
  std::set<int> levels;
  each_tag(html, [&](std::string tag) {
    if (const int level = level_of(tag)) levels.insert(level);
    return tag;
  });
  bool first = true;
  return each_tag(html, [&](std::string tag) {
    if (std::exchange(first, false)) drop(tag, "hidden");
    if (const int level = level_of(tag)) {
      const auto rank = std::distance(levels.begin(), levels.find(level));
      tag[tag.starts_with("</") ? 3 : 2] =
          static_cast<char>('0' + std::min<std::ptrdiff_t>(4 + rank, 6));
    }
    isolate(tag, ids, prefix);
    return tag;
  });
}

std::string with_error(std::string_view html, std::string_view message) {
  std::string error;  // the id of the line that says it
  each_tag(html, [&](std::string tag) {
    if (error.empty() && text_of(tag, "class") == "f-error") error = text_of(tag, "id");
    return tag;
  });
  return each_tag(html, [&](std::string tag) {
    if (!error.empty() && text_of(tag, "id") == error) drop(tag, "hidden");
    if (value_of(tag, "data-question").begin != 0) put(tag, "class", "f-field--error");
    if (value_of(tag, "data-message").begin != 0) return tag + std::string(message);
    // Nothing is marked as wrong where no line says what is.
    if (!error.empty() && is_control(tag)) put(tag, "aria-invalid", "true");
    if (!error.empty() && (is_control(tag) || is_tag(tag, "fieldset")))
      put(tag, "aria-describedby", error);
    return tag;
  });
}

std::string with_focus(std::string_view html) {
  std::string out = first_with(html, is_control, "class", "f-focused");
  if (!out.empty()) return out;
  return first_with(
      html,
      [](std::string_view tag) {
        return is_tag(tag, "button") || is_tag(tag, "a") || is_tag(tag, "summary");
      },
      "class", "f-focused");
}

std::string chosen(std::string_view html) {
  return first_with(
      html,
      [](std::string_view tag) {
        const std::string type = text_of(tag, "type");
        return type == "radio" || type == "checkbox";
      },
      "checked", "");
}

std::string waiting(std::string_view html) {
  return first_with(
      html, [](std::string_view tag) { return text_of(tag, "type") == "submit"; }, "aria-disabled",
      "true");
}

std::string with_source(std::string_view html, std::string_view address) {
  return each_tag(html, [&](std::string tag) {
    if (const Value src = value_of(tag, "src"); src.begin != 0)
      tag.replace(src.begin, src.size, address);
    return tag;
  });
}

bool has_control(std::string_view html) {
  bool found = false;
  each_tag(html, [&](std::string tag) {
    found = found || is_control(tag);
    return tag;
  });
  return found;
}

bool has_label(std::string_view html) {
  return html.find("<label") != html.npos || html.find(" aria-label=\"") != html.npos;
}

}  // namespace blankett::specimen
