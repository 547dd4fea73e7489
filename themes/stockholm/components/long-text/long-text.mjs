import { kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

kinds["long-text"] = {
  parse(raw, { max_length: most = Infinity }) {
    const value = normalise(raw);
    if (!value) return {};
    return [...value].length > most ? wrong("length") : { value };
  },
  display: (value) => value.split(/\r?\n/),
};
