// What a machine can find of WCAG, with axe, and what has to be scrolled sideways, in a page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules that another colour scheme can break.
export const colours = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"];

/// {ran: ids of the rules that found something to look at, faults: ["rule: where: why"]}. In forced colours axe sees those of
/// the style sheet, which nobody else does: `forced` leaves contrast out. `only`: ids of rules.
export async function look(page, { forced = false, only } = {}) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  return page.evaluate(async ([runOnly, enabled]) => {
    const { passes, violations, incomplete } = await axe.run(document,
      { runOnly, resultTypes: ["violations", "incomplete"], rules: { "color-contrast": { enabled }, "color-contrast-enhanced": { enabled } } });
    return {
      ran: passes.map(({ id }) => id),
      // What axe could not decide counts: a page as plain as ours leaves it nothing to guess about.
      faults: [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`)),
    };
  }, [only ? { type: "rule", values: only } : tags, !forced]);
}

/// What is pressed is at least 44 px high; a link that stands alone 24, and one inside a sentence as high as its line.
export const smallTargets = (page) => page.evaluate(() =>
  [...document.querySelectorAll("button, .f-button, summary, .f-option__label, .f-input, .f-file, a")]
    .filter((node) => node.checkVisibility() && !node.closest(".f-skip, .f-lead, .f-help__body, .f-info, .c-say, .f-exit > :is(p, ul:not(.f-channels))"))
    .filter((node) => node.getBoundingClientRect().height < (node.matches("a:not(.f-button)") ? 24 : 44))
    .map((node) => node.outerHTML.slice(0, 120)));

/// `drawn: false`: a table or drawing in a box that scrolls by itself may be as wide as it needs.
export const wideEnough = (page, { drawn = true } = {}) => page.evaluate((drawn) => {
  const scrolls = (node) => {
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement)
      if (/^(auto|scroll)$/.test(getComputedStyle(box).overflowX) && box.querySelector("table, svg, img")) return true;
    return false;
  };
  const width = document.documentElement.clientWidth;
  const beyond = [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility({ visibilityProperty: true }) && !node.closest(".f-hidden, .f-skip") && node.getBoundingClientRect().right > width + 0.5 && (drawn || !scrolls(node)));
  return { sideways: document.documentElement.scrollWidth - width, beyond: beyond.map((node) => node.outerHTML.slice(0, 120)) };
}, drawn);
export const fits = { sideways: 0, beyond: [] };

/// What is smaller than 24 by 24 px and near something else that is pressed, as axe has it.
export async function tooSmall(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations, incomplete } = await axe.run(document, { runOnly: { type: "rule", values: ["target-size"] }, resultTypes: ["violations", "incomplete"] });
    return [...violations, ...incomplete].flatMap(({ nodes }) => nodes.map(({ target }) => `too small and near: ${target}`));
  });
}
