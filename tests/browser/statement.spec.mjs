// The accessibility statements, of every form in every language and of a form that people have reviewed: accessible
// themselves, valid, and saying the same as the JSON beside them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { startWorld } from "./support/browser.mjs";
import { project } from "./support/site.mjs";

const vnu = String(createRequire(import.meta.url)("vnu-jar"));
const worlds = {};
before(async () => {
  worlds.city = await startWorld();
  const reviewed = ["--forms", path.join(project, "tests/browser/reviewed")];
  worlds.reviewed = await startWorld(...reviewed);
  worlds.pseudo = await startWorld(...reviewed, "--pseudo");
});
afterEach(() => Object.values(worlds).forEach((world) => world.assertQuiet()));
after(async () => { for (const world of Object.values(worlds)) await world.close(); });

const statements = (world) => world.site.files.filter((file) => file.endsWith("/accessibility.html"));

for (const name of ["city", "reviewed"]) {
  test(`${name}: axe finds nothing, wide and narrow`, async () => {
    const world = worlds[name];
    assert.ok(statements(world).length >= (name === "city" ? 27 : 2));
    // They are one template: one of each kind in Swedish, English and from right to left.
    const seen = new Set();
    for (const file of statements(world)) {
      const kind = `${file.split("/")[0]} ${file.split("/").length}`;
      if (seen.has(kind) || !/^(sv|en|ar) /.test(kind)) continue;
      seen.add(kind);
      const page = await world.open(file);
      assert.deepEqual((await look(page)).faults, [], file);
      assert.deepEqual(await smallTargets(page), [], file);
      await page.setViewportSize({ width: 320, height: 900 });
      assert.deepEqual(await wideEnough(page), fits, file);
      await page.context().close();
    }
  });

  test(`${name}: the Nu checker finds nothing but remarks on slashes and policies`, () => {
    const files = statements(worlds[name]).map((file) => path.join(worlds[name].site.folder, file));
    const out = execFileSync("java", ["-jar", vnu, "--stdout", "--exit-zero-always", "--errors-only", "--format", "json", ...files], { maxBuffer: 1e8 });
    const errors = JSON.parse(out).messages.filter(({ message }) => !/Content Security Policy/.test(message));
    assert.deepEqual(errors.map(({ url, message }) => `${url}: ${message}`), []);
  });
}

test("page and JSON say the same of what people found", async () => {
  const json = JSON.parse(worlds.reviewed.site.read("sv/reviewed/accessibility.json"));
  assert.equal(json.conformance, "partial");
  const page = await worlds.reviewed.open("sv/reviewed/accessibility.html");
  const text = await page.locator("main").innerText();
  assert.ok(json.shortcomings.length === 2);
  for (const { place_title, words, instead, criteria } of json.shortcomings)
    for (const said of [place_title, words, instead, `WCAG ${criteria}`].filter(Boolean)) assert.ok(text.includes(said), said);
  for (const { by, participants, methods, technology } of json.reviews)
    for (const said of [by, ...participants, ...methods, ...technology]) assert.ok(text.includes(said), said);
  // From the form to its statement, to that of all forms, and back.
  await page.locator("main").getByRole("link", { name: "Tillgänglighet för alla e-tjänster" }).click();
  await page.waitForURL("**/sv/accessibility.html");
  await page.getByRole("link", { name: "Anmäl en skadad skylt" }).click();
  await page.waitForURL("**/sv/reviewed/accessibility.html");
  await page.context().close();
});

test("exceptions stand below Digg's headings, each with what falls under it", async () => {
  const json = JSON.parse(worlds.reviewed.site.read("sv/exempt/accessibility.json"));
  assert.deepEqual(json.exceptions.map(({ kind }) => kind), ["burden", "outside"]);
  assert.deepEqual(json.shortcomings.map(({ exception }) => exception).sort(), ["burden", "outside"]);
  const page = await worlds.reviewed.open("sv/exempt/accessibility.html");
  const headings = await page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluateAll((all) =>
    all.filter((node) => node.checkVisibility()).map((node) => [Number(node.localName[1]), node.textContent]));
  assert.equal(headings[0][0], 1);
  headings.forEach(([level, words], i) => assert.ok(i === 0 || (level > 1 && level <= headings[i - 1][0] + 1), words));
  // Each exception is the words of its heading, until the next: its place, why, what to do, and what was found.
  const below = (heading) => page.locator("main").evaluate((main, heading) => {
    const begin = [...main.querySelectorAll("h3")].find((node) => node.textContent === heading);
    const out = [];
    for (let node = begin?.nextElementSibling; node && !/^H[1-3]$/.test(node.tagName); node = node.nextElementSibling) out.push(node.innerText);
    return out.join("\n");
  }, heading);
  const says = {
    "Bristande förenlighet med lagkraven": ["De brister som vi känner till står under nästa rubrik."],
    "Oskäligt betungande anpassning": ["Vilken gata gäller det?", "Att bygga om det skulle kosta mer", "Gör så här i stället: Ring oss.", "WCAG 1.3.1, 1.4.10", "Listan måste skjutas i sidled."],
    "Innehåll som inte omfattas av lagen": ["Vilken punkt på kartan gäller det?", "Kartan är ett annat företags", "Kartan har ingen text."],
  };
  const order = headings.map(([, words]) => words).filter((words) => words in says);
  assert.deepEqual(order, Object.keys(says));
  for (const [heading, all] of Object.entries(says)) {
    const text = await below(heading);
    for (const words of all) assert.ok(text.includes(words), `${heading}: ${words}`);
    for (const [other, theirs] of Object.entries(says))
      if (other !== heading) assert.ok(!text.includes(theirs.at(-1)), `${heading}: ${theirs.at(-1)}`);
  }
  assert.ok((await page.locator("main").innerText()).includes("Innehåll som lagen inte omfattar är inte med i bedömningen."));
  assert.deepEqual((await look(page)).faults, []);
  assert.deepEqual(await smallTargets(page), []);
  await page.setViewportSize({ width: 320, height: 900 });
  assert.deepEqual(await wideEnough(page), fits);
  await page.context().close();
  // The same from right to left.
  const mirrored = await worlds.pseudo.open("sv-XB/exempt/accessibility.html");
  await mirrored.setViewportSize({ width: 320, height: 900 });
  assert.deepEqual(await wideEnough(mirrored), fits);
  assert.equal(await mirrored.getByText("Kartan har ingen text.").getAttribute("lang"), "sv");
  await mirrored.context().close();
});

test("words that people recorded are marked as Swedish on pages in another language", async () => {
  const page = await worlds.pseudo.open("sv-XA/reviewed/accessibility.html");
  assert.equal(await page.getByText("Adressen är inte bestämd än.").getAttribute("lang"), "sv");
  await page.context().close();
});
