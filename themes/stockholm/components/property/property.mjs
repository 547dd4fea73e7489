import { kinds, wrong } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// Municipality, tract and block:unit ("Skoby Berga 1:2"), or municipality, city block and unit ("Stockholm Pilgrimen 3").
kinds.property = {
  parse(raw) {
    const value = plainDigits(normalise(raw)).toUpperCase().replace(/\s+/g, " ").replace(/(\d) ?([:>]) ?(?=\d)/g, "$1$2");
    if (!value) return {};
    const whole = /^[^\s0-9a-zåäöéü]+( [^\sa-zåäöéü]+)+ ([1-9]\d*:)?[1-9]\d*(>[1-9]\d*)?$/.test(value);
    return whole && [...value].length <= 100 ? { value } : wrong("format");
  },
  display: (value) => value,
};
