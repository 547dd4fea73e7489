// What has the focus is in the window. Browsers see to it, but now and then Firefox leaves it below the edge, when the page
// was being laid out while Tab was pressed: seen in a small window on a busy computer.

/// From now on, what has the focus and is wholly outside the window two frames later is brought into it.
export function keepFocusInView() {
  document.addEventListener("focusin", ({ target }) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (document.activeElement === target && outside(target)) target.scrollIntoView({ block: "center" });
    }));
  });
}

function outside(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom <= 0 || top >= innerHeight;
}
