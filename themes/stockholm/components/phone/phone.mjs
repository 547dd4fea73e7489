import { kinds, wrong } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Kept as E.164. A number without a country is Swedish; "+46 (0)70" is a habit, not part of the number.
kinds.phone = {
  parse(raw) {
    const typed = plainDigits(normalise(raw));
    if (!typed) return {};
    const value = typed.replace(/\(0\)/, "").replace(/[\s().\/\p{Pd}\p{Cf}]/gu, "").replace(/^00/, "+").replace(/^0/, "+46");
    return /^\+[1-9]\d{6,14}$/.test(value) ? { value } : wrong("format");
  },
  // The groups people use for mobile numbers and for Stockholm; other area codes would need a list.
  display: (value) => value
    .replace(/^\+46(7\d)(\d{3})(\d\d)(\d\d)$/, "0$1-$2 $3 $4")
    .replace(/^\+468(\d{3})(\d\d)(\d{2,3})$/, "08-$1 $2 $3"),
};
