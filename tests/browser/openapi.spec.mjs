// The OpenAPI documents: two validators accept every one, and their examples are what they say.
import { Validator } from "@seriousme/openapi-schema-validator";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { compileSchema } from "./support/receiver.mjs";
import { buildSite, conditionForm, kindForms, project, rowForm } from "./support/site.mjs";

const run = promisify(execFile);
const folder = path.join(project, "tests/browser");
const redocly = path.join(folder, "node_modules/@redocly/cli/bin/cli.js");

const sites = {
  "the city's forms": [],
  "the form of conditions": conditionForm,
  "the form of rows": rowForm(),
  "the forms of kinds": kindForms,
};

for (const [which, more] of Object.entries(sites)) describe(which, () => {
  let site, documents;
  before(() => {
    site = buildSite(...more);
    documents = site.files.filter((file) => path.basename(file) === "openapi.json");
  });
  after(() => site.remove());

  const each = (check) => {
    assert.ok(documents.length > 0);
    return Promise.all(documents.map((file) => check(JSON.parse(site.read(file)), file)));
  };

  test("there is one for every schema", () => {
    const folders = (name) => site.files.filter((file) => path.basename(file) === name).map(path.dirname);
    assert.deepEqual(folders("openapi.json"), folders("schema.json"));
  });

  test("redocly finds nothing, not even to warn about", () => each(async (document, file) => {
    const { stdout } = await run(process.execPath, [redocly, "lint", "--format", "json", "--config", "redocly.yaml", path.join(site.folder, file)],
      { cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } })
      .catch((failed) => failed); // it ends with 1 when it finds something
    const { problems, totals } = JSON.parse(stdout);
    assert.deepEqual(problems, [], file);
    assert.deepEqual(totals, { errors: 0, warnings: 0, ignored: 0 });
  }));

  test("the schema of OpenAPI 3.1 accepts it", () => each(async (document, file) => {
    assert.equal(document.openapi, "3.1.0");
    assert.deepEqual(await new Validator().validate(document), { valid: true }, file);
  }));

  test("its example is a submission that the form's schema accepts", () => each((document, file) => {
    const valid = compileSchema(JSON.parse(site.read(file.replace("openapi.json", "schema.json"))));
    const { content } = Object.values(document.paths)[0].post.requestBody;
    for (const { examples } of Object.values(content)) {
      const value = examples.submission.value;
      assert.ok(valid(value.submission ?? value), `${file}: ${JSON.stringify(valid.errors)}`);
    }
  }));

  test("the schema in it is the one beside it, but for where it stands", () => each((document, file) => {
    const { $schema, $id, ...schema } = JSON.parse(site.read(file.replace("openapi.json", "schema.json")));
    const moved = JSON.stringify(document.components.schemas.Submission).replaceAll("#/components/schemas/Submission/$defs/", "#/$defs/");
    assert.deepEqual(JSON.parse(moved), schema);
    assert.ok($schema && $id);
  }));

  test("the endpoint is what the page posts to", () => each((document, file) => {
    const [form] = file.split("/").slice(1);
    const page = site.read(site.files.find((each) => new RegExp(`^..\\/${form}\\/index\\.html$`).test(each)));
    const action = /<form[^>]* action="([^"]*)"/.exec(page)[1];
    assert.equal(document.servers[0].url + Object.keys(document.paths)[0], action);
  }));
});
