#pragma once
// The rules of a project, gathered for the reference.

#include "authoring/rule_chapter.h"
#include "pipeline.h"

namespace blankett {

/// Every rule of forms and pages, and every plain-language rule of the project's languages: Swedish
/// first, then its other languages, at last the rules for all. It looks into `project`, whose
/// reader's language must be that of the page.
RuleBook rule_book(const Project& project);

}  // namespace blankett
