// Every kind of question in Chromium, by keyboard: left empty, filled in wrong, filled in right. What is read on the
// review is what is sent, and the schema takes it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./support/axe.mjs";
import { startWorld } from "./support/browser.mjs";
import { onView, pdf, readAnswers } from "./support/form.mjs";
import { press, tabToName, typeIn } from "./support/keyboard.mjs";
import { loadKinds } from "./support/kinds.mjs";
import { words } from "./support/words.mjs";

// step → [question, {input: something wrong}, {input: right}, what is sent, what is read]. A choice cannot be wrong, only missing.
const steps = {
  Ord: [
    ["namn", { namn: "Ett för långt namn" }, { namn: "Åsa" }, "Åsa", "Åsa"],
    ["text", { text: "Längre än tjugo tecken" }, { text: "Kort" }, "Kort", "Kort"],
    ["epost", { epost: "asa@" }, { epost: "asa@example.com" }, "asa@example.com", "asa@example.com"],
    ["telefon", { telefon: "12" }, { telefon: "070-174 06 05" }, "+46701740605", "070-174 06 05"],
    ["webb", { webb: "example" }, { webb: "www.example.com" }, "https://www.example.com", "https://www.example.com"],
    ["adress", { "adress/street": "Storgatan 1", "adress/postal_code": "1", "adress/city": "Stockholm" }, { "adress/postal_code": "111 22" },
      { street: "Storgatan 1", postal_code: "11122", city: "Stockholm" }, "Storgatan 1 111 22 Stockholm"],
  ],
  "Tal och tid": [
    ["antal", { antal: "101" }, { antal: "3" }, 3, "3 rum"],
    ["hyra", { hyra: "många" }, { hyra: "1 234,50" }, 123450, "1 234,50 kr"],
    ["dag", { "dag/day": "31", "dag/month": "2", "dag/year": "2027" }, { "dag/day": "28" }, "2027-02-28", "28 februari 2027"],
    ["tid", { tid: "25" }, { tid: "8.30" }, "08:30", "08:30"],
    ["resa", { "resa/from/day": "2", "resa/from/month": "3", "resa/from/year": "2027", "resa/to/day": "1", "resa/to/month": "3", "resa/to/year": "2027" }, { "resa/to/day": "4" },
      { from: "2027-03-02", to: "2027-03-04" }, "2 mars 2027 – 4 mars 2027"],
    ["avgift", {}, {}, 370350, "3 703,50 kr"],
  ],
  Val: [
    ["ja", {}, { ja: "no" }, false, "Nej"],
    ["en", {}, { en: "bla" }, "bla", "Blå"],
    ["flera", { flera: ["apple", "paron", "plommon"] }, { flera: ["plommon"] }, ["apple", "paron"], "Äpple Päron"], // the second time turns one off
  ],
  Nummer: [
    ["pnr", { pnr: "191212121213" }, { pnr: "19121212-1212" }, "191212121212", "19121212-1212"],
    ["orgnr", { orgnr: "556036-0794" }, { orgnr: "556036-0793" }, "5560360793", "556036-0793"],
    ["regnr", { regnr: "ABC" }, { regnr: "abc 123" }, "ABC123", "ABC 123"],
    ["fastighet", { fastighet: "Pilgrimen" }, { fastighet: "Stockholm Pilgrimen 3" }, "STOCKHOLM PILGRIMEN 3", "STOCKHOLM PILGRIMEN 3"],
    ["konto", { "konto/type": "bankgiro", "konto/number": "5050-1056" }, { "konto/number": "5050-1055" }, { type: "bankgiro", number: "50501055" }, "Bankgiro 5050-1055"],
    ["fil", { fil: { name: "intyg.txt", mimeType: "text/plain", buffer: Buffer.from("Hej") } }, { fil: pdf("intyg.pdf") },
      [{ part: "fil-1", name: "intyg.pdf", media_type: "application/pdf", size: 2500 }], "intyg.pdf (3 kB)"],
    ["intygar", {}, { intygar: "yes" }, true, "Ja"],
  ],
};
const questions = Object.values(steps).flat();
const w = words.sv;

let world;
before(async () => { world = await startWorld("--forms", "tests/browser/kinds", "--form", "alla", "--language", "sv"); });
after(() => world.close());

// Check boxes of one name are many stops; everything else is one.
async function enter(page, values) {
  for (const [name, value] of Object.entries(values)) {
    if (!Array.isArray(value)) {
      await typeIn(page, { [name]: value });
      continue;
    }
    for (const box of value) {
      for (let stop = 0; stop < 90; stop += 1) {
        await tabToName(page, name);
        if (await page.evaluate(() => document.activeElement.value) === box) break;
      }
      assert.equal(await page.evaluate(() => document.activeElement.value), box);
      await page.keyboard.press("Space");
    }
  }
}

// The questions that have a message of their own, in order.
const wrongNow = (page) => page.locator(".f-error:visible").evaluateAll((lines) => lines.map((line) => line.closest("[data-question]").dataset.question));

test("there is a question of every kind", async () => {
  const kinds = await loadKinds();
  const page = await world.open("sv/alla/index.html");
  const asked = await page.locator("[data-kind]").evaluateAll((boxes) => boxes.map((box) => box.dataset.kind));
  assert.deepEqual(asked.sort(), Object.keys(kinds).sort());
});

test("each is missed when empty, refused when wrong, taken when right, read back and sent", async () => {
  const page = await world.open("sv/alla/index.html");
  await press(page, w.start);
  for (const [title, asked] of Object.entries(steps)) {
    await onView(page, title);
    assert.deepEqual((await look(page)).faults, [], `${title}: as it is met`);

    await press(page, w.continue);
    await page.locator("#error-summary:focus").waitFor();
    const mustAnswer = asked.map(([path]) => path).filter((path) => path !== "avgift");
    assert.deepEqual(await wrongNow(page), mustAnswer, `${title}: empty`);
    assert.deepEqual((await look(page)).faults, [], `${title}: empty`);

    for (const [, wrong] of asked) await enter(page, wrong);
    await press(page, w.continue);
    await page.locator("#error-summary:focus").waitFor();
    assert.deepEqual(await wrongNow(page), mustAnswer, `${title}: wrong, or still missing`);
    const messages = await page.locator("#error-summary a").allInnerTexts();
    assert.equal(new Set(messages).size, messages.length, "each has a message of its own");
    assert.deepEqual((await look(page)).faults, [], `${title}: wrong`);

    for (const [, , right] of asked) await enter(page, right);
    await press(page, w.continue);
  }
  await onView(page, w.headings.review);
  assert.deepEqual((await look(page)).faults, [], "review");
  const read = await readAnswers(page);
  assert.deepEqual(read.map(([, answer]) => answer), questions.map(([, , , , words]) => words));

  await press(page, w.send);
  await onView(page, w.headings.receipt);
  const [{ submission }] = world.receiver.requests; // the receiver has asked the strict schema
  assert.deepEqual(submission.answers, Object.fromEntries(questions.map(([path, , , sent]) => [path, sent])));
  world.assertQuiet();
});
