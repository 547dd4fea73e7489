// The kinds of questions. Each components/<kind>/<kind>.mjs adds itself here:
//   parse(raw, question, today, formats) → {} when empty, {value}, or {errors: [{reason, part?}]}; pure
//   display(value, {question, formats, text}) → what the citizen reads back; several lines in a list
//   missing: the part to point at when nothing is filled in

export const kinds = {};

/// What an answer reads like, in lines.
export const linesOf = (form, question, value) =>
  [kinds[question.kind].display(value, { question, formats: form.formats, text: form.text })].flat();

/// The usual answer of parse for one thing wrong.
export const wrong = (reason, part) => ({ errors: [{ reason, part }] });

export function isRealDate(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would read the year 95 as 1995
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
