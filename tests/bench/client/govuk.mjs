// The form as a page of govuk-frontend: its own templates, the style sheet of the parts that are used and no more, and their
// scripts and no others. All steps stand in one page, as in ours. It checks nothing: that is its server's work.
import { build } from "esbuild";
import nunjucks from "nunjucks";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compileString } from "sass";
import { simple, yesNo } from "./form.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "node_modules/govuk-frontend/dist");
const parts = ["button", "checkboxes", "date-input", "details", "error-message", "error-summary", "fieldset", "file-upload", "header", "hint", "input", "label", "radios", "skip-link", "textarea"];
const scripts = ["Button", "Checkboxes", "ErrorSummary", "FileUpload", "Radios", "SkipLink"];

/// {name: content}
export async function govuk(form) {
  return { "index.html": htmlOf(form), "govuk.css": await styles(), "govuk.js": await script() };
}

async function styles() {
  const source = `@use "govuk/settings" with ($govuk-font-family: (Arial, sans-serif));
    ${["core", "objects", ...parts.map((part) => `components/${part}`), "utilities", "overrides"].map((file) => `@use "govuk/${file}";`).join("\n")}`;
  const { css } = compileString(source, { loadPaths: [dist], quietDeps: true });
  const { outputFiles: [file] } = await build({ stdin: { contents: css, loader: "css" }, minify: true, write: false });
  return file.text;
}

async function script() {
  const contents = `import { createAll, ${scripts.join(", ")} } from "govuk-frontend";
    for (const part of [${scripts.join(", ")}]) createAll(part);
    performance.mark("ready");`;
  const { outputFiles: [file] } = await build({ stdin: { contents, resolveDir: here }, bundle: true, minify: true, format: "iife", target: "es2022", write: false });
  return file.text;
}

// ---- the page

function htmlOf(form) {
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(dist), { autoescape: true, trimBlocks: true, lstripBlocks: true });
  const call = (part, name, params) => templates.renderString(`{% from "govuk/components/${part}/macro.njk" import ${name} %}{{ ${name}(params) }}`, { params });
  const questions = form.steps.flatMap((step) => step.questions);
  const revealed = (question) => {
    const condition = simple(question.show);
    return condition && questions.some(({ name, options }) => name === condition.name && options) ? condition : undefined;
  };
  const field = (question) => fieldOf(question, form.language, call, (option) =>
    questions.filter((each) => revealed(each)?.name === question.name && revealed(each).values.includes(option)).map((each) => field(each)).join(""));
  const steps = form.steps.map(({ title, questions: asked }) =>
    `<h2 class="govuk-heading-l">${templates.renderString("{{ title }}", { title })}</h2>` + asked.filter((each) => !revealed(each)).map(field).join(""));
  const content = `<h1 class="govuk-heading-xl">{{ form.title }}</h1><p class="govuk-body-l">{{ form.lead }}</p>
    <form action="/send" method="post" enctype="multipart/form-data" novalidate>${steps.join("")}${call("button", "govukButton", { text: form.submit, preventDoubleClick: true })}</form>`;
  return templates.renderString(`{% extends "govuk/template.njk" %}
    {% set htmlLang = form.language %}
    {% block pageTitle %}{{ form.title }} – {{ form.site }}{% endblock %}
    {% block headIcons %}<link rel="icon" href="data:,"/>{% endblock %}
    {% block head %}<link href="govuk.css" rel="stylesheet"><script src="govuk.js" defer></script>{% endblock %}
    {% block header %}<header class="govuk-width-container"><p class="govuk-body">{{ form.site }}</p></header>{% endblock %}
    {% block content %}${content}{% endblock %}
    {% block footer %}{% endblock %}`, { form }).replace(/\n\s*/g, "\n");
}

function fieldOf(question, language, call, below) {
  const { name, kind, label, hint, help, helpTitle, options } = question;
  const common = { name, hint: hint && { text: hint } };
  const legend = { legend: { text: label, classes: "govuk-fieldset__legend--s" } };
  const items = (choices) => Object.entries(choices).map(([value, text]) => {
    const html = below(value);
    return { value, text, conditional: html ? { html } : undefined };
  });
  const details = help ? call("details", "govukDetails", { summaryText: helpTitle, text: help }) : "";
  if (kind === "yes-no") return call("radios", "govukRadios", { ...common, fieldset: legend, classes: "govuk-radios--inline", items: items(yesNo(language)) }) + details;
  if (kind === "choice") return call("radios", "govukRadios", { ...common, fieldset: legend, items: items(options) }) + details;
  if (kind === "choices") return call("checkboxes", "govukCheckboxes", { ...common, fieldset: legend, items: items(options) }) + details;
  if (kind === "declaration") return call("checkboxes", "govukCheckboxes", { ...common, items: [{ value: "yes", text: label }] }) + details;
  if (kind === "date") return call("date-input", "govukDateInput", { ...common, id: name, namePrefix: name, fieldset: legend, items: question.parts.map((part, at) => ({ name: ["day", "month", "year"][at], label: part, classes: `govuk-input--width-${at < 2 ? 2 : 4}` })) }) + details;
  if (kind === "address") return call("fieldset", "govukFieldset", { ...legend, html: question.parts.map((part, at) => call("input", "govukInput", { id: `${name}-${at}`, name: `${name}-${at}`, label: { text: part } })).join("") }) + details;
  if (kind === "file") return call("file-upload", "govukFileUpload", { ...common, id: name, label: { text: label }, multiple: true, javascript: true, attributes: { accept: question.accept } }) + details;
  if (kind === "long-text") return call("textarea", "govukTextarea", { ...common, id: name, label: { text: label } }) + details;
  return call("input", "govukInput", { ...common, id: name, label: { text: label, classes: "govuk-label--s" }, type: { email: "email", phone: "tel" }[kind] }) + details;
}
