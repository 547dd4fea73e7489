// Pictures for a person to look at: npm run screenshots -- FOLDER. Not a test. Every state in three widths, light and dark, in
// Swedish, in English and from right to left; a part of them in forced colours, at 400 % and in print. FOLDER/index.html shows
// them side by side. With --readme it makes the picture of the README instead.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { formPage, startWorld } from "./support/browser.mjs";
import { fill, goTo } from "./support/form.mjs";
import { states } from "./support/states.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: npm run screenshots -- FOLDER   or   npm run screenshots -- --readme");
  process.exit(2);
}

const widths = { wide: 1280, phone: 390, narrow: 320 };
const schemes = ["light", "dark"];
const looks = Object.entries(widths).flatMap(([name, width]) => schemes.map((colorScheme) => ({ name: `${name} ${colorScheme}`, width, colorScheme })));

const world = await startWorld();
await (folder === "--readme" ? readme() : all());
await world.close();

async function all() {
  mkdirSync(folder, { recursive: true });
  const sheets = [];
  const save = async (page, name, options) => {
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, ...options });
    return `${name}.png`;
  };

  for (const language of ["sv", "en", "ar", "fa"]) {
    const rows = [];
    const take = async (state, page) => {
      const size = page.viewportSize();
      const files = [];
      for (const { name, width, colorScheme } of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        files.push(await save(page, `${language} ${state} ${name}`));
      }
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(size);
      rows.push([state, files]);
    };
    for await (const { name, page } of states(world, language)) await take(name, page);
    sheets.push({ title: language, heads: looks.map(({ name }) => name), rows });
  }

  const printed = [];
  for await (const { name, page } of states(world, "sv"))
    if (["receipt", "no script"].includes(name)) {
      await page.pdf({ path: path.join(folder, `print ${name}.pdf`), format: "A4" });
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dots an inch
      printed.push([name, [await save(page, `print ${name}`)]]);
      await page.emulateMedia({ media: null });
    }
  sheets.push({ title: "print", heads: ["A4"], rows: printed });

  // What one sees at 400 %: not the whole page but a window of it, where the focus is.
  const magnified = [];
  for await (const { name, page } of states(world, "sv", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }))
    magnified.push([name, [await save(page, `400 percent ${name}`, { fullPage: false })]]);
  sheets.push({ title: "400 %", heads: ["1280 × 1024"], rows: magnified });

  const forced = [];
  for (const colorScheme of schemes)
    for await (const { name, page } of states(world, "sv", { viewport: { width: 600, height: 900 }, forcedColors: "active", colorScheme }))
      if (["start", "bil, errors", "review", "receipt"].includes(name)) forced.push([`${name}, ${colorScheme}`, [await save(page, `forced ${colorScheme} ${name}`)]]);
  sheets.push({ title: "forced colours", heads: ["600"], rows: forced });
  writeFileSync(path.join(folder, "index.html"), contactSheet(sheets));
}

function contactSheet(sheets) {
  const picture = (file) => `<td><a href="${encodeURI(file)}"><img src="${encodeURI(file)}" alt="" loading="lazy"></a></td>`;
  const table = ({ title, heads, rows }) => `<h2>${title}</h2><table><tr><td></td>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr>
${rows.map(([state, files]) => `<tr><th scope="row">${state}</th>${files.map(picture).join("")}</tr>`).join("\n")}</table>`;
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>blankett, every state</title>
<style>body { font: 1rem sans-serif } td, th { padding: .5rem; vertical-align: top; text-align: start } img { width: 15rem; border: 1px solid #999 }</style>
<h1>Every state</h1>${sheets.map(table).join("\n")}</html>`;
}

async function readme() {
  const page = await world.open(formPage("sv"), { viewport: { width: 1280, height: 842 } });
  await goTo(page, "bil");
  await fill(page, { regnr: "ABC 123", agande: "leasing" });
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: fileURLToPath(new URL("screenshot.png", import.meta.url)) });
}
