import { kinds, wrong } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Three letters, two digits, and a digit or a letter. I, Q and V are never used, and O not last.
kinds["vehicle-registration"] = {
  parse(raw) {
    const value = plainDigits(normalise(raw)).toUpperCase().replace(/[\s\p{Pd}]/gu, "");
    if (!value) return {};
    return /^[A-HJ-PR-UW-Z]{3}\d\d[\dA-HJ-NPR-UW-Z]$/.test(value) ? { value } : wrong("format");
  },
  display: (value) => `${value.slice(0, 3)} ${value.slice(3)}`,
};
