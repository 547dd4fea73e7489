// What people type in different ways is sent in one way, and whatever the page takes, the schema takes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { formPage } from "./support/browser.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { loadKinds } from "./support/kinds.mjs";
import { buildSite, dataOf, schemasOf } from "./support/site.mjs";

const today = "2026-11-23";

let site, kinds, questions, answers;
before(async () => {
  site = buildSite();
  kinds = await loadKinds();
  questions = new Map(dataOf(site, formPage("sv")).questions.map((question) => [question.path, question]));
  ({ answers } = schemasOf(site)[0].properties);
});
after(() => site.remove());

const parse = (path, raw) => kinds[questions.get(path).kind].parse(raw, questions.get(path), today);
const schemaOf = (path) => compileSchema(path.split("/").reduce((node, name) => node.properties[name], answers));
const reasons = ({ errors = [] }) => errors.map(({ reason, part }) => (part ? `${reason} at ${part}` : reason)).join(", ");

const date = (day, month, year) => ({ day, month, year });
const address = (street, postal_code, city, care_of) => ({ street, postal_code, city, care_of });
const file = (name, size = 1000, type = "") => ({ name, size, type });
const pdf = (name, part) => ({ part: `avtal-${part}`, name, media_type: "application/pdf", size: 1000 });

// path → [what stands in the page, what is sent]
const taken = {
  folkbokford: [["", undefined], ["yes", true], ["no", false]],
  "person/fornamn": [["  Åsa ", "Åsa"], ["A\u030asa", "Åsa"], ["   ", undefined], ["😀".repeat(100), "😀".repeat(100)], ["Anna\u00a0", "Anna"]],
  "person/personnummer": [["191212121212", "191212121212"], ["19121212-1212", "191212121212"], [" 1912 12 12 – 1212 ", "191212121212"],
    ["090527+1474", "190905271474"], ["0905271474", "200905271474"], ["000101−2384", "200001012384"], ["19701063-2391", "197010632391"]],
  bostad: [[address("Storgatan 1", "111 22", "Stockholm", ""), { street: "Storgatan 1", postal_code: "11122", city: "Stockholm" }],
    [address(" Storgatan 1", "SE-11122", "Stockholm", "Berg"), { care_of: "Berg", street: "Storgatan 1", postal_code: "11122", city: "Stockholm" }],
    [address("", " ", "", ""), undefined]],
  beslut: [["", undefined], ["sms", "sms"]],
  epost: [["asa@example.com ", "asa@example.com"], ["å.ö+x@räksmörgås.example", "å.ö+x@räksmörgås.example"]],
  telefon: [["070-174 06 05", "+46701740605"], ["0046 (0)70 174 06 05", "+46701740605"], ["+46 70 174 06 05", "+46701740605"],
    ["08/508 00 508", "+46850800508"], ["+358 9 123 4567", "+35891234567"]],
  regnr: [["abc 123", "ABC123"], ["ABC-12d", "ABC12D"], ["", undefined]],
  avtal: [[[], undefined], [[file("A.PDF", 1000, "application/x-download")], [pdf("A.PDF", 1)]],
    [[file("a.b.pdf"), file("c.pdf")], [pdf("a.b.pdf", 1), pdf("c.pdf", 2)]]],
  start: [[date("", " ", ""), undefined], [date("1", "2", "2027"), "2027-02-01"], [date("29", "02", "2028"), "2028-02-29"], [date(" 31", "12 ", "2027"), "2027-12-31"]],
  intygande: [["", undefined], ["yes", true]],
};

// path → [what stands in the page, why not]
const refused = {
  "person/fornamn": [["Å".repeat(101), "length"]],
  "person/personnummer": [["191212121213", "checksum"], ["abc", "format"], ["19121312-1212", "format"], ["200002302384", "format"],
    ["17121212-1212", "format"], ["121212121212", "format"]],
  bostad: [[address("", "", "", "Berg"), "missing-street at street, missing-postal_code at postal_code, missing-city at city"],
    [address("Storgatan 1", "1112", "Stockholm", ""), "format-postal_code at postal_code"],
    [address("Storgatan 1", "01112", "", ""), "format-postal_code at postal_code, missing-city at city"],
    [address("S".repeat(101), "11122", "Stockholm", "B".repeat(101)), "length at care_of, length at street"]],
  epost: [["asa", "format"], ["asa@example", "format"], ["asa@@example.com", "format"], ["a sa@example.com", "format"],
    ["asa@example..com", "format"], [`${"a".repeat(243)}@example.com`, "format"]],
  telefon: [["12", "format"], ["070-174 06 0x", "format"], ["+4670174060512345", "format"]],
  regnr: [["AIC 123", "format"], ["ABC 12O", "format"], ["ABC 1234", "format"], ["ÅBC 123", "format"]],
  avtal: [[[file("a.exe")], "type"], [[file("pdf")], "type"], [[file("a.pdf.html")], "type"], [[file("a.constructor")], "type"],
    [[file("a.pdf", 0)], "empty"], [[file("a.pdf", 10_000_001)], "size"],
    [Array(6).fill(file("a.pdf")), "count"]],
  start: [[date("1", "", ""), "missing-month at month, missing-year at year"], [date("29", "2", "2027"), "format at day"], [date("1", "13", "2027"), "format at month"],
    [date("1", "2", "27"), "format at year"], [date("1,5", "2", "2027"), "format at day"], [date("0", "2", "2027"), "format at day"], [date("-1", "2", "2027"), "format at day"]],
};

for (const [path, cases] of Object.entries(taken))
  test(`${path}: taken`, () => {
    const valid = schemaOf(path);
    for (const [raw, value] of cases) {
      const parsed = parse(path, raw);
      assert.equal(reasons(parsed), "", JSON.stringify(raw));
      assert.deepEqual(parsed.value, value, JSON.stringify(raw));
      if (value !== undefined && value !== false) assert.ok(valid(value), `${JSON.stringify(value)}: ${JSON.stringify(valid.errors)}`);
    }
  });

for (const [path, cases] of Object.entries(refused))
  test(`${path}: refused, with a message of its own`, () => {
    for (const [raw, why] of cases) {
      const { errors = [] } = parse(path, raw);
      assert.equal(reasons({ errors }), why, JSON.stringify(raw));
      for (const { reason } of errors) assert.ok(questions.get(path).errors[reason], `${path} has words for ${reason}`);
    }
  });

test("whatever the page takes of a hundred thousand slips of the finger, the schema takes, and read back it is the same", () => {
  let seed = 20261123;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * n);
  };
  const slips = [..." -–+().,/@0123456789abcÅöQOI\u00a0\u0301'\"<"];
  const slip = (text) => {
    const letters = [...text];
    for (let i = random(4); i > 0; i -= 1) letters.splice(random(letters.length + 1), random(2), ...(random(3) ? [slips[random(slips.length)]] : []));
    return letters.join("");
  };
  const display = { language: "sv", text: {} };
  for (const path of ["person/fornamn", "person/personnummer", "epost", "telefon", "regnr", "start", "bostad"]) {
    const valid = schemaOf(path);
    const starts = taken[path].map(([raw]) => raw).filter((raw) => parse(path, raw).value !== undefined);
    let took = 0;
    for (let i = 0; i < 15_000; i += 1) {
      const start = starts[random(starts.length)];
      const raw = typeof start === "string" ? slip(start) : Object.fromEntries(Object.entries(start).map(([part, text]) => [part, slip(text)]));
      const { value } = parse(path, raw);
      if (value === undefined) continue;
      took += 1;
      assert.ok(valid(value), `${path}: ${JSON.stringify(raw)} → ${JSON.stringify(value)}: ${JSON.stringify(valid.errors)}`);
      if (typeof raw !== "string") continue;
      const shown = kinds[questions.get(path).kind].display(value, { question: questions.get(path), ...display });
      assert.equal(parse(path, shown).value, value, `${path}: ${JSON.stringify(raw)} is shown as ${shown}`);
    }
    assert.ok(took > 500, `${path}: ${took} taken`);
  }
});
