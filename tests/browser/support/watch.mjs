// What holds after every key, whatever the key did: the focus is somewhere, and seen; nothing is scrolled sideways; and the
// headings are those of one page.
import assert from "node:assert/strict";

/// From now on every key pressed on the page is followed by a look at it.
export function watch(page) {
  for (const name of ["press", "type"]) {
    const act = page.keyboard[name].bind(page.keyboard);
    page.keyboard[name] = async (keys, options) => {
      await act(keys, options);
      let faults = await settledFaultsIn(page);
      const back = { Tab: "Shift+Tab", "Shift+Tab": "Tab" }[keys];
      if (faults.some(isOutside) && back) {
        const first = await whereabouts(page);
        await act(back);
        await act(keys);
        faults = await settledFaultsIn(page);
        console.error(`outside the window once, ${faults.length ? "and again" : "and not again"}: ${first}`);
      }
      assert.deepEqual(faults, [], `after ${keys}`);
    };
  }
}

// Firefox has been seen to leave what got the focus below the edge, for good, while the computer had much else to do. What a
// page does wrong it does each time: one step back and there again tells which it was.
const isOutside = (fault) => fault.startsWith("the focus is outside the window");
const whereabouts = (page) => page.evaluate(() => {
  const { scrollHeight, clientWidth } = document.documentElement;
  return JSON.stringify({ at: document.activeElement.getBoundingClientRect(), scrollY, scrollHeight, clientWidth, innerHeight, inFront: document.hasFocus() });
});

// A browser answers the key before it has scrolled: what is still there after half a second, and thirty frames of a computer
// that has much else to do, is what a person sees.
async function settledFaultsIn(page) {
  const until = Date.now() + 500;
  for (let frames = 0; ; frames += 3) {
    const faults = await faultsIn(page);
    if (!faults.length || (Date.now() > until && frames >= 30)) return faults;
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
  }
}

export const faultsIn = (page) => page.evaluate(() => {
  const root = document.documentElement;
  const seen = (node) => node.checkVisibility({ visibilityProperty: true });
  const sideways = root.scrollWidth - root.clientWidth;

  // ---- focus

  function focusFaults(node) {
    if (node === document.body) return root.dataset.showing === "start" ? [] : ["the focus is lost"];
    const name = node.outerHTML.slice(0, 120);
    if (!seen(node)) return [`the focus is on what is hidden: ${name}`];
    const faults = [];
    const whole = node.getBoundingClientRect();
    // What is higher than the window cannot all be seen; and of a large text box, a browser shows the line that one writes on.
    const goesOn = whole.height > innerHeight || node.localName === "textarea";
    if (whole.left < -1 || whole.right > innerWidth + 1 || (!goesOn && (whole.top < -1 || whole.bottom > innerHeight + 1)))
      faults.push(`the focus is outside the window: ${name} at ${Math.round(whole.top)}–${Math.round(whole.bottom)} of ${innerHeight}`);
    if (!uncovered(node)) faults.push(`what has the focus is covered: ${name}`);
    if (node.id !== "main" && !ringed(node)) faults.push(`nothing shows where the focus is: ${name}`);
    return faults;
  }

  // Half of a link that goes over two lines is enough; an option is its whole row.
  function uncovered(node) {
    const [first] = node.getClientRects();
    const [left, right] = [Math.max(first.left, 0), Math.min(first.right, innerWidth)];
    const [top, bottom] = [Math.max(first.top, 0), Math.min(first.bottom, innerHeight)];
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return node.contains(there) || [...node.labels ?? []].some((label) => label.contains(there));
  }

  function ringed(node) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node.matches(".f-option__input") ? node.nextElementSibling : node);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
  }

  // ---- headings

  function headingFaults() {
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen);
    const levels = headings.map(({ localName }) => Number(localName[1]));
    const faults = headings.filter((_, at) => levels[at] > (levels[at - 1] ?? 0) + 1).map((node) => `a level is left out before the ${node.localName} ${node.textContent.trim()}`);
    const tops = levels.filter((level) => level === 1).length;
    return tops === 1 ? faults : [...faults, `${tops} headings of the first level`];
  }

  return [...(sideways > 0 ? [`${sideways} px are beyond the edge`] : []), ...focusFaults(document.activeElement), ...headingFaults()];
});

/// Elements whose own text is wider or higher than a box that cuts it off.
export const hidden = (page) => page.evaluate(() =>
  [...document.querySelectorAll("body *")].filter((node) => {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".f-hidden, .f-skip, svg") || node.matches("input, textarea, select")) return false;
    const { overflowX, overflowY } = getComputedStyle(node);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    return (cuts(overflowX) && node.scrollWidth > node.clientWidth + 1) || (cuts(overflowY) && node.scrollHeight > node.clientHeight + 1);
  }).map((node) => node.outerHTML.slice(0, 120)));
