// Two hundred pages that something has happened to. Every kind of fault that axe, Alfa, html-validate or the Nu checker sees, ours sees in each page
// where it happened, and says where; and none of them sees anything in a page as it is. The others look at one page of each kind, since they take
// their time; `node tests/bench/checkers.mjs` tells how long each takes.
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
let site, browser;
const mutants = [];
before(async () => {
  site = buildSite();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
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

async function others(file) {
  const html = site.read(file), page = await browser.newPage({ bypassCSP: true }); // else what stands in a style attribute would not be seen
  await page.goto(`file://${path.join(site.folder, file)}`);
  const found = { axe: await axe(page), alfa: await alfa(page), "html-validate": await htmlValidate(html) };
  await page.close();
  return found;
}

const count = (rules) => rules.reduce((all, rule) => ({ ...all, [rule]: (all[rule] ?? 0) + 1 }), {});
const more = (now, was) => Object.keys(now).filter((rule) => now[rule] > (was[rule] ?? 0));
const ruleOf = (line) => line.split(" ")[0];

test("a page as it is has no fault that any of them sees, and each mutation that any of them sees, we see, and say where", async () => {
  const samples = Object.keys(kinds).map((kind) => mutants.find((each) => each.kind === kind));
  const originals = [...new Set(mutants.map(({ of }) => of))];
  const inOurs = ours([...originals, ...mutants.map(({ file }) => file)]);
  assert.deepEqual(originals.flatMap((of) => inOurs[of].filter(({ severity }) => severity !== "review")), []);
  const inVnu = await vnu([...new Set(samples.map(({ of }) => of)), ...samples.map(({ file }) => file)].map((file) => path.join(site.folder, file)));
  const asTheyAre = {};
  const seen = {};
  for (const { kind, of, file } of samples) {
    asTheyAre[of] ??= await others(of);
    const found = await others(file);
    seen[kind] = Object.entries(found).filter(([, lines]) => lines.length > 0).map(([name, lines]) => `${name} (${[...new Set(lines.map(ruleOf))]})`);
    const [here, there] = [file, of].map((each) => inVnu[path.join(site.folder, each)]);
    if (here.filter((message) => !there.includes(message)).length) seen[kind].push("vnu");
  }
  assert.deepEqual(Object.entries(asTheyAre).flatMap(([of, by]) => Object.entries(by).flatMap(([name, lines]) => lines.map((line) => `${name}: ${of}: ${line}`))), []);
  const missed = [], placeless = [];
  for (const { kind, of, file, piece } of mutants) {
    const rules = more(count(inOurs[file].map(({ rule }) => rule)), count(inOurs[of].map(({ rule }) => rule)));
    if (seen[kind].length && !rules.length) missed.push(`${kind} in ${of}: ${seen[kind].join(", ")}: ${piece.slice(0, 120)}`);
    const places = inOurs[file].filter(({ rule }) => rules.includes(rule));
    if (rules.length && !places.some((place) => place.line)) placeless.push(`${kind} in ${of}: no place`);
    // A form's page: the place in the form too.
    if (rules.length && /\/index\.html$|samtal/.test(of) && of.split("/").length === 3 && !places.every(({ related }) => related?.some((each) => /form\.xml$|blocks\/.*\.xml$/.test(each.file))))
      placeless.push(`${kind} in ${of}: ${rules} does not name the form`);
  }
  console.log(Object.entries(seen).map(([kind, by]) => `${kind}: ${by.join(", ") || "–"}`).join("\n"));
  assert.deepEqual(missed, []);
  assert.deepEqual(placeless, []);
});
