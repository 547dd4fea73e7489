// A message at the top of a view, about answers that were kept, opened or removed. The next view does without it.
import { element } from "./views.mjs";

export function noticeOf() {
  const box = element("div", { class: "f-notice" });
  return {
    show(view, ...nodes) {
      box.replaceChildren(...nodes);
      const start = view.querySelector(".f-start__action");
      if (start) start.before(box);
      else view.querySelector("[data-back]").after(box);
    },
    clear: () => box.remove(),
  };
}
