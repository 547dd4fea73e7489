// blankett graph FORM: the flow of a form as an SVG. blankett graph --uses BLOCK: the forms that a
// block or list reaches, and through what.

#include <fmt/format.h>

#include "base/text.h"
#include "commands/command.h"
#include "commands/report.h"
#include "write/file.h"

namespace blankett {

int graph(const Arguments& arguments) {
  const DiskFiles files;
  Options options = arguments.options;
  if (!arguments.uses.empty()) {
    if (!arguments.name.empty()) {
      fmt::print(stderr, "blankett: write a form or --uses, not both\n");
      return kUsage;
    }
    const auto project = load(files, options);
    const Uses uses = uses_of(*project, arguments.uses, files, options);
    if (!uses.known) {
      const auto meant = nearest(arguments.uses, uses.all);
      fmt::print(stderr, "blankett: there is no block or list `{}`{}\n", arguments.uses,
                 meant ? "; did you mean `" + *meant + "`?" : "");
      return kUsage;
    }
    for (const auto& [form, path] : uses.forms) fmt::print("{}: {}\n", form, path);
    return kClean;
  }
  if (arguments.name.empty()) {
    fmt::print(stderr, "blankett: name a form, or write --uses BLOCK\n");
    return kUsage;
  }
  options.only_forms = {arguments.name};
  options.stop_after = Stage::render;
  const auto project = load(files, options);
  std::vector<Finding> findings = project->findings;
  std::string drawing;
  if (!project->has_errors()) {
    Renderer renderer(project->theme);
    Bundle bundle = compile(*project, arguments.name, files, options, renderer);
    findings.insert(findings.end(), bundle.findings.begin(), bundle.findings.end());
    const std::string language = arguments.language.empty() ? "sv" : arguments.language;
    drawing = std::move(bundle.site[drawing_path(arguments.name, language)]);
  }
  // Only what stands in the way: the drawing itself goes to the same place.
  if (drawing.empty()) {
    const int code = report(*project, std::move(findings), arguments);
    if (code == kClean)
      fmt::print(stderr, "blankett: the form is not published in that language\n");
    return code == kClean ? kUsage : code;
  }
  if (arguments.file.empty()) {
    std::fwrite(drawing.data(), 1, drawing.size(), stdout);
    return kClean;
  }
  const auto wrong = replace_file(arguments.file, drawing);
  if (!wrong) return kClean;
  fmt::print(stderr, "blankett: {} could not be written: {}\n", arguments.file, *wrong);
  return kWorld;
}

}  // namespace blankett
