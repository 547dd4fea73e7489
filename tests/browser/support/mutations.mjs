// Pages that something has happened to: what goes wrong when a template, a theme or a text is changed by hand. Each mutation names the element
// it touched, so that a checker's answer can be compared with the place.

/// Numbers by lot, the same every time: lot(seed)(n) is a whole number below n.
export function lot(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// kind: [what to look for, what to put there instead]. The pattern matches the piece that changes; `$&` and groups as in replace.
const edit = (pattern, to) => ({ pattern, to });
export const kinds = {
  "label removed": edit(/<label class="f-label"[^>]*for="[^"]*"[^>]*>[^]*?<\/label>/, ""),
  "label for nobody": edit(/(<label class="f-label"[^>]*for=")[^"]*"/, '$1nobody"'),
  "label emptied": edit(/(<label class="f-label"[^>]*>)[^]*?(<\/label>)/, "$1$2"),
  "id doubled": edit(/<p class="f-hint" id="([^"]*)"/, '<span id="$1"></span>$&'),
  "described by nobody": edit(/ aria-describedby="[^"]*"/, ' aria-describedby="nobody"'),
  "legend removed": edit(/<legend[^>]*>[^]*?<\/legend>/, ""),
  "language gone": edit(/(<html[^>]*) lang="[^"]*"/, "$1"),
  "language is none": edit(/(<html[^>]*) lang="[^"]*"/, '$1 lang="svenska"'),
  "language of a part is none": edit(/<main/, '<main lang="xx-nonsense-1"'),
  "another language": edit(/(<html[^>]*) lang="(?:sv|en)"/, '$1 lang="fi"'),
  "title emptied": edit(/<title>[^<]*<\/title>/, "<title></title>"),
  "title gone": edit(/<title>[^<]*<\/title>/, ""),
  "heading level skipped": edit(/<h2([^>]*)>([^]*?)<\/h2>/, "<h5$1>$2</h5>"),
  "heading emptied": edit(/<h2([^>]*)>[^]*?<\/h2>/, "<h2$1></h2>"),
  "button emptied": edit(/(<button[^>]*>)[^<]+(<\/button>)/, "$1$2"),
  "link emptied": edit(/(<a [^>]*href="[^"]*"[^>]*>)[^<]+(<\/a>)/, "$1$2"),
  "contrast lowered": edit(/<p class="([^"]*)"(?=[^>]*>[^<]{20})/, '<p class="$1" style="color:#999;background:#fff"'),
  "role misspelt": edit(/<main/, '<main role="mian"'),
  "aria attribute misspelt": edit(/ aria-describedby=/, " aria-descibedby="),
  "aria value wrong": edit(/<summary/, '<summary aria-expanded="maybe"'),
  "aria on what may not have it": edit(/<p class="/, '<p aria-label="x" class="'),
  "required state missing": edit(/<p class="[^"]*"/, '$& role="checkbox" tabindex="0"'),
  "hidden from some, reached by all": edit(/<a class="f-button[^"]*"/, '$& aria-hidden="true"'),
  "picture without alternative": edit(/<main[^>]*>/, '$&<img src="x.png"/>'),
  "frame without a name": edit(/<main[^>]*>/, '$&<iframe src="about:blank"></iframe>'),
  "autocomplete is none": edit(/ autocomplete="(given-name|family-name|email|tel)"/, ' autocomplete="fornamn"'),
  "zoom forbidden": edit(/<meta name="viewport"[^>]*>/, '<meta name="viewport" content="width=device-width, user-scalable=no"/>'),
  "page reloads itself": edit(/<meta name="viewport"/, '<meta http-equiv="refresh" content="30"/>$&'),
  "list without a list": edit(/<main[^>]*>/, '$&<div role="listitem">x</div>'),
  "two mains": edit(/<\/main>/, "$&<main><p>x</p></main>"),
  "button in a link": edit(/<main[^>]*>/, '$&<a href="#x"><button type="button">Gå</button></a>'),
  "table head for nothing": edit(/<main[^>]*>/, '$&<table><tr><th scope="col">A</th></tr></table>'),
  "headers of nothing": edit(/<main[^>]*>/, '$&<table><tr><th id="a1">A</th></tr><tr><td headers="nobody">1</td></tr></table>'),
  "field without label": edit(/<main[^>]*>/, '$&<input type="text" name="los"/>'),
  "first in the order of tabs": edit(/<a class="f-button/, '<a tabindex="5" class="f-button'),
  "name without the words": edit(/<button ([^>]*)>([^<]+)<\/button>/, '<button $1 aria-label="Annat">$2</button>'),
};

/// One of that kind: {html, piece} or nothing when the page has no place for it. `piece`: what was changed, as it was.
export function mutated(html, kind, pick) {
  const { pattern, to } = kinds[kind];
  const places = [...html.matchAll(new RegExp(pattern.source, "g"))];
  if (!places.length) return undefined;
  const [piece] = places[pick(places.length)], at = places.find(([each]) => each === piece).index;
  const changed = piece.replace(new RegExp(pattern.source), to);
  // Look-ahead is outside the piece.
  const instead = changed === piece ? html.slice(at).replace(pattern, to).slice(0, html.length) : undefined;
  const out = instead === undefined ? html.slice(0, at) + changed + html.slice(at + piece.length) : html.slice(0, at) + instead;
  return { html: out, piece };
}
