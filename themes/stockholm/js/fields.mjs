// The inputs of a question in the page. A box is the element with data-question.

const inputsOf = (box) => [...box.querySelectorAll("input")];

/// Raw answer, as the kinds parse it: text, the value chosen, files, or {part: text}.
export function readField(box) {
  const inputs = inputsOf(box);
  const [first] = inputs;
  if (first.type === "file") return [...first.files];
  if (first.type === "radio" || first.type === "checkbox") return inputs.find((input) => input.checked)?.value ?? "";
  if (first.name === box.dataset.question) return first.value;
  return Object.fromEntries(inputs.map(({ name, value }) => [name.slice(name.lastIndexOf("/") + 1), value]));
}

/// The input that an error or a change link means.
export function inputAt(box, part) {
  const inputs = inputsOf(box);
  return inputs.find(({ name }) => part && name.endsWith("/" + part)) ?? inputs.find(({ checked }) => checked) ?? inputs[0];
}

/// What the input belongs to is scrolled into view with it: the whole question, or else its label, whichever
/// fits with the input above an on-screen keyboard.
export function focusField(box, part) {
  const input = inputAt(box, part);
  input.focus({ preventScroll: true });
  const end = input.getBoundingClientRect().bottom;
  const fits = (start) => end - start.getBoundingClientRect().top < innerHeight / 2;
  ([box, input.labels[0]].find(fits) ?? input).scrollIntoView();
}

/// Adds or removes a description. An error comes first: it is what one needs to hear.
export function describe(element, id, present) {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  if (present) ids.unshift(id);
  if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
  else element.removeAttribute("aria-describedby");
}
