#include "model/rule.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "page/words.h"
#include "rules/phrases.h"
#include "rules/semantics.h"

namespace blankett::rules::page_image_file_name {
extern const Rule rule;
namespace {

constexpr Message kMessages[] = {
    {"page-image-file-name/name",
     "this `{0}` is called \"{1}\", which looks like the name of a file",
     "write what the picture shows; `alt=\"\"` if it says nothing"},
};

constexpr std::array<std::string_view, 11> kEndings = {
    ".avif", ".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"};

// "IMG_2031.JPG", "logo.svg". A sentence that ends with one names a file for a reason.
bool is_file_name(const std::string& name) {
  const std::string text = lower_case(trimmed(name));
  if (text.empty() || text.find(' ') != text.npos) return false;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return text.size() > ending.size() && text.ends_with(ending);
  });
}

void check(const Page& page, Diagnostics& out) {
  for (const Element e : page.elements()) {
    const bool input = e.name() == "input" && input_type(e) == "image";
    if (!input && e.name() != "img" && e.name() != "area" && e.name() != "svg" &&
        e.name() != "object")
      continue;
    if (page.is_exposed(e) && is_file_name(page.name(e)))
      out.add({.message = &kMessages[0],
               .severity = rule.severity,
               .at = e.attribute("alt") ? e.attribute("alt")->value_at : e.at(),
               .arguments = {std::string(e.name()), page.name(e)}});
  }
}

}  // namespace

constinit const Rule rule{.id = "page-image-file-name",
                          .severity = Severity::review,
                          .standards = "wcag:1.1.1 en301549:9.1.1.1",
                          .messages = kMessages,
                          .page = check};
}  // namespace blankett::rules::page_image_file_name
