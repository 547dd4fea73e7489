// The words come from the locale; a slot is {name}.

export const fill = (template, slots) => template.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

/// What a row of a repeat is called: "Barn 2". `group` is the repeat in the form's data; rows count from 1.
export const rowTitle = (text, { repeat }, number) => fill(text["repeat.row"], { row: repeat.row, number });

/// One spelling of each text before anything looks at it: trimmed, composed characters.
export const normalise = (text) => text.trim().normalize("NFC");

/// The language as it is written in Sweden: in English too, the day stands before the month, as in our date boxes.
export const inSweden = (language) => new Intl.Locale(language, { region: "SE" });
