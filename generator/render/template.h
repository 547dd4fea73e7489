#pragma once
// The templates of a theme, parsed. Rendering is not thread-safe: one Renderer per thread.

#include <memory>
#include <string>
#include <string_view>

#include "kinds/kind.h"
#include "model/theme.h"

namespace blankett {

/// What is wrong with a template's syntax; empty when nothing is.
std::string template_error(const std::string& text);

class Renderer {
 public:
  explicit Renderer(const Theme& theme);
  ~Renderer();
  Renderer(Renderer&&) noexcept;

  /// A component as a pure function of its parameters, which are moved from. The component must be
  /// in the theme.
  std::string render(std::string_view component, Params params);

 private:
  struct Templates;
  std::unique_ptr<Templates> templates_;
};

}  // namespace blankett
