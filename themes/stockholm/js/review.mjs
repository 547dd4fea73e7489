// The answers in the citizen's words: on the review page with change links, on the receipt without.
import { linesOf } from "./kinds.mjs";
import { fill, rowTitle } from "./format.mjs";
import { element } from "./views.mjs";

/// level: of the headings of the steps. change(step, path): what a change link does; without it there are none.
export function answerList(form, answers, level, change) {
  return answers.shownSteps().flatMap((step) => {
    if (change && step.declares) return []; // stands there to be answered
    const nodes = [];
    let list;
    let above = "";
    const put = (path, label, title, words, canChange) => {
      if (!list || title !== above) {
        if (title) nodes.push(element("h" + (level + 1), { class: "f-answers__group" }, title));
        nodes.push((list = element("dl", {})));
        above = title;
      }
      const row = element("div", {}, element("dt", {}, label), element("dd", {}, ...words));
      const name = title ? fill(form, "list.comma", { first: label, second: title }) : label;
      if (change && canChange) row.append(element("dd", { class: "f-answers__change" }, changeLink(form, step, name, () => change(step, path))));
      list.append(row);
    };
    for (const item of answers.shownItems(step)) {
      if (item.question) {
        const question = answers.question(item.question);
        put(question.path, question.label, titleAbove(form, answers, question), lines(form, answers, question), !question.formula);
      } else if (item.repeat && !answers.count(item.repeat)) {
        put(item.repeat, form.groups.find(({ path }) => path === item.repeat).title, "", [form.text["review.not-answered"]], true);
      }
    }
    return nodes.length ? [element("h" + level, {}, step.title), ...nodes] : [];
  });
}

// The innermost group that has a title: with two people in a form, it says whose name this is. In a row, the row.
function titleAbove(form, answers, { path: instance }) {
  const { path, rows } = answers.placeOf(instance);
  const around = form.groups.filter((group) => path.startsWith(group.path + "/")).sort((a, b) => a.path.length - b.path.length);
  const at = around.findIndex(({ repeat }) => repeat);
  const inner = around.slice(at + 1).map(({ title }) => title).filter(Boolean).pop();
  const row = at < 0 ? "" : rowTitle(form, around[at], rows[around[at].path] + 1);
  return row && inner ? fill(form, "list.comma", { first: row, second: inner }) : row || inner || "";
}

function lines(form, answers, question) {
  const value = answers.value(question.path);
  if (value === undefined) return [form.text["review.not-answered"]];
  return inBdi(linesOf(form, question, value));
}

/// Lines as they are shown. bdi: in Arabic or Persian a number with spaces would else be read from its end.
export function inBdi(lines) {
  return lines.flatMap((line, index) => [...(index ? [element("br", {})] : []), element("bdi", {}, line)]);
}

// Same visible word in each link; the question follows it, hidden, so that each name is its own.
function changeLink(form, step, name, follow) {
  const link = element("a", { href: "#step-" + step.id },
    form.text["review.change"], element("span", { class: "f-hidden" }, " " + name));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    follow();
  });
  return link;
}
