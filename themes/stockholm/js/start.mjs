// Turns the long form into one view at a time: start, steps, review, receipt, and exits on the way.
// Answers live in the inputs and nowhere else: nothing is stored on a computer that may be shared.
import { answersOf } from "./answers.mjs";
import { clearErrors, showErrors } from "./errors.mjs";
import { focusField, readField } from "./fields.mjs";
import { kinds } from "./kinds.mjs";
import { rowsOfRepeat } from "./repeat.mjs";
import { answerList } from "./review.mjs";
import { send } from "./send.mjs";
import { fill, inSweden, rowTitle } from "./text.mjs";
import { element, headingOf, showView } from "./views.mjs";

const formData = document.getElementById("form-data");
if (formData) guide(JSON.parse(formData.textContent));

function guide(form) {
  const page = document.getElementById("form");
  const firstTitle = document.title;
  const boxes = new Map(); // question or repeat → its element
  const repeats = new Map(form.groups.filter(({ repeat }) => repeat).map((group) =>
    [group.path, rowsOfRepeat(page.querySelector(`[data-repeat="${group.path}"]`), group, form.text)]));
  const spoken = element("p", { class: "f-hidden", role: "status" });
  const status = page.querySelector("[data-status]");
  const button = page.querySelector("[data-submit] button");
  const settled = new Map(); // step → the questions it showed when it was last left in order
  const refusals = []; // what the receiver found wrong and has not been shown yet: {step, path, part, message}
  const news = new Map(); // what has been calculated anew and has not been said
  let waiting;
  let current;
  let sending = false;
  let received = false;

  const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
  const answers = () => answersOf(form, (path) => readField(boxes.get(path)), today(), (path) => repeats.get(path).count());
  const viewOf = (step) => "step-" + step.id;
  const questionsIn = (now, step) => now.shownQuestions(step).map(({ path }) => path).join();

  // ---- what is shown

  function findBoxes() {
    boxes.clear();
    for (const box of page.querySelectorAll("[data-question], [data-repeat]")) boxes.set(box.dataset.question ?? box.dataset.repeat, box);
  }

  function refresh() {
    const now = answers();
    for (const [path, box] of boxes) {
      box.hidden = !(repeats.has(path) ? now.groupShown(path) : now.shown(path));
      if (repeats.has(path)) continue;
      const optional = box.querySelector(".f-label > .f-optional");
      if (optional) optional.hidden = now.required(path);
    }
    for (const box of page.querySelectorAll("[data-group]")) box.hidden = !now.groupShown(box.dataset.group);
    for (const box of page.querySelectorAll("[data-show]")) {
      const row = box.closest("[data-row]");
      box.hidden = !now.partShown(box.dataset.show, row ? `${row.closest("[data-repeat]").dataset.repeat}/${row.dataset.row}` : "");
    }
    showCalculated(now);
    const views = [...now.shownSteps().map(viewOf), "review"];
    for (const line of page.querySelectorAll("[data-progress]")) {
      const number = views.indexOf(line.closest("[data-view]").id) + 1;
      line.textContent = fill(form.text["step.progress"], { number, total: views.length });
    }
  }

  /// A calculation changes at every key. It is said when one pauses, by announce: the element itself is no live region.
  function showCalculated(now) {
    for (const [path, box] of boxes) {
      const output = box.matches("[data-question]") && box.querySelector("output");
      if (!output) continue;
      const question = now.question(path);
      const value = now.value(path);
      const words = value === undefined ? output.defaultValue // says when there will be one
        : String(kinds[question.kind].display(value, { question, language: inSweden(form.language), text: form.text }));
      if (output.value === words) continue;
      output.value = words;
      if (value !== undefined && box.getClientRects().length) news.set(path, `${question.label}: ${words}.`);
      else news.delete(path);
    }
  }

  /// Says aloud what is seen elsewhere, or was, with what has been calculated anew; unless there is more to say before
  /// `pause` milliseconds have gone.
  function announce(pause, ...words) {
    clearTimeout(waiting);
    spoken.textContent = ""; // the same words twice would be no change
    waiting = setTimeout(() => {
      spoken.textContent = [...words, ...news.values()].join(" ");
      news.clear();
    }, pause);
  }

  function show(id, path) {
    const arriving = !current; // then focus is the browser's: at the top of the page
    current = document.getElementById(id);
    clearErrors();
    refresh();
    news.clear(); // a view is read from its heading
    if (id === "review") showReview();
    showView(current);
    setTitle();
    const due = refusals.filter((refusal) => viewOf(refusal.step) === id);
    if (due.length) {
      for (const refusal of due) refusals.splice(refusals.indexOf(refusal), 1);
      showWrong(due);
    } else if (path) {
      focusAt(path);
    } else if (!arriving) {
      headingOf(current).focus(); // scrolls only in a window so magnified that the heading is below its edge
    }
  }

  function showReview() {
    const now = answers();
    if (!sending) say("", false); // what failed earlier may work with the answers of now
    for (const step of now.shownSteps()) settled.set(step, questionsIn(now, step));
    const change = (step, path) => go(viewOf(step), { change: true, path });
    current.querySelector("[data-answers]").replaceChildren(...answerList(form, now, 3, change));
  }

  function setTitle(error) {
    const progress = current.querySelector("[data-progress]")?.textContent;
    const view = [headingOf(current).textContent, progress].filter(Boolean).join(" – ");
    const title = current.id === "start" ? firstTitle
      : fill(form.text["page-title"], { view, form: form.title, site: form.site });
    document.title = error ? fill(form.text["page-title-error"], { title }) : title;
  }

  function showWrong(errors) {
    showErrors(current, errors.map(({ path, part, message }) => ({ box: boxes.get(path), part, message, said: inRow(path, message) })));
    setTitle(true);
  }

  /// Away from its row, a message says which row it is about.
  function inRow(path, message) {
    if (path === undefined) return message;
    const [[repeat, row] = []] = Object.entries(answers().placeOf(path).rows);
    if (repeat === undefined) return message;
    const group = form.groups.find((each) => each.path === repeat);
    return fill(form.text["repeat.error"], { row: rowTitle(form.text, group, row + 1), message });
  }

  // ---- rows

  function focusAt(path) {
    if (!repeats.has(path)) focusField(boxes.get(path));
    else (boxes.get(path).querySelector("[data-add]:not([hidden])") ?? boxes.get(path).querySelector("legend")).focus();
  }

  function addRow(path) {
    const row = repeats.get(path).add();
    rowsChanged();
    focusRow(row);
  }

  function removeRow(path, row) {
    const words = fill(form.text["repeat.removed"], { row: row.querySelector("legend").textContent });
    const next = repeats.get(path).remove(row);
    for (const refusal of refusals.filter((each) => each.path?.startsWith(path + "/"))) refusals.splice(refusals.indexOf(refusal), 1);
    clearErrors(); // they are about rows that have other numbers now
    setTitle();
    rowsChanged();
    if (next) focusRow(next);
    else focusAt(path);
    announce(300, words); // after what the focus makes a screen reader say
  }

  function rowsChanged() {
    findBoxes();
    refresh();
  }

  function focusRow(row) {
    row.querySelector("legend").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  // ---- moving; the browser's Back and Forward work as on any site

  function go(id, { change, path } = {}) {
    history.pushState({ from: current.id, change }, "", "#" + id);
    show(id, path);
  }

  /// The view to show when `id` is asked for: nobody gets past a step that is not in order.
  function allowed(id) {
    if (received) return "receipt";
    if (id === "start" || id === "receipt") return "start";
    const now = answers();
    const steps = now.shownSteps();
    let latest = "start";
    for (const step of form.steps) {
      const isShown = steps.includes(step);
      if (isShown) latest = viewOf(step);
      if (viewOf(step) === id) return latest;
      const { errors, exit } = isShown ? now.checkStep(step) : { errors: [] };
      if ("exit-" + exit === id) return id;
      if (errors.length || exit) return now.begun() ? latest : "start";
    }
    return "review";
  }

  function followAddress() {
    const asked = askedView();
    if (!asked) return;
    if (asked === "start") received = false; // the receipt has been left: begin anew
    const id = allowed(asked);
    if (id !== asked) history.replaceState(history.state, "", "#" + id);
    if (id !== current.id) show(id);
  }

  /// Nothing when the address names some other place in the page.
  function askedView() {
    const id = location.hash.slice(1) || "start";
    return document.getElementById(id)?.dataset.view && id;
  }

  function advance() {
    const step = form.steps.find((each) => viewOf(each) === current.id);
    const now = answers();
    const { errors, exit } = now.checkStep(step);
    if (errors.length) return showWrong(errors);
    if (exit) return go("exit-" + exit);
    settled.set(step, questionsIn(now, step));
    const change = history.state?.change;
    const steps = now.shownSteps();
    // After a change: to what is new because of it, else straight back to the review.
    const next = change ? steps.find((each) => !inOrder(now, each)) : steps[steps.indexOf(step) + 1];
    go(allowed(next ? viewOf(next) : "review"), { change });
  }

  function inOrder(now, step) {
    const { errors, exit } = now.checkStep(step);
    return !errors.length && !exit && settled.get(step) === questionsIn(now, step) &&
      !refusals.some((refusal) => refusal.step === step);
  }

  function back() {
    if (history.state?.from) return history.back();
    const exit = form.exits.find(({ id }) => "exit-" + id === current.id);
    const views = ["start", ...answers().shownSteps().map(viewOf), "review"];
    go(exit ? "step-" + exit.step : views[views.indexOf(current.id) - 1] ?? "start");
  }

  // ---- sending

  async function submit() {
    if (sending) return;
    const id = allowed("review");
    if (id !== "review") {
      go(id, { change: true });
      if (current.dataset.view === "step") advance(); // shows what is wrong there
      return;
    }
    const now = answers();
    const copy = answerList(form, now, 4);
    const files = now.shownSteps().flatMap(now.shownQuestions).filter(({ kind }) => kind === "file").flatMap(({ path }) =>
      (now.value(path) ?? []).map(({ part, media_type: type }, index) => ({ part, type, file: readField(boxes.get(path))[index] })));
    sending = true;
    button.setAttribute("aria-disabled", "true");
    clearErrors();
    setTitle();
    say("submit.sending", false);
    const { receipt, errors, failure } = await send(form.endpoint, now.submission(), files);
    sending = false;
    button.removeAttribute("aria-disabled");
    if (receipt) return showReceipt(receipt, copy);
    const found = errors.map(locate).filter(Boolean);
    const first = form.steps.find((step) => found.some((refusal) => refusal.step === step));
    // What has no place of its own is said with what comes first, or else here.
    refusals.splice(0, Infinity, ...found.map((refusal) => ({ step: first, ...refusal })));
    if (first) return go(viewOf(first), { change: true });
    say(failure, !refusals.length);
    if (refusals.length) showWrong(refusals.splice(0));
  }

  /// "#/answers/barn/1/namn" → the question in the second row of the page, or the repeat when no question is meant; a group
  /// → its first question. Only the message when no input is meant; nothing when it is not about the answers.
  function locate({ pointer, detail: message }) {
    if (typeof message !== "string" || !/^#?\/answers(\/|$)/.test(pointer)) return undefined;
    const now = answers();
    let place = String(pointer).replace(/^#?\/answers\/?/, "") + "/";
    for (const repeat of repeats.keys()) // rows count from 0 there
      if (place.startsWith(repeat + "/")) place = repeat + place.slice(repeat.length).replace(/^\/(\d+)(?=\/)/, (_, row) => `/${Number(row) + 1}`);
    for (const step of now.shownSteps()) {
      const paths = now.shownItems(step).map(({ question, repeat }) => question ?? repeat)
        .filter((path) => path && (repeats.has(path) || !now.question(path).formula)); // a calculation has no input
      const path = paths.filter((each) => place.startsWith(each + "/")).pop(); // a repeat comes before what is in it
      const inGroup = path === undefined || (repeats.has(path) && /^\/\d+\/./.test(place.slice(path.length)));
      const first = inGroup && paths.find((each) => each.startsWith(place));
      if (first) return { step, path: first, message };
      if (path) return { step, path, part: place.slice(path.length + 1).split("/")[0], message };
    }
    return { message };
  }

  function say(id, failed) {
    status.textContent = form.text[id] ?? "";
    status.classList.toggle("f-status--failed", failed);
    if (failed) status.focus();
    else document.activeElement.scrollIntoView({ block: "nearest" }); // the words can have moved the button out of the window
  }

  function showReceipt({ receipt_number: number, received: time }, copy) {
    const view = document.getElementById("receipt");
    const moment = isNaN(Date.parse(time)) ? new Date() : new Date(time);
    view.querySelector("[data-receipt-number]").textContent = number;
    view.querySelector("[data-receipt-time]").textContent = new Intl.DateTimeFormat(inSweden(form.language),
      { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Stockholm" }).format(moment);
    view.querySelector("[data-answers]").replaceChildren(...copy);
    HTMLFormElement.prototype.reset.call(page); // a question may be called reset. The next person here starts empty
    for (const rows of repeats.values()) rows.empty();
    findBoxes();
    settled.clear();
    received = true;
    go("receipt");
  }

  // ---- begin

  page.noValidate = true;
  page.append(spoken); // from the start: a new region is not always heard
  for (const rows of repeats.values()) rows.keep();
  findBoxes();
  page.addEventListener("input", () => {
    refresh();
    if (news.size) announce(1000);
  });
  page.addEventListener("submit", (event) => { // Enter in a text field comes here too, from any step
    event.preventDefault();
    if (current.id === "review") submit();
    else if (current.dataset.view === "step") advance();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-continue]")) advance();
    else if (target.closest("[data-back]")) back();
    else if (target.closest("[data-print]")) print();
    else if (target.closest("[data-add]")) addRow(target.closest("[data-repeat]").dataset.repeat);
    else if (target.closest("[data-remove]")) removeRow(target.closest("[data-repeat]").dataset.repeat, target.closest("[data-row]"));
  });
  onLink("[data-start]", () => go(viewOf(answers().shownSteps()[0])));
  onLink(".f-skip", () => document.getElementById("main").focus());
  addEventListener("popstate", followAddress);
  addEventListener("pageshow", () => { // coming back here: only now has the browser put back what was typed
    for (const rows of repeats.values()) rows.keep(true);
    rowsChanged();
    followAddress();
  });

  history.scrollRestoration = "manual";
  document.documentElement.classList.add("js"); // last: until here the page is the long form, and works
  show(allowed(askedView() ?? "start"));
}

// Links inside the page that must not become steps in the history.
function onLink(selector, action) {
  document.querySelector(selector).addEventListener("click", (event) => {
    event.preventDefault();
    action();
  });
}
