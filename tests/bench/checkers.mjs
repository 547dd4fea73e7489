// Checks the same pages of ours with ours, html-validate and axe-core (in Chromium), one after another in one run, and prints what each takes a page
// and a megabyte. Ratios can be compared; times are this computer's.   node tests/bench/checkers.mjs [TIMES]
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../browser/", import.meta.url)), project = path.resolve(folder, "../..");
const { buildSite } = await import(`${folder}support/site.mjs`);
const { axe, htmlValidate } = await import(`${folder}support/checkers.mjs`);
const { chromium } = (await import(`${folder}node_modules/playwright-core/index.mjs`));
const times = Number(process.argv[2] ?? 5);

execFileSync("cmake", ["-S", project, "-B", path.join(project, "build"), "-DBENCH=ON"], { stdio: "ignore" });
execFileSync("cmake", ["--build", path.join(project, "build"), "--target", "check_pages"], { stdio: "ignore" });
const site = buildSite();
const sheet = path.join(site.folder, site.files.find((file) => /assets\/form\..*\.css$/.test(file)));
const pages = site.files.filter((file) => /^sv\/.*\.html$/.test(file)).map((file) => path.join(site.folder, file));
const bytes = Object.fromEntries(pages.map((file) => [file, Buffer.byteLength(site.read(path.relative(site.folder, file)))]));

const took = { blankett: {}, "html-validate": {}, "axe-core": {} };
for (const line of execFileSync(path.join(project, "build/check_pages"), [String(times * 20), sheet, ...pages], { encoding: "utf8" }).trim().split("\n")) {
  const [, file, ms] = /^(.*): \d+ bytes, ([\d.]+) ms/.exec(line);
  took.blankett[file] = Number(ms);
}
const timed = async (run) => {
  await run(); // once for the compiler of the language
  const began = performance.now();
  for (let i = 0; i < times; ++i) await run();
  return (performance.now() - began) / times;
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const file of pages) {
  const html = site.read(path.relative(site.folder, file)), page = await browser.newPage();
  took["html-validate"][file] = await timed(() => htmlValidate(html));
  await page.goto(`file://${file}`);
  took["axe-core"][file] = await timed(() => axe(page));
  await page.close();
}
await browser.close();
site.remove();

const sum = (object) => Object.values(object).reduce((a, b) => a + b, 0);
const megabytes = sum(bytes) / 1e6, ours = sum(took.blankett);
console.log(`${pages.length} pages, ${megabytes.toFixed(2)} MB`);
for (const [name, each] of Object.entries(took))
  console.log(`${name.padEnd(14)} ${(sum(each) / pages.length).toFixed(2).padStart(9)} ms a page ${(sum(each) / megabytes).toFixed(1).padStart(9)} ms a MB   ${(sum(each) / ours).toFixed(0).padStart(5)} × ours`);
const near = pages.sort((a, b) => Math.abs(bytes[a] - 40_000) - Math.abs(bytes[b] - 40_000))[0];
console.log(`a page of ${bytes[near]} bytes: ${took.blankett[near].toFixed(3)} ms with ours`);
