// What translators and their programs do to a file before they return it, and what is to come of each: {files, draw}. `draw(file)`
// gives what is returned and what is expected of it: the findings, and the file as it stands on disk afterwards.
import { childOf, childrenOf, clone, edited, element, escaped, everyOf, inside, inVersion2, parsed, replace, textOf, unitsOf, written } from "./xliff.mjs";

/// A source of chance that is the same each time: numbers below n, and picks from lists.
export function chance(seed) {
  const below = (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
  const shuffled = (list) => list.map((each) => [below(2 ** 30), each]).sort(([a], [b]) => a - b).map(([, each]) => each);
  return { below, pick: (list) => list[below(list.length)], shuffled };
}

const isUi = (file) => file.endsWith("/ui.xlf");
const isNotUi = (file) => !isUi(file);
const idOf = (unit) => unit.attributes.id;
const targetOf = (unit) => childOf(unit, "target");
const wordsOf = (unit) => inside(targetOf(unit));
const isPlain = (unit) => [...childOf(unit, "source").children, ...targetOf(unit).children].every((each) => typeof each === "string");
const hasMarkup = (unit) => targetOf(unit).children.some((each) => each.name === "g" || each.name === "x");
const isMessage = (unit) => textOf(childOf(unit, "source")).includes("{");
const setWords = (unit, words) => void (targetOf(unit).children = [words]);
/// Other words, that fit.
const better = (unit) => setWords(unit, `${textOf(targetOf(unit))} …`);
const states = ["new", "needs-translation", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n", "needs-review-translation", "translated", "final", "signed-off", "x-checked-twice"];
const isDone = (state) => state === "final" || state === "signed-off";
const everything = () => true;
const foreign = { "xmlns:mq": "MQXliff" };

/// What is refused changes nothing; what is merged changes just what `changes` says.
const refused = (said) => ({ said: [`error ${said}`], changes: {} });
const merged = (changes = {}, ...said) => ({ said, changes });

/// Mutations of the tree: change({root, units, file, pick, shuffled, below}) makes the change in place, or returns other XML, and
/// says what is expected.
const kinds = {
  // ---- the same, in another manner
  "units in another order": ({ root, units, shuffled }) => {
    const body = [...everyOf(root, "body")][0];
    body.children = shuffled(units);
    return merged();
  },
  "apostrophes for quotation marks": ({ as }) => as({ quote: "'" }),
  "entities for letters": ({ as }) => as({ text: (text) => escaped(text).replace(/[^\x00-\x7f]/gu, (c) => `&#x${c.codePointAt(0).toString(16)};`) }),
  "CDATA for words": ({ as }) => as({ text: (text) => `<![CDATA[${text}]]>` }),
  "empty elements with two tags": ({ as }) => as({ longEmpty: true }),
  "comments between elements": ({ as }) => as({ comment: "<!-- a remark -- of a tool? -->".replace(" --", "") }),
  "a prefix for the namespace": ({ as }) => as({ prefix: "ns0" }),
  "no declaration": ({ as }) => as({ declaration: "" }),
  "another declaration": ({ as }) => as({ declaration: "<?xml version='1.0' encoding='utf-8' standalone='no'?>\n<?xml-model href='x'?>\n" }),
  "CRLF": ({ xml }) => ({ xml: xml.replaceAll("\n", "\r\n"), ...merged() }),
  "a byte-order mark": ({ xml }) => ({ xml: "\uFEFF" + xml, ...merged() }),
  "one line": ({ xml }) => ({ xml: xml.replace(/>\n\s*</g, "><"), ...merged() }),
  "words on lines of their own": ({ xml }) => ({ xml: xml.replace(/<(source|target[^>/]*)>([^<]+)<\/(source|target)>/g, "<$1>\n\t\t$2\n\t\t</$3>").replace(/^ +/gm, "\t"), ...merged() }),
  "line breaks between elements of a text": ({ xml, units, need }) => {
    need(units.some((unit) => childOf(unit, "source").children.some((each) => each.name)));
    return { xml: xml.replace(/<(source|target[^>/]*)>([^\n]+)<\/(source|target)>/g, (_, open, words, close) => `<${open}>${words.replace(/<(g|x|mrk)/g, "\n          <$1")}</${close}>`), ...merged() };
  },
  "a comment within words": ({ xml }) => ({ xml: xml.replace(/(<target[^>]*>)([^<\s]{2})/g, "$1$2<!-- here? --><?tool x?>"), ...merged() }),
  "attributes of other namespaces": ({ root, units }) => {
    Object.assign(root.attributes, foreign);
    for (const unit of units) Object.assign(unit.attributes, { "mq:segId": "7", translate: "yes", "xml:space": "default" });
    for (const unit of units) Object.assign(targetOf(unit)?.attributes ?? {}, { "xml:lang": "en", "mq:by": "Åsa", "phase-name": "p" });
    return merged();
  },
  "elements of other namespaces": ({ root, units, file }) => {
    Object.assign(root.attributes, foreign);
    for (const unit of units) unit.children.push(element("mq:minorversions", { "mq:x": "1" }, element("mq:target", {}, "old")));
    for (const unit of units) unit.children.push(element("seg-defs", { xmlns: "http://sdl.com/FileTypes/SdlXliff/1.0" }, element("target", {}, "other")));
    childOf(childOf(root, "file"), "body").children.push(element("mq:unit", {}, "x"));
    return merged();
  },
  "a header of the tool's": ({ root }) => {
    childOf(childOf(root, "file"), "header").children = [element("phase-group", {}, element("phase", { "phase-name": "p", "process-name": "translation" })), element("tool", { "tool-id": "t", "tool-name": "Tool" })];
    return merged();
  },
  "groups around units": ({ root, units }) => {
    [...everyOf(root, "body")][0].children = units.map((unit, i) => element("group", { id: `g${i}` }, element("note", {}, "of a group"), unit));
    return merged();
  },
  "segments": ({ units }) => {
    for (const unit of units.filter(isPlain)) {
      const words = textOf(targetOf(unit));
      if (!words) continue;
      const end = Math.max(words.indexOf(". "), 0);
      unit.children.splice(1 + unit.children.indexOf(childOf(unit, "source")), 0, element("seg-source", {}, element("mrk", { mtype: "seg", mid: "0" }, textOf(childOf(unit, "source")))));
      targetOf(unit).children = [element("mrk", { mtype: "seg", mid: "0", "xml:lang": "en" }, words.slice(0, end + 1)), element("mrk", { mtype: "seg", mid: "1" }, words.slice(end + 1))].filter((mrk) => textOf(mrk));
    }
    return merged();
  },
  "marks on words": ({ units }) => {
    for (const unit of units.filter(isPlain)) if (targetOf(unit).children.length) targetOf(unit).children = [element("mrk", { mtype: "term", mid: "3" }, ...targetOf(unit).children)];
    return merged();
  },
  "a unit left out": ({ root, units, pick, need }) => {
    need(units.length > 1);
    replace(root, pick(units));
    return merged();
  },
  "no states at all": ({ units }) => {
    for (const unit of units) {
      delete unit.attributes.approved;
      targetOf(unit).attributes = {};
    }
    return merged();
  },
  "no attributes of ours but ids": ({ units }) => {
    for (const unit of units) unit.attributes = { id: idOf(unit), ...(unit.attributes.approved ? { approved: "yes" } : {}) };
    return merged();
  },
  "our notes without our name": ({ units }) => {
    for (const unit of units) for (const note of childrenOf(unit, "note")) note.attributes = {};
    return merged();
  },
  "no notes": ({ units }) => {
    for (const unit of units) unit.children = unit.children.filter((child) => child.name !== "note");
    return merged();
  },
  "the source where there is a translation, marked as not begun": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => !isMessage(each)));
    need(unit);
    targetOf(unit).children = clone(childOf(unit, "source").children);
    targetOf(unit).attributes = { state: "needs-translation" };
    return merged();
  },
  "version 2.0": ({ root }) => ({ root: inVersion2(root), ...merged() }),
  "version 2.1, segments in another order": ({ root, units, pick, need }) => {
    const other = inVersion2(root, { version: "2.1" });
    const unit = pick(units.filter((each) => isPlain(each) && / /.test(textOf(targetOf(each)))));
    need(unit);
    const [segment] = [...everyOf(other, "unit")].find((each) => idOf(each) === idOf(unit)).children;
    const words = textOf(targetOf(unit)), at = words.indexOf(" ");
    const [first, rest] = [words.slice(0, at), words.slice(at + 1)];
    const place = [...everyOf(other, "unit")].find((each) => idOf(each) === idOf(unit));
    place.children = [
      element("segment", { ...segment.attributes }, element("source", {}, textOf(childOf(unit, "source"))), element("target", { order: "3" }, rest)),
      element("ignorable", {}, element("source", {}), element("target", {}, " ")),
      element("segment", { ...segment.attributes }, element("source", {}), element("target", { order: "1" }, first)),
    ];
    return merged();
  },

  // ---- something new
  "other words": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    better(unit);
    targetOf(unit).attributes = { state: "translated" };
    delete unit.attributes.approved;
    return merged({ [idOf(unit)]: { target: wordsOf(unit), state: "translated", qualifier: "", approved: false } });
  },
  "other words, of which the file says nothing": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    better(unit);
    targetOf(unit).attributes = {};
    delete unit.attributes.approved;
    return merged({ [idOf(unit)]: { target: wordsOf(unit), state: "translated", qualifier: "", approved: false } });
  },
  "other words, and a state": ({ units, pick, need, turn }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    const state = states[turn % states.length];
    better(unit);
    targetOf(unit).attributes = { state };
    delete unit.attributes.approved;
    return merged({ [idOf(unit)]: { target: wordsOf(unit), state: states.indexOf(state) < 2 ? "needs-review-translation" : state, qualifier: "", approved: isDone(state) } });
  },
  "a state alone": ({ units, pick, turn, need }) => {
    const unit = pick(units.filter(wordsOf));
    need(unit);
    const state = states[2 + (turn % (states.length - 2))];
    targetOf(unit).attributes = { state, "state-qualifier": "exact-match" };
    delete unit.attributes.approved;
    return merged({ [idOf(unit)]: { state, qualifier: "exact-match", approved: isDone(state) } });
  },
  "approved, without a state": ({ units, pick }) => {
    const unit = pick(units.filter((each) => !each.attributes.approved && wordsOf(each))) ?? units[0];
    if (unit.attributes.approved || !wordsOf(unit)) return merged();
    unit.attributes.approved = "yes";
    targetOf(unit).attributes = {};
    return merged({ [idOf(unit)]: { state: "translated", qualifier: "", approved: true } });
  },
  "no longer approved": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => each.attributes.approved));
    need(unit);
    unit.attributes.approved = "no";
    return merged({ [idOf(unit)]: { approved: false } });
  },
  "every sort of character": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && !isMessage(each) && wordsOf(each)));
    need(unit);
    setWords(unit, "a < b && c > \"d\" 'e' ]]> \u00A0\u202F\u200F\u2066x\u2069 👩‍🦽 é ~ \\ %s &amp;");
    const long = unit.attributes.maxwidth < 50 ? ["warning localise/merge-long"] : [];
    return merged({ [idOf(unit)]: { target: wordsOf(unit), approved: Boolean(unit.attributes.approved) } }, ...long);
  },
  "white space of all kinds": ({ xml, units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && !isMessage(each) && wordsOf(each)));
    need(unit);
    const words = "ett  två\t\ttre\n\n fyra";
    setWords(unit, words);
    return merged({ [idOf(unit)]: { target: "ett två tre fyra" } });
  },
  "a note by a person": ({ units, pick }) => {
    const unit = pick(units);
    unit.children.push(element("note", { from: "Åsa", priority: "2" }, "Stämmer <det>, & hur?"), element("note", {}, "Nej."));
    return merged({ [idOf(unit)]: { notes: ['<note from="Åsa" priority="2">Stämmer &lt;det&gt;, &amp; hur?</note>', "<note>Nej.</note>"] } });
  },
  "a note in version 2": ({ root, pick }) => {
    const other = inVersion2(root);
    const unit = pick([...everyOf(other, "unit")]);
    unit.children.unshift(element("notes", {}, element("note", { id: "n1", category: "x" }, "Vad\n betyder <det>?")));
    return { root: other, ...merged({ [idOf(unit)]: { notes: ["<note>Vad betyder &lt;det&gt;?</note>"] } }) };
  },
  "a remark on words": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    const words = wordsOf(unit);
    targetOf(unit).children = [element("mrk", { mtype: "x-comment", comment: "rätt & riktigt?" }, ...targetOf(unit).children)];
    return merged({ [idOf(unit)]: { notes: [`<note annotates="target">${words}: rätt &amp; riktigt?</note>`] } });
  },
  "words in another language": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && !isMessage(each) && wordsOf(each)));
    need(unit);
    targetOf(unit).children.push(" (", element("mrk", { mtype: "x-language", "xml:lang": "sv" }, "nämnden"), ")");
    const words = wordsOf(unit);
    const long = textOf(targetOf(unit)).length > (unit.attributes.maxwidth ?? 1e9) ? ["warning localise/merge-long"] : [];
    return merged({ [idOf(unit)]: { target: words } }, ...long);
  },
  "a suggestion of the tool's": ({ units, pick }) => {
    const unit = pick(units);
    unit.children.push(element("alt-trans", { "match-quality": "80", "mq:x": "1" }, element("source", {}, "A"), element("target", { state: "new" }, "B"), element("mq:more", {}, "x")));
    return merged({ [idOf(unit)]: { notes: ['<alt-trans match-quality="80"><source>A</source><target state="new">B</target></alt-trans>'] } });
  },
  "an element of the text elsewhere": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isNotBlock(each) && targetOf(each).children.length > 1));
    need(unit);
    targetOf(unit).children = [...targetOf(unit).children.filter((each) => each.name), targetOf(unit).children.filter((each) => !each.name).join(" ").trim()];
    return merged({ [idOf(unit)]: { target: wordsOf(unit).replace(/\s+/g, " ") } });
  },
  "two other words, in another order of units": ({ root, units, shuffled, need }) => {
    const plain = shuffled(units.filter((each) => isPlain(each) && wordsOf(each))).slice(0, 2);
    need(plain.length === 2);
    plain.forEach(better);
    [...everyOf(root, "body")][0].children = shuffled(units);
    return merged(Object.fromEntries(plain.map((unit) => [idOf(unit), { target: wordsOf(unit) }])));
  },
  "far too many words": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && !isMessage(each) && each.attributes.maxwidth && wordsOf(each)));
    need(unit);
    setWords(unit, "mycket ".repeat(30).trim());
    return merged({ [idOf(unit)]: { target: wordsOf(unit) } }, "warning localise/merge-long");
  },
  "the source left under the state, and a translation": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    const words = wordsOf(unit);
    targetOf(unit).attributes = { state: "needs-translation" };
    delete unit.attributes.approved;
    return { disk: { [idOf(unit)]: { target: "", state: "needs-translation", qualifier: "", approved: false } }, ...merged({ [idOf(unit)]: { target: words, state: "translated", qualifier: "", approved: false } }) };
  },

  // ---- the source is not the one we have
  "a translation of another text, where we have one": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    childOf(unit, "source").children = ["Som det var förr " + textOf(childOf(unit, "source"))];
    better(unit);
    return merged({}, "warning localise/merge-outdated");
  },
  "a translation of another text, where we have none": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    childOf(unit, "source").children = ["Som det var förr " + textOf(childOf(unit, "source"))];
    const target = wordsOf(unit);
    targetOf(unit).attributes = { state: "final" };
    return {
      disk: { [idOf(unit)]: { target: "", state: "needs-translation", qualifier: "", approved: false } },
      ...merged({ [idOf(unit)]: { target, state: "needs-review-translation", qualifier: "", approved: false, previous: { source: inside(childOf(unit, "source")), target } } }, "warning localise/merge-older"),
    };
  },
  "another text, and the same translation": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => isPlain(each) && wordsOf(each)));
    need(unit);
    childOf(unit, "source").children.push(" Ja.");
    return merged();
  },

  // ---- something is lost
  "a slot lost": { files: isUi, change: ({ units, pick }) => {
    const unit = pick(units.filter((each) => isPlain(each) && /\{\w+\}/.test(wordsOf(each)) && !/plural|select/.test(wordsOf(each))));
    setWords(unit, textOf(targetOf(unit)).replace(/\{\w+\}/g, "x"));
    return refused("localise/merge-slots");
  } },
  "a slot renamed": { files: isUi, change: ({ units, pick }) => {
    const unit = pick(units.filter((each) => isPlain(each) && /\{\w+\}/.test(wordsOf(each)) && !/plural|select/.test(wordsOf(each))));
    setWords(unit, textOf(targetOf(unit)).replace(/\{(\w+)\}/g, "{$1x}"));
    return refused("localise/merge-slots");
  } },
  "a slot lost from another text": { files: isUi, change: ({ units, pick }) => {
    const unit = pick(units.filter((each) => isPlain(each) && /\{\w+\}/.test(wordsOf(each)) && !/plural|select/.test(wordsOf(each))));
    childOf(unit, "source").children.unshift("Förr: ");
    setWords(unit, textOf(targetOf(unit)).replace(/\{\w+\}/g, "x"));
    return refused("localise/merge-slots");
  } },
  "a brace lost": { files: isUi, change: ({ units, pick }) => {
    const unit = pick(units.filter((each) => isPlain(each) && /, plural,/.test(wordsOf(each))));
    setWords(unit, textOf(targetOf(unit)).replace(/\}[^}]*$/, ""));
    return refused("localise/ui-message");
  } },
  "a plural form lost": { files: (file) => /^locales\/(ar|pl)\/ui.xlf$/.test(file), change: ({ units, pick }) => {
    const unit = pick(units.filter((each) => isPlain(each) && /\bfew \{/.test(wordsOf(each))));
    setWords(unit, textOf(targetOf(unit)).replace(/\bfew \{[^{}]*(\{[^{}]*\}[^{}]*)*\} */g, ""));
    return refused("localise/ui-plural");
  } },
  "an element lost": markup((unit, g) => replace(targetOf(unit), g, ...g.children)),
  "an element twice": markup((unit, g) => targetOf(unit).children.push(clone(g))),
  "an element with another number": markup((unit, g) => void (g.attributes.id = "17")),
  "an element without a number": markup((unit, g) => delete g.attributes.id),
  "an element of another kind": markup((unit, g) => void (g.name = g.name === "x" ? "g" : "x")),
  "elements that cross": ({ root, units, pick, need }) => {
    const unit = pick(units.filter((each) => targetOf(each).children.some((child) => child.name === "g")));
    need(unit);
    targetOf(unit).children = [{ raw: '<g id="1">a<g id="2">b</g id="1">' }];
    return { xml: written(root).replace('</g id="1">', "<mrk></g></mrk>"), said: ["error parse/"], changes: {} };
  },
  "half-open elements": inText({ raw: '<bx id="1"/>a<ex id="1"/>' }, "localise/inline-element", "localise/inline-element"),
  "an element of HTML": inText(element("b", {}, "x"), "localise/inline-element"),
  "an element of the tool's in a text": inText(element("ch", { xmlns: "MQXliff", val: "¶" }), "localise/inline-element"),
  "a language that is none": inText(element("mrk", { mtype: "x-language", "xml:lang": "2" }, "x"), "localise/inline-language"),
  "a language that is empty": inText(element("mrk", { mtype: "x-language", "xml:lang": "" }, "x"), "localise/inline-language"),
  "words outside paragraphs": ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => [...everyOf(targetOf(each), "g")].some((g) => g.attributes.ctype === "x-p")));
    need(unit);
    targetOf(unit).children.push("Och mer.");
    return refused("localise/markup");
  },
  "a translation emptied": ({ units, pick, need }) => {
    const unit = pick(units.filter(wordsOf));
    need(unit);
    targetOf(unit).children = [];
    return refused("localise/merge-lost");
  },
  "a translation taken away": ({ units, pick, need }) => {
    const unit = pick(units.filter(wordsOf));
    need(unit);
    replace(unit, targetOf(unit));
    return refused("localise/merge-lost");
  },
  "a source taken away": ({ units, pick }) => {
    const unit = pick(units);
    replace(unit, childOf(unit, "source"));
    return refused("localise/no-source");
  },
  "a unit twice": ({ root, units, pick }) => {
    const unit = pick(units);
    replace(root, unit, unit, clone(unit));
    return refused("localise/duplicate-unit");
  },
  "a unit twice, in two files": ({ root, units, pick }) => {
    const file = clone(childOf(root, "file"));
    childOf(file, "body").children = [clone(pick(units))];
    root.children.push(file);
    return refused("localise/duplicate-unit");
  },
  "two translations of a unit": ({ units, pick }) => {
    const unit = pick(units);
    unit.children.push(element("target", {}, "x"));
    return refused("localise/misplaced");
  },
  "an id misspelt": ({ units, pick }) => {
    pick(units).attributes.id += "x";
    return refused("localise/merge-unknown");
  },
  "an id lost": ({ units, pick }) => {
    delete pick(units).attributes.id;
    return refused("localise/unit-without-id");
  },
  "a unit misspelt": ({ units, pick }) => {
    pick(units).name = "transunit";
    return refused("localise/misplaced");
  },
  "a target misspelt": ({ units, pick, need }) => {
    const unit = pick(units.filter(wordsOf));
    need(unit);
    targetOf(unit).name = "targets";
    return { said: ["error localise/misplaced"], changes: {} };
  },
  "no units": ({ root }) => {
    [...everyOf(root, "body")][0].children = [];
    return refused("localise/merge-nothing");
  },
  "a state that is none": ({ units, pick, turn, need }) => {
    const unit = pick(units.filter(wordsOf));
    need(unit);
    targetOf(unit).attributes.state = ["klar", "", "Final", "x-"][turn % 4];
    return refused("localise/state");
  },
  "half of the segments of version 2": ({ root, pick }) => {
    const other = inVersion2(root);
    pick([...everyOf(other, "unit")].filter((unit) => [...everyOf(unit, "target")].length)).children.push(element("segment", {}, element("source", {}, "x")));
    return { root: other, ...refused("localise/partial") };
  },
  "elements of version 2 that may cross": ({ root, pick }) => {
    const other = inVersion2(root);
    pick([...everyOf(other, "target")]).children.push({ raw: '<sc id="1"/>a<ec startRef="1"/>' });
    return { root: other, said: ["error localise/inline-element", "error localise/inline-element"], changes: {} };
  },
  "a state of version 1 in version 2": ({ root, pick }) => {
    const other = inVersion2(root);
    pick([...everyOf(other, "segment")]).attributes.state = "signed-off";
    return { root: other, ...refused("localise/state") };
  },
  "units of version 1 in version 2": ({ root }) => {
    Object.assign(root.attributes, { version: "2.0", srcLang: "sv", trgLang: childOf(root, "file").attributes["target-language"] });
    return refused("localise/misplaced");
  },

  // ---- the file is not the one we sent
  "another form's file": ({ root, file, units }) => {
    childOf(root, "file").attributes.original = file.endsWith("bygglov.xlf") ? "forms/forskoleplats/form.xml" : "forms/bygglov/form.xml";
    return { said: units.map(() => "error localise/merge-unknown"), changes: {} };
  },
  "a file that nobody knows": ({ root }) => {
    childOf(root, "file").attributes.original = "C:\\Users\\x\\form.xml";
    return refused("localise/merge-file");
  },
  "a language that nobody asked for": ({ root, turn }) => {
    childOf(root, "file").attributes["target-language"] = ["nb", "sv", "", "en-GB"][turn % 4];
    return refused("localise/merge-language");
  },
  "no language": ({ root }) => {
    delete childOf(root, "file").attributes["target-language"];
    return refused("localise/merge-language");
  },
  "two languages": ({ root, units }) => {
    const file = clone(childOf(root, "file"));
    Object.assign(file.attributes, { "target-language": "de", original: "x" });
    [...everyOf(file, "body")][0].children = [];
    root.children.push(file);
    return refused("localise/other-language");
  },
  "another source language": ({ root }) => {
    childOf(root, "file").attributes["source-language"] = "en";
    return refused("localise/merge-source-language");
  },
  "another version": ({ root, turn }) => {
    root.attributes.version = ["1.1", "3.0", "", "1.0"][turn % 4];
    return refused("localise/xliff-version");
  },
  "another sort of file": ({ root }) => {
    root.name = "tmx";
    return refused("localise/not-xliff");
  },
  "another namespace": ({ root }) => {
    root.attributes.xmlns = "urn:example";
    return refused("localise/not-xliff");
  },
  "half a file": ({ xml, below }) => ({ xml: xml.slice(0, below(xml.length - 50) + 40), said: ["error parse/"], changes: {} }),
  "no XML": ({ turn }) => ({ xml: ["", "Hej!", '{"a": 1}', "PK\x03\x04\x14"][turn % 4], said: ["error parse/"], changes: {} }),
  "an entity bomb": ({ xml }) => ({ xml: xml.replace("\n", '\n<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n').replace("<source>", "<source>&c;"), ...refused("parse/dtd") }),
  "UTF-16": ({ xml, turn }) => ({ xml: Buffer.from("\uFEFF" + xml, "utf16le")[turn % 2 ? "swap16" : "subarray"](), ...refused("parse/not-utf-8") }),
  "Latin 1": ({ xml }) => ({ xml: Buffer.from(xml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), "latin1"), said: ["error parse/"], changes: {} }),
  "a character that XML has not": ({ xml }) => ({ xml: xml.replace("<target ", "\u000b<target "), ...refused("parse/character") }),
};

const isNotBlock = (unit) => {
  const inline = targetOf(unit).children.filter((each) => each.name);
  return inline.length === 1 && inline[0].name === "g" && inline[0].attributes.ctype !== "x-p" && !everyOf(inline[0], "g").next().value;
};

/// A change of an inline element that breaks what the source has.
function markup(change) {
  return ({ units, pick, need }) => {
    const unit = pick(units.filter(hasMarkup));
    need(unit);
    change(unit, pick([...everyOf(targetOf(unit), "g"), ...everyOf(targetOf(unit), "x")]));
    // An element that stands for itself holds no words: where it held all of them, there is no translation left.
    return refused(/\S/.test(wordsThatStand(targetOf(unit))) ? "localise/markup" : "localise/merge-lost");
  };
}

const wordsThatStand = (node) =>
  node.children.map((each) => (typeof each === "string" ? each : each.name === "x" ? "" : wordsThatStand(each))).join("");

/// Something at the end of a translation.
function inText(node, ...ids) {
  return ({ units, pick, need }) => {
    const unit = pick(units.filter((each) => wordsOf(each) && !isMessage(each)));
    need(unit);
    targetOf(unit).children.push(node);
    return { said: ids.map((id) => `error ${id}`), changes: {} };
  };
}

export const kindsOfReturn = Object.keys(kinds);

/// The `turn`th return of a kind, of one of the files {name: content} that chance picks:
/// {file, xml, disk, said, after}. `disk` is what stands there first, `after` what shall stand there then.
export function returnOf(kind, turn, files, { below, pick, shuffled }) {
  const { files: fits = everything, change } = typeof kinds[kind] === "function" ? { change: kinds[kind] } : kinds[kind];
  class Unfit extends Error {}
  const need = (is) => {
    if (!is) throw new Unfit();
  };
  for (let tries = 0; tries < 200; ++tries) {
    const file = pick(Object.keys(files).filter(fits));
    const xml = files[file], root = parsed(xml), units = unitsOf(root);
    try {
      const as = (manner) => ({ xml: written(root, manner), ...merged() });
      const does = change({ file, xml, root, units, below, pick, shuffled, need, turn, as });
      const disk = does.disk ? edited(xml, does.disk) : xml;
      return { file, xml: does.xml ?? written(does.root ?? root), disk, said: does.said, after: edited(disk, does.changes), refused: does.said.some((said) => said.startsWith("error")) };
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
    }
  }
  throw new Error(`no file fits ${kind}`);
}
