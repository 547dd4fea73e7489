// A person with a keyboard and nothing else. Each helper fails when Tab never gets there.
import assert from "node:assert/strict";

const longest = 90; // more than the stops of any page here

/// Tab until `reached` (run in the page, with the argument) holds for what has the focus.
async function tabUntil(page, what, reached, argument, key = "Tab") {
  for (let stops = 0; stops < longest; stops += 1) {
    await page.keyboard.press(key);
    const there = await page.evaluate(`(${reached})(document.activeElement, ${JSON.stringify(argument)})`);
    if (there) return;
  }
  assert.fail(`Tab does not reach ${what}`);
}

export const tabToName = (page, name) => tabUntil(page, name, (node, name) => node.name === name, name);

/// The button or link with this text.
export const tabToText = (page, text, key) =>
  tabUntil(page, text, (node, text) => node.matches("a, button, summary") && node.textContent.trim() === text, text, key);

export async function press(page, text) {
  await tabToText(page, text);
  await page.keyboard.press("Enter");
}

/// values: {name: what to type, choose or attach}
export async function typeIn(page, values) {
  for (const [name, value] of Object.entries(values)) {
    await tabToName(page, name);
    const type = await page.evaluate(() => document.activeElement.type);
    if (type === "file") await attach(page, value);
    else if (type === "radio") await choose(page, value);
    else if (type === "checkbox") await page.keyboard.press("Space");
    else {
      await page.keyboard.press("Control+A");
      if (value) await page.keyboard.type(value);
      else await page.keyboard.press("Delete");
    }
  }
}

async function attach(page, files) {
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(files);
}

async function choose(page, value) {
  for (let moves = 0; moves < 20; moves += 1) {
    const now = await page.evaluate(() => document.activeElement.value);
    if (now === value) return page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
  assert.fail(`no option ${value}`);
}
