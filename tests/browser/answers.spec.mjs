// The page and the schema were made from the same form by different programs. Answers drawn by lot must mean the same
// to both: what the page would send, the schema takes; what the page stops, the schema refuses. Also in rows, as many
// as are drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf } from "../../themes/stockholm/js/answers.mjs";
import { loadKinds } from "./support/kinds.mjs";
import { compileSchema } from "./support/receiver.mjs";
import { buildSite, conditionForm, dataOf, rowForm, schemasOf } from "./support/site.mjs";

const rounds = 12_000;

// By kind: what stands in the page when it is right, and when it is not.
const date = (day, month, year) => ({ day, month, year });
const address = (street, postal_code, city) => ({ care_of: "", street, postal_code, city });
const file = (name, size) => ({ name, size, type: "" });
const typed = {
  text: { right: ["Åsa", "B"], wrong: ["x".repeat(200)], empty: "" },
  email: { right: ["asa@example.com"], wrong: ["asa@"], empty: "" },
  phone: { right: ["070-174 06 05"], wrong: ["12"], empty: "" },
  "personal-number": { right: ["191212121212"], wrong: ["191212121213"], empty: "" },
  "vehicle-registration": { right: ["ABC 123"], wrong: ["AIC 123"], empty: "" },
  "yes-no": { right: ["yes", "no"], empty: "" },
  declaration: { right: [["yes"]], empty: [] },
  money: { right: ["0", "1 234,50"], wrong: ["kr"], empty: "" },
  date: { right: [date("1", "2", "2027"), date("2", "2", "2027"), date("29", "2", "2028")], wrong: [date("30", "2", "2027"), date("1", "", "")], empty: date("", "", "") },
  address: { right: [address("Storgatan 1", "111 22", "Stockholm")], wrong: [address("Storgatan 1", "1", "")], empty: address("", "", "") },
  file: { right: [[file("a.png", 10)], [file("a.jpg", 10), file("b.PNG", 20)]], wrong: [[file("a.exe", 10)]], empty: [] },
};
const pick = (list, random) => list[random(list.length)];

// Same draw every time.
function lottery(seed) {
  return (n) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * n);
  };
}

const kindOf = ({ kind, options }) => (kind === "choice" ? { right: Object.keys(options), empty: "" } : typed[kind]);

function draw(question, random) {
  const { right, wrong, empty } = kindOf(question);
  const lot = random(12);
  return lot === 0 ? empty : lot === 1 && wrong ? pick(wrong, random) : pick(right, random);
}

/// {rows: {repeat: how many}, instance of a question: what stands in the page}
function drawAll(form, random) {
  const rows = Object.fromEntries(form.groups.filter(({ repeat }) => repeat).map(({ path, repeat: { min, max } }) => [path, min + random(max - min + 1)]));
  const raw = { rows };
  for (const question of form.questions.filter(({ formula }) => !formula))
    for (const instance of instancesOf(question, rows)) raw[instance] = draw(question, random);
  return raw;
}

const instancesOf = ({ path, repeat }, rows) =>
  repeat ? Array.from({ length: rows[repeat] }, (_, row) => `${repeat}/${row + 1}${path.slice(repeat.length)}`) : [path];

// How dates follow each other is beyond a schema: it is silent about questions that such a condition shows.
const compares = (condition) => /"(equals|differs|less|at-most|more|at-least|between)"/.test(JSON.stringify(condition ?? []));

const copyWith = (submission, { path, rows }, value) => {
  const copy = structuredClone(submission);
  const [[repeat, row] = []] = Object.entries(rows);
  const names = path.split("/");
  const last = names.pop();
  let node = copy.answers;
  names.forEach((name, index) => {
    node = node[name] ??= {};
    if (names.slice(0, index + 1).join("/") === repeat) node = node[row];
  });
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
};

// The dates of a permit lie ahead, those of birth behind.
const forms = { boendeparkering: [[], "2026-11-23"], prov: [conditionForm, "2026-11-23"], rader: [rowForm(), "2030-01-01"] };
for (const [name, [compilerArguments, today]] of Object.entries(forms))
  test(`${name}: ${rounds} answers by lot`, async (t) => {
    const site = buildSite(...compilerArguments);
    t.after(() => site.remove());
    const kinds = await loadKinds();
    const valid = compileSchema(schemasOf(site)[0]);
    const form = dataOf(site, `sv/${name}/index.html`);
    // Reasons instead of messages, to know which questions are only missing.
    form.questions = form.questions.map((question) => ({ ...question, errors: Object.fromEntries(Object.keys(question.errors ?? {}).map((reason) => [reason, reason])) }));
    const random = lottery(4711);
    const seen = { sent: 0, missing: 0, exits: 0, hidden: 0, shown: new Set(), ways: new Set(), manyRows: 0 };

    /// What the page makes of it.
    const look = (raw) => {
      const answers = answersOf(form, (instance) => raw[instance], today, (repeat) => raw.rows[repeat]);
      const verdicts = answers.shownSteps().map(answers.checkStep);
      return { answers, submission: answers.submission(), errors: verdicts.flatMap(({ errors }) => errors), exit: verdicts.some(({ exit }) => exit) };
    };

    for (let round = 0; round < rounds; round += 1) {
      const raw = drawAll(form, random);
      const { answers, submission, errors, exit } = look(raw);
      const taken = valid(submission);
      const story = (what) => `${what}: ${JSON.stringify({ raw, submission, errors: valid.errors })}`;
      if (exit) {
        seen.exits += 1;
        assert.ok(!taken, story("an exit"));
      } else if (errors.some(({ message }) => message === "missing")) {
        seen.missing += 1;
        assert.ok(!taken, story("something is missing"));
      }
      if (exit || errors.length) continue;

      seen.sent += 1;
      seen.ways.add(answers.shownSteps().map(({ id }) => id).join());
      seen.manyRows += Object.keys(raw.rows).some((repeat) => answers.count(repeat) > 1);
      assert.ok(taken, story("would be sent"));
      for (const question of form.questions)
        for (const instance of instancesOf(question, raw.rows)) {
          const place = answers.placeOf(instance);
          if (answers.shown(instance)) {
            seen.shown.add(question.path);
            if (question.formula) continue;
            const needed = look({ ...raw, [instance]: kindOf(question).empty }).errors.some((error) => error.path === instance && error.message === "missing");
            if (needed) assert.ok(!valid(copyWith(submission, place)), story(`${instance} is left out`));
          } else if (!question.formula && answers.groupShown(question.repeat ?? "") && !compares(question.show)) {
            seen.hidden += 1;
            const { value } = kinds[question.kind].parse(pick(kindOf(question).right, random), { ...question, path: instance }, today);
            assert.ok(!valid(copyWith(submission, place, value)), story(`${instance} is hidden`));
          }
        }
      for (const { path } of form.groups.filter(({ path, repeat, show }) => repeat && !answers.groupShown(path) && !compares(show))) {
        seen.hidden += 1;
        assert.ok(!valid(copyWith(submission, { path, rows: {} }, [{}])), story(`${path} is hidden`));
      }
    }
    for (const what of ["sent", "missing", "hidden", ...(form.exits.length ? ["exits"] : [])]) assert.ok(seen[what] >= 200, `${what}: ${seen[what]}`);
    if (form.groups.some(({ repeat }) => repeat)) assert.ok(seen.manyRows >= 200, `${seen.manyRows} with many rows`);
    assert.equal(seen.shown.size, form.questions.length, `never shown: ${form.questions.map(({ path }) => path).filter((path) => !seen.shown.has(path))}`);
    t.diagnostic(JSON.stringify({ ...seen, shown: seen.shown.size, ways: [...seen.ways] }));
  });
