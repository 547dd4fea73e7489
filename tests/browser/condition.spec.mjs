// The compiler and the page understand every condition in the same way: the compiler writes a table of conditions,
// answers and verdicts, and the page's evaluator is asked the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { holds } from "../../themes/stockholm/js/condition.mjs";
import { project } from "./support/site.mjs";

const { CONDITION_TABLE } = process.env;
const table = (CONDITION_TABLE
  ? readFileSync(CONDITION_TABLE, "utf8")
  : execFileSync(path.join(project, "build/condition_table"), { encoding: "utf8", maxBuffer: 1e9 }))
  .split("\n").filter(Boolean).map((line) => JSON.parse(line));

test("the table is large, both verdicts are common and every operator is in it", () => {
  assert.ok(table.length >= 5000, `${table.length} lines`);
  const held = table.filter(({ expected }) => expected === true).length;
  const failed = table.filter(({ expected }) => expected === false).length;
  assert.equal(held + failed, table.length);
  assert.ok(Math.min(held, failed) >= table.length / 5, `${held} hold, ${failed} do not`);

  const seen = new Set();
  const visit = ([operator, ...operands]) => {
    seen.add(operator);
    if (["and", "or", "not"].includes(operator)) operands.forEach(visit);
  };
  for (const { condition, conditions } of table) [condition, ...Object.values(conditions)].forEach(visit);
  for (const operator of ["is", "is-not", "one-of", "not-one-of", "answered", "date-is", "date-is-not", "before", "after",
    "on-or-before", "on-or-after", "and", "or", "not", "named"]) assert.ok(seen.has(operator), operator);
});

test("the page gives the compiler's verdict on every line", () => {
  const different = table.filter(({ condition, conditions, values, today, expected }) =>
    holds(condition, { value: (question) => values[question], conditions, today }) !== expected);
  assert.deepEqual(different.slice(0, 10), [], `${different.length} of ${table.length} differ`);
});
