// What rules.json means: each function, values that are not there, rows, and days.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { evaluate } from "./rules.mjs";

const today = "2026-11-24";
const submission = (answers, language = "sv") => ({ form: "t", version: "1.0.0", language, answers });
const rule = (more) => ({ id: "r", pointer: "/answers/x", message: { sv: "Fel", en: "Wrong" }, ...more });
const broken = (rules, answers, shared = {}) => evaluate({ ...shared, rules }, submission(answers), today).length;

/// Right and wrong values of the answer x.
function judge(then, right, wrong) {
  for (const value of right) assert.equal(broken([rule({ then })], { x: value }), 0, `right: ${JSON.stringify(value)}`);
  for (const value of wrong) assert.equal(broken([rule({ then })], { x: value }), 1, `wrong: ${JSON.stringify(value)}`);
}

test("a rule is broken when its if holds and its then does not; without an if it always counts", () => {
  const then = ["is", "x", "b"];
  assert.equal(broken([rule({ then })], { x: "a" }), 1);
  assert.equal(broken([rule({ then })], { x: "b" }), 0);
  assert.equal(broken([rule({ if: ["is", "y", "1"], then })], { x: "a", y: "2" }), 0);
  assert.equal(broken([rule({ if: ["is", "y", "1"], then })], { x: "a", y: "1" }), 1);
  assert.equal(broken([rule({ if: ["answered", "x"], then })], {}), 0);
});

test("it says where, which rule, and why in the language of the submission", () => {
  const rules = { rules: [rule({ id: "x.check-1", then: ["is", "x", "b"] })] };
  const said = (language) => evaluate(rules, submission({ x: "a" }, language), today);
  assert.deepEqual(said("sv"), [{ pointer: "/answers/x", rule: "x.check-1", message: "Fel" }]);
  assert.equal(said("en")[0].message, "Wrong");
  assert.equal(said("fi")[0].message, "Fel");
});

test("conditions have names, groups, parts and today", () => {
  const shared = { conditions: { hyrd: ["one-of", "bil/agande", ["leasing", "tjanst"]] } };
  const named = [rule({ if: ["named", "hyrd"], then: ["answered", "avtal"] })];
  assert.equal(broken(named, { bil: { agande: "leasing" } }, shared), 1);
  assert.equal(broken(named, { bil: { agande: "egen" } }, shared), 0);
  assert.equal(broken(named, {}, shared), 0);
  const start = [rule({ if: ["answered", "x"], then: ["at-least", "x", { today: 1, unit: "days" }] })];
  assert.deepEqual(["2026-11-24", "2026-11-25"].map((x) => broken(start, { x })), [1, 0]);
  const part = [rule({ then: ["less", { answer: "x", part: "from" }, { date: "2027-01-01" }] })];
  assert.deepEqual(["2026-12-31", "2027-01-01"].map((from) => broken(part, { x: { from, to: from } })), [0, 1]);
  const young = [rule({ then: ["more", { answer: "x", part: "birth_date" }, { today: -7, unit: "years" }] })];
  assert.deepEqual(["202201012388", "191212121212", "197000602396"].map((x) => broken(young, { x })), [0, 1, 1]);
});

test("money counts in kronor, and is sent in öre", () => {
  const rules = [rule({ then: ["at-most", "x", { number: "200.5" }] })];
  assert.deepEqual([20050, 20051].map((x) => broken(rules, { x }, { money: ["x"] })), [0, 1]);
  assert.deepEqual([200.5, 200.51].map((x) => broken(rules, { x })), [0, 1]);
});

describe("rows", () => {
  const shared = { repeats: ["hem/barn"], money: ["hem/barn/belopp"] };
  const barn = (...rows) => ({ hem: { barn: rows }, lag: "a" });

  test("each row is tried, and counted from 0", () => {
    const rules = { ...shared, rules: [rule({ rows: "hem/barn", pointer: "/answers/hem/barn/{row}/namn", then: ["is-not", "hem/barn/namn", "B"] })] };
    assert.deepEqual(evaluate(rules, submission(barn({ namn: "A" }, { namn: "B" }, {}, { namn: "B" })), today).map(({ pointer }) => pointer),
      ["/answers/hem/barn/1/namn", "/answers/hem/barn/2/namn", "/answers/hem/barn/3/namn"], "a comparison without a value is false");
    assert.equal(evaluate(rules, submission({}), today).length, 0);
  });

  test("a row looks at itself and out of itself, and rules look at rows", () => {
    const own = [rule({ rows: "hem/barn", pointer: "/answers/hem/barn/{row}", if: ["is", "lag", "a"], then: ["answered", "hem/barn/skola/namn"] })];
    assert.equal(broken(own, barn({ skola: { namn: "S" } }, {}), shared), 1);
    const sum = [rule({ then: ["at-most", { sum: "hem/barn/belopp" }, { number: "10" }] })];
    assert.deepEqual([[400, 600], [400, 601]].map((all) => broken(sum, barn(...all.map((belopp) => ({ belopp })), {}), shared)), [0, 1]);
    const count = [rule({ then: ["less", { count: "hem/barn" }, { number: "3" }] })];
    assert.deepEqual([0, 2, 3].map((many) => broken(count, barn(...Array(many).fill({})), shared)), [0, 0, 1]);
    const any = [rule({ then: ["any", "hem/barn", ["is", "hem/barn/namn", "A"]] })];
    assert.deepEqual([barn({ namn: "B" }, { namn: "A" }), barn({ namn: "B" }), {}].map((answers) => broken(any, answers, shared)), [0, 1, 1]);
    assert.equal(broken([rule({ then: ["answered", { rows: "hem/barn" }] })], barn({}), shared), 0);
  });

  test("a function tries the answer of the row", () => {
    const rules = [rule({ rows: "hem/barn", pointer: "/answers/hem/barn/{row}/nr", then: ["valid-personal-number", "hem/barn/nr"] })];
    assert.equal(broken(rules, barn({ nr: "191212121212" }, { nr: "191212121213" }, {}), shared), 1);
  });
});

describe("functions", () => {
  test("without an answer nothing is wrong", () => {
    for (const then of [["valid-personal-number", "x"], ["valid-organisation-number", "x"], ["valid-bank-account", "x"], ["in-order", "x"],
      ["decimals", "x", 1], ["typed-file", "x", {}], ["composed", "x"]]) assert.equal(broken([rule({ then })], {}), 0, then[0]);
  });

  test("valid-personal-number", () => judge(["valid-personal-number", "x"],
    ["191212121212", "200001012384", "197010632391", "20000101T220"],
    ["191212121213", "200002302384", "191213121212", "20000101T221", "", "1912121212", "20000101E220"]));

  test("a coordination number may lack month and day, and must still add up", () => judge(["valid-personal-number", "x"],
    ["197010632391"], ["197010632392", "197010632390"]));

  test("valid-organisation-number", () => judge(["valid-organisation-number", "x"],
    ["5560360793", "191212121212"], ["5560360794", "191212121213", "556036079", "200002302384"]));

  test("valid-bank-account", () => judge(["valid-bank-account", "x"],
    [{ type: "iban", number: "SE4550000000058398257466" }, { type: "bankgiro", number: "50501055" }, { type: "plusgiro", number: "9912346" }],
    [{ type: "iban", number: "SE4550000000058398257467" }, { type: "iban", number: "SE45500000000583982574661" }, { type: "iban", number: "XX4550000000058398257466" },
      { type: "bankgiro", number: "50501056" }, { type: "plusgiro", number: "9912345" }]));

  test("in-order", () => judge(["in-order", "x"],
    [{ from: "2026-01-01", to: "2026-01-01" }, { from: "2025-12-31", to: "2026-01-01" }], [{ from: "2026-01-02", to: "2026-01-01" }]));

  test("decimals", () => {
    judge(["decimals", "x", 0], [0, 7, -3, 999999999999999], [0.5, -0.1]);
    judge(["decimals", "x", 2], [0.1, 1.25, 19.99, 0.29], [1.255, 0.001, 1e-9]);
    judge(["decimals", "x", 2], [], [1e15]);
  });

  test("typed-file", () => {
    const file = (name, type) => ({ part: "x-1", name, media_type: type, size: 1 });
    judge(["typed-file", "x", { ".pdf": "application/pdf", ".jpg": "image/jpeg" }],
      [[file("a.pdf", "application/pdf")], [file("A.B.PDF", "application/pdf"), file("b.jpg", "image/jpeg")]],
      [[file("a.pdf", "image/jpeg")], [file("a.png", "image/png")], [file("pdf", "application/pdf")], [file("a.pdf", "application/pdf"), file("a.exe", "application/pdf")]]);
  });

  test("composed", () => judge(["composed", "x"],
    ["Åsa", "", { street: "Åvägen" }, ["é"], { size: 7 }], ["A\u030asa", { street: "A\u030avägen" }, ["e\u0301"], [{ name: "o\u0308.pdf" }]]));

  test("calculated", () => {
    const sum = ["+", "a", { number: "0.125" }];
    const count = (answers, to, shared) => broken([rule({ then: ["calculated", "x", sum, to] })], answers, shared);
    assert.deepEqual([1.13, 1.12, 1.125, undefined].map((x) => count({ a: 1, x }, 2)), [0, 1, 1, 1]);
    assert.deepEqual([undefined, 0].map((x) => count({ x }, 2)), [0, 1], "it is absent when it has no value");
    assert.deepEqual([113, 112].map((x) => count({ a: 100, x }, "money", { money: ["a", "x"] })), [0, 1]);
  });
});

test("names that every object has are no answers", () => {
  assert.equal(broken([rule({ then: ["answered", "constructor"] })], {}), 1);
  assert.equal(broken([rule({ then: ["answered", "x/toString"] })], { x: {} }), 1);
});

test("what conditions mean here is what they mean in the page: an unknown function is a mistake of ours", () => {
  assert.throws(() => evaluate({ rules: [rule({ then: ["valid-everything", "x"] })] }, submission({ x: "a" }), today));
});
