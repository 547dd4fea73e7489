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
    if (["any", "every", "no"].includes(operator)) visit(operands[1]);
  };
  for (const { condition, conditions } of table) [condition, ...Object.values(conditions)].forEach(visit);
  for (const operator of ["is", "is-not", "one-of", "not-one-of", "contains", "contains-any", "contains-all", "longer", "shorter", "answered",
    "equals", "differs", "less", "at-most", "more", "at-least", "between", "any", "every", "no", "and", "or", "not", "named"]) assert.ok(seen.has(operator), operator);
});

// The table's values are by instance: "barn/2/namn" for {barn: 1}; `money` lists the questions that count öre.
const contextOf = ({ conditions, values, row_counts: counts = {}, money = [], today }) => {
  const repeatOf = (path) => Object.keys(counts).find((repeat) => path.startsWith(repeat + "/"));
  return {
    value(path, rows, part) {
      const repeat = repeatOf(path);
      const value = values[repeat ? `${repeat}/${rows[repeat] + 1}${path.slice(repeat.length)}` : path];
      return part ? value?.[part] : value;
    },
    isMoney: (path) => money.includes(path),
    repeatOf,
    count: (repeat) => counts[repeat],
    conditions,
    today,
  };
};

test("the page gives the compiler's verdict on every line", () => {
  const different = table.filter((line) => holds(line.condition, contextOf(line), line.rows) !== line.expected);
  assert.deepEqual(different.slice(0, 10), [], `${different.length} of ${table.length} differ`);
});
