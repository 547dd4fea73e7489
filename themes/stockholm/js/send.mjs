// Sends the answers. The same answers keep the same key, so that sending again after a lost reply
// cannot become two cases.

let sentBody;
let key;

/// files: [{part, type, file}]. Gives {receipt}, {errors: [{pointer, detail}]} or {failure: text id}; never throws.
export async function send(endpoint, submission, files) {
  const json = JSON.stringify(submission);
  const body = json + files.map(({ file }) => file.lastModified);
  if (body !== sentBody) [sentBody, key] = [body, newKey()];
  try {
    const response = await fetch(endpoint, { method: "POST", ...content(json, files), signal: patience(files) });
    const reply = await response.json().catch(() => ({}));
    if (response.ok && reply?.receipt_number) return { receipt: reply };
    const refused = response.status >= 400 && response.status < 500 && ![408, 409, 425, 429].includes(response.status);
    const errors = refused && Array.isArray(reply?.errors) ? reply.errors.filter((error) => error?.pointer) : [];
    return { errors, failure: refused ? "submit.refused" : "submit.failed" };
  } catch {
    return { errors: [], failure: navigator.onLine ? "submit.failed" : "submit.offline" };
  }
}

function content(json, files) {
  const headers = { Accept: "application/json, application/problem+json", "Idempotency-Key": `"${key}"` };
  if (!files.length) return { headers: { ...headers, "Content-Type": "application/json" }, body: json };
  const body = new FormData();
  body.append("submission", new Blob([json], { type: "application/json" }));
  // With the type that the answers say: a browser's own guess differs between computers.
  for (const { part, type, file } of files) body.append(part, file.slice(0, file.size, type), file.name);
  return { headers, body };
}

// A minute, and time for the files on a slow line (25 bytes a millisecond). Giving up is safe: the key is kept.
function patience(files) {
  return AbortSignal.timeout?.(60000 + files.reduce((sum, { file }) => sum + file.size, 0) / 25);
}

// A random UUID. randomUUID itself exists only on https.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
