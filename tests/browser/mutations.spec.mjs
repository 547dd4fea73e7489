// Two hundred pages that something has happened to. Every kind of fault that axe, Alfa, html-validate or the Nu checker sees, ours sees in each page
// where it happened, and says where; and none of them sees anything in a page as it is. The others take their time (`node tests/bench/checkers.mjs`), so
// they look at each page that ours leaves, where their word counts, and at one of each kind, no further than to the first of them that sees it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { alfa, axe, htmlValidate, vnu } from "./support/checkers.mjs";
import { kinds, lot, mutated } from "./support/mutations.mjs";
import { buildSite, compiler, project } from "./support/site.mjs";

const seed = 20260731, number = 200;
let site, browser, page;
const mutants = [];
before(async () => {
  site = buildSite();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  page = await browser.newPage({ bypassCSP: true }); // else what stands in a style attribute would not be seen
  const pick = lot(seed), names = Object.keys(kinds);
  const pages = site.files.filter((file) => /^(sv|en)\/.*\.html$/.test(file));
  for (let i = 0; i < number; ++i) {
    const kind = names[i % names.length];
    // The first page, from one by lot, that has a place for it.
    const from = pick(pages.length);
    for (const of of [...pages.slice(from), ...pages.slice(0, from)]) {
      const changed = mutated(site.read(of), kind, pick);
      if (!changed) continue;
      const file = of.replace(/[^/]*$/, `mutant-${i}.html`);
      writeFileSync(path.join(site.folder, file), changed.html);
      mutants.push({ kind, of, file, ...changed });
      break;
    }
  }
  for (const kind of names) assert.ok(mutants.some((each) => each.kind === kind), `no page has a place for: ${kind}`);
});
after(async () => {
  await browser.close();
  site.remove();
});

/// How often each rule finds something in each file: {file: {rule: number}}; and where.
function ours(files) {
  const { stdout, status, stderr } = spawnSync(compiler, ["check", "--format", "json", ...files.map((file) => path.join(site.folder, file))], { cwd: project, encoding: "utf8", maxBuffer: 1e9 });
  assert.ok(status === 0 || status === 1, stderr);
  const found = Object.fromEntries(files.map((file) => [file, []]));
  for (const line of stdout.trim().split("\n").filter(Boolean)) {
    const one = JSON.parse(line);
    const file = one.file && files.find((each) => path.join(site.folder, each) === path.resolve(project, one.file));
    if (file) found[file].push(one);
  }
  return found;
}

/// Each that looks at a page in a browser, the quickest first, and what it finds: [name, lines].
async function* others(file) {
  yield ["html-validate", await htmlValidate(site.read(file))];
  await page.goto(`file://${path.join(site.folder, file)}`);
  yield ["axe", await axe(page)];
  yield ["alfa", await alfa(page)];
}

const count = (rules) => rules.reduce((all, rule) => ({ ...all, [rule]: (all[rule] ?? 0) + 1 }), {});
const more = (now, was) => Object.keys(now).filter((rule) => now[rule] > (was[rule] ?? 0));
const ruleOf = (line) => line.split(" ")[0];

test("a page as it is has no fault that any of them sees, and each mutation that any of them sees, we see, and say where", async () => {
  const originals = [...new Set(mutants.map(({ of }) => of))];
  const inOurs = ours([...originals, ...mutants.map(({ file }) => file)]);
  assert.deepEqual(originals.flatMap((of) => inOurs[of].filter(({ severity }) => severity !== "review")), []);
  const placeless = [];
  for (const mutant of mutants) {
    const { kind, of, file } = mutant;
    const rules = more(count(inOurs[file].map(({ rule }) => rule)), count(inOurs[of].map(({ rule }) => rule)));
    mutant.unseen = !rules.length;
    const places = inOurs[file].filter(({ rule }) => rules.includes(rule));
    if (rules.length && !places.some((place) => place.line)) placeless.push(`${kind} in ${of}: no place`);
    // A form's page: the place in the form too.
    if (rules.length && /\/index\.html$|samtal/.test(of) && of.split("/").length === 3 && !places.every(({ related }) => related?.some((each) => /form\.xml$|blocks\/.*\.xml$/.test(each.file))))
      placeless.push(`${kind} in ${of}: ${rules} does not name the form`);
  }
  // What we do not see, and of each kind the smallest page.
  const samples = Object.keys(kinds).map((kind) => mutants.filter((each) => each.kind === kind).sort((a, b) => a.html.length - b.html.length)[0]);
  const asked = [...new Set([...samples, ...mutants.filter(({ unseen }) => unseen)])];
  const inVnu = await vnu([...new Set(asked.map(({ of }) => of)), ...asked.map(({ file }) => file)].map((file) => path.join(site.folder, file)));
  // A page of each template beside those of the samples.
  const templates = ["index", "samtal", "blankett", "accessibility"].map((name) => `sv/boendeparkering/${name}.html`);
  const asTheyAre = [];
  for (const of of new Set([...templates, "sv/index.html", ...samples.map((each) => each.of)]))
    for await (const [name, lines] of others(of)) asTheyAre.push(...lines.map((line) => `${name}: ${of}: ${line}`));
  assert.deepEqual(asTheyAre, []);
  for (const one of asked) {
    const [here, there] = [one.file, one.of].map((each) => inVnu[path.join(site.folder, each)]);
    one.seen = here.some((message) => !there.includes(message)) ? "vnu" : "";
    if (!one.seen)
      for await (const [name, lines] of others(one.file)) if (lines.length && (one.seen = `${name} (${[...new Set(lines.map(ruleOf))]})`)) break;
  }
  console.log(samples.map(({ kind, seen }) => `${kind}: ${seen || "–"}`).join("\n"));
  console.log(`Ours leaves ${mutants.filter(({ unseen }) => unseen).length} of ${mutants.length}, and so do the others.`);
  assert.deepEqual(asked.filter(({ unseen, seen }) => unseen && seen).map(({ kind, of, seen, piece }) => `${kind} in ${of}: ${seen}: ${piece.slice(0, 120)}`), []);
  assert.deepEqual(placeless, []);
});
