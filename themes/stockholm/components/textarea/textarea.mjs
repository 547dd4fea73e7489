// Counts what is written in a long text. The element after the box is seen; the one after that is read out, once
// the citizen has paused: a screen reader should not talk over someone who writes.
import { fill, formInPage } from "../../js/format.mjs";
import { normalise } from "../../js/text.mjs";

const pause = 1000;
let countTimer;

for (const type of ["input", "focusin"])
  globalThis.document?.addEventListener(type, ({ target }) => target.matches?.("textarea[data-max]") && formInPage() && countIn(target, type === "input"));

// A form that is emptied has nothing left to count.
globalThis.document?.addEventListener("reset", () => {
  clearTimeout(countTimer);
  for (const box of document.querySelectorAll("textarea[data-max]"))
    for (const line of countLines(box)) line.textContent = "";
});

const countLines = (box) => [box.nextElementSibling, box.nextElementSibling.nextElementSibling];

function countIn(box, aloud) {
  const [seen, heard] = countLines(box);
  const left = charactersLeft(box.value, Number(box.dataset.max));
  const words = fill(formInPage(), left < 0 ? "count.over" : "count.left", { count: Math.abs(left) });
  seen.textContent = words;
  seen.classList.toggle("f-count--over", left < 0);
  heard.setAttribute("aria-live", "polite"); // now that it is in the page: some read a region out as the page loads
  clearTimeout(countTimer);
  if (aloud) countTimer = setTimeout(() => { heard.textContent = words; }, pause);
}

/// As the answer is counted: trimmed, in characters.
export const charactersLeft = (text, most) => most - [...normalise(text)].length;
