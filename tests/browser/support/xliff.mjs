// XLIFF as other programs hold it: a tree read from a file, and written again in their ways. Independent of the compiler.

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decoded = (text) =>
  text.replace(/&(#x?)?([^;]+);/g, (_, number, name) => (number ? String.fromCodePoint(parseInt(name, number === "#x" ? 16 : 10)) : entities[name]));
export const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/// {name, attributes: {…}, children: [node or text]}; comments and instructions are left out.
export function parsed(xml) {
  const root = element("");
  const open = [root];
  for (const [part, tag] of xml.matchAll(/<\?[^]*?\?>|<!--[^]*?-->|<([^>]*)>|[^<]+/g)) {
    const inside = open.at(-1);
    if (!tag) {
      if (!part.startsWith("<")) inside.children.push(decoded(part));
    } else if (tag.startsWith("/")) {
      open.pop();
    } else {
      const child = element(/^[^\s/]+/.exec(tag)[0]);
      for (const [, name, value] of tag.matchAll(/([\w:-]+)="([^"]*)"/g)) child.attributes[name] = decoded(value);
      inside.children.push(child);
      if (!tag.endsWith("/")) open.push(child);
    }
  }
  return root.children.find((child) => child.name);
}

export const element = (name, attributes = {}, ...children) => ({ name, attributes, children });
export const clone = (node) => structuredClone(node);
export const childrenOf = (node, name) => node.children.filter((child) => child.name === name);
export const childOf = (node, name) => childrenOf(node, name)[0];
export const textOf = (node) => (typeof node === "string" ? node : node.children.map(textOf).join(""));
export function* everyOf(node, name) {
  for (const child of node.children ?? []) {
    if (child.name === name) yield child;
    yield* everyOf(child, name);
  }
}
export const unitsOf = (root) => [...everyOf(root, "trans-unit")];
/// Takes a node out of a tree, or puts others in its place.
export function replace(root, node, ...others) {
  for (const parent of [root, ...everyElementOf(root)]) {
    const at = parent.children.indexOf(node);
    if (at >= 0) return parent.children.splice(at, 1, ...others);
  }
  throw new Error(`no ${node.name} there`);
}
function* everyElementOf(node) {
  for (const child of node.children ?? [])
    if (child.name) {
      yield child;
      yield* everyElementOf(child);
    }
}

/// The tree as XML, in the manner asked for.
export function written(root, { quote = '"', text = escaped, prefix = "", comment = "", declaration = '<?xml version="1.0" encoding="UTF-8"?>\n', longEmpty = false } = {}) {
  const tag = (name) => (prefix && !name.includes(":") ? `${prefix}:${name}` : name);
  const attribute = ([name, value]) =>
    ` ${prefix && name === "xmlns" ? `xmlns:${prefix}` : name}=${quote}${escaped(value).replaceAll('"', "&quot;").replaceAll("'", "&apos;")}${quote}`;
  const node = (each) => {
    if (typeof each === "string") return /^\s*$/.test(each) ? each + comment : text(each);
    if (each.raw) return each.raw;
    const head = `<${tag(each.name)}${Object.entries(each.attributes).map(attribute).join("")}`;
    return each.children.length || longEmpty ? `${head}>${each.children.map(node).join("")}</${tag(each.name)}>` : `${head}/>`;
  };
  return declaration + node(root) + "\n";
}

/// What stands between two tags, as our own writer has it.
export const inside = (node) => written(element("x", {}, ...node.children), { declaration: "" }).slice(3, -5).replace(/^>$/, "");

/// A file of ours with some of its units changed: {id: {target, state, qualifier, approved, notes, previous}}. Targets and notes
/// are XML; what is not named stays.
export function edited(file, changes) {
  let out = file;
  for (const [id, change] of Object.entries(changes)) {
    const begin = out.indexOf(`<trans-unit id="${id}"`);
    const end = out.indexOf("      </trans-unit>", begin);
    if (begin < 0) throw new Error(`no unit ${id}`);
    let unit = out.slice(begin, end);
    const [, attributes, words = ""] = /<target([^>]*?)(?:\/>|>([^]*?)<\/target>)/.exec(unit);
    const had = (name) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
    const { target = words, state = had("state"), qualifier = had("state-qualifier") } = change;
    const said = ` state="${state}"${qualifier ? ` state-qualifier="${qualifier}"` : ""}`;
    unit = unit.replace(/<target[^>]*?(?:\/>|>[^]*?<\/target>)/, () => (target ? `<target${said}>${target}</target>` : `<target${said}/>`));
    if ("approved" in change) unit = unit.replace(/^([^>]*?)(?: approved="yes")?>/, (_, head) => `${head}${change.approved ? ' approved="yes"' : ""}>`);
    if ("previous" in change || change.target) unit = unit.replace(/ *<alt-trans alttranstype="previous-version">[^]*?<\/alt-trans>\n/, "");
    for (const note of change.notes ?? []) unit += `        ${note}\n`;
    if (change.previous)
      unit += `        <alt-trans alttranstype="previous-version">\n          <source>${change.previous.source}</source>\n          <target>${change.previous.target}</target>\n        </alt-trans>\n`;
    out = out.slice(0, begin) + unit + out.slice(end);
  }
  return out;
}

/// The file as a tool for version 2 would write it. States only where the unit says that it is done, since version 2 has fewer.
export function inVersion2(root, { version = "2.0", states = true } = {}) {
  const [file] = childrenOf(root, "file");
  const inline = (node) => (typeof node === "string" ? node : element({ g: "pc", x: "ph", mrk: "mrk" }[node.name], node.attributes["xml:lang"] ? node.attributes : { id: node.attributes.id }, ...node.children.map(inline)));
  const units = unitsOf(root).map((unit) => {
    const [source, target] = [childOf(unit, "source"), childOf(unit, "target")];
    const segment = element("segment", states && unit.attributes.approved ? { state: "final" } : {}, element("source", {}, ...source.children.map(inline)));
    if (target?.children.length) segment.children.push(element("target", {}, ...target.children.map(inline)));
    return element("unit", { id: unit.attributes.id }, segment);
  });
  return element("xliff", { xmlns: "urn:oasis:names:tc:xliff:document:2.0", version, srcLang: file.attributes["source-language"], trgLang: file.attributes["target-language"] },
    element("file", { id: "f1", original: file.attributes.original }, ...units));
}
