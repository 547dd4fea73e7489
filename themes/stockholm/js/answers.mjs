// What the answers mean: which questions are shown, their values, what is wrong, and what is sent. Pure:
// read(path) gives what stands in the page, so the same code runs in a test without one.
import { holds } from "./condition.mjs";
import { kinds } from "./kinds.mjs";

/// The answers at one moment; make a new one when anything has changed.
export function answersOf(form, read, today) {
  const questions = new Map(form.questions.map((question) => [question.path, question]));
  const steps = new Map(form.steps.map((step) => [step.id, step]));
  const context = { value, conditions: form.conditions, today };
  const met = (condition) => !condition || holds(condition, context);

  const parse = remember((path) => {
    const question = questions.get(path);
    return kinds[question.kind].parse(read(path), question, today);
  });

  /// Text that is not yet right is no value, so a condition never sees half a date.
  function value(path) {
    return shown(path) ? parse(path).value : undefined;
  }

  const groupShown = (path) =>
    form.groups.every((group) => !(path + "/").startsWith(group.path + "/") || met(group.show));

  const shown = remember((path) => {
    const question = questions.get(path);
    return met(steps.get(question.step).show) && groupShown(path) && met(question.show);
  });

  const shownQuestions = (step) =>
    step.items.filter((item) => item.question && shown(item.question)).map((item) => questions.get(item.question));

  // A step is skipped also when each of its questions is hidden: a page with only a button says nothing.
  const shownSteps = () =>
    form.steps.filter((step) => met(step.show) &&
      (shownQuestions(step).length > 0 || !step.items.some((item) => item.question)));

  function required(path) {
    const { required: rule } = questions.get(path);
    return Array.isArray(rule) ? met(rule) : Boolean(rule);
  }

  function errorsOf(question) {
    const { value: present, errors } = parse(question.path);
    if (errors) return errors;
    return present === undefined && required(question.path)
      ? [{ reason: "missing", part: kinds[question.kind].missing }] : [];
  }

  /// In the order of the document: {errors: [{path, part, message}]}, or {exit: id} when an exit comes
  /// before anything wrong. Nobody should fill in the rest of a step to learn that it was for nothing.
  function checkStep(step) {
    const errors = new Map();
    const add = (path, part, message) => errors.set(path, [...errors.get(path) ?? [], { path, part, message }]);
    for (const item of step.items) {
      if (item.question && shown(item.question)) {
        const question = questions.get(item.question);
        for (const { reason, part } of errorsOf(question))
          add(question.path, part, question.errors[reason] ?? question.errors.format ?? question.errors.missing);
      } else if (item.exit && errors.size === 0) {
        if (holds(form.exits.find((exit) => exit.id === item.exit).when, context)) return { errors: [], exit: item.exit };
      } else if (item.check !== undefined) {
        const check = form.checks[item.check];
        const speaks = check.needs.every((path) => value(path) !== undefined);
        if (speaks && !holds(check.that, context) && !errors.has(check.at)) add(check.at, undefined, check.message);
      }
    }
    return { errors: step.items.flatMap((item) => errors.get(item.question) ?? []) };
  }

  /// The answers nested by group. What is hidden or empty is left out.
  function submission() {
    const answers = Object.create(null); // a group may be called constructor
    for (const step of shownSteps())
      for (const { path } of shownQuestions(step)) {
        const present = value(path);
        if (present === undefined) continue;
        const names = path.split("/");
        const last = names.pop();
        names.reduce((node, name) => (node[name] ??= Object.create(null)), answers)[last] = present;
      }
    return { form: form.form, version: form.version, language: form.language, answers };
  }

  return { value, shown, required, groupShown, shownSteps, shownQuestions, checkStep, submission };
}

// Conditions lean on conditions: without a memory a long form would be worked out again for each.
function remember(work) {
  const known = new Map();
  return (path) => {
    if (!known.has(path)) known.set(path, work(path));
    return known.get(path);
  };
}
