#pragma once
// render: Editions → Site.

#include <span>
#include <string>
#include <vector>

#include "model/edition.h"
#include "model/site.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// One form in the languages it is published in: its pages, paper forms, phone scripts, review
/// sheets, schema and OpenAPI document. `received`: the languages of answers, also of pages that
/// wait for a text. `address`: where the site is, "https://stad.example"; empty when that is not
/// known.
Site render(std::span<const Edition> editions, const std::vector<std::string>& received,
            const Theme& theme, Renderer& renderer, const std::string& address = {});

/// Where the page of an edition stands in the site, its paper form, its phone script and its review
/// sheet.
std::string page_path(const Edition& edition);
std::string paper_path(const Edition& edition);
std::string call_path(const Edition& edition);
std::string review_path(const Edition& edition);
/// The drawing of a form's flow, beside its review sheet.
std::string drawing_path(const std::string& form, const std::string& language);

/// What a form leaves behind for the pages about all forms.
struct Summary {
  std::string language{}, form{}, title_html{}, summary_html{}, title{};
  std::string origin{};  // of the endpoint that it sends to
  /// What its accessibility statement says: "full", "known" (shortcomings), "unknown" or "none".
  std::string conformance = "unknown";
  std::size_t shortcomings = 0;
  bool has_outside = false;  // content that the law does not cover
  /// ISO 8601: when somebody went through it, or empty, and when anything it tells was done last.
  std::string prepared{}, updated{};
};
std::vector<Summary> summaries(std::span<const Edition> editions);

/// The catalogue of every language, and what a server should say of each file.
Site render_catalogue(std::span<const Summary> forms, std::span<const Locale> locales,
                      const Theme& theme, Renderer& renderer);

}  // namespace blankett
