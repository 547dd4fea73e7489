// The rows of a repeat in the page. Without JavaScript there are a few to begin with; with it there are those that are
// needed, made and taken away one at a time. Rows are numbered 1, 2, 3 without a gap, in ids, names and titles.
import { rowTitle } from "./format.mjs";

/// box: the element with data-repeat; group: the repeat in the form's data. Gives
///   count()      how many rows there are
///   add()        one more, empty; gives it
///   remove(row)  gives the row that now stands in its place, if there is one
///   keep()       hides rows that nothing needs; for good once the browser has put back what was typed: keep(true)
///   grow(wanted) at least as many, if there may be
///   empty()      as many rows as there must be
export function rowsOfRepeat(box, group, form) {
  const { min, max } = group.repeat;
  const list = box.querySelector("[data-rows]");
  const blank = emptyCopy(list.firstElementChild);
  let count = 0;

  function update() {
    [...list.children].forEach((row, index) => {
      row.hidden = index >= count;
      renumber(row, index + 1);
      row.querySelector("[data-remove]").hidden = count <= min;
    });
    box.querySelector("[data-add]").hidden = count >= max;
    box.querySelector("[data-full]").hidden = count < max;
  }

  function renumber(row, number) {
    const was = row.dataset.row;
    if (was === String(number)) return;
    const inPath = new RegExp(`^${group.path}/${was}(?=/)`);
    const inId = new RegExp(`\\bf-${group.path.replaceAll("/", "-")}-${was}(?=-|\\s|$)`, "g");
    const change = (node, attributes, from, to) => {
      for (const name of attributes)
        if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).replace(from, to));
    };
    for (const node of [row, ...row.querySelectorAll("*")]) {
      change(node, ["name", "data-question", "data-group"], inPath, `${group.path}/${number}`);
      change(node, ["id", "for", "aria-describedby", "aria-labelledby", "aria-controls"], inId, `f-${group.path.replaceAll("/", "-")}-${number}`);
    }
    row.dataset.row = number;
    for (const title of row.querySelectorAll(":scope > legend, [data-title]")) title.textContent = rowTitle(form, group, number);
  }

  function append() {
    const row = blank.cloneNode(true);
    renumber(row, list.children.length + 1); // before it is in the page, where its names are still those of row 1
    list.append(row);
  }

  return {
    count: () => count,
    add() {
      if (!list.children[count]) append();
      count += 1;
      update();
      return list.children[count - 1];
    },
    grow(wanted) {
      count = Math.max(count, Math.min(wanted, max));
      while (list.children.length < count) append();
      update();
    },
    remove(row) {
      const next = row.nextElementSibling;
      row.remove();
      count -= 1;
      update();
      return next?.hidden ? null : next;
    },
    keep(forGood) {
      count = Math.max(min, count, [...list.children].map(hasContent).lastIndexOf(true) + 1);
      if (forGood) for (const spare of [...list.children].slice(count)) spare.remove();
      while (list.children.length < count) append();
      update();
    },
    empty() {
      count = min;
      for (const row of [...list.children].slice(min)) row.remove();
      update();
    },
  };
}

// A form of its own puts every control back to what the page came with.
function emptyCopy(row) {
  const form = document.createElement("form");
  const copy = row.cloneNode(true);
  form.append(copy);
  HTMLFormElement.prototype.reset.call(form);
  return copy;
}

const hasContent = (row) => [...row.querySelectorAll("input, select, textarea")].some((control) =>
  ["radio", "checkbox"].includes(control.type) ? control.checked : control.value !== "");
