// Answers in rows, without a browser: a form written by hand as the compiler writes it, and what stands in the page.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { answersOf } from "../../themes/stockholm/js/answers.mjs";
import { loadKinds } from "./support/kinds.mjs";

before(loadKinds);

const errors = { missing: "missing", format: "format" };
const form = {
  form: "rader", version: "1.0.0", language: "sv",
  conditions: { namnlos: ["not", ["answered", "barn/namn"]] },
  groups: [
    { path: "barn", title: "Barnen", show: ["is", "har", true], repeat: { min: 1, max: 5, row: "Barn" } },
    { path: "barn/hem", title: "Hemmet", in: "barn", show: ["is-not", "barn/namn", "Bo"] },
    { path: "utgifter", title: "" },
    { path: "utgifter/rad", title: "Utgifter", repeat: { min: 0, max: 5, row: "Utgift" } },
  ],
  questions: [
    { path: "har", kind: "yes-no", step: "ett", required: true, errors },
    { path: "barn/namn", repeat: "barn", kind: "text", step: "ett", required: true, errors },
    { path: "barn/fodd", repeat: "barn", kind: "date", step: "ett", required: ["named", "namnlos"], errors },
    { path: "barn/hem/gata", repeat: "barn", kind: "text", step: "ett", show: ["answered", "barn/fodd"], errors },
    { path: "barn/intyg", repeat: "barn", kind: "file", step: "ett", show: ["is", "barn/namn", "Eva"], types: { ".pdf": "application/pdf" }, max_bytes: 100, max_files: 2, errors },
    { path: "utgifter/rad/belopp", repeat: "utgifter/rad", kind: "belopp", step: "tva", errors },
    { path: "utgifter/rad/moms", repeat: "utgifter/rad", kind: "calculation", step: "tva", formula: ["round", ["*", "utgifter/rad/belopp", { number: "0.25" }], 2], result: "number", decimals: 2, required: true, errors },
    { path: "summa", kind: "calculation", step: "tva", formula: { sum: "utgifter/rad/belopp" }, result: "number", decimals: 1, errors },
    { path: "ore", kind: "calculation", step: "tva", formula: ["/", "summa", { count: "utgifter/rad" }], result: "money", errors },
    { path: "flera", kind: "yes-no", step: "tre", show: ["more", "ore", { number: "10.5" }], errors },
  ],
  steps: [
    { id: "ett", title: "Ett", items: [{ question: "har" }, { repeat: "barn", items: [{ question: "barn/namn" }, { question: "barn/fodd" }, { question: "barn/hem/gata" },
      { question: "barn/intyg" }, { check: 0 }] }, { check: 1 }, { check: 2 }, { exit: "ut" }] },
    { id: "tva", title: "Två", items: [{ repeat: "utgifter/rad", items: [{ question: "utgifter/rad/belopp" }, { question: "utgifter/rad/moms" }] }, { question: "summa" }, { question: "ore" }] },
    { id: "tre", title: "Tre", items: [{ question: "flera" }] },
    { id: "fyra", title: "Fyra", show: ["answered", { rows: "utgifter/rad" }], items: [{ repeat: "barn2", items: [] }] },
  ],
  exits: [{ id: "ut", step: "ett", when: ["any", "barn", ["is", "barn/namn", "Ut"]] }],
  checks: [
    { that: ["at-most", "barn/fodd", { today: 0, unit: "days" }], needs: ["barn/fodd"], at: "barn/fodd", message: "framtid", repeat: "barn" },
    { that: ["no", "barn", ["is", "barn/namn", "X"]], needs: [], at: "barn/namn", message: "inte X" },
    { that: ["at-most", { count: "barn" }, { number: "3" }], needs: [], at: "barn", message: "för många" },
  ],
  parts: [{ show: ["is", "barn/namn", "Eva"] }, { show: ["more", { count: "barn" }, { number: "1" }] }],
};
form.groups.push({ path: "barn2", title: "", repeat: { min: 0, max: 1, row: "R" } });

const date = (day, month, year) => ({ day, month, year });
const empty = { har: "", "barn/namn": "", "barn/fodd": date("", "", ""), "barn/hem/gata": "", "barn/intyg": [], "utgifter/rad/belopp": "", flera: "" };

/// page: what stands in it, by instance; counts: rows by repeat.
async function look(page, counts) {
  const kinds = await loadKinds();
  kinds.belopp = { parse: (raw) => (raw ? { value: Number(raw) } : {}) };
  return answersOf(form, (instance) => page[instance] ?? empty[instance.replace(/\/\d+\//, "/")], "2026-11-23",
    (repeat) => ({ barn: 0, "utgifter/rad": 0, barn2: 0, ...counts })[repeat]);
}
const answersIn = (answers) => JSON.parse(JSON.stringify(answers.submission().answers));

test("a question is asked once for each row, and a row sees itself", async () => {
  const answers = await look({ har: "yes", "barn/1/namn": "Eva", "barn/2/fodd": date("1", "2", "2020") }, { barn: 2 });
  assert.deepEqual(answers.shownQuestions(form.steps[0]).map(({ path }) => path),
    ["har", "barn/1/namn", "barn/1/fodd", "barn/1/intyg", "barn/2/namn", "barn/2/fodd"]);
  assert.equal(answers.required("barn/1/fodd"), false);
  assert.equal(answers.required("barn/2/fodd"), true, "without a name, by the named condition");
  assert.equal(answers.shown("barn/1/intyg"), true);
  assert.equal(answers.shown("barn/2/intyg"), false);
  assert.equal(answers.groupShown("barn/1/hem"), true);
  assert.equal(answers.groupShown("barn/2/hem"), false, "a comparison without a value is false");
  assert.equal(answers.partShown(0, "barn/1"), true);
  assert.equal(answers.partShown(0, "barn/2"), false);
  assert.equal(answers.partShown(1), true);
  assert.equal(answers.shown("barn/3/namn"), false, "there is no third row");
  assert.equal(answers.value("barn/3/namn"), undefined);
});

test("errors say in which row", async () => {
  const answers = await look({ har: "yes", "barn/1/namn": "A", "barn/2/fodd": date("30", "2", "2020"), "barn/3/namn": "C", "barn/3/fodd": date("1", "1", "2030") }, { barn: 3 });
  assert.deepEqual(answers.checkStep(form.steps[0]).errors, [
    { path: "barn/2/namn", part: undefined, message: "missing" },
    { path: "barn/2/fodd", part: "day", message: "format" },
    { path: "barn/3/fodd", part: undefined, message: "framtid" },
  ]);
});

test("a check of all the rows is shown at the repeat, and an exit can ask of any row", async () => {
  const page = { har: "yes", "barn/1/namn": "A", "barn/2/namn": "X", "barn/3/namn": "B", "barn/4/namn": "C" };
  assert.deepEqual((await look(page, { barn: 3 })).checkStep(form.steps[0]).errors, [{ path: "barn", part: undefined, message: "inte X" }]);
  assert.deepEqual((await look({ ...page, "barn/2/namn": "Y" }, { barn: 4 })).checkStep(form.steps[0]).errors, [{ path: "barn", part: undefined, message: "för många" }]);
  assert.deepEqual((await look({ ...page, "barn/2/namn": "Ut" }, { barn: 3 })).checkStep(form.steps[0]), { errors: [], exit: "ut" });
});

test("a hidden repeat has no rows, wherever one asks", async () => {
  const answers = await look({ har: "no", "barn/1/namn": "Ut", "barn/2/namn": "X" }, { barn: 5 });
  assert.equal(answers.count("barn"), 0);
  assert.deepEqual(answers.checkStep(form.steps[0]), { errors: [] }, "and a check that nobody can see is silent");
  assert.equal(answers.partShown(1), false);
  assert.deepEqual(answersIn(answers), { har: false, summa: 0 });
});

test("rows are sent as a list, an empty one as an empty object, none as nothing", async () => {
  const file = { name: "a.pdf", size: 10 };
  const answers = await look({ har: "yes", "barn/1/namn": "Bo", "barn/1/fodd": date("1", "2", "2020"), "barn/1/hem/gata": "Gatan 1", "barn/3/namn": "Eva",
    "barn/3/fodd": date("2", "2", "2020"), "barn/3/hem/gata": "Gatan 2", "barn/3/intyg": [file] }, { barn: 3 });
  assert.deepEqual(answersIn(answers), {
    har: true,
    barn: [{ namn: "Bo", fodd: "2020-02-01" }, {}, { namn: "Eva", fodd: "2020-02-02", hem: { gata: "Gatan 2" },
      intyg: [{ part: "barn.3.intyg-1", name: "a.pdf", media_type: "application/pdf", size: 10 }] }],
    summa: 0,
  });
});

test("calculations have the value of their formula, in each row too, and are never missing", async () => {
  const answers = await look({ har: "no", "utgifter/rad/1/belopp": "10.05", "utgifter/rad/3/belopp": "20.2" }, { "utgifter/rad": 3 });
  assert.deepEqual(answersIn(answers), { har: false, utgifter: { rad: [{ belopp: 10.05, moms: 2.51 }, {}, { belopp: 20.2, moms: 5.05 }] }, summa: 30.3, ore: 1010 });
  assert.deepEqual(answers.checkStep(form.steps[1]), { errors: [] }, "the empty row's is required and has no value");
  assert.equal(answers.shown("flera"), false, "10.10 kronor is not more than 10.50");
  const more = await look({ "utgifter/rad/1/belopp": "10.51" }, { "utgifter/rad": 1 });
  assert.equal(more.value("ore"), 1050);
  assert.equal(more.shown("flera"), false);
  assert.equal((await look({ "utgifter/rad/1/belopp": "10.56" }, { "utgifter/rad": 1 })).shown("flera"), true);
});

test("a step with only a repeat is there also when it has no rows", async () => {
  assert.deepEqual((await look({ har: "no" }, { "utgifter/rad": 1 })).shownSteps().map(({ id }) => id), ["ett", "tva", "fyra"]);
  assert.deepEqual((await look({ har: "no" }, {})).shownSteps().map(({ id }) => id), ["ett", "tva"], "its condition asks for rows elsewhere");
});

test("what is calculated is no beginning", async () => {
  assert.equal((await look({}, { barn: 1, "utgifter/rad": 1 })).begun(), false);
  assert.equal((await look({ "utgifter/rad/1/belopp": "1" }, { "utgifter/rad": 1 })).begun(), true);
});
