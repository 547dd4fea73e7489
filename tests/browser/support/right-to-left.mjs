// A language that is written from right to left, made of the English one letter by letter, so that every form there is can
// be tried in it. Nobody can read it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { project } from "./site.mjs";

export const rightToLeft = "ar";
const locale = `<?xml version="1.0" encoding="UTF-8"?>\n<locale lang="${rightToLeft}" name="العربية" dir="rtl" date-order="day month year"/>\n`;
const letters = Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter, at) => [letter, "ابتثجحخدذرزسشصضطظعغفقكلمنه"[at]]));

/// The compiler's arguments for the city's forms in the city's languages and that one.
export function withRightToLeft() {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-rtl-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const locales = path.join(folder, "locales");
  cpSync(path.join(project, "locales"), locales, { recursive: true });
  const made = path.join(locales, rightToLeft);
  cpSync(path.join(locales, "en"), made, { recursive: true, filter: (file) => path.basename(file) !== "rules" });
  writeFileSync(path.join(made, "locale.xml"), locale);
  for (const file of readdirSync(made, { recursive: true }).map((name) => path.join(made, name)).filter((name) => name.endsWith(".xlf")))
    if (statSync(file).isFile()) writeFileSync(file, turned(readFileSync(file, "utf8")));
  const forms = path.join(folder, "forms"); // without the lock: it promises which languages there are
  cpSync(path.join(project, "forms"), forms, { recursive: true, filter: (file) => path.basename(file) !== "versions.lock" });
  const terms = path.join(forms, "terms.tbx");
  writeFileSync(terms, withTerms(readFileSync(terms, "utf8")));
  return ["--locales", locales, "--forms", forms];
}

const turned = (xliff) => xliff
  .replace('target-language="en"', `target-language="${rightToLeft}"`)
  .replace(/(<target\b[^>]*>)(.*?)(<\/target>)/gs, (_, start, words, end) => start + words.split(/(<[^>]*>|&[^;]*;|\{[^}]*\})/).map(turnedWords).join("") + end);

// The terms in English once more, turned.
const withTerms = (tbx) => tbx.replace(/<langSec xml:lang="en">(.*?)<\/langSec>/gs, (english, inner) =>
  `${english}<langSec xml:lang="${rightToLeft}">${inner.split(/(<[^>]*>|&[^;]*;)/).map(turnedWords).join("")}</langSec>`);

// Every other part is markup, an entity or a place for something, and stays.
const turnedWords = (part, at) => (at % 2 ? part : part.toLowerCase().replace(/[a-z]/g, (letter) => letters[letter]));
