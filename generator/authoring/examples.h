#pragma once
// An example of every element of the grammar. Question kinds bring their own.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace blankett {

/// Where in a file an example stands.
enum class In : std::uint8_t {
  form,
  block,
  list,
  rule,
  reviews,
  locale,
  words,    // whole files
  phrases,  // of words
  title,
  summary,
  service,
  service_part,  // before the endpoint
  endpoint,
  condition,
  step,
  item,         // after the questions of a step
  review_part,  // of a review, before what was seen
  seen,
  why,
  message,
  how,
  limit,
  bad,
  good,  // of a rule
};

struct Example {
  std::string_view element{};
  In in = In::item;
  std::string_view xml{};
};

/// Those of the elements that are no question kinds.
std::span<const Example> examples();

/// The XML of an element's example, or "".
std::string_view example_of(std::string_view element);

/// The files around the example, of which nothing is said when they are built: path → bytes.
std::map<std::string, std::string> example_files(const Example& example);

}  // namespace blankett
