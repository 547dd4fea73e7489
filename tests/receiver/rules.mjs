// Tries a submission against rules.json: what the form demands and no schema can say. Conditions mean what they mean in
// the page, on the values as they were sent. Pure.
import { calculate, holds } from "../../themes/stockholm/js/condition.mjs";
import { decimalOf, decimalText, roundedTo, toOre } from "../../themes/stockholm/js/decimal.mjs";

/// The rules that are broken: [{pointer, rule, message}], in the order they stand. today: "YYYY-MM-DD" in Stockholm.
export function evaluate(rules, submission, today) {
  const context = contextOf(rules, submission.answers, today);
  const worded = (message) => message[submission.language] ?? Object.values(message)[0];
  const broken = (rule, rows) => (!rule.if || holds(rule.if, context, rows)) && !passes(rule.then, context, rows);
  return rules.rules.flatMap((rule) => {
    const places = rule.rows === undefined ? [{}] : Array.from({ length: context.count(rule.rows) }, (_, row) => ({ [rule.rows]: row }));
    return places.filter((rows) => broken(rule, rows))
      .map((rows) => ({ pointer: rule.pointer.replace("{row}", rows[rule.rows]), rule: rule.id, message: worded(rule.message) }));
  });
}

export const todayInStockholm = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());

function contextOf({ repeats = [], money = [], conditions = {} }, answers, today) {
  const member = (node, path) => path.split("/").reduce((inner, name) => (Object.hasOwn(inner ?? {}, name) ? inner[name] : undefined), node);
  const repeatOf = (path) => repeats.find((repeat) => path.startsWith(repeat + "/"));
  return {
    value(path, rows, part) {
      const repeat = repeatOf(path);
      const whole = repeat === undefined ? member(answers, path) : member(member(answers, repeat)?.[rows[repeat]], path.slice(repeat.length + 1));
      if (part === undefined || whole === undefined) return whole;
      return part === "birth_date" ? birthDate(whole) : whole[part];
    },
    isMoney: (path) => money.includes(path),
    repeatOf,
    count: (repeat) => member(answers, repeat)?.length ?? 0,
    conditions,
    today,
  };
}

function passes([operator, ...operands], context, rows) {
  const check = checks[operator];
  if (!check) return holds([operator, ...operands], context, rows);
  const [path, ...rest] = operands;
  const value = context.value(path, rows);
  if (operator === "calculated") return check(value, calculate(rest[0], context, rows), rest[1]);
  if (operator === "numbered-parts") return value === undefined || check(value, instanceOf(path, rows));
  return value === undefined || check(value, ...rest);
}

/// "barn/intyg" in {barn: 1} → "barn/2/intyg"
function instanceOf(path, rows) {
  const [[repeat, row] = []] = Object.entries(rows);
  return repeat !== undefined && path.startsWith(repeat + "/") ? `${repeat}/${row + 1}${path.slice(repeat.length)}` : path;
}

const checks = {
  "numbered-parts": (files, instance) => files.every(({ part }, index) => part === `${instance.replaceAll("/", ".")}-${index + 1}`),
  "valid-personal-number": isPersonalNumber,
  "valid-organisation-number": (number) => (number.length === 12 ? isPersonalNumber(number) : /^\d{10}$/.test(number) && passesLuhn(number)),
  "valid-bank-account": ({ type, number }) => (type === "iban" ? isIban(number) : passesLuhn(number)),
  "in-order": ({ from, to }) => to >= from,
  decimals: (value, most) => decimalOf(value) !== undefined && Number(decimalText(roundedTo(decimalOf(value), most))) === value,
  "typed-file": (files, types) => files.every(({ name, media_type: type }) => types[/\.[^.]+$/.exec(name.toLowerCase())?.[0]] === type),
  composed: isComposed,
  calculated: (value, exact, to) => value === (exact === undefined ? undefined : to === "money" ? toOre(exact) : Number(decimalText(roundedTo(exact, to)))),
};

function isComposed(value) {
  if (typeof value === "string") return value === value.normalize("NFC");
  return value === null || typeof value !== "object" || Object.values(value).every(isComposed);
}

/// Twelve characters. A coordination number (60 more in the day) may lack month and day, and so may an interim number (a
/// letter in the ninth place, which counts as 1): then there is no date to be wrong.
function isPersonalNumber(number) {
  if (!/^\d{8}[\dJKLMNRSTUWX]\d{3}$/.test(number)) return false;
  const isLoose = Number(number.slice(6, 8)) >= 60 || /\D/.test(number);
  return (isLoose || birthDate(number) !== undefined) && passesLuhn(number.slice(2).replace(/\D/, "1"));
}

/// The date in a personal number; nothing when it holds none.
function birthDate(number) {
  const day = Number(number.slice(6, 8));
  const iso = `${number.slice(0, 4)}-${number.slice(4, 6)}-${String(day % 60).padStart(2, "0")}`;
  const date = new Date(iso + "T00:00:00Z");
  return !isNaN(date) && date.toISOString().slice(0, 10) === iso ? iso : undefined;
}

function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const product = digit * (index % 2 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}

// Country → length: the countries of SEPA.
const ibanLengths = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27,
  HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28,
  PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
};

/// ISO 13616: the first four characters last, letters as 10–35, and one left over when divided by 97.
const isIban = (number) => number.length === ibanLengths[number.slice(0, 2)] &&
  BigInt((number.slice(4) + number.slice(0, 4)).replace(/[A-Z]/g, (letter) => parseInt(letter, 36))) % 97n === 1n;
