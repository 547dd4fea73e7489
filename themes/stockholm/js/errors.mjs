// Shows what is wrong, in a summary at the top and at each field. Only Continue changes it: a message
// that comes and goes while someone types is noise.
import { describe, focusField, inputAt } from "./fields.mjs";
import { element } from "./views.mjs";

/// errors: [{box, part, message, said}]. The summary gets focus and links to the inputs; there the message stands without
/// its surroundings, and is what is `said`. The box of a repeat has its error above the rows; without a box it is only said.
export function showErrors(view, errors) {
  clearErrors();
  const summary = document.getElementById("error-summary");
  const links = errors.map(({ box, part, said }) => {
    if (!box) return element("li", {}, said);
    const link = element("a", { href: "#" + (isRepeat(box) ? lineOf(box) : inputAt(box, part)).id }, said);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // a new address would be a step in the history
      if (isRepeat(box)) lineOf(box).focus();
      else focusField(box, part);
    });
    return element("li", {}, link);
  });
  summary.querySelector("ul").replaceChildren(...links);
  view.querySelector("[data-back]")?.after(summary);
  for (const error of errors) if (error.box) markField(error);
  summary.hidden = false;
  summary.scrollIntoView();
  summary.focus({ preventScroll: true });
}

const isRepeat = (box) => "repeat" in box.dataset;
const lineOf = (box) => box.querySelector(".f-error");

export function markField({ box, part, message }) {
  const line = lineOf(box);
  const words = line.querySelector("[data-message]");
  words.textContent = line.hidden ? message : `${words.textContent}\n${message}`;
  line.hidden = false;
  box.classList.add("f-field--error");
  if (isRepeat(box)) return;
  // The message is tied to the fieldset and to an input in it: not all screen readers read both.
  const group = box.querySelector("fieldset");
  if (group) describe(group, line.id, true);
  const input = inputAt(box, part);
  describe(input, line.id, true);
  for (const each of box.querySelectorAll(`[name="${input.name}"]`)) each.setAttribute("aria-invalid", "true"); // all of a list of options
}

export function clearErrors() {
  document.getElementById("error-summary").hidden = true;
  document.querySelectorAll(".f-field--error").forEach(clearField);
}

export function clearField(box) {
  const line = lineOf(box);
  line.hidden = true;
  box.classList.remove("f-field--error");
  for (const each of box.querySelectorAll("[aria-describedby], [aria-invalid]")) {
    each.removeAttribute("aria-invalid");
    describe(each, line.id, false);
  }
}
