import { isRealDate, kinds, wrong } from "../../js/kinds.mjs";
import { passesLuhn, plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Personnummer and samordningsnummer, kept as 12 digits. With 10 digits the century follows from today, and from
// "+", which people use from the year they turn 100. A samordningsnummer has 60 added to the day and may
// lack month and day, so its date is not checked. An interim number, where a form takes them, has a letter in the ninth
// place, which counts as 1 in the checksum.
kinds["personal-number"] = {
  parse(raw, { interim } = {}, today) {
    const typed = plainDigits(normalise(raw)).toUpperCase();
    if (!typed) return {};
    const match = /^(18|19|20)?(\d\d)(\d\d)(\d\d)([-+]?)(\d{4}|[JKLMNRSTUWX]\d{3})$/
      .exec(typed.replace(/[\s\p{Cf}]/gu, "").replace(/[\p{Pd}\u2212]/gu, "-"));
    if (!match) return wrong("format");
    const [, century, year, month, day, sign, last] = match;
    const isInterim = /\D/.test(last);
    if (isInterim && !interim) return wrong("format");
    const latest = Number(today.slice(0, 4)) - (sign === "+" ? 100 : 0);
    const fullYear = century ? century + year : String(latest - (latest - Number(year)) % 100);
    const loose = Number(month) <= 12 && (Number(day) > 59 ? Number(day) <= 91 : isInterim && Number(day) <= 31);
    if (!loose && !isRealDate(Number(fullYear), Number(month), Number(day))) return wrong("format");
    if (!passesLuhn(year + month + day + last.replace(/\D/, "1"))) return wrong("checksum");
    return { value: fullYear + month + day + last };
  },
  display: (value) => `${value.slice(0, 8)}-${value.slice(8)}`,
  /// birth_date: none when the number does not say it.
  part(value, name) {
    const [year, month, day] = [value.slice(0, 4), value.slice(4, 6), String(value.slice(6, 8) % 60).padStart(2, "0")];
    return name === "birth_date" && isRealDate(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
  },
};
