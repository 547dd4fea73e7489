// The schema of a submission: strict, in no need of anything but JSON Schema, and right about these by hand.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { compileSchema } from "./support/receiver.mjs";
import { buildSite, schemasOf } from "./support/site.mjs";

let site, schema, valid;
before(() => {
  site = buildSite();
  const schemas = schemasOf(site);
  schema = schemas.find(({ properties }) => properties.form.const === "boendeparkering");
  valid = compileSchema(schema);
});
after(() => site.remove());

const submission = (answers = {}) => ({
  form: "boendeparkering",
  version: "1.2.0",
  language: "sv",
  answers: {
    folkbokford: true,
    person: { fornamn: "Åsa", efternamn: "Öberg", personnummer: "191212121212" },
    bostad: { street: "Storgatan 1", postal_code: "11122", city: "Stockholm" },
    beslut: "brev",
    regnr: "ABC123",
    agande: "egen",
    start: "2027-02-01",
    intygande: true,
    ...answers,
  },
});
const file = { part: "avtal-1", name: "avtal.pdf", media_type: "application/pdf", size: 10_000_000 };

const accepted = {
  "a letter and an own car": submission(),
  "by e-mail": submission({ beslut: "epost", epost: "asa@example.com" }),
  "by text message": submission({ beslut: "sms", telefon: "+46701740605" }),
  "a phone number that was not asked for but may be given": submission({ telefon: "+46850800508" }),
  "a leased car with one file of just 10 MB": submission({ agande: "leasing", avtal: [file] }),
  "the employer's car with five files of every type": submission({ agande: "tjanst", avtal: ["application/pdf", "image/jpeg", "image/png", "image/png", "image/png"]
    .map((media_type, index) => ({ ...file, part: `avtal-${index + 1}`, media_type, size: 1 })) }),
  "care of someone, a last day, and 29 February of a leap year": submission({
    bostad: { care_of: "Berg", street: "Storgatan 1", postal_code: "11122", city: "Stockholm" }, start: "2028-02-29", slut: "2400-02-29" }),
  "a coordination number": submission({ person: { fornamn: "A", efternamn: "B", personnummer: "197010632391" } }),
  "a registration number that ends with a letter, and a name of 100 characters": submission({
    regnr: "ABC12D", person: { fornamn: "Å".repeat(100), efternamn: "😀".repeat(100), personnummer: "191212121212" } }),
  "in another language": { ...submission(), language: "en" },
};

const without = (name) => {
  const whole = submission();
  delete whole.answers[name];
  return whole;
};
const person = (changes) => submission({ person: { ...submission().answers.person, ...changes } });
const bostad = (changes) => submission({ bostad: { ...submission().answers.bostad, ...changes } });
const avtal = (changes) => submission({ agande: "leasing", avtal: [{ ...file, ...changes }] });

// what is wrong → [the submission, where the schema says so]
const refused = {
  "another version": [{ ...submission(), version: "1.0.1" }, "/version"],
  "another form": [{ ...submission(), form: "parkering" }, "/form"],
  "no form": [{ version: "1.2.0", language: "sv", answers: submission().answers }, ""],
  "no answers": [{ form: "boendeparkering", version: "1.2.0", language: "sv" }, ""],
  "a language that is none": [{ ...submission(), language: "svenska!" }, "/language"],
  "something unknown beside the answers": [{ ...submission(), extra: 1 }, ""],
  "an unknown answer": [submission({ farg: "röd" }), "/answers"],
  "an unknown answer in a group": [person({ mellannamn: "X" }), "/answers/person"],
  "an unknown line in an address": [bostad({ country: "SE" }), "/answers/bostad"],
  "a required answer is missing": [without("regnr"), "/answers"],
  "the answer that decides the exit is missing": [without("folkbokford"), "/answers"],
  "a required answer in a group is missing": [submission({ person: { fornamn: "Åsa", efternamn: "Öberg" } }), "/answers/person"],
  "the group is missing": [without("person"), "/answers"],
  "the group is empty": [submission({ person: {} }), "/answers/person"],
  "a line of the address is missing": [submission({ bostad: { street: "Storgatan 1", city: "Stockholm" } }), "/answers/bostad"],
  "a hidden e-mail address is sent": [submission({ epost: "asa@example.com" }), "/answers/epost"],
  "hidden files are sent": [submission({ avtal: [file] }), "/answers/avtal"],
  "the e-mail address that was chosen is missing": [submission({ beslut: "epost" }), "/answers"],
  "the phone number that text messages need is missing": [submission({ beslut: "sms" }), "/answers"],
  "the agreement of a leased car is missing": [submission({ agande: "leasing" }), "/answers"],
  "an option that is not there": [submission({ beslut: "fax" }), "/answers/beslut"],
  "an option's words instead of its value": [submission({ agande: "Jag själv" }), "/answers/agande"],
  "yes as a word": [submission({ folkbokford: "yes" }), "/answers/folkbokford"],
  "a number for a text": [person({ fornamn: 7 }), "/answers/person/fornamn"],
  "a list for a group": [submission({ person: [] }), "/answers/person"],
  "null for an answer": [submission({ slut: null }), "/answers/slut"],
  "29 February of a year that has none": [submission({ start: "2026-02-29" }), "/answers/start"],
  "29 February of 2100": [submission({ start: "2100-02-29" }), "/answers/start"],
  "31 April": [submission({ slut: "2027-04-31" }), "/answers/slut"],
  "a date with a time": [submission({ start: "2027-02-01T00:00" }), "/answers/start"],
  "the answer that leads to an exit": [submission({ folkbokford: false }), "/answers"],
  "the other answer that leads to an exit": [submission({ agande: "annan" }), "/answers"],
  "an empty text": [person({ fornamn: "" }), "/answers/person/fornamn"],
  "a text of spaces": [person({ fornamn: "  " }), "/answers/person/fornamn"],
  "a text with a space at the end": [person({ efternamn: "Öberg " }), "/answers/person/efternamn"],
  "a text that is too long": [person({ fornamn: "Å".repeat(101) }), "/answers/person/fornamn"],
  "a personnummer with a hyphen": [person({ personnummer: "19121212-1212" }), "/answers/person/personnummer"],
  "a personnummer in month 13": [person({ personnummer: "191213121212" }), "/answers/person/personnummer"],
  "a postcode with a space": [bostad({ postal_code: "111 22" }), "/answers/bostad/postal_code"],
  "a phone number without a country": [submission({ telefon: "0701740605" }), "/answers/telefon"],
  "an e-mail address without a dot": [submission({ beslut: "epost", epost: "asa@example" }), "/answers/epost"],
  "a registration number with an I": [submission({ regnr: "AIC123" }), "/answers/regnr"],
  "a declaration that is not made": [submission({ intygande: false }), "/answers/intygande"],
  "no declaration": [without("intygande"), "/answers"],
  "a file that is too large": [avtal({ size: 10_000_001 }), "/answers/avtal/0/size"],
  "an empty file": [avtal({ size: 0 }), "/answers/avtal/0/size"],
  "a file of another type": [avtal({ media_type: "text/html" }), "/answers/avtal/0/media_type"],
  "a file without a part": [submission({ agande: "leasing", avtal: [{ name: "a.pdf", media_type: "application/pdf", size: 1 }] }), "/answers/avtal/0"],
  "six files": [submission({ agande: "leasing", avtal: Array.from({ length: 6 }, (_, i) => ({ ...file, part: `avtal-${i + 1}` })) }), "/answers/avtal"],
  "an empty list of files": [submission({ agande: "leasing", avtal: [] }), "/answers/avtal"],
};

test("the schema says which dialect it is written in, and where it is found", () => {
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.match(schema.$id, /^https:\/\/e-tjanster\.example\/boendeparkering\/.*1\.\d\.\d.*schema\.json$/);
});

describe("accepted", () => {
  for (const [what, whole] of Object.entries(accepted))
    test(what, () => assert.ok(valid(whole), JSON.stringify(valid.errors)));
});

describe("refused, and for the right reason", () => {
  for (const [what, [broken, where]] of Object.entries(refused))
    test(what, () => {
      assert.equal(valid(broken), false);
      const places = valid.errors.map(({ instancePath }) => instancePath);
      assert.ok(places.includes(where), `at ${JSON.stringify(places)}`);
    });
});

test("what is refused is one step from what is accepted: each differs from a right submission in one thing only", () => {
  // Else a case could be refused for another reason than it says.
  for (const [what, [broken, where]] of Object.entries(refused)) {
    valid(broken);
    const elsewhere = valid.errors.map(({ instancePath }) => instancePath)
      .filter((place) => !place.startsWith(where) && !where.startsWith(place));
    assert.deepEqual(elsewhere, [], what);
  }
});

test("every pattern compiles with the flags u and v", () => {
  const patterns = [];
  JSON.stringify(schema, (key, value) => {
    if (key === "pattern" && typeof value === "string") patterns.push(value);
    return value;
  });
  assert.ok(patterns.length > 10, `${patterns.length} patterns`);
  for (const pattern of patterns)
    for (const flag of ["u", "v"]) assert.ok(new RegExp(pattern, flag), pattern);
});

test("only keywords of JSON Schema 2020-12 are used", () => {
  const known = new Set(["$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required", "unevaluatedProperties", "const", "enum", "pattern",
    "minLength", "maxLength", "minProperties", "items", "minItems", "maxItems", "uniqueItems", "minimum", "maximum", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"]);
  const visit = (node) => {
    if (typeof node === "boolean") return;
    for (const [keyword, value] of Object.entries(node)) {
      assert.ok(known.has(keyword), keyword);
      if (["properties", "$defs"].includes(keyword)) Object.values(value).forEach(visit);
      else if (["allOf", "anyOf", "oneOf"].includes(keyword)) value.forEach(visit);
      else if (["items", "not", "if", "then", "else"].includes(keyword)) visit(value);
    }
  };
  visit(schema);
});

test("no condition holds of what is not there", () => {
  // Without `required` a condition on a member is true of answers that lack it.
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (node.properties) assert.deepEqual(node.required, Object.keys(node.properties), JSON.stringify(node));
    Object.values(node).forEach(visit);
  };
  assert.ok(Object.keys(schema.$defs).length >= 4);
  visit(schema.$defs);
});
