// A schema grows with the form, and no faster. How long ajv needs for the largest: tests/bench/ajv.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { largeSchema } from "./support/large-form.mjs";
import { compileSchema } from "./support/receiver.mjs";

test("schemas of 10, 100 and 1 000 questions", () => {
  const schemas = [10, 100, 1000].map((questions) => ({ questions, schema: largeSchema(questions) }));
  for (const { schema } of schemas) compileSchema(schema);
  const perQuestion = schemas.map(({ questions, schema }) => JSON.stringify(schema).length / questions);
  assert.ok(perQuestion[2] < perQuestion[1] * 1.1 && perQuestion[1] < perQuestion[0] * 1.5, JSON.stringify(perQuestion));
});
