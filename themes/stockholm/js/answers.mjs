// What the answers mean: which questions are shown, their values, what is wrong, and what is sent. Pure: what stands in
// the page comes from functions, so the same code runs in a test without one.
//
// A question in a repeat is asked once for each row. Its path in the form is "barn/namn", its instances are "barn/1/namn",
// "barn/2/namn" … Paths are those of the form in conditions, and of instances to whoever uses this.
import { calculate, holds } from "./condition.mjs";
import { decimalText, roundedTo, toOre } from "./decimal.mjs";
import { kinds } from "./kinds.mjs";

/// The answers at one moment; make a new one when anything has changed.
/// read(path): what stands in the page for an instance; rows(repeat): how many rows the page has.
export function answersOf(form, read, today, rows = () => 0) {
  const questions = new Map(form.questions.map((question) => [question.path, question]));
  const steps = new Map(form.steps.map((step) => [step.id, step]));
  const repeats = new Map(form.groups.filter(({ repeat }) => repeat).map(({ path }) => [path, stepOfRepeat(form, path)]));
  const context = {
    value: (path, inRows, part) => partOf(path, value(instanceOf(path, inRows)), part),
    isMoney: (path) => [questions.get(path).kind, questions.get(path).result].includes("money"),
    repeatOf: (path) => questions.get(path).repeat,
    count,
    conditions: form.conditions,
    today,
  };
  const met = (condition, inRows) => !condition || holds(condition, context, inRows);

  // ---- paths

  /// "barn/namn" in {barn: 1} → "barn/2/namn". Nothing when it stands in a repeat and no row is meant.
  function instanceOf(path, inRows = {}) {
    const { repeat } = questions.get(path);
    if (!repeat) return path;
    return repeat in inRows ? `${repeat}/${inRows[repeat] + 1}${path.slice(repeat.length)}` : undefined;
  }

  /// "barn/2/namn" → {path: "barn/namn", rows: {barn: 1}}
  function placeOf(instance) {
    for (const repeat of repeats.keys()) {
      const [, number, rest] = instance.startsWith(repeat + "/") ? /^(\d+)(\/.*)?$/.exec(instance.slice(repeat.length + 1)) ?? [] : [];
      if (number) return { path: repeat + (rest ?? ""), rows: { [repeat]: number - 1 } };
    }
    return { path: instance, rows: {} };
  }

  /// The question as it is asked there: its path is that of the instance.
  const question = remember((instance) => {
    const { path, rows: inRows } = placeOf(instance);
    return { ...questions.get(path), path: instance, rows: inRows };
  });

  // ---- values

  const parse = remember((instance) => {
    const { rows: inRows, ...asked } = question(instance);
    return asked.formula ? calculated(asked, inRows) : kinds[asked.kind].parse(read(instance), asked, today, form.formats);
  });

  function calculated({ formula, result, decimals = 0 }, inRows) {
    const exact = calculate(formula, context, inRows);
    if (exact === undefined) return {};
    return { value: result === "money" ? toOre(exact) : Number(decimalText(roundedTo(exact, decimals))) };
  }

  /// Text that is not yet right is no value, so a condition never sees half a date.
  function value(instance) {
    return instance !== undefined && shown(instance) ? parse(instance).value : undefined;
  }

  function partOf(path, whole, part) {
    if (part === undefined || whole === undefined) return whole;
    return kinds[questions.get(path).kind].part?.(whole, part) ?? whole[part];
  }

  // ---- what is shown

  const groupShown = remember((instance) => {
    const { path, rows: inRows } = placeOf(instance);
    return form.groups.every((group) => !(path + "/").startsWith(group.path + "/") || met(group.show, inRows)) &&
      Object.entries(inRows).every(([repeat, row]) => row < count(repeat));
  });

  /// A hidden repeat has no rows.
  function count(repeat) {
    const isShown = met(repeats.get(repeat).show) && groupShown(repeat);
    return isShown ? rows(repeat) : 0;
  }

  const shown = remember((instance) => {
    const { step, show, rows: inRows } = question(instance);
    return met(steps.get(step).show) && groupShown(instance) && met(show, inRows);
  });

  /// Words and media: `index` in form.parts, in the row of a group or of nothing.
  const partShown = (index, row = "") => met(form.parts[index].show, placeOf(row).rows);

  /// The items of a step with each repeat spread out: {repeat} where it begins, then {question} by instance, {exit} and
  /// {check, rows} as often as there are rows.
  const spread = (items, inRows = {}) => items.flatMap((item) => {
    if (item.repeat === undefined) return [{ ...item, question: item.question && instanceOf(item.question, inRows), rows: inRows }];
    if (!met(repeats.get(item.repeat).show) || !groupShown(item.repeat)) return [];
    const inner = Array.from({ length: count(item.repeat) }, (_, row) => spread(item.items, { [item.repeat]: row }));
    return [{ repeat: item.repeat, rows: inRows }, ...inner.flat()];
  });

  const itemsOf = remember((step) => spread(step.items).filter((item) => !item.question || shown(item.question)));
  const shownQuestions = (step) => itemsOf(step).filter((item) => item.question).map((item) => question(item.question));

  // A step is skipped also when all it asks is hidden: a page with only a button says nothing. A repeat without rows
  // asks whether there are any. An exit is never passed by.
  const asks = (item) => item.question || item.repeat !== undefined;
  const ends = (item) => item.exit && holds(form.exits.find((exit) => exit.id === item.exit).when, context);
  const shownSteps = () => form.steps.filter((step) => met(step.show) &&
    (itemsOf(step).some(asks) || !step.items.some(asks) || itemsOf(step).some(ends)));

  function required(instance) {
    const { required: rule, rows: inRows } = question(instance);
    return Array.isArray(rule) ? met(rule, inRows) : Boolean(rule);
  }

  /// Whether anyone has answered anything.
  const begun = () => form.steps.some((step) =>
    met(step.show) && shownQuestions(step).some(({ path, formula }) => !formula && value(path) !== undefined));

  // ---- what is wrong

  function errorsOf({ path, kind, formula }) {
    const { value: present, errors } = parse(path);
    if (errors) return errors;
    return present === undefined && !formula && required(path) ? [{ reason: "missing", part: kinds[kind].missing }] : [];
  }

  /// In the order of the document: {errors: [{path, part, message}]}, or {exit: id} when an exit comes
  /// before anything wrong. Nobody should fill in the rest of a step to learn that it was for nothing.
  function checkStep(step) {
    const errors = new Map();
    const add = (path, part, message) => errors.set(path, [...errors.get(path) ?? [], { path, part, message }]);
    const items = itemsOf(step);
    for (const item of items) {
      if (item.question) {
        const asked = question(item.question);
        for (const { reason, part } of errorsOf(asked))
          add(asked.path, part, asked.errors[reason] ?? asked.errors.format ?? asked.errors.missing);
      } else if (item.exit && errors.size === 0) {
        if (holds(form.exits.find((exit) => exit.id === item.exit).when, context)) return { errors: [], exit: item.exit };
      } else if (item.check !== undefined) {
        const check = form.checks[item.check];
        for (const inRows of rowsOfCheck(check, item.rows)) {
          const at = placeOfCheck(check, inRows);
          if (speaks(check, at, inRows) && !holds(check.that, context, inRows) && !errors.has(at)) add(at, undefined, check.message);
        }
      }
    }
    return { errors: items.flatMap((item) => errors.get(item.question ?? item.repeat) ?? []) };
  }

  const rowsOfCheck = ({ repeat }, inRows) =>
    repeat === undefined || repeat in inRows ? [inRows] : Array.from({ length: count(repeat) }, (_, row) => ({ [repeat]: row }));

  /// A check of all the rows together, a sum or a number of them, is shown at the repeat.
  const placeOfCheck = ({ at }, inRows) => (questions.has(at) ? instanceOf(at, inRows) ?? questions.get(at).repeat : at);

  /// Only when every question it compares has a value, and where it can be seen.
  function speaks({ needs }, at, inRows) {
    const seen = repeats.has(at) ? met(repeats.get(at).show) && groupShown(at) : shown(at);
    return seen && needs.every((path) => {
      const instance = instanceOf(path, inRows);
      return instance === undefined || value(instance) !== undefined;
    });
  }

  // ---- what is sent

  /// The answers nested by group, a repeat as a list. What is hidden or empty is left out, but a row is there also when
  /// nothing is in it.
  function submission() {
    const answers = Object.create(null); // a group may be called constructor
    for (const step of shownSteps())
      for (const item of itemsOf(step)) {
        if (item.repeat !== undefined && count(item.repeat))
          put(answers, item.repeat.split("/"), Array.from({ length: count(item.repeat) }, () => Object.create(null)));
        if (!item.question || value(item.question) === undefined) continue;
        const { path, rows: inRows } = placeOf(item.question);
        const [[repeat, row] = []] = Object.entries(inRows);
        const top = repeat === undefined ? answers : repeat.split("/").reduce((node, name) => node[name], answers)[row];
        put(top, path.slice(repeat === undefined ? 0 : repeat.length + 1).split("/"), value(item.question));
      }
    return { form: form.form, version: form.version, language: form.language, answers };
  }

  return { value, shown, required, groupShown, partShown, count, placeOf, shownSteps, shownItems: itemsOf, shownQuestions, question, ends, begun, checkStep, submission };
}

function put(node, names, value) {
  const last = names.pop();
  names.reduce((inner, name) => (inner[name] ??= Object.create(null)), node)[last] = value;
}

const stepOfRepeat = (form, path) => form.steps.find(({ items }) => items.some(({ repeat }) => repeat === path));

// Conditions lean on conditions: without a memory a long form would be worked out again for each.
function remember(work) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key);
  };
}
