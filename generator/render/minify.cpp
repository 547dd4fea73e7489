// The only file that knows esbuild. CMake has found it. Tested by theme_test.cpp.

#include "render/minify.h"

#include <array>
#include <string>

#include "base/process.h"
#include "base/text.h"

namespace blankett {
namespace {

// What browsers of 2022 and later understand is left as it is written.
#define BLANKETT_TARGET "--target=chrome105,firefox104,safari15.4"

constexpr std::array<const char*, 7> kArguments = {
    "--minify",      "--charset=utf8", "--legal-comments=none", "--log-level=warning",
    "--log-limit=1", "--color=false",  BLANKETT_TARGET};

}  // namespace

Minified minify(std::string_view source, AssetType type, const std::string& program) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), kArguments.begin(), kArguments.end());
  words.emplace_back(type == AssetType::css ? "--loader=css" : "--loader=js");
  ProgramRun run = run_program(std::move(words), source);
  if (!run.started) return {Minified::Is::not_started, std::move(run.err)};
  // A warning is a mistake too: a comparison that never holds, a property nobody knows.
  if (run.code == 0 && run.err.empty()) return {Minified::Is::done, std::move(run.out)};
  const std::string said(trimmed(run.err));
  return {Minified::Is::refused, said.empty() ? "?" : said};
}

const char* const kMinifier = BLANKETT_ESBUILD;

std::string_view minifier() { return "esbuild " BLANKETT_ESBUILD_VERSION " " BLANKETT_TARGET; }

}  // namespace blankett
