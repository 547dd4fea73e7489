#pragma once
// What people found when they tried a form, as forms/<form>/review.xml keeps it.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace blankett {

struct Model;

/// Who looked.
enum class Reviewers : std::uint8_t { khr, users, expert, self };
inline constexpr std::array<std::string_view, 4> kReviewers = {"khr", "users", "expert", "self"};

enum class Outcome : std::uint8_t { passed, failed, cannot_tell, not_applicable };
inline constexpr std::array<std::string_view, 4> kOutcomes = {"passed", "failed", "cannot-tell",
                                                              "not-applicable"};

struct JudgedCriterion {
  std::string number{};  // "1.4.3"
  Outcome outcome = Outcome::cannot_tell;
  std::string place{};    // the id of a step or exit, or the path of a question or group; may be ""
  std::string words{};    // what was found, or why it does not apply
  std::string fixed{};    // ISO 8601: since then it is put right, as somebody says
  std::string planned{};  // ISO 8601: until then it shall be
  std::string instead{};  // what people can do meanwhile
  Span at{};

  /// Whether it is a shortcoming that is still there.
  bool open() const { return outcome == Outcome::failed && fixed.empty(); }
  /// Whether nobody need look further: it is met, or there is nothing that it asks about.
  bool settled() const { return outcome == Outcome::passed || outcome == Outcome::not_applicable; }
};

/// Part of a form → fingerprint: texts by their id, steps as "@id".
using Fingerprints = std::map<std::string, std::uint32_t, std::less<>>;

struct HumanReview {
  std::string date{}, version{}, by{};
  Reviewers kind = Reviewers::self;
  std::vector<std::string> languages{};
  std::vector<std::string> participants{}, methods{}, technology{};
  std::vector<JudgedCriterion> judged{};
  std::map<std::string, Fingerprints, std::less<>> seen{};  // by language
  Span at{};
};

/// Why content need not be accessible by law (2018:1937): 12 § lets a city be when it would be an
/// unreasonable burden, and some content is outside of the law.
enum class Exempt : std::uint8_t { burden, outside };
inline constexpr std::array<std::string_view, 2> kExempt = {"burden", "outside"};

struct LegalException {
  Exempt kind = Exempt::burden;
  std::string decided{};                // ISO 8601
  std::string place{};                  // as in JudgedCriterion
  std::vector<std::string> criteria{};  // "1.2.5"; of a burden at least one
  std::string words{};                  // what it is about, and why
  std::string instead{};                // what people can do
};

struct HumanReviews {
  std::string prepared{};  // ISO 8601: when somebody went through the statement
  std::vector<LegalException> exceptions{};
  std::vector<HumanReview> all{};  // as they stand in the file
};

/// The exception that a shortcoming falls under: it is from all its criteria, and where it stands;
/// null: none. What is outside of the law is some content; nobody can say so of a whole form.
const LegalException* exception_of(const HumanReviews& reviews, const Model& model,
                                   std::string_view place,
                                   const std::vector<std::string>& criteria);

/// What of one edition the reviews have seen as it is now.
struct ReviewCover {
  std::vector<std::string> changed{}, unseen{};  // parts
  bool reviewed = false;                         // there is a review in this language
  bool whole() const { return reviewed && changed.empty() && unseen.empty(); }
};

/// What a rule found that is about a criterion, and that is no error: it is known, or it may be.
struct OpenFinding {
  std::string rule{};
  std::vector<std::string> criteria{};  // "1.3.1"
  Span at{};                            // in the form or one of its blocks
  std::string reason{}, until{};        // of the author who lets it be; empty: nobody has said
};

}  // namespace blankett
