// The words come from the locale; a slot is {name}.

export const fill = (template, slots) => template.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

/// What a row of a repeat is called: "Barn 2". `group` is the repeat in the form's data; rows count from 1.
export const rowTitle = (text, { repeat }, number) => fill(text["repeat.row"], { row: repeat.row, number });

/// One spelling of each text before anything looks at it: trimmed, composed characters.
export const normalise = (text) => text.trim().normalize("NFC");

/// The language as it is written in Sweden: in English too, the day stands before the month, as in our date boxes.
export const inSweden = (language) => new Intl.Locale(language, { region: "SE" });

/// 32 bits that tell nearly every two texts apart (FNV-1a).
export function checksum(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum;
}

/// A moment, as a day or with its time.
export const when = (language, moment, timeStyle) =>
  new Intl.DateTimeFormat(inSweden(language), { dateStyle: "long", timeStyle, timeZone: "Europe/Stockholm" }).format(moment);

/// A moment's day in Sweden: "2027-03-31".
export const dayInSweden = (moment) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(moment);
