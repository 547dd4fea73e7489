// The translation files are what translators' tools expect: valid by the strict schema of OASIS for XLIFF 1.2, the same when
// extracted again, the same when merged into themselves, and a copy that a tool has written anew is taken as no change.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { compiler, project } from "./support/site.mjs";

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "blankett-translation-"));
  for (const name of ["forms", "locales", "themes"]) cpSync(path.join(project, name), path.join(folder, name), { recursive: true });
});
after(() => rmSync(folder, { recursive: true }));

const run = (...more) => {
  const { status, stdout, stderr } = spawnSync(compiler, [...more, "--diagnostics-language", "en"], { cwd: folder, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
};
const files = () => readdirSync(path.join(folder, "locales"), { recursive: true })
  .filter((name) => name.endsWith(".xlf") && !name.startsWith("sv" + path.sep)).map((name) => path.join("locales", name)).sort();
const read = (file) => readFileSync(path.join(folder, file), "utf8");
const all = () => Object.fromEntries(files().map((file) => [file, read(file)]));

/// The schemas, from the Debian package that carries them.
function schemas() {
  const kept = path.join(project, "build/tests/xliff-schemas");
  const inside = path.join(kept, "usr/share/php/Symfony/Component/Translation/Resources/schemas");
  if (!existsSync(inside)) {
    mkdirSync(kept, { recursive: true });
    execFileSync("apt-get", ["download", "-q", "php-symfony-translation"], { cwd: kept, stdio: "pipe" });
    const [deb] = readdirSync(kept).filter((name) => name.endsWith(".deb"));
    execFileSync("dpkg", ["-x", deb, "."], { cwd: kept, stdio: "pipe" });
  }
  const xml = pathToFileURL(path.join(inside, "xml.xsd")).href;
  const catalog = path.join(folder, "catalog.xml");
  writeFileSync(catalog, `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system systemId="http://www.w3.org/2001/xml.xsd" uri="${xml}"/><uri name="http://www.w3.org/2001/xml.xsd" uri="${xml}"/></catalog>`);
  return { schema: path.join(inside, "xliff-core-1.2-strict.xsd"), catalog };
}

test("every file is valid by the strict schema of XLIFF 1.2, with and without translations", () => {
  const { schema, catalog } = schemas();
  const validate = (names) => spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, ...names],
    { cwd: folder, encoding: "utf8", env: { ...process.env, XML_CATALOG_FILES: catalog } });
  const { status, stderr } = validate(files());
  assert.equal(status, 0, stderr.split("\n").filter((line) => !line.endsWith(" validates")).slice(0, 5).join("\n"));
  assert.equal(run("extract", "bygglov", "--language", "fi", "--prefill").code, 0);
  const form = path.join(folder, "forms/bygglov/form.xml"); // a stale unit has more in it
  writeFileSync(form, readFileSync(form, "utf8").replace("<title>", "<title>Nu: "));
  assert.equal(run("extract").code, 0);
  assert.match(read("locales/en/forms/bygglov.xlf"), /alttranstype="previous-version"/);
  assert.equal(validate(["locales/fi/forms/bygglov.xlf", "locales/en/forms/bygglov.xlf"]).status, 0);
  writeFileSync(path.join(folder, "broken.xlf"), read("locales/fi/forms/bygglov.xlf").replace("restype=\"heading\"", "restype=\"nonsense\""));
  assert.notEqual(validate(["broken.xlf"]).status, 0, "the schema sees");
  for (const name of ["forms", "locales"]) {
    rmSync(path.join(folder, name), { recursive: true });
    cpSync(path.join(project, name), path.join(folder, name), { recursive: true });
  }
});

test("extract and merge are the identity for every form in every language", () => {
  const before = all();
  assert.deepEqual(run("extract"), { code: 0, out: "", err: "" });
  assert.deepEqual(all(), before);
  const back = path.join(folder, "back");
  for (const file of files()) {
    mkdirSync(path.dirname(path.join(back, file)), { recursive: true });
    writeFileSync(path.join(back, file), before[file]);
  }
  const merged = run("merge", ...files().map((file) => path.join("back", file)));
  assert.equal(merged.code, 0, merged.err);
  assert.doesNotMatch(merged.out, / [1-9]\d* changed/);
  assert.deepEqual(all(), before);
});

test("a copy that was laid out anew, in another order, with notes, CRLF and a byte-order mark, is taken as it is", () => {
  const before = all();
  const names = files().filter((file) => file.includes("forms" + path.sep) || file.endsWith("ui.xlf"));
  for (const [at, file] of names.entries()) {
    const [head, ...units] = before[file].split(/(?= {6}<trans-unit )/);
    const last = units.pop().split(/(?= {4}<\/body>)/);
    const turned = [...units, last[0]].reverse().map((unit) => unit.replace("<trans-unit ", "<trans-unit help-id=\"7\" "));
    const text = head + turned.join("") + last[1];
    writeFileSync(path.join(folder, `turned-${at}.xlf`), "\ufeff" + text.replaceAll("\n      ", "\n\t").replaceAll("\n", "\r\n"));
  }
  const merged = run("merge", ...names.map((_, at) => `turned-${at}.xlf`));
  assert.equal(merged.code, 0, merged.out + merged.err);
  assert.doesNotMatch(merged.out, / [1-9]\d* changed/);
  assert.deepEqual(all(), before);
});

/// Numbers by lot, the same every time.
function lot(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// What happens to a returned file on its way, and what is said of it: [mutation(text, unit), message id]. A unit is one that has
// what the mutation needs: a translation, markup, a slot, a plural. Without an id the return is merged.
const forms = (language) => `locales/${language}/forms/boendeparkering.xlf`;
const page = (language) => `locales/${language}/ui.xlf`;
const inTarget = (unit, change) => unit.replace(/(<target[^>]*>)(.*?)(<\/target>)/s, (_, open, words, close) => open + change(words) + close);
const replaceUnit = (change) => (text, unit) => text.replace(unit, () => change(unit));
const mutations = [
  [forms, /<target[^>]*>[^<]+<\/target>/, replaceUnit((unit) => inTarget(unit, () => "Nytt &amp; bättre")), undefined],
  [forms, /<target[^>]*>[^<]+</, replaceUnit((unit) => inTarget(unit, (words) => words + "<mrk mtype=\"x-language\" xml:lang=\"sv\">ord</mrk>")), undefined],
  [forms, /./, (text, unit) => text.replace(unit, ""), undefined],
  [forms, /<target[^>]*>[^<]+</, replaceUnit((unit) => unit.replace(/<target[^>]*>/, "<target state=\"signed-off\">")), undefined],
  [forms, /<target[^>]*>[^<]+</, replaceUnit((unit) => inTarget(unit, () => "")), "localise/merge-lost"],
  [forms, /<target[^>]*>.*<g /, replaceUnit((unit) => inTarget(unit, (words) => words.replace(/<\/?g[^>]*>/g, ""))), "localise/markup"],
  [forms, /<target[^>]*>.*<g /, replaceUnit((unit) => inTarget(unit, (words) => words + "<g id=\"1\">x</g>")), "localise/markup"],
  [forms, /<target[^>]*>.*<g /, replaceUnit((unit) => inTarget(unit, (words) => words.replace(/<g id="1"/, "<g id=\"9\""))), "localise/markup"],
  [forms, /<target[^>]*>[^<]+</, replaceUnit((unit) => inTarget(unit, (words) => words + "<bpt id=\"1\">b</bpt>")), "localise/inline-element"],
  [forms, /./, replaceUnit((unit) => unit + unit), "localise/duplicate-unit"],
  [forms, /./, replaceUnit((unit) => unit.replace(/ id="[^"]*"/, (id) => id.slice(0, -1) + "x\"")), "localise/merge-unknown"],
  [forms, /./, replaceUnit((unit) => unit.replace(/ id="[^"]*"/, "")), "localise/unit-without-id"],
  [forms, /./, (text) => text.replace("forms/boendeparkering/form.xml", "forms/nagot/form.xml"), "localise/merge-file"],
  [forms, /./, (text) => text.replace("forms/boendeparkering/form.xml", "forms/forskoleplats/form.xml"), "localise/merge-unknown"],
  [forms, /./, (text) => text.replace("source-language=\"sv\"", "source-language=\"nb\""), "localise/merge-source-language"],
  [forms, /./, (text) => text.replace("version=\"1.2\"", "version=\"1.1\""), "localise/xliff-version"],
  [forms, /./, (text, unit) => text.slice(0, text.indexOf(unit) + unit.length / 2), ""],
  [forms, /./, (text) => text.replace("<xliff", "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff"), ""],
  [page, /<target[^>]*>[^<]*\{\w+\}/, replaceUnit((unit) => inTarget(unit, (words) => words.replace(/\{(\w+)\}/g, "{$1x}"))), "localise/merge-slots"],
  [page, /<target[^>]*>[^<]*\{\w+, plural/, replaceUnit((unit) => inTarget(unit, (words) => words.replace(/ one \{/, " uno {"))), "localise/ui-plural"],
  [page, /<target[^>]*>[^<]*\{\w+, plural/, replaceUnit((unit) => inTarget(unit, (words) => words + "{")), "localise/ui-message"],
];

test("two hundred returns that something has happened to are merged right, or refused with the right reason", () => {
  const before = all();
  const pick = lot(7);
  for (let n = 0; n < 200; n += 1) {
    const [name, needs, mutate, id] = mutations[n % mutations.length];
    const file = name(["en", "ar", "pl", "fa"][pick(4)]);
    const units = before[file].match(/ {6}<trans-unit .*?<\/trans-unit>\n/gs).filter((unit) => needs.test(unit));
    const unit = units[pick(units.length)];
    const text = mutate(before[file], unit);
    const told = `${n} ${file} ${/id="([^"]*)"/.exec(unit)[1]} ${id}`;
    assert.notEqual(text, before[file], told);
    writeFileSync(path.join(folder, "back.xlf"), text);
    const { code, out } = run("merge", "back.xlf");
    if (id === undefined) {
      assert.equal(code, 0, `${told}: ${out}`);
      // What came back stands there, and what did not is as it was.
      const targets = (xliff) => Object.fromEntries([...xliff.matchAll(/<trans-unit id="([^"]*)".*?<target[^>]*?(?:\/>|>(.*?)<\/target>)/gs)].map(([, key, words]) => [key, words]));
      assert.deepEqual(targets(read(file)), { ...targets(before[file]), ...targets(text) }, told);
      writeFileSync(path.join(folder, file), before[file]);
    } else {
      assert.equal(code, 1, `${told}: ${out}`);
      assert.ok(out.includes(id), `${told}: ${out}`);
      assert.equal(read(file), before[file], told);
    }
  }
  assert.deepEqual(all(), before);
});

test("a changed source makes just its own unit stale, in every language, and withholds the page", () => {
  const file = path.join(folder, "forms/boendeparkering/form.xml");
  const form = readFileSync(file, "utf8");
  writeFileSync(file, form.replace("Är du <term ref=\"folkbokford\">folkbokförd</term> i Stockholm?", "Är du <term ref=\"folkbokford\">folkbokförd</term> i Stockholm nu?").replace("<label>Vem äger bilen?</label>", "<label>Vem äger bilen nu?</label>"));
  const stale = run("translations", "boendeparkering", "--format", "json").out.trim().split("\n").map((line) => JSON.parse(line)).filter(({ review }) => review === "stale");
  const languages = ["ar", "en", "es", "fa", "fi", "pl", "so", "sv-simple"];
  const owner = stale.filter(({ id }) => id === "boendeparkering.agande.label");
  assert.deepEqual(owner.map(({ language }) => language).sort(), languages);
  assert.ok(owner.every(({ was, source }) => was === "Vem äger bilen?" && source === "Vem äger bilen nu?"));
  assert.ok(stale.every(({ id }) => ["boendeparkering.agande.label", "boendeparkering.folkbokford.label"].includes(id)));
  const built = run("build", "--out", "site");
  assert.equal(built.code, 0, built.out);
  for (const language of languages) assert.ok(!existsSync(path.join(folder, "site", language, "boendeparkering/index.html")), language);
  const html = read("site/sv/boendeparkering/index.html");
  assert.match(html, /f-languages__missing" lang="fi" dir="ltr">Suomi – /);
  // A question with another id is offered what the old one had.
  writeFileSync(file, form.replaceAll("\"agande\"", "\"agare\"").replaceAll("agande is", "agare is"));
  const extracted = run("extract");
  assert.match(extracted.err, /`boendeparkering\.agare\.label` is offered the translation of `boendeparkering\.agande\.label`/);
  assert.match(read("locales/en/forms/boendeparkering.xlf"), /id="boendeparkering\.agare\.label"[^>]*>\s*<source>Vem äger bilen\?<\/source>\s*<target state="needs-review-translation"/);
});
