import { kinds, wrong } from "../../js/kinds.mjs";

// Kept in the order of the options, whatever the order of ticking.
kinds.choices = {
  parse(raw, { options, min_choices: fewest = 1, max_choices: most = Infinity, exclusive = [] }) {
    const value = Object.keys(options).filter((option) => raw.includes(option));
    if (!value.length) return {};
    if (value.some((option) => exclusive.includes(option))) return value.length > 1 ? wrong("exclusive") : { value };
    if (value.length < fewest) return wrong("too-few");
    return value.length > most ? wrong("too-many") : { value };
  },
  display: (value, { question }) => value.map((option) => question.options[option]),
};
