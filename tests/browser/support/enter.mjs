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

const shownStep = (page) => page.evaluate(() => document.querySelector("main section[data-view='step']:not([hidden])")?.id);

/// Walks from the start page as far as the answers reach. {view: its id, step}: the view where it ended, the review, an
/// exit, or a step with what is wrong in it.
export async function walk(page, form, submission, shelf) {
  const { raw, rows } = typedSubmission(form, submission);
  await page.locator("[data-start]").click();
  for (;;) {
    const before = await shownStep(page);
    if (!before) break;
    // An answer can bring out rows, and a file a question after it.
    await fillStep(page, before, raw);
    await setRows(page, form, before, rows);
    await fillStep(page, before, raw);
    if (await chooseFiles(page, before, raw, shelf)) await fillStep(page, before, raw);
    await page.locator(`#${before} [data-continue]`).click();
    await page.waitForFunction((id) => document.getElementById(id).hidden || document.querySelector("#error-summary"), before);
    if (await shownStep(page) === before) break;
  }
  return page.evaluate(() => document.querySelector("main section[data-view]:not([hidden])").id);
}

// As many rows as there are: buttons, pressed.
async function setRows(page, form, step, wanted) {
  for (const { path: repeat, repeat: { min } } of form.groups.filter((group) => group.repeat)) {
    const box = page.locator(`#${step} [data-repeat="${repeat}"]`);
    if (!(await box.count()) || !(await box.isVisible())) continue;
    const rows = box.locator("[data-row]:visible");
    const goal = Math.max(wanted[repeat] ?? 0, min);
    for (let count = await rows.count(); count < goal; count = await rows.count()) await box.locator("[data-add]").click();
    for (let count = await rows.count(); count > goal; count = await rows.count()) await rows.last().locator("[data-remove]").click();
  }
}

// What stands in the page is set and the page is told, as a browser that fills in does. A question that an answer brings
// out comes after it, so one pass is enough.
async function fillStep(page, step, raw) {
  await page.evaluate(([id, answers]) => {
    const tell = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));
    for (const box of document.querySelectorAll(`#${id} [data-question]`)) {
      if (!box.getClientRects().length) continue;
      const own = box.dataset.question;
      const answer = answers[own];
      for (const input of box.querySelectorAll("input, select, textarea")) {
        const part = input.name.slice(own.length + 1);
        const value = answer === undefined || typeof answer === "string" || Array.isArray(answer) ? answer : answer[part];
        if (input.type === "file") continue;
        if (input.type === "radio" || input.type === "checkbox") {
          const chosen = Array.isArray(value) ? value.includes(input.value) : value === input.value;
          if (input.checked !== chosen) {
            input.checked = chosen;
            tell(input);
          }
        } else if (input.value !== (value ?? "")) {
          input.value = value ?? "";
          tell(input);
        }
      }
    }
  }, [step, raw]);
}

async function chooseFiles(page, step, raw, shelf) {
  const inputs = await page.locator(`#${step} input[type=file]:visible`).all();
  for (const input of inputs) await input.setInputFiles((raw[await input.getAttribute("name")] ?? []).map(shelf.get));
  return inputs.length > 0;
}
