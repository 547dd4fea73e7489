// A form's contract, as the compiler emits it: openapi.json says what is posted and answered, schema.json what a
// submission looks like, rules.json what no schema can say.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(new URL("../browser/package.json", import.meta.url)); // all tests share its packages
const Ajv2020 = require("ajv/dist/2020.js").default;

/// How this project compiles a schema. Strict: a schema that ajv has to guess about is wrong.
export const compileSchema = (schema) =>
  new Ajv2020({ strict: true, strictTypes: true, strictRequired: true, strictTuples: true, allErrors: true, formats }).compile(schema);

const formats = {
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: (text) => URL.canParse(text),
  "uri-reference": (text) => URL.canParse(text, "https://base.example/"),
};

/// The contracts in the folder of a built site.
export function contractsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).map((file) => file.split(path.sep).join("/")).sort();
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  return files.filter((file) => /^schemas\/.*\/openapi\.json$/.test(file)).map((file) => {
    const beside = (name) => path.posix.join(path.posix.dirname(file), name);
    const rules = beside("rules.json");
    return contractOf({ document: read(file), schema: read(beside("schema.json")), rules: files.includes(rules) ? read(rules) : undefined });
  });
}

export function contractOf({ document, schema, rules }) {
  const [[route, { post }]] = Object.entries(document.paths);
  const { headers, schemas, examples } = document.components;
  const key = parametersOf(document, post).find((each) => each.in === "header" && each.name === "Idempotency-Key");
  const { content } = post.requestBody;
  return {
    form: schema.properties.form.const,
    version: schema.properties.version.const,
    languages: schema.properties.language.enum,
    endpoint: document.servers[0].url + route,
    path: new URL(document.servers[0].url + route).pathname,
    query: parametersOf(document, post).filter((each) => each.in === "query"),
    infoPath: new URL(document.paths["/api-info"].servers[0].url + "/api-info").pathname,
    info: document.paths["/api-info"].get.responses["200"].content["application/json"].examples.api_info.value,
    document, schema, rules, post, headers, schemas, examples, content,
    valid: compileSchema(schema),
    key: new RegExp(key.schema.pattern, "u"),
    signedIn: (post.security ?? document.security).length > 0,
    mostBytes: document.info["x-limitations"].max_request_bytes,
    /// What the document says of a part: {maxLength, types}; nothing when it knows no such part.
    part(name) {
      const { schema: parts, encoding } = content["multipart/form-data"] ?? { schema: {}, encoding: {} };
      const [known] = Object.entries(parts.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern, "u").test(name)) ?? [];
      const said = parts.properties?.[name] ?? parts.patternProperties?.[known];
      return said && { maxLength: said.maxLength, types: encoding[name]?.contentType.split(", ") };
    },
  };
}

const parametersOf = (document, operation) => operation.parameters.map((each) => at(document, each));

/// What a reference into the document leads to; anything else is itself.
export const at = (document, { $ref, ...rest }) =>
  $ref === undefined ? rest : $ref.slice(2).split("/").reduce((node, name) => node[name.replaceAll("~1", "/").replaceAll("~0", "~")], document);

/// A check of a reply against what the document says of it: gives what is wrong, a sentence each.
export function replyChecker({ document }, route = Object.keys(document.paths)[0]) {
  const [[, operation]] = Object.entries(document.paths[route]).filter(([name]) => name !== "servers");
  const definitions = JSON.parse(JSON.stringify(document.components.schemas).replaceAll("#/components/schemas/", "#/$defs/"));
  const schemaOf = (schema) => compileSchema({ ...JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas/", "#/$defs/")), $defs: definitions });
  return ({ status, headers, text }) => {
    const response = operation.responses[status];
    if (!response) return [`status ${status} is not documented`];
    const wrong = [];
    for (const [name, header] of Object.entries(response.headers ?? {})) {
      const said = at(document, header);
      const value = headers.get(name);
      if (value === null && said.required) wrong.push(`the header ${name} is missing`);
      if (value === null) continue;
      const valid = schemaOf(said.schema);
      if (!valid(said.schema.type === "integer" ? Number(value) : value)) wrong.push(`the header ${name} is ${value}`);
    }
    const type = headers.get("content-type")?.split(";")[0];
    const content = response.content[type];
    if (!content) return [...wrong, `the content type ${type} is not documented for ${status}`];
    const valid = schemaOf(content.schema);
    if (!valid(/json$/.test(type) ? JSON.parse(text) : text)) wrong.push(...valid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
    return wrong;
  };
}
