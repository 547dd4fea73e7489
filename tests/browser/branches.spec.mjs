// Steps, groups and questions that come and go, and files inside groups, in a form made for it (forms/prov).
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { startWorld } from "./support/browser.mjs";
import { button, fill, onView, readAnswers, text, year } from "./support/form.mjs";
import { conditionForm } from "./support/site.mjs";
import { words } from "./support/words.mjs";

const w = words.sv;
const form = "sv/prov/index.html";
const photo = { name: "skada.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]) };
const end = { "borjan/day": "1", "borjan/month": "2", "borjan/year": String(year), intygande: "yes" };

let world, page;
before(async () => { world = await startWorld(...conditionForm); });
after(() => world.close());
beforeEach(async () => {
  world.receiver.reset();
  page = await world.open(form);
  await page.getByRole("link", { name: w.start, exact: true }).click();
  await onView(page, "Din resa");
});
afterEach(async () => {
  await page.context().close();
  world.assertQuiet();
});

const progress = () => text(page.locator(".f-progress:visible"));
const next = async (heading) => {
  await button(page, w.continue).click();
  await onView(page, heading);
};
const change = (question) => page.getByRole("link", { name: `${w.change} ${question}`, exact: true }).click();

test("the number of steps follows the answers, and a hidden step is passed by in both directions", async () => {
  await fill(page, { fardsatt: "cykel" });
  assert.equal(await progress(), "Steg 1 av 4");
  await fill(page, { fardsatt: "buss" });
  assert.equal(await progress(), "Steg 1 av 3");
  await next("Tiden");
  assert.equal(await progress(), "Steg 2 av 3");
  await button(page, w.back).click();
  await onView(page, "Din resa");
});

test("a group comes and goes with its questions, and an exit ends what it holds for", async () => {
  const group = page.getByRole("heading", { name: "Bilen", exact: true });
  assert.equal(await group.isVisible(), false);
  await fill(page, { fardsatt: "bil", hyrd: "no" });
  assert.ok(await group.isVisible());
  assert.equal(await page.getByLabel("Bild på skadan").isVisible(), false);
  await fill(page, { "bil/skada/finns": "yes" });
  assert.ok(await page.getByLabel("Bild på skadan").isVisible());
  await fill(page, { hyrd: "yes" });
  assert.equal(await group.isVisible(), false);
  assert.equal(await page.getByLabel("Bild på skadan").isVisible(), false, "the group hides all in it");
  await next("Hyrbilar gäller inte");
  await button(page, w.exitBack).click();
  await fill(page, { fardsatt: "buss" });
  await next("Tiden"); // the answer that led to the exit is hidden, so it has no say
});

test("a file in a group arrives, and the answers are nested as the groups are", async () => {
  await fill(page, { fardsatt: "bil", hyrd: "no", "bil/regnr": "abc 12d", "bil/skada/finns": "yes", "bil/skada/bild": [photo] });
  await next("Ditt sällskap");
  await fill(page, { med: "ingen" });
  await next("Tiden");
  await fill(page, end);
  await next(w.headings.review);
  assert.deepEqual((await readAnswers(page)).map(([question]) => question), ["Hur reser du?", "Hyr du bilen?", "Registreringsnummer", "Färg", "Finns det skador?",
    "Bild på skadan", "Vem reser du med?", "Telefonnummer", "Första dagen", "Sista dagen", "Jag intygar att mina svar stämmer"]);
  await button(page, w.send).click();
  await onView(page, w.headings.receipt);
  const [{ submission, files }] = world.receiver.requests;
  assert.deepEqual(submission, { form: "prov", version: "2.1.0", language: "sv", answers: {
    fardsatt: "bil", hyrd: false,
    bil: { regnr: "ABC12D", skada: { finns: true, bild: [{ part: "bil.skada.bild-1", name: "skada.png", media_type: "image/png", size: 10 }] } },
    med: "ingen", borjan: `${year}-02-01`, intygande: true,
  } });
  assert.ok(photo.buffer.equals(files["bil.skada.bild-1"][0].bytes));
});

test("a change that shows a new step leads there, and then back; a change that hides it leaves its answers out", async () => {
  await fill(page, { fardsatt: "buss" });
  await next("Tiden");
  await fill(page, end);
  await next(w.headings.review);
  await change("Hur reser du?");
  await fill(page, { fardsatt: "cykel" });
  await next("Ditt sällskap");
  await fill(page, { med: "van", namn: "Bo", epost: "bo@example.com" });
  await button(page, w.continue).click();
  // A friend must have a phone, but only someone without an e-mail address is asked for one.
  await onView(page, w.headings.review);
  assert.ok((await readAnswers(page)).some(([, answer]) => answer === "Bo"));
  await change("Hur reser du?");
  await fill(page, { fardsatt: "buss" });
  await next(w.headings.review);
  await button(page, w.send).click();
  await onView(page, w.headings.receipt);
  assert.deepEqual(world.receiver.requests[0].submission.answers, { fardsatt: "buss", borjan: `${year}-02-01`, intygande: true });
});

test("half a date is no date to a condition, and two whole ones are compared", async () => {
  await fill(page, { fardsatt: "bil", hyrd: "no", "bil/regnr": "ABC 123" });
  await next("Ditt sällskap");
  await fill(page, { med: "ingen" });
  await next("Tiden");
  const address = page.getByRole("group", { name: "Adress" });
  const number = page.getByLabel("Personnummer");
  await fill(page, { ...end, "slut/day": "2", "slut/month": "2" });
  assert.equal(await address.isVisible(), false);
  await fill(page, { "slut/year": String(year) });
  assert.ok(await address.isVisible());
  assert.ok(await number.isVisible());
  await fill(page, { "slut/day": "1" });
  assert.equal(await number.isVisible(), false, "the same day is not before");
  await fill(page, { "slut/day": "30" });
  assert.equal(await address.isVisible(), false, "there is no 30 February");
});

test("without JavaScript, steps and groups say when they are to be answered", async () => {
  const plain = await world.open(form, { javaScriptEnabled: false });
  const said = await plain.locator(".f-condition:visible").allInnerTexts();
  for (const sentence of [
    "Fyll i den här delen bara om du har svarat ”Med bil” på frågan ”Hur reser du?” och du har svarat ”Nej” på frågan ”Hyr du bilen?”.",
    "Fyll i den här delen bara om det inte stämmer att du har svarat ”Med buss” på frågan ”Hur reser du?”.",
    "Svara bara om du har svarat på frågan ”Namn” eller du har svarat på frågan ”Färg”.",
    "Svara bara om svaret på ”Första dagen” är före svaret på ”Sista dagen”.",
  ]) assert.ok(said.includes(sentence), `“${sentence}” in:\n${said.join("\n")}`);
  await plain.context().close();
});
