// Written in English, as component.json is: it is read by those who build on a theme.
// Tested by components_test.cpp and theme.spec.mjs.

#include "render/component_page.h"

#include <algorithm>

#include "base/text.h"
#include "render/layout.h"
#include "render/messages.h"
#include "render/placed_json.h"
#include "render/specimen.h"

namespace blankett {
namespace {

using SortedJson = nlohmann::json;

// Stands where examples name pictures, films and sounds.
constexpr const char* kPicture = "picture.svg";
constexpr const char* kPictureBytes =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"180\" "
    "viewBox=\"0 0 320 180\">"
    "<rect width=\"320\" height=\"180\" fill=\"#d0d0d0\"/>"
    "<path d=\"M0 180 110 70l60 60 50-40 100 90z\" fill=\"#6b6b6b\"/>"
    "<circle cx=\"250\" cy=\"48\" r=\"22\" fill=\"#fff\"/></svg>\n";

std::string text_at(const SortedJson& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

class ComponentPage {
 public:
  ComponentPage(std::span<const Component> components, const Theme& theme,
                std::span<const Locale> locales, Renderer& renderer)
      : components_(components),
        theme_(theme),
        examples_(locales.front()),
        locale_(english(locales)),
        renderer_(renderer) {}

  std::string run() {
    std::vector<Params> links;
    std::string all;
    for (const Component& component : components_) {
      links.push_back({{"name", component.name}});
      all += component_sheet(component);
    }
    std::string main = renderer_.render(
        "component-page",
        {{"title", "Components of the theme " + theme_.name},
         {"intro",
          "Every component in every example that the tests use, and in the states that scripts "
          "bring it to. Look at it in light and dark, with forced colours, on a phone, printed."},
         {"list_title", "All components"},
         {"components", std::move(links)},
         {"components_html", std::move(all)}});
    return page(std::move(main));
  }

 private:
  static const Locale& english(std::span<const Locale> locales) {
    const auto found = std::find_if(locales.begin(), locales.end(),
                                    [](const Locale& l) { return l.language == "en"; });
    return found == locales.end() ? locales.front() : *found;
  }

  std::string component_sheet(const Component& component) {
    std::vector<Params> checks;
    if (const auto found = component.about.find("accessibility"); found != component.about.end())
      for (const SortedJson& check : *found) checks.push_back({{"text", check.get<std::string>()}});
    std::vector<Params> params =
        component.has_template() ? params_in(component.about["params"], "") : std::vector<Params>{};
    const std::string drawn_by = text_at(component.about, "template");
    return renderer_.render(
        "specimen", {{"name", component.name},
                     {"summary", text_at(component.about, "summary")},
                     {"drawn_by_text", drawn_by.empty() ? "" : "Drawn by"},
                     {"drawn_by", drawn_by},
                     {"states", states(component)},
                     {"params_title", params.empty() ? "" : "Parameters of " + component.name},
                     {"name_heading", "Name"},
                     {"type_heading", "Type"},
                     {"description_heading", "What it is"},
                     {"params", std::move(params)},
                     {"checks_title", checks.empty() ? "" : "To check by hand"},
                     {"checks", std::move(checks)}});
  }

  static std::vector<Params> params_in(const SortedJson& declared, const std::string& prefix) {
    std::vector<Params> out;
    for (const SortedJson& param : declared) {
      const std::string name = prefix + text_at(param, "name");
      std::string type = text_at(param, "type");
      if (param.value("required", false)) type += ", required";
      out.push_back(
          {{"name", name}, {"type", type}, {"description", text_at(param, "description")}});
      if (const auto inner = param.find("params"); inner != param.end())
        for (Params& row : params_in(*inner, name + ".")) out.push_back(std::move(row));
    }
    return out;
  }

  std::vector<Params> states(const Component& component) {
    std::vector<Params> out;
    if (!component.has_template()) return out;
    std::size_t number = 0;
    const auto add = [&](const std::string& title, const std::string& html, const char* dir) {
      const std::string prefix = component.name + "-" + std::to_string(++number) + "-";
      out.push_back({{"title", title},
                     {"lang", examples_.language},
                     {"dir", std::string(dir)},
                     {"example_html", specimen::isolated(html, prefix)}});
    };
    const SortedJson& declared = component.about["params"];
    for (const SortedJson& example : component.about["examples"]) {
      const std::string name = text_at(example, "name");
      std::string html =
          framed(renderer_.render(component.name, example_params(example["params"], declared)),
                 example["params"], name);
      html = specimen::with_source(html, kPicture);
      const bool first = number == 0;
      add(name, html, "ltr");
      const std::string label = text_at(example["params"], "label_html");
      if (specimen::has_control(html))
        add(name + ", wrong",
            specimen::with_error(html, error(label.empty() ? escaped(name) : label)), "ltr");
      if (!first) continue;
      const std::pair<const char*, std::string> more[] = {
          {", chosen", specimen::chosen(html)},
          {", sending", specimen::waiting(html)},
          {", with focus", specimen::with_focus(html)}};
      for (const auto& [state, state_html] : more)
        if (!state_html.empty()) add(name + state, state_html, "ltr");
      add(name + ", right to left", html, "rtl");
    }
    return out;
  }

  // A control stands in the field that gives it label, hint and message.
  std::string framed(std::string control, const SortedJson& values, const std::string& label) {
    const bool whole =
        control.find(" data-question=\"") != control.npos || control.find("<form") != control.npos;
    if (!specimen::has_control(control) || whole) return control;
    const bool bare = !specimen::has_label(control);
    const std::string id = text_at(values, "id").empty() ? "example" : text_at(values, "id");
    return renderer_.render(bare ? "field" : "field-group",
                            {{"id", id},
                             {"path", id},
                             {"kind", "text"},
                             {"hint_html", ""},
                             {"why_html", ""},
                             {"help_summary", ""},
                             {"help_html", ""},
                             {"condition_html", ""},
                             {"error_prefix", examples_.text("error-prefix")},
                             {"control_html", std::move(control)},
                             {"label_html", escaped(label)},
                             {"optional_text", ""},
                             {"describedby", ""}});
  }

  std::string error(const std::string& label_html) const {
    return filled(escaped(examples_.text("error.text.missing")), {{"label", label_html}});
  }

  std::string page(std::string main) {
    const auto ui = [&](std::string_view key) { return locale_.text(key); };
    std::string footer = renderer_.render(
        "footer",
        {{"title", ""}, {"channels", std::vector<Params>{}}, {"made_by_text", ui("made-by")}});
    return laid_out({.locale = locale_,
                     .theme = theme_,
                     .up = "../",
                     .title = "Components – " + theme_.name,
                     .more_sheet = kReportSheet,
                     .specimens = true,
                     .main_html = std::move(main),
                     .footer_html = std::move(footer)},
                    renderer_);
  }

  std::span<const Component> components_;
  const Theme& theme_;
  const Locale& examples_;  // whose words the examples are written in
  const Locale& locale_;
  Renderer& renderer_;
};

}  // namespace

Params example_params(const SortedJson& values, const SortedJson& declared) {
  Params out;
  for (const SortedJson& param : declared) {
    const auto& name = param.at("name").get_ref<const std::string&>();
    const std::string type = text_at(param, "type");
    const auto value = values.find(name);
    const bool given = value != values.end();
    if (type == "flag") {
      out.items.emplace_back(name, given && value->is_boolean() && value->get<bool>());
    } else if (type == "list") {
      std::vector<Params> items;
      if (given)
        for (const SortedJson& item : *value)
          items.push_back(example_params(item, param.at("params")));
      out.items.emplace_back(name, std::move(items));
    } else {
      out.items.emplace_back(name, text_at(values, name.c_str()));
    }
  }
  return out;
}

// A theme is anybody's: what is not as it should be is said here, so that nothing later can fail.
namespace {

bool has_text(const SortedJson& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string();
}

// Where a list of declared params is wrong, as a JSON pointer; empty when it is right.
std::string fault_of_params(const SortedJson& params, const std::string& at) {
  if (!params.is_array()) return at;
  for (std::size_t i = 0; i < params.size(); ++i) {
    std::string here = at + "/" + std::to_string(i);
    const SortedJson& param = params[i];
    const std::string type = has_text(param, "type") ? param["type"] : "";
    const bool right = has_text(param, "name") && has_text(param, "description") &&
                       param.contains("required") && param["required"].is_boolean() &&
                       (type == "text" || type == "html" || type == "flag" || type == "list");
    if (!right) return here;
    if (type != "list") continue;
    const SortedJson& inner = param.contains("params") ? param["params"] : SortedJson();
    if (std::string fault = fault_of_params(inner, here + "/params"); !fault.empty()) return fault;
  }
  return {};
}

std::string fault_of_values(const SortedJson& values, const SortedJson& declared,
                            const std::string& at) {
  if (!values.is_object()) return at;
  for (const SortedJson& param : declared) {
    const std::string name = param["name"], type = param["type"];
    if (!values.contains(name)) continue;
    const SortedJson& value = values[name];
    std::string here = at + "/" + name;
    if (type == "flag"   ? !value.is_boolean()
        : type == "list" ? !value.is_array()
                         : !value.is_string())
      return here;
    if (type != "list") continue;
    for (std::size_t i = 0; i < value.size(); ++i)
      if (std::string fault =
              fault_of_values(value[i], param["params"], here + "/" + std::to_string(i));
          !fault.empty())
        return fault;
  }
  return {};
}

std::string fault_of(const SortedJson& about) {
  if (!has_text(about, "summary")) return "/summary";
  if (!about.contains("params")) return has_text(about, "template") ? "" : "/template";
  if (std::string fault = fault_of_params(about["params"], "/params"); !fault.empty()) return fault;
  for (const char* list : {"accessibility", "examples"})
    if (!about.contains(list) || !about[list].is_array()) return std::string("/") + list;
  for (std::size_t i = 0; i < about["accessibility"].size(); ++i)
    if (!about["accessibility"][i].is_string()) return "/accessibility/" + std::to_string(i);
  for (std::size_t i = 0; i < about["examples"].size(); ++i) {
    const SortedJson& example = about["examples"][i];
    std::string here = "/examples/" + std::to_string(i);
    if (!has_text(example, "name") || !example.contains("params")) return here;
    if (std::string fault = fault_of_values(example["params"], about["params"], here + "/params");
        !fault.empty())
      return fault;
  }
  return {};
}

}  // namespace

std::vector<Component> read_components(const FileSystem& files, const Theme& theme,
                                       Sources& sources, Diagnostics& out) {
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  std::vector<Component> components;
  for (const auto& [name, path] : theme.components) {
    auto bytes = files.read(path, kLargest);
    if (!bytes) {
      theming::say(out, theming::Says::unreadable, {}, {path});
      continue;
    }
    const SourceId source = sources.add(path, std::move(*bytes));
    PlacedJson json = read_json(sources, source);
    const std::string fault = json.broken ? "" : fault_of(json.value);
    if (!json.broken && fault.empty()) {
      components.push_back({name, std::move(json.value)});
      continue;
    }
    Span at = json.broken ? json.error : json.at(fault);
    if (at.source == SourceId::none) at = {source, 0, 1};
    theming::say(out, theming::Says::component, at, {name, json.broken ? "not JSON" : fault});
  }
  return components;
}

Site render_component_page(std::span<const Component> components, const Theme& theme,
                           std::span<const Locale> locales, Renderer& renderer) {
  if (locales.empty()) return {};
  return {{"theme/index.html", ComponentPage(components, theme, locales, renderer).run()},
          {std::string("theme/") + kPicture, kPictureBytes}};
}

}  // namespace blankett
