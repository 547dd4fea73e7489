// The generated cases of every form: other validators agree with the compiler's verdict, the page can be filled in to send
// every valid one exactly, and it stops what a person could get wrong, with the message at the right field.
import Ajv2020 from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { evaluate } from "../receiver/rules.mjs";
import { startWorld } from "./support/browser.mjs";
import { enoughTime, onClock } from "./support/clock.mjs";
import { fileShelf, walk } from "./support/enter.mjs";
import { loadKinds } from "./support/kinds.mjs";
import { pageAccepts } from "./support/page-verdict.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { compiler, dataOf, project } from "./support/site.mjs";

const python = "/usr/bin/python3"; // Debian's, with Debian's jsonschema
const sourcemeta = fileURLToPath(new URL("node_modules/.bin/jsonschema", import.meta.url));

let world, work, shelf;
const forms = [];
before(async () => {
  await loadKinds();
  world = await startWorld();
  work = mkdtempSync(path.join(tmpdir(), "blankett-cases-"));
  shelf = fileShelf();
  for (const file of world.site.files.filter((each) => each.endsWith("/cases.json"))) {
    const folder = path.posix.dirname(file);
    const { form, today, cases, not_reached: notReached } = JSON.parse(world.site.read(file));
    const [schema, rules] = ["schema.json", "rules.json"].map((name) => JSON.parse(world.site.read(`${folder}/${name}`)));
    forms.push({ form, today, cases, notReached, schema, rules, schemaFile: path.join(world.site.folder, folder, "schema.json"), data: dataOf(world.site, `sv/${form}/index.html`) });
  }
});
after(async () => {
  await world.close();
  shelf.remove();
  rmSync(work, { recursive: true });
});

const each = (what, check) => test(what, async (t) => {
  for (const form of forms) await t.test(form.form, (inner) => check(form, inner));
});
const disagreements = (cases, verdictOf, wanted) =>
  cases.map((one, index) => ({ name: one.name, says: verdictOf(one, index), wanted: wanted(one) })).filter(({ says, wanted: right }) => says !== right);

describe("verdicts", () => {
  test("there are four forms, with cases of both sorts", () => {
    assert.equal(forms.length, 4);
    for (const { form, cases } of forms) {
      assert.ok(cases.filter(({ valid }) => valid).length >= 5, form);
      assert.ok(cases.filter(({ valid }) => !valid).length >= 50, form);
    }
  });

  each("ajv, strict, agrees on what the schema accepts", ({ cases, schema }) => {
    const valid = compileSchema(schema);
    assert.deepEqual(disagreements(cases, ({ submission }) => valid(submission), (one) => one.schema), []);
  });

  each("Debian's python3-jsonschema agrees", ({ cases, schema }) => {
    const input = JSON.stringify({ schema, instances: cases.map(({ submission }) => submission) }) + "\n";
    const says = JSON.parse(execFileSync(python, ["support/validate.py"], { input, cwd: import.meta.dirname, maxBuffer: 2 ** 28 }));
    assert.deepEqual(disagreements(cases, (_, index) => says[index], (one) => one.schema), []);
  });

  each("@sourcemeta/jsonschema agrees, and finds the schema itself right", ({ form, cases, schemaFile }) => {
    execFileSync(sourcemeta, ["metaschema", schemaFile], { stdio: "pipe" });
    const file = path.join(work, `${form}.test.json`);
    const tests = cases.map(({ name, schema: valid, submission: data }, index) => ({ description: `${index} ${name}`, valid, data }));
    writeFileSync(file, JSON.stringify({ target: schemaFile, tests }));
    execFileSync(sourcemeta, ["test", file], { stdio: "pipe" });
  });

  each("rules.json is as its own schema says", ({ rules }) => {
    const schema = JSON.parse(world.site.read("schemas/rules.schema.json"));
    // Strict but for tuples: `and` and `or` take as many conditions as there are.
    const valid = new Ajv2020({ strict: true, strictTypes: true, strictRequired: true, strictTuples: false }).compile(schema);
    assert.ok(valid(rules), JSON.stringify(valid.errors));
    assert.equal(valid({ ...rules, rules: [{ ...rules.rules[0], then: ["no-such-function", "x"] }] }), false);
  });

  each("schema and rules together say what is valid", ({ cases, schema, rules, today }) => {
    const valid = compileSchema(schema);
    assert.deepEqual(disagreements(cases, ({ submission }) => valid(submission) && !evaluate(rules, submission, today).length, (one) => one.valid), []);
  });

  each("what only a rule refuses, it refuses where the case says, in words", ({ cases, rules, today }) => {
    for (const { name, submission, errors } of cases.filter((one) => one.schema && !one.valid)) {
      const broken = evaluate(rules, submission, today);
      assert.deepEqual(broken.map(({ pointer, rule }) => ({ pointer, rule })).sort(byPointer), errors.map(({ pointer, rule }) => ({ pointer, rule })).sort(byPointer), name);
      for (const { message } of broken) assert.match(message, /\p{L}.* /u, name);
    }
  });

  each("blankett validate says the same, with the same pointers", ({ form, cases, today }) => {
    const files = cases.map((one, index) => {
      const file = path.join(work, `${form}.${index}.json`);
      writeFileSync(file, JSON.stringify(one.submission, null, 1));
      return file;
    });
    const said = judged(form, today, files);
    cases.forEach(({ name, errors }, index) =>
      assert.deepEqual(said.filter(({ file }) => file === files[index]).map(({ pointer, reason }) => ({ pointer, reason })),
        errors.map(({ pointer, reason }) => ({ pointer, reason })), name));
  });

  each("the page's own logic could send the valid ones and no other", ({ cases, data, today }) => {
    assert.deepEqual(disagreements(cases, ({ submission }) => pageAccepts(data, submission, today), (one) => one.valid), []);
  });
});

const byPointer = (a, b) => (a.pointer + a.rule < b.pointer + b.rule ? -1 : 1);

/// [{file, pointer, rule, reason, message}], in Swedish.
function judged(form, today, files) {
  const run = (out) => out.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
  try {
    return run(execFileSync(compiler, ["validate", "--form", form, "--today", today, "--language", "sv", "--format", "json", ...files], { cwd: project, encoding: "utf8", maxBuffer: 2 ** 28 }));
  } catch ({ status, stdout, stderr }) {
    assert.equal(status, 1, stderr);
    return run(stdout);
  }
}

describe("in the browser", () => {
  each("every valid case can be filled in, and is sent as it stands", async ({ form, cases, data, today }) => {
    const page = await world.open();
    await onClock(page, today);
    world.receiveOn(today);
    for (const { name, submission } of cases.filter(({ valid }) => valid)) {
      await page.goto(`${world.server.address}/${submission.language}/${form}/index.html`);
      assert.equal(await walk(page, data, submission, shelf), "review", name);
      world.receiver.reset();
      await page.locator("[data-submit] button").click();
      await page.locator("#receipt:not([hidden])").waitFor({ timeout: enoughTime });
      assert.equal(JSON.stringify(world.receiver.requests[0].submission), JSON.stringify(submission), name);
    }
    world.assertQuiet();
    await page.context().close();
  });

  each("every mistake that a person can make is stopped, with its message at the right field", async ({ form, cases, data, today }) => {
    const mistakes = cases.filter(({ valid, by_hand: byHand }) => !valid && byHand);
    const files = mistakes.map((one, index) => {
      const file = path.join(work, `${form}.mistake.${index}.json`);
      writeFileSync(file, JSON.stringify(one.submission));
      return file;
    });
    const said = judged(form, today, files);
    const page = await world.open();
    await onClock(page, today);
    for (const [index, { name, submission }] of mistakes.entries()) {
      await page.goto(`${world.server.address}/sv/${form}/index.html`);
      const view = await walk(page, data, submission, shelf);
      const [{ pointer, rule, message }] = said.filter(({ file }) => file === files[index]);
      if (rule.startsWith("exit.")) {
        assert.equal(view, "exit-" + rule.slice(5), name);
        continue;
      }
      assert.match(view, /^(step-|review$)/, `${name}: stopped`);
      const errors = await page.locator("main section:not([hidden]) .f-error:visible").evaluateAll((lines) =>
        lines.map((line) => ({ at: line.closest("[data-question], [data-repeat]").dataset, words: line.innerText.replace(/\s+/g, " ").trim() })));
      assert.equal(errors.length, 1, `${name}: ${JSON.stringify(errors)}`);
      const [{ at, words }] = errors;
      const place = pointer.replace("/answers/", "").replace(/\/(\d+)(?=\/)/g, (_, row) => `/${Number(row) + 1}`);
      const field = at.question ?? at.repeat;
      assert.ok((place + "/").startsWith(field + "/"), `${name}: at ${field}, not ${place}`);
      assert.ok(words.endsWith(message.replace(/\s+/g, " ").trim()), `${name}: says “${words}”, not “${message}”`);
    }
    world.assertQuiet();
    await page.context().close();
  });
});
