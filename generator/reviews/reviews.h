#pragma once
// Records of human review: what they say, whether it can be so, and what has changed since.

#include <span>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "base/diagnostic.h"
#include "changes/lock.h"
#include "model/document.h"
#include "model/edition.h"
#include "model/review.h"

namespace blankett {

inline constexpr std::string_view kReviewFile = "review.xml";
/// What says that a record stands in the folder of another form.
inline constexpr std::string_view kOfOtherForm = "review/other-form";

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

/// What people said of each criterion that they judged in the edition's language, in the order of
/// the table. They passed it when every part of the form, as it is now, was seen in a review that
/// passed it, and they failed it when what they saw in that place is as it was; what names no place
/// stays until it is judged again. What does not apply counts as passed, and is not present where
/// all of it does not. A later review takes the place of an earlier one of the same place; one that
/// names no place is of the whole form. What failed in another language is in doubt here, unless it
/// is about the words of a translation. Reports and statements both ask this.
std::vector<PeopleVerdict> verdicts_of(const HumanReviews& reviews, const Edition& edition);

/// What a form need not meet by law, and where reports show it.
std::vector<FormException> exceptions_of(const HumanReviews& reviews, const Model& model);

/// Says which texts and steps of an edition need another look. Of the source language also whether
/// the form has the reviews that it requires.
void check_reviews(const HumanReviews& reviews, const Edition& edition, const std::string& today,
                   Diagnostics& out);

/// "id:1a2b3c4d …", wrapped.
std::string seen_text(const Fingerprints& fingerprints, std::string_view indent);

std::span<const Message> review_messages();

}  // namespace blankett
