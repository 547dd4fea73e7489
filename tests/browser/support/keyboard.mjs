// A person with a keyboard and nothing else. Each helper fails when Tab never gets there.
import assert from "node:assert/strict";

const longest = 90; // more than the stops of any page here

/// Tab until `reached` (run in the page, with the argument) holds for what has the focus.
async function tabUntil(page, what, reached, argument, key = "Tab") {
  for (let stops = 0; stops < longest; stops += 1) {
    await page.keyboard.press(key);
    if (await isAt(page, reached, argument)) return;
  }
  assert.fail(`Tab does not reach ${what}`);
}

const isAt = (page, reached, argument) => page.evaluate(`(${reached})(document.activeElement, ${JSON.stringify(argument)})`);
const hasName = (node, name) => node.name === name;

export const tabToName = (page, name, key) => tabUntil(page, name, hasName, name, key);

/// The check box with this name and value. No key is pressed when one is there.
export async function tabToBox(page, name, value, key) {
  const isBox = (node, [name, value]) => node.name === name && node.value === value;
  if (!await isAt(page, isBox, [name, value])) await tabUntil(page, `${name}, ${value}`, isBox, [name, value], key);
}

/// The button or link with this text.
export const tabToText = (page, text, key) =>
  tabUntil(page, text, (node, text) => node.matches("a, button, summary") && node.textContent.trim() === text, text, key);

export async function press(page, text) {
  await tabToText(page, text);
  await page.keyboard.press("Enter");
}

/// values: {name: what to type, choose or attach}
export async function typeIn(page, values, key) {
  for (const [name, value] of Object.entries(values)) {
    if (!await isAt(page, hasName, name)) await tabToName(page, name, key);
    const type = await page.evaluate(() => document.activeElement.type);
    if (type === "file") await attach(page, value);
    else if (type === "radio" || type === "select-one") await choose(page, value, type);
    else if (type === "checkbox") await page.keyboard.press("Space");
    else {
      await page.keyboard.press("Control+A");
      if (value) await write(page, value);
      else await page.keyboard.press("Delete");
    }
  }
}

// What is long is put in at once, but for its end: a key takes a frame.
async function write(page, words) {
  const typed = words.slice(-6);
  if (typed !== words) await page.keyboard.insertText(words.slice(0, -6));
  await page.keyboard.type(typed);
}

async function attach(page, files) {
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(files);
}

async function choose(page, value, type) {
  for (let moves = 0; moves < 60; moves += 1) {
    const now = await page.evaluate(() => document.activeElement.value);
    if (now === value) return type === "radio" && page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
  return assert.fail(`no option ${value}`);
}
