// Sends the answers. The same answers keep the same key, also when the page is loaded again in between, so that sending again
// after a lost reply cannot become two cases.
import { checksum } from "./text.mjs";

/// files: [{part, type, file}]; memory, of the tab, where there may be one: {get(), set(value)}; tell(percent): how far the
/// files have come. Gives {receipt}, {errors: [{pointer, detail}]} or
/// {failure: text id, minutes: until it may work}; never throws.
export async function send(endpoint, submission, files, { memory, tell } = {}) {
  const json = JSON.stringify(submission);
  const key = keyOf(memory, json + files.map(({ file }) => file.lastModified));
  const { status, body, wait } = await post(endpoint, key, json, files, tell);
  if (!status) return { errors: [], failure: navigator.onLine ? "submit.failed" : "submit.offline" };
  if (status < 300 && body?.receipt_number) return { receipt: body };
  const refused = status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status);
  const errors = refused && Array.isArray(body?.errors) ? body.errors.filter((error) => error?.pointer) : [];
  if (refused) return { errors, failure: status === 413 ? "submit.too-large" : "submit.not-accepted" };
  const minutes = Math.ceil((/^\d+$/.test(wait) ? Number(wait) * 1000 : Date.parse(wait) - Date.now()) / 60000);
  return minutes > 0 ? { errors, failure: "submit.failed-minutes", minutes } : { errors, failure: "submit.failed" };
}

/// The files among the answers, as send() takes them. read(path) gives what stands in a question's box.
export const filesOf = (now, read) =>
  now.shownSteps().flatMap(now.shownQuestions).filter(({ kind }) => kind === "file").flatMap(({ path }) =>
    (now.value(path) ?? []).map(({ part, media_type: type }, index) => ({ part, type, file: read(path)[index] })));

// XMLHttpRequest, because fetch does not tell how much has been sent. status: 0 when no whole reply came.
function post(endpoint, key, json, files, tell) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", endpoint);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Idempotency-Key", `"${key}"`);
    if (!files.length) request.setRequestHeader("Content-Type", "application/json");
    // A minute, and time for the files on a slow line (25 bytes a millisecond). Giving up is safe: the key is kept.
    request.timeout = 60000 + files.reduce((sum, { file }) => sum + file.size, 0) / 25;
    if (files.length && tell) request.upload.onprogress = ({ loaded, total }) => tell(Math.floor((100 * loaded) / total));
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText), wait: waitIn(request.getAllResponseHeaders()) });
    request.onerror = request.onabort = request.ontimeout = () => resolve({ status: 0 });
    request.send(files.length ? multipart(json, files) : json);
  });
}

function multipart(json, files) {
  const body = new FormData();
  body.append("submission", new Blob([json], { type: "application/json" }));
  // With the type that the answers say: a browser's own guess differs between computers.
  for (const { part, type, file } of files) body.append(part, file.slice(0, file.size, type), file.name);
  return body;
}

// A receiver elsewhere must allow the page to see it (Access-Control-Expose-Headers); to ask for it by name would be an error.
const waitIn = (headers) => /^retry-after:\s*(.+)$/im.exec(headers)?.[1].trim() ?? "";

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

let sent = {};

// Of what was sent the tab remembers 16 bits: enough to see that it has changed, too little to guess an answer from.
function keyOf(memory, body) {
  const sum = checksum(body) & 0xffff;
  const last = sent.key ? sent : memory?.get() ?? sent;
  const same = last.sum === sum && (last.body ?? body) === body;
  sent = { key: same ? last.key : newKey(), sum, body };
  memory?.set({ key: sent.key, sum });
  return sent.key;
}

// A random UUID. randomUUID itself exists only on https.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
