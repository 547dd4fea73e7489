#include "model/rule.h"

#include <cstdlib>

#include "base/text.h"
#include "page/page.h"
#include "page/words.h"
#include "rules/phrases.h"

namespace blankett::rules::page_viewport_zoom {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-viewport-zoom/off", "`{0}` keeps people from making the page larger",
     "remove `{0}` from the viewport"},
    {"page-viewport-zoom/limit", "`{0}` lets people make the page at most {1} times as large",
     "remove `{0}`, or allow 2 times at least"},
};

// As browsers read a number: what begins with none is 0 (CSS Device Adaptation).
double number_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

bool is_device_length(std::string_view value) {
  return value == "device-width" || value == "device-height";
}

void check_property(const std::string& name, const std::string& value, Span at, Diagnostics& out) {
  const std::string shown = name + "=" + value;
  const double number = number_of(value);
  if (name == "user-scalable") {
    // A number nearer to 0 than 1 is no.
    if (value == "no" || (value != "yes" && !is_device_length(value) && number < 1 && number > -1))
      say(out, kMessages[0], rule.severity, at, {shown});
  } else if (name == "maximum-scale") {
    // Below 0 it is not looked at; yes is 1.
    if (is_device_length(value) || number < 0) return;
    const double most = value == "yes" ? 1 : number;
    if (most < 2) say(out, kMessages[1], rule.severity, at, {shown, value == "yes" ? "1" : value});
  }
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    if (e.name() != "meta" || lower_ascii(trimmed(e.value("name"))) != "viewport") continue;
    const Attribute* const content = e.attribute("content");
    if (!content) continue;
    // name = value, parted by commas, semicolons or blanks.
    std::string text = lower_ascii(content->value);
    for (char& c : text)
      if (c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r' || c == '\f') c = ' ';
    std::string joined;
    for (const char c : text) {
      if (c == '=')
        while (!joined.empty() && joined.back() == ' ') joined.pop_back();
      if (c == ' ' && !joined.empty() && joined.back() == '=') continue;
      joined += c;
    }
    each_word(joined, [&](std::string_view word) {
      const std::size_t equals = word.find('=');
      if (equals != word.npos && equals + 1 < word.size())
        check_property(std::string(word.substr(0, equals)), std::string(word.substr(equals + 1)),
                       content->value_at, out);
      return true;
    });
  }
}

}  // namespace

constinit const Rule rule{.id = "page-viewport-zoom",
                          .severity = Severity::error,
                          .standards = "wcag:1.4.4 wcag:1.4.10 en301549:9.1.4.4 act:b4f0c3",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_viewport_zoom
