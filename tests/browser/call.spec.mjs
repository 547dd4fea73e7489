// The phone script: an agent fills in what a caller says, with the keyboard, from "Say first" to the receipt.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { focused, startWorld } from "./support/browser.mjs";
import { everything, fill, rightSubmission, text, year } from "./support/form.mjs";
import { tabToName, tabToText } from "./support/keyboard.mjs";
import { languages, words } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => {
  world.receiver.reset();
  world.assertQuiet();
});
after(() => world.close());

const callPage = (language, form = "boendeparkering") => `${language}/${form}/samtal.html`;
const call = {
  sv: { first: "Säg först", closing: "Innan du skickar in", receipt: "Svaren är inskickade", again: "Nytt samtal", end: "Säg så här och avsluta samtalet",
    count: (done, all) => `${done} av ${all} frågor har svar.`, sure: "Vill du tömma alla svar och börja ett nytt samtal?" },
  en: { first: "Say first", closing: "Before you send", receipt: "The answers have been sent", again: "New call", end: "Say this and end the call",
    count: (done, all) => `${done} of ${all} questions have an answer.`, sure: "Do you want to empty all answers and begin a new call?" },
};
const nameOfFocus = (page) => page.evaluate(() => document.activeElement.name ?? document.activeElement.textContent.trim());
const answerAll = (page) => fill(page, everything);
const send = (page, w) => page.getByRole("button", { name: w.send, exact: true });
const shown = (page) => page.locator("[data-question]:visible").evaluateAll((boxes) => boxes.map(({ dataset }) => dataset.question));

/// What the side list says: [question, answer].
const listed = (page) => page.locator(".c-answers dl > div").evaluateAll((rows) =>
  rows.map((row) => [row.querySelector("dt").textContent, row.querySelector("dd").textContent]));

for (const language of languages) {
  const w = words[language];
  const c = call[language];

  test(`${language}: with the keyboard from the first question to the receipt`, async () => {
    const page = await world.open(callPage(language));
    const enter = async (...moves) => {
      for (const [name, typed] of moves) {
        assert.equal(await nameOfFocus(page), name);
        if (typed) await page.keyboard.type(typed);
        await page.keyboard.press("Enter");
      }
    };
    await tabToName(page, "folkbokford");
    await enter(["folkbokford", "1"], ["person/fornamn", "Åsa"], ["person/efternamn", "Öberg"], ["person/personnummer", "191212121212"],
      ["bostad/care_of"], ["bostad/street", "Storgatan 1"], ["bostad/postal_code", "11122"], ["bostad/city", "Stockholm"],
      ["beslut", "1"], ["epost", "asa@example.com"], ["telefon"], ["regnr", "abc 123"], ["agande", "1"],
      ["start/day", "1"], ["start/month", "2"], ["start/year", String(year)], ["slut/day"], ["slut/month"], ["slut/year"], ["intygande", "1"]);
    assert.equal(await focused(page), c.closing, "a key too many sends nothing");
    assert.equal(world.receiver.requests.length, 0);
    await page.locator("[data-count]", { hasText: c.count(11, 13) }).waitFor(); // it is written when the typing pauses
    assert.deepEqual((await listed(page)).find(([label]) => label === w.labels.agande), [w.labels.agande, w.options.egen]);
    assert.equal(await page.locator("[data-count]").innerText(), c.count(11, 13));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: c.receipt }).waitFor();
    assert.equal(await focused(page), c.receipt);
    assert.deepEqual(world.receiver.requests[0].submission, rightSubmission(language));
    const [{ receipt }] = world.receiver.receipts.values();
    assert.ok((await text(page.locator(".f-receipt__panel"))).includes(receipt.receipt_number));
    assert.ok(await page.getByText(w.next, { exact: true }).isVisible());
    await page.getByRole("button", { name: c.again, exact: true }).click();
    assert.equal(await focused(page), c.first);
    assert.deepEqual(await page.locator("input:checked").count(), 0);
    assert.equal(await page.locator("[data-receipt-number]").textContent(), "");
    await page.context().close();
  });

  // The same templates: another language is looked at where its words have least room.
  for (const width of language === "sv" ? [1280, 320] : [320])
    test(`${language}, ${width} px: axe finds nothing in any state, also from right to left`, async (t) => {
      const page = await world.open(callPage(language), { viewport: { width, height: 900 } });
      const states = {
        begun: () => fill(page, { folkbokford: "yes" }),
        exit: () => fill(page, { folkbokford: "no" }),
        errors: async () => {
          await fill(page, { folkbokford: "yes", "person/personnummer": "1" });
          await send(page, w).click();
          await page.locator("#error-summary").waitFor();
        },
        receipt: async () => {
          await answerAll(page);
          await send(page, w).click();
          await page.getByRole("heading", { name: c.receipt }).waitFor();
        },
      };
      for (const [name, arrive] of Object.entries(states))
        await t.test(name, async () => {
          await arrive();
          await page.waitForTimeout(200); // the side list follows
          assert.deepEqual((await look(page)).faults, []);
          assert.deepEqual(await wideEnough(page), fits);
          assert.deepEqual(await smallTargets(page), []);
          await page.evaluate(() => { document.documentElement.dir = "rtl"; });
          assert.equal((await wideEnough(page)).sideways, 0);
          await page.evaluate(() => { document.documentElement.dir = "ltr"; });
        });
      await page.context().close();
    });
}

test("an answer that ends the form: what to say stands there, and nothing more is asked or sent", async () => {
  const w = words.sv;
  const page = await world.open(callPage("sv"));
  await fill(page, { folkbokford: "no" });
  assert.deepEqual(await shown(page), ["folkbokford"]);
  assert.ok(await page.getByText(w.headings.inte_folkbokford, { exact: true }).isVisible());
  assert.equal(await send(page, w).isVisible(), false);
  await page.locator("[name=folkbokford]:checked").press("Enter");
  assert.equal(await focused(page), call.sv.end);
  await fill(page, { folkbokford: "yes", agande: "annan" });
  assert.ok(await page.getByText(w.headings.annan_agare, { exact: true }).isVisible(), "also when questions before it have no answer");
  assert.equal((await shown(page)).includes("start"), false);
  await fill(page, { agande: "leasing" });
  assert.ok((await shown(page)).includes("avtal"), "a question that the answer brings out");
  assert.ok(await send(page, w).isVisible());
  await page.context().close();
});

test("what is wrong is said once, when going on; then the agent may go on", async () => {
  const page = await world.open(callPage("sv"));
  await tabToName(page, "person/personnummer");
  await page.keyboard.type("19121212-1213");
  await page.keyboard.press("Enter");
  assert.equal(await nameOfFocus(page), "person/personnummer");
  const box = page.locator("[data-question='person/personnummer']");
  const message = await box.locator("[data-message]").innerText();
  assert.equal(await box.locator("input").getAttribute("aria-invalid"), "true");
  await page.locator("[role=status]", { hasText: message }).waitFor({ state: "attached" });
  await page.keyboard.press("Enter");
  assert.equal(await nameOfFocus(page), "bostad/care_of");
  await page.keyboard.press("Shift+Enter");
  assert.equal(await nameOfFocus(page), "person/personnummer");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("19121212-1212");
  await page.keyboard.press("Enter");
  assert.equal(await nameOfFocus(page), "bostad/care_of");
  assert.equal(await box.locator(".f-error").isVisible(), false);
  await page.context().close();
});

test("digits choose only where an option has the focus", async () => {
  const page = await world.open(callPage("sv"));
  await tabToName(page, "beslut");
  await page.keyboard.press("3");
  assert.equal(await page.locator("[name=beslut]:checked").getAttribute("value"), "brev");
  await page.keyboard.press("9");
  assert.equal(await page.locator("[name=beslut]:checked").getAttribute("value"), "brev", "there is no ninth");
  await page.locator("[name='person/fornamn']").focus();
  await page.keyboard.press("1");
  assert.equal(await page.locator("[name='person/fornamn']").inputValue(), "1");
  assert.equal(await page.locator("[name=beslut]:checked").getAttribute("value"), "brev");
  await page.context().close();
});

test("sending shows all that is missing, in any part, and leads there", async () => {
  const w = words.sv;
  const page = await world.open(callPage("sv"));
  await send(page, w).click();
  const summary = page.locator("#error-summary");
  await summary.getByRole("link", { name: w.errors["folkbokford missing"] }).waitFor();
  await summary.getByRole("link", { name: w.errors["agande missing"] }).click();
  assert.equal(await nameOfFocus(page), "agande");
  assert.equal(world.receiver.requests.length, 0);
  await page.context().close();
});

test("what the receiver finds wrong is shown at its question, and a failure can be tried again", async () => {
  const w = words.sv;
  const page = await world.open(callPage("sv"));
  await answerAll(page);
  world.receiver.next({ status: 503, body: {} });
  await send(page, w).click();
  await page.getByText(w.failed).waitFor();
  world.receiver.next({ status: 422, body: { errors: [{ pointer: "#/answers/person/personnummer", detail: "Numret finns inte" }] } });
  await send(page, w).click();
  await page.locator("#error-summary").getByRole("link", { name: "Numret finns inte" }).click();
  assert.equal(await nameOfFocus(page), "person/personnummer");
  assert.equal(await page.locator("[name='person/fornamn']").inputValue(), "Åsa", "the answers are still there");
  await page.context().close();
});

test("a new call begins empty, and nothing is stored", async () => {
  const page = await world.open(callPage("sv"));
  await answerAll(page);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  const again = page.getByRole("button", { name: call.sv.again, exact: true });
  await again.click();
  assert.equal(await page.locator("[name=regnr]").inputValue(), "abc 123", "kept when the agent changes their mind");
  await again.click();
  assert.deepEqual(asked, [call.sv.sure, call.sv.sure]);
  assert.equal(await focused(page), call.sv.first);
  assert.deepEqual(await page.locator("form input:not([type=radio], [type=checkbox])").evaluateAll((inputs) => inputs.map(({ value }) => value).filter(Boolean)), []);
  assert.equal(await page.locator(":checked").count(), 0);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.hash]), [0, 0, "", ""]);
  assert.deepEqual(await page.locator("[autocomplete]:not([autocomplete=off])").count(), 0, "no browser offers what somebody said");
  await page.context().close();
});

test("rows are added and taken away with the keyboard", async () => {
  const page = await world.open(callPage("sv", "forskoleplats"));
  const rows = page.locator("[data-repeat=barn] [data-row]:visible");
  assert.equal(await rows.count(), 1);
  await tabToText(page, "Lägg till ett barn");
  await page.keyboard.press("Enter");
  assert.equal(await rows.count(), 2);
  assert.equal(await focused(page), "Barn 2");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Bo");
  await page.waitForTimeout(200);
  assert.ok((await listed(page)).some(([, answer]) => answer === "Bo"));
  await tabToText(page, "Ta bort Barn 2");
  await page.keyboard.press("Enter");
  assert.equal(await rows.count(), 1);
  await page.context().close();
});

test("the side list leads to each question", async () => {
  const w = words.sv;
  const page = await world.open(callPage("sv"));
  await fill(page, { regnr: "ABC123" });
  await page.locator(".c-answers").getByRole("link", { name: `${w.change} ${w.labels.regnr}` }).click();
  assert.equal(await nameOfFocus(page), "regnr");
  await page.context().close();
});

test("without JavaScript it is a long form that says its conditions in words", async () => {
  const page = await world.open(callPage("sv"), { javaScriptEnabled: false });
  assert.ok(await page.getByText(words.sv.conditions.epost).isVisible());
  assert.ok(await page.getByText(words.sv.conditions.inte_folkbokford).isVisible());
  assert.ok(await send(page, words.sv).isVisible());
  await page.context().close();
});
