// The inputs of a question in the page. A box is the element with data-question.

const inputsOf = (box) => [...box.querySelectorAll("input, select, textarea")];

/// Raw answer, as the kinds parse it: text, the value chosen, the values ticked, files, or {part: text}, where a part of
/// a part is "from/day".
export function readField(box) {
  const inputs = inputsOf(box);
  const [first] = inputs;
  if (!first) return ""; // a calculation asks nothing
  if (first.type === "file") return [...first.files];
  if (first.type === "checkbox") return inputs.filter(({ checked }) => checked).map(({ value }) => value);
  const path = box.dataset.question;
  const texts = {};
  for (const { name, type, checked, value } of inputs) {
    const part = name.slice(path.length + 1);
    if (type !== "radio" || checked) texts[part] = value;
    else texts[part] ??= "";
  }
  return texts[""] ?? texts;
}

/// The input that an error or a change link means: of this part, or the first one within it.
export function inputAt(box, part) {
  const inputs = inputsOf(box);
  const start = `${box.dataset.question}/${part}`;
  return inputs.find(({ name }) => part && (name === start || name.startsWith(start + "/"))) ??
    inputs.find(({ checked }) => checked) ?? inputs[0];
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
