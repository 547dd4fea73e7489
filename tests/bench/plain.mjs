// The sentences that people labelled, read by Debian's and npm's programs and by blankett: findings, precision and recall of those that have a
// rule for hard words or passives, words a second, and how long a program needs for one word. Findings are compared with labels sentence by
// sentence and place by place: a finding is right when it overlaps a label of its kind.
//   npm ci --prefix tests/bench; apt-get install diction hunspell hunspell-sv hunspell-en-us; node tests/bench/plain.mjs [WORDS]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url)), project = path.resolve(here, "../..");
const compiler = process.env.BLANKETT ?? path.join(project, "build/blankett");
const folder = mkdtempSync(path.join(tmpdir(), "blankett-plain-"));
const wanted = Number(process.argv[2] ?? 50_000);

const read = (name) => readFileSync(path.join(project, "tests/plain", `${name}.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line))
  // One line a text, so that a program that tells lines tells texts. Labels count characters, and a space for a line break moves none.
  .map((entry) => ({ text: (entry.sentence ?? entry.text).replaceAll("\n", " "), spans: entry.spans }));
const texts = { sv: ["dev", "forms", "letters", "web", "later", "good"].flatMap(read), en: read("english") };
const words = (list) => list.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
const kinds = {
  officialese: ["officialese", "pronoun", "third-person", "stretched-verb", "abbreviation", "double-negation"],
  passive: ["passive", "passive-lexical", "passive-participle"],
};

// A worker reads the texts in this process, so that its words a second are without its start; a program reads a file.
const overlap = (a, b) => a.begin < b.end && b.begin < a.end;
// JavaScript counts UTF-16 and people code points.
const units = (text, points) => [...text].slice(0, points).join("").length;
function score(list, found, kind, labels) {
  let right = 0, all = 0, reached = 0, labelled = 0;
  list.forEach(({ text, spans }, i) => {
    const places = spans.map(({ label, start, end }) => ({ label, begin: units(text, start), end: units(text, end) }));
    const own = (found[i] ?? []).filter((f) => f.kind === kind);
    all += own.length;
    right += own.filter((f) => places.some((p) => labels.includes(p.label) && overlap(p, f))).length;
    const due = places.filter((p) => p.label === labels[0]);
    labelled += due.length;
    reached += due.filter((p) => own.some((f) => overlap(p, f))).length;
  });
  return all === 0 ? "–" : `P ${(right / all).toFixed(2)} R ${(reached / labelled).toFixed(2)} (${all})`;
}

// ---- the programs: each takes texts and gives, for each, places with the kind of their rule ("" for others)
// Text number i stands on line 2 i + 1.
const file = (name, list) => {
  const where = path.join(folder, name);
  writeFileSync(where, list.map(({ text }) => text).join("\n\n") + "\n");
  return where;
};

const writeGood = async () => {
  const { default: check } = await import("write-good");
  return (list) => list.map(({ text }) => check(text).map(({ index, offset, reason }) => ({ begin: index, end: index + offset,
    kind: /passive voice/.test(reason) ? "passive" : /wordy|weasel|adverb|clich|unneeded/.test(reason) ? "officialese" : "" })));
};
const alex = async () => {
  const { text: check } = await import("alex");
  return (list) => list.map(({ text }) => check(text).messages.map((m) => ({ begin: m.place?.start?.offset ?? m.position?.start.offset ?? 0,
    end: m.place?.end?.offset ?? m.position?.end.offset ?? 0, kind: "" })));
};
const retext = async () => {
  const [{ retext: make }, { default: english }, { default: readability }, { default: passive }, { default: simplify }, { default: stringify }] =
    await Promise.all(["retext", "retext-english", "retext-readability", "retext-passive", "retext-simplify", "retext-stringify"].map((name) => import(name)));
  const processor = make().use(english).use(readability).use(passive).use(simplify).use(stringify);
  const kind = { "retext-passive": "passive", "retext-simplify": "officialese" };
  return (list) => list.map(({ text }) => processor.processSync(text).messages.map((m) => ({ begin: m.place.start.offset, end: m.place.end.offset,
    kind: kind[m.source] ?? "" })));
};
const textlint = async () => {
  const [{ createLinter }, { TextlintKernelDescriptor }] = await Promise.all([import("textlint"), import("@textlint/kernel")]);
  const load = async (name) => { const { default: module } = await import(name); return module.default ?? module; };
  const rules = await Promise.all(["write-good", "terminology"].map(async (ruleId) => ({ ruleId, rule: await load(`textlint-rule-${ruleId}`), options: true })));
  const plugins = [{ pluginId: "text", plugin: await load("@textlint/textlint-plugin-text") }];
  const linter = createLinter({ descriptor: new TextlintKernelDescriptor({ rules, plugins, filterRules: [] }) });
  return async (list) => {
    const found = [];
    for (const { text } of list)
      found.push((await linter.lintText(text, "text.txt")).messages.map(({ range, message, ruleId }) => {
        const quoted = /"([^"]+)"/.exec(message)?.[1] ?? "";
        return { begin: range[0], end: Math.max(range[1], range[0] + quoted.length),
          kind: ruleId !== "write-good" ? "" : /passive voice/.test(message) ? "passive" : /wordy|weasel|adverb|clich|unneeded/.test(message) ? "officialese" : "" };
      }));
    return found;
  };
};
// diction marks the phrase in its sentence: "text.txt:3: The [utilize -> use] …".
const diction = (language) => (list) => {
  const run = spawnSync("diction", ["-L", language, "-s", file(`diction.${language}`, list)], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status > 1 || /failed/.test(run.stderr)) return null;
  const found = [];
  for (const [, line, rest] of run.stdout.matchAll(/^.*?:(\d+): (.*)$/gm)) {
    const i = (Number(line) - 1) / 2;
    if (!list[i]) continue;
    for (const [, phrase] of rest.matchAll(/\[([^\]]*?)(?: -> [^\]]*)?\]/g)) {
      const begin = list[i].text.indexOf(phrase);
      if (begin >= 0) (found[i] ??= []).push({ begin, end: begin + phrase.length, kind: "officialese" });
    }
  }
  return found;
};
// style prints the sentences that it takes for passives, not where: the whole sentence counts.
const style = (language) => (list) => {
  const run = spawnSync("style", ["-L", language, "-p", file(`style.${language}`, list)], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status > 1 || run.stdout === "") return null;
  const found = [];
  for (const [, line] of run.stdout.matchAll(/^.*?:(\d+): /gm)) {
    const i = (Number(line) - 1) / 2;
    if (list[i]) (found[i] ??= []).push({ begin: 0, end: list[i].text.length, kind: "passive" });
  }
  return found;
};
const hunspell = (dictionary) => (list) => {
  const run = spawnSync("hunspell", ["-d", dictionary, "-a", "-i", "utf-8", file(`hunspell.${dictionary}`, list)],
    { input: list.map(({ text }) => `^${text}`).join("\n") + "\n", encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  if (run.status !== 0) return null;
  return run.stdout.split("\n\n").map((answer) => answer.split("\n").filter((line) => /^[&#]/.test(line)).map(() => ({ begin: 0, end: 0, kind: "" })));
};
const blankett = (language, suggestions) => (list) => {
  const run = spawnSync(compiler, ["check", "--language", language, ...(suggestions ? ["--suggestions"] : []), "--format", "json", file(`${language}.txt`, list)],
    { cwd: project, encoding: "utf8", maxBuffer: 1 << 28 });
  const found = [];
  for (const line of run.stdout.split("\n").filter(Boolean)) {
    const { rule, line: first, column, end_line: last, end_column: end } = JSON.parse(line), name = rule.split("/")[0];
    const kind = /passive/.test(name) ? "passive" : name === "officialese" ? "officialese" : "";
    const i = (first - 1) / 2;
    if (list[i] && first === last) (found[i] ??= []).push({ begin: units(list[i].text, column - 1), end: units(list[i].text, end - 1), kind });
  }
  return found;
};

// ---- the table
const programs = {
  en: { "write-good 1.0.8": { load: writeGood }, "alex 11": { load: alex }, "textlint 15": { load: textlint }, "retext 9": { load: retext },
    "GNU diction": { run: diction("en") }, "GNU style": { run: style("en") }, hunspell: { run: hunspell("en_US") },
    "blankett, warnings": { run: blankett("en", false) }, "blankett, all": { run: blankett("en", true) } },
  sv: { "write-good 1.0.8": { load: writeGood }, "alex 11": { load: alex }, "textlint 15": { load: textlint }, "retext 9": { load: retext },
    "GNU diction": { run: diction("sv") }, "GNU style": { run: style("sv") }, hunspell: { run: hunspell("sv_SE") },
    "blankett, warnings": { run: blankett("sv", false) }, "blankett, all": { run: blankett("sv", true) } },
};
// Milliseconds: of one word in a new process, and of many words.
const timed = async (run) => {
  const began = performance.now();
  await run();
  return performance.now() - began;
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

if (process.argv[2] === "--start") { // a process of its own: what a program of npm needs for one word
  const run = await programs[process.argv[4]][process.argv[3]].load();
  await run([{ text: "Word." }]);
} else {
  console.log("| | program | findings | hard words | passives | words a second | start |\n|---|---|---|---|---|---|---|");
  for (const [language, list] of Object.entries(texts)) {
    const many = Array.from({ length: Math.ceil(wanted / words(list)) }, () => list).flat();
    for (const [name, { load, run: given }] of Object.entries(programs[language])) {
      let found = null, start = 0, all = 0;
      try {
        const run = load ? await load() : given;
        found = await run(list);
        if (found === null) throw new Error("no such language");
        const one = [{ text: "Ord." }];
        const starts = [];
        for (let i = 0; i < 5; ++i)
          starts.push(await timed(() => (load ? execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--start", name, language]) : run(one))));
        start = median(starts);
        all = await timed(() => run(many));
      } catch (error) {
        console.log(`| ${language} | ${name} | ${/language/.test(error.message) ? "does not know the language" : `fails: ${error.message.split("\n")[0]}`} | | | | |`);
        continue;
      }
      const seconds = Math.max(1, load ? all : all - start) / 1000;
      const cells = Object.entries(kinds).map(([kind, labels]) => score(list, found, kind, labels));
      console.log(`| ${language} | ${name} | ${found.flat().filter(Boolean).length} | ${cells.join(" | ")} | ${Math.round(words(many) / seconds).toLocaleString("en")} | ${Math.round(start)} ms |`);
    }
  }
  rmSync(folder, { recursive: true });
}
if (existsSync(folder)) rmSync(folder, { recursive: true });
