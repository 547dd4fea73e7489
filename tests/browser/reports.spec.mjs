// The reports of `blankett check`, read by those who read such files: Microsoft's validator, a YAML reader, vnu and axe. What has
// no reader that can run here is held to what it is known to require.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { parse } from "yaml";
import { look } from "./support/axe.mjs";
import { compiler, project } from "./support/site.mjs";

const require = createRequire(import.meta.url);
const folder = mkdtempSync(path.join(tmpdir(), "blankett-reports-"));
after(() => rmSync(folder, { recursive: true }));

const page = `<!DOCTYPE html>
<html lang="sv"><head><title>Anmälan</title></head><body><main><h1>Anmälan</h1><h3>Namn</h3>
<input name="namn" id="n"><p id="n">Två &lt;av&gt; samma</p></main></body></html>
`;
const broken = readFileSync(path.join(project, "tests/browser/forms/prov/form.xml"), "utf8").replace(/<label>[^<]*<\/label>/, "<label></label>");

let reports;
before(() => {
  writeFileSync(path.join(folder, "portal.html"), page);
  reports = Object.fromEntries(["sarif", "audit", "html", "junit", "earl", "wcag-em", "openacr"].flatMap((format) => ["sv", "en"].map((language) => {
    const file = path.join(folder, `report.${language}.${format}`);
    const { status, stderr } = spawnSync(compiler, ["check", "forms/boendeparkering", path.join(folder, "portal.html"), "--site", "https://stad.example",
      "--today", "2026-11-29", "--diagnostics-language", language, "--format", format, "-o", file], { cwd: project, encoding: "utf8" });
    assert.equal(status, 1, stderr);
    return [`${format} ${language}`, { file, text: readFileSync(file, "utf8") }];
  })));
});

const json = (name) => JSON.parse(reports[name].text);
// The 55 of WCAG 2.2, as the table has them, and what W3C calls them.
const criteria = () => json("audit en").criteria.filter(({ id }) => id !== "4.1.1");

test("the same input gives the same bytes", () => {
  const again = path.join(folder, "again");
  spawnSync(compiler, ["check", "forms/boendeparkering", path.join(folder, "portal.html"), "--site", "https://stad.example",
    "--today", "2026-11-29", "--diagnostics-language", "en", "--format", "audit", "-o", again], { cwd: project });
  assert.equal(readFileSync(again, "utf8"), reports["audit en"].text);
});

test("SARIF: Microsoft's validator finds no errors, with GitHub's rules too, also in what a build and a broken form give", (t) => {
  const tool = require("@microsoft/sarif-multitool");
  chmodSync(tool, 0o755);
  const validate = (file) => {
    const log = path.join(folder, "validated.log");
    spawnSync(tool, ["validate", file, "--rule-kind", "Sarif;Ghas", "--output", log, "--log", "ForceOverwrite"], { encoding: "utf8" });
    return JSON.parse(readFileSync(log, "utf8")).runs[0].results.filter(({ level = "warning" }) => level === "error")
      .map(({ ruleId, locations }) => `${ruleId} ${JSON.stringify(locations[0].physicalLocation.region)}`);
  };
  for (const language of ["sv", "en"]) assert.deepEqual(validate(reports[`sarif ${language}`].file), []);
  const form = path.join(folder, "forms", "prov");
  execFileSync("mkdir", ["-p", form]);
  writeFileSync(path.join(form, "form.xml"), broken);
  const file = path.join(folder, "broken.sarif");
  spawnSync(compiler, ["check", form, "--format", "sarif", "-o", file], { cwd: project });
  assert.ok(JSON.parse(readFileSync(file, "utf8")).runs[0].results.length > 0);
  assert.deepEqual(validate(file), []);
  assert.deepEqual(validate(path.join(project, "tests/golden/reports/report.sarif")), []);
  t.diagnostic("a log that is none is found out");
  writeFileSync(file, readFileSync(file, "utf8").replace('"startLine": ', '"startLine": -'));
  assert.notDeepEqual(validate(file), []);
});

test("SARIF: rules have help and tags, and lead to the criteria they stand for", () => {
  const [run] = json("sarif en").runs;
  assert.deepEqual(run.taxonomies.map(({ name }) => name), ["WCAG", "EN 301 549", "ACT Rules"]);
  const rule = run.tool.driver.rules.find(({ id }) => id === "page-control-name/none");
  assert.ok(rule.help.markdown.startsWith("# "));
  assert.equal(rule.properties.precision, "very-high");
  for (const tag of ["wcag:4.1.2", "en301549:9.4.1.2", "act:e086e5"]) assert.ok(rule.properties.tags.includes(tag), tag);
  for (const { target } of rule.relationships)
    assert.ok(run.taxonomies[target.toolComponent.index].taxa.some(({ id }) => id === target.id), target.id);
  for (const { partialFingerprints } of run.results) assert.match(partialFingerprints.primaryLocationLineHash, /^[0-9a-f]{16}:\d+$/);
});

test("the audit: every page has a verdict on every criterion, and what did not run is not passed", () => {
  const audit = json("audit en");
  assert.equal(criteria().length, 55);
  const subjects = audit.subjects.filter(({ kind }) => kind !== "edition");
  assert.ok(subjects.filter(({ kind }) => kind === "page").length >= 20);
  for (const { name, verdicts } of subjects) assert.deepEqual(Object.keys(verdicts), audit.criteria.map(({ id }) => id), name);
  const portal = subjects.find(({ name }) => name.endsWith("portal.html"));
  for (const id of ["1.3.1", "4.1.2"]) assert.equal(portal.verdicts[id].verdict, "failed");
  assert.equal(portal.verdicts["1.2.1"].verdict, "notPresent");
  assert.equal(portal.verdicts["2.4.2"].verdict, "cantTell");
  // Passed is for what a machine decides: by rules, or because nothing in the page could fail it.
  for (const { verdicts } of subjects)
    for (const [id, { verdict }] of Object.entries(verdicts))
      if (verdict === "passed") assert.ok(["1.3.4", "2.1.2", "2.5.2", "3.1.1", "3.2.1", "4.1.1"].includes(id), id);
});

test("EARL: each subject has an outcome of each rule, with what W3C's reader of implementation reports looks for", () => {
  const { "@context": context, "@graph": graph } = json("earl en");
  assert.equal(typeof context, "object", "nothing has to be fetched");
  const [assertor] = graph;
  const assertors = graph.filter(({ "@type": type }) => type.includes("Assertor"));
  const subjects = graph.filter((each) => !assertors.includes(each));
  assert.ok(assertor["@type"].includes("Assertor"));
  assert.equal(assertor.name, "blankett");
  assert.match(assertor.release.revision, /^\d+\.\d+\.\d+$/);
  assert.ok(assertor.shortdesc);
  const outcomes = new Set();
  for (const { "@type": type, source, assertions } of subjects) {
    assert.ok(type.includes("TestSubject"));
    assert.ok(source);
    for (const { "@type": kind, mode, assertedBy, result, test: rule } of assertions) {
      assert.equal(kind, "Assertion");
      assert.equal(mode, "earl:automatic");
      assert.ok(assertors.some((each) => each["@id"] === assertedBy && each.name), assertedBy);
      assert.match(result.outcome, /^earl:(passed|failed|cantTell|inapplicable|untested)$/);
      outcomes.add(result.outcome);
      assert.equal(rule["@type"], "TestCase");
      assert.ok(rule.title);
      for (const part of rule.isPartOf ?? []) {
        assert.equal(part["@type"], "TestRequirement");
        assert.match(part.title, /^(WCAG2: \d\.\d\.\d+|ACT: [0-9a-z]{6})$/);
      }
    }
  }
  assert.ok(outcomes.has("earl:failed") && outcomes.has("earl:passed"));
  // What a browser showed is of the theme, and of no page.
  const [theme, ...none] = subjects.filter(({ assertions }) => assertions.some(({ assertedBy }) => assertedBy === "urn:blankett:browser-tests"));
  assert.match(theme.source, /^urn:blankett:theme:stockholm:[0-9a-f]{16}$/);
  assert.deepEqual(none, []);
  const portal = subjects.find(({ source }) => source.endsWith("portal.html"));
  assert.ok(portal.assertions.every(({ assertedBy }) => assertedBy === "urn:blankett"));
  const named = portal.assertions.find(({ test: rule }) => rule.title === "page-control-name");
  assert.equal(named.result.outcome, "earl:failed");
  assert.deepEqual(named.result.pointer.map(({ "@type": type }) => type), ["ptr:CSSSelectorPointer"]);
  assert.ok(named.test.isPartOf.some(({ title }) => title === "WCAG2: 4.1.2"));
});

for (const language of ["sv", "en"])
  test(`${language}: the evaluation holds what the WCAG-EM Report Tool opens, and nothing it stops at`, () => {
    const evaluation = json(`wcag-em ${language}`);
    assert.equal(evaluation.type, "Evaluation");
    assert.equal(evaluation.language, language);
    assert.equal(evaluation.reportToolVersion, "3.0.3");
    assert.equal(evaluation.defineScope.wcagVersion, "2.2");
    assert.equal(evaluation.defineScope.conformanceTarget, "AA");
    for (const prefix of ["WCAG", "WCAG20", "WCAG21"]) assert.ok(evaluation["@context"][prefix].startsWith("http://www.w3.org/TR/WCAG"));
    assert.ok(!reports[`wcag-em ${language}`].text.includes("https://www.w3.org/TR/"));
    const known = new Set(criteria().map(({ slug }) => `WCAG:${slug}`));
    assert.ok(known.has("WCAG:focus-not-obscured-minimum"));
    const sample = new Set(evaluation.selectSample.structuredSample.map(({ id }) => id));
    assert.ok(evaluation.selectSample.structuredSample.every(({ description, title }) => description && title));
    const seen = new Set();
    for (const { subject, test: criterion, result, assertedBy, type } of evaluation.auditSample) {
      assert.equal(type, "Assertion");
      assert.ok(sample.has(subject.id));
      assert.ok(known.has(criterion.id), criterion.id);
      assert.ok(!("isPartOf" in criterion));
      assert.ok(assertedBy && !assertedBy.startsWith("_:"));
      assert.match(result.outcome.id, /^earl:(passed|failed|cantTell|inapplicable)$/);
      seen.add(`${subject.id} ${criterion.id}`);
    }
    assert.equal(seen.size, sample.size * 55, "one assertion for each criterion of each page");
    assert.equal(seen.size, evaluation.auditSample.length);
  });

test("OpenACR: YAML with every criterion of WCAG 2.2, and full support claimed of none", () => {
  const acr = parse(reports["openacr en"].text);
  assert.equal(acr.catalog, "2.5-edition-wcag-2.2-508-eu-en");
  for (const key of ["title", "product", "author", "vendor", "report_date", "last_modified_date", "version", "notes", "evaluation_methods_used", "license"])
    assert.ok(acr[key], key);
  assert.ok(acr.product.name && acr.product.version && acr.product.description && acr.author.email);
  assert.ok(Number.isInteger(acr.version));
  const levels = { success_criteria_level_a: "A", success_criteria_level_aa: "AA" };
  for (const [chapter, level] of Object.entries(levels))
    assert.deepEqual(acr.chapters[chapter].criteria.map(({ num }) => num), criteria().filter((c) => c.level === level).map(({ id }) => id));
  assert.equal(acr.chapters.success_criteria_level_aaa.criteria.length, 31);
  for (const { criteria: all = [] } of Object.values(acr.chapters))
    for (const { num, components } of all)
      for (const { name, adherence } of components) {
        assert.equal(name, "web");
        assert.ok(["partially-supports", "does-not-support", "not-applicable", "not-evaluated"].includes(adherence.level), num);
        assert.ok(adherence.notes, num);
      }
});

test("JUnit: the counts are those of the cases", () => {
  const { text } = reports["junit en"];
  const [all] = text.match(/<testsuites [^>]*>/);
  for (const [name, tag] of [["tests", "testcase"], ["failures", "failure"], ["skipped", "skipped"]])
    assert.equal(Number(new RegExp(`${name}="(\\d+)"`).exec(all)[1]), (text.match(new RegExp(`<${tag}[ />]`, "g")) ?? []).length, name);
  execFileSync("xmllint", ["--noout", reports["junit en"].file]);
});

// Valid HTML that runs nothing, whose policy, if it has one, lets its style through, without faults at 320 pixels, also in a dark
// scheme. `more` sees it too.
async function hold(files, more, { policy = true } = {}) {
  const { messages } = JSON.parse(execFileSync("java", ["-jar", String(require("vnu-jar")), "--stdout", "--exit-zero-always", "--format", "json", ...files]));
  // vnu neither works out hashes nor knows data: as a source; a browser does, below.
  // Pages that are XML too end void elements with a slash.
  const faults = messages.filter(({ message }) => !/^(Inline style violates Content Security Policy|Resource violates Content Security Policy \(meta tag\): image “data:|Trailing slash on void elements)/.test(message));
  assert.deepEqual(faults.map(({ url, type, message, extract }) => `${path.basename(url)} ${type}: ${message}: ${extract}`), []);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const file of files)
      for (const colorScheme of ["light", "dark"]) {
        const text = readFileSync(file, "utf8");
        const [, style] = /<style>([^]*?)<\/style>/.exec(text);
        assert.equal(text.includes("Content-Security-Policy"), policy);
        if (policy) assert.ok(text.includes(`'sha256-${createHash("sha256").update(style).digest("base64")}'`));
        assert.ok(!/<script|\son\w+=|style="/.test(text));
        const context = await browser.newContext({ bypassCSP: false, viewport: { width: 320, height: 800 }, colorScheme });
        const view = await context.newPage();
        const troubles = [];
        view.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
        await view.goto(String(pathToFileURL(file)));
        // In a dark scheme the colours are the browser's own, which axe takes to stand on white.
        assert.deepEqual((await look(view, { forced: colorScheme === "dark" })).faults, []);
        assert.equal(await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
        await more(view);
        assert.deepEqual(troubles, []);
        await context.close();
      }
  } finally {
    await browser.close();
  }
}

for (const language of ["sv", "en"]) {
  test(`${language}: the reference, with a section for each rule, is valid and accessible`, async () => {
    const file = path.join(folder, `reference.${language}.html`);
    assert.equal(spawnSync(compiler, ["reference", "--language", language, "-o", file], { cwd: project }).status, 0);
    await hold([file], async (view) => {
      assert.ok(await view.locator("h4[id^=rule-]").count() > 150);
      // Where the browser takes a reader who asks for a rule by its name.
      await view.goto(`${pathToFileURL(file)}#rule-sv-officialese`);
      assert.ok(await view.locator(":target").evaluate((node) => node.getBoundingClientRect().top < 50));
      assert.ok(await view.locator("mark").count() > 50);
    }, { policy: false });
  });

  test(`${language}: the report for people is valid and accessible, runs nothing, and its policy lets its style through`, () =>
    hold([reports[`html ${language}`].file, path.join(project, `tests/golden/reports/report.${language}.html`)],
      async (view) => assert.equal(await view.locator("fieldset").count(), 56)));

  test(`${language}: so is the one with pictures, which its policy lets through`, async () => {
    const file = path.join(folder, `pictures.${language}.html`);
    const { status, stderr } = spawnSync(compiler, ["check", path.join(folder, "portal.html"), "--pictures", "--diagnostics-language", language,
      "--format", "html", "-o", file], { cwd: project, encoding: "utf8" });
    assert.equal(status, 1, stderr);
    await hold([file], async (view) => {
      const pictures = await view.locator("main img").all();
      assert.ok(pictures.length > 1);
      for (const picture of pictures) {
        await picture.evaluate((img) => { img.closest("details")?.setAttribute("open", ""); return img.decode(); });
        assert.ok(await picture.evaluate((img) => img.naturalWidth > 100 && img.naturalHeight > 40));
        assert.ok((await picture.getAttribute("alt")).length > 0);
      }
      assert.equal(await view.locator(`main a[href="portal.html"]`).count() > 0, true);
    });
  });

  test(`${language}: so is the report on readability, whose pictures say what they show`, async () => {
    const heavy = path.join(folder, "brev.txt"), file = path.join(folder, `readability.${language}.html`);
    writeFileSync(heavy, "Ansökan ska vara oss tillhanda i syfte att handläggas innan den dag då du vill flytta in i bostaden tillsammans med dina barn, <b>.\n");
    const { status, stderr } = spawnSync(compiler, ["readability", "forms/boendeparkering", heavy, "--since", "forms/boendeparkering",
      "--diagnostics-language", language, "--format", "html", "-o", file], { cwd: project, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    await hold([file], async (view) => {
      const pictures = await view.getByRole("img").all();
      assert.ok(pictures.length > 5);
      for (const picture of pictures) assert.match(await picture.getAttribute("aria-label"), /\d+[–+]\d*: \d+/);
      assert.equal(await view.locator("table > caption").count(), await view.locator("table").count());
      assert.equal(await view.locator("th:not([scope])").count(), 0);
      assert.ok(await view.locator("mark", { hasText: "i syfte att" }).count() === 1);
      assert.ok((await view.locator("blockquote").first().textContent()).length > 0);
    });
  });
}
