import { moneyText } from "../../js/format.mjs";
import { kinds, wrong } from "../../js/kinds.mjs";
import { numberIn } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Written in kronor, kept as a whole number of öre.
kinds.money = {
  parse(raw, { min = -Infinity, max = Infinity }, today, { group } = {}) {
    const typed = normalise(raw);
    if (!typed) return {};
    const found = numberIn(typed.replace(/\s*(kr\.?|kronor|sek|[:,]\s?\p{Pd})$/iu, "").replace(/^(kr|sek)\s*/i, ""), group);
    if (!found) return wrong("format");
    const { whole, decimals } = found;
    if (decimals.length > 2) return wrong("decimals");
    const value = Number(whole + decimals.padEnd(2, "0")) + 0; // minus zero is zero
    return value < min || value > max ? wrong("range") : { value };
  },
  display: (value, { formats }) => moneyText(value, formats),
};
