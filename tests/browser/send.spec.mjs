// Sending: once, again after trouble with the same key, and nothing said to be received that is not. Broken lines are in
// cut.spec.mjs.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { formPage, startWorld } from "./support/browser.mjs";
import { assertErrors, button, fill, goTo, onView, pdf, readAnswers, rightAnswers, rightSubmission, text } from "./support/form.mjs";
import { languages, words } from "./support/words.mjs";

let world, page, rules;
before(async () => {
  world = await startWorld();
  ({ rules } = boendeparkering());
});
after(() => world.close());
beforeEach(async () => {
  page = undefined;
  boendeparkering().rules = rules;
  world.receiver.reset();
});
afterEach(async () => {
  await page.context().close();
  world.assertQuiet();
});

const keys = () => world.receiver.requests.map(({ headers }) => headers["idempotency-key"]);
const status = () => page.locator("[data-status]");
const said = async (message) => {
  await status().getByText(message, { exact: true }).waitFor();
  assert.ok(await status().evaluate((node) => node === document.activeElement), "the message has the focus");
};

async function onReview(language, changes) {
  page = await world.open(formPage(language));
  await goTo(page, "review", changes);
}

async function assertReceipt(w) {
  await onView(page, w.headings.receipt);
  const shown = await page.locator("[data-receipt-number]").innerText();
  assert.ok([...world.receiver.receipts.values()].some(({ receipt }) => receipt.receipt_number === shown), shown);
}

/// The receiver has rules that the page knows nothing of: {pointer: then}. The message is the pointer.
function makeRules(contract, broken) {
  contract.rules = { rules: Object.entries(broken).map(([pointer, then]) => ({ id: pointer, pointer: "/answers/" + pointer, then, message: { sv: `sv ${pointer}`, en: `en ${pointer}` } })) };
}
const boendeparkering = () => world.contracts.find(({ form }) => form === "boendeparkering");

/// Nothing happens any more: what would have been sent has been.
const settle = () => page.waitForTimeout(300);

for (const language of languages) {
  const w = words[language];

  test(`${language}: answers without files are sent as JSON, and no more than the answers`, async () => {
    await onReview(language);
    assert.deepEqual(await readAnswers(page), rightAnswers(w));
    await button(page, w.send).click();
    await assertReceipt(w);
    const [{ headers, submission }] = world.receiver.requests;
    assert.equal(headers["content-type"], "application/json");
    assert.deepEqual(submission, rightSubmission(language));
  });

  test(`${language}: 503 keeps the answers; trying again has the same key`, async () => {
    world.receiver.next({ status: 503, body: { title: "Down" } }, { status: 503, body: "<h1>Down</h1>" });
    await onReview(language, { agande: "leasing", avtal: [pdf("Avtal.pdf")] });
    for (let tries = 0; tries < 2; tries += 1) {
      await button(page, w.send).click();
      await said(w.failed);
      await onView(page, w.headings.review);
      assert.equal(await page.locator('[name="person/fornamn"]').inputValue(), "Åsa");
    }
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(keys().length, 3);
    assert.equal(new Set(keys()).size, 1);
    assert.match(keys()[0], /^"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"$/);
    assert.equal(world.receiver.requests[2].files["avtal-1"][0].bytes.length, 2500, "the file is sent again, whole");
  });

  test(`${language}: a computer that is offline is told so, and the answers stay`, async () => {
    await onReview(language);
    await page.context().setOffline(true);
    await button(page, w.send).click();
    await said(w.offline);
    assert.deepEqual(await readAnswers(page), rightAnswers(w));
    await page.context().setOffline(false);
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(keys().length, 1);
  });

  test(`${language}: what the receiver finds wrong is said at the fields`, async () => {
    const problem = (...errors) => ({ status: 422, type: "application/problem+json", body: { title: "Nej", status: 422, errors } });
    world.receiver.next(problem(
      { pointer: "#/answers/regnr", detail: "Bilen är avställd" },
      { pointer: "#/answers/person/fornamn", detail: "Namnet finns inte" },
      { pointer: "#/answers/bostad/city", detail: "Orten finns inte" }));
    await onReview(language);
    await button(page, w.send).click();
    await onView(page, w.headings.sokande);
    await assertErrors(page, [["Namnet finns inte", "f-person-fornamn"]]);
    await fill(page, { "person/fornamn": "Asa" });
    await button(page, w.continue).click();
    await onView(page, w.headings.kontakt);
    await assertErrors(page, [["Orten finns inte", "f-bostad-city"]]);
    await fill(page, { "bostad/city": "Solna" });
    await button(page, w.continue).click();
    await onView(page, w.headings.bil);
    await assertErrors(page, [["Bilen är avställd", "f-regnr"]]);
    await fill(page, { regnr: "DEF 456" });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(new Set(keys()).size, 2, "other answers, another key");
    const { answers } = world.receiver.requests[1].submission;
    assert.deepEqual([answers.person.fornamn, answers.bostad.city, answers.regnr], ["Asa", "Solna", "DEF456"]);
  });

  test(`${language}: a rule that only the receiver knows is shown where it points, and sending goes on from there`, async () => {
    makeRules(boendeparkering(), {
      regnr: ["is-not", "regnr", "ABC123"],
      "bostad/postal_code": ["not", ["is", { answer: "bostad", part: "postal_code" }, "11122"]],
      person: ["is-not", "person/fornamn", "Åsa"],
      avgift: ["is-not", "regnr", "ABC123"],
    });
    await onReview(language);
    await button(page, w.send).click();
    await onView(page, w.headings.sokande);
    assert.deepEqual(await page.locator("#error-summary li").allInnerTexts(), [`${language} person`, `${language} avgift`], "what has no place is said first");
    await assertErrors(page, [[`${language} person`, "f-person-fornamn"]]);
    await fill(page, { "person/fornamn": "Asa" });
    await button(page, w.continue).click();
    await onView(page, w.headings.kontakt);
    await assertErrors(page, [[`${language} bostad/postal_code`, "f-bostad-postal_code"]]);
    await fill(page, { "bostad/postal_code": "11123" });
    await button(page, w.continue).click();
    await onView(page, w.headings.bil);
    await assertErrors(page, [[`${language} regnr`, "f-regnr"]]);
    await fill(page, { regnr: "DEF 456" });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(world.receiver.receipts.size, 1);
  });

  test(`${language}: what points at no question of the page is said above the answers`, async () => {
    makeRules(boendeparkering(), { avgift: ["is-not", "regnr", "ABC123"], telefon: ["is-not", "regnr", "ABC123"], avtal: ["is-not", "regnr", "ABC123"] });
    boendeparkering().rules.rules[1].pointer = "/answers"; // all of them together
    await onReview(language);
    await button(page, w.send).click();
    await page.locator("#error-summary:focus").waitFor();
    await onView(page, w.headings.review);
    assert.deepEqual(await page.locator("#error-summary li").allInnerTexts(), ["avgift", "telefon", "avtal"].map((each) => `${language} ${each}`));
    assert.equal(await page.locator("#error-summary a").count(), 0);
    assert.equal(await text(status()), w.refused);
    await page.getByRole("link", { name: `${w.change} ${w.labels.regnr}` }).click();
    await onView(page, w.headings.bil);
    assert.equal(await page.locator("#error-summary").isVisible(), false);
    await fill(page, { regnr: "DEF 456" });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    await button(page, w.send).click();
    await assertReceipt(w);
  });

  test(`${language}: a refusal that points nowhere in the page is told in the page's own words`, async () => {
    world.receiver.next({ status: 422, type: "application/problem+json", body: { title: "No", errors: [{ pointer: "#/version", detail: "must be equal to constant" }] } });
    await onReview(language);
    await button(page, w.send).click();
    await said(w.notAccepted);
    await onView(page, w.headings.review);
  });
}

const w = words.sv;

test("a double click sends once", async () => {
  world.receiver.next({ wait: 500 });
  await onReview("sv");
  await button(page, w.send).dblclick();
  await assertReceipt(w);
  await settle();
  assert.equal(keys().length, 1);
});

test("Enter again and again sends once, and says that it is sending", async () => {
  world.receiver.next({ wait: 700 });
  await onReview("sv");
  await button(page, w.send).focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press("Enter");
  assert.equal(await text(status()), w.sending);
  assert.equal(await button(page, w.send).getAttribute("aria-disabled"), "true");
  assert.ok(await button(page, w.send).evaluate((node) => node === document.activeElement), "the focus is not lost");
  await assertReceipt(w);
  await settle();
  assert.equal(keys().length, 1);
});

test("a new try takes away what was wrong with the last one", async () => {
  const avgift = { pointer: "#/answers/avgift", detail: "Avgiften har ändrats", code: "avgift" };
  world.receiver.next({ refuse: "does_not_fit", errors: [avgift] }, { refuse: "down" });
  await onReview("sv");
  await button(page, w.send).click();
  await page.locator("#error-summary:focus").waitFor();
  await button(page, w.send).click();
  await said(w.failedMinutes(2));
  assert.equal(await page.locator("#error-summary").isVisible(), false);
  await button(page, w.send).click();
  await assertReceipt(w);
});

for (const [name, message] of [["too_many", w.failedMinutes(2)], ["in_progress", w.failedMinute], ["failed", w.failed], ["too_large", w.tooLarge], ["signed_out", w.notAccepted]])
  test(`${name}: the answers stay, and the person is told what to do`, async () => {
    world.receiver.next({ refuse: name });
    await onReview("sv");
    await button(page, w.send).click();
    await said(message);
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(new Set(keys()).size, 1);
  });

test("what is on its way can neither be changed nor taken back", async () => {
  world.receiver.next({ wait: 1500 });
  await onReview("sv");
  const stays = async () => {
    await onView(page, w.headings.review);
    assert.equal(await text(status()), w.sending);
  };
  await button(page, w.send).click();
  await button(page, w.back).first().click();
  await stays();
  await page.locator("[data-keep-bar] [data-keep=clear]").click();
  await stays();
  await page.evaluate(() => history.back());
  await settle();
  await stays();
  await assertReceipt(w);
});

test("answers that arrive twice are one case", async () => {
  world.receiver.next({ twice: true });
  await onReview("sv");
  await button(page, w.send).click();
  await assertReceipt(w);
  assert.equal(world.receiver.receipts.size, 1);
});

test("no receipt before the answer has come", async () => {
  world.receiver.next({ wait: 1000 });
  await onReview("sv");
  await button(page, w.send).click();
  await settle();
  assert.equal(world.receiver.requests.length, 1);
  assert.equal(await page.locator("#receipt").isVisible(), false);
  await assertReceipt(w);
});

test("no receipt for an answer without one: neither 200 with nothing in it, nor 404, nor 500", async () => {
  const troubles = [{ status: 200, body: {} }, { status: 200, body: "<h1>Log in</h1>" }, { status: 404, body: {} }, { status: 500, body: { receipt_number: "1" } }];
  world.receiver.next(...troubles);
  await onReview("sv");
  for (const { status: code } of troubles) {
    await button(page, w.send).click();
    await said(code === 404 ? w.notAccepted : w.failed);
    assert.equal(await page.locator("#receipt").isVisible(), false);
  }
  assert.equal(keys().length, troubles.length);
});

test("changed answers have a new key, and answers changed back are those of now", async () => {
  world.receiver.next(...Array(3).fill({ status: 503, body: {} }));
  await onReview("sv");
  await button(page, w.send).click();
  await said(w.failed);
  for (const name of ["Örjan", "Åsa"]) {
    await page.getByRole("link", { name: `${w.change} ${w.labels["person/fornamn"]}` }).click();
    await fill(page, { "person/fornamn": name });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    assert.equal(await text(status()), "", "the old failure is not said of the new answers");
    await button(page, w.send).click();
    await said(w.failed);
  }
  await button(page, w.send).click();
  await assertReceipt(w);
  const [first, changed, back, again] = keys();
  assert.notEqual(changed, first);
  assert.notEqual(back, changed);
  assert.equal(again, back);
});

test("after the receipt neither Back, reload nor Forward sends again or shows the answers", async () => {
  await onReview("sv");
  await button(page, w.send).click();
  await assertReceipt(w);
  await page.goBack();
  await settle();
  await onView(page, w.headings.receipt);
  await page.reload();
  assert.ok(await page.getByRole("link", { name: w.start, exact: true }).isVisible(), "a reloaded page begins anew");
  assert.equal(await page.locator('[name="person/fornamn"]').inputValue(), "");
  for (let moves = 0; moves < 8; moves += 1) {
    await (moves < 5 ? page.goBack() : page.goForward()); // to the start page, and up again
    await settle();
    for (const view of ["#review", "#receipt"]) assert.equal(await page.locator(view).isVisible(), false);
    assert.equal(await page.locator('[name="person/fornamn"]').inputValue(), "");
  }
  assert.equal(world.receiver.requests.length, 1);
});

test("the tab keeps answers but nothing that tells who it is, and after sending nothing: on a shared computer the next person finds nothing", async () => {
  await onReview("sv");
  const kept = () => page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
    databases: (await indexedDB.databases()).length, history: JSON.stringify(history.state) + location,
  }));
  const { history, ...stores } = await kept();
  const nothing = { local: 0, session: 0, cookies: "", databases: 0 };
  assert.deepEqual(stores, { ...nothing, session: 1 });
  const session = await page.evaluate(() => JSON.stringify(sessionStorage));
  assert.match(session, /Storgatan/);
  assert.doesNotMatch(session, /1212/);
  assert.doesNotMatch(history, /Åsa|1912|Storgatan/);
  await button(page, w.send).click();
  await assertReceipt(w);
  const { history: afterwards, ...storesAfterwards } = await kept();
  assert.deepEqual(storesAfterwards, nothing);
  assert.doesNotMatch(afterwards, /Åsa|1912|Storgatan/);
  assert.deepEqual(await page.context().cookies(), []);
  const inputs = await page.locator("form input:not([type=radio], [type=checkbox])").evaluateAll((all) => all.map(({ value }) => value).join(""));
  assert.equal(inputs, "", "the form is empty again");
});

for (const language of languages) {
  const w = words[language];

  test(`${language}: a receiver that is down says when to try again`, async () => {
    world.receiver.next({ refuse: "down" });
    await onReview(language);
    await button(page, w.send).click();
    await said(w.failedMinutes(2));
    await button(page, w.send).click();
    await assertReceipt(w);
    assert.equal(world.receiver.receipts.size, 1);
  });

  test(`${language}: a large file says how far it has come`, async () => {
    await onReview(language, { agande: "leasing", avtal: [pdf("Avtal.pdf", 4_000_000)] });
    const client = await page.context().newCDPSession(page);
    await client.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_500_000 });
    await page.evaluate(() => {
      window.told = [];
      new MutationObserver(() => window.told.push(document.querySelector("[data-status]").textContent))
        .observe(document.querySelector("[data-status]"), { childList: true });
    });
    await button(page, w.send).click();
    await assertReceipt(w);
    const told = (await page.evaluate(() => window.told)).filter((line) => /\d/.test(line));
    assert.ok(told.length >= 1 && told.length <= 5, `said a few times: ${told}`);
    for (const line of told) assert.match(line, w.uploading);
    assert.equal(world.receiver.requests[0].files["avtal-1"][0].bytes.length, 4_000_000);
  });
}

test("a computer that has contact again is told so", async () => {
  await onReview("sv");
  await page.context().setOffline(true);
  await button(page, words.sv.send).click();
  await said(words.sv.offline);
  await page.context().setOffline(false);
  await page.getByText("Nu har du kontakt igen. Skicka in dina svar.").waitFor();
  await button(page, words.sv.send).click();
  await assertReceipt(words.sv);
});

test("a step cannot be reached by its address before its turn", async () => {
  page = await world.open(formPage("sv") + "#review");
  assert.ok(await page.getByRole("link", { name: w.start, exact: true }).isVisible());
  await goTo(page, "bil");
  await page.evaluate(() => { location.hash = "#review"; });
  await onView(page, w.headings.bil);
  assert.equal(world.receiver.requests.length, 0);
});
