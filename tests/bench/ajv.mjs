// How long ajv, as the tests use it, needs to compile the schema of a form: node tests/bench/ajv.mjs
import { largeSchema } from "../browser/support/large-form.mjs";
import { compileSchema } from "../browser/support/receiver.mjs";

for (const questions of [10, 100, 1000]) {
  const schema = largeSchema(questions);
  const start = performance.now();
  compileSchema(schema);
  console.log(`${questions} questions: ${JSON.stringify(schema).length} bytes, ${Math.round(performance.now() - start)} ms`);
}
