// What a page of ours costs who opens it, beside the same form made with govuk-frontend and with survey-core:
//   node tests/bench/client.mjs [form] [language]
// It prints the bytes on the wire, and when the page can be used on a slow computer (a fourth of the speed) with a slow line
// (1.6 Mbit/s, 150 ms there and back): the median of seven visits. It needs build/blankett, Chromium, npm ci in tests/browser,
// and installs what it compares with in tests/bench/client.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { startWorld } from "../browser/support/browser.mjs";
import { types } from "../browser/support/site.mjs";

const visits = 7;
const line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slowness = 4;
const [form = "boendeparkering", language = "sv"] = process.argv.slice(2);

const client = fileURLToPath(new URL("client", import.meta.url));
if (!existsSync(path.join(client, "node_modules"))) execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: client, stdio: "inherit" });
const [{ formIn }, { govuk }, { survey }] = await Promise.all(["form", "govuk", "survey"].map((name) => import(`./client/${name}.mjs`)));

const world = await startWorld("--form", form);
const pages = await makePages();
const rows = [];
for (const [name, files] of Object.entries(pages)) rows.push([name, ...bytes(files), ...await times(files)]);
await world.close();
print(["", "html", "css", "js", "sum br", "sum gzip", "first paint", "usable"], rows);

async function makePages() {
  const file = `${language}/${form}/index.html`;
  const page = await world.open(file, { javaScriptEnabled: false });
  const asked = await formIn(page);
  await page.context().close();
  const ours = world.site.read(file).replaceAll("../../assets/", "");
  const assets = world.site.files.filter((each) => /^assets\/.*\.(css|js)$/.test(each) && ours.includes(path.basename(each)));
  return {
    blankett: { "index.html": ours, ...Object.fromEntries(assets.map((each) => [path.basename(each), world.site.read(each)])) },
    "govuk-frontend": await govuk(asked),
    "survey-core": await survey(asked),
  };
}

// ---- bytes

function bytes(files) {
  const packed = (name) => brotliCompressSync(files[name]).length;
  const names = Object.keys(files);
  const sum = (list) => list.reduce((all, each) => all + each, 0);
  return [...["html", "css", "js"].map((type) => sum(names.filter((name) => name.endsWith("." + type)).map(packed))),
    sum(names.map(packed)), sum(names.map((name) => gzipSync(files[name], { level: 9 }).length))];
}

// ---- time

/// [first paint, usable]: medians, in milliseconds.
async function times(files) {
  const packed = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, brotliCompressSync(content)]));
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://site").pathname.slice(1) || "index.html";
    if (!(name in files)) return response.writeHead(404).end();
    return response.writeHead(200, { "Content-Type": types[path.extname(name)], "Content-Encoding": "br" }).end(packed[name]);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const seen = [];
  for (let visit = 0; visit < visits; visit += 1) seen.push(await one(`http://127.0.0.1:${server.address().port}/`));
  server.closeAllConnections();
  server.close();
  return [0, 1].map((which) => seen.map((each) => each[which]).sort((a, b) => a - b)[(visits - 1) / 2]);
}

/// A page is usable when its script has done what it does at the start, and then nothing that long keeps keys waiting.
async function one(address) {
  const page = await world.open(undefined, { viewport: { width: 390, height: 844 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", line);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) window.longest = Math.max(window.longest, startTime + duration); })
      .observe({ type: "longtask", buffered: true });
    // Ours says that it has begun with a class; the others are made to say so with a mark.
    new MutationObserver(() => { if (document.documentElement.matches(".js:not([data-waiting])")) performance.mark("ready"); })
      .observe(document, { subtree: true, attributes: true, attributeFilter: ["class", "data-waiting"] });
  });
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("ready").length && performance.getEntriesByName("first-contentful-paint").length);
  await page.waitForTimeout(1000); // for tasks that come after
  const result = await page.evaluate(() => {
    const [{ startTime: paint }] = performance.getEntriesByName("first-contentful-paint");
    const [{ startTime: ready }] = performance.getEntriesByName("ready");
    return [paint, Math.max(paint, ready, window.longest)].map(Math.round);
  });
  await page.context().close();
  return result;
}

// ---- what is printed

function print(heads, rows) {
  const lines = [heads, ...rows.map(([name, ...numbers]) => [name, ...numbers.map((number, at) => number.toLocaleString("en").replaceAll(",", " ") + (at < 5 ? " B" : " ms"))])];
  for (const cells of lines) console.log(cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(16))).join(""));
}
