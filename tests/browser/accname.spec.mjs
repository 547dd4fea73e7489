// Roles, names and descriptions of elements, as the compiler works them out and as Chromium does. What is compared is marked
// with data-t; where the two differ, and why, is said beside it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { compiler, project } from "./support/site.mjs";

/// A snippet of which we say something else than Chromium, and why.
const differs = (html, why) => ({ html, why });

const all = [
  // labels
  `<label for=l1>Namn</label><input data-t id=l1>`,
  `<label>Ort <input data-t></label>`,
  `<label for=l2>Ett</label><label for=l2>Två</label><input data-t id=l2>`,
  `<label for=l3>Yttre <span>inre</span></label><label>Runt <input data-t id=l3></label>`,
  `<label for=l4 style="display:none">Dold</label><input data-t id=l4>`,
  `<label for=l5>Ja<span style="display:none"> dolt</span><span aria-hidden=true> gömt</span></label><input data-t type=checkbox id=l5>`,
  `<label for=l6 aria-label="Annat">Text</label><input data-t id=l6>`,
  `<label>Blinka skärmen <input data-t type=checkbox> <input value=3 title=antal> gånger</label>`,
  `<label>Om <select><option>ett<option selected>två</select> dagar <input data-t type=radio></label>`,
  `<label>Tom <input type=text data-t value=svar></label>`,
  `<label><input data-t type=radio> <b>Fet</b><i>kursiv</i></label>`,
  `<label><input data-t type=radio><div>rad ett</div><div>rad två</div></label>`,
  `<label for=l7><img alt=Bild src=x> text</label><input data-t id=l7>`,
  `<label for=l8>Fält</label><textarea data-t id=l8>svar</textarea>`,
  `<label for=l9>Val</label><select data-t id=l9><option>a</select>`,
  `<label for=l10>Många</label><select data-t id=l10 multiple><option>a</select>`,
  `<label for=l11>Rader</label><select data-t id=l11 size=4><option>a</select>`,
  `<label for=l12>Knapp</label><button data-t id=l12>inuti</button>`,
  `<label for=l13>Mätare</label><meter data-t id=l13 value=.5>halv</meter>`,
  `<label for=l14>Framsteg</label><progress data-t id=l14 value=.5></progress>`,
  `<label for=l15>Summa</label><output data-t id=l15>5</output>`,
  `<label>Ett<br>två <input data-t></label>`,
  differs(`<label for=l16></label><input data-t id=l16 title=Tips>`, "an empty label keeps Chromium from the title"),
  `<label for=l17>Skicka nu</label><input data-t type=submit id=l17 value=Skicka>`,
  // aria-label, aria-labelledby
  `<input data-t aria-label="Sök">`,
  `<input data-t aria-label="  " title=T>`,
  `<span id=a1>Förnamn</span><input data-t aria-labelledby=a1>`,
  `<span id=a2>A</span><span id=a3>B</span><input data-t aria-labelledby="a2 a3 saknas">`,
  `<span id=a4 hidden>Dolt namn</span><input data-t aria-labelledby=a4>`,
  `<span id=a5 style="visibility:hidden">Osynligt</span><input data-t aria-labelledby=a5>`,
  `<span id=a6>Synligt<span hidden> inte</span></span><input data-t aria-labelledby=a6>`,
  `<span id=a7 aria-labelledby=a8>kedja</span><span id=a8>nej</span><input data-t aria-labelledby=a7>`,
  `<span id=a9 aria-label=etikett>text</span><input data-t aria-labelledby=a9>`,
  `<button data-t id=a10 aria-label=Ta aria-labelledby="a10 a11">x</button><span id=a11>fil</span>`,
  `<input data-t aria-labelledby=finns-inte title=Reserv>`,
  `<label for=a12>Etikett</label><input data-t id=a12 aria-labelledby=a13><span id=a13>vinner</span>`,
  `<input id=a14 value=värde><button data-t aria-labelledby=a14>x</button>`,
  `<img id=a15 alt=Alttext src=x><button data-t aria-labelledby=a15>x</button>`,
  `<ul id=a16><li>ett</li><li>två</li></ul><div role=group data-t aria-labelledby=a16>x</div>`,
  `<select id=a17><option>ett<option selected>två</select><button data-t aria-labelledby=a17>x</button>`,
  // buttons and links
  `<button data-t>Skicka</button>`,
  `<button data-t><img alt=Sök src=x></button>`,
  `<button data-t><svg><title>Stäng</title></svg></button>`,
  `<button data-t title=Hjälp></button>`,
  `<button data-t title=Mer>Visa</button>`,
  `<button data-t>a<span>b</span><div>c</div>d</button>`,
  `<button data-t>Ta <b>bort</b></button>`,
  `<button data-t><span aria-label=kryss></span> stäng</button>`,
  differs(`<button data-t><span title=kryss></span></button>`, "accname 1.2, 2I: titles of parts count"),
  `<button data-t><i aria-hidden=true>x</i></button>`,
  `<input data-t type=submit>`, `<input data-t type=reset>`, `<input data-t type=button>`,
  `<input data-t type=submit value="Sänd">`, `<input data-t type=image alt=Hitta src=x>`, `<input data-t type=image src=x>`,
  `<input data-t type=button value=V title=T>`, `<input data-t type=image src=x title=T>`,
  `<a data-t href=#>Länk</a>`, `<a data-t>ingen</a>`, `<a data-t href=#><img src=x alt=Hem></a>`,
  `<a data-t href=#>Läs <img src=x alt=mer> nu</a>`, `<a data-t href=#>tätt<img src=x alt=intill></a>`,
  `<a data-t href=# title=T></a>`, `<a data-t href=#><span hidden>x</span></a>`,
  `<a data-t href=#><span style="display:inline-block">a</span><span style="display:inline-block">b</span></a>`,
  `<a data-t href=#><span>a</span><span>b</span></a>`,
  `<div data-t role=button tabindex=0>Knapp</div>`, `<div data-t role=link tabindex=0>Länk</div>`,
  `<div data-t role="okänd knapp button" tabindex=0>x</div>`,
  `<div data-t role=widget tabindex=0>x</div>`,
  `<style>.f::before{content:"före "}.f::after{content:" efter"}</style><button data-t class=f>mitt</button>`,
  // pictures
  `<img data-t src=x alt=Katt>`, `<img data-t src=x alt="">`, `<img data-t src=x>`, `<img data-t src=x title=T>`,
  `<img data-t src=x alt="" aria-label=L>`, `<img data-t src=x alt="" tabindex=0>`, `<img data-t role=presentation src=x alt=a>`,
  differs(`<figure data-t><img src=x alt=a><figcaption>Text</figcaption></figure>`, "HTML-AAM: a figure is named by its caption"),
  `<figure data-t title=T><img src=x alt=a></figure>`,
  `<svg data-t role=img aria-label=Pil></svg>`, `<svg data-t role=img><title>Titel</title></svg>`,
  `<div data-t role=img aria-label=B></div>`, `<iframe data-t title=Karta src="about:blank"></iframe>`,
  // text fields
  `<input data-t placeholder=Ledtext>`, `<input data-t placeholder=P title=T>`, `<textarea data-t placeholder=P></textarea>`,
  `<input data-t type=search title=s>`, `<input data-t type=email title=s>`, `<input data-t type=tel title=s>`,
  `<input data-t type=url title=s>`, `<input data-t type=number title=s>`, `<input data-t type=range title=s>`,
  `<input data-t type=checkbox title=s>`, `<input data-t type=radio title=s>`,
  `<datalist id=dl><option>a</datalist><input data-t list=dl title=s>`,
  `<div data-t role=textbox aria-label=Fritext tabindex=0>x</div>`,
  `<div data-t role=checkbox aria-checked=false tabindex=0>Ja</div>`,
  `<div data-t role=switch aria-checked=false tabindex=0>På</div>`,
  `<div data-t role=slider aria-valuenow=3 tabindex=0>x</div>`,
  `<div data-t role=spinbutton title=n tabindex=0></div>`,
  // structure
  `<h2 data-t>Rubrik <em>två</em></h2>`, `<h3 data-t aria-label=Annan>Rubrik</h3>`, `<div data-t role=heading aria-level=3>R</div>`,
  `<h2 data-t>Ett<br>två</h2>`, `<h2 data-t><span>a</span> <span>b</span></h2>`,
  `<fieldset data-t><legend>Grupp</legend><input title=x></fieldset>`, `<fieldset data-t aria-label=A><legend>Grupp</legend></fieldset>`,
  `<fieldset data-t title=T><input title=x></fieldset>`, `<div role=group data-t aria-label=G>x</div>`,
  `<details open><summary data-t>Mer</summary>text</details>`, `<details data-t><summary>Mer</summary>text</details>`,
  `<section data-t>x</section>`, `<section data-t aria-label=S>x</section>`, `<section data-t title=S>x</section>`,
  differs(`<form data-t>x</form>`, "a form without a name is no landmark"), `<form data-t aria-label=F>x</form>`, `<div data-t role=region>x</div>`, `<div data-t role=region aria-label=R>x</div>`,
  `<div data-t role=form>x</div>`, `<article><header data-t>x</header></article>`, `<section><footer data-t>x</footer></section>`,
  `<aside data-t>x</aside>`, `<article><aside data-t>x</aside></article>`, `<article><aside data-t aria-label=A>x</aside></article>`,
  `<nav data-t aria-label=N>x</nav>`, `<nav data-t>x</nav>`, `<search data-t>x</search>`, `<header data-t>x</header>`, `<footer data-t>x</footer>`,
  `<ul data-t><li data-t>a</li></ul>`, `<ol data-t><li>a</li></ol>`, `<menu data-t><li data-t>a</li></menu>`,
  `<ul data-t role=presentation><li data-t>a</li></ul>`, differs(`<ul data-t role=none aria-label=L><li data-t>a</li></ul>`, "ARIA 1.2: the list has not lost its role"),
  `<div data-t role=list><div data-t role=listitem>a</div></div>`,
  `<p data-t>x</p>`, `<p data-t title=T>x</p>`, `<blockquote data-t>x</blockquote>`, `<hr data-t>`, `<address data-t>x</address>`,
  `<em data-t>x</em>`, `<strong data-t>x</strong>`, `<code data-t>x</code>`, `<time data-t>x</time>`, `<del data-t>x</del>`, `<ins data-t>x</ins>`,
  `<sub data-t>x</sub>`, `<sup data-t>x</sup>`, `<mark data-t>x</mark>`, differs(`<dfn data-t>x</dfn>`, "ARIA 1.2: a term is not named by what it says"), `<output data-t>x</output>`,
  differs(`<dl><dt data-t>a</dt><dd data-t>b</dd></dl>`, "the same"), `<hgroup data-t><h2>a</h2></hgroup>`, `<math data-t><mi>x</mi></math>`,
  `<dialog data-t open aria-label=D>x</dialog>`, `<div data-t role=dialog aria-labelledby=d1><h2 id=d1>Fråga</h2></div>`,
  `<div data-t role=alert>x</div>`, `<div data-t role=status>x</div>`, `<div data-t role=tooltip>tips</div>`,
  `<div role=tablist data-t aria-label=Flikar><div role=tab data-t tabindex=0>En</div></div>`, `<div role=tabpanel data-t aria-label=P>x</div>`,
  `<div role=menu data-t><div role=menuitem data-t tabindex=0>Öppna</div></div>`,
  `<div role=listbox data-t tabindex=0 aria-label=L><div role=option data-t aria-selected=true>Val</div></div>`,
  `<div role=radiogroup data-t aria-label=R><div role=radio data-t aria-checked=false tabindex=0>Ett</div></div>`,
  `<div role=tree data-t aria-label=T><div role=treeitem data-t aria-selected=false tabindex=0>Nod</div></div>`,
  // tables
  differs(`<table data-t><caption>Priser</caption><tr data-t><th data-t>Sak<th data-t>Pris<tr><th data-t scope=row>Bröd<td data-t>10</table>`, "ARIA 1.2: a row is named by its cells"),
  differs(`<table data-t aria-label=T><caption>C</caption><thead data-t><tr><th data-t scope=col>a<tbody data-t><tr><td data-t>b</table>`, "Chromium leaves out a tbody"),
  `<table data-t role=presentation><tr data-t><td data-t>a</td></tr></table>`,
  `<table data-t title=T><tr><th data-t>a<td data-t>b</table>`,
  `<table data-t role=grid aria-label=G><tr data-t><td data-t>a</table>`,
  // presentational roles
  `<button data-t role=none>x</button>`, `<h2 data-t role=none>x</h2>`, `<h2 data-t role=presentation aria-label=L>x</h2>`,
  differs(`<div role=img aria-label=b><h2 data-t>x</h2></div>`, "ARIA 1.2: children presentational"), differs(`<button><h2 data-t>x</h2></button>`, "the same"),
  // descriptions
  `<input data-t title=n aria-describedby=b1><p id=b1>Beskrivning</p>`, `<input data-t aria-label=n aria-describedby="b2 b3"><p id=b2 hidden>Ett</p><p id=b3>Två</p>`,
  `<input data-t aria-label=n aria-description=D>`, `<input data-t aria-label=n title=T>`, `<a data-t href=# title=T>x</a>`,
  `<a data-t href=# title=x>x</a>`, `<button data-t aria-label=n>innehåll</button>`,
  // more of names
  `<label for=m1 aria-hidden=true>Gömd</label><input data-t id=m1>`, `<label for=m2 style="visibility:hidden">Osynlig</label><input data-t id=m2>`,
  `<label>Båda <input data-t> <input data-t></label>`, `<label><button data-t>Knapp</button> Text</label>`,
  `<label>Lista <ul><li>a</li><li>b</li></ul><input data-t></label>`, `<label><input type=hidden>Nästa <input data-t></label>`,
  `<label>Värde <span role=slider aria-valuenow=5 tabindex=0>x</span> <input data-t type=checkbox></label>`,
  `<label>Text <span role=textbox contenteditable>inre</span> <input data-t type=checkbox></label>`,
  `<label>Lista <span role=listbox><span role=option>ett</span><span role=option aria-selected=true>två</span></span> <input data-t type=checkbox></label>`,
  `<label>Lösen <input data-t type=password></label>`, `<label>Dag <input data-t type=date></label>`, `<label>Fil <input data-t type=file></label>`, `<label>Färg <input data-t type=color></label>`,
  `<span id=m3 style="display:none">a<span style="display:none">b</span></span><input data-t aria-labelledby=m3>`,
  differs(`<span id=m4 hidden>a<span aria-hidden=true>b</span></span><input data-t aria-labelledby=m4>`, "a space between inline elements"),
  `<span id=m5 aria-hidden=true>a<b>b</b></span><input data-t aria-labelledby=m5>`,
  `<button data-t><span style="visibility:hidden">a<span style="visibility:visible">b</span></span></button>`,
  differs(`<button data-t><span style="display:contents">a</span>b</button>`, "a space between inline elements"), `<button data-t>  rad\t två  </button>`,
  `<button data-t aria-label="  två   ord ">x</button>`, `<button data-t><style>x{}</style>a<script>1</script></button>`,
  `<h2 data-t><a data-t href=#>Länk</a></h2>`, `<h2 data-t>a<img src=x alt=""></h2>`, `<h2 data-t><img src=x alt=Logga></h2>`, `<h2 data-t><input value=v title=t></h2>`,
  `<table><caption>c</caption><tr><th>a<th>b<tr><td data-t><input value=v title=t><td data-t><a href=#>l</a></table>`,
  `<div id=m6>ägd</div><button data-t aria-owns=m6>eget</button>`, `<a data-t href=#><div>a</div><div>b</div></a>`, `<a data-t href=#><p>a</p>b</a>`,
  `<a data-t href=#><ul><li>a</li><li>b</li></ul></a>`, `<a data-t href=#><table><tr><td>a<td>b</table></a>`, `<a data-t href=#><svg role=img aria-label=pil></svg> mer</a>`,
  `<a data-t href=#><abbr title=Kommun>K</abbr></a>`, `<a data-t href=# aria-label="">x</a>`, `<a data-t href=#><img src=x></a>`, `<a data-t href=#><img src=x title=T></a>`,
  `<a data-t href=#><i role=img aria-label=ikon></i></a>`, `<a data-t href=#><img src=x alt=a role=presentation>b</a>`, differs(`<a data-t href=#>q<q>c</q></a>`, "we leave out the marks of quotations"),
  `<style>.g::before{content:"x" / "alt"}.h::before{content:url(x)}.k::after{content:attr(data-k)}</style><button data-t class=h>a</button><button data-t class=k data-k=K>a</button>`,
  differs(`<button data-t style="text-transform:uppercase">liten</button>`, "we take the letters that were written"), differs(`<button data-t>a<wbr>b</button>`, "a place where a word may break does not end it"), `<button data-t>a&shy;b</button>`, `<button data-t>a&nbsp;b</button>`,
  `<select title=s><optgroup label=G data-t><option data-t>a</option><option data-t label=L>b</option></optgroup></select>`,
  `<select size=3 title=s><optgroup label=G data-t><option data-t>a</option><option data-t label=L>b</option></optgroup></select>`,
  `<fieldset data-t><div><legend>inte</legend></div></fieldset>`, `<fieldset data-t><legend><h2>Rubrik</h2> mer</legend></fieldset>`,
  differs(`<table data-t summary=S><caption>C</caption><tr><th>a<td>b</table>`, "HTML-AAM: summary describes"), differs(`<table data-t summary=S><tr><th>a<th>c<tr><td>b<td>d</table>`, "HTML-AAM: summary describes"),
  differs(`<video data-t controls title=V></video>`, "Chromium names what it cannot play"), differs(`<audio data-t controls title=A></audio>`, "Chromium names what it cannot play"), `<canvas data-t title=C>x</canvas>`, `<object data-t title=O></object>`,
  `<map name=k><area data-t href=# alt=Del></map><img usemap=#k src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=' alt=karta width=9 height=9>`,
  differs(`<svg data-t width=9 height=9></svg>`, "Chromium leaves out a drawing of nothing"), `<svg data-t width=9 height=9><title>S</title></svg>`, `<svg data-t aria-label=S width=9 height=9><path d="M0 0h9v9"/></svg>`, `<svg width=9 height=9><a data-t href=#><text y=9>länk</text></a></svg>`,
  differs(`<div data-t aria-label=L>x</div>`, "ARIA 1.2: no name for this role"), differs(`<span data-t aria-label=L>x</span>`, "ARIA 1.2: no name for this role"), `<span data-t title=T>x</span>`, differs(`<div data-t title=T tabindex=0>x</div>`, "ARIA 1.2: no name for this role"), differs(`<p data-t aria-label=L>x</p>`, "ARIA 1.2: no name for this role"),
  `<div data-t contenteditable>x</div>`, `<div data-t contenteditable role=textbox aria-label=L>x</div>`, `<div data-t tabindex=-1>x</div>`, `<div data-t tabindex=x>x</div>`,
  `<details><summary>a</summary><summary data-t>b</summary></details>`, `<details open><summary data-t></summary>x</details>`, differs(`<summary data-t>b</summary>`, "Chromium describes it by itself"),
  `<fieldset disabled><legend><input data-t title=a></legend><input data-t title=b><legend><input data-t title=c></legend></fieldset>`,
  `<div inert><button data-t>x</button></div>`, `<button data-t disabled>x</button>`, `<a data-t href=# style="visibility:hidden">x</a>`, `<input data-t disabled title=t>`,
  `<div data-t role=application aria-label=A>x</div>`, `<div data-t role=feed aria-label=A>x</div>`, `<div data-t role=log>x</div>`, `<div data-t role=note>x</div>`, `<div data-t role=toolbar aria-label=x>x</div>`,
  `<div data-t role=combobox aria-expanded=false tabindex=0 aria-label=c>x</div>`, `<div data-t role=searchbox tabindex=0 aria-label=c>x</div>`, `<div data-t role=progressbar title=p></div>`, `<div data-t role=meter aria-valuenow=1 title=p></div>`,
  `<div data-t role=separator></div>`, `<div data-t role=scrollbar aria-controls=x aria-valuenow=1></div>`, `<div data-t role=timer>x</div>`, differs(`<div data-t role=math>x</div>`, "ARIA 1.2: not named by what it says"), `<div data-t role=definition>x</div>`,
  `<div data-t role=image aria-label=x></div>`, `<div data-t role=doc-chapter aria-label=x>x</div>`, `<div data-t role=doc-toc>x</div>`, `<div data-t role=graphics-symbol aria-label=x></div>`,
  `<div data-t role="none button">x</div>`, `<div data-t role=NAVIGATION>x</div>`, `<div data-t role="">x</div>`, differs(`<li data-t>lös</li>`, "HTML-AAM: an item only in a list"), `<div role=list><li data-t>a</li></div>`, `<ul role=menu><li data-t>a</li></ul>`,
  `<table role=list><tr data-t><td data-t>a</table>`, `<table><tr role=presentation data-t><td data-t>a<td>b<tr><th>c<th>d</table>`, `<table><tr><td data-t>a<th data-t>b<td>c<tr><th data-t>d<th data-t>e<td>f</table>`,
  `<table><tr><td><th data-t>b<th data-t>c<tr><th data-t>d<td>e<td>f</table>`, `<table><tr><td>x<th data-t>b<th data-t>c<tr><th data-t>d<td>e<td>f</table>`, `<table><tr><th data-t>b<th data-t>c<tr><th data-t>d<th data-t>e<td>f</table>`, `<table><tr><th data-t>a<td>b</table>`, `<table><tr><td>b<th data-t>a</table>`, `<table><tr><th data-t>a<th data-t>b<td>c<td>c</table>`, `<input data-t type=checkbox role=switch title=s>`, `<input data-t type=text role=combobox aria-expanded=false title=s>`, `<button data-t role=menuitem>x</button>`, `<a data-t href=# role=button>x</a>`,
  differs(`<abbr data-t title=T>x</abbr>`, "no ARIA role, so no name"), `<s data-t>x</s>`, `<b data-t>x</b>`, `<small data-t>x</small>`, `<q data-t>x</q>`, `<pre data-t>x</pre>`, `<label data-t>x</label>`,
  `<details data-t title=T><summary>Mer</summary>text</details>`, `<address data-t aria-label=A>x</address>`,
  // more of descriptions
  `<table data-t aria-label=T aria-describedby=n1><caption id=n1>C</caption><tr><th>a<td>b</table>`, `<input data-t type=submit aria-label=n value=V>`, `<button data-t aria-describedby=n2>x</button><ul id=n2><li>a</li><li>b</li></ul>`,
  differs(`<input data-t aria-label=n aria-describedby=n3 title=T><p id=n3></p>`, "an empty description keeps Chromium from the title"), `<input data-t aria-label=n aria-describedby=n4><input id=n4 value=v title=w>`, `<fieldset data-t aria-describedby=n5><legend>L</legend><p id=n5>hjälp</p></fieldset>`,
];

const snippets = all.map((each) => each.html ?? each);
const known = new Set(all.filter(({ why }) => why).map(({ html }) => html));

/// The marked elements of the page, in order: {snippet, line, column of the element's name, 1-based}.
function marked(html, first) {
  const found = [];
  const lines = html.split("\n");
  for (const [n, snippet] of snippets.entries()) {
    const line = lines[first + n];
    for (const { index } of line.matchAll(/<(\w+)(?=[^>]*\bdata-t\b)/g)) {
      found.push({ snippet, place: `${first + n + 1}:${[...line.slice(0, index)].length + 2}` });
    }
  }
  return found;
}

/// "12:5" → {role, name, description, focusable}, as the compiler prints them.
function outlined(file) {
  const text = execFileSync(compiler, ["check", "--print", "accessibility", file], { cwd: project, encoding: "utf8" });
  return new Map(text.trim().split("\n").map((line) => {
    const [, place, role, name = "", description = "", focusable] =
      /^(\d+:\d+) (\S+)(?: "((?:[^"\\]|\\.)*)")?(?: description "((?:[^"\\]|\\.)*)")?( focusable.*)?$/.exec(line);
    return [place, { role, name, description, focusable: Boolean(focusable) }];
  }));
}

// Chromium's words for what has no ARIA role, or another name in ARIA 1.3.
const ours = {
  image: "img", LabelText: "html:label", Legend: "html:legend", Figcaption: "html:figcaption", DisclosureTriangle: "html:summary",
  Iframe: "html:iframe", Video: "html:video", Audio: "html:audio", PluginObject: "html:object", Canvas: "html:canvas", Section: "generic", Details: "group", ListMarker: "", SectionHeader: "generic",
  SectionFooter: "generic", DescriptionListDetail: "definition", DescriptionListTerm: "term", LayoutTable: "none",
  MathMLMath: "math", sectionheader: "generic", sectionfooter: "generic",
};

// Where ARIA and HTML-AAM have one word, or none, and Chromium has words of its own.
const also = { "html:input": ["textbox", "Date", "button", "ColorWell"], "graphics-document": ["image"] };

test("roles, names and descriptions are Chromium's", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "blankett-"));
  const file = path.join(folder, "page.html");
  const head = `<!DOCTYPE html>\n<html lang=sv><meta charset=utf-8><title>Sida</title><body>\n`;
  const html = head + snippets.map((each) => `<div>${each}</div>`).join("\n");
  writeFileSync(file, html);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--lang=en"] });
  try {
    const told = outlined(file);
    const page = await browser.newPage({ locale: "en" });
    await page.goto(`file://${file}`);
    const session = await page.context().newCDPSession(page);
    await session.send("Accessibility.enable");
    const { root } = await session.send("DOM.getDocument");
    const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "[data-t]" });
    const targets = marked(html, 2);
    assert.equal(nodeIds.length, targets.length);
    const different = [], unlike = new Set();
    for (const [n, { snippet, place }] of targets.entries()) {
      const { nodes: [node] } = await session.send("Accessibility.getPartialAXTree", { nodeId: nodeIds[n], fetchRelatives: false });
      const said = node.role?.value ?? "none";
      const theirs = { role: node.ignored ? "none" : ours[said] ?? said, name: node.name?.value ?? "", description: node.description?.value ?? "",
        focusable: node.properties?.some(({ name, value }) => name === "focusable" && value.value) ?? false };
      const { role = "generic", name = "", description = "", focusable = false } = told.get(place) ?? {};
      const box = (each) => each === "none" || each === "generic";
      // Chromium counts among what a script can focus also options, dialogs, and an iframe's document instead of the iframe.
      const elsewhere = ["option", "dialog", "html:iframe"].includes(role);
      const same = (elsewhere || focusable === theirs.focusable) && (box(role) ? box(theirs.role) : role === theirs.role || also[role]?.includes(said)) &&
        (node.ignored || (name === theirs.name.replace(/[ \t\n]+/g, " ").trim() && description === theirs.description.replace(/[ \t\n]+/g, " ").trim()));
      if (!same && known.has(snippet)) unlike.add(snippet);
      else if (!same) different.push(`${snippet}\n    at ${place} ours: ${role} “${name}” – “${description}” ${focusable}; Chromium: ${said}${node.ignored ? " (ignored)" : ""} “${theirs.name}” – “${theirs.description}” ${theirs.focusable}`);
    }
    assert.equal(different.join("\n"), "");
    assert.deepEqual([...known].filter((each) => !unlike.has(each)), [], "no longer different");
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
