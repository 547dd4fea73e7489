// The paper form: a page to read and to print. Printed with the browser, it is looked at as a PDF.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import jsQR from "jsqr";
import { fits, look, wideEnough } from "./support/axe.mjs";
import { startWorld } from "./support/browser.mjs";
import { languages, words } from "./support/words.mjs";

const address = "https://stad.example/e-tjanster";
const forms = ["boendeparkering", "bygglov", "forskoleplats", "serveringstillstand"];
const paperOf = (language, form = "boendeparkering") => `${language}/${form}/blankett.html`;

let world, folder;
before(async () => {
  world = await startWorld("--site", address);
  folder = mkdtempSync(path.join(tmpdir(), "blankett-paper-"));
});
afterEach(() => world.assertQuiet());
after(() => {
  rmSync(folder, { recursive: true });
  return world.close();
});

const tool = (name, ...more) => execFileSync(name, more, { encoding: "utf8" });

/// {file, info: what pdfinfo says, text: page by page}
async function printed(file) {
  const page = await world.open(file);
  const pdf = path.join(folder, file.replaceAll("/", "-") + ".pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, tagged: true, outline: true });
  await page.context().close();
  const info = Object.fromEntries(tool("pdfinfo", pdf).trim().split("\n").map((line) => line.split(/:\s+/, 2)));
  return { pdf, info, pages: tool("pdftotext", "-layout", pdf, "-").split("\f").slice(0, -1) };
}

for (const language of languages) {
  const w = words[language];

  test(`${language}: every question has a number, and its words`, async () => {
    const page = await world.open(paperOf(language), { javaScriptEnabled: false });
    const headings = await page.locator(".p-question__label").allInnerTexts();
    const l = w.labels;
    const expected = [["1.1", l.folkbokford], ["1.2", l["person/fornamn"]], ["1.3", l["person/efternamn"]], ["1.4", l["person/personnummer"]],
      ["2.1", l.bostad], ["2.2", l.beslut], ["2.3", l.epost], ["2.4", l.telefon], ["3.1", l.regnr], ["3.2", l.agande], ["3.3", l.avtal],
      ["4.1", l.start], ["4.2", `${l.slut} ${w.optional}`], ["5.1", l.intygande]];
    assert.deepEqual(headings.map((words) => words.replace(/\s+/g, " ")), expected.map((words) => words.join(" ")));
    const conditions = await page.locator(".p-condition").allInnerTexts();
    const numbered = (words, number, label) => words.replace(label, `${number} ${label}`);
    assert.deepEqual(conditions, [numbered(w.conditions.epost, "2.2", l.beslut), numbered(w.conditions.telefon, "2.2", l.beslut),
      numbered(w.conditions.avtal, "3.2", l.agande)]);
    assert.equal(await page.locator("input, select, textarea, button").count(), 0, "nothing to fill in on screen");
    await page.context().close();
  });

  test(`${language}: axe finds nothing, wide, narrow and from right to left`, async () => {
    for (const form of forms)
      // The same templates: another language is looked at where its words have least room.
      for (const width of language === "sv" ? [1280, 320] : [320]) {
        const page = await world.open(paperOf(language, form), { viewport: { width, height: 900 } });
        assert.deepEqual((await look(page)).faults, [], `${form} ${width}`);
        assert.deepEqual(await wideEnough(page), fits, `${form} ${width}`);
        await page.evaluate(() => { document.documentElement.dir = "rtl"; });
        assert.equal((await wideEnough(page)).sideways, 0, `${form} ${width} rtl`);
        const [box, label] = await page.locator(".p-options li").first().evaluate((node) =>
          [node.firstElementChild.getBoundingClientRect().left, node.getBoundingClientRect().left]);
        assert.ok(box > label, "the box stands at the right");
        await page.context().close();
      }
  });

  test(`${language}: printed, it is tagged pages of A4 with name, version and number at the foot`, async () => {
    for (const form of forms) {
      const { info, pages } = await printed(paperOf(language, form));
      assert.match(info["Page size"], /\(A4\)/);
      assert.equal(info.Tagged, "yes");
      const most = { boendeparkering: 4 }[form] ?? 9;
      assert.ok(pages.length >= 2 && pages.length <= most, `${form}: ${pages.length} pages`);
      pages.forEach((text, index) => {
        assert.match(text, /, version 1\.\d\.\d/, `${form}, page ${index + 1}`);
        assert.match(text, new RegExp(`${index + 1} \\(${pages.length}\\)`), `${form}, page ${index + 1}`);
        assert.ok(text.trim().split("\n").length > 5, `${form}, page ${index + 1} is not empty`);
      });
      if (form === "boendeparkering") {
        const all = pages.join("").replace(/\s+/g, " ");
        for (const expected of ["Box 1201", "100 00 Stockholm", w.labels.agande, w.options.leasing, `${address}/${language}/${form}/`.slice(0, 40)])
          assert.ok(all.includes(expected), expected);
      }
    }
  });

  test(`${language}: the code leads to the digital form`, async () => {
    const { pdf } = await printed(paperOf(language));
    const image = pdf.replace(/\.pdf$/, "");
    tool("pdftoppm", "-gray", "-r", "200", "-f", "1", "-l", "1", "-singlefile", pdf, image);
    assert.equal(readCode(readFileSync(`${image}.pgm`)), `${address}/${language}/boendeparkering/`);
    const page = await world.open(paperOf(language));
    const code = page.getByRole("img", { name: `${address}/${language}/boendeparkering/` });
    assert.ok(await code.isVisible());
    await page.context().close();
  });
}

test("the start page leads to the paper form", async () => {
  const page = await world.open("sv/boendeparkering/index.html");
  await page.getByRole("link", { name: "Blankett att skriva ut" }).click();
  assert.equal(await page.locator("h1").innerText(), words.sv.title);
  await page.context().close();
});

test("without an address of the site there is no code, and no address that was made up", async (t) => {
  const other = await startWorld("--form", "boendeparkering");
  t.after(() => other.close());
  const page = await other.open(paperOf("sv"));
  assert.equal(await page.locator("svg, .p-digital").count(), 0);
  assert.ok(await page.getByText("Box 1201").isVisible());
});

test("a drawn box is said in words to whoever does not see it", async () => {
  const page = await world.open(paperOf("sv"));
  const question = page.locator(".p-question", { hasText: "1.4" });
  assert.match(await question.ariaSnapshot(), /heading "1\.4 Personnummer"[\s\S]*Rutor för 12 tecken/);
  await page.context().close();
});

/// What the code in a grey image (PGM, binary) says.
function readCode(bytes) {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 100).toString("latin1"));
  const grey = bytes.subarray(head.length);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i += 1) rgba.set([grey[i], grey[i], grey[i], 255], i * 4);
  return jsQR(rgba, Number(width), Number(height))?.data;
}
