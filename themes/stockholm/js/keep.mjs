// Where drafts are kept: in this tab until it is closed, and on the device only when the person asks, for a week. A browser
// may forbid both; then nothing is kept, and all else works.
import { isDraft } from "./draft.mjs";

const days = 7;
const prefix = "blankett:";

/// form: its id. Gives
///   tab() device()    the draft kept there, or nothing
///   keep(draft)       in the tab, and on the device when that is on
///   onDevice          whether the person asked for that in this tab; keepOnDevice(on, draft)
///   until()           the day a draft kept now is thrown away
///   beside(what)      something else that the tab remembers: {get(), set(value)}
///   forget()          removes all that this form has left behind
export function keeperOf(form) {
  const name = prefix + form;
  const valid = (draft) => (isDraft(draft) && draft.form === form ? draft : undefined);
  const choice = name + ":device";
  for (const key of keys("localStorage")) // whoever used the device before may never come back to their form
    if (key.startsWith(prefix) && !(read("localStorage", key)?.until > Date.now())) write("localStorage", key);
  const keeper = {
    onDevice: read("sessionStorage", choice) === true,
    tab: () => valid(read("sessionStorage", name)),
    device: () => valid(read("localStorage", name)?.draft),
    until: () => new Date(Date.now() + days * 86_400_000),
    keep(draft) {
      write("sessionStorage", name, draft);
      if (keeper.onDevice && !read("localStorage", name)) keeper.keepOnDevice(false); // removed in another tab
      if (keeper.onDevice) return write("localStorage", name, draft && { until: +keeper.until(), draft });
      return true;
    },
    keepOnDevice(on, draft) {
      keeper.onDevice = on;
      write("sessionStorage", choice, on || undefined);
      const kept = write("localStorage", name, on ? { until: +keeper.until(), draft } : undefined);
      if (!kept) keeper.onDevice = false;
      return kept;
    },
    beside: (what) => ({ get: () => read("sessionStorage", `${name}:${what}`), set: (value) => write("sessionStorage", `${name}:${what}`, value) }),
    forget() {
      keeper.onDevice = false;
      write("localStorage", name);
      for (const key of keys("sessionStorage")) if (key === name || key.startsWith(name + ":")) write("sessionStorage", key);
    },
  };
  return keeper;
}

function keys(area) {
  try {
    return Object.keys(window[area]);
  } catch {
    return [];
  }
}

function read(area, key) {
  try {
    return JSON.parse(window[area].getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(area, key, value) {
  try {
    if (value === undefined) window[area].removeItem(key);
    else window[area].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
