// The translation files in the hands of other programs: the schema of OASIS, translate-toolkit, a library of npm's, and OmegaT, a tool that
// translators work in. They are installed here if they are missing: no other test needs them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import xliff from "xliff";
import { install, languages, schemaFaults, translationFiles, workplace } from "./support/translating.mjs";
import { childOf, edited, element, escaped, inside, parsed, textOf, unitsOf, written } from "./support/xliff.mjs";
import { project } from "./support/site.mjs";

let place;
before(() => void (place = workplace()));
afterEach(() => place.restore());
after(() => place.remove());

const unitsIn = (file) => unitsOf(parsed(place.read(file)));
const isApproved = (unit) => unit.attributes.approved === "yes";
const targetOf = (unit) => childOf(unit, "target");
const sourceOf = (unit) => childOf(unit, "source");

test("every file is strict XLIFF 1.2", () => {
  assert.ok(translationFiles.length > 80);
  assert.equal(schemaFaults([...translationFiles, "locales/sv/ui.xlf", "locales/sv/diagnostics.xlf"], project), "");
  // The schema would say so.
  place.put("wrong.xlf", place.read(translationFiles[0]).replace('restype="', 'restype="no such '));
  assert.match(schemaFaults(["wrong.xlf"], place.folder), /restype/);
});

describe("translate-toolkit", () => {
  before(() => install("translate-toolkit"));
  // Its programs do a folder of files at a time.
  const run = (program, ...words) => (mkdirSync(path.join(place.folder, words.at(-1)), { recursive: true }), execFileSync(`/usr/bin/${program}`, ["--progress=none", ...words], { cwd: place.folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }));

  test("has a message for every unit, fuzzy where no person has approved it", () => {
    for (const language of languages) {
      run("xliff2po", `locales/${language}`, `po/${language}`);
      for (const file of translationFiles.filter((each) => each.startsWith(`locales/${language}/`))) {
        const [, ...messages] = readFileSync(path.join(place.folder, file.replace(/^locales/, "po").replace(/xlf$/, "po")), "utf8").trim().split("\n\n");
        assert.deepEqual(messages.map((message) => ({ id: /^#: (.*)$/m.exec(message)[1].replaceAll("%20", " "), fuzzy: /^#, .*fuzzy/m.test(message), words: wordsIn(message, "msgstr") })),
          unitsIn(file).map((unit) => ({ id: unit.attributes.id, fuzzy: !isApproved(unit) && targetOf(unit).children.length > 0, words: textOf(targetOf(unit)) })), file);
      }
    }
  });
  const wordsIn = (message, key) => JSON.parse(`[${new RegExp(`^${key} ((?:".*"\n?)+)`, "m").exec(message)[1].trim().replaceAll("\n", ",")}]`).join("");

  // What would be an error: lost slots, variables, markup, addresses and numbers of things; broken characters and line ends. Not asked:
  // matters of style that differ between languages (quotation marks, capitals, spaces before signs, the number of sentences, words in
  // brackets after a Swedish name), and what is the same on purpose (names and addresses). `emails` and `numbers` find examples, which are
  // translated: namn@exempel.se, 31 3 2027.
  const checks = ["pythonbraceformat", "variables", "printf", "xmltags", "urls", "escapes", "newlines", "tabs", "validchars", "nplurals", "functions", "filepaths",
    "options", "untranslated", "blank", "endwhitespace", "startwhitespace", "doublespacing", "kdecomments", "credits", "compendiumconflicts"];
  const faultsIn = (folder, out) => {
    run("pofilter", ...checks.map((check) => `--test=${check}`), folder, out);
    return execFileSync("find", [out, "-name", "*.xlf"], { cwd: place.folder, encoding: "utf8" }).split("\n").filter(Boolean)
      .flatMap((file) => [...place.read(file).matchAll(/<(\w+:)trans-unit [^>]*?\bid="([^"]*)"[^]*?<\/\1trans-unit>/g)]
        .map(([unit, , id]) => ({ id, says: /from="pofilter">([^<]*)/.exec(unit)[1] })));
  };

  test("finds no error in what is approved", () => {
    for (const language of languages) {
      mkdirSync(path.join(place.folder, `approved/${language}`), { recursive: true });
      for (const file of translationFiles.filter((each) => each.startsWith(`locales/${language}/`))) {
        const root = parsed(place.read(file));
        const body = childOf(childOf(root, "file"), "body");
        body.children = unitsOf(root).filter(isApproved);
        place.put(`approved/${language}/${file.split("/").slice(2).join("-")}`, written(root));
      }
      // A choice of plural forms is one slot of Python's to it, with all its words, so that every translation has another.
      const choosing = new Set(translationFiles.filter((each) => each.startsWith(`locales/${language}/`)).flatMap(unitsIn)
        .filter((unit) => [sourceOf(unit), targetOf(unit)].some((words) => /\{\w+, (plural|select),/.test(textOf(words)))).map((unit) => unit.attributes.id));
      const isPlural = ({ id, says }) => says.startsWith("pythonbraceformat") && choosing.has(id);
      assert.deepEqual(faultsIn(`approved/${language}`, `faults/${language}`).filter((fault) => !isPlural(fault)), [], language);
    }
  });

  test("would find a lost slot", () => {
    mkdirSync(path.join(place.folder, "lost"));
    const file = "locales/en/ui.xlf";
    const unit = unitsIn(file).find((each) => /^[^{]*\{\w+\}[^{]*$/.test(textOf(targetOf(each))));
    place.put("lost/ui.xlf", edited(place.read(file), { [unit.attributes.id]: { target: "Lost" } }));
    assert.match(faultsIn("lost", "found").find(({ id }) => id === unit.attributes.id).says, /^pythonbraceformat: /);
  });
});

describe("npm's xliff", () => {
  const flat = (words) => [words ?? []].flat().map((part) => (typeof part === "string" ? part : Object.values(part).map(({ contents }) => flat(contents)).join(""))).join("");
  const kindOf = (part) => (typeof part === "string" ? "" : Object.keys(part)[0]);

  test("reads every unit, with the same words", async () => {
    for (const file of translationFiles) {
      const read = await xliff.xliff12ToJs(place.read(file));
      const [units, ...more] = Object.values(read.resources);
      assert.equal(more.length, 0);
      const by = (a, b) => (a.id < b.id ? -1 : 1);
      assert.deepEqual(Object.entries(units).map(([id, { source, target }]) => ({ id, source: flat(source), target: flat(target) })).sort(by),
        unitsIn(file).map((unit) => ({ id: unit.attributes.id, source: textOf(sourceOf(unit)), target: textOf(targetOf(unit)) })).sort(by), file);
    }
  });

  // It forgets states and whose notes are, sorts otherwise, and breaks lines within words with markup.
  test("writes version 1.2, in which nothing has changed", async () => {
    const back = [];
    for (const file of translationFiles) {
      back.push(`back-${back.length}.xlf`);
      place.put(back.at(-1), await xliff.jsToXliff12(await xliff.xliff12ToJs(place.read(file))));
    }
    const { status, out } = place.run("merge", ...back);
    assert.equal(status, 0, out);
    assert.deepEqual(place.changed(), []);
  });

  test("writes version 2, in which nothing has changed", async () => {
    const back = [];
    for (const file of translationFiles) {
      const read = await xliff.xliff12ToJs(place.read(file));
      // It has no marks in version 2, and writes a comment where their words were: those units are left out.
      const hasMark = (words) => [words ?? []].flat().some((part) => typeof part !== "string" && (kindOf(part) === "Marker" || hasMark(Object.values(part)[0].contents)));
      for (const units of Object.values(read.resources))
        for (const [id, { target }] of Object.entries(units)) if (hasMark(target)) delete units[id];
      if (Object.keys(Object.values(read.resources)[0]).length === 0) continue;
      back.push(`back-${back.length}.xlf`);
      place.put(back.at(-1), await xliff.js2xliff(read));
      assert.match(place.read(back.at(-1)), /version="2\.0"/);
    }
    const { status, out } = place.run("merge", ...back);
    assert.equal(status, 0, out);
    assert.deepEqual(place.changed(), []);
  });
});

describe("OmegaT", () => {
  before(() => install("omegat", "default-jre-headless"));

  test("translates a form from a memory, and all of it comes home", () => {
    const file = "locales/en/forms/bygglov.xlf";
    const translated = unitsIn(file);
    for (const unit of translated) targetOf(unit).children = withoutMarks(targetOf(unit).children);
    execFileSync("rm", [path.join(place.folder, file)]);
    assert.equal(place.run("extract", "bygglov", "--language", "en", "--prefill").status, 0);
    const work = path.join(place.folder, "omegat");
    for (const folder of ["source", "target", "tm", "omegat", "glossary", "dictionary"]) mkdirSync(path.join(work, folder), { recursive: true });
    writeFileSync(path.join(work, "source/bygglov.xlf"), place.read(file));
    writeFileSync(path.join(work, "omegat.project"), projectFile);
    writeFileSync(path.join(work, "omegat/project_save.tmx"), memory(translated));
    execFileSync("omegat", ["--mode=console-translate", work], { env: { ...process.env, HOME: place.folder }, stdio: "pipe" });
    const { status, out } = place.run("merge", path.join(work, "target/bygglov.xlf"));
    assert.equal(status, 0, out);
    const now = unitsIn(file);
    assert.equal(now.length, translated.length);
    // What is the same in both languages looks as if nobody had begun.
    const same = (unit) => inside(sourceOf(unit)) === inside(targetOf(unit));
    assert.deepEqual(now.map((unit) => ({ id: unit.attributes.id, target: inside(targetOf(unit)), state: targetOf(unit).attributes.state })),
      translated.map((unit) => ({ id: unit.attributes.id, target: same(unit) ? "" : inside(targetOf(unit)), state: same(unit) ? "needs-translation" : "translated" })));
    assert.ok(now.filter((unit) => targetOf(unit).children.length).length > 60);
    assert.ok(now.some((unit) => targetOf(unit).children.some(({ name }) => name === "g")));
  });

  // Marks of a language are none of the source's, and a memory cannot bring new ones.
  const withoutMarks = (nodes) => nodes.flatMap((node) => (typeof node === "string" ? node : node.name === "mrk" ? withoutMarks(node.children) : { ...node, children: withoutMarks(node.children) }))
    .reduce((all, node) => (typeof node === "string" && typeof all.at(-1) === "string" ? [...all.slice(0, -1), all.at(-1) + node] : [...all, node]), []);

  // Elements within a text are <g0>…</g0> to it, and <x1/>: the first letter of their name and a number by order. One around all of the text
  // is not shown.
  function memory(units) {
    const tags = (node, numbers, outermost = true) => outermost && node.children.length === 1 && node.children[0].name === "g" ? tags(node.children[0], numbers) : node.children.map((child) => {
      if (typeof child === "string") return escaped(child);
      const name = child.name[0] + (numbers[child.attributes.id] ??= Object.keys(numbers).length);
      return escaped(child.name === "x" ? `<${name}/>` : `<${name}>`) + (child.name === "x" ? "" : tags(child, numbers, false) + escaped(`</${name}>`));
    }).join("");
    const variant = (language, words) => `<tuv xml:lang="${language}"><seg>${words}</seg></tuv>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="paragraph" o-tmf="x" adminlang="EN" srclang="SV" datatype="plaintext"/><body>\n${
      units.map((unit) => {
        const numbers = {};
        return `<tu>${variant("SV", tags(sourceOf(unit), numbers))}${variant("EN", tags(targetOf(unit), numbers))}</tu>`;
      }).join("\n")}\n</body></tmx>\n`;
  }
  const projectFile = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>SV</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`;
});
