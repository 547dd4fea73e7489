// Reads a theme and joins its style sheets and scripts, each named by the hash of what determines
// its bytes. Tested by theme_test.cpp.

#include "render/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "kinds/kind.h"
#include "render/contrast.h"
#include "render/messages.h"
#include "render/minify.h"
#include "render/placed_json.h"
#include "render/template.h"

namespace blankett {
namespace {

using theming::say;
using theming::Says;

// What the pages ask for; the kinds add their own.
constexpr std::array<std::string_view, 34> kNeeded = {"page",           "start",
                                                      "form",           "step",
                                                      "exit",           "review",
                                                      "submit",         "keep",
                                                      "receipt",        "error-summary",
                                                      "group",          "field",
                                                      "field-group",    "declaration-field",
                                                      "footer",         "catalogue",
                                                      "component-page", "specimen",
                                                      "statement",      "term",
                                                      "paper",          "paper-part",
                                                      "paper-group",    "paper-rows",
                                                      "paper-question", "paper-answer",
                                                      "paper-note",     "paper-media",
                                                      "call-opening",   "call-part",
                                                      "call-exit",      "call-closing",
                                                      "call-receipt",   "call-desk"};

constexpr std::array<std::string_view, 8> kKeys = {"name", "extends",  "sheets",     "scripts",
                                                   "logo", "contrast", "components", "fonts"};

constexpr std::size_t kLargestFile = std::size_t{1} << 20, kLargestLogo = std::size_t{32} << 10,
                      kLargestFont = std::size_t{256} << 10;

// In `sheets` and `scripts`: all components that no other list names.
constexpr std::string_view kOtherComponents = "components";

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == text.npos;
}

// What an SVG must not hold, whatever a server says of it.
std::string fault_of_svg(const std::string& bytes) {
  const std::string lower = lower_case(bytes);
  if (lower.find("<svg") == lower.npos) return "it is no SVG";
  for (const char* word : {"script", "foreignobject", "<!doctype", "<!entity", "<?xml-stylesheet"})
    if (lower.find(word) != lower.npos) return "it holds `" + std::string(word) + "`";
  for (std::size_t at = 0; (at = lower.find(" on", at)) != lower.npos; ++at) {
    const std::size_t end = lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at + 3);
    if (end != lower.npos && end > at + 3 && lower[end] == '=')
      return "it holds `" + lower.substr(at + 1, end - at) + "`";
  }
  return {};
}

struct Named {
  std::string text{};
  Span at{};
};

class Reader {
 public:
  Reader(const FileSystem& files, std::string folder, Sources& sources, Diagnostics& out)
      : files_(files), sources_(sources), out_(out) {
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    folders_.push_back(std::move(folder));
  }

  Theme run() {
    if (!read_manifest(folders_.front()) || !read_base()) return std::move(theme_);
    theme_.name = manifests_.front().value.at("name");
    components_ = names("components");
    read_fonts();
    read_logo();
    read_sheets();
    read_scripts();
    read_templates();
    if (out_.has_errors()) return std::move(theme_);
    check_templates();
    check_contrast(pairs(), sheet_files_, sources_, out_);
    name_assets();
    return std::move(theme_);
  }

 private:
  bool read_manifest(const std::string& folder) {
    const std::string path = folder + "/theme.json";
    auto bytes = files_.read(path, kLargestFile);
    if (!bytes) return fail(Says::unreadable, {}, {path});
    const SourceId source = sources_.add(path, std::move(*bytes));
    PlacedJson json = read_json(sources_, source);
    if (json.broken) return fail(Says::broken, json.error, {"not JSON"});
    if (!json.value.is_object() || !json.value.contains("name") || !json.value["name"].is_string())
      return fail(Says::broken, {source, 0, 1}, {"it must be an object with a name"});
    for (const auto& [key, value] : json.value.items())
      if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
        fail(Says::unknown_key, json.at("/" + key),
             {key, fmt::format("{}", fmt::join(kKeys, ", "))});
    manifests_.push_back(std::move(json));
    return true;
  }

  // A theme may stand on one beside it: what it does not have itself is found there.
  bool read_base() {
    const PlacedJson& own = manifests_.front();
    if (!own.value.contains("extends")) return true;
    const nlohmann::json& base = own.value["extends"];
    const std::string name = base.is_string() ? base.get<std::string>() : "";
    const std::string& folder = folders_.front();
    const std::size_t slash = folder.rfind('/');
    const std::string beside = (slash == folder.npos ? "" : folder.substr(0, slash + 1)) + name;
    const Span at = own.at("/extends");
    if (!is_name(name) || beside == folder || !files_.is_file(beside + "/theme.json"))
      return fail(Says::extends, at, {name});
    if (!read_manifest(beside)) return false;
    if (manifests_.back().value.contains("extends")) return fail(Says::extends, at, {name});
    folders_.push_back(beside);
    return true;
  }

  bool fail(Says what, Span at, std::vector<std::string> arguments) {
    say(out_, what, at, std::move(arguments));
    return false;
  }

  // The manifest that has a key: the theme's own, else that of the theme it extends.
  const PlacedJson* with(const std::string& key) const {
    for (const PlacedJson& manifest : manifests_)
      if (manifest.value.contains(key)) return &manifest;
    return nullptr;
  }

  // The list of names at a place of a manifest.
  std::vector<Named> names_at(const PlacedJson& json, const std::string& pointer,
                              const nlohmann::json& list) {
    std::vector<Named> out;
    bool right = list.is_array();
    for (std::size_t i = 0; right && i < list.size(); ++i) {
      right = list[i].is_string();
      if (right) out.push_back({list[i], json.at(pointer + "/" + std::to_string(i))});
    }
    if (!right) fail(Says::wrong_value, json.at(pointer), {pointer.substr(1), "a list of names"});
    return out;
  }
  std::vector<Named> names(const std::string& key) {
    const PlacedJson* json = with(key);
    return json ? names_at(*json, "/" + key, json->value[key]) : std::vector<Named>{};
  }

  struct File {
    std::string path, bytes;  // the path from where blankett runs
  };

  std::optional<File> file(const Named& path, bool needed, std::size_t limit = kLargestFile) {
    if (path.text.starts_with('/') || path.text.find("..") != path.text.npos) {
      fail(Says::path, path.at, {path.text});
      return std::nullopt;
    }
    for (const std::string& folder : folders_) {
      const std::string full = folder + "/" + path.text;
      if (!files_.is_file(full)) continue;
      if (auto bytes = files_.read(full, limit)) return File{full, std::move(*bytes)};
    }
    if (needed) fail(Says::unreadable, path.at, {folders_.front() + "/" + path.text});
    return std::nullopt;
  }

  static Named of_component(const Named& component, std::string_view ending) {
    return {"components/" + component.text + "/" + component.text + std::string(ending),
            component.at};
  }

  std::string path_of_component(const std::string& name) const {
    const auto path = [&](const std::string& folder) {
      return folder + "/components/" + name + "/component.json";
    };
    const auto found =
        std::find_if(folders_.begin(), folders_.end(),
                     [&](const std::string& folder) { return files_.is_file(path(folder)); });
    return path(found == folders_.end() ? folders_.front() : *found);
  }

  SourceId add_part(Asset& asset, File file, std::string text) {
    const SourceId source = sources_.add(std::move(file.path), std::move(file.bytes));
    const auto lines = std::count(asset.source.begin(), asset.source.end(), '\n');
    asset.parts.push_back({source, static_cast<std::uint32_t>(lines) + 1});
    asset.source += std::move(text) + "\n";
    return source;
  }

  void add_css(Asset& sheet, const Named& path, bool needed) {
    auto found = file(path, needed);
    if (!found) return;
    std::string text = found->bytes;
    const SourceId source = add_part(sheet, std::move(*found), text);
    sheet_files_.push_back(source);
    const std::string lower = lower_case(text);
    for (const std::string_view fetch : {"url(", "@import", "image-set(", "@font-face"})
      if (const std::size_t at = lower.find(fetch); at != lower.npos)
        fail(
            Says::address,
            {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + fetch.size())},
            {std::string(fetch)});
  }

  void add_js(Asset& script, const Named& path, bool needed) {
    auto found = file(path, needed);
    if (!found) return;
    std::string text = as_classic(found->bytes);
    add_part(script, std::move(*found), std::move(text));
  }

  struct Lists {
    std::map<std::string, std::vector<Named>> entries{};  // name → files and components
    std::set<std::string> named{};                        // all of them
    Span at{};
  };

  // An object of lists: those that the pages ask for, each the theme's own or else that of the
  // theme it extends.
  Lists lists(const std::string& key, std::initializer_list<std::string_view> needed) {
    Lists out;
    for (const PlacedJson& manifest : manifests_) {
      if (!manifest.value.contains(key)) continue;
      const nlohmann::json& object = manifest.value[key];
      const Span at = manifest.at("/" + key);
      if (!object.is_object()) {
        fail(Says::wrong_value, at, {key, "an object of lists"});
        return out;
      }
      if (out.at == Span{}) out.at = at;
      for (const auto& [name, list] : object.items()) {
        const std::string pointer = "/" + key + "/" + name;
        if (std::find(needed.begin(), needed.end(), name) == needed.end())
          fail(Says::unknown_key, manifest.at(pointer),
               {key + "/" + name, fmt::format("{}", fmt::join(needed, ", "))});
        else if (!out.entries.count(name))
          for (Named& entry : out.entries[name] = names_at(manifest, pointer, list))
            out.named.insert(entry.text);
      }
    }
    for (const std::string_view name : needed)
      if (!out.entries.count(std::string(name)))
        fail(Says::no_list, out.at, {std::string(name), key});
    return out;
  }

  void read_sheets() {
    const Lists sheets = lists("sheets", {kFormSheet, kReportSheet, kPaperSheet, kCallSheet});
    for (const auto& [name, entries] : sheets.entries) {
      Asset& sheet = theme_.sheets[name];
      if (name == kFormSheet) sheet.source = faces_;
      for (const Named& entry : entries) {
        if (entry.text.ends_with(".css")) add_css(sheet, entry, true);
        else if (entry.text != kOtherComponents) add_css(sheet, of_component(entry, ".css"), true);
        else
          for (const Named& component : components_)
            if (!sheets.named.count(component.text))
              add_css(sheet, of_component(component, ".css"), false);
      }
    }
  }

  // A classic script runs where modules do not: opened from disk.
  void read_scripts() {
    const Lists scripts = lists("scripts", {kFormScript, kShellScript, kCallScript});
    for (const auto& [name, entries] : scripts.entries) {
      Asset& script = theme_.scripts[name];
      script.source = "(()=>{\"use strict\";\n";
      for (const Named& entry : entries) {
        if (entry.text != kOtherComponents) add_js(script, entry, true);
        else
          for (const Named& component : components_)
            add_js(script, of_component(component, ".mjs"), false);
      }
      script.source += "})();\n";
    }
  }

  void read_templates() {
    if (const auto page = file({"layout/page.mustache", {}}, true))
      theme_.templates["page"] = minified(page->bytes);
    for (const Named& component : components_) {
      if (const auto text = file(of_component(component, ".mustache"), false))
        theme_.templates[component.text] = minified(text->bytes);
      theme_.components.emplace_back(component.text, path_of_component(component.text));
    }
  }

  void check_templates() {
    std::set<std::string_view> needed(kNeeded.begin(), kNeeded.end());
    for (const Kind* kind : all_kinds()) needed.insert(kind->component);
    for (const std::string_view name : needed)
      if (!theme_.templates.count(name)) fail(Says::no_component, {}, {std::string(name)});
    for (const auto& [name, text] : theme_.templates)
      if (const std::string error = template_error(text); !error.empty())
        fail(Says::theme_template, {}, {name, error});
  }

  // The file of a key that names one, with its name in the site.
  std::string add_file(const File& file, const std::string& name) {
    std::string path =
        "assets/" + name + "." + hex(hash_of(file.bytes)) + file.path.substr(file.path.rfind('.'));
    theme_.files[path] = file.bytes;
    return path;
  }

  void read_logo() {
    const PlacedJson* json = with("logo");
    if (!json) return;
    const Span at = json->at("/logo");
    const nlohmann::json& value = json->value["logo"];
    if (!value.is_string()) {
      fail(Says::wrong_value, at, {"logo", "the name of a file"});
      return;
    }
    const auto found = file({value, at}, true, kLargestLogo);
    if (!found) return;
    std::string fault;
    if (found->bytes.size() > kLargestLogo) fault = "it is too large";
    else if (found->path.ends_with(".svg")) fault = fault_of_svg(found->bytes);
    else if (!found->path.ends_with(".png") || !found->bytes.starts_with("\x89PNG\r\n\x1a\n"))
      fault = "it is neither SVG nor PNG";
    if (fault.empty()) theme_.logo_path = add_file(*found, "logo");
    else fail(Says::logo, at, {value, fault});
  }

  void read_fonts() {
    const PlacedJson* json = with("fonts");
    if (!json) return;
    const nlohmann::json& fonts = json->value["fonts"];
    if (!fonts.is_array()) {
      fail(Says::wrong_value, json->at("/fonts"), {"fonts", "a list of fonts"});
      return;
    }
    for (std::size_t i = 0; i < fonts.size(); ++i)
      add_font(fonts[i], json->at("/fonts/" + std::to_string(i)));
  }

  void add_font(const nlohmann::json& font, Span at) {
    const auto text = [&](const char* key) {
      const bool there = font.is_object() && font.contains(key) && font[key].is_string();
      return there ? font[key].get<std::string>() : std::string();
    };
    const std::string family = text("family"), weight = text("weight");
    const bool plain = !family.empty() && !text("file").empty() &&
                       std::all_of(family.begin(), family.end(),
                                   [](char c) {
                                     return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                            (c >= '0' && c <= '9') || c == ' ' || c == '-';
                                   }) &&
                       weight.find_first_not_of("0123456789 ") == weight.npos;
    if (!plain) {
      fail(Says::wrong_value, at,
           {"fonts", "objects with a family (letters and digits), a file and perhaps a weight"});
      return;
    }
    const auto found = file({text("file"), at}, true, kLargestFont);
    if (!found) return;
    if (!found->path.ends_with(".woff2") || !found->bytes.starts_with("wOF2") ||
        found->bytes.size() > kLargestFont) {
      fail(Says::font, at,
           {text("file"),
            found->bytes.size() > kLargestFont ? "it is too large" : "it is no WOFF2"});
      return;
    }
    const std::string path = add_file(*found, "font");
    // Its text is there before the font is.
    faces_ += fmt::format(
        "@font-face{{font-family:\"{}\";src:url(\"{}\") format(\"woff2\");{}font-display:swap}}\n",
        family, path.substr(path.rfind('/') + 1),
        weight.empty() ? "" : "font-weight:" + weight + ";");
    theme_.has_fonts = true;
  }

  std::vector<ColourPair> pairs() {
    std::vector<ColourPair> out;
    const PlacedJson* json = with("contrast");
    if (!json) return out;
    const nlohmann::json& list = json->value["contrast"];
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string pointer = "/contrast/" + std::to_string(i);
      const nlohmann::json& pair = list.is_array() ? list[i] : list;
      const auto text = [&](const char* key) {
        const bool there = pair.is_object() && pair.contains(key) && pair[key].is_string();
        return there ? pair[key].get<std::string>() : std::string();
      };
      ColourPair one{text("text"), text("background"), text("what"), 0, json->at(pointer)};
      if (pair.is_object() && pair.contains("ratio") && pair["ratio"].is_number())
        one.ratio = pair["ratio"];
      if (one.text.starts_with("--") && one.background.starts_with("--") && one.ratio >= 3 &&
          one.ratio <= 21)
        out.push_back(std::move(one));
      else
        fail(Says::wrong_value, json->at(list.is_array() ? pointer : "/contrast"),
             {"contrast", "a list of pairs: text, background, what, and a ratio of 3 or more"});
    }
    return out;
  }

  void name_assets() {
    const auto name = [](Asset& asset, const std::string& stem, const char* ending) {
      asset.path = "assets/" + stem + "." +
                   hex(hash_of(asset.source + "\n" + std::string(minifier()))) + ending;
    };
    for (auto& [stem, sheet] : theme_.sheets) name(sheet, stem, ".css");
    for (auto& [stem, script] : theme_.scripts) name(script, stem, ".js");
  }

  const FileSystem& files_;
  Sources& sources_;
  Diagnostics& out_;
  std::vector<std::string> folders_;  // its own, then that of the theme it extends
  std::vector<PlacedJson> manifests_;
  Theme theme_;
  std::vector<Named> components_;
  std::vector<SourceId> sheet_files_;
  std::string faces_;  // @font-face
};

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

std::string as_classic(std::string_view module) {
  constexpr std::string_view kImport = "import ", kExport = "export ";
  std::string out;
  while (!module.empty()) {
    const std::size_t end = std::min(module.find('\n'), module.size());
    std::string_view line = module.substr(0, end);
    module.remove_prefix(std::min(end + 1, module.size()));
    if (line.starts_with(kExport)) line.remove_prefix(kExport.size());
    if (!line.starts_with(kImport)) out += line;  // a line stays a line, for messages
    if (!module.empty()) out += '\n';
  }
  return out;
}

std::string look_of(const Theme& theme) {
  std::string all;
  const auto add = [&](std::string_view name, std::string_view bytes) {
    all += std::string(name) + ' ' + hex(hash_of(bytes)) + '\n';
  };
  for (const auto& [name, text] : theme.templates) add(name, text);
  for (const auto& [name, sheet] : theme.sheets) add(name, sheet.source);
  for (const auto& [name, script] : theme.scripts) add(name, script.source);
  for (const auto& [path, bytes] : theme.files) add(path, bytes);
  return hex(hash_of(all));
}

Theme read_theme(const FileSystem& files, const std::string& folder, Sources& sources,
                 Diagnostics& out) {
  return Reader(files, folder, sources, out).run();
}

}  // namespace blankett
