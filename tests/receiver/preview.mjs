// Serves a built site with a receiver behind it, so that a form can be tried out all the way to its receipt:
//   node tests/receiver/preview.mjs [output] [port]
// The pages are as they were built, but for where they post to.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "../browser/support/site.mjs";
import { contractsIn } from "./contract.mjs";
import { createReceiver } from "./receiver.mjs";

/// {address, pages, receiver, close()}. Nothing is written: what is received stays in memory.
export async function startPreview(folder, port = 0) {
  const contracts = contractsIn(folder);
  const moved = contracts.map((contract) => ({ ...contract, path: `/receive/${contract.form}`, infoPath: `/receive/${contract.form}/api-info`, query: [] }));
  const receiver = createReceiver(moved);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://preview");
    if (pathname.startsWith("/receive/")) return receiver.handle(request, response);
    return serveFile(folder, decoded(pathname), contracts, response);
  });
  await new Promise((resolve, reject) => server.on("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    address: `http://localhost:${server.address().port}`,
    pages: contracts.flatMap(({ form, languages }) => languages.map((language) => `${language}/${form}/index.html`)),
    receiver,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function serveFile(folder, name, contracts, response) {
  const file = path.join(folder, name); // join takes ".." away before it could lead out: the name begins with "/"
  if (!existsSync(file) || !statSync(file).isFile() || !(path.extname(file) in types)) return response.writeHead(404).end();
  response.setHeader("Content-Type", types[path.extname(file)]);
  response.setHeader("Cache-Control", "no-store"); // the next build is seen at once
  const content = readFileSync(file);
  return response.end(file.endsWith(".html") ? postingHere(content.toString(), contracts) : content);
}

/// A page that posts to this server instead of its endpoint: in its form, its data and its policy.
export function postingHere(html, contracts) {
  const [, id] = /<script type="application\/json" id="form-data">\{"form":"([^"]*)"/.exec(html) ?? [];
  const contract = contracts.find(({ form }) => form === id);
  if (!contract) return html;
  const [, action] = /<form[^>]* action="([^"]*)"/.exec(html);
  const [, endpoint] = /"endpoint":"([^"]*)"/.exec(html);
  return html
    .replace(` action="${action}"`, ` action="/receive/${id}"`)
    .replace(`"endpoint":"${endpoint}"`, `"endpoint":"/receive/${id}"`)
    .replace(/(?<=(?:connect-src|form-action) )https:[^ ;"]+/g, "&#39;self&#39;");
}

function decoded(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function main([folder = "output", port = "8080"]) {
  const stop = (message, code) => {
    console.error(`preview: ${message}`);
    process.exitCode = code;
  };
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return stop(`${port} is no port`, 2);
  if (!existsSync(path.join(folder, "schemas"))) return stop(`there is no built site in ${folder}; run ./build/blankett build`, 2);
  let preview;
  try {
    preview = await startPreview(folder, Number(port));
  } catch (error) {
    return stop(error.code === "EADDRINUSE" ? `port ${port} is taken; give another: node tests/receiver/preview.mjs ${folder} 8081` : error.message, 3);
  }
  for (const page of preview.pages) console.log(`${preview.address}/${page}`);
  console.log("What you send is kept in the memory of this program only, and is gone when you stop it with Ctrl+C.");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
