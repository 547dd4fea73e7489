// Other checkers, each as a function of a page's address and HTML → what it finds, as strings that are equal for equal faults.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { Audit, Outcome } from "@siteimprove/alfa-act";
import { Playwright } from "@siteimprove/alfa-playwright";
import { Rules } from "@siteimprove/alfa-rules";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const vnuJar = String(require("vnu-jar"));

export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
  });
}

// Those of level AAA alone, which nobody has promised: lines and targets that are larger still.
const rules = [...Rules.values()].filter(({ uri }) => !/sia-r(66|71|72|73|74|75|80|111)$/.test(uri));

export async function alfa(page) {
  const handle = await page.evaluateHandle(() => window.document);
  const input = await Playwright.toPage(handle);
  const outcomes = await Audit.of(input, rules).evaluate();
  return [...outcomes].filter((outcome) => Outcome.isFailed(outcome))
    .map((outcome) => `${outcome.rule.uri.split("/").at(-1)} ${String(outcome.target?.path?.() ?? outcome.target)}`);
}

// What is a matter of taste, or wrong for pages that are XML too, is not asked.
const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ["html-validate:recommended"],
  rules: { "void-style": "off", "no-self-closing": "off", "attribute-empty-style": "off", "attribute-boolean-style": "off", "long-title": "off",
    "no-inline-style": "off", "no-trailing-whitespace": "off", "no-implicit-button-type": "off", "prefer-native-element": "off", "require-sri": "off",
    "attr-quotes": "off", "doctype-style": "off", "tel-non-breaking": "off", "valid-id": "off", "no-raw-characters": "off", "no-utf8-bom": "off",
    "element-permitted-content": "error", "require-csp-nonce": "off", "unique-landmark": "error", "script-type": "off", "no-redundant-for": "off",
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }] },
}));
export async function htmlValidate(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, selector }) => `${ruleId} ${selector}`));
}

export async function vnu(files) {
  const { stdout } = await promisify(execFile)("java", ["-jar", vnuJar, "--stdout", "--exit-zero-always", "--format", "json", ...files], { maxBuffer: 1e9 });
  const found = Object.fromEntries(files.map((file) => [file, []]));
  for (const { url, type, message } of JSON.parse(stdout).messages)
    if (type === "error") found[decodeURI(new URL(url).pathname)].push(message);
  return found;
}
