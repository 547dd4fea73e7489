// The form of a built page as data, for others to make their page of it: what is asked, in which words, when it is shown and
// what must be answered. Words that the page's own data leaves out are read from the page.

/// {title, site, lead, submit, language, steps: [{title, questions: [{name, kind, label, hint, help, required, options, show, errors, parts}]}]}
export async function formIn(page) {
  const data = JSON.parse(await page.locator("#form-data").textContent());
  const words = await page.evaluate(() => {
    const text = (node) => node?.textContent.replace(/\s+/g, " ").trim();
    const asked = [...document.querySelectorAll("[data-question]")].map((box) => [box.dataset.question, {
      hint: [...box.querySelectorAll(".f-hint")].map(text).join(" ") || undefined,
      help: text(box.querySelector(".f-help__body")),
      helpTitle: text(box.querySelector("summary")),
      parts: [...box.querySelectorAll("label")].map(text),
      accept: box.querySelector("[type=file]")?.accept,
    }]);
    return { asked: Object.fromEntries(asked), lead: text(document.querySelector(".f-lead")), submit: text(document.querySelector("[data-submit] button")) };
  });
  const questions = new Map(data.questions.map((question) => [question.path, question]));
  const ask = ({ path, kind, label, required, options, show, errors }) =>
    ({ name: path, kind, label, required: required === true, options, show: resolved(show, data.conditions), errors, ...words.asked[path] });
  return {
    title: data.title, site: data.site, lead: words.lead, submit: words.submit, language: data.language,
    steps: data.steps.map(({ title, items }) => ({ title, questions: items.filter(({ question }) => question).map(({ question }) => ask(questions.get(question))) })),
  };
}

// A named condition is the condition of that name.
const resolved = (show, conditions) => (show?.[0] === "named" ? conditions[show[1]] : show);

/// The answers of the question that a condition asks about, when it is that simple: {name, values}.
export function simple(show) {
  if (show?.[0] === "is") return { name: show[1], values: [show[2]] };
  return show?.[0] === "one-of" ? { name: show[1], values: show[2] } : undefined;
}

export const yesNo = (language) => (language === "sv" ? { yes: "Ja", no: "Nej" } : { yes: "Yes", no: "No" });
