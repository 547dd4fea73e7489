// Without JavaScript the page is one long form: everything can be read in order, conditions are said in words,
// and it posts to the endpoint.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { endpoint, formPage, startWorld } from "./support/browser.mjs";
import { everything, fill, pdf, year } from "./support/form.mjs";
import { languages, words } from "./support/words.mjs";

let world;
before(async () => { world = await startWorld(); });
afterEach(() => world.assertQuiet());
after(() => world.close());

const visibleLines = async (page, selector) => (await page.locator(selector).innerText()).split("\n").map((line) => line.trim()).filter(Boolean);

for (const language of languages) {
  const w = words[language];
  const l = w.labels;
  const o = w.options;

  test(`${language}: everything can be read, in order, with its conditions in words`, async () => {
    const page = await world.open(formPage(language), { javaScriptEnabled: false });
    const expected = [
      w.title, w.start,
      w.part(1), w.headings.sokande,
      l.folkbokford, o.yes, o.no,
      w.group, l["person/fornamn"], l["person/efternamn"], l["person/personnummer"],
      w.conditions.inte_folkbokford, w.headings.inte_folkbokford,
      w.part(2), w.headings.kontakt,
      l.bostad,
      l.beslut, o.epost, o.sms, o.brev,
      w.conditions.epost, l.epost,
      w.conditions.telefon, `${l.telefon} ${w.optional}`,
      w.part(3), w.headings.bil,
      l.regnr,
      l.agande, o.egen, o.leasing, o.tjanst, o.annan,
      w.conditions.avtal, l.avtal,
      w.conditions.annan_agare, w.headings.annan_agare,
      w.part(4), w.headings.period,
      l.start,
      `${l.slut} ${w.optional}`,
      w.part(5), w.headings.godkann,
      l.intygande,
      w.send,
    ];
    const lines = await visibleLines(page, "main");
    let at = -1;
    for (const words of expected) {
      const found = lines.indexOf(words, at + 1);
      assert.ok(found > at, `“${words}” after “${lines[at] ?? "the top"}” in:\n${lines.slice(at + 1, at + 12).join("\n")}`);
      at = found;
    }
    const conditions = await page.locator(".f-condition:visible").allInnerTexts();
    assert.deepEqual(conditions, Object.values(w.conditions), "each condition once, and no other");
    await page.context().close();
  });

  test(`${language}: what only the script can do is not shown`, async () => {
    const page = await world.open(formPage(language), { javaScriptEnabled: false });
    for (const gone of ["#review", "#receipt", "#error-summary", ".f-error", ".f-actions", ".f-back", "[data-status]:not(:empty)"])
      for (const element of await page.locator(gone).all()) assert.equal(await element.isVisible(), false, gone);
    assert.deepEqual(await page.locator("button:visible").allInnerTexts(), [w.send], "the only button sends");
    assert.equal(await page.locator(".f-field:visible").count(), 14, "every question");
    await page.context().close();
  });

  test(`${language}: the browser itself demands what is always asked, and nothing else`, async () => {
    const page = await world.open(formPage(language), { javaScriptEnabled: false });
    await page.getByRole("button", { name: w.send, exact: true }).click();
    assert.ok(await page.locator("[name=folkbokford]").first().evaluate((input) => input === document.activeElement), "the first that is missing");
    await fill(page, everything);
    assert.equal(await page.locator("#form").evaluate((form) => form.checkValidity()), true, "nothing that only some must answer");
    assert.equal(world.receiver.requests.length, 0);
    await page.context().close();
    const guided = await world.open(formPage(language));
    assert.equal(await guided.locator("[required]").count(), 0, "the script says it better");
    await guided.context().close();
  });

  test(`${language}: the form posts every field to the endpoint`, async () => {
    const page = await world.open(formPage(language), { javaScriptEnabled: false });
    await page.getByRole("link", { name: w.start, exact: true }).click();
    assert.ok(await page.getByText(l.folkbokford, { exact: true }).isVisible());
    await fill(page, everything);
    const files = [pdf("Avtal, sida 1.pdf"), pdf("Åkes ”sida” 2.pdf")];
    await fill(page, { avtal: files, telefon: "070-174 06 05" });
    await page.getByRole("button", { name: w.send, exact: true }).click();
    await page.waitForURL(endpoint);
    const [{ headers, fields, files: sent }] = world.receiver.requests;
    assert.match(headers["content-type"], /^multipart\/form-data; boundary=/);
    assert.deepEqual(fields, [
      ["folkbokford", "yes"],
      ["person/fornamn", "Åsa"], ["person/efternamn", "Öberg"], ["person/personnummer", "19121212-1212"],
      ["bostad/care_of", ""], ["bostad/street", "Storgatan 1"], ["bostad/postal_code", "111 22"], ["bostad/city", "Stockholm"],
      ["beslut", "epost"], ["epost", "asa@example.com"], ["telefon", "070-174 06 05"],
      ["regnr", "abc 123"], ["agande", "egen"],
      ["start/day", "1"], ["start/month", "2"], ["start/year", String(year)],
      ["slut/day", ""], ["slut/month", ""], ["slut/year", ""],
      ["intygande", "yes"],
    ]);
    assert.deepEqual(sent.avtal.map(({ name }) => name), files.map(({ name }) => name));
    files.forEach(({ buffer }, index) => assert.ok(buffer.equals(sent.avtal[index].bytes)));
    world.receiver.reset();
    await page.context().close();
  });
}

test("a script that fails to load leaves the same page", async () => {
  const without = await world.open(formPage("sv"), { javaScriptEnabled: false });
  const failed = await world.open(formPage("sv"), { block: "**/*.js" });
  assert.deepEqual(await visibleLines(failed, "body"), await visibleLines(without, "body"));
  for (const page of [without, failed]) await page.context().close();
});

test("the catalogue leads to the form and between the languages", async () => {
  const page = await world.open("sv/index.html", { javaScriptEnabled: false });
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), words.sv.catalogue);
  await page.locator(".f-languages summary").click();
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), words.en.catalogue);
  await page.getByRole("link", { name: words.en.title }).click();
  await page.locator(".f-languages summary").click();
  await page.getByRole("navigation").getByRole("link", { name: "Svenska", exact: true }).click();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), words.sv.title);
  await page.getByRole("link", { name: words.sv.site }).click();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), words.sv.catalogue);
  await page.context().close();
});
