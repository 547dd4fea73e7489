// npm run criteria [-- THEME]: runs criteria.spec.mjs on a theme (themes/stockholm) and keeps what it showed, with the day, the
// browser and what the theme was, in generator/standards/browser.json. When a test fails, nothing is written.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { chromium } from "playwright-core";
import { compiler, project } from "./support/site.mjs";

const theme = process.argv[2] ?? "themes/stockholm";
process.env.BLANKETT_THEME = theme;
const spec = "tests/browser/criteria.spec.mjs";
const kept = path.join(project, "generator/standards/browser.json");

// What the theme is now, as a report has it.
const { look, blankett } = JSON.parse(execFileSync(compiler,
  ["check", "tests/browser/forms/prov", "--theme", theme, "--format", "audit"], { cwd: project, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));

const titles = [], failed = [];
for await (const { type, data } of run({ files: [path.join(project, spec)], timeout: 1_200_000 })) {
  if (type === "test:fail") failed.push(`${data.name}: ${data.details.error.cause?.message ?? data.details.error.message}`);
  if (type === "test:pass") titles.push(data.name);
}
if (failed.length) {
  console.error([...failed, `Nothing is kept in ${kept}.`].join("\n"));
  process.exit(1);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const version = browser.version();
await browser.close();
const tests = titles.flatMap((title) => {
  const [, criterion] = /^(\d+\.\d+\.\d+): /.exec(title) ?? [];
  return criterion ? [{ criterion, file: spec, test: title }] : [];
});
const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
const result = { theme: look.theme, hash: look.hash, blankett, date: day, browser: `Chromium ${version}`, tests };
const { results } = JSON.parse(readFileSync(kept, "utf8"));
const all = [...results.filter(({ theme: name }) => name !== look.theme), result].sort((a, b) => (a.theme < b.theme ? -1 : 1));
writeFileSync(kept, JSON.stringify({ results: all }, null, 2) + "\n");
console.log(`${theme}: ${tests.length} criteria in Chromium ${version}, ${day}`);
