// A browser, the site and the receiver, and pages that say when something goes wrong that nobody would see.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { todayInStockholm } from "../../receiver/rules.mjs";
import { launchFirefox } from "./firefox.mjs";
import { contractsIn, startReceiver } from "./receiver.mjs";
import { buildSite, serve } from "./site.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const endpoint = "https://e-tjanster.example/boendeparkering";

/// {site, server, receiver, contracts, receiveOn(date), open(…), close()}. Arguments go to the compiler.
export const startWorld = (...more) => worldIn("chromium", ...more);

/// The endpoint's name leads to the receiver's port and every other name to nothing.
const launch = {
  chromium: (port) => chromium.launch({
    executablePath,
    args: [...flags, `--host-resolver-rules=MAP e-tjanster.example:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
  }),
  firefox: launchFirefox,
};

/// The same in the browser of that name.
export async function worldIn(name, ...more) {
  const site = buildSite(...more);
  const server = await serve(site);
  const contracts = contractsIn(site.folder);
  let day; // the receiver's, when it is not today
  const receiver = await startReceiver(contracts, { today: () => day ?? todayInStockholm(), now: () => new Date(day ? `${day}T11:00:00Z` : Date.now()) });
  const browser = await launch[name](receiver.port);
  const troubles = [];

  /// A new page in a browser of its own; options are playwright's, and `block`: a pattern of addresses that fail.
  async function open(file, { block, ...options } = {}) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(20_000); // a slow computer is no fault of the page
    const page = await context.newPage();
    // What the browser says of answers that a test asked for itself.
    const trouble = (words) => /^(Failed to load resource: |The Same Origin Policy disallows )/.test(words) || troubles.push(words);
    page.on("pageerror", ({ message }) => trouble(message));
    page.on("console", (message) => message.type() === "error" && trouble(message.text()));
    page.on("request", (request) => {
      const url = request.url();
      const known = url.startsWith(server.address + "/") || url.startsWith(new URL(endpoint).origin) || url.startsWith("file:") || url.startsWith("data:");
      if (!known) troubles.push(`request to ${url}`);
    });
    page.on("filechooser", () => {}); // playwright intercepts the dialog only while somebody listens
    if (block) await page.route(block, (route) => route.abort());
    if (file) await page.goto(file.includes(":") ? file : `${server.address}/${file}`);
    return page;
  }

  return {
    site, server, receiver, contracts, open,
    receiveOn(date) { day = date; },
    /// For after each test: the page threw nothing, broke no policy and asked nobody else for anything.
    assertQuiet: () => assert.deepEqual(troubles.splice(0), []),
    async close() {
      await browser.close();
      receiver.close();
      server.close();
      site.remove();
    },
  };
}

export const formPage = (language) => `${language}/boendeparkering/index.html`;

/// What has the focus: its id, else its text.
export const focused = (page) =>
  page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
