#pragma once
// The page about the theme itself: every component in every example of its component.json, and in
// the states that scripts bring them to. For whoever designs, checks or builds on the theme.

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "model/edition.h"
#include "model/site.h"
#include "model/theme.h"
#include "render/template.h"

namespace blankett {

/// A component as its component.json tells of it. A script for a kind has neither params nor
/// examples, and names the component that draws it in `drawn_by`.
struct Component {
  std::string name{};
  nlohmann::json about{};

  bool has_template() const { return about.contains("params"); }
};

/// The component.json of every component of the theme that is as it should be.
std::vector<Component> read_components(const FileSystem& files, const Theme& theme,
                                       Sources& sources, Diagnostics& out);

/// What a component's example sets, with every declared param that it leaves out set to nothing.
/// The names look into `declared`.
Params example_params(const nlohmann::json& values, const nlohmann::json& declared);

/// theme/index.html, and the picture that stands where examples name media.
Site render_component_page(std::span<const Component> components, const Theme& theme,
                           std::span<const Locale> locales, Renderer& renderer);

}  // namespace blankett
