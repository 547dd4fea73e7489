// What a machine can find of WCAG, with axe, in every state of every page, wide and narrow; and that nothing
// has to be scrolled sideways, at 320 px, with wide letter spacing, and in a window magnified to 400 %.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { states } from "./support/states.mjs";
import { languages } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

const focusInView = (page) => page.evaluate(() => {
  const node = document.activeElement;
  const { top, bottom, height } = node.getBoundingClientRect();
  return node === document.body || top >= -1 && (bottom <= innerHeight + 1 || height > innerHeight);
});

// As a user's own style sheet: outside the page's policy.
const setSpacing = (page, style) => page.evaluate((style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}, style);

test("the checker sees: a fault put into the page is found, and the strict rules run", async () => {
  const page = await world.open(formPage("sv"));
  const before = await look(page);
  assert.deepEqual(before.faults, []);
  for (const rule of ["color-contrast-enhanced", "target-size", "region", "link-name", "html-has-lang"]) assert.ok(before.ran.includes(rule), rule);
  await page.evaluate(() => document.getElementById("main").append(Object.assign(document.createElement("input"), { id: "loose" })));
  assert.ok((await look(page)).faults.some((fault) => fault.startsWith("label: #loose")));
  await page.context().close();
});

for (const language of languages) {
  for (const width of [1280, 320]) {
    test(`${language}, ${width} px wide`, async (t) => {
      for await (const { name, page } of states(world, language, { viewport: { width, height: 900 } }))
        await t.test(name, async () => {
          assert.deepEqual((await look(page)).faults, []);
          assert.deepEqual(await wideEnough(page), fits);
          assert.deepEqual(await smallTargets(page), []);
        });
    });
  }

  test(`${language}, a window of 1280 × 1024 at 400 %, and then with the text spacing of WCAG 1.4.12`, async (t) => {
    for await (const { name, page } of states(world, language, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }))
      await t.test(name, async () => {
        assert.deepEqual(await wideEnough(page), fits);
        assert.ok(await focusInView(page), "what has the focus is seen");
        await setSpacing(page, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
        assert.deepEqual(await wideEnough(page), fits);
        await setSpacing(page, "");
      });
  });
}
