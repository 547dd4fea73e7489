#pragma once
// Forms in memory, linked, with what they need to be spoken of.

#include <memory>
#include <string>

#include "model/edition.h"
#include "support/project.h"

namespace blankett::tests {

/// The languages of the repository, loaded once.
const Locale& locale_named(const std::string& language);

/// A form that is parsed and linked; a mistake in it fails the test.
class LinkedForm {
 public:
  explicit LinkedForm(const std::string& xml);
  Edition edition(const std::string& language = "sv") const;
  Model& model() { return model_; }

 private:
  Model model_;
};

/// A form around some items of its step, with a choice `val` (a, b, c) and a number `antal` before
/// them. `head` stands before the step, `attributes` in the start tag of the form, `service` in the
/// service.
struct FormParts {
  std::string items{}, head{}, attributes{}, service{}, endpoint = "https://e.example/t", id = "t",
                                                        after{}, step = "s", step_attributes{};
};
std::string form_of(const FormParts& parts);

}  // namespace blankett::tests
