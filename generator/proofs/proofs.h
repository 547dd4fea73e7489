#pragma once
// What can happen in a form, proved: of every condition whether it can hold and can fail, of every
// step whether it can be left, of every required question whether it can be answered, and which
// exits can be taken at the same time.
//
// Exact where answers are finitely many or fall into finitely many classes: choices, yes-no,
// presence, numbers, money, dates and times against constants, texts against words and lengths, the
// number of rows. What is compared with another answer, with today, with a sum or a calculation,
// and what is said of rows in brackets, may be either: what is impossible then is still proved;
// what is possible is `open`.

#include <string>
#include <vector>

#include "model/model.h"

namespace blankett::proofs {

/// A place where a condition stands, and what is proved of it there.
struct Site {
  enum class Of : std::uint8_t { named, step, group, question, required, info, media, exit, check };
  Of of = Of::named;
  std::uint32_t index = 0;  // in the table of what it is of
  const Condition* condition = nullptr;
  /// Somebody can come there. A check: and have answered what it compares.
  bool reached = true;
  bool can_hold = true, can_fail = true;  // of those who come there
  /// Whoever fills in the form, whatever stands around it.
  bool can_hold_alone = true, can_fail_alone = true;
  bool open = false;      // looks at what is out of reach, or too much would have to be tried
  bool poisoned = false;  // a mistake in it, around it or in what it looks at is known
};

/// Two exits of a step that can hold at once.
struct Overlap {
  Index<Exit> first{}, second{};
  std::string example{};  // "agande = egen, antal = 3"
};

struct Proof {
  std::vector<Site> sites{};  // in the order in which people meet them
  std::vector<Overlap> overlaps{};
  std::vector<Index<Question>> impossible{};    // no answer is within its own limits
  std::vector<Index<Question>> unanswerable{};  // required, but every answer is refused
  std::vector<Index<Step>> inescapable{};       // nobody who comes there gets past it
};

Proof prove(const Model& model);

}  // namespace blankett::proofs
