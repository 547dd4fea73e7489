// The looks of a theme: in light and dark, with more contrast and with the colours of a system; the page that shows
// every component; and a second theme that shares nothing of the first one's look.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { colours, fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { button, goTo, onView, right, steps } from "./support/form.mjs";
import { press, typeIn } from "./support/keyboard.mjs";
import { states } from "./support/states.mjs";
import { words } from "./support/words.mjs";

let world, plain;
before(async () => {
  world = await startWorld();
  plain = await startWorld("--theme", "themes/plain");
});
afterEach(() => {
  world.assertQuiet();
  plain.assertQuiet();
});
after(async () => {
  await world.close();
  await plain.close();
});

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const schemes = {
  dark: { media: { colorScheme: "dark" }, ground: "rgb(27, 27, 27)" },
  "more contrast": { media: { contrast: "more" }, ground: "rgb(255, 255, 255)" },
  "dark with more contrast": { media: { colorScheme: "dark", contrast: "more" }, ground: "rgb(0, 0, 0)" },
};

for (const [name, { media, ground: expected }] of Object.entries(schemes))
  test(`${name}: every state holds 7:1, and no link is told by its colour alone`, async (t) => {
    for await (const { name: state, page } of states(world, "sv", { viewport: { width: 390, height: 844 }, ...media }))
      await t.test(state, async () => {
        assert.equal(await ground(page), expected);
        // All but its colours is the same as axe.spec.mjs looks at.
        const { ran, faults } = await look(page, { only: colours });
        assert.ok(ran.includes("color-contrast-enhanced"));
        assert.deepEqual(faults, []);
        assert.deepEqual(await smallTargets(page), []);
      });
  });

test("paper is light also where the screen is dark", async () => {
  const page = await world.open(formPage("sv"), { colorScheme: "dark" });
  assert.equal(await ground(page), "rgb(27, 27, 27)");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await ground(page), "rgb(255, 255, 255)");
  await page.context().close();
});

// What a page draws may not be drawn by a background: those are gone.
test("with forced colours, edges, choices, errors and the focus are still seen", async () => {
  const page = await world.open(formPage("sv"), { forcedColors: "active" });
  const w = words.sv;
  await goTo(page, "bil");
  const width = (selector, side) => page.locator(selector).first().evaluate((node, side) => parseFloat(getComputedStyle(node)[side]), side);
  const colour = (selector, property) => page.locator(selector).first().evaluate((node, property) => getComputedStyle(node)[property], property);
  assert.ok(await width("#f-regnr", "borderTopWidth") >= 1, "the field has an edge");
  assert.ok(await width("#step-bil [data-continue]", "borderTopWidth") >= 1, "the button has an edge");
  await page.locator('[name="agande"]').first().focus();
  await page.keyboard.press("Space");
  const row = '#step-bil .f-option__input:checked + .f-option__label';
  const others = '#step-bil .f-option__input:not(:checked) + .f-option__label';
  assert.notEqual(await colour(row, "borderTopColor"), await colour(others, "borderTopColor"), "the chosen option has another edge");
  assert.ok(await width(row, "outlineWidth") >= 2, "the focus has a ring");
  await button(page, w.continue).click();
  await page.locator("#error-summary").waitFor();
  assert.ok(await width("#error-summary", "borderTopWidth") >= 2);
  assert.ok(await width(".f-field--error", "borderInlineStartWidth") >= 2);
  assert.deepEqual((await look(page)).faults, []);
  await page.context().close();
});

test("nothing moves by itself", async () => {
  const page = await world.open(formPage("sv"));
  await goTo(page, "bil");
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("*")].filter((node) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
  }).length), 0);
  await page.context().close();
});

const looks = {
  stockholm: { of: () => world, media: [[{}], [{ colorScheme: "dark" }, colours], [{ forcedColors: "active" }, []]] },
  plain: { of: () => plain, media: [[{}]] },
};
for (const [theme, { of, media: all }] of Object.entries(looks))
  test(`the component page of ${theme}: every component, nothing that axe or a narrow screen finds`, async (t) => {
    for (const [media, only] of all)
      await t.test(JSON.stringify(media), async () => {
        const page = await of().open("theme/index.html", { viewport: { width: 1280, height: 900 }, ...media });
        for (const details of await page.locator("details").all()) await details.evaluate((node) => { node.open = true; });
        assert.ok(await page.locator(".f-component").count() > 40);
        assert.ok(await page.locator(".f-specimen[dir=rtl]").count() > 20);
        assert.ok(await page.locator("[aria-invalid]").count() > 10);
        assert.equal(await page.locator("meta[name=robots][content=noindex]").count(), 1);
        const twice = await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
          return ids.filter((id, index) => ids.indexOf(id) !== index);
        });
        assert.deepEqual(twice, []);
        // An example stands there more than once, each a landmark with the same name.
        // Another scheme has other colours and the same elements; forced colours are the person's own.
        if (only?.length !== 0) assert.deepEqual((await look(page, { only })).faults.filter((fault) => !fault.startsWith("landmark-unique: aside")), []);
        await page.setViewportSize({ width: 320, height: 800 });
        assert.equal((await wideEnough(page)).sideways, 0);
        await page.context().close();
      });
  });

test("no page of a citizen leads to the component page", () => {
  for (const file of world.site.files.filter((name) => /^(sv|en)\/.*html$/.test(name)))
    assert.doesNotMatch(world.site.read(file), /href="[^"]*theme\//, file);
});

test("the plain theme: every state is as accessible, wide and narrow, light and dark", async (t) => {
  for (const options of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 320, height: 800 }, colorScheme: "dark" }])
    for await (const { name, page } of states(plain, "sv", options))
      await t.test(`${options.viewport.width} px: ${name}`, async () => {
        assert.deepEqual((await look(page)).faults, []);
        assert.deepEqual(await wideEnough(page), fits);
        assert.deepEqual(await smallTargets(page), []);
      });
});

test("the plain theme: a form by keyboard alone, to the receipt", async () => {
  plain.receiver.reset();
  const page = await plain.open(formPage("sv"));
  const w = words.sv;
  await press(page, w.start);
  for (const step of steps) {
    await onView(page, w.headings[step]);
    await typeIn(page, right[step]);
    await press(page, w.continue);
  }
  await onView(page, w.headings.review);
  await typeIn(page, right.godkann);
  await press(page, w.send);
  await onView(page, w.headings.receipt);
  assert.equal(plain.receiver.receipts.size, 1);
  await page.context().close();
});

test("the two themes share no rule", () => {
  const rules = (site) => site.read(site.files.find((file) => /^assets\/form\.[0-9a-f]+\.css$/.test(file)))
    .split("}").map((rule) => rule.trim()).filter((rule) => rule.length > 40);
  const [city, other] = [rules(world.site), rules(plain.site)];
  assert.ok(city.length > 80 && other.length > 20);
  assert.deepEqual(other.filter((rule) => city.includes(rule)), []);
});
