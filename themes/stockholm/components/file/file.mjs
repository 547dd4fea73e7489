import { sizeText } from "../../js/format.mjs";
import { kinds, wrong } from "../../js/kinds.mjs";

// The files travel as parts of their own; the value says which part is which file.
kinds.file = {
  parse(raw, { path, types, max_bytes: largest, max_files: most }) {
    if (!raw.length) return {};
    if (raw.length > most) return wrong("count");
    // The name decides: what a browser thinks of a file differs between computers, and is often nothing.
    const typeOf = ({ name }) => types[/\.[^.]+$/.exec(name.toLowerCase())?.[0]];
    if (!raw.every(typeOf)) return wrong("type");
    if (raw.some(({ size }) => size > largest)) return wrong("size");
    if (raw.some(({ size }) => size === 0)) return wrong("empty");
    return {
      value: raw.map((file, index) => ({
        part: filePart(path, index), name: file.name, media_type: typeOf(file), size: file.size,
      })),
    };
  },
  display: (value, { formats }) => value.map(({ name, size }) => `${name} (${sizeText(size, formats)})`),
};

export const filePart = (path, index) => `${path.replaceAll("/", ".")}-${index + 1}`;
