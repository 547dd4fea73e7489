// Evaluates conditions and the expressions of calculations. Pure, and the same in the compiler: both are run on the
// same generated tables. A comparison where a side has no value is false, "is-not" too; only "not" turns an answer
// round. An expression has no value when something it needs has none.
import { decimalOf, fromOre, minus, over, parseDecimal, plus, roundedTo, times } from "./decimal.mjs";

/// context: {
///   value(path, rows, part)  the answer, or that part of it; undefined when there is none
///   isMoney(path), repeatOf(path)  of the question: whether it counts öre, and the repeat it stands in
///   count(repeat)            how many rows there are; 0 when the repeat is hidden
///   conditions               {name: condition}
///   today                    "YYYY-MM-DD"
/// }
/// rows: {repeat: the row, from 0, that a path in it means}
export function holds([operator, ...operands], context, rows = {}) {
  return operators[operator]({ context, rows }, ...operands);
}

/// The decimal that an expression gives, or undefined.
export function calculate(expression, context, rows = {}) {
  const scope = { context, rows };
  if (!Array.isArray(expression)) {
    const value = operandValue(scope, expression);
    return typeof value === "bigint" ? value : undefined;
  }
  const [operator, ...operands] = expression;
  if (operator === "if") return calculate(operands[holds(operands[0], context, rows) ? 1 : 2], context, rows);
  if (operator === "round") return withValues(scope, operands.slice(0, 1), (value) => roundedTo(value, operands[1]));
  return withValues(scope, operands, arithmetic[operator]);
}

const arithmetic = {
  "+": plus,
  "-": minus,
  "*": times,
  "/": over,
  negate: (value) => -value,
  min: (...values) => values.reduce((a, b) => (b < a ? b : a)),
  max: (...values) => values.reduce((a, b) => (b > a ? b : a)),
};

function withValues({ context, rows }, expressions, work) {
  const values = expressions.map((each) => calculate(each, context, rows));
  return values.includes(undefined) ? undefined : work(...values);
}

const operators = {
  is: onAnswer((value, wanted) => value === wanted),
  "is-not": onAnswer((value, wanted) => value !== wanted),
  "one-of": onAnswer((value, wanted) => wanted.includes(value)),
  "not-one-of": onAnswer((value, wanted) => !wanted.includes(value)),
  contains: onAnswer((value, wanted) => value.includes(wanted)),
  "contains-any": onAnswer((value, wanted) => wanted.some((each) => value.includes(each))),
  "contains-all": onAnswer((value, wanted) => wanted.every((each) => value.includes(each))),
  longer: onAnswer((value, length) => [...value].length > length), // counted in characters, not UTF-16 units
  shorter: onAnswer((value, length) => [...value].length < length),
  answered: (scope, operand) =>
    operand.rows ? scope.context.count(operand.rows) > 0 : answerOf(scope, operand) !== undefined,
  // A decimal is a BigInt; ISO dates and times order as text, so no Date and no time zone is involved.
  equals: onValues((a, b) => a === b),
  differs: onValues((a, b) => a !== b),
  less: onValues((a, b) => a < b),
  "at-most": onValues((a, b) => a <= b),
  more: onValues((a, b) => a > b),
  "at-least": onValues((a, b) => a >= b),
  between: onValues((a, low, high) => a >= low && a <= high),
  any: ({ context, rows }, repeat, part) => rowsOf(context, rows, repeat).some((each) => holds(part, context, each)),
  every: ({ context, rows }, repeat, part) => rowsOf(context, rows, repeat).every((each) => holds(part, context, each)),
  no: ({ context, rows }, repeat, part) => !rowsOf(context, rows, repeat).some((each) => holds(part, context, each)),
  and: ({ context, rows }, ...parts) => parts.every((part) => holds(part, context, rows)),
  or: ({ context, rows }, ...parts) => parts.some((part) => holds(part, context, rows)),
  not: ({ context, rows }, part) => !holds(part, context, rows),
  // Each named condition once for a context and a row, however many others build on it.
  named({ context, rows }, name) {
    const known = (context.verdicts ??= new Map());
    const key = name + JSON.stringify(rows);
    if (!known.has(key)) known.set(key, holds(context.conditions[name], context, rows));
    return known.get(key);
  },
};

const rowsOf = (context, rows, repeat) =>
  Array.from({ length: context.count(repeat) }, (_, row) => ({ ...rows, [repeat]: row }));

function onAnswer(compare) {
  return (scope, operand, wanted) => {
    const value = answerOf(scope, operand);
    return value !== undefined && compare(value, wanted);
  };
}

function onValues(compare) {
  return (scope, ...operands) => {
    const values = operands.map((operand) => operandValue(scope, operand));
    return !values.includes(undefined) && compare(...values);
  };
}

/// As it is submitted.
function answerOf({ context, rows }, operand) {
  return typeof operand === "string" ? context.value(operand, rows) : context.value(operand.answer, rows, operand.part);
}

/// As it is compared and counted with: a decimal, money in kronor; or a date or a time as text.
function operandValue(scope, operand) {
  const { context, rows } = scope;
  if (typeof operand === "string" || operand.answer) return amount(context, operand.answer ?? operand, answerOf(scope, operand));
  if (operand.number !== undefined) return parseDecimal(operand.number);
  if (operand.date ?? operand.time) return operand.date ?? operand.time;
  if (operand.today !== undefined) return movedDay(context.today, operand.today, operand.unit);
  if (operand.count) return decimalOf(context.count(operand.count));
  return rowsOf(context, rows, context.repeatOf(operand.sum)) // rows without a value add nothing
    .map((each) => amount(context, operand.sum, context.value(operand.sum, each)))
    .reduce((total, value) => (total === undefined || value === undefined ? total : plus(total, value)), 0n);
}

function amount(context, path, value) {
  if (typeof value !== "number") return value;
  return context.isMoney(path) ? fromOre(value) : decimalOf(value);
}

/// Months and years keep to the month that is meant: a year after 29 February is 28 February.
export function movedDay(today, offset, unit) {
  let [year, month, day] = today.split("-").map(Number);
  if (unit === "days") day += offset;
  else {
    month += unit === "years" ? 12 * offset : offset;
    day = Math.min(day, utc(year, month + 1, 0).getUTCDate());
  }
  const moved = utc(year, month, day);
  const inCalendar = moved.getUTCFullYear() >= 1 && moved.getUTCFullYear() <= 9999;
  return inCalendar ? moved.toISOString().slice(0, 10) : undefined;
}

// UTC has no summer time. Date.UTC would read the year 95 as 1995.
function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
