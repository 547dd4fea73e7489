// The form as a page of survey-core with survey-js-ui, its renderer without a framework: one bundle of what is used, in the
// form's language, and the style sheet it comes with, without its font.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { simple, yesNo } from "./form.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const sheet = path.join(here, "node_modules/survey-core/survey-core.fontless.min.css");

/// {name: content}
export async function survey(form) {
  return { "index.html": htmlOf(form), "survey.css": readFileSync(sheet, "utf8"), "survey.js": await script(form) };
}

async function script(form) {
  const language = form.language === "sv" ? `import "survey-core/i18n/swedish";` : "";
  const contents = `import { Model } from "survey-core";
    ${language}
    import "survey-js-ui";
    const model = new Model(${JSON.stringify(modelOf(form))});
    model.locale = ${JSON.stringify(form.language)};
    model.onAfterRenderSurvey.add(() => performance.mark("ready"));
    model.render(document.getElementById("form"));`;
  const { outputFiles: [file] } = await build({ stdin: { contents, resolveDir: here }, bundle: true, minify: true, format: "iife", target: "es2022", write: false,
    define: { "process.env.NODE_ENV": '"production"' } });
  return file.text;
}

const htmlOf = ({ language, title, site }) => `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – ${site}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="survey.css"><script src="survey.js" defer></script></head><body><main id="form"></main></body></html>`;

// ---- the form

const modelOf = (form) => ({
  title: form.title, description: form.lead, showProgressBar: true, progressBarLocation: "top", showPreviewBeforeComplete: true, completeText: form.submit,
  pages: form.steps.map(({ title, questions }, at) => ({ name: `step${at}`, title, elements: questions.map((question) => elementOf(question, form.language)) })),
});

function elementOf(question, language) {
  const { name, kind, label, hint, help, required, options, errors, show } = question;
  const id = (each) => each.replaceAll("/", "_");
  const condition = simple(show);
  const common = {
    name: id(name), title: label, description: [hint, help].filter(Boolean).join(" ") || undefined, isRequired: required, requiredErrorText: errors.missing,
    visibleIf: condition && condition.values.map((value) => `{${id(condition.name)}} = '${value}'`).join(" or "),
  };
  const choices = (from) => Object.entries(from).map(([value, text]) => ({ value, text }));
  if (kind === "yes-no") return { ...common, type: "radiogroup", choices: choices(yesNo(language)) };
  if (kind === "choice") return { ...common, type: "radiogroup", choices: choices(options) };
  if (kind === "choices") return { ...common, type: "checkbox", choices: choices(options) };
  if (kind === "declaration") return { ...common, type: "checkbox", choices: [{ value: "yes", text: label }] };
  if (kind === "date") return { ...common, type: "text", inputType: "date" };
  if (kind === "address") return { ...common, type: "multipletext", items: question.parts.map((title, at) => ({ name: `part${at}`, title })) };
  if (kind === "file") return { ...common, type: "file", allowMultiple: true, acceptedTypes: question.accept, storeDataAsText: false };
  if (kind === "long-text") return { ...common, type: "comment" };
  return { ...common, type: "text", inputType: { email: "email", phone: "tel" }[kind], validators: kind === "email" ? [{ type: "email", text: errors.format }] : undefined };
}
