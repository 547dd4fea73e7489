// A draft: the answers so far, as data that can be put away and put back. Questions are known by their path, so a draft
// outlives a change of language, and of the form as far as its questions do.
import { linesOf } from "./kinds.mjs";

const format = 1; // of the draft; another number is not read

const isEmpty = (raw) => (typeof raw === "string" ? !raw : Array.isArray(raw) ? !raw.length : Object.values(raw).every((text) => !text));

/// page: {paths: of all that is asked, read(path), rows(repeat)}. kept(question): whether the answer itself may be in this
/// draft; else it says only that there was one. What is hidden is in it too: to answer yes again brings back what was there.
export function draftOf(form, answers, page, kept) {
  const questions = {};
  for (const path of page.paths) {
    const question = answers.question(path);
    const raw = page.read(path);
    if (question.formula || isEmpty(raw)) continue;
    const value = answers.value(path);
    const lines = value === undefined ? [] : linesOf(form, question, value);
    const { kind, label } = question;
    questions[path] = !kept(question) ? { kind, label } : kind === "file" ? { kind, label, lines } : { kind, label, lines, raw };
  }
  const rows = {};
  for (const { path, repeat } of form.groups) if (repeat) rows[path] = page.rows(path);
  return { format, form: form.form, version: form.version, title: form.title, saved: Date.now(), questions, rows };
}

/// Whether anything is in it.
export const isBegun = (draft) => Object.keys(draft.questions).length > 0;

const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isRaw = (raw) => raw === undefined || isText(raw) || (Array.isArray(raw) ? raw : isObject(raw) ? Object.values(raw) : [0]).every(isText);

/// Whether it is a draft that this page can read: it comes from outside.
export const isDraft = (draft) => isObject(draft) && draft.format === format && isText(draft.form) && isText(draft.version) &&
  isText(draft.title) && Number.isFinite(draft.saved) && isObject(draft.rows) && Object.values(draft.rows).every(Number.isInteger) &&
  isObject(draft.questions) && Object.values(draft.questions).every((answer) =>
    isObject(answer) && isText(answer.kind) && isText(answer.label) && isRaw(answer.raw) &&
    (answer.lines === undefined || (Array.isArray(answer.lines) && answer.lines.every(isText))));

/// Puts it back, into a page with as many rows. page.write(path, raw): false when the page has no place for it; page.said(path):
/// what the page calls a question. Gives what did not fit or was not in it: [{label, lines}].
export function putBack(answers, draft, page) {
  const left = [];
  for (const [path, { kind, label, lines = [], raw }] of Object.entries(draft.questions)) {
    const fits = page.paths.includes(path) && answers.question(path).kind === kind;
    if (!fits || (raw === undefined ? isEmpty(page.read(path)) : !page.write(path, raw))) left.push({ label: page.paths.includes(path) ? page.said(path) : label, lines });
  }
  return left;
}
