// The phone script: every question on one page, for an agent who fills in what a caller says. What is shown, what is wrong
// and what is sent comes from the same modules as in the guided form. Answers live in the inputs and nowhere else.
import { answersOf } from "./answers.mjs";
import { clearErrors, clearField, markField, showErrors } from "./errors.mjs";
import { focusField, readField, takeOver } from "./fields.mjs";
import { keepFocusInView } from "./focus.mjs";
import { dayInSweden, fill, formInPage, momentText } from "./format.mjs";
import { linesOf } from "./kinds.mjs";
import { inRow, placeOf } from "./refusals.mjs";
import { rowsOfRepeat } from "./repeat.mjs";
import { answerList } from "./review.mjs";
import { filesOf, send } from "./send.mjs";
import { element } from "./views.mjs";

if (formInPage()) call(formInPage());

function call(form) {
  const page = document.getElementById("form");
  const part = (name) => document.querySelector(`[data-${name}]`);
  const boxes = new Map(); // question or repeat → its element
  const repeats = new Map(form.groups.filter(({ repeat }) => repeat).map((group) =>
    [group.path, rowsOfRepeat(page.querySelector(`[data-repeat="${group.path}"]`), group, form)]));
  const spoken = element("p", { class: "f-hidden", role: "status" });
  const status = part("status");
  const button = part("submit").querySelector("button");
  let sending = false;
  let waiting;

  const today = () => dayInSweden(new Date());
  const answers = () => answersOf(form, (path) => readField(boxes.get(path)), today(), (path) => repeats.get(path).count());

  // ---- what is shown

  /// The exit that the answers lead to: nothing after it is asked.
  function endOf(now) {
    for (const step of now.shownSteps())
      for (const item of now.shownItems(step))
        if (item.exit && now.ends(item)) return document.getElementById("exit-" + item.exit);
    return undefined;
  }

  function refresh() {
    const now = answers();
    const end = endOf(now);
    const beyond = (node) => Boolean(end && end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const hide = (selector, isShown) => {
      for (const node of page.querySelectorAll(selector)) node.hidden = beyond(node) || !isShown(node);
    };
    const steps = now.shownSteps().map(({ id }) => id);
    hide("[data-step]", ({ dataset }) => steps.includes(dataset.step));
    hide("[data-question]", ({ dataset }) => now.shown(dataset.question));
    hide("[data-repeat]", ({ dataset }) => now.groupShown(dataset.repeat));
    hide("[data-group]", ({ dataset }) => now.groupShown(dataset.group));
    hide(".f-info, .f-media", (node) => !node.dataset.show || now.partShown(node.dataset.show, rowOf(node)));
    hide("[data-exit]", (node) => node === end);
    hide("[data-closing]", () => true);
    for (const [path, box] of boxes) {
      const optional = box.querySelector(".f-label > .f-optional");
      if (optional && !repeats.has(path)) optional.hidden = now.required(path);
      const output = !repeats.has(path) && box.querySelector("output");
      if (output) output.value = calculated(now, path, output);
    }
    clearTimeout(waiting);
    waiting = setTimeout(showAnswers, 100, now); // not at every key
  }

  function rowOf(node) {
    const row = node.closest("[data-row]");
    return row ? `${row.closest("[data-repeat]").dataset.repeat}/${row.dataset.row}` : "";
  }

  function calculated(now, path, output) {
    const question = now.question(path);
    const value = now.value(path);
    if (value === undefined) return output.defaultValue; // says when there will be one
    return linesOf(form, question, value).join(" ");
  }

  function showAnswers(now) {
    part("answers").replaceChildren(...answerList(form, now, 3, (step, path) => focusAt(path)));
    const asked = now.shownSteps().flatMap(now.shownQuestions).filter(({ formula }) => !formula);
    const done = asked.filter(({ path }) => now.value(path) !== undefined).length;
    part("count").textContent = fill(form, "call.count", { done, total: asked.length });
  }

  // ---- rows

  function findBoxes() {
    boxes.clear();
    for (const box of page.querySelectorAll("[data-question], [data-repeat]")) boxes.set(box.dataset.question ?? box.dataset.repeat, box);
  }

  function rowsChanged() {
    findBoxes();
    refresh();
  }

  function addRow(path) {
    const row = repeats.get(path).add();
    rowsChanged();
    row.querySelector("legend").focus();
  }

  function removeRow(path, row) {
    say(fill(form, "repeat.removed", { row: row.querySelector("legend").textContent }));
    const next = repeats.get(path).remove(row);
    clearErrors(); // they are about rows that have other numbers now
    rowsChanged();
    if (next) next.querySelector("legend").focus();
    else focusAt(path);
  }

  // ---- moving

  function focusAt(path) {
    if (!repeats.has(path)) focusField(boxes.get(path));
    else (boxes.get(path).querySelector("[data-add]:not([hidden])") ?? boxes.get(path).querySelector("legend")).focus();
  }

  /// Where Enter stops: once in a list of options; last at what the agent does then. Never at a button: a key too many must
  /// not send anything.
  function stops() {
    const names = new Set();
    const inputs = [...page.querySelectorAll("input, select, textarea")].filter((input) => {
      if (!input.checkVisibility() || names.has(input.name)) return false;
      names.add(input.name);
      return true;
    });
    return [...inputs, ...[...page.querySelectorAll(".c-exit__title, [data-closing] > h2")].filter((node) => node.checkVisibility())];
  }

  function move(from, by) {
    const all = stops();
    const next = all[all.findIndex((stop) => stop.name === from.name) + by];
    const box = from.closest("[data-question]");
    if (!next || (by > 0 && !box.contains(next) && isNewlyWrong(box))) return;
    const chosen = next.type === "radio" ? page.querySelector(`[name="${next.name}"]:checked`) : undefined;
    (chosen ?? next).focus({ preventScroll: true });
    (next.closest("[data-question]") ?? next).scrollIntoView({ block: "nearest" });
  }

  /// What is written is looked at when the agent goes on, and said once. What has no answer waits until sending: the caller
  /// may have to look for it.
  function isNewlyWrong(box) {
    const path = box.dataset.question;
    const now = answers();
    const raw = readField(box);
    const isEmpty = [typeof raw === "object" && !Array.isArray(raw) ? Object.values(raw) : raw].flat().every((text) => text === "");
    const step = form.steps.find(({ id }) => id === now.question(path).step);
    const wrong = isEmpty ? [] : now.checkStep(step).errors.filter((error) => error.path === path);
    const message = wrong.map((error) => error.message).join("\n");
    const known = box.classList.contains("f-field--error") ? box.querySelector("[data-message]").textContent : "";
    clearField(box);
    for (const error of wrong) markField({ box, ...error });
    if (message && message !== known) say(message);
    return message !== "" && message !== known;
  }

  function onKey(event) {
    const { key, target, ctrlKey, shiftKey } = event;
    if (event.isComposing || event.altKey || event.metaKey) return;
    if (key === "Enter" && target.matches("input:not([type=file]), select, textarea") && (target.type !== "textarea" || ctrlKey)) {
      event.preventDefault();
      move(target, shiftKey ? -1 : 1);
    } else if (/^[1-9]$/.test(key) && !ctrlKey && target.matches("[type=radio], [type=checkbox]")) {
      const option = page.querySelectorAll(`[name="${target.name}"]`)[key - 1];
      if (!option) return;
      option.checked = option.type === "radio" || !option.checked;
      option.focus();
      option.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /// Said aloud, and only to whoever listens: it is seen elsewhere.
  function say(words) {
    spoken.textContent = "";
    setTimeout(() => { spoken.textContent = words; }, 100);
  }

  // ---- sending

  function showWrong(errors) {
    const now = answers();
    showErrors(page, errors.map(({ path, part: inBox, message }) =>
      ({ box: boxes.get(path), part: inBox, message, said: inRow(form, now, path, message) })));
  }

  async function submit() {
    const now = answers();
    if (sending || endOf(now)) return;
    const wrong = now.shownSteps().flatMap((step) => now.checkStep(step).errors);
    if (wrong.length) return showWrong(wrong);
    const files = filesOf(now, (path) => readField(boxes.get(path)));
    sending = true;
    button.setAttribute("aria-disabled", "true");
    clearErrors();
    tell("submit.sending", false);
    const { receipt, errors, failure, minutes } = await send(form.endpoint, now.submission(), files);
    sending = false;
    button.removeAttribute("aria-disabled");
    if (receipt) return showReceipt(receipt);
    const found = errors.map((each) => placeOf(form, now, each)).filter(Boolean);
    tell(found.length ? "submit.refused" : failure, !found.length, { minutes });
    if (found.length) showWrong(found);
  }

  function tell(id, failed, slots = {}) {
    status.textContent = fill(form, id, slots);
    status.classList.toggle("f-status--failed", failed);
    if (failed) status.focus();
  }

  function showReceipt({ receipt_number: number, received: time }) {
    const moment = isNaN(Date.parse(time)) ? new Date() : new Date(time);
    empty();
    part("receipt-number").textContent = number;
    part("receipt-time").textContent = momentText(moment, form.formats);
    show("receipt");
  }

  // ---- one call after another

  function empty() {
    HTMLFormElement.prototype.reset.call(page); // a question may be called reset
    for (const rows of repeats.values()) rows.empty();
    clearErrors();
    tell("", false);
    for (const words of ["receipt-number", "receipt-time"]) part(words).textContent = "";
    rowsChanged();
  }

  /// The call, or its receipt.
  function show(name) {
    for (const each of ["opening", "desk", "receipt"]) part(each).hidden = (each === "receipt") !== (name === "receipt");
    scrollTo(0, 0);
    part(name).querySelector("h2").focus();
  }

  function newCall() {
    const isOngoing = !part("desk").hidden && answers().begun();
    if (sending || (isOngoing && !confirm(form.text["call.new-sure"]))) return;
    empty();
    show("opening");
    say(form.text["call.emptied"]);
  }

  // ---- begin

  takeOver(page);
  keepFocusInView();
  page.append(spoken); // from the start: a new region is not always heard
  for (const help of document.querySelectorAll("[data-question] details")) help.open = true; // at hand
  page.addEventListener("input", refresh);
  page.addEventListener("keydown", onKey);
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-new]")) newCall();
    else if (target.closest("[data-add]")) addRow(target.closest("[data-repeat]").dataset.repeat);
    else if (target.closest("[data-remove]")) removeRow(target.closest("[data-repeat]").dataset.repeat, target.closest("[data-row]"));
  });
  addEventListener("pageshow", ({ persisted }) => { // whoever comes back here finds no one else's answers
    if (persisted) empty();
  });
  addEventListener("beforeunload", (event) => {
    if (answers().begun()) event.preventDefault(); // the caller would have to say it all again
  });
  empty();
  document.documentElement.dataset.showing = "call";
  document.documentElement.classList.add("js"); // last: until here the page is a long form, and works
}
