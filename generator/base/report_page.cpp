// Tested by the reports: audit_test.cpp, readability_test.cpp, and in the browser by
// reports.spec.mjs, which also holds the hash of the style to the style.

#include "base/report_page.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/version.h"

namespace blankett {
namespace {

// A line end before and none after, so that the hash below is of exactly this.
constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
h2 { margin-top: 3rem; }
h3 { margin-top: 2rem; }
pre, code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
pre { border-left: .25rem solid; padding: .5rem 1rem; white-space: pre-wrap; }
.criteria { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem; align-items: start; padding: 0; list-style: none; }
.criteria > li { border: 1px solid; padding: .5rem 1rem; break-inside: avoid; }
.criteria p, .criteria h4 { margin: .25rem 0; }
summary { padding: .5rem 0; cursor: pointer; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }
.finding { border-left: .25rem solid; padding-left: 1rem; margin: 1.5rem 0; }
fieldset { min-inline-size: 0; margin: 1rem 0; padding: .5rem 1rem; border: 1px solid; break-inside: avoid; }
legend { font-weight: bold; }
label { display: inline-block; padding: .5rem 1.5rem .5rem 0; }
.long { display: block; padding: .5rem 0 0; }
input[type="radio"] { inline-size: 1.5rem; block-size: 1.5rem; vertical-align: middle; }
input[type="text"], textarea { font: inherit; inline-size: 100%; box-sizing: border-box; padding: .5rem; }
img, svg { max-inline-size: 100%; }
img { border: 1px solid; }
@media print { body { max-width: none; padding: 0; } nav, .skip { display: none; } .scroll { overflow: visible; } details::details-content { content-visibility: visible; block-size: auto; } }
)";
constexpr std::string_view kStyleHash = "sha256-5Uw9Otx36Lf6XJZ7zxlIp28xaQ9NKOp5PrE31BJ5Vg8=";

}  // namespace

std::string report_head(const ReportPage& page) {
  const auto say = [&](std::string_view sv, std::string_view en) { return page.swedish ? sv : en; };
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"UTF-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src '{}'\">\n",
      say("sv", "en"), kStyleHash);
  out += fmt::format(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n"
      "<a class=\"skip\" href=\"#main\">{2}</a>\n<header>\n<h1>{0}</h1>\n"
      "<p>{3} · blankett {4}</p>\n</header>\n<nav aria-label=\"{5}\">\n<ul>\n",
      escaped(page.title), kStyle, say("Till innehållet", "To the content"), escaped(page.made),
      kVersion, say("Innehåll", "Contents"));
  for (const ReportChapter& chapter : page.contents) {
    const std::string language =
        chapter.language.empty() ? "" : fmt::format(" lang=\"{}\"", escaped(chapter.language));
    out += fmt::format("<li><a href=\"#{}\"{}>{}</a></li>\n", escaped(chapter.id), language,
                       escaped(chapter.words));
  }
  return out + "</ul>\n</nav>\n<main id=\"main\">\n";
}

std::string_view report_foot() { return "</main>\n</body>\n</html>\n"; }

}  // namespace blankett
