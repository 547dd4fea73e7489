import { chosenWords, formsOf, numberText } from "../../js/format.mjs";
import { kinds, wrong } from "../../js/kinds.mjs";
import { numberIn } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

kinds.number = {
  parse(raw, { decimals: most = 0, min = -Infinity, max = Infinity, unit = "" }, today, { group } = {}) {
    const typed = normalise(raw);
    if (!typed) return {};
    const units = formsOf(unit).map(normalise).filter((form) => form && typed.toLowerCase().endsWith(form.toLowerCase()));
    const tail = Math.max(0, ...units.map((form) => form.length)); // some form may end another
    const found = numberIn(typed.slice(0, typed.length - tail), most < 3 ? group : "");
    if (!found) return wrong("format");
    const { whole, decimals } = found;
    if (decimals.length > most) return wrong(most ? "decimals" : "whole");
    const value = Number(`${whole}.${decimals}`) + 0; // minus zero is zero
    return value < min || value > max ? wrong("range") : { value };
  },
  display(value, { question: { unit }, formats }) {
    const number = numberText(value, formats);
    return unit ? `${number}\u00a0${chosenWords(unit, { number: value }, formats)}` : number;
  },
};
