// The criteria of WCAG that only a browser can tell, on every component of a theme and in every state of a form, from left to
// right and from right to left. `npm run criteria` keeps the result in generator/standards/browser.json, from where reports take
// it; BLANKETT_THEME chooses the theme. Other specs look at more than this on the way through every form.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fits, smallTargets, tooSmall, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { states } from "./support/states.mjs";
import { faultsIn, hidden } from "./support/watch.mjs";

const theme = process.env.BLANKETT_THEME ?? "themes/stockholm";
const faults = {}; // criterion → ["state: what is wrong"]

let world;
before(async () => {
  world = await startWorld("--theme", theme);
  for (const language of ["sv", "ar"])
    for await (const { name, page } of states(world, language)) await lookAt(`${language}, ${name}`, page);
  const page = await world.open("theme/index.html");
  for (const details of await page.locator("details").all()) await details.evaluate((node) => { node.open = true; });
  await lookAt("components", page);
  await page.context().close();
  // The pages that are one state each: the catalogue, the statements, the phone script, the review sheet.
  const others = world.site.files.filter((file) => /^((sv|ar)|(reports\/)?(sv|ar)\/boendeparkering)\/[\w-]+\.html$/.test(file) && file !== formPage(file.slice(0, 2)));
  assert.ok(others.length >= 8, others.join(" "));
  for (const file of others) {
    const other = await world.open(file);
    await lookAt(file, other);
    await other.context().close();
  }
}, { timeout: 900_000 });
after(() => world.close());

// As a user's own style sheet: outside the page's policy.
const dress = (page, style) => page.evaluate((rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}, style);
const large = "html { font-size: 200% !important }";
const spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";
const atFourHundred = { width: 320, height: 256 }; // 1280 × 1024 at 400 %

// What no longer fits, or is cut off where it did fit before.
async function cut(page) {
  const { sideways, beyond } = await wideEnough(page, { drawn: false });
  return [...(sideways > fits.sideways ? [`${sideways} px are beyond the edge`] : []), ...beyond.map((html) => `beyond the edge: ${html}`),
    ...(await hidden(page)).map((html) => `cut off: ${html}`)];
}

async function lookAt(state, page) {
  const add = (criterion, found) => (faults[criterion] ??= []).push(...found.map((what) => `${state}: ${what}`));
  const before = page.viewportSize();
  const [x, y] = await page.evaluate(() => {
    window.hadFocus = document.activeElement;
    return [scrollX, scrollY];
  });
  // On paper and in examples links stand in sentences, which need be no higher than their line; axe knows those.
  const sentences = /^components$|\/blankett\.html$/.test(state);
  const small = async () => [...(sentences ? [] : await smallTargets(page)), ...await tooSmall(page)];
  add("2.5.8", await small());
  add("1.4.12", await (dress(page, spaced).then(() => cut(page))));
  await dress(page, large);
  add("1.4.4", await cut(page));
  await dress(page, "");
  await page.setViewportSize(atFourHundred);
  add("1.4.10", await cut(page));
  add("2.5.8", await small());
  await dress(page, spaced);
  add("1.4.12", await cut(page));
  await dress(page, "");
  await tabThrough(page, add);
  await page.setViewportSize(before);
  await page.evaluate(([x, y]) => {
    window.hadFocus.focus({ preventScroll: true });
    scrollTo(x, y);
  }, [x, y]);
}

// In the smallest window, where what has the focus is soonest outside it or under something.
async function tabThrough(page, add) {
  await page.evaluate(() => {
    document.activeElement.blur();
    getSelection().removeAllRanges();
  });
  const stops = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled).length);
  let reached = 0;
  for (let stop = 0; stop <= stops; stop += 1) {
    await page.keyboard.press("Tab");
    let [outside, found] = await Promise.all([page.evaluate(() => document.activeElement === document.body), faultsIn(page)]);
    if (outside) continue; // between the last and the first
    reached += 1;
    for (let wait = 0; wait < 10 && found.some((fault) => /focus/.test(fault)); wait += 1) {
      await page.waitForTimeout(50); // a browser answers the key before it has scrolled
      found = await faultsIn(page);
    }
    // A player's controls are the browser's own, each with its own ring inside it.
    add("2.4.7", found.filter((fault) => /^nothing shows where the focus is: (?!<video |<audio )/.test(fault)));
    add("2.4.11", found.filter((fault) => /outside the window|is covered|is hidden/.test(fault)));
  }
  if (reached < Math.min(stops, 2)) add("2.4.7", [`${reached} of ${stops} stops were reached`]);
}

const none = (criterion) => {
  assert.ok(criterion in faults, "it was looked at");
  assert.deepEqual(faults[criterion], []);
};
test("1.4.4: with letters twice as large nothing is cut off or beyond the edge", () => none("1.4.4"));
test("1.4.10: 320 px wide and 256 high nothing is cut off, and nothing is scrolled sideways", () => none("1.4.10"));
test("1.4.12: with more space between lines, words and letters nothing is cut off, wide or narrow", () => none("1.4.12"));
test("2.4.7: by keyboard every stop shows where the focus is", () => none("2.4.7"));
test("2.4.11: in a small window nothing covers what has the focus, and it is in the window", () => none("2.4.11"));
test("2.5.8: all that is pressed is 24 by 24 px or far enough from other things, and most of it 44 high", () => none("2.5.8"));

test("the checks see: a fault put into the page is found", async () => {
  const damages = {
    "1.4.4": ".f-button { block-size: 20px; overflow: hidden }",
    "1.4.10": "#main { min-inline-size: 400px }",
    "1.4.12": "h1, .f-button, .f-lead { inline-size: 60px; block-size: 1lh; overflow: hidden; white-space: nowrap }",
    "2.4.7": "* { outline: none !important }",
    "2.4.11": "body::after { content: ''; position: fixed; inset: 0; background: red }",
    "2.5.8": ".f-button, a { display: inline-block; block-size: 8px; padding: 0; margin: 0; min-block-size: 0; line-height: 8px }",
  };
  const page = await world.open(formPage("sv"));
  const kept = structuredClone(faults);
  for (const [criterion, style] of Object.entries(damages)) {
    await page.evaluate((rules) => {
      document.querySelector("style[data-damage]")?.remove();
      window.damage ??= Object.getOwnPropertyDescriptor(Document.prototype, "adoptedStyleSheets");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      Object.defineProperty(document, "adoptedStyleSheets", {
        configurable: true,
        set(sheets) { window.damage.set.call(document, [sheet, ...sheets]); },
        get() { return window.damage.get.call(document); },
      });
      document.adoptedStyleSheets = [];
    }, style);
    faults[criterion] = [];
    await lookAt("damaged", page);
    assert.ok(faults[criterion].some((fault) => !fault.includes("were reached")), `${criterion}: ${faults[criterion]}`);
  }
  for (const criterion of Object.keys(faults)) faults[criterion] = kept[criterion];
  await page.context().close();
});
