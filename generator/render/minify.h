#pragma once
// Style sheets and scripts as small as they become, by esbuild.

#include <cstdint>
#include <string>
#include <string_view>

namespace blankett {

enum class AssetType : std::uint8_t { css, js };

struct Minified {
  enum class Is : std::uint8_t { done, refused, not_started } is = Is::not_started;
  std::string text{};  // what was made of it, or what esbuild said
};
Minified minify(std::string_view source, AssetType type, const std::string& program);

/// esbuild, where CMake found it.
extern const char* const kMinifier;

/// What beside the source determines the bytes: the version of esbuild, and what it is asked for.
std::string_view minifier();

}  // namespace blankett
