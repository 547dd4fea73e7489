// What the theme brings to a site. esbuild runs once for each style sheet and script, and only
// here, so that a check does not wait for it. Tested by theme_test.cpp.

#include <algorithm>
#include <charconv>

#include "render/messages.h"
#include "render/minify.h"
#include "render/theme.h"

namespace blankett {
namespace {

using theming::say;
using theming::Says;

// "✘ [ERROR] Unexpected "}"\n\n    <stdin>:12:3:\n …"
struct Complaint {
  std::string message;
  std::uint32_t line = 0, column = 0;  // the line from 1, the column from 0
};

Complaint complaint_in(std::string_view said) {
  Complaint out{std::string(said.substr(0, said.find('\n')))};
  if (const std::size_t end = out.message.find("] "); end != out.message.npos)
    out.message.erase(0, end + 2);
  constexpr std::string_view kFile = "<stdin>:";
  const std::size_t at = said.find(kFile);
  if (at == said.npos) return out;
  const char* const end = said.data() + said.size();
  const auto line = std::from_chars(said.data() + at + kFile.size(), end, out.line);
  if (line.ptr < end) std::from_chars(line.ptr + 1, end, out.column);
  return out;
}

// The theme's file and the place in it, by a line of the joined source.
Span place_of(const Complaint& complaint, const Asset& asset, const Sources& sources) {
  const auto after =
      std::find_if(asset.parts.begin(), asset.parts.end(),
                   [&](const Asset::Part& p) { return p.first_line > complaint.line; });
  if (after == asset.parts.begin()) return {};
  const Asset::Part& part = *std::prev(after);
  const std::string_view bytes = sources.bytes(part.file);
  std::size_t begin = 0;
  for (std::uint32_t line = part.first_line; line < complaint.line && begin < bytes.size(); ++line)
    begin = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
  if (bytes.substr(begin).starts_with("export ")) begin += std::string_view("export ").size();
  const auto at = static_cast<std::uint32_t>(
      std::min(begin + complaint.column, bytes.empty() ? 0 : bytes.size() - 1));
  return {part.file, at, at + 1};
}

}  // namespace

Site render_assets(const Theme& theme, const Sources& sources, Diagnostics& out,
                   const std::string& minifier_program) {
  Site site(theme.files.begin(), theme.files.end());
  const auto add = [&](const Asset& asset, AssetType type) {
    Minified result = minify(asset.source, type, minifier_program);
    if (result.is == Minified::Is::done) {
      site[asset.path] = std::move(result.text);
    } else if (result.is == Minified::Is::not_started) {
      say(out, Says::no_minifier, {}, {result.text});
    } else {
      const Complaint complaint = complaint_in(result.text);
      say(out, Says::refused, place_of(complaint, asset, sources), {complaint.message});
    }
  };
  for (const auto& [name, sheet] : theme.sheets) add(sheet, AssetType::css);
  for (const auto& [name, script] : theme.scripts) add(script, AssetType::js);
  return site;
}

}  // namespace blankett
