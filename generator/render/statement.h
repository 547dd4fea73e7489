#pragma once
// The accessibility statement that Swedish law (2018:1937) demands of a public body, for each
// service and for all of them, as a page and as JSON.

#include <span>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "model/review.h"
#include "model/site.h"
#include "render/render.h"

namespace blankett {

/// What a statement of one form is drafted from.
struct StatementFacts {
  const HumanReviews& reviews;
  const std::vector<ReviewCover>& covers;  // of each edition
  /// What people said of the criteria in each edition, as reports have it.
  const std::vector<std::vector<PeopleVerdict>>& people;
  const std::vector<OpenFinding>& findings;
  const std::string& today;  // ISO 8601: what was planned till before is late; empty: nothing is
};

/// "sv/bygglov/accessibility.html"; the JSON beside it ends in .json.
std::string statement_path(const Edition& edition);

/// The statements of a form in each language that it is published in.
Site render_statements(std::span<const Edition> all, const StatementFacts& facts,
                       const Theme& theme, Renderer& renderer, const std::string& address = {});

/// What the statement of an edition says, for that of all services.
void summarise_statement(const Edition& edition, std::size_t index, const StatementFacts& facts,
                         Summary& summary);

/// The statement of all services in a language. `own` are those in the language, sorted.
std::string site_statement(const Locale& locale, std::span<const Summary* const> own,
                           Renderer& renderer);
std::string site_statement_json(const Locale& locale, std::span<const Summary* const> own);

}  // namespace blankett
