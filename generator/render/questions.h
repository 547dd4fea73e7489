#pragma once
// What the steps of a form hold: questions, groups, rows, information and media. The guided form
// and the phone script show the same.

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "model/edition.h"
#include "render/template.h"

namespace blankett {

/// A sentence for those who read the form without JavaScript, as HTML; empty without a condition.
/// key: of a text with the place {condition}.
std::string only_if(std::string_view key, const Condition& condition, const Edition& edition);

/// The question that a step is about, when it asks one thing only: its label is the heading, so
/// that nobody has to read the same thing twice. Neither a question that can be hidden nor one that
/// something stands before is a heading.
const Question* only_question(const Step& step, const Model& model);

class Questions {
 public:
  /// A citizen reads alone; an agent reads aloud, and writes what the caller says.
  enum class Reader { citizen, agent };
  /// `all` are the editions of the form in every language that it is published in; `exit` gives
  /// what stands where the form can end.
  Questions(const Edition& edition, std::span<const Edition> all, Renderer& renderer, Reader reader,
            std::function<std::string(const Exit&)> exit);
  ~Questions();
  Questions(Questions&&) noexcept;

  /// What stands in a step. Terms are explained where they come first in the step.
  std::string step(const Step& step);
  /// What the terms in a text elsewhere mean.
  std::string terms(Index<Text> text);

 private:
  class Rendering;
  std::unique_ptr<Rendering> rendering_;
};

}  // namespace blankett
