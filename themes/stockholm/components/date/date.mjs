import { isRealDate, kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

kinds.date = {
  missing: "day",
  parse(raw) {
    const parts = ["day", "month", "year"].map((name) => [name, normalise(raw[name] ?? "")]);
    if (parts.every(([, text]) => !text)) return {};
    const absent = parts.filter(([, text]) => !text);
    if (absent.length) return { errors: absent.map(([part]) => ({ reason: "missing-" + part, part })) };
    const [[, day], [, month], [, year]] = parts;
    if (!/^\d{4}$/.test(year)) return wrong("format", "year"); // the year first: "26" is the common slip
    if (!/^\d\d?$/.test(month) || month < 1 || month > 12) return wrong("format", "month");
    if (!/^\d\d?$/.test(day) || !isRealDate(Number(year), Number(month), Number(day))) return wrong("format", "day");
    return { value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` };
  },
  display: (value, { language }) =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value + "T00:00:00Z")),
};
