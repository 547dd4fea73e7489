import { kinds, wrong } from "../../js/kinds.mjs";
import { normalise } from "../../js/text.mjs";

// Nobody needs to know what stands before www.
kinds["web-address"] = {
  parse(raw) {
    const typed = normalise(raw);
    if (!typed) return {};
    const value = /^https?:\/\//i.test(typed) ? typed.replace(/^https?/i, (scheme) => scheme.toLowerCase()) : "https://" + typed;
    const plausible = /^https?:\/\/[^\s\/?#@:."<>\\]+(\.[^\s\/?#@:."<>\\]+)+(:\d{1,5})?([\/?#][^\s"<>\\]*)?$/.test(value);
    return plausible && [...value].length <= 2000 ? { value } : wrong("format");
  },
  display: (value) => value,
};
