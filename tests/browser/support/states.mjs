// Everything the site can show, one state after another.
import { formPage } from "./browser.mjs";
import { button, fill, onView, pdf, right, steps } from "./form.mjs";
import { words } from "./words.mjs";

const exits = {
  sokande: { exit: "inte_folkbokford", answers: { folkbokford: "no" } },
  bil: { exit: "annan_agare", answers: { regnr: "ABC 123", agande: "annan" } },
};
// Wrong in more ways than being empty: a file that is missing, half a date.
const wrong = { bil: { agande: "leasing" }, period: { "start/day": "1", "slut/day": "30", "slut/month": "2", "slut/year": "2027" } };
const answers = { ...right, bil: { ...right.bil, agande: "leasing", avtal: [pdf("Avtal, sida 1.pdf"), pdf("Avtal, sida 2.pdf", 1_200_000)] } };

/// Gives {name, page}; the page is the same until the receipt. The options are those of world.open.
export async function* states(world, language, options) {
  const w = words[language];
  const page = await world.open(formPage(language), options);
  yield { name: "start", page };
  await page.getByRole("link", { name: w.start, exact: true }).click();
  for (const step of steps) {
    await onView(page, w.headings[step]);
    yield { name: step, page };
    await fill(page, wrong[step] ?? {});
    await button(page, w.continue).click();
    await page.locator("#error-summary").waitFor();
    yield { name: `${step}, errors`, page };
    for (const help of await page.locator("summary:visible").all()) await help.click();
    if (await page.locator("summary:visible").count()) yield { name: `${step}, help`, page };
    if (exits[step]) {
      await fill(page, exits[step].answers);
      await button(page, w.continue).click();
      await onView(page, w.headings[exits[step].exit]);
      yield { name: `exit ${exits[step].exit}`, page };
      await button(page, w.exitBack).click();
      await onView(page, w.headings[step]);
    }
    if (step === "period") await fill(page, { "slut/day": "", "slut/month": "", "slut/year": "" });
    await fill(page, answers[step]);
    await button(page, w.continue).click();
  }
  await onView(page, w.headings.review);
  yield { name: "review", page };
  world.receiver.next({ status: 503, body: {} }, {});
  await button(page, w.send).click();
  await page.getByText(w.failed).waitFor();
  yield { name: "not received", page };
  await button(page, w.send).click();
  await onView(page, w.headings.receipt);
  yield { name: "receipt", page };
  await page.context().close();

  const others = {
    catalogue: await world.open(`${language}/index.html`, options),
    "no script": await world.open(formPage(language), { ...options, block: "**/*.js" }),
  };
  for (const [name, other] of Object.entries(others)) {
    yield { name, page: other };
    await other.context().close();
  }
}
