// How the page's language writes numbers and moments, and how its messages are filled: from the same data as the compiler's
// (base/format.h), so that both say the same, also where the browser does not know the language.
// `formats` is {digits, decimal, group, minus, least, money, kilobytes, megabytes, months, weekdays, date, full, time,
// moment, plurals, fractions, rtl}.

const inDigits = (text, { digits }) => (digits[0] === "0" ? text : text.replace(/\d/g, (digit) => digits[digit]));
const withSlots = (template, slots) => template.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

/// -12345.5 → "−12 345,5", with as many decimals as there are, or as many as are asked for.
export function numberText(number, formats, decimals) {
  const text = decimals === undefined && !Number.isInteger(number) ? number.toFixed(8).replace(/0+$/, "") : number.toFixed(decimals);
  const [whole, rest] = text.replace("-", "").split(".");
  const grouped = whole.length >= 3 + formats.least ? whole.replace(/\B(?=(\d{3})+$)/g, formats.group) : whole;
  return (number < 0 ? formats.minus : "") + inDigits(rest ? grouped + formats.decimal + rest : grouped, formats);
}

/// A whole number of öre. Even kronor have no decimals.
export const moneyText = (ore, formats) =>
  (ore < 0 ? formats.minus : "") + withSlots(formats.money, { amount: numberText(Math.abs(ore) / 100, formats, ore % 100 ? 2 : 0) });

export function sizeText(bytes, formats) {
  const [amount, template] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), formats.kilobytes] : [Math.round(bytes / 1e5) / 10, formats.megabytes];
  return withSlots(template, { amount: numberText(amount, formats) });
}

// Of {year, month, day, weekday, hour, minute} in digits, those there are.
function moment(template, parts, formats) {
  const slots = { month: formats.months[parts.month - 1], weekday: formats.weekdays[parts.weekday], month1: Number(parts.month) };
  for (const name of ["day", "hour", "year"]) slots[name] = Number(parts[name]);
  for (const name of ["day", "month", "hour", "minute"]) slots[name + "2"] = parts[name];
  return inDigits(withSlots(template, slots), formats);
}

/// "2027-03-31" → "31 mars 2027"; with the day of the week.
export function dateText(iso, formats, template = formats.date) {
  const [year, month, day] = iso.split("-");
  return moment(template, { year, month, day, weekday: new Date(iso + "T00:00:00Z").getUTCDay() }, formats);
}
export const fullDateText = (iso, formats) => dateText(iso, formats, formats.full);

/// "08:30"
export function timeText(value, formats) {
  const [hour, minute] = value.split(":");
  return moment(formats.time, { hour, minute }, formats);
}

/// A Date as the day in Sweden: "2027-03-31"; and as it is written there.
export const dayInSweden = (date) => inSweden(date).split(" ")[0];
export const dayText = (date, formats) => dateText(dayInSweden(date), formats);
export function momentText(date, formats) {
  const [day, time] = inSweden(date).split(" ");
  return withSlots(formats.moment, { date: dateText(day, formats), time: timeText(time, formats) });
}

// "2027-03-31 08:30:00". Swedish is what every browser writes like that.
const inSweden = (date) => new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short", timeStyle: "medium", timeZone: "Europe/Stockholm",
}).format(date);

// ---- messages

const categories = ["other", "zero", "one", "two", "few", "many"];
function category(number, { plurals, fractions }) {
  const size = Math.abs(number);
  if (!Number.isInteger(size)) return categories[fractions[Math.min(Math.trunc(size), 2)]];
  return categories[plurals[size < 100 ? size : 100 + size % 100]];
}

/// The words of a message: chosen by the values of its slots, which are not filled.
export function chosenWords(words, slots, formats) {
  while (words.cases) {
    const value = slots[words.by];
    const { cases } = words;
    words = words.plural ? cases["=" + value] ?? cases[category(value, formats)] : cases[value];
    words ??= cases.other;
  }
  return words;
}

/// A unit of numbers in all its forms.
export const formsOf = (unit) => (unit.cases ? Object.values(unit.cases).flatMap(formsOf) : [unit]);

/// The page's own words of that name with their slots filled. A number chooses the plural, and is written in the
/// language's digits; words that run against the text are isolated.
export function fill({ text, formats }, name, slots = {}) {
  const words = chosenWords(text[name] ?? "", slots, formats);
  return withSlots(words, Object.fromEntries(Object.entries(slots).map(([slot, value]) =>
    [slot, typeof value === "number" ? numberText(value, formats) : isolated(value, formats)])));
}

const leftToRight = /[0-9\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u;
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}]/u;

/// The words in a first strong isolate, where they are not written as the text around them.
export const isolated = (words, { rtl }) =>
  ((rtl ? leftToRight : rightToLeft).test(words) ? `\u2068${words}\u2069` : words);

/// What a row of a repeat is called: "Barn 2". `group` is the repeat in the form's data; rows count from 1.
export const rowTitle = (form, { repeat }, number) => fill(form, "repeat.row", { row: repeat.row, number });

let formData;
/// The form's data, from the page.
export function formInPage() {
  const node = document.getElementById("form-data");
  return (formData ??= node && JSON.parse(node.textContent));
}
