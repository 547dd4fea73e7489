import { kinds, wrong } from "../../js/kinds.mjs";
import { passesLuhn, plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Ten digits, of which the third is at least 2. Twelve begin with 16; a VAT number stands between SE and 01.
kinds["organisation-number"] = {
  parse(raw, { sole_trader: soleTrader }, today) {
    const typed = plainDigits(normalise(raw)).toUpperCase().replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, "");
    if (!typed) return {};
    const value = /^(?:16|SE(?=\d{10}01$))?([1-9]\d[2-9]\d{7})(?:(?<=^SE.{10})01)?$/.exec(typed)?.[1];
    if (value) return passesLuhn(value) ? { value } : wrong("checksum");
    if (!soleTrader) return wrong("format");
    const own = kinds["personal-number"].parse(raw, {}, today);
    return own.errors?.[0].reason === "format" ? wrong("format-sole-trader") : own;
  },
  display: (value) => (value.length === 10 ? `${value.slice(0, 6)}-${value.slice(6)}` : kinds["personal-number"].display(value)),
};
