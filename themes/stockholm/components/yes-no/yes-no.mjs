import { kinds } from "../../js/kinds.mjs";

kinds["yes-no"] = {
  parse: (raw) => (raw ? { value: raw === "yes" } : {}),
  display: (value, { text }) => text[value ? "yes-no.yes" : "yes-no.no"],
};
