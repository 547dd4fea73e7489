// The answers in the citizen's words: on the review page with change links, on the receipt without.
import { kinds } from "./kinds.mjs";
import { inSweden } from "./text.mjs";
import { element } from "./views.mjs";

/// level: of the headings of the steps. change(step, path): what a change link does; without it there are none.
export function answerList(form, answers, level, change) {
  return answers.shownSteps().filter((step) => answers.shownQuestions(step).length).flatMap((step) => {
    const nodes = [element("h" + level, {}, step.title)];
    let list;
    let group = "";
    for (const question of answers.shownQuestions(step)) {
      const title = groupTitle(form, question.path);
      if (!list || title !== group) {
        if (title) nodes.push(element("h" + (level + 1), { class: "f-answers__group" }, title));
        nodes.push((list = element("dl", {})));
        group = title;
      }
      const row = element("div", {}, element("dt", {}, question.label), element("dd", {}, ...lines(form, answers, question)));
      if (change) row.append(element("dd", { class: "f-answers__change" }, changeLink(form, step, question, title, change)));
      list.append(row);
    }
    return nodes;
  });
}

// The innermost group that has a title: with two people in a form, it says whose name this is.
function groupTitle(form, path) {
  const around = form.groups.filter((group) => group.title && path.startsWith(group.path + "/"));
  return around.sort((a, b) => b.path.length - a.path.length)[0]?.title ?? "";
}

function lines(form, answers, question) {
  const value = answers.value(question.path);
  if (value === undefined) return [form.text["review.not-answered"]];
  const words = kinds[question.kind].display(value, { question, language: inSweden(form.language), text: form.text });
  // bdi: in Arabic or Persian a number with spaces would else be read from its end.
  return [words].flat().flatMap((line, index) => [...(index ? [element("br", {})] : []), element("bdi", {}, line)]);
}

// Same visible word in each link; the question follows it, hidden, so that each name is its own.
function changeLink(form, step, question, title, change) {
  const name = title ? `${question.label}, ${title}` : question.label;
  const link = element("a", { href: "#step-" + step.id },
    form.text["review.change"], element("span", { class: "f-hidden" }, " " + name));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    change(step, question.path);
  });
  return link;
}
