import { kinds } from "../../js/kinds.mjs";

kinds.declaration = {
  parse: (raw) => (raw.length ? { value: true } : {}),
  display: (value, { text }) => text["yes-no.yes"],
};
