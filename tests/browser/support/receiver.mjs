// The reference receiver: what stands at the endpoint of a form. It takes a submission as JSON, or as multipart
// with files, and answers
//   201 {receipt_number, received}   taken in; the same Idempotency-Key gives the same receipt again
//   4xx application/problem+json     not taken in; errors: [{pointer, detail}] say where and why
// It speaks https, with a certificate made for this run, so that the browser does all it does in real life.
import Ajv2020 from "ajv/dist/2020.js";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/// How this project compiles a schema. Strict: a schema that ajv has to guess about is wrong.
export const compileSchema = (schema) =>
  new Ajv2020({ strict: true, strictTypes: true, strictRequired: true, strictTuples: true, allErrors: true }).compile(schema);

/// {port, requests, receipts, next(...troubles), close()}
/// A trouble for a request to come: {wait: ms}, {status, body}, {cut: "before"} or {cut: "after"} it was taken in.
export async function startReceiver(schemas) {
  const nameOf = ({ form, version }) => `${form} ${version}`;
  const validators = new Map(schemas.map((schema) =>
    [nameOf({ form: schema.properties.form.const, version: schema.properties.version.const }), compileSchema(schema)]));
  const requests = []; // {headers, submission, files: {part: [{name, type, bytes}]}, fields: [[name, value]]}
  const receipts = new Map(); // key → {json, receipt}
  const troubles = [];

  const server = createServer(certificate(), async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    // A browser sends again by itself when a used connection breaks; on a new one it tells the page.
    response.setHeader("Connection", "close");
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Methods", "POST");
      response.setHeader("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
      return response.writeHead(204).end();
    }
    if (request.method !== "POST") return response.writeHead(404).end();
    const received = await read(request);
    requests.push(received);
    const trouble = troubles.shift() ?? {};
    if (trouble.wait) await wait(trouble.wait);
    if (trouble.cut === "before") return request.socket.destroy();
    const { status, type, body } = trouble.status ? { type: "application/json", ...trouble } : take(received);
    if (trouble.cut === "after") return request.socket.destroy();
    response.writeHead(status, { "Content-Type": type }).end(typeof body === "string" ? body : JSON.stringify(body));
  });

  function take({ headers, submission, files }) {
    // The page without JavaScript sends its fields as they are: a person reads the answer.
    if (!submission) return { status: 200, type: "text/html; charset=utf-8", body: "<!DOCTYPE html><title>Tack</title><h1>Tack</h1>" };
    const key = headers["idempotency-key"];
    if (!/^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/.test(key ?? "")) return problem(400, "No usable Idempotency-Key");
    const json = JSON.stringify(submission);
    const known = receipts.get(key);
    if (known) return known.json === json ? created(known.receipt) : problem(422, "The key was used for other answers");
    const valid = validators.get(nameOf(submission));
    if (!valid) return problem(422, "No such form is received here", [{ pointer: "#/form", detail: "unknown form or version" }]);
    if (!valid(submission)) return problem(422, "The answers do not fit the form", valid.errors.map(({ instancePath, params, message }) =>
      ({ pointer: "#" + [instancePath, params.missingProperty].filter(Boolean).join("/"), detail: message })));
    const listed = filesIn(submission.answers);
    const whole = listed.length === Object.keys(files).length &&
      listed.every(({ part, name, size }) => files[part]?.length === 1 && files[part][0].name === name && files[part][0].bytes.length === size);
    if (!whole) return problem(422, "The files are not those that the answers list");
    const receipt = { receipt_number: `2026-${String(receipts.size + 1).padStart(6, "0")}`, received: new Date().toISOString() };
    receipts.set(key, { json, receipt });
    return created(receipt);
  }

  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    requests,
    receipts,
    next: (...more) => troubles.push(...more),
    reset() {
      requests.length = troubles.length = 0;
      receipts.clear();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const created = (receipt) => ({ status: 201, type: "application/json", body: receipt });
const problem = (status, title, errors) => ({ status, type: "application/problem+json", body: { title, status, errors } });

// Every file that is listed, in groups and rows too.
const filesIn = (value) =>
  value === null || typeof value !== "object" ? [] : value.part ? [value] : Object.values(value).flatMap(filesIn);

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { headers } = request;
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return { headers, submission: JSON.parse(body), files: {}, fields: [] };
  const parts = await new Response(body, { headers: { "Content-Type": type } }).formData();
  const fields = [];
  const files = {};
  let submission;
  for (const [name, part] of parts) {
    if (typeof part === "string") fields.push([name, part]);
    else if (name === "submission" && part.type === "application/json") submission = JSON.parse(await part.text());
    else (files[name] ??= []).push({ name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) });
  }
  return { headers, submission, files, fields };
}

function certificate() {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-tls-"));
  const [keyFile, certFile] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
    "-days", "2", "-subj", "/CN=localhost", "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
  const pair = { key: readFileSync(keyFile), cert: readFileSync(certFile) };
  rmSync(folder, { recursive: true });
  return pair;
}
