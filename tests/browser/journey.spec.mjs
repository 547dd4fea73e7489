// Every form in every language, by keyboard alone, wrong and then right, to the receipt: in wide windows and narrow ones,
// magnified, with forced colours, on a slow computer and from right to left. On the way the focus is never lost and always
// seen, axe finds nothing in any state, and what a screen reader is told is what snapshots/ says.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { spokenBook } from "./support/announced.mjs";
import { fits, look, wideEnough } from "./support/axe.mjs";
import { startWorld } from "./support/browser.mjs";
import { fileShelf } from "./support/enter.mjs";
import { journey, openOn, richestCase } from "./support/journey.mjs";
import { rightToLeft, withRightToLeft } from "./support/right-to-left.mjs";
import { assertSnapshot } from "./support/snapshot.mjs";
import { watch } from "./support/watch.mjs";
import { languages } from "./support/words.mjs";

const surroundings = {
  "a phone": { viewport: { width: 320, height: 640 } },
  "a window at 400 %": { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  "a low window": { viewport: { width: 1280, height: 300 } },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark", viewport: { width: 320, height: 640 } },
  "a slow computer": { slowdown: 4 },
};
// Each form in each language once, and each surroundings more than once.
const journeys = {
  sv: { boendeparkering: "a slow computer", bygglov: "a window at 400 %", forskoleplats: "forced colours", serveringstillstand: "a phone" },
  en: { boendeparkering: "a phone", bygglov: "forced colours", forskoleplats: "a low window", serveringstillstand: "forced colours, dark" },
  [rightToLeft]: { boendeparkering: "forced colours, dark", bygglov: "a phone", forskoleplats: "a window at 400 %", serveringstillstand: "a low window" },
};

let world, shelf;
before(async () => {
  world = await startWorld(...withRightToLeft());
  shelf = fileShelf();
});
afterEach(() => world.assertQuiet());
after(async () => {
  await world.close();
  shelf.remove();
});

test("every form in every language is here", () => {
  const planned = Object.entries(journeys).flatMap(([language, forms]) => Object.keys(forms).map((form) => `${language}/${form}/index.html`));
  assert.deepEqual(planned.sort(), world.site.files.filter((file) => /^\w+\/\w+\/index\.html$/.test(file)));
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
      const real = languages.includes(language);
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
