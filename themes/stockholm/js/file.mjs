// Files that the person takes away: readable pages that need nothing, and carry a draft when they are to be opened here again.
import { isDraft } from "./draft.mjs";
import { checksum } from "./text.mjs";
import { element } from "./views.mjs";

const style = "body{font:1.0625rem/1.6 Verdana,Arial,sans-serif;max-inline-size:42rem;margin:2rem auto;padding-inline:1rem;overflow-wrap:anywhere}" +
  "dl>div{padding-block:.5rem;border-block-end:1px solid #888}dd{margin:0;font-weight:bold}h1,h2,h3,h4,h5{line-height:1.3}" +
  "@media(prefers-color-scheme:dark){:root{color-scheme:dark}}";

/// Saves a page of these nodes as a file. draft: nothing, or what the page carries.
export function download(name, title, nodes, draft) {
  const page = document.implementation.createHTMLDocument(title);
  const root = page.documentElement;
  root.lang = document.documentElement.lang;
  root.dir = document.documentElement.dir;
  page.head.prepend(element("meta", { charset: "utf-8" }));
  page.head.append(element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("meta", { name: "robots", content: "noindex" }));
  if (draft) page.head.append(element("meta", { name: "blankett-draft", content: packed(draft) }));
  page.body.append(element("main", {}, element("h1", {}, title), ...nodes));
  // As text: the policy of this page, where the file is made, lets no element carry a style.
  const html = "<!DOCTYPE html>\n" + root.outerHTML.replace("</head>", `<style>${style}</style></head>`);
  const link = element("a", { href: URL.createObjectURL(new Blob([html], { type: "text/html" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/// The draft that the text of a file carries; nothing when it carries none, or one that is damaged.
export function draftIn(text) {
  try {
    const [, data] = /<meta name="blankett-draft" content="([\w+/=.]*)"/.exec(text);
    const [sum, body] = data.split(".");
    const json = new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.charCodeAt(0)));
    const draft = JSON.parse(json);
    return Number(sum) === checksum(json) && isDraft(draft) ? draft : undefined;
  } catch {
    return undefined;
  }
}

// In base 64: whatever a program on the way does to a page's text, it leaves these letters alone.
function packed(draft) {
  const json = JSON.stringify(draft);
  return checksum(json) + "." + btoa(Array.from(new TextEncoder().encode(json), (byte) => String.fromCharCode(byte)).join(""));
}
