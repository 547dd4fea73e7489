import { kinds, wrong } from "../../js/kinds.mjs";

// The files travel as parts of their own; the value says which part is which file.
kinds.file = {
  parse(raw, { path, accept = [], max_bytes: largest = Infinity, max_files: most = 1 }) {
    if (!raw.length) return {};
    if (raw.length > most) return wrong("count");
    if (accept.length && !raw.every(({ name }) => accept.some((ending) => name.toLowerCase().endsWith(ending)))) return wrong("type");
    if (raw.some(({ size }) => size > largest)) return wrong("size");
    if (raw.some(({ size }) => size === 0)) return wrong("empty");
    return {
      value: raw.map(({ name, type, size }, index) => ({
        part: filePart(path, index), name, media_type: type || "application/octet-stream", size,
      })),
    };
  },
  display: (value, { language }) => value.map(({ name, size }) => `${name} (${fileSize(size, language)})`),
};

export const filePart = (path, index) => `${path.replaceAll("/", "-")}-${index + 1}`;

function fileSize(bytes, language) {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
