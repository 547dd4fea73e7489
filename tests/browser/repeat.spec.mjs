// Rows that one adds and removes, in a form made for it (forms/rader): by keyboard, with errors, on the review, to the
// receiver, and without JavaScript.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { fits, look, smallTargets, wideEnough } from "./support/axe.mjs";
import { focused, startWorld } from "./support/browser.mjs";
import { button, fill, onView, pdf, readAnswers, text } from "./support/form.mjs";
import { press, tabToName, tabToText, typeIn } from "./support/keyboard.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { rowForm, schemasOf } from "./support/site.mjs";
import { languages, words } from "./support/words.mjs";

const own = {
  sv: {
    familj: "Din familj", utgifter: "Dina utgifter",
    barn: (number) => `Barn ${number}`, utgift: (number) => `Utgift ${number}`,
    addBarn: "Lägg till ett barn", addUtgift: "Lägg till: Utgift", remove: "Ta bort",
    fullBarn: "Du kan inte lägga till fler än 4.", fullUtgift: "Du kan inte lägga till fler än 2.",
    removed: (row) => `Du tog bort ${row}.`,
    room: "Här finns plats för 3. Lämna tomt det du inte behöver.",
    missing: (label) => `Fyll i ”${label}”`, missingDate: "Fyll i dag, månad och år i ”Födelsedatum”", missingSchool: "Svara ja eller nej på ”Går barnet i skolan?”",
    future: "Födelsedatumet kan inte vara i framtiden", tooMany: "Du kan söka för högst tre barn på en gång",
    labels: { har: "Har du barn?", namn: "Namn", fodd: "Födelsedatum", skola: "Går barnet i skolan?", skolnamn: "Skolans namn", intyg: "Intyg", vad: "Vad betalar du för?",
      belopp: "Hur mycket betalar du?", summa: "Summa", intygande: "Jag intygar att mina svar stämmer", skolan: "Skolan", utgifter: "Utgifter" },
    preschool: "Barnet kan få plats i förskolan.", several: "Flera utgifter", signed: "Film på teckenspråk",
    birth: "1 februari 2020", kronor: ["100,50 kr", "9 100,50 kr", "9 000 kr"],
  },
  en: {
    familj: "Your family", utgifter: "Your costs",
    barn: (number) => `Child ${number}`, utgift: (number) => `Cost ${number}`,
    addBarn: "Add a child", addUtgift: "Add: Cost", remove: "Remove",
    fullBarn: "You cannot add more than 4.", fullUtgift: "You cannot add more than 2.",
    removed: (row) => `You removed ${row}.`,
    room: "There is room for 3 here. Leave empty what you do not need.",
    missing: (label) => `Fill in “${label}”`, missingDate: "Fill in day, month and year in “Date of birth”", missingSchool: "Answer yes or no to “Does the child go to school?”",
    future: "The date of birth cannot be in the future", tooMany: "You can apply for three children at most at a time",
    labels: { har: "Do you have children?", namn: "Name", fodd: "Date of birth", skola: "Does the child go to school?", skolnamn: "Name of the school", intyg: "Certificate",
      vad: "What do you pay for?", belopp: "How much do you pay?", summa: "Total", intygande: "I confirm that my answers are true", skolan: "The school", utgifter: "Costs" },
    preschool: "The child can get a place in preschool.", several: "Several costs", signed: "Film in sign language",
    birth: "1 February 2020", kronor: ["100,50 kr", "9 100,50 kr", "9 000 kr"],
  },
};
const child = (row, name, more) => ({ [`barn/${row}/namn`]: name, [`barn/${row}/fodd/day`]: "1", [`barn/${row}/fodd/month`]: "2", [`barn/${row}/fodd/year`]: "2020", ...more });
const inSchool = (row, school) => ({ [`barn/${row}/skola`]: "yes", [`barn/${row}/skolan/namn`]: school });
const formFile = (language) => `${language}/rader/index.html`;

let world;
before(async () => { world = await startWorld(...rowForm()); });
after(() => world.close());
afterEach(() => {
  world.receiver.reset();
  world.assertQuiet();
});

async function begin(language, options) {
  const page = await world.open(formFile(language), options);
  await page.getByRole("link", { name: words[language].start, exact: true }).click();
  await onView(page, own[language].familj);
  return page;
}

/// The rows that are seen: their titles.
const rows = (page) => page.locator("[data-row]:visible > legend").allInnerTexts();
const value = (page, name) => page.locator(`[name="${name}"]:not([type="radio"]), [name="${name}"]:checked`).inputValue();
const isVisible = (page, name) => page.locator(`[name="${name}"]`).first().isVisible();
const said = (page) => page.locator("#form > [role=status]");
const removeButton = (page, w, row) => button(page, `${w.remove} ${row}`);

/// Whatever has been done to the rows, each id is there once, and what points leads somewhere in the same row.
async function assertWhole(page) {
  const faults = await page.evaluate(() => {
    const faults = [];
    const seen = new Set();
    for (const { id } of document.querySelectorAll("[id]")) {
      if (seen.has(id)) faults.push(`twice: ${id}`);
      seen.add(id);
    }
    for (const node of document.querySelectorAll("[data-row] [for], [data-row] [aria-describedby]"))
      for (const id of (node.getAttribute("for") ?? node.getAttribute("aria-describedby")).split(" "))
        if (document.getElementById(id)?.closest("[data-row]") !== node.closest("[data-row]")) faults.push(`${node.outerHTML.slice(0, 80)} leads to ${id}`);
    document.querySelectorAll("[data-repeat]").forEach((repeat) => repeat.querySelectorAll("[data-row]").forEach((row, index) => {
      const path = `${repeat.dataset.repeat}/${index + 1}`;
      if (row.dataset.row !== String(index + 1)) faults.push(`row ${index + 1} is called ${row.dataset.row}`);
      for (const node of row.querySelectorAll("[name], [data-question], [data-group]"))
        if (!(node.name ?? node.dataset.question ?? node.dataset.group).startsWith(path + "/")) faults.push(`${node.outerHTML.slice(0, 80)} in ${path}`);
    }));
    return faults;
  });
  assert.deepEqual(faults, []);
}

for (const language of languages) {
  const w = { ...words[language], ...own[language] };

  test(`${language}: rows by keyboard alone, to the receipt`, async (t) => {
    const page = await world.open(formFile(language));
    await press(page, w.start);

    await t.test("one row to begin with, once it concerns one; it cannot be removed", async () => {
      assert.deepEqual(await rows(page), []);
      await typeIn(page, { har: "yes" });
      assert.deepEqual(await rows(page), [w.barn(1)]);
      assert.equal(await removeButton(page, w, w.barn(1)).count(), 0);
      await assertWhole(page);
    });

    await t.test("a new row gets the focus at its title, is empty, and is next to fill in", async () => {
      await typeIn(page, child(1, "Ada", { "barn/1/skola": "no" }));
      assert.ok(await page.getByText(w.preschool).isVisible());
      await press(page, w.addBarn);
      assert.deepEqual(await rows(page), [w.barn(1), w.barn(2)]);
      assert.equal(await focused(page), w.barn(2));
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.name), "barn/2/namn");
      assert.equal(await page.evaluate(() => document.activeElement.value), "");
      assert.equal(await page.locator('[name="barn/2/skola"]:checked').count(), 0);
      assert.equal(await value(page, "barn/1/skola"), "no", "the first row's radio buttons are untouched");
      await typeIn(page, { "barn/2/fodd/day": "1", ...inSchool(2, "Södra") });
      assert.equal(await page.getByText(w.preschool).count(), 2, "as many as there are rows");
      assert.equal(await page.locator(".f-info:visible").count(), 1, "shown in the row it concerns");
      await assertWhole(page);
    });

    await t.test("when there is no room for more, a sentence says so in place of the button", async () => {
      await press(page, w.addBarn);
      await press(page, w.addBarn);
      assert.deepEqual(await rows(page), [1, 2, 3, 4].map(w.barn));
      assert.equal(await focused(page), w.barn(4));
      assert.equal(await button(page, w.addBarn).count(), 0);
      assert.ok(await page.getByText(w.fullBarn, { exact: true }).isVisible());
      await assertWhole(page);
    });

    await t.test("errors say which row, and lead into it; one of all the rows leads to them", async () => {
      const future = String(new Date().getFullYear() + 1);
      await typeIn(page, { "barn/3/namn": "Cleo", "barn/3/fodd/day": "1", "barn/3/fodd/month": "2", "barn/3/fodd/year": future, "barn/3/skola": "no" });
      await press(page, w.continue);
      await page.locator("#error-summary:focus").waitFor();
      const missing = (row, what) => `${w.barn(row)}: ${what}`;
      const links = await page.locator("#error-summary a").evaluateAll((all) => all.map((a) => [a.textContent, a.hash.slice(1)]));
      assert.equal(links[0][0], w.tooMany);
      assert.deepEqual(links.slice(1).filter(([message]) => /[ :] ?(?:Fyll i ”Namn”|Fill in “Name”)/.test(message) || message.includes(w.future) || message.startsWith(w.barn(4))), [
        [missing(2, w.missing(w.labels.namn)), "f-barn-2-namn"],
        [missing(3, w.future), "f-barn-3-fodd"],
        [missing(4, w.missing(w.labels.namn)), "f-barn-4-namn"], [missing(4, w.missingDate), "f-barn-4-fodd"], [missing(4, w.missingSchool), "f-barn-4-skola"],
      ]);
      assert.equal(await page.locator('[data-question^="barn/1/"].f-field--error').count(), 0);
      assert.equal(await text(page.locator('[data-question="barn/2/namn"] .f-error')), `${w.errorPrefix} ${w.missing(w.labels.namn)}`, "in the row its title says the rest");
      await tabToText(page, missing(3, w.future));
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "f-barn-3-fodd");
      await tabToText(page, w.tooMany, "Shift+Tab");
      await page.keyboard.press("Enter");
      assert.equal(await text(page.locator(":focus")), `${w.errorPrefix} ${w.tooMany}`);
      assert.equal(await focused(page), "f-barn-error");
    });

    await t.test("the last row is removed: focus goes to the button that adds, and it is said", async () => {
      await press(page, `${w.remove} ${w.barn(4)}`);
      assert.equal(await focused(page), w.addBarn);
      await said(page).getByText(w.removed(w.barn(4)), { exact: true }).waitFor();
      assert.deepEqual(await rows(page), [1, 2, 3].map(w.barn));
      assert.equal(await page.locator("#error-summary").isVisible(), false, "errors are about rows as they were");
      assert.ok(!(await page.title()).startsWith(w.errorPrefix));
      await assertWhole(page);
    });

    await t.test("the first row is removed: focus goes to the next, whose answers have followed it", async () => {
      await press(page, `${w.remove} ${w.barn(1)}`);
      assert.equal(await focused(page), w.barn(1));
      await said(page).getByText(w.removed(w.barn(1)), { exact: true }).waitFor();
      assert.deepEqual(await rows(page), [w.barn(1), w.barn(2)]);
      assert.deepEqual([await value(page, "barn/1/fodd/day"), await value(page, "barn/1/skola"), await value(page, "barn/1/skolan/namn")], ["1", "yes", "Södra"]);
      assert.deepEqual([await value(page, "barn/2/namn"), await value(page, "barn/2/skola")], ["Cleo", "no"]);
      assert.equal(await isVisible(page, "barn/2/intyg"), true);
      await assertWhole(page);
    });

    await t.test("right, with a file in the second row", async () => {
      await typeIn(page, { ...child(1, "Bo"), ...child(2, "Cleo", { "barn/2/intyg": [pdf("intyg.pdf")] }) });
      await press(page, w.continue);
      await onView(page, w.utgifter);
    });

    await t.test("no rows at all are fine, and the review says so and leads to where one adds", async () => {
      assert.deepEqual(await rows(page), []);
      await typeIn(page, { intygande: "yes" });
      await press(page, w.continue);
      await onView(page, w.headings.review);
      assert.ok((await readAnswers(page)).some(([label, answer]) => label === w.labels.utgifter && answer === w.notAnswered));
      await press(page, `${w.change} ${w.labels.utgifter}`);
      await onView(page, w.utgifter);
      assert.equal(await focused(page), w.addUtgift);
    });

    await t.test("what is calculated follows the rows, and is said when one pauses", async () => {
      const total = page.locator('[data-question="summa"] output');
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), w.utgift(1));
      await typeIn(page, { "utgift/1/vad": "Mat" });
      await tabToName(page, "utgift/1/belopp");
      await page.keyboard.type("100,5");
      assert.equal(await text(total), w.kronor[0]);
      assert.equal(await total.getAttribute("aria-live"), "off");
      assert.equal(await text(said(page)), "", "nothing while one types");
      await said(page).getByText(w.labels.summa).waitFor();
      assert.equal(await text(said(page)), `${w.labels.summa}: ${w.kronor[0]}.`);
      await press(page, w.addUtgift);
      assert.ok(await page.getByRole("heading", { name: w.several }).isVisible());
      assert.ok(await page.getByText(w.fullUtgift, { exact: true }).isVisible());
      await typeIn(page, { "utgift/2/vad": "Hyra", "utgift/2/belopp": "9 000" });
      assert.equal(await text(total), w.kronor[1]);
      await press(page, `${w.remove} ${w.utgift(1)}`);
      assert.equal(await text(total), w.kronor[2]);
      await said(page).getByText(w.labels.summa).waitFor();
      assert.equal(await text(said(page)), `${w.removed(w.utgift(1))} ${w.labels.summa}: ${w.kronor[2]}.`);
    });

    const expected = [
      [w.labels.har, w.options.yes],
      [w.labels.namn, "Bo"], [w.labels.fodd, w.birth], [w.labels.skola, w.options.yes], [w.labels.skolnamn, "Södra"],
      [w.labels.namn, "Cleo"], [w.labels.fodd, w.birth], [w.labels.skola, w.options.no], [w.labels.intyg, "intyg.pdf (3 kB)"],
      [w.labels.vad, "Hyra"], [w.labels.belopp, w.kronor[2]], [w.labels.summa, w.kronor[2]], [w.labels.intygande, w.options.yes],
    ];
    const headings = [w.familj, w.barn(1), `${w.barn(1)}, ${w.labels.skolan}`, w.barn(2), w.utgifter, w.utgift(1)];
    const readHeadings = () => page.locator("[data-answers]:visible :is(h3, h4, h5)").allInnerTexts();

    await t.test("the review has a heading for each row, and its links lead into the right one", async () => {
      await press(page, w.continue);
      await onView(page, w.headings.review);
      assert.deepEqual(await readAnswers(page), expected);
      assert.deepEqual(await readHeadings(), headings);
      assert.equal(await page.getByRole("link", { name: `${w.change} ${w.labels.summa}` }).count(), 0, "what is calculated cannot be changed");
      await press(page, `${w.change} ${w.labels.namn}, ${w.barn(2)}`);
      await onView(page, w.familj);
      assert.equal(await focused(page), "f-barn-2-namn");
      await typeIn(page, { "barn/2/namn": "Clea" });
      await press(page, w.continue);
      await onView(page, w.headings.review);
      expected[5][1] = "Clea";
      assert.deepEqual(await readAnswers(page), expected);
    });

    await t.test("sent: rows are a list that the schema takes, and the file's part says its row", async () => {
      await press(page, w.send);
      await onView(page, w.headings.receipt);
      const [{ submission, files }] = world.receiver.requests;
      assert.deepEqual(submission, { form: "rader", version: "1.0.0", language, answers: {
        har: true,
        barn: [{ namn: "Bo", fodd: "2020-02-01", skola: true, skolan: { namn: "Södra" } },
          { namn: "Clea", fodd: "2020-02-01", skola: false, intyg: [{ part: "barn.2.intyg-1", name: "intyg.pdf", media_type: "application/pdf", size: 2500 }] }],
        utgift: [{ vad: "Hyra", belopp: 900_000 }],
        summa: 900_000,
        intygande: true,
      } });
      const valid = compileSchema(schemasOf(world.site)[0]);
      assert.ok(valid(submission), JSON.stringify(valid.errors));
      assert.deepEqual(Object.keys(files), ["barn.2.intyg-1"]);
      assert.deepEqual(await readAnswers(page), expected);
      assert.deepEqual((await readHeadings()).filter((heading) => headings.includes(heading)), headings);
    });

    await t.test("the next person at the same computer begins with no one's rows", async () => {
      await page.evaluate(() => { location.hash = "start"; });
      await page.getByRole("link", { name: w.start, exact: true }).click();
      await onView(page, w.familj);
      await fill(page, { har: "yes" });
      assert.deepEqual(await rows(page), [w.barn(1)]);
      assert.equal(await value(page, "barn/1/namn"), "");
    });
    await page.context().close();
  });

  test(`${language}: what the receiver finds wrong in a row is shown in that row`, async () => {
    const page = await begin(language);
    await fill(page, { har: "yes" });
    await button(page, w.addBarn).click();
    await fill(page, { ...child(1, "A", inSchool(1, "S")), ...child(2, "B", inSchool(2, "S")) });
    await button(page, w.continue).click();
    await onView(page, w.utgifter);
    await fill(page, { intygande: "yes" });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    world.receiver.next({ status: 422, type: "application/problem+json", body: { errors: [
      { pointer: "#/answers/barn/1/namn", detail: "Namn?" }, { pointer: "/answers/barn/0/fodd", detail: "Dag?" }, { pointer: "#/answers/barn/0", detail: "Rad?" },
      { pointer: "#/answers/barn/7/namn", detail: "Vem?" }, { pointer: "#/answers/barn", detail: "Barn?" }, { pointer: "#/answers/barn/1/skolan/namn", detail: "Skola?" },
      { pointer: "#/answers/barn/0/skolan", detail: "Vilken?" },
    ] } });
    await button(page, w.send).click();
    await onView(page, w.familj);
    const links = await page.locator("#error-summary a").evaluateAll((all) => all.map((a) => [a.textContent, a.hash.slice(1)]));
    assert.deepEqual(links, [[`${w.barn(2)}: Namn?`, "f-barn-2-namn"], [`${w.barn(1)}: Dag?`, "f-barn-1-fodd"], ["Rad?", "f-barn-error"], ["Vem?", "f-barn-error"],
      ["Barn?", "f-barn-error"], [`${w.barn(2)}: Skola?`, "f-barn-2-skolan-namn"],
      [`${w.barn(1)}: Vilken?`, "f-barn-1-skolan-namn"]]);
    assert.equal(await text(page.locator("#f-barn-error")), `${w.errorPrefix} Rad? Vem? Barn?`);
    assert.equal(await text(page.locator("#f-barn-2-namn-error")), `${w.errorPrefix} Namn?`);
    await page.context().close();
  });

  test(`${language}: a rule on rows that only the receiver knows is shown in the row that breaks it`, async () => {
    const contract = world.contracts.find(({ form }) => form === "rader");
    const { rules } = contract;
    contract.rules = { repeats: ["barn"], rules: [{ id: "namn", rows: "barn", pointer: "/answers/barn/{row}/namn", then: ["is-not", "barn/namn", "B"], message: { sv: "Inte B", en: "Not B" } }] };
    const page = await begin(language);
    await fill(page, { har: "yes" });
    await button(page, w.addBarn).click();
    await fill(page, { ...child(1, "A", inSchool(1, "S")), ...child(2, "B", inSchool(2, "S")) });
    await button(page, w.continue).click();
    await onView(page, w.utgifter);
    await fill(page, { intygande: "yes" });
    await button(page, w.continue).click();
    await onView(page, w.headings.review);
    await button(page, w.send).click();
    await onView(page, w.familj);
    const links = await page.locator("#error-summary a").evaluateAll((all) => all.map((a) => [a.textContent, a.hash.slice(1)]));
    assert.deepEqual(links, [[`${w.barn(2)}: ${language === "sv" ? "Inte B" : "Not B"}`, "f-barn-2-namn"]]);
    contract.rules = rules;
    await page.context().close();
  });

  test(`${language}: rows are there when one comes back, as they were`, async () => {
    const page = await begin(language);
    await fill(page, { har: "yes" });
    await button(page, w.addBarn).click();
    await button(page, w.addBarn).click();
    await fill(page, { "barn/1/namn": "A", "barn/2/namn": "B" });
    await page.goto(`${world.server.address}/${formFile(language === "sv" ? "en" : "sv")}`);
    await page.goBack();
    await onView(page, w.familj);
    await page.locator('[data-row="2"]:visible').first().waitFor();
    assert.deepEqual(await rows(page), [w.barn(1), w.barn(2), w.barn(3)]);
    assert.deepEqual([await value(page, "barn/1/namn"), await value(page, "barn/2/namn")], ["A", "B"]);
    await assertWhole(page);
    await page.context().close();
  });

  test(`${language}: without JavaScript there are rows to fill in, and no buttons that would do nothing`, async () => {
    const page = await world.open(formFile(language), { javaScriptEnabled: false });
    assert.deepEqual(await rows(page), [1, 2, 3].map(w.barn).concat([1, 2].map(w.utgift)));
    assert.ok(await page.getByText(w.room, { exact: true }).isVisible());
    assert.deepEqual(await page.locator("button:visible").allInnerTexts(), [w.send]);
    for (const gone of ["[data-full]", ".f-error"]) for (const node of await page.locator(gone).all()) assert.equal(await node.isVisible(), false, gone);
    assert.ok(await page.locator(".f-repeat .f-condition").first().isVisible());
    await fill(page, { har: "yes", "barn/1/namn": "A", "barn/3/namn": "C", "barn/3/skola": "yes", intygande: "yes" });
    assert.equal(await page.locator("#form").evaluate((form) => form.checkValidity()), true, "nothing is demanded of the rows");
    await button(page, w.send).click();
    await page.waitForURL("https://e-tjanster.example/rader");
    const [{ fields }] = world.receiver.requests;
    assert.deepEqual(fields.filter(([name, value]) => name.startsWith("barn/") && value), [["barn/1/namn", "A"], ["barn/3/namn", "C"], ["barn/3/skola", "yes"]]);
    await page.context().close();
  });

  // The same templates: another language is looked at where its words have least room.
  for (const width of language === "sv" ? [1280, 320] : [320])
    test(`${language}: nothing for axe, and nothing to scroll sideways, ${width} px wide`, async (t) => {
      const page = await world.open(formFile(language), { viewport: { width, height: 800 } });
      // A film in sign language has no sound to caption, which axe cannot know.
      const faults = async (seen) => (await look(seen)).faults.filter((fault) => !fault.startsWith(`video-caption: video[aria-label="${w.signed}"]`));
      const state = (name) => t.test(name, async () => {
        assert.deepEqual(await faults(page), []);
        assert.deepEqual(await wideEnough(page), fits);
        assert.deepEqual(await smallTargets(page), []);
      });
      await page.getByRole("link", { name: w.start, exact: true }).click();
      await fill(page, { har: "yes" });
      await state("one row");
      for (let more = 0; more < 3; more += 1) await button(page, w.addBarn).click();
      await fill(page, { ...child(1, "Ada", inSchool(1, "Södra")), ...child(2, "Bo", { "barn/2/skola": "no" }) });
      await state("four rows");
      await button(page, w.continue).click();
      await page.locator("#error-summary:focus").waitFor();
      await state("errors in rows");
      await removeButton(page, w, w.barn(4)).click();
      await removeButton(page, w, w.barn(3)).click();
      await said(page).getByText(w.removed(w.barn(3))).waitFor();
      await state("rows removed");
      await button(page, w.continue).click();
      await onView(page, w.utgifter);
      await state("no rows");
      await button(page, w.addUtgift).click();
      await fill(page, { "utgift/1/vad": "Hyra", "utgift/1/belopp": "9000", intygande: "yes" });
      await said(page).getByText(w.labels.summa).waitFor();
      await state("a calculation");
      await button(page, w.continue).click();
      await onView(page, w.headings.review);
      await state("review");
      await button(page, w.send).click();
      await onView(page, w.headings.receipt);
      await state("receipt");
      await page.context().close();
      const plain = await world.open(formFile(language), { viewport: { width, height: 800 }, block: "**/*.js" });
      await t.test("no script", async () => {
        assert.deepEqual(await faults(plain), []);
        assert.deepEqual(await wideEnough(plain), fits);
      });
      await plain.context().close();
    });
}
