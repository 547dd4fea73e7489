// The pages as documents: valid HTML that is also XML, nothing inline, nothing from elsewhere.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { endpoint, focused, formPage, startWorld } from "./support/browser.mjs";
import { button, fill, onView } from "./support/form.mjs";
import { project, rowForm } from "./support/site.mjs";
import { states } from "./support/states.mjs";
import { languages, words } from "./support/words.mjs";

const vnu = String(createRequire(import.meta.url)("vnu-jar"));

let world, pages;
before(async () => {
  world = await startWorld();
  pages = world.site.files.filter((file) => file.endsWith(".html"));
});
afterEach(() => world.assertQuiet());
after(() => world.close());

// Remarks of the checker that are not about faults.
const remarks = [
  // Our pages are XML too, so void elements end with a slash.
  /^Trailing slash on void elements has no effect and interacts badly with unquoted attribute values\.$/,
  // A page read from a file has no origin, so to the checker 'self' is nobody. In the browser the policy is at work in every test.
  /^Resource violates Content Security Policy \(meta tag\): (external (stylesheet|script)|image|media) “[./]*(assets\/[a-z]+\.[0-9a-f]{16}\.(css|js)|media\/[\w./]+|picture\.svg)” blocked by/,
  // The form's data is JSON, which no browser runs.
  /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive \(missing “‘unsafe-inline’” or nonce\/hash\)\.$/,
];

/// What the Nu checker says of files: ["file: message: where"].
async function check(files) {
  const { stdout } = await promisify(execFile)("java", ["-jar", vnu, "--stdout", "--exit-zero-always", "--format", "json", ...files], { maxBuffer: 1e8 });
  return JSON.parse(stdout).messages.filter(({ type, message }) => type === "error" || !remarks.some((remark) => remark.test(message)))
    .map(({ url, type, message, extract }) => `${decodeURI(path.basename(url))}: ${type}: ${message}: ${extract ?? ""}`);
}

test("there are the pages that there should be", () => {
  const forms = readdirSync(path.join(project, "forms"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(project, "forms", entry.name, "form.xml"))).map(({ name }) => name);
  assert.ok(forms.length >= 4);
  const others = ["ar", "es", "fa", "fi", "pl", "so", "sv-simple"];
  const pagesOf = (language, form) => [...["accessibility", "index", "blankett", "samtal"].map((page) => `${language}/${form}/${page}.html`), `reports/${language}/${form}/index.html`];
  const ofForms = [...languages.flatMap((language) => forms.flatMap((form) => pagesOf(language, form))),
    ...others.flatMap((language) => ["boendeparkering", "forskoleplats"].flatMap((form) => pagesOf(language, form)))];
  const ofSite = [...languages, ...others].flatMap((language) => [`${language}/index.html`, `${language}/accessibility.html`]);
  assert.deepEqual(pages, [...ofForms, ...ofSite, "theme/index.html"].sort());
});

test("every page is valid HTML", async () => {
  assert.deepEqual(await check(pages.map((file) => path.join(world.site.folder, file))), []);
});

test("every page is still valid HTML in every state the script brings it to", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-states-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = [];
  for (const language of languages)
    for await (const { name, page } of states(world, language)) {
      files.push(path.join(folder, `${language} ${name}.html`));
      writeFileSync(files.at(-1), await page.content());
    }
  assert.ok(files.length > 30, `${files.length} states`);
  assert.deepEqual(await check(files), []);
});

test("a page with rows, films and pictures is valid HTML, also when rows have come and gone", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-rows-"));
  const rows = await startWorld(...rowForm());
  t.after(() => {
    rmSync(folder, { recursive: true });
    return rows.close();
  });
  const page = await rows.open("sv/rader/index.html");
  const files = [];
  const keep = async (name) => {
    files.push(path.join(folder, `${name}.html`));
    writeFileSync(files.at(-1), name === "plain" ? rows.site.read("sv/rader/index.html") : await page.content());
  };
  await keep("plain");
  await page.getByRole("link", { name: words.sv.start, exact: true }).click();
  await fill(page, { har: "yes" });
  for (let more = 0; more < 3; more += 1) await button(page, "Lägg till ett barn").click();
  await button(page, words.sv.continue).click();
  await keep("four rows with errors");
  await button(page, "Ta bort Barn 1").click();
  await button(page, "Ta bort Barn 2").click();
  await button(page, "Lägg till ett barn").click();
  await keep("three rows");
  assert.deepEqual(await check(files), []);
});

test("the checker sees: a broken page is not called valid", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-broken-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const broken = path.join(folder, "broken.html");
  writeFileSync(broken, world.site.read(formPage("sv")).replace("</main>", "</div></main>"));
  assert.match((await check([broken])).join(), /error: Stray end tag “div”/);
});

test("every page is well-formed XML, and the same document read so", async () => {
  const reader = await world.open("about:blank");
  for (const file of pages) {
    const { error, html, xml } = await reader.evaluate((source) => {
      const list = (type) => {
        const page = new DOMParser().parseFromString(source, type);
        const error = page.querySelector("parsererror")?.textContent;
        const nodes = [...page.querySelectorAll("*")].map((node) => [node.localName,
          ...[...node.attributes].filter(({ name }) => name !== "xmlns").map(({ name, value }) => `${name}=${value}`),
          ...[...node.childNodes].map((child) => child.nodeType === Node.TEXT_NODE ? child.data : "")]);
        return { error, nodes };
      };
      const asXml = list("application/xhtml+xml");
      return { error: asXml.error, html: list("text/html").nodes, xml: asXml.nodes };
    }, world.site.read(file));
    assert.equal(error, undefined, file);
    assert.deepEqual(xml, html, file);
  }
  await reader.context().close();
});

test("no style, no script and no handler stands in a page", async () => {
  // The same templates make the pages of the other languages.
  const page = await world.open();
  for (const file of pages.filter((name) => /^((reports\/)?sv|ar|theme)\//.test(name))) {
    await page.goto(`${world.server.address}/${file}`);
    const inline = await page.evaluate(() => [...document.querySelectorAll("*")].filter((node) =>
      node.matches("style, script:not([src]):not([type='application/json'])") || [...node.attributes].some(({ name }) => name === "style" || name.startsWith("on")))
      .map((node) => node.outerHTML.slice(0, 200)));
    assert.deepEqual(inline, [], file);
  }
  await page.context().close();
});

test("nothing is fetched from elsewhere; every link inside the site leads somewhere", async () => {
  const ids = new Map();
  const links = [];
  const reader = await world.open("about:blank");
  for (const file of pages) {
    const there = await reader.evaluate((source) => {
      const page = new DOMParser().parseFromString(source, "text/html");
      return {
        ids: [...page.querySelectorAll("[id]")].map(({ id }) => id),
        links: ["href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping"]
          .flatMap((name) => [...page.querySelectorAll(`[${name}]`)].map((node) => [node.localName, name, node.getAttribute(name)])),
      };
    }, world.site.read(file));
    ids.set(file, there.ids);
    for (const [element, attribute, value] of there.links) links.push({ file, element, attribute, value });
  }
  await reader.context().close();
  assert.ok(links.length > 40, `${links.length} links`);
  const files = new Set(world.site.files);
  for (const { file, element, attribute, value } of links) {
    const where = `${file}: ${element} ${attribute}="${value}"`;
    if (element === "form" && file === "theme/index.html") continue; // an example, which may not be sent
    if (element === "form") assert.equal(value, `${new URL(endpoint).origin}/${file.split("/")[1]}`, where);
    else if (/^[a-z]+:|^\/\//i.test(value)) assert.ok(element === "a" && /^(https:\/\/|tel:\+|mailto:)/.test(value), where);
    else {
      const { pathname, hash } = new URL(value, `http://site/${file}`);
      assert.ok(files.has(pathname.slice(1)), where);
      if (hash) assert.ok(ids.get(pathname.slice(1)).includes(hash.slice(1)), where);
    }
  }
  for (const file of world.site.files.filter((name) => /\.(css|js)$/.test(name)))
    assert.doesNotMatch(world.site.read(file), /\burl\(|@import|https?:\/\/\w|["'`(]\/\/[a-z]/i, file);
});

test("the pages work from a folder too, without a server", async () => {
  const page = await world.open(String(pathToFileURL(path.join(world.site.folder, "sv/index.html"))));
  await page.getByRole("link", { name: words.sv.title }).click();
  assert.equal(await page.locator("h1").innerText(), words.sv.title);
  assert.ok(await page.locator("h1").evaluate((node) => getComputedStyle(node).fontFamily.includes("Verdana")), "the style sheet is there");
  await page.getByRole("link", { name: words.sv.start, exact: true }).click();
  await onView(page, words.sv.headings.sokande);
  assert.equal(await focused(page), words.sv.headings.sokande);
  await page.locator(".f-languages summary").click();
  await page.getByRole("navigation").getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: words.en.title }).waitFor();
  await page.context().close();
});
