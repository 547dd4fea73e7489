// Saving the answers to go on later, opening them again, and removing them.
import { download, draftIn } from "./file.mjs";
import { inBdi } from "./review.mjs";
import { dayInSweden, dayText, fill, momentText } from "./format.mjs";
import { element } from "./views.mjs";

const largest = 4_000_000; // bytes of a file that is read: far more than answers in words can be

/// page: {draft(kept), answers(), putBack(draft), empty(), begun(), go(view), proceed(): to where the person is in the form,
/// notice(nodes), announce(words), wrong(box, message)}. Gives {welcome(): what is said at the start about what was kept,
/// arrive(): what is said in a step that the page begins with}.
export function savingOf(form, keeper, page) {
  const { text } = form;
  const views = { save: document.getElementById("save"), resume: document.getElementById("resume") };
  const device = views.save.querySelector("[data-device]");
  const status = views.save.querySelector("[data-save-status]");
  const input = views.resume.querySelector("input");
  const day = (moment) => dayText(new Date(moment), form.formats);
  let left = []; // of what was kept, what has to be answered anew: [{label, lines}]
  let older = false; // it was kept from another version of the form

  function restore(draft) {
    left = page.putBack(draft);
    older = draft.version !== form.version;
  }

  function told(...first) {
    const sentences = [...first, ...(older ? [text["resume.version"]] : []), ...(left.length ? [text["resume.left"]] : [])];
    const list = left.map(({ label, lines }) => element("li", {}, label, ...(lines.length ? [": ", ...inBdi(lines)] : [])));
    return { sentences, nodes: [...sentences.map((words) => element("p", {}, words)), ...(list.length ? [element("ul", {}, ...list)] : [])] };
  }

  function proceed(...first) {
    page.proceed();
    const { sentences, nodes } = told(...first);
    if (!sentences.length) return;
    page.notice(nodes);
    page.announce([...sentences, ...left.map(({ label }) => label + ".")].join(" "));
    [left, older] = [[], false];
  }

  function welcome() {
    const waiting = !page.begun() && keeper.device();
    if (!page.begun() && !waiting) return;
    const words = waiting ? fill(form, "kept.device", { date: day(waiting.saved) }) : text["kept.tab"];
    const button = (name, label) => element("button", { type: "button", class: "f-button f-button--quiet", "data-keep": name }, label);
    page.notice([element("p", {}, words), element("div", { class: "f-notice__actions" },
      button("proceed", text["kept.continue"]), button(waiting ? "forget" : "clear", text["keep.clear"]))]);
  }

  function arrive() {
    const { sentences, nodes } = told();
    if (sentences.length) page.notice(nodes);
    [left, older] = [[], false];
  }

  async function open() {
    const [file] = input.files;
    const wrong = (name, slots = {}) => page.wrong(input.closest(".f-field"), fill(form, "resume." + name, slots));
    if (!file) return wrong("missing");
    const draft = file.size > largest ? undefined : draftIn(await file.text());
    if (!draft) return wrong("broken");
    if (draft.form !== form.form) return wrong("other-form", { form: draft.title });
    page.empty();
    restore(draft);
    input.value = "";
    proceed(text["resume.done"]);
  }

  function saveFile() {
    const draft = page.draft(() => true);
    const name = `${form.form}-${dayInSweden(draft.saved)}.html`;
    const address = location.href.split("#")[0];
    download(name, fill(form, "file.title", { form: form.title }), [
      element("p", {}, text["file.intro"], " ", element("a", { href: address }, element("bdi", {}, address))),
      element("p", {}, fill(form, "file.saved", { time: momentText(new Date(draft.saved), form.formats) })),
      ...page.answers(),
    ], draft);
    status.textContent = fill(form, "save.downloaded", { name });
  }

  function keepOnDevice() {
    const kept = keeper.keepOnDevice(device.checked, page.draft());
    device.checked = keeper.onDevice;
    status.textContent = !kept ? text["save.device-failed"]
      : keeper.onDevice ? fill(form, "save.device-on", { date: day(keeper.until()) }) : text["save.device-off"];
  }

  function clear() {
    page.empty();
    keeper.forget();
    [left, older] = [[], false];
    page.go("start");
    page.notice([element("p", {}, text["clear.done"])]);
    page.announce(text["clear.done"]);
  }

  const actions = {
    save() {
      device.checked = keeper.onDevice;
      status.textContent = "";
      page.go("save");
    },
    clear: () => page.go("clear"),
    file: saveFile,
    open,
    remove: clear,
    forget() {
      keeper.forget();
      page.notice([element("p", {}, text["clear.done"])]);
      page.announce(text["clear.done"]);
      document.querySelector("[data-start]").focus(); // the button that was pressed is gone
    },
    proceed() {
      const waiting = !page.begun() && keeper.device();
      if (waiting) {
        restore(waiting);
        keeper.keepOnDevice(true, page.draft());
      }
      proceed();
    },
  };
  document.addEventListener("click", ({ target }) => actions[target.closest("[data-keep]")?.dataset.keep]?.());
  device.addEventListener("change", keepOnDevice);
  if (keeper.tab()) restore(keeper.tab());
  return { welcome, arrive };
}
