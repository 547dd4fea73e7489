import { kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

kinds.text = {
  parse(raw, { max_length: most = Infinity }) {
    const value = normalise(raw);
    if (!value) return {};
    return [...value].length > most ? wrong("length") : { value }; // counted in characters, not UTF-16 units
  },
  display: (value) => value,
};
