import { kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

// Only what every address has: stricter patterns refuse addresses that work.
kinds.email = {
  parse(raw) {
    const value = normalise(raw);
    if (!value) return {};
    return value.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? { value } : wrong("format");
  },
  display: (value) => value,
};
