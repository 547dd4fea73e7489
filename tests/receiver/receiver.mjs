// The reference receiver: what stands at the endpoint of a form, and does what the form's contract says. It takes a
// submission as JSON, or as multipart with files, and answers
//   201 {receipt_number, received}   taken in; the same Idempotency-Key gives the same receipt again
//   4xx, 5xx application/problem+json   not taken in; errors: [{pointer, detail, code}] say where and why
// The contract decides what is accepted, how large it may be and what each refusal's type is. It is for tests and for
// trying a form out: what it takes in stays in memory.
import { execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { evaluate, todayInStockholm } from "./rules.mjs";
import { faultIn, refusalIn } from "./words.mjs";

/// {handle(request, response), requests, receipts, next(...troubles), reset()}
/// options: {today(): "YYYY-MM-DD", now(): the Date of a receipt, authorize(authorization): the name of a refusal, or nothing}. Without authorize a
/// portal stands in front and has signed everybody in.
///
/// A trouble is for a request to come, any of:
///   {wait: ms}          slow
///   {cut: "before"}     the line breaks before it is taken in; {cut: "after"}: after
///   {cut: "headers"}    it breaks when only the headers have come; {cut: "body"}: with half the body
///   {cut: "reply"}      it is taken in, and the line breaks with half the reply
///   {twice: true}       it arrives twice, as from a proxy that tries again
///   {refuse: "down"}    a refusal by its name in openapi.json; with {errors} too
///   {status, type, body} just this, whatever the contract says
export function createReceiver(contracts, { today = todayInStockholm, now = () => new Date(), authorize = () => undefined } = {}) {
  const requests = []; // {headers, submission, files: {part: [{name, type, bytes}]}, fields: [[name, value]]}
  const receipts = new Map(); // key → {content, json, receipt}; no receipt yet: in progress
  const troubles = [];
  let taken = 0;

  async function handle(request, response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Expose-Headers", "Retry-After"); // or the page cannot say when to try again
    // A browser sends again by itself when a used connection breaks; on a new one it tells the page.
    response.setHeader("Connection", "close");
    const url = new URL(request.url, "http://receiver");
    const contract = contracts.find((each) => [each.path, each.infoPath].includes(url.pathname));
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Methods", "POST");
      response.setHeader("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key");
      return response.writeHead(204).end();
    }
    if (contract && request.method === "GET" && url.pathname === contract.infoPath) return reply(response, { status: 200, type: "application/json", body: contract.info });
    if (!contract || request.method !== "POST" || !contract.query.every(({ name, schema }) => url.searchParams.get(name) === schema.const))
      return response.writeHead(404).end();

    const trouble = troubles.shift() ?? {};
    if (trouble.cut === "headers") return request.socket.destroy();
    if (trouble.cut === "body") return cutHalfway(request);
    const read = await readRequest(request, contract);
    requests.push(read);
    if (trouble.cut === "before") return request.socket.destroy();
    const answer = await answerTo(read, contract, trouble);
    if (trouble.cut === "after") return request.socket.destroy();
    if (trouble.cut === "reply") return replyHalf(response, answer);
    return reply(response, answer);
  }

  async function answerTo(read, contract, trouble) {
    const say = (name, errors) => refusal(contract, languageOf(read, contract), name, errors);
    if (trouble.status) {
      await wait(trouble.wait ?? 0);
      return { type: "application/json", ...trouble };
    }
    if (trouble.refuse) return say(trouble.refuse, trouble.errors);
    if (read.refuse) return say(read.refuse);
    // The page without JavaScript sends its fields as they are: a person reads the answer.
    if (!read.submission) return { status: 200, type: "text/html; charset=utf-8", body: "<!DOCTYPE html><title>Tack</title><h1>Tack</h1>" };
    const stopped = contract.signedIn && authorize(read.headers.authorization);
    if (stopped) return say(stopped);
    const key = read.headers["idempotency-key"];
    if (!contract.key.test(key ?? "")) return say("no_key");
    const first = take(key, read, contract, say, trouble);
    if (!trouble.twice) return first;
    await first;
    return take(key, read, contract, say, {});
  }

  async function take(key, read, contract, say, trouble) {
    const content = fingerprint(read);
    const known = receipts.get(key);
    if (known?.content === content) return known.receipt ? created(known.receipt) : say("in_progress");
    if (known) return say("key_reused");
    receipts.set(key, { content });
    await wait(trouble.wait ?? 0);
    const errors = faultsOf(read, contract);
    if (errors.length) {
      receipts.delete(key);
      return say("does_not_fit", errors);
    }
    taken += 1;
    const receipt = { receipt_number: `${today().slice(0, 4)}-${String(taken).padStart(6, "0")}`, received: now().toISOString() };
    receipts.set(key, { content, receipt, submission: read.submission, files: read.files });
    return created(receipt);
  }

  function faultsOf(read, contract) {
    const language = languageOf(read, contract);
    const fault = (pointer, keyword) => ({ pointer: "#" + pointer, detail: faultIn(language, keyword), code: keyword });
    const { submission } = read;
    for (const name of ["form", "version"])
      if (submission[name] !== contract[name]) return [fault("/" + name, "form")];
    if (!contract.valid(submission)) return schemaFaults(contract.valid.errors).map(({ pointer, keyword }) => fault(pointer, keyword));
    const broken = contract.rules ? evaluate(contract.rules, submission, today()) : [];
    return [
      ...broken.map(({ pointer, rule, message }) => ({ pointer: "#" + pointer, detail: message, code: rule })),
      ...fileFaults(read, contract).map((pointer) => fault(pointer, "file")),
    ];
  }

  return {
    handle, requests, receipts,
    next: (...more) => troubles.push(...more),
    reset() {
      requests.length = troubles.length = 0;
      receipts.clear();
    },
  };
}

/// A receiver with a port of its own. It speaks https, with a certificate made for this run, so that the browser does all
/// it does in real life.
export async function startReceiver(contracts, options) {
  const receiver = createReceiver(contracts, options);
  const server = createServer(certificate(), receiver.handle);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    ...receiver,
    port,
    /// Nobody answers there, and then again.
    unplug: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
    plugIn: () => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const created = (receipt) => ({ status: 201, type: "application/json", body: receipt });

/// Its type and status are the contract's; the words are the person's.
function refusal(contract, language, name, errors) {
  const { type, status } = contract.examples[name].value;
  const [title, detail] = refusalIn(language, name);
  const headers = { "Content-Language": language };
  for (const asked of Object.keys(contract.post.responses[status].headers)) {
    if (asked === "Retry-After") headers[asked] = name === "in_progress" ? 1 : 120;
    if (asked === "WWW-Authenticate") headers[asked] = "Bearer";
  }
  return { status, type: "application/problem+json", headers, body: { type, title, status, detail, instance: `urn:uuid:${randomUUID()}`, ...(errors && { errors }) } };
}

function reply(response, { status, type, headers, body }) {
  response.writeHead(status, { "Content-Type": type, ...headers }).end(typeof body === "string" ? body : JSON.stringify(body));
}

/// The whole length is promised, and half of it comes.
function replyHalf(response, { status, type, body }) {
  const content = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "Content-Type": type, "Content-Length": content.length });
  response.write(content.subarray(0, content.length / 2), () => response.socket.destroy());
}

function languageOf({ submission, headers }, { languages }) {
  const asked = submission?.language ?? headers["accept-language"]?.slice(0, 2);
  return ["sv", "en"].includes(asked) ? asked : languages[0] === "sv" ? "sv" : "en";
}

// ---- what is wrong

/// What ajv finds, without what only follows from it: one fault for a place.
function schemaFaults(errors) {
  const within = (path, above) => path.startsWith(above + "/");
  const choices = errors.filter(({ keyword }) => ["anyOf", "not"].includes(keyword)).map(({ schemaPath }) => schemaPath);
  const causes = errors.filter(({ keyword, schemaPath }) => keyword !== "if" && !choices.some((choice) => within(schemaPath, choice)));
  // A member counts as unknown too when the part of the schema that knows it does not hold.
  const first = causes.filter(({ keyword }) => keyword !== "unevaluatedProperties");
  const faults = new Map();
  for (const { instancePath, keyword, params } of first.length ? first : causes) {
    const member = params.missingProperty ?? params.unevaluatedProperty;
    const pointer = instancePath + (member === undefined ? "" : "/" + member.replaceAll("~", "~0").replaceAll("/", "~1"));
    if (!faults.has(pointer)) faults.set(pointer, { pointer, keyword });
  }
  return [...faults.values()];
}

/// Where the files are not those that the answers list, byte for byte as many.
function fileFaults({ submission, files }, contract) {
  const listed = filesIn(submission.answers, "/answers");
  const wrong = listed.filter(({ file }) => {
    const [sent, ...more] = files[file.part] ?? [];
    const said = contract.part(file.part);
    return !sent || more.length || !said || sent.name !== file.name || sent.bytes.length !== file.size || sent.type !== file.media_type ||
      (said.types && !said.types.includes(sent.type));
  }).map(({ pointer }) => pointer);
  const unknown = Object.keys(files).some((part) => !listed.some(({ file }) => file.part === part));
  const twice = new Set(listed.map(({ file }) => file.part)).size !== listed.length;
  return wrong.length || !(unknown || twice) ? wrong : ["/answers"];
}

/// Every file that is listed, in groups and rows too.
const filesIn = (value, pointer) =>
  value === null || typeof value !== "object" ? [] : value.part ? [{ file: value, pointer }]
    : Object.entries(value).flatMap(([name, inner]) => filesIn(inner, `${pointer}/${name}`));

// ---- reading

/// {headers, submission, files, fields}, or with the name of a refusal in `refuse`.
async function readRequest(request, contract) {
  const { headers } = request;
  const read = { headers, submission: undefined, files: {}, fields: [] };
  const chunks = [];
  let size = 0;
  for await (const chunk of request) { // to its end also when it is too large: a browser does not listen before
    size += chunk.length;
    if (size <= contract.mostBytes) chunks.push(chunk);
  }
  if (size > contract.mostBytes) return { ...read, refuse: "too_large" };
  const type = headers["content-type"] ?? "";
  const mediaType = type.split(";")[0].trim().toLowerCase();
  const body = Buffer.concat(chunks);
  try {
    if (mediaType === "multipart/form-data") return await readParts(read, type, body, contract);
    if (!(mediaType in contract.content)) return { ...read, refuse: "unsupported_type" };
    return { ...read, submission: objectIn(body.toString("utf8")) };
  } catch {
    return { ...read, refuse: "not_readable" };
  }
}

/// Reads half of what is sent, and hangs up.
function cutHalfway(request) {
  let left = Number(request.headers["content-length"]) / 2;
  request.on("data", ({ length }) => {
    left -= length;
    if (left <= 0) request.socket.destroy();
  });
}

async function readParts(read, type, body, contract) {
  for (const [name, part] of await new Response(body, { headers: { "Content-Type": type } }).formData()) {
    if (typeof part === "string" && name !== "submission") read.fields.push([name, part]);
    else if (name === "submission") read.submission = objectIn(typeof part === "string" ? part : await part.text());
    else (read.files[name] ??= []).push({ name: part.name, type: part.type, bytes: Buffer.from(await part.arrayBuffer()) });
  }
  if (!read.submission) return read;
  if (!("multipart/form-data" in contract.content)) return { ...read, refuse: "unsupported_type" };
  const tooLarge = Object.entries(read.files).some(([name, sent]) => sent.some(({ bytes }) => bytes.length > contract.part(name)?.maxLength));
  return tooLarge ? { ...read, refuse: "too_large" } : read;
}

function objectIn(json) {
  const value = JSON.parse(json);
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError("no object");
  return value;
}

/// The same for the same answers and files.
function fingerprint({ submission, files }) {
  const hash = createHash("sha256").update(JSON.stringify(submission));
  for (const [part, sent] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const { name, bytes } of sent) hash.update(JSON.stringify([part, name, bytes.length])).update(bytes);
  return hash.digest("hex");
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
