// The page's kinds of questions, as the page has them.
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "./site.mjs";

const components = path.join(project, "themes/stockholm/components");

/// The compiler's arguments for the form that asks what boendeparkering does not.
export const kindsForm = ["--forms", path.join(project, "tests/browser/kinds"), "--form", "slag", "--language", "sv"];

/// Each component adds its kind to the same object.
export async function loadKinds() {
  for (const name of readdirSync(components))
    if (readdirSync(path.join(components, name)).includes(`${name}.mjs`)) await import(pathToFileURL(path.join(components, name, `${name}.mjs`)));
  return (await import(pathToFileURL(path.join(components, "../js/kinds.mjs")))).kinds;
}
