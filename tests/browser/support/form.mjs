// The form boendeparkering as a person fills it in, and what they meet on the way.
import assert from "node:assert/strict";
import { words } from "./words.mjs";

/// A year whose days are all still to come.
export const year = new Date().getFullYear() + 1;

/// Right answers, by the name of the input, step by step.
export const right = {
  sokande: { folkbokford: "yes", "person/fornamn": "Åsa", "person/efternamn": "Öberg", "person/personnummer": "19121212-1212" },
  kontakt: { "bostad/street": "Storgatan 1", "bostad/postal_code": "111 22", "bostad/city": "Stockholm", beslut: "epost", epost: "asa@example.com" },
  bil: { regnr: "abc 123", agande: "egen" },
  period: { "start/day": "1", "start/month": "2", "start/year": String(year) },
  godkann: { intygande: "yes" },
};
/// The steps that are shown one at a time: what is declared stands below the answers, on the review page.
export const steps = Object.keys(right).filter((step) => step !== "godkann");
/// All at once, where all is one page.
export const everything = Object.assign({}, ...Object.values(right));

/// What is sent for them.
export const rightSubmission = (language) => ({
  form: "boendeparkering",
  version: "1.2.0",
  language,
  answers: {
    folkbokford: true,
    person: { fornamn: "Åsa", efternamn: "Öberg", personnummer: "191212121212" },
    bostad: { street: "Storgatan 1", postal_code: "11122", city: "Stockholm" },
    beslut: "epost",
    epost: "asa@example.com",
    regnr: "ABC123",
    agande: "egen",
    start: `${year}-02-01`,
    intygande: true,
  },
});

/// A file that is no text and differs from every other: 256 kinds of bytes, line ends and boundaries among them.
export const pdf = (name, size = 2500) =>
  ({ name, mimeType: "application/pdf", buffer: Buffer.from(Array.from({ length: size }, (_, i) => (i * 31 + name.length) % 256)) });

export const wordsOf = async (page) => words[await page.getAttribute("html", "lang")];

export const text = (locator) => locator.innerText().then((words) => words.replace(/\s+/g, " ").trim());

/// Waits until the view with this heading is what is shown, and only that.
export async function onView(page, heading) {
  await page.locator("section:not([hidden]) > .f-heading, section:not([hidden]) > div > .f-heading", { hasText: heading }).waitFor();
  const shown = page.locator("main section[data-view]:visible");
  assert.equal(await shown.count(), 1, "one view at a time");
  assert.equal(await text(shown.locator(".f-heading").first()), heading);
}

/// values: {name of the input: what to type, choose or attach}
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const inputs = page.locator(`[name="${name}"]`);
    const type = await inputs.first().getAttribute("type");
    if (type === "file") await inputs.setInputFiles(value);
    else if (type === "radio") await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (type === "checkbox") await inputs.setChecked(value === "yes");
    else await inputs.fill(value);
  }
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });

/// From the start page to a step, or to the review, ready to send; answering right but for `changes`, by name of the input.
export async function goTo(page, goal, changes = {}) {
  const w = await wordsOf(page);
  await page.getByRole("link", { name: w.start, exact: true }).click();
  for (const step of steps) {
    await onView(page, w.headings[step]);
    if (step === goal) return;
    const names = Object.keys(changes).filter((name) => stepOf(name) === step);
    await fill(page, { ...right[step], ...Object.fromEntries(names.map((name) => [name, changes[name]])) });
    await button(page, w.continue).click();
  }
  await onView(page, w.headings.review);
  assert.equal(goal, "review");
  await fill(page, right.godkann);
}

const elsewhere = { "bostad/care_of": "kontakt", telefon: "kontakt", avtal: "bil", "slut/day": "period", "slut/month": "period", "slut/year": "period" };
const stepOf = (name) => elsewhere[name] ?? steps.find((step) => name in right[step]);

/// [[question, answer]] as read on the review page or the receipt.
export const readAnswers = (page) =>
  page.locator("[data-answers]:visible dl > div").evaluateAll((rows) => rows.map((row) =>
    [...row.querySelectorAll("dt, dd:not(.f-answers__change)")].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));

export const rightAnswers = ({ labels, options, notAnswered, date }) => [
  [labels.folkbokford, options.yes],
  [labels["person/fornamn"], "Åsa"],
  [labels["person/efternamn"], "Öberg"],
  [labels["person/personnummer"], "19121212-1212"],
  [labels.bostad, "Storgatan 1 111 22 Stockholm"],
  [labels.beslut, options.epost],
  [labels.epost, "asa@example.com"],
  [labels.telefon, notAnswered],
  [labels.regnr, "ABC 123"],
  [labels.agande, options.egen],
  [labels.start, date(year)],
  [labels.slut, notAnswered],
];
/// And what stands below them on the review page, as the receipt has it.
export const declaredAnswer = ({ labels, options }) => [labels.intygande, options.yes];

/// wrong: [[message, id of the input]] in order: in the summary, which has the focus, and at each field.
export async function assertErrors(page, wrong) {
  const w = await wordsOf(page);
  await page.locator("#error-summary:focus").waitFor();
  assert.equal(await text(page.locator("#error-summary h2")), w.errorTitle);
  const links = await page.locator("#error-summary a:visible").evaluateAll((all) => all.map((a) => [a.textContent, a.hash.slice(1)]));
  assert.deepEqual(links, wrong, "messages and the inputs they lead to");
  assert.ok((await page.title()).startsWith(w.errorPrefix + " "), await page.title());

  const boxes = new Map();
  for (const [message, id] of wrong) {
    const input = page.locator(`[id="${id}"]`);
    const box = await input.evaluate((node) => node.closest("[data-question]").id);
    boxes.set(box, [...boxes.get(box) ?? [], message]);
    assert.equal(await input.getAttribute("aria-invalid"), "true", `${id} is marked`);
    assert.ok((await description(input)).includes(message), `${id} is described by its message`);
  }
  for (const [box, messages] of boxes) {
    const line = page.locator(`[id="${box}"] .f-error`);
    assert.ok(await line.isVisible());
    assert.equal(await text(line), [w.errorPrefix, ...messages].join(" "), "the message at the field");
  }
  const marked = await page.locator("[aria-invalid]").evaluateAll((all) => [...new Set(all.map((input) => input.closest("[data-question]").id))]);
  assert.deepEqual(marked.sort(), [...boxes.keys()].sort(), "no other field is marked");
}

/// What a screen reader says after the name.
export const description = (input) => input.evaluate((node) =>
  (node.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean).map((id) => document.getElementById(id).textContent).join(" "));
