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

/// Puts back what readField gave. False, and nothing is changed, when the question has no such option or part.
export function writeField(box, raw) {
  const inputs = inputsOf(box);
  const path = box.dataset.question;
  const partOf = ({ name }) => name.slice(path.length + 1);
  const texts = typeof raw === "string" ? { "": raw } : Array.isArray(raw) ? {} : raw;
  const chosen = Array.isArray(raw) ? raw : [];
  const isList = inputs[0]?.type === "checkbox";
  const takes = (part, text) => !text || inputs.some((input) => partOf(input) === part && canBe(input, text));
  if (isList !== Array.isArray(raw) || !chosen.every((value) => inputs.some((input) => input.value === value)) ||
    !Object.entries(texts).every(([part, text]) => takes(part, text))) return false;
  for (const input of inputs) {
    if (input.type === "checkbox") input.checked = chosen.includes(input.value);
    else if (input.type === "radio") input.checked = input.value === texts[partOf(input)];
    else input.value = texts[partOf(input)] ?? "";
  }
  return true;
}

function canBe(input, text) {
  if (input.type === "radio") return input.value === text;
  return input.options ? [...input.options].some(({ value }) => value === text) : input.type !== "file";
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

/// The browser's own checks are for when there is no script: it says them as it likes, and of one field at a time.
export function takeOver(form) {
  form.noValidate = true;
  for (const input of form.querySelectorAll("[required]")) input.required = false;
}
