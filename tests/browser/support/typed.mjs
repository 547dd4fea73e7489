// An answer as it is sent → what a person would have put in the page for it: the raw value that the page's kinds read.
// Nothing when no person could have: a list where a word is expected, an option that is not there.

const text = (value) => (typeof value === "string" ? value : undefined);
const number = (value) => (typeof value === "number" ? String(value).replace(".", ",") : undefined);
const members = (names) => (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value) || Object.keys(value).some((name) => !names.includes(name))) return undefined;
  const raw = Object.fromEntries(names.map((name) => [name, value[name] ?? ""]));
  return Object.values(raw).every((part) => typeof part === "string") ? raw : undefined;
};

const isOption = (options, value) => typeof value === "string" && Object.hasOwn(options, value);

function dateBoxes(iso, before = "") {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  return match ? { [before + "day"]: match[3], [before + "month"]: match[2], [before + "year"]: match[1] } : undefined;
}

const byKind = {
  "yes-no": (value) => (typeof value === "boolean" ? (value ? "yes" : "no") : undefined),
  declaration: (value) => (value === true ? ["yes"] : undefined),
  choice: (value, { options }) => (isOption(options, value) ? value : undefined),
  choices: (value, { options }) => (Array.isArray(value) && value.every((each) => isOption(options, each)) ? value : undefined),
  number,
  money: (value) => (Number.isInteger(value) ? (value / 100).toFixed(2).replace(".", ",") : undefined),
  date: (value) => (typeof value === "string" ? dateBoxes(value) : undefined),
  period(value) {
    const [from, to] = [dateBoxes(value?.from, "from/"), dateBoxes(value?.to, "to/")];
    return from && to ? { ...from, ...to } : undefined;
  },
  address: members(["care_of", "street", "postal_code", "city"]),
  "bank-account": members(["type", "number"]),
  file: (value) => (Array.isArray(value) && value.every((file) => typeof file?.name === "string" && Number.isInteger(file.size) && file.size >= 0) ? value.map(({ name, size }) => ({ name, size, type: "" })) : undefined),
};

export const typedAnswer = (question, value) => (byKind[question.kind] ?? text)(value, question);

const boxes = (...names) => () => Object.fromEntries(names.map((name) => [name, ""]));
const empty = {
  declaration: () => [], choices: () => [], file: () => [],
  date: boxes("day", "month", "year"),
  period: boxes("from/day", "from/month", "from/year", "to/day", "to/month", "to/year"),
  address: boxes("care_of", "street", "postal_code", "city"),
  "bank-account": boxes("type", "number"),
};
export const notAnswered = (question) => (empty[question.kind] ?? (() => ""))();

/// A submission as the page would hold it: {raw: {instance: what stands there}, rows: {repeat: how many}}. `form` is what
/// the page knows of its form. Nothing when something in it cannot be put in the page.
export function typedSubmission(form, { answers }) {
  if (answers === null || typeof answers !== "object" || Array.isArray(answers)) return undefined;
  const repeats = new Set(form.groups.filter(({ repeat }) => repeat).map(({ path }) => path));
  const questions = new Map(form.questions.map((question) => [question.path, question]));
  const groups = new Set(form.groups.map(({ path }) => path));
  const [raw, rows] = [{}, {}];
  const visit = (node, path, instance) => Object.entries(node).every(([name, value]) => {
    const [inner, place] = [[...path, name].join("/"), [...instance, name].join("/")];
    const question = questions.get(inner);
    if (question) {
      if (question.formula) return true; // worked out again
      raw[place] = typedAnswer(question, value);
      return raw[place] !== undefined;
    }
    if (!groups.has(inner) || value === null || typeof value !== "object") return false;
    if (!repeats.has(inner)) return !Array.isArray(value) && visit(value, [inner], [place]);
    if (!Array.isArray(value)) return false;
    rows[inner] = value.length;
    return value.every((row, index) => row && typeof row === "object" && visit(row, [inner], [place, index + 1]));
  });
  return visit(answers, [], []) ? { raw, rows } : undefined;
}
