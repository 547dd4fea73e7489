#pragma once
// Records of human review: what they say, whether it can be so, and what has changed since.

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "changes/lock.h"
#include "model/document.h"
#include "model/edition.h"
#include "model/review.h"

namespace blankett {

inline constexpr std::string_view kReviewFile = "review.xml";

/// What a review.xml, which the grammar has found right, says. `lock` may be null.
HumanReviews read_reviews(const Document& document, const Model& model,
                          const std::vector<std::string>& languages, const Lock* lock,
                          const std::string& today, Diagnostics& out);

/// The texts of an edition and the steps of its form as they are now. A step's is made of its parts
/// in order, and of what they ask and when.
Fingerprints fingerprints_of(const Edition& edition);

/// Of all reviews, or of those of one kind.
ReviewCover cover_of(const HumanReviews& reviews, const Edition& edition,
                     std::optional<Reviewers> kind = std::nullopt);

/// Says which texts and steps of an edition need another look. Of the source language also whether
/// the form has the reviews that it requires.
void check_reviews(const HumanReviews& reviews, const Edition& edition, const std::string& today,
                   Diagnostics& out);

/// "id:1a2b3c4d …", wrapped.
std::string seen_text(const Fingerprints& fingerprints, std::string_view indent);

std::span<const Message> review_messages();

}  // namespace blankett
