// Answers are kept in the tab, on the device only when the person asks, and in a file; what is sensitive only in the file,
// and nothing after sending or removing.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { look } from "./support/axe.mjs";
import { focused, startWorld } from "./support/browser.mjs";
import { button, fill, onView, pdf, text } from "./support/form.mjs";
import { project } from "./support/site.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "blankett-saving-"));
const source = readFileSync(path.join(project, "tests/browser/forms/spara/form.xml"), "utf8");

/// The form with changes, in a folder of its own: the arguments that build it.
function changed(name, ...changes) {
  const file = path.join(folder, name, "spara/form.xml");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, changes.reduce((xml, [from, to]) => {
    assert.ok(xml.includes(from), from);
    return xml.replace(from, to);
  }, source));
  return ["--forms", path.join(folder, name), "--language", "sv"];
}

let world, later, page;
before(async () => {
  world = await startWorld(...changed("now"));
  later = await startWorld(...changed("later",
    ['version="1.0.0"', 'version="2.0.0"'],
    ['<option value="buss">Buss</option>', ""],
    ['<text id="namn" required="yes" max-length="40"><label>Vad heter du?</label></text>', ""]));
});
after(async () => {
  await world.close();
  await later.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => world.receiver.reset());
afterEach(async () => {
  await page?.context().close();
  world.assertQuiet();
  later.assertQuiet();
});

const at = "sv/spara/index.html";
const secrets = /1212|migrän|hemlig/i;
const png = { ...pdf("Hemlig.png"), mimeType: "image/png" };
const everything = {
  agare: { agande: "leasing" },
  fodelse: { "fodd/day": "1", "fodd/month": "2", "fodd/year": "1980" },
  uppgifter: { namn: "Åsa <Öberg> & \"syster\"", personnummer: "19121212-1212", halsa: "Migrän ibland", bild: [png] },
  barnen: {},
};
const headings = { agare: "Vem äger bilen?", fodelse: "När är du född?", uppgifter: "Dina uppgifter", barnen: "Dina barn", review: "Kontrollera dina svar" };
const next = () => button(page, "Fortsätt").click();
const value = (name) => page.locator(`[name="${name}"]`).inputValue();
const keep = (name) => page.locator(`#form ~ .f-keep [data-keep="${name}"]`);
const notice = () => page.locator(".f-notice:visible");
const stored = () => page.evaluate(() => ({ tab: JSON.stringify(sessionStorage), device: JSON.stringify(localStorage) }));

/// Answers everything up to a step.
async function answer(until = "review") {
  await page.getByRole("link", { name: "Starta", exact: true }).or(page.locator("[data-start]")).first().click();
  for (const [step, values] of Object.entries(everything)) {
    await onHeading(headings[step]);
    if (step === until) return;
    await fill(page, values);
    if (step === "uppgifter") for (const each of ["cykel", "buss"]) await page.locator(`[name="fardmedel"][value="${each}"]`).check();
    if (step === "barnen") {
      for (const [row, name] of [[1, "Ali"], [2, "Bo"]]) {
        await page.locator("[data-add]").click();
        await fill(page, { [`barn/${row}/namn`]: name });
      }
      await page.locator('[name="barn/2/skola"][value="yes"]').check();
    }
    await next();
  }
  await onHeading(headings.review);
}

async function onHeading(words) {
  await page.locator("main section:not([hidden]) h2[tabindex]", { hasText: words }).first().waitFor();
  assert.equal(await page.locator("main section[data-view]:visible").count(), 1);
}

/// What was kept of everything but the secrets.
async function assertKept() {
  assert.equal(await page.locator('[name="agande"][value="leasing"]').isChecked(), true);
  assert.equal(await value("fodd/year"), "1980");
  assert.equal(await value("namn"), everything.uppgifter.namn);
  assert.deepEqual(await page.locator('[name="fardmedel"]:checked').evaluateAll((all) => all.map((box) => box.value)), ["cykel", "buss"]);
  assert.equal(await value("barn/1/namn"), "Ali");
  assert.equal(await value("barn/2/namn"), "Bo");
  assert.equal(await page.locator('[name="barn/2/skola"][value="yes"]').isChecked(), true);
}

async function saveFile() {
  await keep("save").click();
  await onHeading("Spara och fortsätt senare");
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Ladda ner mina svar").click()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function openFile(file) {
  await page.getByRole("link", { name: "Öppna sparade svar" }).click();
  await onHeading("Öppna sparade svar");
  if (file) await page.locator("#saved-file").setInputFiles(file);
  await button(page, "Öppna filen").click();
}

test("a step with one question has it as its heading, and its label once", async () => {
  page = await world.open(at);
  await answer("fodelse");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "När är du född?");
  assert.match(await page.title(), /^När är du född\? – Steg 2 av 5 – /);
  assert.equal(await page.getByRole("group", { name: "När är du född?" }).count(), 1);
  await page.goBack();
  await onHeading("Vem äger bilen?");
  assert.equal(await text(page.locator("#step-agare .f-caption")), "Bilens ägare");
  assert.deepEqual((await look(page)).faults, []);
  await next();
  await page.locator("#step-fodelse [name='fodd/year']").fill("");
  await next();
  assert.deepEqual((await look(page)).faults, []);
});

test("the tab keeps what was typed through a reload, but no secrets, and says what to answer again", async () => {
  page = await world.open(at);
  await answer();
  const { tab, device } = await stored();
  assert.equal(device, "{}", "nothing on the device");
  assert.match(tab, /Ali/);
  assert.doesNotMatch(tab, secrets);
  await page.goto("about:blank"); // the browser puts nothing back into another visit
  await page.goto(`${world.server.address}/${at}#review`);
  await onHeading("Dina uppgifter");
  await assertKept();
  assert.equal(await value("personnummer"), "");
  assert.deepEqual(await notice().locator("li").allInnerTexts(), ["Personnummer", "Hur mår du?", "En bild"]);
  assert.deepEqual((await look(page)).faults, []);
});

test("another tab starts with nothing", async () => {
  page = await world.open(at);
  await answer();
  const other = await page.context().newPage();
  await other.goto(`${world.server.address}/${at}`);
  assert.equal(await other.locator('[name="namn"]').inputValue(), "");
  assert.equal(await other.locator(".f-notice:visible").count(), 0);
});

test("coming back to the start, the answers are offered and can be removed; then nothing is left anywhere", async () => {
  page = await world.open(at);
  await answer();
  await page.goto("about:blank");
  await page.goto(`${world.server.address}/${at}`);
  assert.match(await text(notice()), /^Dina svar finns kvar sedan förut\./);
  assert.deepEqual((await look(page)).faults, []);
  await button(page, "Fortsätt med svaren").click();
  await onHeading("Dina uppgifter");
  await keep("clear").click();
  await onHeading("Vill du ta bort dina svar?");
  assert.deepEqual((await look(page)).faults, []);
  await button(page, "Tillbaka").click();
  await onHeading("Dina uppgifter");
  assert.equal(await value("namn"), everything.uppgifter.namn, "not removed by a look at the question");
  await keep("clear").click();
  await button(page, "Ta bort svaren").click();
  await page.locator("#start:not([hidden])").waitFor();
  assert.equal(await text(notice()), "Dina svar är borttagna.");
  assert.equal(await focused(page), "title");
  assert.deepEqual(await stored(), { tab: "{}", device: "{}" });
  assert.equal(await page.locator("form input:checked").count(), 0);
  assert.equal(await page.locator("[data-row]").count(), 0);
  await page.goBack();
  await page.waitForTimeout(200);
  assert.ok(await page.locator("#start").isVisible(), "the way back leads nowhere");
});

test("on the device only when asked, without secrets, for a week, and offered to whoever comes next", async () => {
  page = await world.open(at);
  await answer();
  await keep("save").click();
  await page.getByRole("checkbox").check();
  assert.match(await text(page.locator("[data-save-status]")), /^Svaren finns nu på den här enheten till /);
  assert.deepEqual((await look(page)).faults, []);
  const { device } = await stored();
  assert.match(device, /Ali/);
  assert.doesNotMatch(device, secrets);
  const other = await page.context().newPage();
  await page.close();
  page = other;
  await page.goto(`${world.server.address}/${at}`);
  assert.equal(await value("namn"), "", "not shown before it is asked for");
  assert.match(await text(notice()), /^Det finns svar som sparades på den här enheten /);
  await button(page, "Fortsätt med svaren").click();
  await onHeading("Dina uppgifter");
  await assertKept();
  await fill(page, { namn: "Bo" });
  await page.waitForTimeout(500);
  assert.match((await stored()).device, /Bo/, "kept on");
  await keep("save").click();
  assert.ok(await page.getByRole("checkbox").isChecked());
  await page.getByRole("checkbox").uncheck();
  assert.equal((await stored()).device, "{}");

  await page.getByRole("checkbox").check();
  const third = await page.context().newPage();
  await page.close();
  page = third;
  await page.clock.install({ time: Date.now() + 8 * 86_400_000 });
  await page.goto(`${world.server.address}/${at}`);
  assert.equal(await notice().count(), 0, "thrown away after a week");
  assert.equal((await stored()).device, "{}");
});

test("what is removed in one tab is not put back by another", async () => {
  page = await world.open(at);
  await answer("barnen");
  await keep("save").click();
  await page.getByRole("checkbox").check();
  const other = await page.context().newPage();
  await other.goto(`${world.server.address}/${at}`);
  await button(other, "Fortsätt med svaren").click();
  await page.locator("#save [data-back]").click();
  await keep("clear").click();
  await button(page, "Ta bort svaren").click();
  assert.equal((await stored()).device, "{}");
  await other.locator('[name="namn"]').fill("Cleo");
  await other.waitForTimeout(500);
  assert.equal((await stored()).device, "{}");
});

test("what another left on the device can be removed unseen, and is not overwritten by who starts anew", async () => {
  page = await world.open(at);
  await answer("uppgifter");
  await keep("save").click();
  await page.getByRole("checkbox").check();
  const other = await page.context().newPage();
  await page.close();
  page = other;
  await page.goto(`${world.server.address}/${at}`);
  const { device } = await stored();
  await answer("fodelse");
  await page.waitForTimeout(500);
  assert.equal((await stored()).device, device);
  await page.goBack();
  await page.reload();
  const again = await page.context().newPage();
  await again.goto(`${world.server.address}/${at}`);
  await again.getByRole("button", { name: "Ta bort mina svar" }).click();
  assert.equal(await again.evaluate(() => localStorage.length), 0);
  assert.equal(await again.evaluate(() => document.activeElement.textContent), await again.locator("[data-start]").innerText());
});

test("a file holds everything but files, reads as a page, and goes on on another device", async () => {
  page = await world.open(at);
  await answer();
  const file = await saveFile();
  assert.match(path.basename(file), /^spara-\d{4}-\d\d-\d\d\.html$/);
  assert.match(await text(page.locator("[data-save-status]")), /^Filen spara-.*finns nu bland dina hämtade filer\.$/);
  await page.context().close();

  page = await world.open("file://" + file);
  assert.equal(await page.getAttribute("html", "lang"), "sv");
  assert.equal(await text(page.locator("h1")), "Prova att spara: sparade svar");
  assert.match(await text(page.locator("main")), /Vad heter du\? Åsa <Öberg> & "syster" Personnummer 19121212-1212/);
  assert.deepEqual((await look(page)).faults, []);
  await page.context().close();

  page = await world.open(at);
  await openFile(file);
  await onHeading(headings.review);
  await assertKept();
  assert.equal(await value("personnummer"), "19121212-1212");
  assert.deepEqual(await notice().locator("p").allInnerTexts(), ["Dina sparade svar är ifyllda.", "Det här behöver du svara på igen:"]);
  assert.deepEqual(await notice().locator("li").allInnerTexts(), ["En bild: Hemlig.png (3 kB)"]);
  assert.deepEqual((await look(page)).faults, []);
});

test("a file of an older version: what fits is filled in, and what does not is named", async () => {
  page = await world.open(at);
  await answer();
  const file = await saveFile();
  await page.context().close();
  page = await later.open(at);
  await openFile(file);
  await notice().waitFor();
  assert.deepEqual(await notice().locator("p").allInnerTexts(),
    ["Dina sparade svar är ifyllda.", "Formuläret har ändrats sedan du sparade.", "Det här behöver du svara på igen:"]);
  assert.deepEqual((await notice().locator("li").allInnerTexts()).map((line) => line.replace(/\s+/g, " ")),
    [`Vad heter du?: ${everything.uppgifter.namn}`, "Hur reser du?: Cykel Buss", "En bild: Hemlig.png (3 kB)"]);
  assert.equal(await value("personnummer"), "19121212-1212");
  assert.equal(await value("barn/2/namn"), "Bo");
});

test("files that are not ours are refused with words, and nothing that was typed is lost", async () => {
  page = await world.open(at);
  await answer("barnen");
  const file = await saveFile();
  const whole = readFileSync(file, "utf8");
  const write = (name, content) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const meta = /content="(\d+)\.([^"]*)"/.exec(whole);
  const json = JSON.parse(Buffer.from(meta[2], "base64").toString());
  const sum = (words) => [...words].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  const packed = (draft) => {
    const body = JSON.stringify(draft);
    return `<meta name="blankett-draft" content="${sum(body)}.${Buffer.from(body).toString("base64")}">`;
  };
  assert.equal(packed(json), `<meta name="blankett-draft" content="${meta[1]}.${meta[2]}">`, "the test packs as the page does");
  const broken = "Vi kan inte läsa filen. Välj filen som du laddade ner från det här formuläret.";
  const cases = [
    [undefined, "Välj filen med dina sparade svar"],
    [write("half.html", whole.slice(0, whole.indexOf(meta[2]) + 200)), broken],
    [write("changed.html", whole.replace(meta[2], meta[2].slice(0, 40) + (meta[2][40] === "A" ? "B" : "A") + meta[2].slice(41))), broken],
    [write("empty.html", ""), broken],
    [write("picture.html", Buffer.from([0, 255, 254, 0, 128])), broken],
    [write("huge.html", " ".repeat(5_000_000)), broken],
    [write("shape.html", packed({ ...json, questions: { namn: { kind: "text", label: "x", raw: { a: 1 } } } })), broken],
    [write("future.html", packed({ ...json, format: 2 })), broken],
    [write("other.html", packed({ ...json, form: "bygglov", title: "Ansök om <b>bygglov</b>" })), "Filen hör till ett annat formulär: Ansök om <b>bygglov</b>. Öppna den där."],
  ];
  await page.goto("about:blank");
  await page.goto(`${world.server.address}/${at}`);
  await page.getByRole("link", { name: "Öppna sparade svar" }).click();
  for (const [bad, words] of cases) {
    if (bad) await page.locator("#saved-file").setInputFiles(bad);
    await button(page, "Öppna filen").click();
    await page.locator("#error-summary:focus").waitFor();
    await page.locator("#error-summary a", { hasText: words }).waitFor();
    assert.equal(await text(page.locator(".f-resume .f-error")), `Fel: ${words}`);
    assert.match(await page.title(), /^Fel: /);
    assert.equal(await page.locator("#saved-file").getAttribute("aria-describedby"), "saved-file-error saved-file-hint");
    assert.equal(await value("namn"), everything.uppgifter.namn);
  }
  assert.deepEqual((await look(page)).faults, []);
  await page.locator("#saved-file").setInputFiles(write("odd.html", packed({ ...json, rows: { barn: 4000, constructor: 3 },
    questions: { ...json.questions, "barn/3/namn": { kind: "text", label: "Namn", raw: "Cia" }, "barn/9/namn": { kind: "text", label: "Namn", raw: "Dan", lines: ["Dan"] }, __proto__x: { kind: "text", label: "P" } } })));
  await button(page, "Öppna filen").click();
  await notice().waitFor();
  assert.equal(await page.locator("[data-row]").count(), 4, "no more rows than there may be");
  assert.equal(await value("barn/3/namn"), "Cia");
  assert.ok((await notice().locator("li").allInnerTexts()).includes("Namn: Dan"));
});

test("declarations come last, below the answers, and are asked for when one sends", async () => {
  page = await world.open(at);
  await answer();
  assert.equal(await text(page.locator("#review-progress")), "Steg 5 av 5");
  assert.deepEqual(await page.locator("#review h3, #review h2").allInnerTexts(), ["Kontrollera dina svar", "Bilens ägare", "När är du född?", "Dina uppgifter", "Dina barn", "Intyga"].map((h) => h));
  assert.deepEqual((await look(page)).faults, []);
  await button(page, "Skicka in").click();
  await page.locator("#error-summary:focus").waitFor();
  assert.equal(await page.locator("#error-summary li").count(), 2);
  assert.deepEqual((await look(page)).faults, []);
  assert.equal(world.receiver.requests.length, 0);
  await fill(page, { sant: "yes", barn_vet: "yes" });
  await button(page, "Skicka in").click();
  await onHeading("Vi har tagit emot dina svar");
  assert.equal(world.receiver.requests[0].submission.answers.sant, true);
  assert.match(await text(page.locator("#receipt [data-answers]")), /Jag intygar att mina svar stämmer Ja/);
  assert.deepEqual(await stored(), { tab: "{}", device: "{}" });
});

test("a reply that is lost, a reload, and again: one case", async () => {
  world.receiver.next({ cut: "after" }, {});
  page = await world.open(at);
  await answer();
  await fill(page, { sant: "yes", barn_vet: "yes", bild: [] });
  await button(page, "Skicka in").click();
  await page.locator("[data-status].f-status--failed").waitFor();
  await page.goto("about:blank");
  await page.goto(`${world.server.address}/${at}`);
  await button(page, "Fortsätt med svaren").click();
  await onHeading("Dina uppgifter");
  await fill(page, { personnummer: everything.uppgifter.personnummer, halsa: everything.uppgifter.halsa });
  await next();
  await next();
  await onHeading(headings.review);
  await button(page, "Skicka in").click();
  await onHeading("Vi har tagit emot dina svar");
  const keys = world.receiver.requests.map(({ headers }) => headers["idempotency-key"]);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.equal(world.receiver.receipts.size, 1);
});

test("the receipt is a file to keep, with the answers and nothing to press", async () => {
  page = await world.open(at);
  await answer();
  await fill(page, { sant: "yes", barn_vet: "yes" });
  await button(page, "Skicka in").click();
  await onHeading("Vi har tagit emot dina svar");
  const number = await page.locator("[data-receipt-number]").innerText();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Ladda ner kvittot").click()]);
  assert.equal(download.suggestedFilename(), `spara-${number}.html`);
  const file = path.join(folder, "receipt.html");
  await download.saveAs(file);
  const html = readFileSync(file, "utf8");
  assert.doesNotMatch(html, /<button|blankett-draft/);
  const copy = await world.open("file://" + file);
  assert.match(await text(copy.locator("main")), new RegExp(`Ditt kvittonummer ${number} .*19121212-1212`));
  assert.deepEqual((await look(copy)).faults, []);
  await copy.context().close();
});
