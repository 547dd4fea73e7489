// The receiver and the document it is driven by, through a client that knows only the document: every reply that can come
// is one that the document describes.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { after, before, beforeEach, describe, test } from "node:test";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { buildSite, kindForms, rowForm } from "../browser/support/site.mjs";
import { contractsIn, replyChecker } from "./contract.mjs";
import { createReceiver } from "./receiver.mjs";
import { known } from "./words.mjs";

const SwaggerClient = createRequire(new URL("../browser/package.json", import.meta.url))("swagger-client");
const today = "2027-03-01"; // the day of the cases, of which the examples are some

/// A receiver on http, with its contract moved there as a city moves one to its test server.
async function startOnHttp(contracts, options) {
  const receiver = createReceiver(contracts, { today: () => today, ...options });
  const server = createServer(receiver.handle);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return { ...receiver, address, close() { server.closeAllConnections(); server.close(); } };
}

const moved = (document, address) => JSON.parse(JSON.stringify(document).replaceAll(/"url":"https:\/\/[^/"]+/g, `"url":"${address}`));
const newKey = () => `"${randomUUID()}"`;
const exampleOf = (contract, type = "application/json") => structuredClone(contract.content[type].examples.submission.value);
/// The files that the answers name, also those in groups and rows.
const filesIn = (value) => (typeof value !== "object" || value === null ? [] : "part" in value ? [value] : Object.values(value).flatMap(filesIn));

const sites = { "the city's forms": [], "the form of rows": rowForm(), "the forms of kinds": kindForms };

for (const [which, more] of Object.entries(sites)) describe(`a client of ${which}`, () => {
  let site, contracts, receiver;
  before(async () => {
    site = buildSite(...more);
    contracts = contractsIn(site.folder);
    receiver = await startOnHttp(contracts);
  });
  after(() => {
    receiver.close();
    site.remove();
  });

  const clientOf = async (contract) => new SwaggerClient({ spec: moved(contract.document, receiver.address) });

  test("posts the example as JSON and gets a receipt", async () => {
    let posted = 0;
    for (const contract of contracts) {
      if (filesIn(exampleOf(contract)).length > 0) continue;
      const client = await clientOf(contract);
      const reply = await client.execute({ operationId: "submit", requestContentType: "application/json",
        parameters: { "Idempotency-Key": newKey() }, requestBody: exampleOf(contract),
        securities: { authorized: { "e-id": { value: "token" } } } });
      assert.equal(reply.status, 201, contract.form);
      assert.deepEqual(replyChecker(contract)({ ...reply, headers: new Headers(reply.headers) }), []);
      assert.deepEqual(receiver.requests.at(-1).submission, exampleOf(contract));
      if (contract.signedIn) assert.equal(receiver.requests.at(-1).headers.authorization, "Bearer token");
      posted += 1;
    }
    assert.ok(posted > 0);
  });

  test("posts the example as multipart, with its files, and gets a receipt", async () => {
    for (const contract of contracts.filter(({ content }) => "multipart/form-data" in content)) {
      const { submission, ...parts } = exampleOf(contract, "multipart/form-data");
      const files = Object.fromEntries(Object.keys(parts).map((part) => {
        const listed = filesIn(submission).find((file) => file.part === part);
        return [part, new File([Buffer.alloc(listed.size, 7)], listed.name, { type: listed.media_type })];
      }));
      const client = await clientOf(contract);
      const reply = await client.execute({ operationId: "submit", requestContentType: "multipart/form-data",
        parameters: { "Idempotency-Key": newKey() }, requestBody: { submission: JSON.stringify(submission), ...files } });
      assert.equal(reply.status, 201, contract.form);
      assert.deepEqual(receiver.requests.at(-1).submission, submission);
      assert.deepEqual(Object.keys(receiver.requests.at(-1).files), Object.keys(files));
    }
  });

  test("asks which version is there", async () => {
    for (const contract of contracts) {
      const reply = await (await clientOf(contract)).execute({ operationId: "api_info" });
      assert.deepEqual(reply.body, contract.info);
      assert.deepEqual(replyChecker(contract, "/api-info")({ ...reply, headers: new Headers(reply.headers) }), []);
    }
  });
});

describe("every reply is one that the document describes", () => {
  let site, contract, receiver, check, seen;
  const tokens = { "Bearer low": "not_allowed", "Bearer right": undefined };
  before(async () => {
    site = buildSite();
    contract = contractsIn(site.folder).find(({ form }) => form === "boendeparkering");
    receiver = await startOnHttp([contract], { authorize: (token) => (token in tokens ? tokens[token] : "signed_out") });
    check = replyChecker(contract);
    seen = new Set();
  });
  beforeEach(() => receiver.reset());
  after(() => {
    receiver.close();
    site.remove();
  });

  const right = (changes = {}) => ({ ...exampleOf(contract), ...changes });
  const answering = (answers, changes) => {
    const whole = right(changes);
    for (const [name, value] of Object.entries(answers)) {
      if (value === undefined) delete whole.answers[name];
      else whole.answers[name] = value;
    }
    return whole;
  };

  async function post(body, headers = {}) {
    const json = typeof body === "object" && !(body instanceof FormData);
    const response = await fetch(receiver.address + contract.path, {
      method: "POST", body: json ? JSON.stringify(body) : body,
      headers: Object.fromEntries(Object.entries({ ...(json && { "Content-Type": "application/json" }), "Idempotency-Key": newKey(),
        Authorization: "Bearer right", ...headers }).filter(([, value]) => value !== undefined)),
    });
    const text = await response.text();
    assert.deepEqual(check({ status: response.status, headers: response.headers, text }), [], text);
    seen.add(response.status);
    return { status: response.status, headers: response.headers, body: response.headers.get("content-type").endsWith("json") ? JSON.parse(text) : text };
  }

  const typeOf = (name) => `https://e-tjanster.example/boendeparkering/1.2.0/openapi.json#/components/examples/${name}`;
  async function refused(name, status, ...request) {
    const reply = await post(...request);
    assert.equal(reply.status, status);
    assert.equal(reply.body.type, typeOf(name));
    assert.equal(reply.body.status, status);
    return reply;
  }

  function multipart(submission, ...files) {
    const form = new FormData();
    form.append("submission", new Blob([typeof submission === "string" ? submission : JSON.stringify(submission)], { type: "application/json" }));
    for (const [part, bytes, name, type] of files) form.append(part, new Blob([Buffer.alloc(bytes, 1)], { type }), name);
    return form;
  }
  const leased = (...sizes) => answering({ agande: "leasing", avtal: sizes.map((size, index) =>
    ({ part: `avtal-${index + 1}`, name: "Avtal å.pdf", media_type: "application/pdf", size })) });

  test("201, and 201 with the same receipt again", async () => {
    const key = newKey();
    const first = await post(right(), { "Idempotency-Key": key });
    assert.equal(first.status, 201);
    assert.match(first.body.receipt_number, /^2027-\d{6}$/);
    assert.deepEqual((await post(right(), { "Idempotency-Key": key })).body, first.body);
    assert.notEqual((await post(right())).body.receipt_number, first.body.receipt_number);
    assert.equal(receiver.receipts.size, 2);
  });

  test("201 with files, and the same files again", async () => {
    const key = { "Idempotency-Key": newKey() };
    const form = () => multipart(leased(2000), ["avtal-1", 2000, "Avtal å.pdf", "application/pdf"]);
    const first = await post(form(), key);
    assert.equal(first.status, 201);
    assert.deepEqual((await post(form(), key)).body, first.body);
    assert.equal(receiver.receipts.size, 1);
  });

  test("200 and a page for who has no JavaScript", async () => {
    const form = new FormData();
    form.append("regnr", "abc 123");
    const reply = await post(form, { "Idempotency-Key": undefined });
    assert.equal(reply.status, 200);
    assert.match(reply.body, /^<!DOCTYPE html>/);
    assert.equal(receiver.receipts.size, 0);
  });

  test("400 without a usable key", async () => {
    for (const key of [undefined, "abc", randomUUID(), '""', `"${randomUUID().toUpperCase()}"`]) await refused("no_key", 400, right(), { "Idempotency-Key": key });
  });

  test("400 for what is no JSON, or no multipart", async () => {
    for (const broken of ["", "{", "[]", "null", "7"]) await refused("not_readable", 400, broken, { "Content-Type": "application/json" });
    await refused("not_readable", 400, "--x\r\n", { "Content-Type": "multipart/form-data; boundary=y" });
    await refused("not_readable", 400, multipart("{"));
  });

  test("401 for who is not signed in, 403 for who is not signed in well enough", async () => {
    const { headers } = await refused("signed_out", 401, right(), { Authorization: undefined });
    assert.equal(headers.get("www-authenticate"), "Bearer");
    await refused("not_allowed", 403, right(), { Authorization: "Bearer low" });
  });

  test("409 while the same is being received, and the receipt afterwards", async () => {
    const key = { "Idempotency-Key": newKey() };
    receiver.next({ wait: 3000 }); // longer than a slow computer needs for the two that follow
    const first = post(right(), key);
    await wait(150);
    const { headers } = await refused("in_progress", 409, right(), key);
    assert.ok(Number(headers.get("retry-after")) > 0);
    assert.deepEqual((await post(right(), key)).status, 409);
    const { body } = await first;
    assert.deepEqual((await post(right(), key)).body, body);
  });

  test("413 for a file that is larger than its part may be, and for a request that is larger than all may be", async () => {
    await refused("too_large", 413, multipart(leased(10_000_000), ["avtal-1", 10_000_001, "Avtal å.pdf", "application/pdf"]));
    await refused("too_large", 413, Buffer.alloc(contract.mostBytes + 1, 32).toString(), { "Content-Type": "application/json" });
  });

  test("415 for another format", async () => {
    for (const type of ["text/plain", "application/xml", "application/x-www-form-urlencoded"]) await refused("unsupported_type", 415, "{}", { "Content-Type": type });
  });

  test("422 for other answers with the same key, or other files", async () => {
    const key = { "Idempotency-Key": newKey() };
    const sent = ["avtal-1", 2000, "Avtal å.pdf", "application/pdf"];
    assert.equal((await post(multipart(leased(2000), sent), key)).status, 201);
    await refused("key_reused", 422, right(), key);
    const other = multipart(leased(2000));
    other.append("avtal-1", new Blob([Buffer.alloc(2000, 2)], { type: "application/pdf" }), "Avtal å.pdf");
    await refused("key_reused", 422, other, key);
    assert.equal(receiver.receipts.size, 1);
  });

  const faults = {
    "a missing answer is pointed out where it would have stood": [() => answering({ regnr: undefined }), "#/answers/regnr", "required"],
    "a missing answer in a group": [() => answering({ person: { fornamn: "Å", efternamn: "Ö" } }), "#/answers/person/personnummer", "required"],
    "a missing group": [() => answering({ person: undefined }), "#/answers/person", "required"],
    "an answer to a hidden question": [() => answering({ beslut: "brev" }), "#/answers/epost", "false schema"],
    "an answer that nobody asked for": [() => answering({ "a/b~": 1 }), "#/answers/a~1b~0", "unevaluatedProperties"],
    "a part of an answer": [() => answering({ bostad: { ...right().answers.bostad, postal_code: "111 22" } }), "#/answers/bostad/postal_code", "pattern"],
    "an option that is not there": [() => answering({ agande: "lån" }), "#/answers/agande", "const"],
    "another form": [() => right({ form: "bygglov" }), "#/form", "form"],
    "another version": [() => right({ version: "9.0.0" }), "#/version", "form"],
    "no answers": [() => right({ answers: undefined }), "#/answers", "required"],
  };
  for (const [what, [submission, pointer, code]] of Object.entries(faults))
    test(`422 says where: ${what}`, async () => {
      const { body } = await refused("does_not_fit", 422, submission());
      assert.deepEqual(body.errors.map(({ pointer: place, code: why }) => [place, why]), [[pointer, code]]);
      assert.equal(receiver.receipts.size, 0);
    });

  test("422 for files that are not those that the answers list", async () => {
    const pdf = "application/pdf";
    for (const files of [[], [["avtal-1", 1999, "Avtal å.pdf", pdf]], [["avtal-1", 2000, "avtal.pdf", pdf]], [["avtal-1", 2000, "Avtal å.pdf", "image/png"]],
      [["avtal-2", 2000, "Avtal å.pdf", pdf]], [["avtal-1", 2000, "Avtal å.pdf", pdf], ["avtal-1", 2000, "Avtal å.pdf", pdf]]]) {
      const { body } = await refused("does_not_fit", 422, multipart(leased(2000), ...files));
      assert.deepEqual(body.errors.map(({ pointer, code }) => [pointer, code]), [["#/answers/avtal/0", "file"]]);
    }
    const { body } = await refused("does_not_fit", 422, multipart(leased(2000), ["avtal-1", 2000, "Avtal å.pdf", pdf], ["avtal-2", 1, "b.pdf", pdf]));
    assert.deepEqual(body.errors.map(({ pointer }) => pointer), ["#/answers"]);
  });

  test("the words are in the language of the submission", async () => {
    for (const [language, words] of [["sv", "Svaret saknas"], ["en", "The answer is missing"]]) {
      const { body, headers } = await refused("does_not_fit", 422, answering({ regnr: undefined }, { language }));
      assert.equal(body.errors[0].detail, words);
      assert.equal(headers.get("content-language"), language);
    }
    const { headers } = await refused("no_key", 400, "{}", { "Content-Type": "application/json", "Idempotency-Key": undefined, "Accept-Language": "en-GB,en" });
    assert.equal(headers.get("content-language"), "en");
  });

  test("rules that no schema can say are tried too", async () => {
    const rules = { repeats: [], money: [], conditions: {}, rules: [
      { id: "start.check-1", pointer: "/answers/start", if: ["answered", "start"], then: ["at-least", "start", { today: 0, unit: "days" }], message: { sv: "För tidigt", en: "Too early" } }] };
    const strict = await startOnHttp([{ ...contract, rules }]);
    const send = async (submission) => {
      const response = await fetch(strict.address + contract.path, { method: "POST", body: JSON.stringify(submission),
        headers: { "Content-Type": "application/json", "Idempotency-Key": newKey() } });
      const text = await response.text();
      assert.deepEqual(check({ status: response.status, headers: response.headers, text }), []);
      return JSON.parse(text);
    };
    assert.deepEqual((await send(answering({ start: "2026-11-23", slut: undefined }))).errors,
      [{ pointer: "#/answers/start", detail: "För tidigt", code: "start.check-1" }]);
    assert.ok((await send(answering({ start: today, slut: undefined }))).receipt_number);
    strict.close();
  });

  test("a request that arrives twice is one case", async () => {
    receiver.next({ twice: true });
    assert.equal((await post(right())).status, 201);
    assert.equal(receiver.receipts.size, 1);
  });

  test("a line that breaks: before, nothing is taken in; after, the same key gives the receipt", async () => {
    receiver.next({ cut: "before" }, { cut: "after" });
    const key = { "Idempotency-Key": newKey() };
    await assert.rejects(post(right(), key));
    assert.equal(receiver.receipts.size, 0);
    await assert.rejects(post(right(), key));
    assert.equal(receiver.receipts.size, 1);
    assert.equal((await post(right(), key)).status, 201);
    assert.equal(receiver.receipts.size, 1);
  });

  test("every refusal that the document names can be asked for", async () => {
    const named = Object.keys(contract.examples).filter((name) => name !== "received");
    assert.deepEqual(named.toSorted(), known.toSorted());
    for (const name of named) {
      receiver.next({ refuse: name });
      const { headers, status } = await refused(name, contract.examples[name].value.status, right());
      assert.equal(headers.has("retry-after"), [409, 429, 503].includes(status), name);
    }
  });

  test("there is no other endpoint, and no other method", async () => {
    for (const [place, method] of [["/", "POST"], ["/boendeparkering", "GET"], ["/boendeparkering", "PUT"], ["/api-info", "GET"]])
      assert.equal((await fetch(receiver.address + place, { method })).status, 404, `${method} ${place}`);
  });

  test("and these are all the statuses of the document", () => {
    assert.deepEqual([...seen].sort(), Object.keys(contract.post.responses).map(Number).sort());
  });

  test("a reply that the document does not describe is seen", () => {
    const headers = (more) => new Headers({ "Content-Type": "application/problem+json", ...more });
    const text = JSON.stringify(contract.examples.down.value);
    assert.deepEqual(check({ status: 503, headers: headers({ "Retry-After": "1" }), text }), []);
    assert.deepEqual(check({ status: 503, headers: headers(), text }), ["the header Retry-After is missing"]);
    assert.deepEqual(check({ status: 418, headers: headers(), text }), ["status 418 is not documented"]);
    assert.equal(check({ status: 503, headers: new Headers({ "Retry-After": "1", "Content-Type": "application/json" }), text }).length, 1);
    assert.equal(check({ status: 503, headers: headers({ "Retry-After": "1" }), text: "{}" }).length, 5);
  });
});
