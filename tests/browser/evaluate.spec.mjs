// What the page makes of conditions and expressions, one operator at a time, and its decimals: written out by hand,
// without a browser and without the compiler.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calculate, holds, movedDay } from "../../themes/stockholm/js/condition.mjs";
import { decimalOf, decimalText, fromOre, minus, over, parseDecimal, plus, roundedTo, times, toOre } from "../../themes/stockholm/js/decimal.mjs";

const today = "2026-11-23";

/// Answers by path, those of a repeat as a list; what is not there has no value, for the evaluator as when it is hidden.
function contextOf({ values = {}, rows = {}, money = [], conditions = {} } = {}) {
  const repeatOf = (path) => Object.keys(rows).find((repeat) => path.startsWith(repeat + "/"));
  return {
    value(path, inRows, part) {
      const repeat = repeatOf(path);
      const value = repeat ? rows[repeat][inRows[repeat]]?.[path.slice(repeat.length + 1)] : values[path];
      return part ? value?.[part] : value;
    },
    isMoney: (path) => money.includes(path),
    repeatOf,
    count: (repeat) => rows[repeat].length,
    conditions,
    today,
  };
}
const check = (condition, context, inRows) => holds(condition, contextOf(context), inRows);
const decimal = parseDecimal;

// ---- decimals

test("a decimal is read and written in its shortest spelling", () => {
  for (const [text, shortest = text] of [["0"], ["7"], ["-7"], ["12.5"], ["12.50", "12.5"], ["007", "7"], ["-0", "0"], ["-0.0", "0"], ["0.00000001"],
    ["-0.00000001"], ["999999999999999.99999999"], ["-999999999999999.99999999"], ["100"], ["0.1"]])
    assert.equal(decimalText(decimal(text)), shortest, text);
  for (const text of ["", "-", ".5", "5.", "1.2.3", "1e3", " 1", "1 ", "+1", "--1", "1,5", "0x1", "1000000000000000", "0.000000001", "١"])
    assert.equal(decimal(text), undefined, text);
});

test("a number keeps the digits it is written with", () => {
  for (const [number, text] of [[0, "0"], [-0, "0"], [0.1, "0.1"], [1.005, "1.005"], [123456789.123456, "123456789.123456"], [999999999.999999, "999999999.999999"],
    [1e-6, "0.000001"], [1e-7, "0.0000001"], [-1.5e-7, "-0.00000015"], [999999999999999, "999999999999999"], [-2.5, "-2.5"]])
    assert.equal(decimalText(decimalOf(number)), text);
  for (const number of [1e15, 1e21, NaN, Infinity]) assert.equal(decimalOf(number), undefined, String(number));
});

const arithmeticCases = [
  [plus, "0.1", "0.2", "0.3"],
  [plus, "999999999999999.99999999", "0.00000001", undefined],
  [plus, "999999999999999.99999998", "0.00000001", "999999999999999.99999999"],
  [plus, "-999999999999999.99999999", "-0.00000001", undefined],
  [minus, "0.3", "0.1", "0.2"],
  [minus, "-999999999999999", "1", undefined],
  [times, "1.005", "100", "100.5"],
  [times, "0.00000001", "0.5", "0.00000001"], // half away from zero
  [times, "-0.00000001", "0.5", "-0.00000001"],
  [times, "0.00000001", "0.49999999", "0"],
  [times, "-3", "0.1", "-0.3"],
  [times, "99999999", "9999999", "999999890000001"],
  [times, "99999999", "10000001", undefined],
  [times, "999999999999999.99999999", "1", "999999999999999.99999999"],
  [over, "1", "3", "0.33333333"],
  [over, "2", "3", "0.66666667"],
  [over, "-2", "3", "-0.66666667"],
  [over, "2", "-3", "-0.66666667"],
  [over, "-1", "-3", "0.33333333"],
  [over, "1", "0", undefined],
  [over, "0", "0", undefined],
  [over, "0.00000001", "2", "0.00000001"],
  [over, "0.00000001", "3", "0"],
  [over, "10000000", "0.00000001", undefined],
  [over, "9999999", "0.00000001", "999999900000000"],
];
test("arithmetic is exact, or rounded half away from zero at the eighth decimal, or has no result", () => {
  for (const [work, a, b, expected] of arithmeticCases) {
    const result = work(decimal(a), decimal(b));
    assert.equal(result === undefined ? result : decimalText(result), expected, `${work.name} ${a} ${b}`);
  }
});

test("rounding goes half away from zero", () => {
  for (const [text, decimals, expected] of [["2.5", 0, "3"], ["-2.5", 0, "-3"], ["2.4999", 0, "2"], ["1.005", 2, "1.01"], ["-1.005", 2, "-1.01"],
    ["1.00499999", 2, "1"], ["0.5", 0, "1"], ["-0.4", 0, "0"], ["12.345678", 6, "12.345678"], ["0.00000001", 8, "0.00000001"], ["149.5", 0, "150"]])
    assert.equal(decimalText(roundedTo(decimal(text), decimals)), expected, `${text} to ${decimals}`);
});

test("money is whole öre outside", () => {
  for (const [text, ore] of [["12.34", 1234], ["0.005", 1], ["-0.005", -1], ["0.0049", 0], ["1000000", 100_000_000]]) assert.equal(toOre(decimal(text)), ore, text);
  assert.equal(decimalText(fromOre(1234)), "12.34");
  assert.equal(decimalText(fromOre(-5)), "-0.05");
});

// ---- operators on answers: [condition, values that make it hold, values that do not]

const answerCases = {
  "is on a choice": [["is", "f", "a"], ["a"], ["b"]],
  "is on yes-no": [["is", "f", true], [true], [false]],
  "is no": [["is", "f", false], [false], [true]],
  "is on text": [["is", "f", "Åsa"], ["Åsa"], ["åsa", "Åsa B"]],
  "is not on a choice": [["is-not", "f", "a"], ["b"], ["a"]],
  "is not on yes-no": [["is-not", "f", false], [true], [false]],
  "one of": [["one-of", "f", ["a", "b"]], ["a", "b"], ["c"]],
  "not one of": [["not-one-of", "f", ["a", "b"]], ["c"], ["a", "b"]],
  contains: [["contains", "f", "a"], [["a"], ["b", "a"]], [["b"], []]],
  "contains any of": [["contains-any", "f", ["a", "b"]], [["a"], ["c", "b"]], [["c"]]],
  "contains all of": [["contains-all", "f", ["a", "b"]], [["a", "b"], ["c", "b", "a"]], [["a"], ["b", "c"]]],
  "longer, in code points": [["longer", "f", 2], ["abc", "å😀b"], ["ab", "😀😀"]],
  "shorter, in code points": [["shorter", "f", 2], ["a", "😀"], ["ab", "😀😀"]],
  "answered": [["answered", "f"], ["a", "", false, true, 0, ["a"], { street: "x" }, [{ part: "f-1" }]], []],
  "is on a part": [["is", { answer: "f", part: "city" }, "Kista"], [{ city: "Kista" }], [{ city: "Solna" }, { street: "x" }]],
  "a part is answered": [["answered", { answer: "f", part: "care_of" }], [{ care_of: "Berg" }], [{ street: "x" }]],
};

// ---- comparisons: by operator, which of less, same and more hold

const comparisons = {
  equals: [false, true, false],
  differs: [true, false, true],
  less: [true, false, false],
  "at-most": [true, true, false],
  more: [false, false, true],
  "at-least": [false, true, true],
};
const comparable = {
  number: [{ number: "12.5" }, [12.4, 12.5, 12.6]],
  "a number below zero": [{ number: "-1" }, [-1.000001, -1, 0]],
  money: [{ number: "100.5" }, [10049, 10050, 10051], ["f"]],
  date: [{ date: "2026-02-28" }, ["2026-02-27", "2026-02-28", "2026-03-01"]],
  "a date of last century": [{ date: "0999-12-31" }, ["0001-01-01", "0999-12-31", "1000-01-01"]],
  time: [{ time: "08:30" }, ["08:29", "08:30", "17:00"]],
  today: [{ today: 0, unit: "days" }, ["2026-11-22", today, "2026-11-24"]],
  "18 years ago": [{ today: -18, unit: "years" }, ["2008-11-22", "2008-11-23", "2008-11-24"]],
  "in 3 months": [{ today: 3, unit: "months" }, ["2027-02-22", "2027-02-23", "2027-02-24"]],
};

const cases = Object.entries(answerCases).map(([name, [condition, held, failed]]) => ({ name, condition, held, failed }));
for (const [operator, verdicts] of Object.entries(comparisons))
  for (const [type, [operand, values, money]] of Object.entries(comparable))
    cases.push({ name: `${operator} on ${type}`, condition: [operator, "f", operand], money, held: values.filter((_, i) => verdicts[i]), failed: values.filter((_, i) => !verdicts[i]) });
cases.push(
  { name: "between numbers", condition: ["between", "f", { number: "1" }, { number: "2.5" }], held: [1, 2, 2.5], failed: [0.999999, 2.500001] },
  { name: "between sums of money", condition: ["between", "f", { number: "1" }, { number: "2.5" }], money: ["f"], held: [100, 250], failed: [99, 251] },
  { name: "between dates", condition: ["between", "f", { today: -1, unit: "years" }, { today: 0, unit: "days" }], held: ["2025-11-23", today], failed: ["2025-11-22", "2026-11-24"] },
  { name: "between times", condition: ["between", "f", { time: "08:00" }, { time: "17:00" }], held: ["08:00", "17:00"], failed: ["07:59", "17:01"] },
  { name: "between bounds that cross", condition: ["between", "f", { number: "2" }, { number: "1" }], held: [], failed: [1, 1.5, 2] },
);

for (const { name, condition, money, held, failed } of cases)
  test(name, () => {
    for (const value of held) assert.equal(check(condition, { values: { f: value }, money }), true, JSON.stringify(value));
    for (const value of failed) assert.equal(check(condition, { values: { f: value }, money }), false, JSON.stringify(value));
    assert.equal(check(condition, { money }), false, "without a value it is false, whatever it asks");
    assert.equal(check(["not", condition], { money }), true, "and only not turns that round");
    // The same in a row: that of the row that is meant, and of no other.
    const path = (operand) => (operand === "f" ? "rad/f" : operand?.answer ? { ...operand, answer: "rad/f" } : operand);
    const inRow = condition.map(path);
    const inside = { rows: { rad: [{}, ...[...held, ...failed].map((f) => ({ f }))] }, money: money && ["rad/f"] };
    [undefined, ...held, ...failed].forEach((_, row) =>
      assert.equal(check(inRow, inside, { rad: row }), row > 0 && row <= held.length, `row ${row}`));
  });

test("two answers are compared, and each needs a value", () => {
  const condition = ["more", "slut", "start"];
  assert.equal(check(condition, { values: { slut: "2027-02-02", start: "2027-02-01" } }), true);
  assert.equal(check(condition, { values: { slut: "2027-02-01", start: "2027-02-01" } }), false);
  for (const values of [{ slut: "2027-02-02" }, { start: "2027-02-01" }, {}])
    for (const operator of ["equals", "differs", "less", "at-most", "more", "at-least"]) assert.equal(check([operator, "slut", "start"], { values }), false, operator);
  assert.equal(check(["at-most", "belopp", "kronor"], { values: { belopp: 10000, kronor: 100 }, money: ["belopp"] }), true, "öre against kronor");
  assert.equal(check(["less", { answer: "period", part: "from" }, { answer: "period", part: "to" }], { values: { period: { from: "2027-01-01", to: "2027-01-02" } } }), true);
  assert.equal(check(["differs", { answer: "period", part: "from" }, "start"], { values: { period: {}, start: "2027-01-01" } }), false);
});

test("and, or and not; nothing is false and everything true of no parts", () => {
  const [yes, no] = [["is", "f", "a"], ["is", "f", "b"]];
  const said = (condition) => check(condition, { values: { f: "a" } });
  for (const [condition, expected] of [[["and", yes, yes], true], [["and", yes, no], false], [["or", no, no], false], [["or", no, yes], true],
    [["not", yes], false], [["not", ["not", yes]], true], [["and", yes, yes, no], false], [["or", no, no, yes], true]]) assert.equal(said(condition), expected, JSON.stringify(condition));
});

test("today is moved by days, months and years, and keeps to the month that is meant", () => {
  for (const [from, offset, unit, expected] of [
    ["2026-11-23", 0, "days", "2026-11-23"], ["2026-11-30", 1, "days", "2026-12-01"], ["2026-01-01", -1, "days", "2025-12-31"],
    ["2028-02-28", 1, "days", "2028-02-29"], ["2027-02-28", 1, "days", "2027-03-01"], ["2028-02-29", 366, "days", "2029-03-01"],
    ["2026-03-28", 1, "days", "2026-03-29"], ["2026-03-29", 1, "days", "2026-03-30"], ["2026-10-25", 1, "days", "2026-10-26"], // summer time comes and goes
    ["2028-02-29", 1, "years", "2029-02-28"], ["2028-02-29", -1, "years", "2027-02-28"], ["2028-02-29", 4, "years", "2032-02-29"], ["2028-02-29", -18, "years", "2010-02-28"],
    ["2000-02-29", 100, "years", "2100-02-28"], ["2027-02-28", 1, "years", "2028-02-28"],
    ["2027-01-31", 1, "months", "2027-02-28"], ["2028-01-31", 1, "months", "2028-02-29"], ["2027-03-31", -1, "months", "2027-02-28"], ["2027-12-31", 2, "months", "2028-02-29"],
    ["2027-01-15", -1, "months", "2026-12-15"], ["2027-01-31", -2, "months", "2026-11-30"], ["2027-05-31", 25, "months", "2029-06-30"], ["2027-01-01", -13, "months", "2025-12-01"],
    ["2026-11-23", -1950, "years", "0076-11-23"], ["2026-11-23", -2026, "years", undefined], ["2026-11-23", 8000, "years", undefined], ["2026-11-23", 999999, "years", undefined],
  ]) assert.equal(movedDay(from, offset, unit), expected, `${from} and ${offset} ${unit}`);
  assert.equal(check(["less", "f", { today: -9999, unit: "years" }], { values: { f: "2026-01-01" } }), false, "a day beyond the calendar is no value");
});

// ---- rows

const children = { rows: { barn: [{ namn: "A", ar: 3 }, { namn: "B" }, { ar: 5 }], tom: [] } };

test("any, every and no of the rows; of none, every and no hold", () => {
  for (const [condition, expected] of [
    [["any", "barn", ["is", "barn/namn", "B"]], true], [["any", "barn", ["is", "barn/namn", "C"]], false],
    [["every", "barn", ["answered", "barn/namn"]], false], [["every", "barn", ["or", ["answered", "barn/namn"], ["answered", "barn/ar"]]], true],
    [["no", "barn", ["is", "barn/namn", "C"]], true], [["no", "barn", ["is", "barn/namn", "A"]], false],
    [["every", "barn", ["is-not", "barn/namn", "C"]], false],
    [["any", "tom", ["answered", "tom/x"]], false], [["every", "tom", ["answered", "tom/x"]], true], [["no", "tom", ["answered", "tom/x"]], true],
    [["answered", { rows: "barn" }], true], [["answered", { rows: "tom" }], false],
  ]) assert.equal(check(condition, children), expected, JSON.stringify(condition));
});

test("a row looks at itself, at what is outside, and through any at all the others", () => {
  const inside = { ...children, values: { sokt: "B" } };
  assert.equal(check(["and", ["is", "barn/namn", "B"], ["is", "sokt", "B"]], inside, { barn: 1 }), true);
  assert.equal(check(["is", "barn/namn", "B"], inside, { barn: 0 }), false);
  assert.equal(check(["any", "barn", ["is", "barn/namn", "A"]], inside, { barn: 1 }), true);
  assert.equal(check(["and", ["is", "barn/namn", "B"], ["any", "barn", ["is", "barn/namn", "A"]]], inside, { barn: 1 }), true, "and then it is itself again");
});

test("the number of rows and a sum always have a value", () => {
  for (const [condition, expected] of [
    [["equals", { count: "barn" }, { number: "3" }], true], [["more", { count: "barn" }, { number: "3" }], false], [["equals", { count: "tom" }, { number: "0" }], true],
    [["equals", { sum: "barn/ar" }, { number: "8" }], true], [["equals", { sum: "tom/x" }, { number: "0" }], true], [["differs", { sum: "barn/ar" }, { number: "8" }], false],
  ]) assert.equal(check(condition, children), expected, JSON.stringify(condition));
  const money = { rows: { rad: [{ belopp: 10 }, { belopp: 20 }, {}] }, money: ["rad/belopp"] };
  assert.equal(check(["equals", { sum: "rad/belopp" }, { number: "0.3" }], money), true, "a sum of money is in kronor");
  const tenths = { rows: { rad: Array(10).fill({ tal: 0.1 }) } };
  assert.equal(check(["equals", { sum: "rad/tal" }, { number: "1" }], tenths), true, "ten tenths are one");
  const large = { rows: { rad: Array(2).fill({ tal: 999_999_999_999_999 }) } };
  assert.equal(check(["more", { sum: "rad/tal" }, { number: "0" }], large), false, "a sum out of range is none");
});

test("a named condition is worked out once for all, and once for each row", () => {
  let asked = 0;
  const context = contextOf({ ...children, conditions: { b: ["is", "barn/namn", "B"], djup: ["or", ["named", "b"], ["named", "b"]] } });
  const counting = { ...context, value: (...place) => { asked += 1; return context.value(...place); } };
  assert.deepEqual([0, 1, 2].map((barn) => holds(["named", "djup"], counting, { barn })), [false, true, false]);
  assert.equal(asked, 3);
  assert.equal(holds(["any", "barn", ["named", "djup"]], counting), true);
  assert.equal(asked, 3, "remembered");
});

// ---- expressions

const expressionCases = [
  [{ number: "12.50" }, "12.5"],
  ["tal", "2.5"],
  ["belopp", "100.5"],
  ["datum", undefined],
  ["tomt", undefined],
  [["+", "tal", { number: "1" }], "3.5"],
  [["-", "tal", "belopp"], "-98"],
  [["*", "tal", "belopp"], "251.25"],
  [["/", "belopp", "tal"], "40.2"],
  [["/", "tal", ["-", "tal", "tal"]], undefined],
  [["negate", "tal"], "-2.5"],
  [["negate", "tomt"], undefined],
  [["round", "tal", 0], "3"],
  [["round", ["/", { number: "1" }, { number: "3" }], 2], "0.33"],
  [["round", "tomt", 2], undefined],
  [["min", "tal", "belopp", { number: "7" }], "2.5"],
  [["max", "tal", "belopp", { number: "7" }], "100.5"],
  [["min", "tal"], "2.5"],
  [["max", "tal", "tomt"], undefined],
  [["+", "tal", "tomt"], undefined],
  [["if", ["more", "tal", { number: "2" }], "tal", "tomt"], "2.5"],
  [["if", ["more", "tal", { number: "3" }], "tomt", ["*", "tal", { number: "2" }]], "5"],
  [["if", ["answered", "tomt"], ["/", "tal", { number: "0" }], { number: "0" }], "0"],
  [["if", ["answered", "tal"], "tomt", { number: "0" }], undefined],
  [["*", { sum: "rad/antal" }, { number: "10" }], "50"],
  [{ count: "rad" }, "3"],
  [["*", { number: "999999999999999" }, { number: "2" }], undefined],
];
test("expressions", () => {
  const context = contextOf({ values: { tal: 2.5, belopp: 10050, datum: "2026-01-01" }, money: ["belopp"], rows: { rad: [{ antal: 2 }, {}, { antal: 3 }] } });
  for (const [expression, expected] of expressionCases) {
    const value = calculate(expression, context);
    assert.equal(value === undefined ? value : decimalText(value), expected, JSON.stringify(expression));
  }
  assert.equal(decimalText(calculate(["*", "rad/antal", "tal"], context, { rad: 2 })), "7.5", "in a row, that row's");
  assert.equal(calculate(["*", "rad/antal", "tal"], context, { rad: 1 }), undefined);
});
