// Every page in every language as it stands: its language and direction are said, no word of the source is left in it unmarked,
// no slot is unfilled, and numbers choose the plural that CLDR has for them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import "../../themes/stockholm/components/number/number.mjs";
import { fill, numberText } from "../../themes/stockholm/js/format.mjs";
import { kinds } from "../../themes/stockholm/js/kinds.mjs";
import { startWorld } from "./support/browser.mjs";
import { fileShelf } from "./support/enter.mjs";
import { journey, openOn, richestCase } from "./support/journey.mjs";
import { dataOf } from "./support/site.mjs";

const direction = { ar: "rtl", fa: "rtl" };
const spoken = { "sv-simple": "sv" };

let world;
before(async () => { world = await startWorld(); });
after(() => world.close());

const languagesOf = () => [...new Set(world.site.files.flatMap((file) => /^([\w-]+)\/accessibility\.html$/.exec(file)?.[1] ?? []))].sort();

/// Texts of a page: those of the page's own language, and all.
const textsIn = (page) => page.evaluate(() => {
  const own = [];
  const all = [];
  const put = (words, node) => {
    const text = words.replace(/[\u2066-\u2069]/g, "").trim();
    if (!text) return;
    all.push(text);
    if (node.closest("[lang]") === document.documentElement) own.push(text);
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("script, style")) put(walker.currentNode.data, walker.currentNode.parentElement);
  for (const node of document.querySelectorAll("[aria-label], [alt], [title], [content]"))
    for (const name of ["aria-label", "alt", "title"]) if (node.hasAttribute(name)) put(node.getAttribute(name), node);
  return { own, all, lang: document.documentElement.lang, dir: document.documentElement.dir };
});

test("nine languages, and two forms in all of them", () => {
  assert.deepEqual(languagesOf(), ["ar", "en", "es", "fa", "fi", "pl", "so", "sv", "sv-simple"]);
  for (const language of languagesOf())
    for (const form of ["boendeparkering", "forskoleplats"])
      for (const page of ["index", "blankett", "samtal"])
        assert.ok(world.site.files.includes(`${language}/${form}/${page}.html`), `${language}/${form}/${page}`);
});

test("every page says its language and direction, and holds no other's words", async () => {
  const page = await world.open(undefined, { javaScriptEnabled: false });
  const source = new Map(); // file of the Swedish page → its texts
  const left = [];
  for (const language of ["sv", ...languagesOf().filter((each) => each !== "sv")]) {
    for (const file of world.site.files.filter((each) => each.startsWith(language + "/") && each.endsWith(".html"))) {
      await page.goto(`${world.server.address}/${file}`);
      const { own, all, lang, dir } = await textsIn(page);
      assert.equal(lang, spoken[language] ?? language, file);
      assert.equal(dir, direction[language] ?? "ltr", file);
      for (const text of all) assert.doesNotMatch(text, /\{\w+[},]|undefined|\[object/, `${file}: ${text}`);
      const name = file.slice(language.length + 1);
      if (language === "sv") source.set(name, new Set(own));
      else if (!spoken[language])
        for (const text of own) if (source.get(name)?.has(text) && /\p{L}{3,} \p{L}{2,}/u.test(text)) left.push(`${file}: ${text}`);
    }
  }
  assert.deepEqual([...new Set(left.map((each) => each.replace(/^[^:]*: /, "")))].sort(), []);
  await page.context().close();
});

test("a page that no person has checked says so, and leads to the source", () => {
  for (const language of languagesOf()) {
    const html = world.site.read(`${language}/boendeparkering/index.html`);
    const machine = !["sv", "en", "sv-simple"].includes(language);
    assert.equal(html.includes("f-unreviewed"), machine, language);
    if (machine) assert.match(html, /class="f-width f-unreviewed">[^<]+<a href="\.\.\/\.\.\/sv\/boendeparkering\/index\.html">/);
  }
});

test("numbers choose their plural as CLDR has it", () => {
  for (const language of languagesOf()) {
    const { formats, text } = dataOf(world.site, `${language}/boendeparkering/index.html`);
    const rules = new Intl.PluralRules(language);
    const cases = Object.fromEntries(["zero", "one", "two", "few", "many", "other"].map((name) => [name, name]));
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 101, 102, 111, 1000, 1001]) {
      const words = fill({ formats, text: { n: { by: "count", plural: true, cases } } }, "n", { count });
      assert.equal(words, rules.select(count), `${language}: ${count}`);
    }
    const counted = Object.entries(text).filter(([, message]) => message.plural);
    assert.ok(counted.some(([name]) => name === "submit.failed-minutes"), language);
    for (const [name, { by }] of counted)
      for (const count of [0, 1, 2, 3, 5, 11, 21, 100]) {
        const words = fill({ formats, text }, name, { [by]: count });
        assert.doesNotMatch(words, /[{}#]/, `${language} ${name} ${count}`);
        if (count > 2) assert.ok(words.includes(numberText(count, formats)), `${language} ${name} ${count}: ${words}`);
      }
  }
});

test("an answer has the form of its unit that its number asks for, and headings the comma of their language", async () => {
  const shelf = fileShelf();
  try {
    for (const [language, days, hours] of [["en", "1 day", "hours"], ["ar", "1 يوم", "ساعة"]]) {
      const { formats } = dataOf(world.site, `${language}/forskoleplats/index.html`);
      const { submission, today } = richestCase(world, "forskoleplats", language);
      Object.assign(submission.answers.barn[0], { dagar: 1, timmar: 1.5 });
      const page = await openOn(world, "forskoleplats", language, today);
      const arrived = async (state) => {
        if (!["review", "receipt"].includes(state)) return;
        const lines = (await page.locator(`#${state} dd`).allInnerTexts()).map((each) => each.replace(/[\u2066-\u2069]/g, "").replace(/\u00a0/g, " ").trim());
        for (const words of [days, `${numberText(1.5, formats)} ${hours}`]) assert.ok(lines.includes(words), `${language}, ${state}: ${words} in ${lines.join(" | ")}`);
        const headings = await page.locator(`#${state} .f-answers__group`).allInnerTexts();
        const [own, other] = language === "ar" ? ["،", ","] : [",", "،"];
        assert.ok(headings.some((each) => each.includes(own)) && !headings.some((each) => each.includes(other)), `${language}, ${state}: ${headings.join(" | ")}`);
      };
      await journey(world, page, { form: "forskoleplats", language, submission, shelf, arrived });
      await page.context().close();
    }
  } finally {
    shelf.remove();
  }
});

test("the unit beside a box is the form of several", () => {
  const beside = { sv: "dagar", "sv-simple": "dagar", en: "days", fi: "päivää", pl: "dni", es: "días", so: "maalmood", ar: "أيام", fa: "روز" };
  for (const [language, words] of Object.entries(beside))
    for (const page of ["index", "blankett"])
      assert.match(world.site.read(`${language}/forskoleplats/${page}.html`), new RegExp(`class="(?:f-number__|p-)unit"[^>]*>${words}</span>`), `${language} ${page}`);
});

test("units have the plural that CLDR has, and what the page shows can be typed", () => {
  for (const language of languagesOf()) {
    const { formats, questions } = dataOf(world.site, `${language}/forskoleplats/index.html`);
    const rules = new Intl.PluralRules(language);
    const units = questions.filter(({ unit }) => unit?.cases);
    assert.equal(units.length, 2, language);
    for (const question of units)
      for (const number of [0, 1, 2, 3, 5, 11, 21, 100, 0.5, 1.5, 2.5, 11.5]) {
        const shown = kinds.number.display(number, { question, formats });
        assert.equal(shown, `${numberText(number, formats)}\u00a0${question.unit.cases[rules.select(number)]}`, `${language}: ${number}`);
        assert.equal(kinds.number.parse(shown, { decimals: 1, unit: question.unit }, "", formats).value, number, `${language}: ${shown}`);
      }
  }
});

test("dates, times, amounts and counts are written in the digits of the page, also in what is said of mistakes", () => {
  const numbers = ["date", "period", "money", "number", "time", "choices", "text", "long-text"];
  for (const language of languagesOf())
    for (const form of world.site.files.flatMap((file) => (file.startsWith(language + "/") && /\/(\w+)\/index\.html$/.exec(file)?.[1]) || [])) {
      const html = world.site.read(`${language}/${form}/index.html`);
      const { formats, questions } = dataOf(world.site, `${language}/${form}/index.html`);
      const others = formats.digits[0] === "0" ? /[\u0660-\u0669\u06f0-\u06f9]/ : /[0-9]/;
      for (const { kind, path, errors = {} } of questions) {
        if (!numbers.includes(kind)) continue;
        // What the author calls the question is said as it is.
        for (const [reason, words] of Object.entries(errors)) assert.doesNotMatch(words, others, `${language} ${form} ${path} ${reason}`);
        const hint = new RegExp(`id="f-${path.replaceAll("/", "-")}-hint"[^>]*>([^<]*)<`).exec(html)?.[1] ?? "";
        if (["date", "period", "money", "number", "time"].includes(kind)) assert.doesNotMatch(hint, others, `${language} ${form} ${path}`);
      }
    }
});

test("the names of change links are joined as the language joins words", async () => {
  // As much of a document as a list of answers needs.
  const node = () => ({ children: [], setAttribute() {}, addEventListener() {}, append(...more) { this.children.push(...more); } });
  const textOf = (each) => (typeof each === "string" ? each : each.children.map(textOf).join(""));
  globalThis.document = { createElement: node };
  try {
    const { answerList } = await import("../../themes/stockholm/js/review.mjs");
    const question = { path: "person/namn", label: "L" };
    const answers = {
      shownSteps: () => [{ id: "s", title: "S" }],
      shownItems: () => [{ question: "person/namn" }],
      question: () => question,
      placeOf: () => ({ path: "person/namn", rows: {} }),
      value: () => undefined,
    };
    for (const language of languagesOf()) {
      const data = dataOf(world.site, `${language}/boendeparkering/index.html`);
      const words = { first: language === "ar" ? "الاسم" : "Abc", second: language === "ar" ? "أنت" : "Def" };
      question.label = words.first;
      const list = answerList({ ...data, groups: [{ path: "person", title: words.second }] }, answers, 2, () => {});
      assert.ok(list.map(textOf).join("").includes(fill(data, "list.comma", words)), language);
    }
  } finally {
    delete globalThis.document;
  }
});

test("from right to left: numbers and Latin names stand as they are read", async () => {
  const page = await world.open("ar/boendeparkering/index.html");
  // Where each character of a phone number is drawn.
  const orderOf = (words) => page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at < 0 || !walker.currentNode.parentElement.checkVisibility()) continue;
      return [...wanted].map((letter, i) => {
        const range = document.createRange();
        range.setStart(walker.currentNode, at + i);
        range.setEnd(walker.currentNode, at + i + 1);
        return [range.getBoundingClientRect().left, letter];
      }).sort(([a], [b]) => a - b).map(([, letter]) => letter).join("");
    }
    return undefined;
  }, words);
  assert.equal(await orderOf("08-508 00 508"), "08-508 00 508");
  assert.equal(await orderOf("BankID"), "BankID");
  await page.goto(`${world.server.address}/ar/boendeparkering/blankett.html`);
  assert.equal(await orderOf("19121212-1212"), "19121212-1212");
  assert.equal(await orderOf("070-174 06 05"), "070-174 06 05");
  await page.context().close();
});
