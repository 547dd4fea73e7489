// The compiler and the page understand every condition in the same way: the compiler writes a table of conditions,
// answers and verdicts, and the page's evaluator is asked the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { calculate, holds } from "../../themes/stockholm/js/condition.mjs";
import { decimalText } from "../../themes/stockholm/js/decimal.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { project } from "./support/site.mjs";

const linesOf = (...options) =>
  execFileSync(path.join(project, "build/condition_table"), options, { encoding: "utf8", maxBuffer: 1e9 })
    .split("\n").filter(Boolean).map((line) => JSON.parse(line));
const lines = linesOf();
const table = lines.filter(({ condition }) => condition);
const expressions = lines.filter(({ expression }) => expression !== undefined);

test("the table is large, both verdicts are common and every operator is in it", () => {
  assert.ok(table.length >= 10000, `${table.length} lines`);
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

test("the page calculates what the compiler does, to the last decimal", () => {
  assert.ok(expressions.length >= 2000, `${expressions.length} lines`);
  const valued = expressions.filter(({ expected }) => expected !== null).length;
  assert.ok(Math.min(valued, expressions.length - valued) >= expressions.length / 10, `${valued} have a value`);
  const different = expressions.filter((line) => {
    const value = calculate(line.expression, contextOf(line), line.rows);
    return (value === undefined ? null : decimalText(value)) !== line.expected;
  });
  assert.deepEqual(different.slice(0, 5), [], `${different.length} of ${expressions.length} differ`);
});

// A question that the condition shows, and that must then be answered. What the schema can say it says exactly; what it
// cannot, it never turns against a right submission.
test("the schema takes what the condition allows and refuses what it forbids", () => {
  const wrong = [];
  let cases = 0, exacts = 0;
  for (const { text, schema, exact, cases: all } of linesOf("--schemas")) {
    const valid = compileSchema(schema);
    for (const { right, wrong: forbidden } of all) {
      const takes = (answers) => valid({ form: "t", version: "1.0.0", language: "sv", answers });
      cases += 1;
      if (!takes(right)) wrong.push({ text, right, errors: valid.errors });
      if (exact && takes(forbidden)) wrong.push({ text, forbidden });
    }
    exacts += exact ? 1 : 0;
  }
  assert.ok(exacts >= 150, `${exacts} conditions are within the schema`);
  assert.ok(cases >= 10000, `${cases} cases`);
  assert.deepEqual(wrong.slice(0, 3), [], `${wrong.length} of ${cases}`);
});
