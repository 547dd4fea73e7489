// Turns the long form into one view at a time: start, steps, review, receipt, and exits on the way.
// Answers live in the inputs; drafts of them are kept as keep.mjs says.
import { answersOf } from "./answers.mjs";
import { draftOf, isBegun, putBack } from "./draft.mjs";
import { clearErrors, showErrors } from "./errors.mjs";
import { focusField, readField, takeOver, writeField } from "./fields.mjs";
import { download } from "./file.mjs";
import { keepFocusInView } from "./focus.mjs";
import { dayInSweden, fill, formInPage, fullDateText, momentText } from "./format.mjs";
import { keeperOf } from "./keep.mjs";
import { linesOf } from "./kinds.mjs";
import { noticeOf } from "./notice.mjs";
import { inRow, placeOf } from "./refusals.mjs";
import { rowsOfRepeat } from "./repeat.mjs";
import { answerList } from "./review.mjs";
import { savingOf } from "./saving.mjs";
import { filesOf, send } from "./send.mjs";
import { element, headingOf, showView } from "./views.mjs";
import { workdayAfter } from "./workdays.mjs";

if (formInPage() && !("late" in document.documentElement.dataset)) guide(formInPage());

function guide(form) {
  const page = document.getElementById("form");
  const firstTitle = document.title;
  const boxes = new Map(); // question or repeat → its element
  const repeats = new Map(form.groups.filter(({ repeat }) => repeat).map((group) =>
    [group.path, rowsOfRepeat(page.querySelector(`[data-repeat="${group.path}"]`), group, form)]));
  const spoken = element("p", { class: "f-hidden", role: "status" });
  const status = page.querySelector("[data-status]");
  const button = page.querySelector("[data-submit] button");
  const settled = new Map(); // step → the questions it showed when it was last left in order
  const refusals = []; // what the receiver found wrong and has not been shown yet: {step, path, part, message}
  const news = new Map(); // what has been calculated anew and has not been said
  let waiting;
  let current;
  let sending = false;
  let said; // at the button that sends
  let received = false;
  let unsaved;
  const keeper = keeperOf(form.form);
  const notice = noticeOf();
  // A last step where the person only vouches for the answers stands below them, on the review page.
  const declared = form.steps.find(({ declares }) => declares);
  const declarations = declared && document.getElementById("step-" + declared.id);

  const today = () => dayInSweden(new Date());
  const answers = () => answersOf(form, (path) => readField(boxes.get(path)), today(), (path) => repeats.get(path).count());
  const viewOf = (step) => (step === declared ? "review" : "step-" + step.id);
  const stepsOf = (now) => now.shownSteps().filter((step) => step !== declared);
  const firstStep = () => viewOf(stepsOf(answers())[0]);
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
      for (const optional of box.querySelectorAll(":is(.f-label, .f-heading) > .f-optional")) optional.hidden = now.required(path);
    }
    for (const box of page.querySelectorAll("[data-group]")) box.hidden = !now.groupShown(box.dataset.group);
    for (const box of page.querySelectorAll("[data-show]")) {
      const row = box.closest("[data-row]");
      box.hidden = !now.partShown(box.dataset.show, row ? `${row.closest("[data-repeat]").dataset.repeat}/${row.dataset.row}` : "");
    }
    showCalculated(now);
    if (declared) declarations.hidden = !now.shownSteps().includes(declared);
    const views = [...stepsOf(now).map(viewOf), "review"];
    for (const line of page.querySelectorAll("[data-progress]")) {
      const number = views.indexOf(line.closest("[data-view]").id) + 1;
      line.textContent = fill(form, "step.progress", { number, total: views.length });
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
        : linesOf(form, question, value).join(" ");
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
    notice.clear();
    refresh();
    news.clear(); // a view is read from its heading
    clearTimeout(waiting);
    spoken.textContent = "";
    if (id === "start") saving.welcome();
    else if (arriving) saving.arrive();
    for (const link of document.querySelectorAll(".f-languages a")) link.hash = received || id === "start" ? "" : id;
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
      : fill(form, "page-title", { view, form: form.title, site: form.site });
    document.title = error ? fill(form, "page-title-error", { title }) : title;
  }

  function showWrong(errors) {
    const now = answers();
    showErrors(current, errors.map(({ path, part, message }) => ({ box: boxes.get(path), part, message, said: inRow(form, now, path, message) })));
    setTitle(true);
  }

  // ---- rows

  function focusAt(path) {
    if (!repeats.has(path)) focusField(boxes.get(path));
    else (boxes.get(path).querySelector("[data-add]:not([hidden])") ?? boxes.get(path).querySelector("legend")).focus();
  }

  // ---- drafts

  const pageOf = { // as draft.mjs sees it
    get paths() { return [...boxes.keys()].filter((path) => !repeats.has(path)); },
    read: (path) => readField(boxes.get(path)),
    write: (path, raw) => writeField(boxes.get(path), raw),
    rows: (path) => repeats.get(path).count(),
    said: (path) => inRow(form, answers(), path, answers().question(path).label),
  };
  const draft = (kept = ({ unkept }) => !unkept) => draftOf(form, answers(), pageOf, kept);

  function putAside() {
    clearTimeout(unsaved);
    unsaved = undefined;
    if (received) return;
    const now = draft();
    if (isBegun(now) || keeper.tab()) keeper.keep(now);
  }

  function putBackDraft(kept) {
    for (const [path, count] of Object.entries(kept.rows)) repeats.get(path)?.grow(count);
    findBoxes();
    const left = putBack(answers(), kept, pageOf);
    refresh();
    putAside();
    return left;
  }

  function empty() {
    HTMLFormElement.prototype.reset.call(page); // a question may be called reset
    for (const rows of repeats.values()) rows.empty();
    findBoxes();
    settled.clear();
    refusals.length = 0;
    clearTimeout(unsaved);
    refresh();
  }

  // ---- rows again

  function addRow(path) {
    const row = repeats.get(path).add();
    rowsChanged();
    focusRow(row);
  }

  function removeRow(path, row) {
    const words = fill(form, "repeat.removed", { row: row.querySelector("legend").textContent });
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
    putAside();
  }

  function focusRow(row) {
    row.querySelector("legend").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  // ---- moving; the browser's Back and Forward work as on any site

  function go(id, { change, path } = {}) {
    if (sending) return say("submit.sending", false); // what is on its way can neither be changed nor taken back
    history.pushState({ from: current.id, change }, "", "#" + id);
    show(id, path);
  }

  /// The view to show when `id` is asked for: nobody gets past a step that is not in order.
  function allowed(id) {
    if (received) return "receipt";
    if (id === "start" || id === "receipt") return "start";
    if (id === "resume") return id;
    if (id === "save" || id === "clear") return isBegun(draft()) ? id : "start";
    const now = answers();
    const steps = stepsOf(now);
    let latest = "start";
    for (const step of form.steps.filter((each) => each !== declared)) {
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
    if (sending) return history.pushState({ from: "start" }, "", "#" + current.id);
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
    const steps = stepsOf(now);
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
    if (sending) return say("submit.sending", false);
    if (history.state?.from) return history.back();
    if (["save", "clear"].includes(current.id)) return go(allowed("review")); // the address came from elsewhere
    const exit = form.exits.find(({ id }) => "exit-" + id === current.id);
    const views = ["start", ...stepsOf(answers()).map(viewOf), "review"];
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
    const { errors: unsaid } = now.shownSteps().includes(declared) ? now.checkStep(declared) : { errors: [] };
    if (unsaid.length) return showWrong(unsaid);
    const copy = answerList(form, now, 4);
    const files = filesOf(now, (path) => readField(boxes.get(path)));
    sending = true;
    button.setAttribute("aria-disabled", "true");
    clearErrors();
    setTitle();
    say("submit.sending", false);
    let told = 0;
    const { receipt, errors, failure, minutes } = await send(form.endpoint, now.submission(), files, {
      memory: keeper.beside("sent"),
      tell(percent) {
        if (percent - told < 20 || percent > 99) return; // more would be noise to who listens
        told = percent;
        say("submit.progress", false, { percent });
      },
    });
    sending = false;
    button.removeAttribute("aria-disabled");
    if (receipt) return showReceipt(receipt, copy);
    const found = errors.map((each) => placeOf(form, now, each)).filter(Boolean);
    const first = form.steps.find((step) => found.some((refusal) => refusal.step === step));
    // What has no place of its own is said with what comes first, or else here.
    refusals.splice(0, Infinity, ...found.map((refusal) => ({ step: first, ...refusal })));
    if (first) return go(viewOf(first), { change: true });
    say(refusals.length ? "submit.refused" : failure, !refusals.length, { minutes });
    if (refusals.length) showWrong(refusals.splice(0));
  }

  function say(id, failed, slots = {}) {
    said = id;
    status.textContent = fill(form, id, slots);
    status.classList.toggle("f-status--failed", failed);
    if (failed) status.focus();
    else document.activeElement.scrollIntoView({ block: "nearest" }); // the words can have moved the button out of the window
  }

  function showReceipt({ receipt_number: number, received: time }, copy) {
    const view = document.getElementById("receipt");
    const moment = isNaN(Date.parse(time)) ? new Date() : new Date(time);
    view.querySelector("[data-receipt-number]").textContent = number;
    view.querySelector("[data-receipt-time]").textContent = momentText(moment, form.formats);
    showPromise(view, dayInSweden(moment));
    view.querySelector("[data-answers]").replaceChildren(...copy);
    empty(); // the next person here starts with nothing
    keeper.forget();
    received = true;
    go("receipt");
  }

  /// The receipt as a file, without what can only be pressed.
  function saveReceipt() {
    const copy = current.cloneNode(true);
    for (const node of copy.querySelectorAll("button")) node.remove();
    const number = current.querySelector("[data-receipt-number]").textContent;
    const name = `${form.form}-${number.replace(/[^\w-]+/g, "-")}.html`;
    download(name, `${form.title} – ${form.site}`, [...copy.childNodes]);
    announce(500, fill(form, "save.downloaded", { name }));
  }

  /// When an answer comes at the latest, counted from the day when the answers were received.
  function showPromise(view, received) {
    const line = view.querySelector("[data-promise]");
    if (!line) return;
    const date = new Date(workdayAfter(received, Number(line.dataset.promise))).toISOString().slice(0, 10);
    line.textContent = fill(form, "receipt.promise", { date: fullDateText(date, form.formats) });
  }

  // ---- begin

  takeOver(page);
  page.append(spoken); // from the start: a new region is not always heard
  for (const rows of repeats.values()) rows.keep();
  if (declared) {
    for (const node of declarations.querySelectorAll("[data-back], [data-progress], .f-actions")) node.remove();
    const heading = headingOf(declarations);
    for (const name of ["tabindex", "aria-describedby"]) heading.removeAttribute(name);
    delete declarations.dataset.view;
    document.getElementById("review").append(declarations);
  }
  findBoxes();
  keepFocusInView();
  const saving = savingOf(form, keeper, {
    draft, empty, go, putBack: putBackDraft,
    answers: () => answerList(form, answers(), 2),
    begun: () => isBegun(draft()),
    proceed: () => go(allowed("review")),
    notice: (nodes) => notice.show(current, ...nodes),
    announce: (words) => announce(500, words),
    wrong(box, message) {
      showErrors(current, [{ box, message, said: message }]);
      setTitle(true);
    },
  });
  page.addEventListener("input", () => {
    unsaved ??= setTimeout(putAside, 300);
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
    else if (target.closest("[data-save-receipt]")) saveReceipt();
    else if (target.closest("[data-add]")) addRow(target.closest("[data-repeat]").dataset.repeat);
    else if (target.closest("[data-remove]")) removeRow(target.closest("[data-repeat]").dataset.repeat, target.closest("[data-row]"));
  });
  onLink("[data-start]", () => go(firstStep()));
  onLink("[data-resume]", () => go("resume"));
  onLink(".f-skip", () => document.getElementById("main").focus());
  addEventListener("popstate", followAddress);
  addEventListener("pagehide", () => unsaved && putAside());
  addEventListener("online", () => said === "submit.offline" && say("submit.online", false));
  addEventListener("pageshow", () => { // coming back here: only now has the browser put back what was typed
    for (const rows of repeats.values()) rows.keep(true);
    rowsChanged();
    followAddress();
  });

  history.scrollRestoration = "manual";
  const start = document.querySelector("[data-start]");
  const root = document.documentElement;
  const shell = root.dataset.waiting; // as shell.mjs left it
  delete root.dataset.waiting;
  root.classList.add("js"); // last: until here the page could become the long form again, and work
  if (shell !== "asked") return show(allowed(askedView() ?? "start"));
  show("start");
  if (location.hash === start.hash) history.replaceState({ from: "start" }, "", "#" + firstStep()); // pageshow follows it
}

// Links inside the page that must not become steps in the history.
function onLink(selector, action) {
  document.querySelector(selector).addEventListener("click", (event) => {
    event.preventDefault();
    action();
  });
}
