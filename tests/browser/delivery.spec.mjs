// How the site is delivered: the headers and compressed copies as a real nginx sends them with the configuration that
// the compiler wrote, and what the first view of a form weighs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { startNginx } from "./support/nginx.mjs";
import { buildSite, policyOf } from "./support/site.mjs";

let site, nginx;
before(async () => {
  site = buildSite("--precompress");
  nginx = await startNginx(site.folder);
});
after(() => {
  nginx.close();
  site.remove();
});

/// {status, headers, body} as sent: nothing is unpacked.
const get = (file, encoding = "identity") => new Promise((resolve, reject) => {
  http.get(`${nginx.address}/${file}`, { headers: { "Accept-Encoding": encoding } }, (response) => {
    const parts = [];
    response.on("data", (part) => parts.push(part));
    response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  }).on("error", reject);
});

const assets = (ending) => site.files.filter((file) => file.startsWith("assets/") && file.endsWith(ending));
const isCopy = (file) => /\.(br|gz)$/.test(file);

// As headers.json means it: of rules that match, the last one decides.
function expectedHeaders(file) {
  const { rules } = JSON.parse(site.read("headers.json"));
  return Object.assign({}, ...rules.filter(({ path: pattern }) => `/${file}`.startsWith(pattern.slice(0, -2))).map(({ headers }) => headers));
}

test("nginx finds nothing wrong with its configuration", () => nginx.check());

test("every file comes with the headers that headers.json says", async () => {
  const files = site.files.filter((file) => !isCopy(file) && !["headers.json", "nginx.conf", ".blankett.json"].includes(file));
  assert.ok(files.length > 50);
  for (const file of files) {
    const { status, headers } = await get(file);
    assert.equal(status, 200, file);
    const expected = Object.entries(expectedHeaders(file)).map(([name, value]) => [name.toLowerCase(), value]);
    assert.ok(expected.length >= 7);
    for (const [name, value] of expected) assert.equal(headers[name], value, `${file}: ${name}`);
  }
});

test("a page's own policy and its header are the same, and the header says who may frame it", async () => {
  for (const file of site.files.filter((name) => name.endsWith(".html"))) {
    const { headers } = await get(file);
    assert.equal(headers["content-security-policy"], `${policyOf(site.read(file))}; frame-ancestors 'none'`, file);
    assert.match(headers["content-type"], /^text\/html; ?charset=utf-8$/);
  }
});

test("what is about the site is not served", async () => {
  for (const file of [".blankett.json", "headers.json", "nginx.conf"]) {
    assert.ok(site.files.includes(file), file);
    assert.equal((await get(file)).status, 404, file);
  }
});

test("a folder is its page", async () => {
  const { status, body } = await get("sv/boendeparkering/");
  assert.equal(status, 200);
  assert.equal(body.toString(), site.read("sv/boendeparkering/index.html"));
});

test("compressed copies are sent to those who accept them, and give the same bytes", async () => {
  const files = ["sv/boendeparkering/index.html", ...assets(".css").filter((file) => file.includes("form.")), ...assets(".js").filter((file) => !file.includes("shell."))];
  assert.equal(files.length, 4);
  const unpack = { gzip: gunzipSync, ...(nginx.brotli ? { br: brotliDecompressSync } : {}) };
  for (const file of files)
    for (const [encoding, undo] of Object.entries(unpack)) {
      const { headers, body } = await get(file, encoding);
      assert.equal(headers["content-encoding"], encoding, file);
      assert.equal(undo(body).toString(), site.read(file));
      assert.equal(body.length, readFileSync(path.join(site.folder, `${file}.${encoding === "br" ? "br" : "gz"}`)).length);
    }
});

test("every text above a kilobyte has its copies, and they are smaller", () => {
  for (const file of site.files.filter((name) => /^[^.].*\.(html|css|js|json|svg)$/.test(name))) {
    const size = readFileSync(path.join(site.folder, file)).length;
    for (const ending of ["br", "gz"]) {
      const copy = site.files.includes(`${file}.${ending}`);
      assert.equal(copy, size > 1024, `${file}.${ending}`);
      if (copy) assert.ok(readFileSync(path.join(site.folder, `${file}.${ending}`)).length < size);
    }
  }
});

// What the first view of a form needs, as sent, and what comes behind it. One that grows past its budget must earn it.
const budget = { first: 4_000, behind: 16_700, page: 11_500 };

test("the first view of a form is light", (t) => {
  const html = site.read("sv/boendeparkering/index.html");
  const linked = [...html.matchAll(/(?:href|src)="\.\.\/\.\.\/(assets\/[^"]+)"/g)].map(([, file]) => file);
  assert.equal(linked.length, 3, "one style sheet, one script and one behind it, no font and no picture");
  const size = (file) => brotliCompressSync(readFileSync(path.join(site.folder, file))).length;
  const [css, shell, form] = linked.map(size);
  t.diagnostic(`css ${css} + js ${shell} = ${css + shell} bytes; behind them ${form} bytes`);
  assert.ok(css + shell <= budget.first, `${css + shell} bytes of assets`);
  assert.ok(form <= budget.behind, `${form} bytes of script`);
  for (const file of site.files.filter((name) => /^(sv|en)\/[^/]+\/index\.html$/.test(name))) {
    t.diagnostic(`${file} ${size(file)} bytes`);
    assert.ok(size(file) <= budget.page, `${file}: ${size(file)} bytes`);
  }
});
