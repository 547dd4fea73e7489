// The start page, and the promises that the receipt repeats.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { formPage, startWorld } from "./support/browser.mjs";
import { button, goTo, onView, text } from "./support/form.mjs";
import { words } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

const forms = ["boendeparkering", "bygglov", "forskoleplats", "serveringstillstand"];
const said = {
  sv: {
    facts: ["För privatpersoner.", "Det tar 3–10 minuter att fylla i.", "Du får svar inom 5 arbetsdagar."],
    needs: ["En e-legitimation, till exempel BankID. Vi måste veta att det är du som ansöker.", "Personnummer", "Bilens registreringsnummer",
      "Avtal som visar att du får använda bilen privat. Behövs bara om det här stämmer: Du äger inte bilen själv."],
    more: "Mer om hur vi använder uppgifterna", statement: "Tillgänglighetsredogörelse",
    promise: (date) => `Du får svar senast ${date}.`, dates: ["fredag 11 december 2026", "måndag 4 januari 2027"],
  },
  en: {
    facts: ["For private individuals.", "It takes 3–10 minutes to fill in.", "You will get an answer within 5 working days."],
    needs: ["An electronic ID, for example BankID. We need to know that it is you who is applying.", "Personal identity number", "The car’s registration number",
      "Agreement that shows that you may use the car privately. Needed only if this is true: You do not own the car yourself."],
    more: "More about how we use your information", statement: "Accessibility statement",
    promise: (date) => `You will get an answer by ${date}.`, dates: ["Friday, 11 December 2026", "Monday, 4 January 2027"],
  },
};

for (const [language, w] of Object.entries(said)) {
  test(`${language}: the start page says what it should`, async () => {
    const page = await world.open(formPage(language));
    const list = (selector) => page.locator(selector).evaluateAll((all) => all.map((item) => item.innerText.trim()));
    assert.deepEqual(await list("#start .f-start__facts > li"), w.facts);
    assert.deepEqual(await list("#start .f-start__facts + h2 + ul > li"), w.needs);
    const details = page.locator("#start details");
    assert.equal(await details.getAttribute("open"), null);
    await page.getByText(w.more, { exact: true }).click();
    assert.ok(await details.locator("dt").first().isVisible());
    await page.locator("#start").getByRole("link", { name: w.statement }).click();
    await page.waitForURL(`**/${language}/boendeparkering/accessibility.html`);
    assert.equal(await page.locator("h1").count(), 1);
    await page.context().close();
  });

  for (const [index, received] of ["2026-12-04T22:30:00Z", "2026-12-21T23:30:00Z"].entries())
    test(`${language}: the receipt says when an answer comes, for what was received ${received}`, async () => {
      // The second is past midnight in Sweden: five working days after the 22nd, not the 21st, is over New Year.
      const page = await world.open(formPage(language));
      await goTo(page, "review");
      world.receiver.next({ status: 201, type: "application/json", body: { receipt_number: "2026-1", received } });
      await button(page, words[language].send).click();
      await onView(page, words[language].headings.receipt);
      assert.equal(await text(page.locator("[data-promise]")), w.promise(w.dates[index]));
      await page.context().close();
    });
}

for (const form of forms)
  test(`${form}: the start page is found faultless, wide and narrow, with JavaScript and without`, async () => {
    for (const width of [1280, 320])
      for (const javaScriptEnabled of [true, false])
        for (const language of ["sv", "en"]) {
          const page = await world.open(`${language}/${form}/index.html`, { viewport: { width, height: 900 }, javaScriptEnabled });
          // What axe knows is in the template, which is the same for all languages.
          if (javaScriptEnabled && language === "sv") {
            await page.locator("#start summary").click();
            assert.deepEqual((await look(page)).faults, []);
            assert.deepEqual(await smallTargets(page), []);
          }
          assert.deepEqual(await wideEnough(page), fits);
          for (const part of [".f-start__facts", ".f-start__action a", ".f-channels", "summary"])
            assert.ok(await page.locator(`#start ${part}`).first().isVisible(), part);
          await page.context().close();
        }
  });

test("on a phone the button to begin is within two screens", async () => {
  for (const form of forms) {
    const page = await world.open(`sv/${form}/index.html`, { viewport: { width: 390, height: 844 } });
    const { y } = await page.locator("[data-start]").boundingBox();
    assert.ok(y < 2 * 844, `${form}: ${y}`);
    await page.context().close();
  }
});

test("what gets the focus outside the window is brought into it", async () => {
  const page = await world.open("sv/forskoleplats/index.html#step-sokande", { viewport: { width: 320, height: 256 } });
  const name = page.locator("input[name='person/efternamn']");
  assert.ok(await name.evaluate((input) => input.getBoundingClientRect().top > innerHeight), "it begins outside");
  await name.evaluate((input) => input.focus({ preventScroll: true }));
  await page.waitForFunction(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return document.activeElement.localName === "input" && top >= 0 && bottom <= innerHeight;
  });
  await page.context().close();
});

test("without JavaScript what is folded opens", async () => {
  const page = await world.open(formPage("sv"), { javaScriptEnabled: false });
  await page.getByText(said.sv.more, { exact: true }).click();
  assert.ok(await page.getByText("Vi sparar uppgifterna i 2 år.").isVisible());
  await page.context().close();
});

test("the accessibility statement is found faultless and leads to Digg", async () => {
  for (const width of [1280, 320])
    for (const language of width === 1280 ? ["sv", "en", "sv-simple"] : ["sv"]) {
      const page = await world.open(`${language}/accessibility.html`, { viewport: { width, height: 900 } });
      assert.deepEqual((await look(page)).faults, []);
      assert.deepEqual(await wideEnough(page), fits);
      assert.deepEqual(await smallTargets(page), []);
      assert.equal(await page.locator("a[href='https://www.digg.se/tdosanmalan']").count(), 1);
      await page.context().close();
    }
});

test("lättläst: a language of its own, read aloud as Swedish, from the menu to the receipt", async () => {
  const page = await world.open(formPage("sv"));
  await page.locator(".f-languages summary").click();
  await page.getByRole("navigation").getByRole("link", { name: "Lättläst svenska" }).click();
  await page.waitForURL("**/sv-simple/boendeparkering/index.html");
  assert.equal(await page.getAttribute("html", "lang"), "sv");
  assert.equal(await page.locator("nav [aria-current]").getAttribute("hreflang"), "sv-simple");
  assert.deepEqual((await look(page)).faults, []);
  const answers = {
    folkbokford: "yes", "person/fornamn": "Åsa", "person/efternamn": "Öberg", "person/personnummer": "19121212-1212",
    "bostad/street": "Storgatan 1", "bostad/postal_code": "111 22", "bostad/city": "Stockholm", beslut: "brev", regnr: "ABC 123", agande: "egen",
    "start/day": "1", "start/month": "2", "start/year": String(new Date().getFullYear() + 1),
  };
  await page.getByRole("link", { name: "Börja", exact: true }).click();
  for (const heading of ["Frågor om dig", "Så kan vi nå dig", "Din bil", "När ska tillståndet gälla?"]) {
    await onView(page, heading);
    for (const [name, value] of Object.entries(answers)) {
      const input = page.locator(`[name="${name}"]:visible`);
      if (!await input.count()) continue;
      if (await input.first().getAttribute("type") === "radio") await page.locator(`[name="${name}"][value="${value}"]`).check();
      else await input.fill(value);
    }
    await button(page, "Fortsätt").click();
  }
  await onView(page, "Kontrollera dina svar");
  await page.getByRole("checkbox", { name: "Jag lovar att mina svar är sanna" }).check();
  await button(page, "Skicka in").click();
  await onView(page, "Vi har tagit emot dina svar");
  assert.equal(world.receiver.requests.at(-1).submission.language, "sv-simple");
  assert.match(await text(page.locator("[data-promise]")), /^Du får svar senast (måndag|tisdag|onsdag|torsdag|fredag) /);
  await page.context().close();
});

test("a form that is not in lättläst is not offered in it", async () => {
  const page = await world.open("sv/bygglov/index.html");
  assert.equal(await page.locator("[hreflang='sv-simple']").count(), 0);
  assert.ok(!world.site.files.includes("sv-simple/bygglov/index.html"));
  await page.goto(`${world.server.address}/sv-simple/index.html`);
  assert.deepEqual(await page.locator(".f-catalogue a").evaluateAll((all) => all.map((a) => a.getAttribute("href"))), ["boendeparkering/index.html", "forskoleplats/index.html"]);
  await page.context().close();
});

test("terms are explained on demand, once a step, without JavaScript too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await world.open(formPage("sv"), { javaScriptEnabled });
    if (javaScriptEnabled) await goTo(page, "kontakt");
    const summary = page.getByText("Vad betyder ”folkbokförd”?", { exact: true });
    const definition = page.getByText("Du är folkbokförd på den adress där Skatteverket har registrerat att du bor.");
    assert.equal(await summary.count(), 1);
    assert.equal(await definition.isVisible(), false);
    await summary.click();
    assert.ok(await definition.isVisible());
    if (javaScriptEnabled) {
      assert.deepEqual((await look(page)).faults, []);
      assert.deepEqual(await smallTargets(page), []);
    }
    // Nothing to press inside what is read out as a name or a description.
    assert.equal(await page.locator(":is(label, legend, .f-hint) :is(a, button, summary, details)").count(), 0);
    await page.context().close();
  }
});

test("what has to be answered again is told in the language of the page", async () => {
  const page = await world.open(formPage("sv"));
  await goTo(page, "kontakt");
  await page.locator(".f-languages summary").click();
  await page.getByRole("navigation").getByRole("link", { name: "English", exact: true }).click();
  await page.locator("html[lang=en]").waitFor();
  assert.deepEqual(await page.locator(".f-notice:visible li").allTextContents(), ["Personal identity number"]);
  await page.context().close();
});
