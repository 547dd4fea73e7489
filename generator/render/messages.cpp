#include "render/messages.h"

namespace blankett {
namespace {

constexpr Message kMessages[] = {
    {"theme/unreadable", "the theme file {0} cannot be read",
     "write it, or take it out of theme.json"},
    {"theme/broken", "theme.json is broken: {0}", ""},
    {"theme/unknown-key", "theme.json has no `{0}`", "it has {1}"},
    {"theme/wrong-value", "`{0}` must be {1}", ""},
    {"theme/path", "the theme names a file outside its folder: {0}",
     "name files inside the folder, without .. and without a leading /"},
    {"theme/no-component", "the theme has no component `{0}`, which the pages use",
     "add the folder components/{0} and list it in theme.json"},
    {"theme/template", "the template of `{0}` is broken: {1}", "look at the tags it names"},
    {"theme/component", "component.json of `{0}` is broken: {1}",
     "it has a summary and either a template, or params, accessibility and examples; an example "
     "sets params that are declared"},
    {"theme/no-list", "the theme does not say what `{0}` is made of, which the pages use",
     "list its files in `{1}` in theme.json"},
    {"theme/extends", "there is no theme `{0}` beside this one that stands on its own",
     "name the folder of a theme that does not extend another"},
    {"theme/address", "the style sheet fetches something with `{0}`, which the pages do not allow",
     "take it out; fonts and the logo are named in theme.json"},
    {"theme/logo", "the logo {0} cannot be used: {1}",
     "give an SVG without scripts or a PNG, of at most 32 kB"},
    {"theme/font", "the font {0} cannot be used: {1}", "give a WOFF2 file of at most 256 kB"},
    {"theme/refused", "esbuild refuses this: {0}", ""},
    {"theme/no-minifier", "esbuild, which makes style sheets and scripts small, cannot run: {0}",
     "install it (apt-get install esbuild), and build blankett again"},
    {"theme/contrast",
     "{0} on {1} has the contrast {2, number}:1 in {3}, and {4, number}:1 is the least: {5}",
     "make one of the two colours lighter or darker"},
    {"theme/contrast-goal",
     "{0} on {1} has the contrast {2, number}:1 in {3}; the goal for text is 7:1",
     "make one of the two colours lighter or darker"},
    {"theme/colour", "`{0}` is no colour that can be computed in {1}",
     "declare it in a style sheet as #rgb, #rrggbb or var(--other)"},
    {"theme/undeclared-pair", "{0} stands on {1} here, and theme.json does not declare the pair",
     "add it to contrast in theme.json"},
    {"theme/undeclared-colour", "{0} is used here, and no pair in theme.json names it",
     "add a pair with it to contrast in theme.json"},
    {"theme/scheme", "a colour that depends on `{0}` cannot be checked",
     "let colours depend on prefers-color-scheme: dark and prefers-contrast: more only"},
};

}  // namespace

void theming::say(Diagnostics& out, Says what, Span at, std::vector<std::string> arguments,
                  Severity severity) {
  out.add({.message = &kMessages[static_cast<std::size_t>(what)],
           .severity = severity,
           .at = at,
           .arguments = std::move(arguments)});
}

std::span<const Message> theme_messages() { return kMessages; }

}  // namespace blankett
