// Forms drawn by lot (FORMS=1000 for more than the usual number), and submissions right and wrong: the compiler, the emitted schema in ajv, the
// emitted rules and the page must give one verdict. The first disagreement is made as small as it goes, and printed.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { evaluate } from "../receiver/rules.mjs";
import { loadKinds } from "./support/kinds.mjs";
import { pageAccepts } from "./support/page-verdict.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { compiler, project } from "./support/site.mjs";

const count = Number(process.env.FORMS ?? 250);
const table = path.join(path.dirname(compiler), "form_table");
await loadKinds();

/// Who says what of a submission. Nothing when they agree.
function disagreement({ data, schema, rules, today }, valid, { submission, schema: schemaAccepts, valid: isValid }) {
  const ajv = valid(submission);
  const verdicts = {
    "the compiler": isValid, "the compiler, of the schema": schemaAccepts, ajv,
    "ajv and the rules": ajv && evaluate(rules, submission, today).length === 0,
    "the page": pageAccepts(data, submission, today),
  };
  const agree = ajv === schemaAccepts && verdicts["ajv and the rules"] === isValid && verdicts["the page"] === isValid;
  return agree ? undefined : verdicts;
}

/// Asks the compiler about other forms, one at a time.
function judge() {
  const child = spawn(table, ["--judge"], { cwd: project, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(form, submission) {
      child.stdin.write(JSON.stringify({ form, submission }) + "\n");
      const line = JSON.parse((await lines.next()).value);
      return line.refused ? undefined : disagreement(line, compileSchema(line.schema), line.cases[0]);
    },
    close: () => child.stdin.end(),
  };
}

/// The smallest form and answers that they still disagree on, taking away a line or an answer at a time.
async function smallest(form, submission) {
  const asking = judge();
  let lines = form.trim().split("\n");
  let verdicts = await asking.ask(form, submission);
  for (let changed = true; changed;) {
    changed = false;
    for (let at = lines.length - 1; at > 0; at -= 1) {
      const fewer = withoutElement(lines, at);
      if (!fewer) continue;
      const own = withoutAnswers(submission, /id="(\w+)"/.exec(lines[at])?.[1]);
      const still = await asking.ask(fewer.join("\n"), own);
      if (!still) continue;
      [lines, submission, verdicts, changed] = [fewer, own, still, true];
    }
    for (const name of Object.keys(submission.answers)) {
      const own = withoutAnswers(submission, name);
      const still = await asking.ask(lines.join("\n"), own);
      if (still) [submission, verdicts, changed] = [own, still, true];
    }
  }
  asking.close();
  return { form: lines.join("\n"), submission, verdicts };
}

// An element that spans lines goes with all that is in it.
function withoutElement(lines, at) {
  const name = /^<(step|group|repeat)\b/.exec(lines[at])?.[1];
  if (!name) return /^<\/|^<(title|summary|service)\b/.test(lines[at]) ? undefined : lines.toSpliced(at, 1);
  let depth = 0;
  for (let end = at; end < lines.length; end += 1) {
    if (lines[end].startsWith(`<${name} `)) depth += 1;
    if (lines[end] === `</${name}>`) depth -= 1;
    if (!depth) return lines.toSpliced(at, end - at + 1);
  }
  return undefined;
}

const withoutAnswers = (submission, id) => JSON.parse(JSON.stringify(submission, (key, value) => (key === id ? undefined : value)));

test(`${count} forms by lot: one verdict on every submission`, async (t) => {
  const child = spawn(table, [String(count)], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
  const seen = { forms: 0, submissions: 0, valid: 0, questions: 0, onlyRules: 0, kinds: new Set(), nested: 0, repeats: 0 };
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text);
    const valid = compileSchema(line.schema);
    for (const one of line.cases) {
      seen.submissions += 1;
      seen.valid += one.valid;
      seen.onlyRules += one.schema && !one.valid;
      const verdicts = disagreement(line, valid, one);
      if (!verdicts) continue;
      child.kill();
      assert.fail(JSON.stringify(await smallest(line.form, one.submission), null, 1).replaceAll("\\n", "\n").replaceAll('\\"', '"'));
    }
    seen.forms += 1;
    seen.questions += line.questions;
    seen.nested += line.data.groups.some(({ path: place, repeat }) => !repeat && place.includes("/"));
    seen.repeats += line.data.groups.some(({ repeat }) => repeat);
    for (const { kind } of line.data.questions) seen.kinds.add(kind);
  }
  t.diagnostic(JSON.stringify({ ...seen, kinds: seen.kinds.size }));
  assert.equal(seen.forms, count);
  assert.equal(seen.kinds.size, 22, [...seen.kinds].join());
  assert.ok(seen.valid > count * 2 && seen.onlyRules > count && seen.submissions - seen.valid > count * 10);
  assert.ok(seen.nested > count / 10 && seen.repeats > count / 10);
});
