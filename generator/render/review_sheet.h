#pragma once

#include <string>

#include "contract/contract.h"
#include "model/edition.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// What reviewers read of a form: its flow, every question with its conditions in words, checks and
/// exits. A page of its own, beside the site that citizens see.
std::string review_sheet(const Edition& edition, const Contract& contract, const Theme& theme,
                         Renderer& renderer);

}  // namespace blankett
