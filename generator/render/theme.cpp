// Reads a theme and joins its style sheets and scripts into one file each, named by their hash.
// Tested by theme_test.cpp.

#include "render/theme.h"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "base/hash.h"
#include "kinds/kind.h"
#include "render/template.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"theme/unreadable", "the theme file {0} cannot be read",
     "write it, or take it out of theme.json"},
    {"theme/broken", "theme.json is broken: {0}", ""},
    {"theme/path", "the theme names a file outside its folder: {0}",
     "name files inside the folder, without .. and without a leading /"},
    {"theme/no-component", "the theme has no component `{0}`, which the pages use",
     "add the folder components/{0} and list it in theme.json"},
    {"theme/template", "the template of `{0}` is broken: {1}", "look at the tags it names"},
};

// What the pages ask for; the kinds add their own.
constexpr std::array<std::string_view, 17> kNeeded = {"page",
                                                      "start",
                                                      "form",
                                                      "step",
                                                      "exit",
                                                      "review",
                                                      "submit",
                                                      "receipt",
                                                      "error-summary",
                                                      "group",
                                                      "field",
                                                      "field-group",
                                                      "declaration-field",
                                                      "footer",
                                                      "catalogue",
                                                      "statement",
                                                      "term"};

class Reader {
 public:
  Reader(const FileSystem& files, std::string folder, Diagnostics& out)
      : files_(files), folder_(std::move(folder)), out_(out) {}

  std::optional<std::string> file(const std::string& path, bool needed) {
    const bool outside = path.starts_with('/') || path.find("..") != path.npos;
    if (outside) return say(2, {path});
    const std::string full = folder_ + "/" + path;
    if (!needed && !files_.is_file(full)) return std::nullopt;
    auto bytes = files_.read(full, std::size_t{1} << 20);
    if (!bytes) return say(0, {full});
    return bytes;
  }

  std::optional<std::string> say(int message, std::vector<std::string> arguments, Span at = {}) {
    out_.add({.message = &kMessages[message], .at = at, .arguments = std::move(arguments)});
    return std::nullopt;
  }

 private:
  const FileSystem& files_;
  std::string folder_;
  Diagnostics& out_;
};

std::vector<std::string> strings(const nlohmann::json& object, const char* key) {
  std::vector<std::string> out;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return out;
  for (const auto& item : *found)
    if (item.is_string()) out.push_back(item.get<std::string>());
  return out;
}

// Comments and line breaks weigh without meaning anything to a browser. Strings in style sheets
// are kept whole.
std::string minified_css(std::string_view css) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < css.size(); ++i) {
    const char c = css[i];
    if (quote) {
      out += c;
      if (c == '\\' && i + 1 < css.size()) out += css[++i];
      else if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
      out += c;
    } else if (css.substr(i, 2) == "/*") {
      const std::size_t end = css.find("*/", i + 2);
      if (end == css.npos) break;
      i = end + 1;
    } else if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
      const bool tight = out.empty() || out.back() == ' ' || out.back() == '{' ||
                         out.back() == '}' || out.back() == ';' || out.back() == ',';
      if (!tight) out += ' ';
    } else {
      if ((c == '{' || c == '}' || c == ';') && !out.empty() && out.back() == ' ') out.pop_back();
      if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string minified(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n' || text[i] == '\r') {
      while (i < text.size() &&
             (text[i] == '\n' || text[i] == '\r' || text[i] == ' ' || text[i] == '\t'))
        ++i;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string joined_script(std::span<const std::string> modules) {
  std::string out = "(()=>{\"use strict\";\n";
  for (const std::string& module : modules) {
    for (std::string_view rest = module; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.starts_with("import ")) continue;
      if (line.starts_with("export ")) line.remove_prefix(7);
      const std::size_t first = line.find_first_not_of(" \t");
      // Whole-line comments only: anything finer needs a parser.
      if (first == line.npos || line.substr(first).starts_with("//")) continue;
      const std::size_t doc = line.substr(first).starts_with("/**") ? line.find("*/") : line.npos;
      if (doc != line.npos && doc + 2 == line.size()) continue;
      out.append(line.substr(first)).append("\n");
    }
  }
  return out + "})();\n";
}

Theme read_theme(const FileSystem& files, const std::string& folder, Sources& sources,
                 Diagnostics& out) {
  Theme theme;
  Reader reader(files, folder, out);
  const auto manifest = reader.file("theme.json", true);
  if (!manifest) return theme;
  nlohmann::json json;
  try {
    json = nlohmann::json::parse(*manifest);
  } catch (const nlohmann::json::parse_error& error) {
    const SourceId id = sources.add(folder + "/theme.json", *manifest);
    const auto at = static_cast<std::uint32_t>(error.byte > 0 ? error.byte - 1 : 0);
    reader.say(1, {"not JSON"}, {id, at, at + 1});
    return theme;
  }
  if (!json.is_object() || !json.contains("name") || !json["name"].is_string()) {
    reader.say(1, {"it must be an object with a name"});
    return theme;
  }
  theme.name = json["name"];
  const std::vector<std::string> components = strings(json, "components");

  std::string css;
  const auto add_css = [&](const std::string& path, bool needed) {
    if (auto bytes = reader.file(path, needed)) css += *bytes + "\n";
  };
  std::vector<std::string> modules;
  const auto add_js = [&](const std::string& path, bool needed) {
    if (auto bytes = reader.file(path, needed)) modules.push_back(std::move(*bytes));
  };
  for (const std::string& path : strings(json, "css")) add_css(path, true);
  for (const std::string& path : strings(json, "js")) add_js(path, true);
  if (auto page = reader.file("layout/page.mustache", true))
    theme.templates["page"] = minified(*page);
  for (const std::string& name : components) {
    const std::string base = "components/" + name + "/" + name;
    if (auto text = reader.file(base + ".mustache", false)) theme.templates[name] = minified(*text);
    add_css(base + ".css", false);
    add_js(base + ".mjs", false);
  }
  for (const std::string& path : strings(json, "css_last")) add_css(path, true);
  for (const std::string& path : strings(json, "js_last")) add_js(path, true);
  if (out.has_errors()) return theme;
  std::set<std::string_view> needed(kNeeded.begin(), kNeeded.end());
  for (const Kind* kind : all_kinds()) needed.insert(kind->component);
  for (const std::string_view name : needed)
    if (!theme.templates.count(name)) reader.say(3, {std::string(name)});
  for (const auto& [name, text] : theme.templates)
    if (const std::string error = template_error(text); !error.empty())
      reader.say(4, {name, error});

  theme.css = minified_css(css);
  theme.js = joined_script(modules);
  theme.css_path = "assets/blankett." + hex(hash_of(theme.css)) + ".css";
  theme.js_path = "assets/blankett." + hex(hash_of(theme.js)) + ".js";
  return theme;
}

std::span<const Message> theme_messages() { return kMessages; }

}  // namespace blankett
