import { dateText } from "../../js/format.mjs";
import { isRealDate, kinds, wrong } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

kinds.date = {
  missing: "day",
  parse(raw) {
    const { value, absent, bad } = dateIn(raw);
    if (absent) return { errors: absent.map((part) => ({ reason: "missing-" + part, part })) };
    if (bad) return wrong("format", bad);
    return value ? { value } : {};
  },
  display: (value, { formats }) => dateText(value, formats),
};

/// Of {day, month, year}: {} when empty, {value}, or what is {absent: [parts]} or {bad: part}.
export function dateIn(raw) {
  const parts = ["day", "month", "year"].map((name) => [name, plainDigits(normalise(raw[name] ?? ""))]);
  if (parts.every(([, text]) => !text)) return {};
  const absent = parts.filter(([, text]) => !text).map(([name]) => name);
  if (absent.length) return { absent };
  const [[, day], [, month], [, year]] = parts;
  if (!/^\d{4}$/.test(year)) return { bad: "year" }; // the year first: "26" is the common slip
  if (!/^\d\d?$/.test(month) || month < 1 || month > 12) return { bad: "month" };
  if (!/^\d\d?$/.test(day) || !isRealDate(Number(year), Number(month), Number(day))) return { bad: "day" };
  return { value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
}
