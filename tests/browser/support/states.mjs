// Everything the site can show, one state after another.
import { formPage } from "./browser.mjs";
import { fill, pdf, right, steps } from "./form.mjs";

const exits = {
  sokande: { exit: "inte_folkbokford", answers: { folkbokford: "no" } },
  bil: { exit: "annan_agare", answers: { regnr: "ABC 123", agande: "annan" } },
};
// Wrong in more ways than being empty: a file that is missing, half a date.
const wrong = { bil: { agande: "leasing" }, period: { "start/day": "1", "slut/day": "30", "slut/month": "2", "slut/year": "2027" } };
const answers = { ...right, bil: { ...right.bil, agande: "leasing", avtal: [pdf("Avtal, sida 1.pdf"), pdf("Avtal, sida 2.pdf", 1_200_000)] } };

const visible = (page, selector) => page.locator(`${selector} >> visible=true`);
const press = (page, selector) => visible(page, selector).first().click();
const arrive = (page, id) => visible(page, "#" + id).waitFor();

/// Gives {name, page}; the page is the same until the receipt. The options are those of world.open. Works in every language.
export async function* states(world, language, options) {
  const page = await world.open(formPage(language), options);
  const visit = async (link, view, name = view) => {
    await press(page, link);
    await arrive(page, view);
    return { name, page };
  };
  yield { name: "start", page };
  yield visit("[data-resume]", "resume");
  yield visit("[data-keep=open]", "error-summary", "resume, errors");
  await press(page, "#resume [data-back]");
  await press(page, "[data-start]");
  for (const step of steps) {
    const view = "step-" + step;
    await arrive(page, view);
    yield { name: step, page };
    await fill(page, wrong[step] ?? {});
    yield visit("[data-continue]", "error-summary", `${step}, errors`);
    for (const help of await page.locator("summary:visible").all()) await help.click();
    if (await page.locator("summary:visible").count()) yield { name: `${step}, help`, page };
    if (exits[step]) {
      await fill(page, exits[step].answers);
      yield visit("[data-continue]", "exit-" + exits[step].exit, `exit ${exits[step].exit}`);
      await press(page, "[data-back]");
      await arrive(page, view);
    }
    if (step === "period") await fill(page, { "slut/day": "", "slut/month": "", "slut/year": "" });
    await fill(page, answers[step]);
    await press(page, "[data-continue]");
  }
  await arrive(page, "review");
  yield { name: "review", page };
  yield visit("[data-submit] button", "error-summary", "review, errors");
  await fill(page, answers.godkann);
  yield visit("[data-keep=save]", "save");
  await page.locator("[data-device]").check();
  yield { name: "save, on the device", page };
  await press(page, "#save [data-back]");
  yield visit("[data-keep=clear]", "clear");
  await press(page, "#clear [data-back]");
  await arrive(page, "review");
  world.receiver.next({ status: 503, body: {} }, {});
  await press(page, "[data-submit] button");
  await page.locator(".f-status--failed").waitFor();
  yield { name: "not received", page };
  yield visit("[data-submit] button", "receipt");
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
