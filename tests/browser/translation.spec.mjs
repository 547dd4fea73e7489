// Texts go out to translators and come back: the same, changed as they should be, or broken in every way that files get broken.
// Nothing is lost without a word, and what is refused changes nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { chance, kindsOfReturn, returnOf } from "./support/returns.mjs";
import { languages, schemaFaults, translationFiles, workplace } from "./support/translating.mjs";
import { childOf, edited, parsed, unitsOf } from "./support/xliff.mjs";

const python = "/usr/bin/python3";

let place;
before(() => void (place = workplace()));
afterEach(() => place.restore());
after(() => place.remove());

const unitsIn = (file) => unitsOf(parsed(place.read(file)));
const filesOf = (language) => translationFiles.filter((file) => file.startsWith(`locales/${language}/`));

describe("what has not been changed stays as it is", () => {
  test("the files are as extract writes them", () => {
    const { status, out } = place.run("extract");
    assert.equal(status, 0, out);
    assert.deepEqual(place.changed(), [], "run blankett extract");
  });

  test("every file merged as it stands is the same, byte for byte", () => {
    const { status, stdout, out } = place.run("merge", ...translationFiles);
    assert.equal(status, 0, out);
    assert.deepEqual(place.changed(), []);
    const lines = stdout.trim().split("\n");
    assert.deepEqual(lines, translationFiles.map((file) => {
      const units = unitsIn(file), there = units.filter((unit) => childOf(unit, "target").children.length).length;
      return `${file} → ${file}: 0 changed, ${there} as before, ${units.length - there} not in it`;
    }));
  });

  test("what is stale, and the text it was made from, stays so", () => {
    const file = "locales/en/forms/bygglov.xlf";
    const [unit] = unitsIn(file);
    place.put(file, place.read(file).replace(/<source>Ansök om bygglov<\/source>/, "<source>Sök bygglov</source>"));
    assert.equal(place.run("extract").status, 0);
    const stale = place.read(file);
    assert.match(stale, /needs-review-translation[^]*alttranstype="previous-version">\s*<source>Sök bygglov</);
    for (const back of [stale, stale.replaceAll(/ (state|approved)="[^"]*"/g, "")]) {
      place.put("back.xlf", back);
      assert.equal(place.run("merge", "back.xlf").status, 0);
      assert.equal(place.read(file), stale);
    }
    assert.equal(place.run("extract", "bygglov", "--language", "en", "--csv", "en.csv").status, 0);
    assert.equal(place.run("merge", "--language", "en", "en.csv").status, 0);
    assert.equal(place.read(file), stale);
    // A reviewer says that it is right after all.
    place.put("back.xlf", edited(stale, { [unit.attributes.id]: { state: "final", approved: true } }));
    assert.equal(place.run("merge", "back.xlf").status, 0);
    assert.equal(place.read(file), edited(stale, { [unit.attributes.id]: { state: "final", approved: true, previous: null } }));
  });
});

describe("tables", () => {
  // The words of a cell, from the file itself.
  const marked = (nodes) => nodes.map((node) => {
    if (typeof node === "string") return node.replace(/[<\\]/g, "\\$&");
    const name = node.attributes["xml:lang"] ?? node.attributes.id;
    return node.name === "x" ? `<${name}/>` : `<${name}>${marked(node.children)}</${name}>`;
  }).join("");
  const cell = (words) => (/^[=+\-@']/.test(words) ? "'" + words : words);

  for (const language of languages)
    test(`${language}: what goes out is whole, and comes back the same, also from other programs`, () => {
      assert.equal(place.run("extract", "--language", language, "--csv", "out.csv").status, 0);
      const merge = (file) => {
        const { status, stdout, out } = place.run("merge", "--language", language, file);
        assert.equal(status, 0, out);
        assert.match(stdout, / 0 changed/);
        assert.doesNotMatch(stdout, / [1-9]\d* changed/);
        assert.deepEqual(place.changed(), []);
      };
      merge("out.csv");
      // Python reads it, strictly, and writes it as LibreOffice, Excel and databases do.
      execFileSync(python, ["-c", `
import csv, json
rows = list(csv.reader(open("out.csv", encoding="utf-8-sig", newline=""), strict=True))
json.dump(rows, open("rows.json", "w"))
def write(name, encoding, columns, **how):
    with open(name, "w", encoding=encoding, newline="") as out:
        csv.writer(out, **how).writerows([row[c] for c in columns] for row in rows)
write("libre.csv", "utf-8", range(7), lineterminator="\\n")
write("excel.CSV", "utf-8-sig", [6, 5, 4, 3, 1, 0], delimiter=";")
write("tabs.txt", "utf-8", range(7), delimiter="\\t", quoting=csv.QUOTE_ALL, lineterminator="\\r")
`], { cwd: place.folder });
      const [head, ...rows] = JSON.parse(place.read("rows.json"));
      assert.deepEqual(head, ["file", "id", "note", "source", "target", "state", "language"]);
      const expected = filesOf(language).flatMap((file) => unitsIn(file).map((unit) => [
        file.slice(`locales/${language}/`.length, -".xlf".length), unit.attributes.id, cell(marked(childOf(unit, "source").children)),
        cell(marked(childOf(unit, "target").children)), unit.attributes.approved ? "final" : childOf(unit, "target").attributes.state, language]));
      const bySort = (list) => list.map((row) => JSON.stringify(row)).sort();
      assert.deepEqual(bySort(rows.map(([file, id, , ...rest]) => [file, id, ...rest])), bySort(expected));
      for (const file of ["libre.csv", "excel.CSV", "tabs.txt"]) merge(file);
    });

  test("what is changed in a table is changed in the file, and nothing else", () => {
    const file = "locales/en/forms/boendeparkering.xlf";
    const [unit] = unitsIn(file);
    place.run("extract", "boendeparkering", "--language", "en", "--csv", "out.csv");
    const change = (target, state, said) => {
      place.put("back.csv", place.read("out.csv").replace(/("boendeparkering\.title","[^"]*","[^"]*",)"[^"]*","[^"]*"/, (_, head) => `${head}"${target}","${state}"`));
      assert.equal(place.run("merge", "--language", "en", "back.csv").status, 0);
      assert.equal(place.read(file), edited(before, { [unit.attributes.id]: said }));
      assert.deepEqual(place.changed(), [file]);
      place.restore();
    };
    const before = place.read(file);
    change("Park <sv>här</sv>", "translated", { target: 'Park <mrk mtype="x-language" xml:lang="sv">här</mrk>', state: "translated", approved: false });
    change("  Park \n here  \\<1> ", "final", { target: "Park here &lt;1&gt;" });
    change("Park &amp; ride", "", { target: "Park &amp;amp; ride", state: "translated", approved: false });
    change("Apply for residential parking", "needs-l10n", { state: "needs-l10n", approved: false });
  });

  test("a broken table is refused, with the reason", () => {
    place.run("extract", "boendeparkering", "--language", "en", "--csv", "out.csv");
    const table = place.read("out.csv");
    const row = /("forms\/boendeparkering","boendeparkering\.agande\.hint"|"forms\/boendeparkering","boendeparkering\.title"),.*\r\n/.exec(table)[0];
    const withTarget = (target) => table.replace(/("boendeparkering\.title","[^"]*","[^"]*",)"[^"]*"/, (_, head) => `${head}"${target}"`);
    for (const [content, id] of [
      [Buffer.from(table, "latin1"), "localise/csv-encoding"],
      [Buffer.from(table, "utf16le"), "localise/csv-encoding"],
      [withTarget("a\u000bb"), "localise/csv-character"],
      [withTarget("a\uFFFFb"), "localise/csv-character"],
      [table.replace('"target"', '"Translation"'), "localise/csv-columns"],
      [table.replaceAll('"en"\r', '"fi"\r'), "localise/csv-language"],
      ["", "localise/merge-nothing"],
      [table.slice(0, table.indexOf("\n") + 1), "localise/merge-nothing"],
      [table + row, "localise/duplicate-unit"],
      [table.replace(row, row.replace('"boendeparkering.title"', '"boendeparkering.titel"')), "localise/merge-unknown"],
      [table.replace(row, row.replace("forms/boendeparkering", "forms/parkering")), "localise/merge-file"],
      [table.replace(row, row.replace('"forms/boendeparkering"', '""')), "localise/csv-file"],
      [table.replace(row, row.replace('"boendeparkering.title"', '""')), "localise/unit-without-id"],
      [withTarget(""), "localise/merge-lost"],
      [withTarget("<1>Apply"), "localise/csv-inline"],
      [withTarget("Apply</1>"), "localise/csv-inline"],
      [withTarget("<1>Apply</1>"), "localise/markup"],
      [withTarget("<strong>Apply</strong>"), "localise/csv-inline"],
      [withTarget("<b>Apply</b>"), "localise/csv-inline"],
      [withTarget('Apply"for'), "localise/csv-inner-quote"],
      [table.slice(0, -'"\r\n'.length), "localise/csv-quote"],
      [table.replace(/"final","en"\r\n/, '"klar","en"\r\n'), "localise/state"],
    ]) {
      place.put("back.csv", content);
      const { status, out, said } = place.run("merge", "--language", "en", "back.csv");
      assert.ok(said.includes(`error ${id}`), `${id}: ${out}`);
      assert.equal(status, 1, id);
      assert.deepEqual(place.changed(), [], id);
    }
    place.put("back.csv", table);
    assert.deepEqual(place.run("merge", "--language", "sv", "back.csv").said, ["error localise/merge-language"]);
    assert.deepEqual(place.changed(), []);
  });
});

describe("several files at once", () => {
  const file = "locales/en/forms/bygglov.xlf", other = "locales/fi/forms/forskoleplats.xlf";
  const say = (words) => (xml) => edited(xml, { [unitsOf(parsed(xml))[0].attributes.id]: { target: words } });

  test("are all merged, or none", () => {
    place.put("a.xlf", say("Yes")(place.read(file)));
    place.put("b.xlf", say("Kyllä")(place.read(other)));
    place.put("c.xlf", "<xliff/>");
    assert.equal(place.run("merge", "a.xlf", "b.xlf", "c.xlf").status, 1);
    assert.deepEqual(place.changed(), []);
    assert.equal(place.run("merge", "a.xlf", "b.xlf").status, 0);
    assert.deepEqual(place.changed(), [file, other]);
  });

  test("may give the same, but not two translations of one text", () => {
    place.put("a.xlf", say("Yes")(place.read(file)));
    place.put("b.xlf", say("No")(place.read(file)));
    assert.deepEqual(place.run("merge", "a.xlf", "b.xlf").said, ["error localise/merge-twice"]);
    assert.deepEqual(place.changed(), []);
    assert.equal(place.run("merge", "a.xlf", "a.xlf").status, 0);
    assert.deepEqual(place.changed(), [file]);
  });
});

describe("a form that changes", () => {
  const form = "forms/boendeparkering/form.xml";
  const statusOf = () => {
    const { status, stdout, out } = place.run("translations", "--format", "json");
    assert.equal(status, 0, out);
    return stdout.trim().split("\n").map((line) => JSON.parse(line));
  };
  const change = (file, from, to) => {
    const had = place.read(file);
    assert.equal(had.split(from).length, 2, from);
    place.put(file, had.replace(from, to));
  };
  const texts = (said) => said.filter(({ id }) => id).map(({ language, file, id, review }) => `${language} ${file} ${id} ${review}`);
  const others = (said) => texts(said).filter((line) => !line.endsWith(" stale"));

  test("a changed text makes its translations stale, and no others; the form is not published in those languages", () => {
    const before = statusOf();
    change(form, "Vem äger bilen?", "Vem är det som äger bilen?");
    for (const extracted of [false, true]) {
      if (extracted) assert.equal(place.run("extract").status, 0);
      const now = statusOf();
      const stale = now.filter(({ review }) => review === "stale");
      assert.deepEqual(stale.map(({ language, file, id, source, was }) => ({ language, file, id, source, was })),
        languages.map((language) => ({ language, file: "forms/boendeparkering", id: "boendeparkering.agande.label", source: "Vem är det som äger bilen?", was: "Vem äger bilen?" })));
      assert.deepEqual(others(now), others(before).filter((line) => !line.includes("boendeparkering.agande.label ")));
      for (const { published, file, texts: number, stale: count } of now.filter((each) => "published" in each))
        assert.deepEqual({ published, stale: count }, { published: file !== "forms/boendeparkering", stale: number && file === "forms/boendeparkering" ? 1 : 0 }, file);
    }
    const built = place.run("build", "--out", "site");
    assert.equal(built.status, 0, built.out);
    const page = place.read("site/sv/boendeparkering/index.html");
    for (const language of languages) {
      assert.ok(!existsSync(path.join(place.folder, `site/${language}/boendeparkering/index.html`)), language);
      assert.ok(existsSync(path.join(place.folder, `site/${language}/forskoleplats/index.html`)), language);
      assert.ok(!page.includes(`../../${language}/boendeparkering/`), language);
      const [, note] = new RegExp(`<span class="f-languages__missing" lang="${language.split("-")[0]}"[^>]*>([^<]*)</span>`).exec(page);
      assert.match(note, / – /);
    }
    assert.match(page, /English – the translation is not ready/);
  });

  test("a changed block is stale in its own file, for every language", () => {
    change("forms/blocks/contact.xml", /<label>([^<]+)<\/label>/.exec(place.read("forms/blocks/contact.xml"))[0], "<label>Något nytt</label>");
    const stale = texts(statusOf()).filter((line) => line.endsWith(" stale"));
    assert.equal(stale.length, languages.length - 1); // easy Swedish has no words of its own for blocks
    for (const line of stale) assert.match(line, /^\S+ blocks\/contact contact\.\S+\.label stale$/);
  });

  test("a question that gets another id is offered what it had, for review", () => {
    const old = Object.fromEntries(languages.map((language) => [language, unitsIn(`locales/${language}/forms/boendeparkering.xlf`)]));
    change(form, '<check that="slut is', '<check that="sista is');
    change(form, '<date id="slut"', '<date id="sista"');
    const { status, out } = place.run("extract");
    assert.equal(status, 0, out);
    for (const language of languages) {
      const file = `locales/${language}/forms/boendeparkering.xlf`;
      assert.ok(out.includes(`${file}: \`boendeparkering.sista.label\` is offered the translation of \`boendeparkering.slut.label\`, for review`), out);
      const now = unitsIn(file);
      assert.equal(now.length, old[language].length);
      for (const [i, unit] of now.entries()) {
        const was = old[language][i];
        const renamed = was.attributes.id.includes(".slut.");
        assert.equal(unit.attributes.id, was.attributes.id.replace(".slut.", ".sista."));
        assert.deepEqual(childOf(unit, "target").children, childOf(was, "target").children);
        assert.deepEqual(childOf(unit, "target").attributes, renamed ? { state: "needs-review-translation", "state-qualifier": "leveraged-inherited" } : childOf(was, "target").attributes);
        assert.equal(unit.attributes.approved, renamed ? undefined : was.attributes.approved);
      }
    }
    assert.ok(texts(statusOf()).includes("en forms/boendeparkering boendeparkering.sista.label unreviewed"));
  });
});

describe("returns", () => {
  const seed = 20270331, number = 240;

  test(`${number} mutated files are merged right or refused with the reason`, async (t) => {
    const luck = chance(seed);
    const files = Object.fromEntries(translationFiles.map((file) => [file, place.read(file)]));
    const outcomes = path.join(place.folder, "outcomes");
    mkdirSync(outcomes);
    for (let i = 0; i < number; ++i) {
      const kind = kindsOfReturn[i % kindsOfReturn.length];
      const one = returnOf(kind, Math.floor(i / kindsOfReturn.length), files, luck);
      await t.test(`${i} ${kind}: ${one.file}`, () => {
        place.put(one.file, one.disk);
        place.put("back.xlf", one.xml);
        const { status, out, said } = place.run("merge", "back.xlf");
        const expected = one.said.map((each) => (each.endsWith("/") ? said.find((id) => id.startsWith(each)) ?? each : each));
        assert.deepEqual(said, expected, out);
        assert.equal(status, one.refused ? 1 : 0, out);
        assert.equal(place.read(one.file), one.after, out);
        const changed = place.changed();
        assert.deepEqual(changed, one.after === files[one.file] ? [] : [one.file]);
        if (!one.refused) writeFileSync(path.join(outcomes, `${i}.xlf`), one.after);
        place.restore(changed);
      });
    }
    await t.test("what was merged is strict XLIFF 1.2", () => assert.equal(schemaFaults(readdirSync(outcomes), outcomes), ""));
  });
});
