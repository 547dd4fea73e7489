import { isRealDate, kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

// Personnummer and samordningsnummer, kept as 12 digits. With 10 digits the century follows from today, and from
// "+", which people use from the year they turn 100. A samordningsnummer has 60 added to the day and may
// lack month and day, so its date is not checked.
kinds["personal-number"] = {
  parse(raw, question, today) {
    const typed = normalise(raw);
    if (!typed) return {};
    const match = /^(18|19|20)?(\d\d)(\d\d)(\d\d)([-+]?)(\d{4})$/.exec(typed.replace(/\s/g, "").replace(/[\p{Pd}\u2212]/gu, "-"));
    if (!match) return wrong("format");
    const [, century, year, month, day, sign, last] = match;
    const latest = Number(today.slice(0, 4)) - (sign === "+" ? 100 : 0);
    const fullYear = century ? century + year : String(latest - (latest - Number(year)) % 100);
    const real = Number(day) > 59
      ? Number(day) <= 91 && Number(month) <= 12
      : isRealDate(Number(fullYear), Number(month), Number(day));
    if (!real) return wrong("format");
    if (!passesLuhn(year + month + day + last)) return wrong("checksum");
    return { value: fullYear + month + day + last };
  },
  display: (value) => `${value.slice(0, 8)}-${value.slice(8)}`,
};

function passesLuhn(digits) {
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 ? 1 : 2);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
