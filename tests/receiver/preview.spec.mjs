// The preview, as an editor uses it: started from the command line, and a form filled in to its receipt.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { formPage, startWorld } from "../browser/support/browser.mjs";
import { button, everything, fill, goTo, onView, pdf } from "../browser/support/form.mjs";
import { words } from "../browser/support/words.mjs";

const script = fileURLToPath(new URL("preview.mjs", import.meta.url));
let world, preview, address;
const lines = [];
before(async () => {
  world = await startWorld();
  preview = spawn(process.execPath, [script, world.site.folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(preview.stdout)) {
    lines.push(line);
    if (line.includes("memory")) break;
  }
  address = new URL(lines[0]).origin.replace("localhost", "127.0.0.1");
});
after(async () => {
  preview.kill();
  await world.close();
});

test("it prints the address of every page, and where submissions are kept", () => {
  const pages = world.site.files.filter((file) => /^[a-z]{2}(-simple)?\/[^/]+\/index\.html$/.test(file));
  assert.deepEqual(lines.slice(0, -1).map((line) => new URL(line).pathname.slice(1)).sort(), pages.sort());
  assert.match(lines.at(-1), /memory of this program only/);
});

for (const [what, more] of Object.entries({ "without files": {}, "with files": { agande: "leasing", avtal: [pdf("Avtal å.pdf")] } }))
  test(`a form ${what} can be sent there, under the page's own policy`, async () => {
    const page = await world.open(`${address}/${formPage("sv")}`);
    const blocked = [];
    page.on("console", (message) => blocked.push(message.text()));
    await goTo(page, "review", { ...more, "start/year": "2096" });
    await button(page, words.sv.send).click();
    await onView(page, words.sv.headings.receipt);
    assert.match(await page.locator("[data-receipt-number]").innerText(), /^\d{4}-\d{6}$/);
    assert.deepEqual(blocked.filter((each) => !/404/.test(each)), []); // a browser asks for an icon
    assert.equal(world.receiver.requests.length, 0, "nothing went to the real endpoint");
    await page.context().close();
  });

test("it works without JavaScript too", async () => {
  const page = await world.open(`${address}/${formPage("en")}`, { javaScriptEnabled: false });
  await page.getByRole("link", { name: words.en.start, exact: true }).click();
  await fill(page, everything);
  await page.getByRole("button", { name: words.en.send, exact: true }).click();
  await page.waitForURL(`${address}/receive/boendeparkering`);
  assert.ok(await page.getByRole("heading", { name: "Tack" }).isVisible());
  await page.context().close();
});

/// As it is asked for, ".." and all.
const statusOf = (place) => new Promise((resolve) => {
  const { hostname, port } = new URL(address);
  get({ hostname, port, path: place }, (response) => resolve(response.resume().statusCode));
});

test("it serves the site and nothing else", async () => {
  assert.equal(await statusOf("/sv/index.html"), 200);
  for (const place of ["/", "/sv", "/nope.html", "/../package.json", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/.blankett.json%00", "/%", "/receive/nope"])
    assert.equal(await statusOf(place), 404, place);
});

const runs = (...more) => new Promise((resolve) => {
  execFile(process.execPath, [script, ...more], { timeout: 5000 }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
});

test("what cannot be served is said, with an exit code", async () => {
  for (const [arguments_, code, said] of [[["/nowhere"], 2, /no built site in \/nowhere/], [[path.dirname(script)], 2, /no built site/], [[world.site.folder, "x"], 2, /x is no port/]]) {
    const result = await runs(...arguments_);
    assert.equal(result.code, code);
    assert.match(result.stderr, said);
    assert.equal(result.stdout, "");
  }
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { code, stderr } = await runs(world.site.folder, String(taken.address().port));
  taken.close();
  assert.equal(code, 3);
  assert.match(stderr, /is taken/);
});
