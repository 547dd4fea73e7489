import { dateText } from "../../js/format.mjs";
import { kinds, wrong } from "../../js/kinds.mjs";
import { dateIn } from "../date/date.mjs";

// Two dates, of which neither is enough. The parts are "from/day" to "to/year".
kinds.period = {
  missing: "from/day",
  parse(raw) {
    const sides = ["from", "to"].map((side) =>
      [side, dateIn({ day: raw[side + "/day"], month: raw[side + "/month"], year: raw[side + "/year"] })]);
    if (sides.every(([, { value, absent, bad }]) => !value && !absent && !bad)) return {};
    const errors = sides.flatMap(([side, { value, absent, bad }]) => {
      if (value) return [];
      return [bad ? { reason: "format-" + side, part: `${side}/${bad}` } : { reason: "missing-" + side, part: `${side}/${absent?.[0] ?? "day"}` }];
    });
    if (errors.length) return { errors };
    const value = Object.fromEntries(sides.map(([side, date]) => [side, date.value]));
    return value.to < value.from ? wrong("order", "to/day") : { value };
  },
  display: ({ from, to }, { formats }) => [...new Set([from, to])].map((day) => dateText(day, formats)).join(" – "),
};
