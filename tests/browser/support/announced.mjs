// A page as Chromium tells it to a screen reader: role, name, states, value and description of everything, a line each. Boxes
// without a role are left out, and so are words that have just been said as the name of something.

import { changed } from "./snapshot.mjs";

/// ["title: …", "main", "  heading 2 “Din bil” (focused)", …]: all of the page, or only what is in main. `quiet` leaves out
/// what live regions say: some wait for a pause, and whether there was one depends on the computer.
export async function announced(page, { whole, quiet } = {}) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const heard = quiet ? nodes.flatMap((node) => (!isSpoken(node) ? [node] : node.role.value === "status" ? [{ ...node, childIds: [] }] : [])) : nodes;
  const tree = new Map(heard.map((node) => [node.nodeId, node]));
  const [root] = nodes;
  const top = whole ? root : nodes.find((node) => node.role?.value === "main");
  const lines = whole ? partsOf(top, tree, "", "").flatMap(({ lines }) => lines) : linesOf(top, tree, "");
  const masks = await page.locator("[data-receipt-number], [data-receipt-time]").allTextContents();
  const mask = (line) => masks.filter(Boolean).reduce((masked, text) => masked.replace(text, "…"), line);
  return [`title: ${root.name.value}`, ...lines.map(mask)];
}

const isSpoken = ({ properties = [] }) => properties.some(({ name, value }) => name === "live" && value.value === "polite");
const unheard = new Set(["InlineTextBox", "LineBreak", "ListMarker", "LabelText", "Legend"]);
const boxes = new Set(["RootWebArea", "none", "generic"]);
const whole = new Set(["combobox", "textbox"]); // what is in them is their value
const states = ["checked", "expanded", "invalid", "required", "disabled", "focused"];

function linesOf(node, tree, indent) {
  const role = node.role.value;
  const name = clean(node.name?.value);
  const inner = whole.has(role) ? [] : partsOf(node, tree, indent + "  ", name);
  const onlyWords = inner.length > 0 && inner.every(({ words }) => words);
  const property = Object.fromEntries((node.properties ?? []).map(({ name: each, value }) => [each, value.value]));
  const is = states.filter((each) => ![undefined, false, "false"].includes(property[each]))
    .map((each) => ([true, "true"].includes(property[each]) ? each : `${each}: ${property[each]}`));
  const line = [
    indent + role + (role === "heading" ? ` ${property.level}` : ""),
    name && `“${name}”`,
    is.length && `(${is.join(", ")})`,
    role === "combobox" && `of ${optionsOf(node, tree).join(" | ")}`,
    node.value?.value && `= ${JSON.stringify(node.value.value)}`,
    node.description?.value && `– ${clean(node.description.value)}`,
    onlyWords && inner.map(({ words }) => words).join(" "),
  ].filter(Boolean).join(" ");
  return onlyWords ? [line] : [line, ...inner.flatMap(({ lines }) => lines)];
}

/// What is in a node: [{lines, words: when it is words only}].
function partsOf(node, tree, indent, said) {
  return (node.childIds ?? []).map((id) => tree.get(id)).filter(Boolean).flatMap((child) => {
    const role = child.role?.value;
    if (unheard.has(role)) return [];
    const focused = child.properties?.some(({ name, value }) => name === "focused" && value.value);
    if (child.ignored || (boxes.has(role) && !focused)) return partsOf(child, tree, indent, said);
    if (boxes.has(role)) return [{ lines: [`${indent}(focused)`] }, ...partsOf(child, tree, indent, said)];
    if (role !== "StaticText") return [{ lines: linesOf(child, tree, indent) }];
    const words = clean(child.name.value);
    return words && !said.includes(words) ? [{ words, lines: [indent + words] }] : [];
  });
}

const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim();

const optionsOf = (node, tree) => (node.childIds ?? []).map((id) => tree.get(id)).filter(Boolean)
  .flatMap((child) => (child.role?.value === "option" ? [clean(child.name.value)] : optionsOf(child, tree)));

/// A view after another, as text: each as it is met, and of its other states what has come, and what is gone.
export function spokenBook() {
  const pages = [];
  let before;
  return {
    async add(state, page) {
      const [view, change] = state.split(", ");
      const now = await announced(page, { whole: view === "start", quiet: change !== "not received" });
      pages.push(`== ${state}`, ...(change ? news(before, now) : now), "");
      before = now;
    },
    text: () => pages.join("\n"),
  };
}

// A line that only says something else now is told once.
function news(before, now) {
  const lines = changed(before, now);
  const came = new Set(lines.filter((line) => line.startsWith("+")).map(subjectOf));
  return lines.filter((line) => line.startsWith("+") || !came.has(subjectOf(line)));
}
const subjectOf = (line) => /^..( *\w+( \d)?( “[^”]*”)?)/.exec(line)?.[1] ?? line;
