// What there is before the form's script has come: on a slow line, when it does not come, and when it comes too late.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { look } from "./support/axe.mjs";
import { focused, formPage, startWorld } from "./support/browser.mjs";
import { button, goTo } from "./support/form.mjs";
import { words } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

const w = words.sv;
const patience = 8000;

/// A page whose form script waits until arrive() is called.
async function openHeld(hash = "", prepare = () => {}) {
  const page = await world.open();
  await prepare(page);
  let arrive;
  const held = new Promise((resolve) => { arrive = resolve; });
  await page.route("**/assets/form.*.js", async (route) => { await held; await route.continue(); });
  await page.goto(`${world.server.address}/${formPage("sv")}${hash}`, { waitUntil: "commit" });
  await page.locator(".f-footer").waitFor();
  return { page, arrive };
}

const shownViews = (page) => page.locator("[data-view]").evaluateAll((all) => all.filter((view) => view.checkVisibility()).map(({ id }) => id));
const waits = (page) => page.evaluate(() => "waiting" in document.documentElement.dataset);

test("the start page stands alone before the script, and looks as it will", async () => {
  const { page, arrive } = await openHeld();
  assert.deepEqual(await shownViews(page), ["start"]);
  assert.equal(await page.locator("[data-submit]").isVisible(), false);
  assert.deepEqual((await look(page)).faults, []);
  const before = await page.screenshot();
  arrive();
  await page.waitForLoadState();
  assert.equal(await waits(page), false);
  assert.deepEqual(await shownViews(page), ["start"]);
  assert.ok(before.equals(await page.screenshot()), "the page moves when its script comes");
  await page.context().close();
});

test("Start pressed before the script has come is followed when it has, and Back works", async () => {
  const { page, arrive } = await openHeld();
  await page.locator("[data-start]").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset.waiting === "asked");
  assert.deepEqual(await shownViews(page), ["start"]);
  assert.equal(await page.evaluate(() => scrollY), 0, "nothing moves");
  arrive();
  await page.locator("#start").waitFor({ state: "hidden" });
  assert.deepEqual(await shownViews(page), ["step-sokande"]);
  assert.equal(await focused(page), await page.locator("#step-sokande h2").first().textContent());
  await button(page, w.back).click();
  assert.deepEqual(await shownViews(page), ["start"]);
  assert.equal(new URL(page.url()).hash, "");
  await page.context().close();
});

test("coming back to a step shows nothing else first", async () => {
  const page = await world.open(formPage("sv"));
  await goTo(page, "review");
  let arrive;
  const held = new Promise((resolve) => { arrive = resolve; });
  await page.route("**/assets/form.*.js", async (route) => { await held; await route.continue(); });
  await page.reload({ waitUntil: "commit" });
  await page.locator(".f-footer").waitFor();
  assert.deepEqual(await shownViews(page), []);
  arrive();
  await page.locator("#step-sokande").waitFor(); // the personal number is not kept
  assert.deepEqual(await shownViews(page), ["step-sokande"]);
  await page.context().close();
});

test("without the form's script the page is the long form", async () => {
  const page = await world.open(formPage("sv"), { block: "**/assets/form.*.js" });
  assert.equal(await waits(page), false);
  assert.equal(await page.locator("html.js").count(), 0);
  assert.ok((await shownViews(page)).length > 4);
  await page.context().close();
});

test("a script that comes too late leaves the long form to whoever has begun it", async () => {
  const { page, arrive } = await openHeld("", (opened) => opened.clock.install());
  await page.clock.fastForward(patience / 2);
  assert.deepEqual(await shownViews(page), ["start"]);
  await page.clock.fastForward(patience / 2);
  const views = await shownViews(page);
  assert.ok(views.length > 4);
  arrive();
  await page.waitForLoadState();
  assert.deepEqual(await shownViews(page), views);
  assert.equal(await page.locator("html.js").count(), 0);
  await page.context().close();
});
