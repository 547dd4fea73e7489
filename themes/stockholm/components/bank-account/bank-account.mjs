import { kinds, wrong } from "../../js/kinds.mjs";
import { passesLuhn, plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

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
    has: (number, lengths) => /^[A-Z]{2}(?!0[01]|99)\d\d[A-Z\d]+$/.test(number) && number.length === lengths[number.slice(0, 2)],
    // ISO 13616: the first four characters last, letters as 10–35, and one left over when divided by 97.
    passes: (number) => [...number.slice(4) + number.slice(0, 4)].reduce((rest, character) =>
      Number(`${rest}${parseInt(character, 36)}`) % 97, 0) === 1,
    shown: (number) => number.replace(/.{4}(?=.)/g, "$& "),
  },
};

kinds["bank-account"] = {
  missing: "type",
  parse(raw, { accept, required, iban_lengths: lengths }) {
    const type = accept.length === 1 ? accept[0] : accept.find((sort) => sort === raw.type);
    const number = plainDigits(normalise(raw.number ?? "")).toUpperCase().replace(/[\s.:\p{Pd}\p{Cf}\u2212]/gu, "")
      .replace(/^(IBAN|BANKGIRO|PLUSGIRO)/, "");
    // A sort cannot be unchosen, so on its own it is no answer.
    if (!number) return raw.type && required === true ? wrong("missing-number", "number") : {};
    if (!type) return wrong("missing-type", "type");
    const sort = accountSorts[type];
    if (!sort.has(number, lengths)) return wrong("format-" + type, "number");
    return sort.passes(number) ? { value: { type, number } } : wrong("checksum", "number");
  },
  display: ({ type, number }, { text }) => `${text["bank-account." + type]} ${accountSorts[type].shown(number)}`,
};
