// A person with a keyboard goes through any form to its receipt: on every step first on without an answer, then right, and
// sending fails before it works. The answers are a submission among the form's generated cases; the words are the page's own.
import assert from "node:assert/strict";
import { onClock } from "./clock.mjs";
import { description } from "./form.mjs";
import { press, tabToBox, typeIn } from "./keyboard.mjs";
import { dataOf } from "./site.mjs";
import { typedSubmission } from "./typed.mjs";

/// Of the cases, the one that answers most and writes little, in that language. {submission, today}
export function richestCase(world, form, language) {
  const [file] = world.site.files.filter((each) => each.startsWith(`schemas/${form}/`) && each.endsWith("/cases.json"));
  const { today, cases } = JSON.parse(world.site.read(file));
  const worth = ({ submission: { answers } }) => 50 * pathsIn(answers).size - JSON.stringify(answers).length;
  const [{ submission }] = cases.filter(({ valid, by_hand: byHand }) => valid && byHand).sort((a, b) => worth(b) - worth(a));
  return { submission: { ...submission, language }, today };
}

// Rows of the same question are one.
function pathsIn(answer, path = "") {
  if (answer === null || typeof answer !== "object") return new Set([path]);
  return new Set(Object.entries(answer).flatMap(([name, inner]) => [...pathsIn(inner, Array.isArray(answer) ? path : `${path}/${name}`)]));
}

/// The page of that form and language in the world, with that case's day. Options are playwright's.
export async function openOn(world, form, language, today, options) {
  const page = await world.open(undefined, options);
  await onClock(page, today);
  world.receiveOn(today);
  await page.goto(`${world.server.address}/${language}/${form}/index.html`);
  return page;
}

/// `arrived(name)` is called at every state on the way.
export async function journey(world, page, { form, language, submission, shelf, arrived = () => {} }) {
  const data = dataOf(world.site, `${language}/${form}/index.html`);
  const { raw, rows } = typedSubmission(data, submission);
  const words = await page.evaluate(() => Object.fromEntries(["start", "continue", "submit", "add"].map((name) =>
    [name, document.querySelector(name === "submit" ? "[data-submit] button" : `[data-${name}]`)?.textContent.trim()])));
  await arrived("start");
  await press(page, words.start);
  for (let step = await shownStep(page); step; step = await shownStep(page)) {
    await arrived(step);
    await goOnWithout(page, step, words.continue, arrived);
    await answer(page, step, valuesIn(raw), rows, shelf);
    await arrived(`${step}, answered`);
    await press(page, words.continue);
    await page.waitForFunction((id) => document.getElementById(id).hidden || document.querySelector("#error-summary"), step);
    assert.notEqual(await shownStep(page), step, `${step} is in order: ${await messages(page)}`);
  }
  await page.locator("#review:not([hidden])").waitFor();
  await arrived("review");
  await goOnWithout(page, "review", words.submit, arrived); // what is declared stands below the answers
  await answer(page, "review", valuesIn(raw), rows, shelf);
  world.receiver.reset();
  world.receiver.next({ status: 500, body: {} });
  await press(page, words.submit);
  await page.locator("[data-status]:focus").waitFor();
  await arrived("review, not received");
  await press(page, words.submit);
  await page.locator("#receipt:not([hidden])").waitFor({ timeout: 30_000 });
  await arrived("receipt");
  assert.deepEqual(world.receiver.requests.map((each) => each.submission), [submission, submission]);
  assert.equal(world.receiver.receipts.size, 1);
}

const shownStep = (page) => page.evaluate(() => document.querySelector("main section[data-view='step']:not([hidden])")?.id);
const messages = (page) => page.locator("#error-summary a").allInnerTexts();

// What is required and not answered is said: in the summary, which has the focus, and at each question, where its link leads.
async function goOnWithout(page, step, button, arrived) {
  const required = await page.locator(`#${step} [data-question]`).evaluateAll((boxes) => boxes
    .filter((box) => box.checkVisibility() && !box.querySelector("output") && !box.querySelector(".f-label > .f-optional")?.checkVisibility())
    .map(({ dataset }) => dataset.question));
  if (!required.length) return;
  await press(page, button);
  await page.locator("#error-summary:focus").waitFor();
  const wrong = await page.locator(`#${step} .f-error`).evaluateAll((lines) => lines.filter((line) => line.checkVisibility())
    .map((line) => line.closest("[data-question]").dataset.question));
  assert.deepEqual(wrong, required, `${step}: what must be answered, and nothing else, is wrong`);
  await arrived(`${step}, errors`);
  const links = await page.locator("#error-summary a").evaluateAll((all) => all.map((link) => [link.textContent.trim(), link.hash.slice(1)]));
  assert.equal(links.length, wrong.length);
  for (const [message, id] of links) {
    const input = page.locator(`[id="${id}"]`);
    assert.equal(await input.getAttribute("aria-invalid"), "true", `“${message}” leads to what is wrong`);
    // In the summary a message also says which row it is about.
    const said = await input.evaluate((node) => node.closest("[data-question]").querySelector("[data-message]").textContent.split("\n"));
    assert.ok(said.some((words) => message.endsWith(words)), `“${message}” in ${said}`);
    const heard = await description(input);
    for (const words of said) assert.ok(heard.includes(words), `${id} is described by “${words}”`);
  }
  const [[message, id]] = links;
  await press(page, message);
  await page.locator(`[id="${id}"]:focus`).waitFor();
}

/// {instance: what stands there} → {name of the input: what to type, choose or attach}
function valuesIn(raw) {
  const values = new Map();
  for (const [instance, value] of Object.entries(raw))
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      for (const [part, words] of Object.entries(value)) values.set(`${instance}/${part}`, words);
    else values.set(instance, value);
  return values;
}

// Down the step, one control at a time: an answer can bring out the next. Then the rows that are missing.
async function answer(page, step, values, rows, shelf) {
  const done = new Set();
  for (;;) {
    const next = await nextControl(page, step, [...done], rows);
    if (!next) return;
    const { name, type, add } = next;
    if (add) {
      await press(page, add);
      continue;
    }
    done.add(name);
    const value = values.get(name);
    if (value === undefined || value === "" || value.length === 0) continue;
    const key = next.before ? "Shift+Tab" : "Tab";
    if (type === "checkbox") await tick(page, name, value, key);
    else await typeIn(page, { [name]: type === "file" ? value.map(shelf.get) : value }, key);
  }
}

const nextControl = (page, step, done, rows) => page.evaluate(([step, done, rows]) => {
  const view = document.getElementById(step);
  const controls = [...view.querySelectorAll("input, select, textarea")].filter((node) => node.getClientRects().length && !done.includes(node.name));
  if (controls.length) {
    const [{ name, type }] = controls;
    const before = Boolean(document.activeElement.compareDocumentPosition(controls[0]) & Node.DOCUMENT_POSITION_PRECEDING);
    return { name, type, before };
  }
  for (const repeat of view.querySelectorAll("[data-repeat]")) {
    const shown = [...repeat.querySelectorAll("[data-row]")].filter((row) => row.getClientRects().length).length;
    if (repeat.getClientRects().length && shown < (rows[repeat.dataset.repeat] ?? 0)) return { add: repeat.querySelector("[data-add]").textContent.trim() };
  }
  return undefined;
}, [step, done, rows]);

/// Boxes of one name, each a stop of its own.
async function tick(page, name, wanted, key) {
  for (const [at, value] of (await page.locator(`[name="${name}"]`).evaluateAll((boxes) => boxes.map((box) => box.value))).entries()) {
    await tabToBox(page, name, value, at ? "Tab" : key);
    if (wanted.includes(value)) await page.keyboard.press("Space");
  }
}
