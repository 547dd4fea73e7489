// Pictures of every state for a person to look at: npm run screenshots -- FOLDER. Not a test.
// With --readme it makes the picture of the README instead.
import { mkdirSync } from "node:fs";
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

const sizes = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 320, height: 640 } },
};
const world = await startWorld();
await (folder === "--readme" ? readme() : all());
await world.close();

async function all() {
  mkdirSync(folder, { recursive: true });
  const save = (page, name, options) => page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, ...options });
  for (const [size, options] of Object.entries(sizes))
    for (const language of size === "desktop" ? ["sv", "en"] : ["sv"])
      for await (const { name, page } of states(world, language, options)) {
        await save(page, `${size} ${language} ${name}`);
        if (size !== "desktop" || language !== "sv" || !["receipt", "no script"].includes(name)) continue;
        await page.pdf({ path: path.join(folder, `print ${name}.pdf`), format: "A4" });
        await page.emulateMedia({ media: "print" });
        await page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dots an inch
        await save(page, `print ${name}`);
        await page.setViewportSize(options.viewport);
        await page.emulateMedia({ media: null });
      }
  // What one sees at 400 %: not the whole page but a window of it, where the focus is.
  for await (const { name, page } of states(world, "sv", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }))
    await save(page, `400 percent ${name}`, { fullPage: false });
  for (const [scheme, options] of Object.entries({ "forced colours": { forcedColors: "active" }, "forced dark": { forcedColors: "active", colorScheme: "dark" } }))
    for await (const { name, page } of states(world, "sv", { viewport: { width: 600, height: 900 }, ...options }))
      if (["start", "bil, errors", "review", "receipt"].includes(name)) await save(page, `${scheme} ${name}`);
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
