#pragma once
// What an accessibility statement says of one form in one language, before it has words.

#include <string>
#include <string_view>
#include <vector>

#include "render/statement.h"

namespace blankett {

struct Shortcoming {
  std::string place{};                  // in the words of the page; empty: the whole form
  std::string place_id{};               // "person/fornamn"
  std::vector<std::string> criteria{};  // "1.3.1"
  std::vector<std::size_t> situations{};
  std::string words{}, planned{}, instead{};  // words and instead in Swedish
  bool judged = false;                        // by a person; else a rule found something
  bool elsewhere = false;                     // in another language only
  const LegalException* exception = nullptr;  // that it falls under
};

/// Whether the law asks that it be put right, now or when it is no burden any more.
bool is_unlawful(const Shortcoming& s);

/// What people have said of the criteria in one language, where the law covers what they are about.
struct JudgedCount {
  std::size_t all = 0, judged = 0, passed = 0, not_applicable = 0, failed = 0;
};

struct Exemption {
  const LegalException* exception = nullptr;
  std::string place{};  // in the words of the page; empty: the whole form
};

struct Statement {
  std::vector<Shortcoming> shortcomings{};
  std::vector<Exemption> exemptions{};
  std::vector<const HumanReview*> reviews{};  // in the language, the last first
  JudgedCount judged{};
  bool unchanged = false;  // everything was seen as it is
  std::string conformance{};
  std::string prepared{}, updated{};
};

bool has_exemption(const Statement& statement, Exempt kind);

/// Never more than was checked: "full" needs people who judged every criterion of the form as it
/// is.
Statement drafted(const Edition& edition, std::size_t index, const StatementFacts& facts);

}  // namespace blankett
