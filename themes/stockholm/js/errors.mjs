// Shows what is wrong, in a summary at the top and at each field. Only Continue changes it: a message
// that comes and goes while someone types is noise.
import { describe, focusField, inputAt } from "./fields.mjs";
import { element } from "./views.mjs";

/// errors: [{box, part, message}]. The summary gets focus and links to the inputs.
export function showErrors(view, errors) {
  clearErrors();
  const summary = document.getElementById("error-summary");
  const links = errors.map(({ box, part, message }) => {
    const link = element("a", { href: "#" + inputAt(box, part).id }, message);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // a new address would be a step in the history
      focusField(box, part);
    });
    return element("li", {}, link);
  });
  summary.querySelector("ul").replaceChildren(...links);
  view.querySelector("[data-back]").after(summary);
  for (const error of errors) markField(error);
  summary.hidden = false;
  summary.scrollIntoView();
  summary.focus({ preventScroll: true });
}

function markField({ box, part, message }) {
  const line = box.querySelector(".f-error");
  const words = line.querySelector("[data-message]");
  words.textContent = line.hidden ? message : `${words.textContent}\n${message}`;
  line.hidden = false;
  box.classList.add("f-field--error");
  // The message is tied to the fieldset and to an input in it: not all screen readers read both.
  const group = box.querySelector("fieldset");
  if (group) describe(group, line.id, true);
  const input = inputAt(box, part);
  describe(input, line.id, true);
  const inputs = input.type === "radio" ? box.querySelectorAll("input") : [input];
  for (const each of inputs) each.setAttribute("aria-invalid", "true");
}

export function clearErrors() {
  document.getElementById("error-summary").hidden = true;
  for (const box of document.querySelectorAll(".f-field--error")) {
    const line = box.querySelector(".f-error");
    line.hidden = true;
    box.classList.remove("f-field--error");
    for (const each of box.querySelectorAll("input, fieldset")) {
      each.removeAttribute("aria-invalid");
      describe(each, line.id, false);
    }
  }
}
