import { timeText } from "../../js/format.mjs";
import { kinds, wrong } from "../../js/kinds.mjs";
import { plainDigits } from "../../js/numbers.mjs";
import { normalise } from "../../js/text.mjs";

// "8.30", "08:30", "830", "8", "kl. 8" and "8.30 pm" are all understood.
kinds.time = {
  parse(raw) {
    const typed = normalise(raw);
    if (!typed) return {};
    const plain = plainDigits(typed).toLowerCase().replace(/\p{Cf}/gu, "").replace(/^(klockan|kl\.?)\s*/, "");
    const match = /^(\d\d?)(?:\s*[.:,]\s*(?=\d)|\s+(?=\d)|)(\d\d)?(?:\s*([ap])\.?m\.?)?$/.exec(plain);
    if (!match) return wrong("format");
    const [, written, minutes = "00", half] = match;
    const hours = half ? Number(written) % 12 + (half === "p" ? 12 : 0) : Number(written);
    const real = minutes < 60 && (half ? written >= 1 && written <= 12 : hours < 24);
    return real ? { value: `${String(hours).padStart(2, "0")}:${minutes}` } : wrong("format");
  },
  display: (value, { formats }) => timeText(value, formats),
};
