// One person, one keyboard, the whole form: wrong first on every step, then right, to the receipt.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { focused, formPage, startWorld } from "./support/browser.mjs";
import { assertErrors, declaredAnswer, onView, pdf, readAnswers, right, rightAnswers, rightSubmission, text, year } from "./support/form.mjs";
import { press, tabToText, typeIn } from "./support/keyboard.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { schemasOf } from "./support/site.mjs";
import { languages, words } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

const txt = { name: "avtal.txt", mimeType: "text/plain", buffer: Buffer.from("hej") };
const agreement = [pdf("Avtal, sida 1.pdf"), { ...pdf("Åkes ”sida” 2.JPG", 70_000), mimeType: "image/jpeg" }];

for (const language of languages) {
  const w = words[language];
  const e = w.errors;

  test(`${language}: the form by keyboard alone`, async (t) => {
    // Somewhere else in the world: times on the receipt are still those of Stockholm.
    const page = await world.open(formPage(language), { timezoneId: "America/New_York" });
    const title = (view, number) => [view, number && w.progress(number), w.title, w.site].filter(Boolean).join(" – ");
    const value = (name) => page.locator(`[name="${name}"]:not([type="radio"]), [name="${name}"]:checked`).inputValue();
    const label = (name) => text(page.locator(`label[for="f-${name}"]`));
    const isShown = (name) => page.locator(`[name="${name}"]`).first().isVisible();

    /// Continue with something wrong: all is said in the summary, and each of its links leads to the right input.
    async function continueWrong(...wrong) {
      await press(page, w.continue);
      await assertErrors(page, wrong);
      let key = "Tab";
      for (const [message, id] of wrong) {
        await tabToText(page, message, key);
        await page.keyboard.press("Enter");
        assert.equal(await focused(page), id);
        assert.ok(await page.locator(":focus").evaluate((input) => {
          const { top, bottom } = input.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }), `${id} is in view`);
        key = "Shift+Tab";
      }
    }

    async function arrivedAt(step, number) {
      await onView(page, w.headings[step]);
      assert.equal(await focused(page), w.headings[step], "the heading has the focus");
      assert.equal(await page.title(), title(w.headings[step], number));
      assert.equal(await text(page.locator(".f-progress:visible")), w.progress(number));
      assert.equal(await page.locator("[aria-invalid]").count(), 0);
    }

    await t.test("the skip link comes first and leads past the header", async () => {
      assert.equal(await page.title(), title());
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), w.skip);
      assert.ok(await page.locator(":focus").evaluate((link) => link.getBoundingClientRect().top >= 0), "it is seen");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "main");
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), w.start);
    });

    await t.test("start", async () => {
      await page.keyboard.press("Enter");
      await arrivedAt("sokande", 1);
    });

    await t.test("who applies: wrong", async () => {
      await continueWrong([e["folkbokford missing"], "f-folkbokford"], [e["fornamn missing"], "f-person-fornamn"],
        [e["efternamn missing"], "f-person-efternamn"], [e["personnummer missing"], "f-person-personnummer"]);
      await typeIn(page, { folkbokford: "yes", "person/fornamn": "Å".repeat(101), "person/efternamn": "   ", "person/personnummer": "1212-1212" });
      await continueWrong([e["fornamn length"], "f-person-fornamn"], [e["efternamn missing"], "f-person-efternamn"],
        [e["personnummer format"], "f-person-personnummer"]);
      await typeIn(page, { "person/fornamn": "Å".repeat(100), "person/efternamn": "Öberg", "person/personnummer": "19121212-1213" });
      await continueWrong([e["personnummer checksum"], "f-person-personnummer"]);
    });

    await t.test("an exit is reached at once, and left by its button", async () => {
      await typeIn(page, { folkbokford: "no" });
      await press(page, w.continue);
      await onView(page, w.headings.inte_folkbokford);
      assert.equal(await focused(page), w.headings.inte_folkbokford);
      assert.equal(await page.title(), title(w.headings.inte_folkbokford));
      await press(page, w.exitBack);
      await arrivedAt("sokande", 1);
      assert.equal(await value("person/efternamn"), "Öberg");
    });

    await t.test("who applies: right", async () => {
      await typeIn(page, right.sokande);
      await press(page, w.continue);
      await arrivedAt("kontakt", 2);
    });

    await t.test("contact: wrong, and a question that comes and goes", async () => {
      await continueWrong([e["bostad missing"], "f-bostad-street"], [e["beslut missing"], "f-beslut"]);
      assert.equal(await isShown("epost"), false);
      await typeIn(page, { "bostad/street": "Storgatan 1", "bostad/postal_code": "123", beslut: "epost", telefon: "12" });
      assert.equal(await isShown("epost"), true);
      assert.equal(await label("telefon"), `${w.labels.telefon} ${w.optional}`);
      await continueWrong([e["bostad format-postal_code"], "f-bostad-postal_code"], [e["bostad missing-city"], "f-bostad-city"],
        [e["epost missing"], "f-epost"], [e["telefon format"], "f-telefon"]);
      await typeIn(page, { "bostad/street": "", "bostad/postal_code": "", "bostad/city": "Stockholm", epost: "asa@example", telefon: "" });
      await continueWrong([e["bostad missing-street"], "f-bostad-street"], [e["bostad missing-postal_code"], "f-bostad-postal_code"],
        [e["epost format"], "f-epost"]);
      await typeIn(page, { "bostad/street": "Storgatan 1", "bostad/postal_code": "111 22", beslut: "sms" });
      assert.equal(await isShown("epost"), false);
      assert.equal(await label("telefon"), w.labels.telefon, "needed for text messages");
      await continueWrong([e["telefon missing"], "f-telefon"]);
    });

    await t.test("contact: right; what was typed in the hidden question stays there", async () => {
      await typeIn(page, { telefon: "070-174 06 05" });
      await press(page, w.continue);
      await arrivedAt("bil", 3);
    });

    await t.test("back, by the button and by the browser, keeps every answer", async () => {
      await press(page, w.back);
      await arrivedAt("kontakt", 2);
      assert.deepEqual([await value("bostad/street"), await value("beslut"), await value("telefon")], ["Storgatan 1", "sms", "070-174 06 05"]);
      await page.goBack();
      await arrivedAt("sokande", 1);
      assert.deepEqual([await value("folkbokford"), await value("person/fornamn")], ["yes", "Åsa"]);
      await page.goForward();
      await arrivedAt("kontakt", 2);
      await press(page, w.continue);
      await arrivedAt("bil", 3);
    });

    await t.test("the car: wrong, and files of every wrong sort", async () => {
      await continueWrong([e["regnr missing"], "f-regnr"], [e["agande missing"], "f-agande"]);
      assert.equal(await isShown("avtal"), false);
      await typeIn(page, { regnr: "AIQ 123", agande: "leasing" });
      assert.equal(await isShown("avtal"), true);
      await continueWrong([e["regnr format"], "f-regnr"], [e["avtal missing"], "f-avtal"]);
      await typeIn(page, { regnr: "abc 123" });
      const kinds = { type: [txt], empty: [pdf("tom.pdf", 0)], size: [pdf("stor.pdf", 10_000_001)], count: Array.from({ length: 6 }, (_, i) => pdf(`${i}.pdf`)) };
      for (const [reason, files] of Object.entries(kinds)) {
        await typeIn(page, { avtal: files });
        await continueWrong([e[`avtal ${reason}`], "f-avtal"]);
      }
    });

    await t.test("the other exit, left by the browser's Back", async () => {
      await typeIn(page, { agande: "annan" });
      assert.equal(await isShown("avtal"), false);
      await press(page, w.continue);
      await onView(page, w.headings.annan_agare);
      await page.goBack();
      await arrivedAt("bil", 3);
    });

    await t.test("the car: right, with two files", async () => {
      await typeIn(page, { agande: "leasing", avtal: agreement });
      await press(page, w.continue);
      await arrivedAt("period", 4);
    });

    await t.test("the dates: wrong", async () => {
      await continueWrong([e["start missing"], "f-start"]);
      await typeIn(page, { "start/day": "1", "slut/month": "2" });
      await continueWrong([e["start missing-month"], "f-start-month"], [e["start missing-year"], "f-start-year"],
        [e["slut missing-day"], "f-slut"], [e["slut missing-year"], "f-slut-year"]);
      await typeIn(page, { "start/day": "30", "start/month": "2", "start/year": String(year), "slut/day": "1", "slut/year": "27" });
      await continueWrong([e["start format"], "f-start"], [e["slut format"], "f-slut-year"]);
      await typeIn(page, { "start/day": "1", "start/year": "2020", "slut/month": "1", "slut/year": "2020" });
      await continueWrong([e["start past"], "f-start"], [e["slut early"], "f-slut"]);
    });

    await t.test("the dates: right; to the review", async () => {
      await typeIn(page, { "start/year": String(year), "slut/day": "", "slut/month": "", "slut/year": "" });
      await press(page, w.continue);
      await arrivedAt("review", 5);
    });

    // What was answered: by text message, and the car is leased.
    const file = (name, size) => `${name} (${size})`;
    const expected = rightAnswers(w).filter(([label]) => label !== w.labels.epost);
    const set = (label, answer) => { expected.find(([name]) => name === label)[1] = answer; };
    set(w.labels.beslut, w.options.sms);
    set(w.labels.telefon, "070-174 06 05");
    set(w.labels.agande, w.options.leasing);
    const own = expected.map(([label, answer]) => [label, label === w.labels.agande ? w.options.egen : answer]);
    expected.splice(expected.findIndex(([label]) => label === w.labels.start), 0,
      [w.labels.avtal, `${file("Avtal, sida 1.pdf", "3 kB")} ${file("Åkes ”sida” 2.JPG", "70 kB")}`]);

    await t.test("the review shows every answer, none that is hidden", async () => {
      assert.deepEqual(await readAnswers(page), expected);
    });

    await t.test("a change link leads to its question and back; the file is hidden, not lost", async () => {
      const change = `${w.change} ${w.labels.agande}`;
      await press(page, change);
      await onView(page, w.headings.bil);
      assert.equal(await focused(page), "f-agande-2", "the chosen option has the focus");
      await typeIn(page, { agande: "egen" });
      await press(page, w.continue);
      await arrivedAt("review", 5);
      assert.deepEqual(await readAnswers(page), own);
      await press(page, change);
      await typeIn(page, { agande: "leasing" });
      await press(page, w.continue);
      await arrivedAt("review", 5);
      assert.deepEqual(await readAnswers(page), expected);
    });

    await t.test("a change that makes a new question needed stops there", async () => {
      await press(page, `${w.change} ${w.labels.telefon}`);
      assert.equal(await focused(page), "f-telefon");
      await typeIn(page, { telefon: "" });
      await continueWrong([e["telefon missing"], "f-telefon"]);
      await typeIn(page, { telefon: "+46 70 174 06 05" });
      await page.keyboard.press("Enter"); // in a text field, Enter continues
      await arrivedAt("review", 5);
    });

    await t.test("nothing is sent before it is vouched for", async () => {
      await press(page, w.send);
      await assertErrors(page, [[e["intygande missing"], "f-intygande"]]);
      assert.equal(world.receiver.requests.length, 0);
      await typeIn(page, right.godkann);
    });

    await t.test("send: a receipt with number, time and a copy", async () => {
      await press(page, w.send);
      await onView(page, w.headings.receipt);
      assert.equal(await focused(page), w.headings.receipt);
      assert.equal(await page.title(), title(w.headings.receipt));
      const [{ receipt }] = world.receiver.receipts.values();
      const panel = await text(page.locator(".f-receipt__panel"));
      const time = new Date(receipt.received).toLocaleTimeString("sv-SE", { timeStyle: "short", timeZone: "Europe/Stockholm" });
      assert.ok(panel.includes(receipt.receipt_number) && panel.includes(time), panel);
      assert.ok(await page.locator("#receipt").getByText(w.next, { exact: true }).isVisible(), "what happens now");
      assert.deepEqual(await readAnswers(page), [...expected, declaredAnswer(w)]);
    });

    await t.test("what was sent fits the schema, and the files arrived byte for byte", () => {
      const [{ submission, files }] = world.receiver.requests;
      const { epost, ...answers } = rightSubmission(language).answers;
      assert.deepEqual(submission, { ...rightSubmission(language), answers: { ...answers, beslut: "sms", telefon: "+46701740605", agande: "leasing",
        avtal: [
          { part: "avtal-1", name: agreement[0].name, media_type: "application/pdf", size: 2500 },
          { part: "avtal-2", name: agreement[1].name, media_type: "image/jpeg", size: 70_000 },
        ] } });
      const valid = compileSchema(schemasOf(world.site)[0]);
      assert.ok(valid(submission), JSON.stringify(valid.errors));
      assert.deepEqual(Object.keys(files), ["avtal-1", "avtal-2"]);
      agreement.forEach(({ name, buffer }, index) => {
        const [sent] = files[`avtal-${index + 1}`];
        assert.equal(sent.name, name);
        assert.ok(buffer.equals(sent.bytes), `${name} byte for byte`);
      });
    });

    world.receiver.reset();
    await page.context().close();
  });

  test(`${language}: help texts open by keyboard, and every stop shows where it is`, async () => {
    const page = await world.open(formPage(language));
    await press(page, w.start);
    const help = page.getByText(w.coordination, { exact: true });
    assert.equal(await help.isVisible(), false);
    const stops = [];
    do {
      await page.keyboard.press("Tab");
      stops.push(await focused(page));
      // An option's ring is drawn round its whole row, the label.
      const ring = await page.locator(":focus").evaluate((node) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node.matches(".f-option__input") ? node.nextElementSibling : node);
        return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
      });
      assert.ok(ring, `the focus is seen on ${stops.at(-1)}`);
      if (stops.at(-1) === w.helpWith(w.labels["person/personnummer"])) await page.keyboard.press("Enter");
    } while (stops.at(-1) !== w.continue);
    assert.ok(await help.isVisible(), "opened on the way");
    assert.deepEqual(stops, [w.helpWith(w.labels.folkbokford), "f-folkbokford", "f-person-fornamn", "f-person-efternamn", w.whatIs(w.coordinationTerm),
      w.helpWith(w.labels["person/personnummer"]), "f-person-personnummer", w.continue]);
    await page.context().close();
  });
}

test("the first day may be today, by the calendar of Stockholm", async () => {
  // Half past midnight on 1 April in Stockholm is still March in London and New York.
  const page = await world.open(undefined, { timezoneId: "America/New_York" });
  await page.clock.setFixedTime("2027-03-31T22:30:00Z");
  await page.goto(`${world.server.address}/${formPage("sv")}`);
  const w = words.sv;
  await press(page, w.start);
  for (const step of ["sokande", "kontakt", "bil"]) {
    await typeIn(page, right[step]);
    await press(page, w.continue);
  }
  await typeIn(page, { ...right.period, "start/day": "31", "start/month": "3", "start/year": "2027" });
  await press(page, w.continue);
  await assertErrors(page, [[w.errors["start past"], "f-start"]]);
  await typeIn(page, { "start/day": "1", "start/month": "4" });
  await press(page, w.continue);
  await onView(page, w.headings.review);
  await page.context().close();
});
