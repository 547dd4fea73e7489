import { kinds } from "../../js/kinds.mjs";

kinds.choice = {
  parse: (raw) => (raw ? { value: raw } : {}),
  display: (value, { question }) => question.options[value],
};
