// What the receiver found wrong, told by JSON Pointer, as places in the page.
import { fill, rowTitle } from "./format.mjs";

/// "#/answers/barn/1/namn" → {step, path, part, message} of the question in the second row of the page, or of the repeat when
/// no question is meant; a group → its first question. Only the message when no input is meant; nothing when it is not about
/// the answers. now: the answers as answersOf gives them.
export function placeOf(form, now, { pointer, detail: message }) {
  if (typeof message !== "string" || !/^#?\/answers(\/|$)/.test(pointer)) return undefined;
  const repeats = form.groups.filter(({ repeat }) => repeat).map(({ path }) => path);
  let place = String(pointer).replace(/^#?\/answers\/?/, "") + "/";
  for (const repeat of repeats) // rows count from 0 there
    if (place.startsWith(repeat + "/")) place = repeat + place.slice(repeat.length).replace(/^\/(\d+)(?=\/)/, (_, row) => `/${Number(row) + 1}`);
  for (const step of now.shownSteps()) {
    const paths = now.shownItems(step).map(({ question, repeat }) => question ?? repeat)
      .filter((path) => path && (repeats.includes(path) || !now.question(path).formula)); // a calculation has no input
    const path = paths.filter((each) => place.startsWith(each + "/")).pop(); // a repeat comes before what is in it
    const inGroup = path === undefined || (repeats.includes(path) && /^\/\d+\/./.test(place.slice(path.length)));
    const first = inGroup && paths.find((each) => each.startsWith(place));
    if (first) return { step, path: first, message };
    if (path) return { step, path, part: place.slice(path.length + 1).split("/")[0], message };
  }
  return { message };
}

/// Away from its row, a message says which row it is about.
export function inRow(form, now, path, message) {
  const [[repeat, row] = []] = path === undefined ? [] : Object.entries(now.placeOf(path).rows);
  if (repeat === undefined) return message;
  const group = form.groups.find((each) => each.path === repeat);
  return fill(form, "repeat.error", { row: rowTitle(form, group, row + 1), message });
}
