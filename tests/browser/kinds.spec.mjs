// What people type in different ways is sent in one way, and whatever the page takes, the schema takes.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { formPage } from "./support/browser.mjs";
import { charactersLeft } from "../../themes/stockholm/components/textarea/textarea.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { kindsForm, loadKinds } from "./support/kinds.mjs";
import { buildSite, dataOf, schemasOf } from "./support/site.mjs";

const today = "2026-11-23";

let kinds, questions, answers, formats;
before(async () => {
  kinds = await loadKinds();
  const sites = [buildSite(), buildSite(...kindsForm)];
  questions = new Map(sites.flatMap((site, i) => dataOf(site, i ? "sv/slag/index.html" : formPage("sv")).questions).map((question) => [question.path, question]));
  formats = Object.fromEntries(["sv", "en", "fi", "fa"].map((language) => [language, dataOf(sites[0], formPage(language)).formats]));
  answers = Object.assign({}, ...sites.map((site) => schemasOf(site)[0].properties.answers.properties));
  for (const site of sites) site.remove();
});

const parse = (path, raw) => kinds[questions.get(path).kind].parse(raw, questions.get(path), today);
const parseIn = (path, raw, group) => kinds[questions.get(path).kind].parse(raw, questions.get(path), today, { group });
const schemaOf = (path) => compileSchema(path.split("/").reduce(({ properties }, name) => properties[name], { properties: answers }));
const display = (path, value, language = "sv") => kinds[questions.get(path).kind].display(value,
  { question: questions.get(path), formats: formats[language], text: { "bank-account.bankgiro": "Bankgiro", "bank-account.plusgiro": "Plusgiro", "bank-account.iban": "IBAN" } });
const reasons = ({ errors = [] }) => errors.map(({ reason, part }) => (part ? `${reason} at ${part}` : reason)).join(", ");

const date = (day, month, year) => ({ day, month, year });
const address = (street, postal_code, city, care_of) => ({ street, postal_code, city, care_of });
const period = (from, to) => Object.fromEntries([["from", from], ["to", to]].flatMap(([side, parts]) => Object.entries(parts).map(([part, text]) => [`${side}/${part}`, text])));
const account = (type, number) => ({ type, number });
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
  start: [[date("", " ", ""), undefined], [date("1", "2", "2027"), "2027-02-01"], [date("29", "02", "2028"), "2028-02-29"], [date(" 31", "12 ", "2027"), "2027-12-31"], [date("٣", "۴", "٢٠٢٧"), "2027-04-03"]],
  intygande: [["", undefined], [[], undefined], [["yes"], true]],

  beskrivning: [["", undefined], [" \n ", undefined], [" en rad\n\n och en till ", "en rad\n\n och en till"], ["😀".repeat(50), "😀".repeat(50)]],
  webb: [["www.example.com", "https://www.example.com"], ["HTTP://Example.com/A?b#c", "http://Example.com/A?b#c"],
    ["example.com:8080/x", "https://example.com:8080/x"], ["räksmörgås.example", "https://räksmörgås.example"], [" ", undefined]],
  fastighet: [["Stockholm Pilgrimen 3", "STOCKHOLM PILGRIMEN 3"], [" skoby  berga 1 : 2 ", "SKOBY BERGA 1:2"], ["Skoby Berga 1:2>3", "SKOBY BERGA 1:2>3"],
    ["stockholm s:t erik 1:12", "STOCKHOLM S:T ERIK 1:12"], ["Örebro Åby ١:٢", "ÖREBRO ÅBY 1:2"], ["", undefined]],
  antal: [["12", 12], ["0", 0], ["-0", 0], ["007", 7], [" 1 234 ", 1234], ["1\u00a0234", 1234], ["1\u202f234", 1234], ["1’234", 1234], ["٣٤", 34], ["۳۴", 34], ["", undefined]],
  yta: [["12,5", 12.5], ["12.50", 12.5], ["12,5 kvm", 12.5], ["12,5KVM", 12.5], ["−3,25", -3.25], ["– 3", -3], ["1.234,5", 1234.5], ["1,234.5", 1234.5], ["٣٫٥", 3.5], ["20 000", 20000]],
  stort: [["999 999 999 999 999", 999999999999999], ["1.234.567", 1234567], ["1,234,567", 1234567]],
  hyra: [["1 234,50", 123450], ["1234.5", 123450], ["1 234 kr", 123400], ["1234kronor", 123400], ["1234:-", 123400], ["12,-", 1200], ["SEK 12", 1200], ["kr 12.05", 1205],
    ["0", 0], ["1,234.50 kr", 123450], ["9999999999999,99", 999999999999999], ["", undefined]],
  lan: [["100", 10000], ["2500,50", 250050]],
  klockslag: [["8.30", "08:30"], ["08:30", "08:30"], ["830", "08:30"], ["8", "08:00"], ["0830", "08:30"], ["kl. 8", "08:00"], ["klockan 17", "17:00"], ["8 30", "08:30"], ["8,30", "08:30"],
    ["0", "00:00"], ["23.59", "23:59"], ["8.30 pm", "20:30"], ["12 a.m.", "00:00"], ["12pm", "12:00"], ["٨:٣٠", "08:30"], ["", undefined]],
  resa: [[period(date("1", "2", "2027"), date("28", "2", "2027")), { from: "2027-02-01", to: "2027-02-28" }],
    [period(date("1", "2", "2027"), date("1", "02", "2027")), { from: "2027-02-01", to: "2027-02-01" }], [period(date("", "", ""), date(" ", "", "")), undefined]],
  fardmedel: [[[], undefined], [["buss", "cykel"], ["cykel", "buss"]], [["tag", "bil", "cykel"], ["cykel", "bil", "tag"]], [["inget"], ["inget"]]],
  hjalpmedel: [[["kryckor"], ["kryckor"]], [["kryckor", "rullstol"], ["rullstol", "kryckor"]]],
  stadsdel: [["", undefined], ["farsta", "farsta"]],
  orgnr: [["556036-0793", "5560360793"], ["16 556036 0793", "5560360793"], ["SE556036079301", "5560360793"], ["٥٥٦٠٣٦٠٧٩٣", "5560360793"], ["", undefined]],
  firma: [["556036–0793", "5560360793"], ["19121212-1212", "191212121212"], ["121212+1212", "191212121212"]],
  tillfalligt: [["20000101-T220", "20000101T220"], ["000101 t220", "20000101T220"], ["191212121212", "191212121212"]],
  konto: [[account("bankgiro", "5050-1055"), account("bankgiro", "50501055")], [account("plusgiro", "90 20 03–3"), account("plusgiro", "9020033")],
    [account("iban", "se45 5000 0000 0583 9825 7466"), account("iban", "SE4550000000058398257466")], [account("iban", "IBAN: GB29 NWBK 6016 1331 9268 19"), account("iban", "GB29NWBK60161331926819")],
    [account("", " "), undefined]],
  frivilligt_konto: [[account("plusgiro", ""), undefined], [account("plusgiro", "9020033"), account("plusgiro", "9020033")]],
  bankgiro: [[{ number: "" }, undefined], [{ number: "5050-1055" }, account("bankgiro", "50501055")]],
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

  beskrivning: [["å".repeat(51), "length"]],
  webb: [["namn@example.com", "format"], ["javascript:alert(1)", "format"], ["ftp://example.com", "format"], ["example", "format"], ["https://", "format"], ["http:/example.com", "format"],
    ["example.com/en sida", "format"], ['example.com/"', "format"], ["https://anna@example.com", "format"], [`example.com/${"a".repeat(2000)}`, "format"]],
  fastighet: [["Pilgrimen 3", "format"], ["Stockholm Pilgrimen", "format"], ["Stockholm Pilgrimen 03", "format"], ["Stockholm Pilgrimen 0", "format"], ["3 Stockholm Pilgrimen", "format"],
    [`Stockholm ${"A".repeat(100)} 3`, "format"]],
  antal: [["tolv", "format"], ["12 st", "format"], ["12 34", "format"], ["1e3", "format"], ["12,", "format"], [",5", "format"], ["1,5", "whole"], ["1.234", "whole"], ["1,0", "whole"], ["-1", "range"], ["5001", "range"]],
  yta: [["1,234", "decimals"], ["-10,51", "range"], ["20000,01", "range"], ["1.234.567.8", "format"], ["1,2,3", "format"], ["kvm", "format"], ["12 kvm kvm", "format"]],
  stort: [["1 000 000 000 000 000", "range"], ["-1", "range"]],
  hyra: [["1.234", "decimals"], ["12,345", "decimals"], ["kr", "format"], ["12 euro", "format"], ["-1", "range"], ["10 000 000 000 000", "range"]],
  lan: [["99,99", "range"], ["2500,51", "range"]],
  klockslag: [["24", "format"], ["8.60", "format"], ["8:5", "format"], ["8.", "format"], ["12345", "format"], ["13 pm", "format"], ["0 am", "format"], ["åtta", "format"], ["-8", "format"]],
  resa: [[period(date("1", "2", "2027"), date("", "", "")), "missing-to at to/day"], [period(date("", "", ""), date("1", "2", "2027")), "missing-from at from/day"],
    [period(date("1", "", "2027"), date("1", "2", "")), "missing-from at from/month, missing-to at to/year"],
    [period(date("1", "2", "27"), date("30", "2", "2027")), "format-from at from/year, format-to at to/day"],
    [period(date("1", "13", "2027"), date("", "2", "2027")), "format-from at from/month, missing-to at to/day"],
    [period(date("2", "2", "2027"), date("1", "2", "2027")), "order at to/day"]],
  fardmedel: [[["cykel"], "too-few"], [["cykel", "buss", "bil", "tag"], "too-many"], [["cykel", "inget"], "exclusive"], [["inget", "buss", "bil", "tag", "cykel"], "exclusive"]],
  orgnr: [["556036-0794", "checksum"], ["19121212-1212", "format"], ["121212-1212", "format"], ["055603-6079", "format"], ["55603607", "format"], ["556036079301", "format"], ["SE5560360793", "format"]],
  firma: [["19121212-1213", "checksum"], ["556036-0794", "checksum"], ["abc", "format-sole-trader"], ["20000101-T220", "format-sole-trader"]],
  tillfalligt: [["20000101-T221", "checksum"], ["20000101-E220", "format"], ["20000132-T220", "format"], ["191213121212", "format"]],
  konto: [[account("", "5050-1055"), "missing-type at type"], [account("iban", " "), "missing-number at number"], [account("bankgiro", "5050-1056"), "checksum at number"],
    [account("bankgiro", "505-105"), "format-bankgiro at number"], [account("plusgiro", "3"), "format-plusgiro at number"], [account("plusgiro", "90 20 03-4"), "checksum at number"],
    [account("iban", "SE45 5000 0000 0583 9825 7467"), "checksum at number"], [account("iban", "SE45 5000 0000 0583 9825 746"), "format-iban at number"],
    [account("iban", "US45 5000 0000 0583 9825 7466"), "format-iban at number"], [account("bankgiro", "SE45 5000 0000 0583 9825 7466"), "format-bankgiro at number"]],
  bankgiro: [[{ number: "90 20 03-3a" }, "format-bankgiro at number"]],
};

// path → [value, what the citizen reads back in Swedish], and at times in another language
const shown = {
  beskrivning: [["en rad\n\noch en till", ["en rad", "", "och en till"]]],
  antal: [[1234, "1 234"]],
  yta: [[-12.5, "−12,5 kvm"], [20000, "20 000 kvm"]],
  stort: [[999999999999999, "999 999 999 999 999"], [1234567, "1 234 567", "en"], [1234567, "۱٬۲۳۴٬۵۶۷", "fa"]],
  hyra: [[123450, "1 234,50 kr"], [123400, "1 234 kr"], [999999999999999, "9 999 999 999 999,99 kr"], [123450, "1 234,50 kr", "en"]],
  klockslag: [["08:30", "08:30"], ["17:05", "17:05", "en"], ["08:30", "8.30", "fi"], ["00:00", "00:00"]],
  resa: [[{ from: "2027-02-01", to: "2027-02-28" }, "1 februari 2027–28 februari 2027"], [{ from: "2027-12-31", to: "2028-01-01" }, "31 december 2027–1 januari 2028"],
    [{ from: "2027-02-01", to: "2027-03-01" }, "۱ فوریهٔ ۲۰۲۷–۱ مارس ۲۰۲۷", "fa"],
    [{ from: "2027-02-01", to: "2027-02-01" }, "1 februari 2027"]],
  fardmedel: [[["cykel", "buss"], ["Cykel", "Buss"]]],
  stadsdel: [["ostermalm", "Östermalm"]],
  fastighet: [["STOCKHOLM PILGRIMEN 3", "STOCKHOLM PILGRIMEN 3"]],
  webb: [["https://www.example.com", "https://www.example.com"]],
  orgnr: [["5560360793", "556036-0793"]],
  firma: [["191212121212", "19121212-1212"]],
  konto: [[account("bankgiro", "50501055"), "Bankgiro 5050-1055"], [account("bankgiro", "1234566"), "Bankgiro 123-4566"], [account("plusgiro", "9020033"), "Plusgiro 90 20 03-3"],
    [account("plusgiro", "48901128"), "Plusgiro 489 01 12-8"], [account("plusgiro", "18"), "Plusgiro 1-8"], [account("iban", "SE4550000000058398257466"), "IBAN SE45 5000 0000 0583 9825 7466"]],
  avgift: [[12345, "123,45 kr"]],
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

for (const [path, cases] of Object.entries(shown))
  test(`${path}: read back`, () => {
    const plain = (words) => [words].flat().map((line) => line.replace(/[\u00a0\u202f\u2009]/g, " ").replace(/ – /, "–"));
    for (const [value, words, language] of cases) assert.deepEqual(plain(display(path, value, language)), [words].flat(), JSON.stringify(value));
  });

test("a number of a person says when they were born, unless it does not", () => {
  const { part } = kinds["personal-number"];
  const dates = { 191212121212: "1912-12-12", 197010632391: "1970-10-03", 193302912385: undefined, 199000602386: undefined, 199001612389: "1990-01-01", "20000101T220": "2000-01-01", "20000001T220": undefined };
  for (const [number, date] of Object.entries(dates)) assert.equal(part(number, "birth_date"), date, number);
  assert.equal(part("191212121212", "name"), undefined);
});

test("a form that takes no interim numbers refuses them", () => {
  assert.equal(reasons(kinds["personal-number"].parse("20000101-T220", {}, today)), "format");
});

test("a long text is counted as it is sent", () => {
  assert.equal(charactersLeft(" A\u030asa 😀\n", 10), 5);
  assert.equal(charactersLeft("", 10), 10);
  assert.equal(charactersLeft("12345678901", 10), -1);
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
  for (const path of ["person/fornamn", "person/personnummer", "epost", "telefon", "regnr", "start", "bostad", "beskrivning", "webb", "fastighet", "antal", "yta", "stort", "hyra", "lan",
    "klockslag", "resa", "orgnr", "firma", "tillfalligt", "konto"]) {
    const valid = schemaOf(path);
    const starts = taken[path].map(([raw]) => raw).filter((raw) => parse(path, raw).value !== undefined);
    let took = 0;
    for (let i = 0; i < 15_000; i += 1) {
      const start = starts[random(starts.length)];
      const raw = typeof start === "string" ? slip(start) : Object.fromEntries(Object.entries(start).map(([part, text]) => [part, random(2) ? slip(text) : text]));
      const { value } = parse(path, raw);
      if (value === undefined) continue;
      took += 1;
      assert.ok(valid(value), `${path}: ${JSON.stringify(raw)} → ${JSON.stringify(value)}: ${JSON.stringify(valid.errors)}`);
      if (typeof raw !== "string") continue;
      const words = [display(path, value)].flat().join("\n");
      assert.equal(parse(path, words).value, value, `${path}: ${JSON.stringify(raw)} is shown as ${words}`);
    }
    assert.ok(took > 500, `${path}: ${took} taken`);
  }
});

test("what the page writes can be typed: thousands are grouped as the language groups them", () => {
  const value = (path, raw, group) => parseIn(path, raw, group).value;
  for (const group of [",", "."]) {
    assert.equal(value("hyra", `25${group}000`, group), 2500000);
    assert.equal(value("antal", `4${group}999`, group), 4999);
    assert.equal(value("hyra", `1${group}234${group === "," ? "." : ","}50`, group), 123450);
    assert.equal(reasons(parseIn("hyra", `25${group}00`, group)), "");
    assert.equal(value("hyra", `25${group}50`, group), 2550); // two digits are öre
    assert.equal(reasons(parseIn("hyra", `2500${group}000`, group)), "decimals");
    for (const other of [undefined, "\u00a0", group === "," ? "." : ","])
      assert.equal(reasons(parseIn("hyra", `25${group}000`, other)), "decimals");
  }
  assert.equal(value("hyra", "25،000", ","), 2500000);
  assert.equal(value("hyra", "۲۵٬۰۰۰٫۵۰", "٬"), 2500050);
  // Every language can be typed as it is shown, also Swedish.
  for (const [language, its] of Object.entries(formats))
    assert.equal(kinds.number.parse(kinds.number.display(1234567, { question: {}, formats: its }), {}, today, its).value, 1234567, language);
});
