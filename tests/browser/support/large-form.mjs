// Forms of many questions, for what must grow with the form and no faster.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSite, schemasOf } from "./site.mjs";

/// Steps of ten questions with a condition each, every other step with one too, and rows that look outside.
export function largeForm(questions) {
  const steps = Array.from({ length: questions / 10 }, (_, s) => {
    const before = s ? `q${s * 10 - 1}` : undefined;
    const shown = s % 2 ? ` show-when="${before} is yes and not (${before} is no)"` : "";
    const asked = Array.from({ length: 7 }, (_, i) => {
      const number = s * 10 + i;
      const condition = i ? ` show-when="q${number - 1} is yes or q${s * 10} is no"` : "";
      return `<yes-no id="q${number}" required="yes"${condition}><label>Fråga ${number}</label></yes-no>`;
    });
    const rows = `<repeat id="r${s}" min="0" max="3"><title>Rader</title><row-title>Rad</row-title><yes-no id="q${s * 10 + 7}"><label>Är det så?</label></yes-no>
      <text id="q${s * 10 + 8}" required="yes" show-when="q${s * 10 + 7} is yes and q${s * 10} is yes"><label>Berätta</label></text></repeat>`;
    return `<step id="s${s}"${shown}><title>Steg ${s}</title>${asked.join("")}${rows}<yes-no id="q${s * 10 + 9}"><label>Till sist?</label></yes-no></step>`;
  });
  return `<form id="stor" version="1.0.0" xml:lang="sv"><title>Stor</title><summary>Ett stort formulär.</summary>
    <service owner="o"><channel kind="phone">08</channel><endpoint href="https://e-tjanster.example/stor"/></service>${steps.join("")}</form>`;
}

/// Its schema.
export function largeSchema(questions) {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-large-"));
  mkdirSync(path.join(folder, "stor"));
  writeFileSync(path.join(folder, "stor", "form.xml"), largeForm(questions));
  const site = buildSite("--forms", folder, "--language", "sv");
  const [schema] = schemasOf(site);
  site.remove();
  rmSync(folder, { recursive: true });
  return schema;
}
