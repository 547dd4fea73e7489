// What a machine can find of WCAG, with axe, in every state that boendeparkering has; and that in each nothing has to be
// scrolled sideways and all that is pressed is large, also at 320 px, which is a window magnified to 400 %, and there with the
// text spacing of WCAG 1.4.12. journey.spec.mjs looks at the other forms, and at what has the focus in small windows.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { states } from "./support/states.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

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

for (const language of ["sv", "ar"])
  test(`${language}: nothing for axe in any state, also at 320 px and with wider spacing`, async (t) => {
    for await (const { name, page } of states(world, language))
      await t.test(name, async () => {
        assert.deepEqual((await look(page)).faults, []);
        assert.deepEqual(await wideEnough(page), fits);
        assert.deepEqual(await smallTargets(page), []);
        const { width, height } = page.viewportSize();
        await page.setViewportSize({ width: 320, height: 256 }); // 1280 × 1024 at 400 %
        assert.deepEqual(await wideEnough(page), fits);
        assert.deepEqual(await smallTargets(page), []);
        await setSpacing(page, "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
        assert.deepEqual(await wideEnough(page), fits);
        await setSpacing(page, "");
        await page.setViewportSize({ width, height });
      });
  });
