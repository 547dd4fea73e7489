import { kinds, wrong } from "../../js/kinds.mjs";
import { passesLuhn, plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Country → length of its IBANs; the countries that payments in euro reach (SEPA).
const ibanLengths = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GI: 23, GR: 27,
  HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28,
  PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
};

const accountSorts = {
  bankgiro: {
    has: (number) => /^\d{7,8}$/.test(number),
    passes: passesLuhn,
    shown: (number) => `${number.slice(0, -4)}-${number.slice(-4)}`,
  },
  plusgiro: {
    has: (number) => /^\d{2,8}$/.test(number),
    passes: passesLuhn,
    shown: (number) => `${number.slice(0, -1).replace(/(?!^)(?=(\d\d){1,2}$)/g, " ")}-${number.slice(-1)}`,
  },
  iban: {
    has: (number) => /^[A-Z]{2}(?!0[01]|99)\d\d[A-Z\d]+$/.test(number) && number.length === ibanLengths[number.slice(0, 2)],
    // ISO 13616: the first four characters last, letters as 10–35, and one left over when divided by 97.
    passes: (number) => [...number.slice(4) + number.slice(0, 4)].reduce((rest, character) =>
      Number(`${rest}${parseInt(character, 36)}`) % 97, 0) === 1,
    shown: (number) => number.replace(/.{4}(?=.)/g, "$& "),
  },
};

kinds["bank-account"] = {
  missing: "type",
  parse(raw, { accept, required }) {
    const type = accept.length === 1 ? accept[0] : accept.find((sort) => sort === raw.type);
    const number = plainDigits(normalise(raw.number ?? "")).toUpperCase().replace(/[\s.:\p{Pd}\p{Cf}\u2212]/gu, "")
      .replace(/^(IBAN|BANKGIRO|PLUSGIRO)/, "");
    // A sort cannot be unchosen, so on its own it is no answer.
    if (!number) return raw.type && required === true ? wrong("missing-number", "number") : {};
    if (!type) return wrong("missing-type", "type");
    const sort = accountSorts[type];
    if (!sort.has(number)) return wrong("format-" + type, "number");
    return sort.passes(number) ? { value: { type, number } } : wrong("checksum", "number");
  },
  display: ({ type, number }, { text }) => `${text["bank-account." + type]} ${accountSorts[type].shown(number)}`,
};
