import { kinds } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

kinds.address = {
  missing: "street",
  parse(raw, { max_length: most = Infinity } = {}) {
    const names = ["care_of", "street", "postal_code", "city"];
    const value = Object.fromEntries(names.map((name) => [name, normalise(raw[name] ?? "")]).filter(([, text]) => text));
    if (!Object.keys(value).length) return {};
    if (value.postal_code) value.postal_code = plainDigits(value.postal_code).replace(/^SE-?/i, "").replace(/\s/g, "");
    const errors = names.flatMap((part) => {
      if ([...value[part] ?? ""].length > most) return [{ reason: "length", part }];
      if (part === "care_of") return [];
      if (!value[part]) return [{ reason: "missing-" + part, part }];
      const bad = part === "postal_code" && !/^[1-9]\d{4}$/.test(value[part]);
      return bad ? [{ reason: "format-postal_code", part }] : [];
    });
    return errors.length ? { errors } : { value };
  },
  display: ({ care_of: careOf, street, postal_code: code, city }) =>
    [careOf && "c/o " + careOf.replace(/^c\/o\s*/i, ""), street, `${code.slice(0, 3)} ${code.slice(3)} ${city}`].filter(Boolean),
};
