// The page holds all views: start, steps, exits, review, receipt. One is shown at a time.

/// Shows one view. The name of the service, the h1, stands above all of them.
export function showView(view) {
  for (const other of document.querySelectorAll("[data-view]")) other.hidden = other !== view;
  document.querySelector("[data-keep-bar]").hidden = !["step", "review"].includes(view.dataset.view);
  document.querySelector("[data-submit]").hidden = view.dataset.view !== "review";
  document.documentElement.dataset.showing = view.dataset.view;
  scrollTo(0, 0);
}

export const headingOf = (view) => view.querySelector("h2[tabindex]") ?? document.getElementById("title");

/// Elements are made one by one: no markup is ever parsed, so Trusted Types can forbid it.
export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}
