// A form of a thousand questions: ajv compiles its schema in less than two seconds, and the schema grows with the form.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { compileSchema } from "./support/receiver.mjs";
import { buildSite, schemasOf } from "./support/site.mjs";

// Steps of ten questions with a condition each, every other step with one too, and rows that look outside.
function formOf(questions) {
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

test("schemas of 10, 100 and 1 000 questions", (t) => {
  const sizes = [10, 100, 1000].map((questions) => {
    const folder = mkdtempSync(path.join(tmpdir(), "blankett-large-"));
    mkdirSync(path.join(folder, "stor"));
    writeFileSync(path.join(folder, "stor", "form.xml"), formOf(questions));
    const site = buildSite("--forms", folder, "--language", "sv");
    const [schema] = schemasOf(site);
    const start = performance.now();
    compileSchema(schema);
    const milliseconds = performance.now() - start;
    site.remove();
    rmSync(folder, { recursive: true });
    return { questions, bytes: JSON.stringify(schema).length, milliseconds: Math.round(milliseconds) };
  });
  t.diagnostic(JSON.stringify(sizes));
  const perQuestion = sizes.map(({ questions, bytes }) => bytes / questions);
  assert.ok(perQuestion[2] < perQuestion[1] * 1.1 && perQuestion[1] < perQuestion[0] * 1.5, JSON.stringify(sizes));
  assert.ok(sizes[2].milliseconds < 2000, JSON.stringify(sizes));
});
