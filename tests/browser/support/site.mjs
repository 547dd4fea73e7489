// The site as the compiler makes it now, in a folder of its own, and a server that serves it as a city would:
// static files, and the page's policy as a header too.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const project = fileURLToPath(new URL("../../..", import.meta.url));
export const compiler = path.resolve(process.env.BLANKETT ?? path.join(project, "build/blankett"));
export const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml", ".webm": "video/webm", ".wav": "audio/wav", ".vtt": "text/vtt",
};

/// {folder, files, read(file), remove()}; files are named from the folder, with "/". More arguments go to the compiler.
export function buildSite(...more) {
  const temporary = mkdtempSync(path.join(tmpdir(), "blankett-"));
  const folder = path.join(temporary, "site");
  execFileSync(compiler, ["build", "--out", folder, ...more], { cwd: project, stdio: "pipe" });
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join("/")).sort();
  return {
    folder,
    files,
    read: (file) => readFileSync(path.join(folder, file), "utf8"),
    remove: () => rmSync(temporary, { recursive: true }),
  };
}

/// The compiler's arguments for the form that is there for its conditions.
export const conditionForm = ["--forms", path.join(project, "tests/browser/forms"), "--form", "prov", "--language", "sv"];

/// The same for the forms that have questions of every kind.
export const kindForms = ["--forms", path.join(project, "tests/browser/kinds"), "--language", "sv"];

/// The same for the form that is there for its rows, in both languages. Its translation is not among the city's.
export function rowForm() {
  const locales = path.join(mkdtempSync(path.join(tmpdir(), "blankett-locales-")), "locales");
  for (const from of ["locales", "tests/browser/locales"]) cpSync(path.join(project, from), locales, { recursive: true });
  process.on("exit", () => rmSync(path.dirname(locales), { recursive: true }));
  return ["--forms", path.join(project, "tests/browser/forms"), "--form", "rader", "--locales", locales];
}

export const schemasOf = (site) =>
  site.files.filter((file) => /^schemas\/.*\/schema\.json$/.test(file)).map((file) => JSON.parse(site.read(file)));

/// What the page knows of its form.
export const dataOf = (site, file) => JSON.parse(/<script type="application\/json" id="form-data">(.*)<\/script>/.exec(site.read(file))[1]);

export const policyOf = (html) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1].replaceAll("&#39;", "'");

/// {address, close()}
export async function serve(site) {
  const server = createServer((request, response) => {
    const file = decodeURIComponent(new URL(request.url, "http://site").pathname).slice(1);
    if (!site.files.includes(file)) return response.writeHead(404).end();
    const content = readFileSync(path.join(site.folder, file));
    response.setHeader("Content-Type", types[path.extname(file)]);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (file.endsWith(".html"))
      response.setHeader("Content-Security-Policy", policyOf(content.toString()) + "; frame-ancestors 'none'");
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
