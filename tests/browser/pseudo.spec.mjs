// The languages that nobody speaks: every word of every page comes from a translation, and longer words fit at 320 px.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fits, wideEnough } from "./support/axe.mjs";
import { startWorld } from "./support/browser.mjs";

let world;
before(async () => { world = await startWorld("--pseudo"); });
after(() => world.close());

// What is the same in every language: numbers, addresses, names of file types, marks of the page itself.
const common = /^[\W\d_]*$|^[\d\s,.]*(kr|kB|MB)$|^(PDF|JPG|PNG|Word|IBAN|Languages|BankID)$|example|blankett\.html/;

for (const language of ["sv-XA", "sv-XB"])
  test(`${language}: every word is translated, nothing is cut off at 320 px`, async () => {
    const files = world.site.files.filter((file) => file.startsWith(language + "/") && file.endsWith(".html"));
    assert.ok(files.length >= 14);
    const page = await world.open(undefined, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    for (const file of files) {
      await page.goto(`${world.server.address}/${file}`);
      assert.deepEqual(await wideEnough(page), fits, file);
      const texts = await page.evaluate(() => {
        const out = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { data, parentElement: around } = walker.currentNode;
          if (!around.closest("script, style, nav, [lang]:not(html)")) out.push(data.trim());
        }
        return out.filter(Boolean);
      });
      // Plain letters in a row are words that did not come from a translation.
      const plain = texts.filter((text) => /[a-z]{3,}/i.test(text.replace(/\S*(?:example|\.html|\.se)\S*|\b(?:PDF|JPG|PNG|HEIC|Word|IBAN|bygglov|boendeparkering|forskoleplats|serveringstillstand)\b/g, "")) && !common.test(text));
      assert.deepEqual([...new Set(plain)], [], file);
      const clipped = await page.evaluate(() => [...document.querySelectorAll("button, .f-button, label, legend, summary, h1, h2, h3, th, td, option")]
        .filter((node) => node.checkVisibility() && getComputedStyle(node).overflow !== "visible" && node.scrollWidth > node.clientWidth + 1).map((node) => node.outerHTML.slice(0, 100)));
      assert.deepEqual(clipped, [], file);
    }
    await page.context().close();
  });
