// Turns the long form into one view at a time: start, steps, review, receipt, and exits on the way.
// Answers live in the inputs and nowhere else: nothing is stored on a computer that may be shared.
import { answersOf } from "./answers.mjs";
import { clearErrors, showErrors } from "./errors.mjs";
import { focusField, readField } from "./fields.mjs";
import { answerList } from "./review.mjs";
import { send } from "./send.mjs";
import { fill, inSweden } from "./text.mjs";
import { headingOf, showView } from "./views.mjs";

const formData = document.getElementById("form-data");
if (formData) guide(JSON.parse(formData.textContent));

function guide(form) {
  const page = document.getElementById("form");
  const firstTitle = document.title;
  const boxes = new Map([...page.querySelectorAll("[data-question]")].map((box) => [box.dataset.question, box]));
  const status = page.querySelector("[data-status]");
  const button = page.querySelector("[data-submit] button");
  const settled = new Map(); // step → the questions it showed when it was last left in order
  const refusals = []; // what the receiver found wrong and has not been shown yet: {step, path, part, message}
  let current;
  let sending = false;
  let received = false;

  const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
  const answers = () => answersOf(form, (path) => readField(boxes.get(path)), today());
  const viewOf = (step) => "step-" + step.id;
  const questionsIn = (now, step) => now.shownQuestions(step).map(({ path }) => path).join();

  // ---- what is shown

  function refresh() {
    const now = answers();
    for (const [path, box] of boxes) {
      box.hidden = !now.shown(path);
      const optional = box.querySelector(".f-label > .f-optional");
      if (optional) optional.hidden = now.required(path);
    }
    for (const box of page.querySelectorAll("[data-group]")) box.hidden = !now.groupShown(box.dataset.group);
    const views = [...now.shownSteps().map(viewOf), "review"];
    for (const line of page.querySelectorAll("[data-progress]")) {
      const number = views.indexOf(line.closest("[data-view]").id) + 1;
      line.textContent = fill(form.text["step.progress"], { number, total: views.length });
    }
  }

  function show(id, path) {
    const arriving = !current; // then focus is the browser's: at the top of the page
    current = document.getElementById(id);
    clearErrors();
    refresh();
    if (id === "review") showReview();
    showView(current);
    setTitle();
    const due = refusals.filter((refusal) => viewOf(refusal.step) === id);
    if (due.length) {
      for (const refusal of due) refusals.splice(refusals.indexOf(refusal), 1);
      showWrong(due);
    } else if (path) {
      focusField(boxes.get(path));
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
    showErrors(current, errors.map(({ path, part, message }) => ({ box: boxes.get(path), part, message })));
    setTitle(true);
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
      if (errors.length || exit) return Object.keys(now.submission().answers).length ? latest : "start";
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
    const files = form.questions.filter(({ kind }) => kind === "file").flatMap(({ path }) =>
      (now.value(path) ?? []).map(({ part }, index) => ({ part, file: readField(boxes.get(path))[index] })));
    sending = true;
    button.setAttribute("aria-disabled", "true");
    say("submit.sending", false);
    const { receipt, errors, failure } = await send(form.endpoint, now.submission(), files);
    sending = false;
    button.removeAttribute("aria-disabled");
    if (receipt) return showReceipt(receipt, copy);
    refusals.splice(0, Infinity, ...errors.map(locate).filter(Boolean));
    if (!refusals.length) return say(failure, true);
    const first = form.steps.find((step) => refusals.some((refusal) => refusal.step === step));
    go(viewOf(first), { change: true });
  }

  /// "#/answers/person/fornamn" → the question in the page, if there is one to show it at.
  function locate({ pointer, detail }) {
    const place = String(pointer).replace(/^#?\/answers\//, "");
    const question = form.questions.find(({ path }) => (place + "/").startsWith(path + "/"));
    if (!question || !detail || !answers().shown(question.path)) return undefined;
    const step = form.steps.find(({ id }) => id === question.step);
    return { step, path: question.path, part: place.slice(question.path.length + 1).split("/")[0], message: detail };
  }

  function say(id, failed) {
    status.textContent = form.text[id] ?? "";
    status.classList.toggle("f-status--failed", failed);
    if (failed) status.focus();
  }

  function showReceipt({ receipt_number: number, received: time }, copy) {
    const view = document.getElementById("receipt");
    const moment = isNaN(Date.parse(time)) ? new Date() : new Date(time);
    view.querySelector("[data-receipt-number]").textContent = number;
    view.querySelector("[data-receipt-time]").textContent = new Intl.DateTimeFormat(inSweden(form.language),
      { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Stockholm" }).format(moment);
    view.querySelector("[data-answers]").replaceChildren(...copy);
    HTMLFormElement.prototype.reset.call(page); // a question may be called reset. The next person here starts empty
    settled.clear();
    received = true;
    go("receipt");
  }

  // ---- begin

  page.noValidate = true;
  page.addEventListener("input", refresh);
  page.addEventListener("submit", (event) => { // Enter in a text field comes here too, from any step
    event.preventDefault();
    if (current.id === "review") submit();
    else if (current.dataset.view === "step") advance();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-continue]")) advance();
    else if (target.closest("[data-back]")) back();
    else if (target.closest("[data-print]")) print();
  });
  onLink("[data-start]", () => go(viewOf(answers().shownSteps()[0])));
  onLink(".f-skip", () => document.getElementById("main").focus());
  addEventListener("popstate", followAddress);
  addEventListener("pageshow", () => { // coming back here: only now has the browser put back what was typed
    refresh();
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
