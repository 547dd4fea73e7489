// Every form, and the languages that journey.spec.mjs does not walk, in Firefox, by keyboard alone, wrong and then right, to the receipt, in wide windows, narrow and
// low ones; and without JavaScript to the post.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, wideEnough } from "./support/axe.mjs";
import { endpoint, formPage, worldIn } from "./support/browser.mjs";
import { fileShelf } from "./support/enter.mjs";
import { everything, pdf, right } from "./support/form.mjs";
import { journey, openOn, richestCase } from "./support/journey.mjs";
import { press, typeIn } from "./support/keyboard.mjs";
import { watch } from "./support/watch.mjs";
import { words } from "./support/words.mjs";

const windows = {
  "a wide window": { width: 1280, height: 900 },
  "a phone": { width: 320, height: 640 },
  "a window at 400 %": { width: 320, height: 256 },
  "a low window": { width: 1280, height: 300 },
};
const journeys = {
  sv: { bygglov: "a wide window", serveringstillstand: "a low window" },
  en: { boendeparkering: "a phone", forskoleplats: "a window at 400 %" },
  fi: { boendeparkering: "a low window" },
  so: { forskoleplats: "a phone" },
  es: { boendeparkering: "a phone" },
  pl: { forskoleplats: "a wide window" },
  ar: { forskoleplats: "a phone" },
};

let world, shelf;
before(async () => {
  world = await worldIn("firefox");
  shelf = fileShelf();
});
afterEach(() => world.assertQuiet());
after(async () => {
  await world.close();
  shelf.remove();
});

for (const [language, forms] of Object.entries(journeys))
  for (const [form, where] of Object.entries(forms))
    test(`${form}, ${language}, in ${where}`, async () => {
      const { submission, today } = richestCase(world, form, language);
      const page = await openOn(world, form, language, today, { viewport: windows[where] });
      watch(page);
      const arrived = async (state) => assert.deepEqual(await wideEnough(page), fits, state);
      await journey(world, page, { form, language, submission, shelf, arrived });
      await page.context().close();
    });

for (const language of ["sv"])
  test(`${language}: without JavaScript the long form is posted, at 320 px`, async () => {
    world.receiver.reset();
    const page = await world.open(formPage(language), { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    assert.equal(await page.locator("html.js").count(), 0, "no script has run");
    assert.deepEqual(await wideEnough(page), fits);
    const file = pdf("Avtal, sida 1.pdf");
    for (const answers of Object.values({ ...right, bil: { ...right.bil, avtal: file } })) await typeIn(page, answers);
    await press(page, words[language].send);
    await page.waitForURL(endpoint);
    const [{ fields, files }] = world.receiver.requests;
    const sent = Object.fromEntries(fields);
    for (const [name, value] of Object.entries(everything)) assert.equal(sent[name], value, name);
    assert.ok(files.avtal[0].bytes.equals(file.buffer));
    await page.context().close();
  });
