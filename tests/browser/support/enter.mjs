// Fills in a form as a person would who wants a given submission to come of it.
import { mkdtempSync, openSync, ftruncateSync, closeSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { typedSubmission } from "./typed.mjs";

/// Files of any name and size, on disk: empty space, so that a large one takes none.
export function fileShelf() {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-files-"));
  return {
    get({ name, size }) {
      const file = path.join(mkdtempSync(path.join(folder, "file-")), name);
      const handle = openSync(file, "w");
      ftruncateSync(handle, size);
      closeSync(handle);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/// Walks from the start page as far as the answers reach: the id of the view where it ended, the review, an exit, or a step
/// with what is wrong in it. Only choosing a file takes more than the page itself, so all else is done in there at once.
export async function walk(page, form, submission, shelf) {
  const { raw, rows } = typedSubmission(form, submission);
  const wanted = Object.fromEntries(form.groups.filter(({ repeat }) => repeat).map(({ path, repeat: { min } }) => [path, Math.max(rows[path] ?? 0, min)]));
  const chosen = new Set();
  for (;;) {
    const { view, files } = await page.evaluate(walkOn, [raw, wanted, [...chosen]]);
    if (!files) return view;
    for (const name of files) {
      await page.locator(`[name="${name}"]`).setInputFiles((raw[name] ?? []).map(shelf.get));
      chosen.add(name);
    }
  }
}

// In the page: goes on, {view}, or until there are files to choose, {files: names of inputs}. What stands in an input is set
// and the page is told, as a browser that fills in does.
function walkOn([answers, wanted, chosen]) {
  const shown = () => document.querySelector("main section[data-view]:not([hidden])");
  const seen = (node) => node.getClientRects().length > 0;
  const tell = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

  function fill(view) {
    for (const box of view.querySelectorAll("[data-question]")) {
      if (!seen(box)) continue;
      const own = box.dataset.question;
      for (const input of box.querySelectorAll("input, select, textarea")) if (input.type !== "file") set(input, answers[own], input.name.slice(own.length + 1));
    }
  }

  function set(input, answer, part) {
    const value = answer === undefined || typeof answer === "string" || Array.isArray(answer) ? answer : answer[part];
    if (input.type === "radio" || input.type === "checkbox") {
      const checked = Array.isArray(value) ? value.includes(input.value) : value === input.value;
      if (input.checked === checked) return;
      input.checked = checked;
    } else {
      if (input.value === (value ?? "")) return;
      input.value = value ?? "";
    }
    tell(input);
  }

  // As many rows as there are: buttons, pressed.
  function setRows(view) {
    for (const [repeat, goal] of Object.entries(wanted)) {
      const box = view.querySelector(`[data-repeat="${repeat}"]`);
      if (!box || !seen(box)) continue;
      const rows = () => [...box.querySelectorAll("[data-row]")].filter(seen);
      for (let count = rows().length; count < goal; count += 1) box.querySelector("[data-add]").click();
      for (let count = rows().length; count > goal; count -= 1) rows().at(-1).querySelector("[data-remove]").click();
    }
  }

  // What is declared below the answers; sending says what is missing there.
  function vouch(view) {
    fill(view);
    if ([...view.querySelectorAll("[data-question] input")].some((input) => seen(input) && !input.checked)) document.querySelector("[data-submit] button").click();
  }

  if (shown().id === "start") document.querySelector("[data-start]").click();
  for (;;) {
    const view = shown();
    if (view.dataset.view === "review") vouch(view);
    if (view.dataset.view !== "step") return { view: view.id };
    // A question that an answer brings out comes after it, but an answer can bring out rows.
    fill(view);
    setRows(view);
    fill(view);
    const files = [...view.querySelectorAll("[type=file]")].filter(seen).map(({ name }) => name).filter((name) => !chosen.includes(name));
    if (files.length) return { files };
    view.querySelector("[data-continue]").click();
    if (shown() === view) return { view: view.id };
  }
}
