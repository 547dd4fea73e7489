// Every form in every language, by keyboard alone, wrong and then right, to the receipt: in wide windows and narrow ones,
// magnified, with forced colours, on a slow computer and from right to left. On the way the focus is never lost and always
// seen, axe finds nothing in any state, and what a screen reader is told is what snapshots/ says.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { spokenBook } from "./support/announced.mjs";
import { fits, look, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { fileShelf } from "./support/enter.mjs";
import { journey, openOn, richestCase } from "./support/journey.mjs";
import { press } from "./support/keyboard.mjs";
import { assertSnapshot } from "./support/snapshot.mjs";
import { faultsIn, watch } from "./support/watch.mjs";
import { words } from "./support/words.mjs";

const surroundings = {
  "a phone": { viewport: { width: 320, height: 640 } },
  "a window at 400 %": { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  "a low window": { viewport: { width: 1280, height: 300 } },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  "a slow computer": { slowdown: 4 },
};
// Each form in Swedish, each language in some form, and each surroundings more than once; what is not walked here is walked
// in Firefox: firefox.spec.mjs. Right to left has no snapshot: whoever reviews it could not read it.
const journeys = {
  sv: { boendeparkering: "a slow computer", bygglov: "a window at 400 %", forskoleplats: "forced colours", serveringstillstand: "a phone" },
  en: { bygglov: "forced colours", serveringstillstand: "a low window" },
  "sv-simple": { boendeparkering: "a window at 400 %" },
  ar: { boendeparkering: "forced colours, dark" },
  fa: { forskoleplats: "a window at 400 %" },
};

let world, shelf;
before(async () => {
  world = await startWorld();
  shelf = fileShelf();
});
afterEach(() => world.assertQuiet());
after(async () => {
  await world.close();
  shelf.remove();
});

test("every form is here", () => {
  const forms = world.site.files.flatMap((file) => /^sv\/(\w+)\/index\.html$/.exec(file)?.[1] ?? []);
  assert.deepEqual(Object.keys(journeys.sv).sort(), forms);
});

test("the watcher sees: what is wrong with the focus, the width and the headings is found", async () => {
  const page = await world.open(formPage("sv"));
  await press(page, words.sv.start);
  const damages = {
    "the focus is lost": () => document.activeElement.blur(),
    "the focus is outside the window": () => away(),
    "what has the focus is covered": () => cover(),
    "nothing shows where the focus is": () => style("* { outline: none !important }"),
    "px are beyond the edge": () => style("#main { min-inline-size: 200vw }"),
    "2 headings of the first level": () => document.querySelector("main").prepend(document.createElement("h1")),
    "a level is left out": () => document.querySelector("main").append(document.createElement("h5")),
  };
  await page.evaluate(() => {
    window.style = (rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    };
    // After the page has had its two frames to bring it in.
    window.away = async () => {
      document.getElementById("f-person-personnummer").focus();
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
      scrollTo(0, 0);
    };
    window.cover = () => {
      style(".cover { position: fixed; inset: 0 }");
      document.body.append(Object.assign(document.createElement("div"), { className: "cover" }));
    };
  });
  for (const [fault, damage] of Object.entries(damages)) {
    await page.setViewportSize({ width: 1280, height: 500 });
    await page.locator("#f-person-fornamn").focus();
    assert.deepEqual(await faultsIn(page), []);
    await page.evaluate(damage);
    assert.ok((await faultsIn(page)).some((each) => each.includes(fault)), fault);
    await page.evaluate(() => {
      style("");
      document.querySelectorAll(".cover, main > h1:first-child:empty, main > h5").forEach((node) => node.remove());
    });
  }
  await page.context().close();
});

for (const [language, forms] of Object.entries(journeys))
  for (const [form, where] of Object.entries(forms))
    test(`${form}, ${language}, in ${where}`, async () => {
      const { slowdown = 1, ...options } = surroundings[where];
      const { submission, today } = richestCase(world, form, language);
      const page = await openOn(world, form, language, today, options);
      const session = await page.context().newCDPSession(page);
      const slowDown = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
      await slowDown(slowdown);
      watch(page);
      const book = spokenBook();
      const real = !["ar", "fa"].includes(language);
      const arrived = async (state) => {
        assert.deepEqual(await wideEnough(page), fits, state);
        if (!real) return;
        await slowDown(1);
        assert.deepEqual((await look(page, { forced: options.forcedColors === "active" })).faults, [], state);
        await book.add(state, page);
        await slowDown(slowdown);
      };
      await journey(world, page, { form, language, submission, shelf, arrived });
      if (real) assertSnapshot(`${form}.${language}.txt`, book.text());
      await page.context().close();
    });
