// The page's verdict on a submission: whether it is one that the page could send.
import { answersOf } from "../../../themes/stockholm/js/answers.mjs";
import { notAnswered, typedSubmission } from "./typed.mjs";

/// {sent, errors, exit}: what the page would send for those answers, or what it says instead. `form` is what the page
/// knows of its form, with the kinds loaded. Nothing when nobody could put them in the page.
export function pageOn(form, submission, today) {
  const typed = typedSubmission(form, submission);
  if (!typed) return undefined;
  const questions = new Map(form.questions.map((question) => [question.path, question]));
  const repeats = form.groups.filter(({ repeat }) => repeat);
  const pathOf = (instance) => repeats.reduce((path, repeat) =>
    (path.startsWith(repeat.path + "/") ? repeat.path + path.slice(repeat.path.length).replace(/^\/\d+/, "") : path), instance);
  const page = answersOf(form, (instance) => typed.raw[instance] ?? notAnswered(questions.get(pathOf(instance))), today, (repeat) => typed.rows[repeat] ?? 0);
  const steps = page.shownSteps().map(page.checkStep);
  const few = repeats.filter(({ path, repeat }) => page.groupShown(path) && stepShown(form, page, path) && (page.count(path) < repeat.min || page.count(path) > repeat.max));
  return {
    sent: page.submission(),
    errors: [...steps.flatMap(({ errors }) => errors), ...few.map(({ path }) => ({ path, message: "rows" }))],
    exit: steps.map(({ exit }) => exit).find(Boolean),
  };
}

// The page never has fewer rows than the least, nor more than the most: it gives no other.
function stepShown(form, page, path) {
  const step = form.steps.find(({ items }) => items.some(({ repeat }) => repeat === path));
  return page.shownSteps().includes(step);
}

export function pageAccepts(form, submission, today) {
  const page = pageOn(form, submission, today);
  const { language, form: id, version } = submission;
  if (!page || page.errors.length || page.exit || id !== form.form || version !== form.version || language !== form.language) return false;
  return JSON.stringify(page.sent) === JSON.stringify(submission);
}
