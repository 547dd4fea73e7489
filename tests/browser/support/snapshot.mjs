// What is expected, in files that a person reads and a diff shows. BLESS=1 writes them anew.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../snapshots", import.meta.url));

export function assertSnapshot(name, text) {
  const file = path.join(folder, name);
  if (process.env.BLESS) {
    mkdirSync(path.dirname(file), { recursive: true });
    return writeFileSync(file, text);
  }
  const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
  return assert.equal(text, expected, changed(expected.split("\n"), text.split("\n")).join("\n") + `\n\nThat is not as in snapshots/${name}. If it is right: BLESS=1 node --test ${path.basename(process.argv[1])}`);
}

/// What became of the lines: those that went and those that came.
export function changed(before, after) {
  const longest = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i][j] = before[i] === after[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
  const lines = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (i < before.length && before[i] === after[j]) [i, j] = [i + 1, j + 1];
    else if (j === after.length || (i < before.length && longest[i + 1][j] >= longest[i][j + 1])) lines.push(`- ${before[i++]}`);
    else lines.push(`+ ${after[j++]}`);
  }
  return lines;
}
