#pragma once
// From a place in a page of ours back to the form that it was made from.

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/model.h"

namespace blankett {

/// The id of the form that a page of ours was made from; "" for other pages.
std::string form_of(const Document& html);

/// Finds the places of a page in its form. Holds no reference to either.
class Origins {
 public:
  Origins(const Document& html, const Model& model);

  /// The question, group, info, media, step, exit or title of the form that stands at a byte of its
  /// page.
  Span at(std::uint32_t offset) const;

 private:
  struct Start {
    std::uint32_t begin = 0;
    Span span{};  // of the form
  };
  std::vector<Start> starts_{};  // in the order of `begin`
  Span title_{};
};

}  // namespace blankett
