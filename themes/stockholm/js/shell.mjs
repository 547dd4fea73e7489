// Shows the start page while the form's own script, many times as large, is on its way. A link that is pressed meanwhile
// changes the address, and start.mjs follows the address. Without that script the page is the long form, and works.
const root = document.documentElement;
const patience = 8000; // ms; then whoever has begun to fill in the long form keeps it

root.classList.add("js");
root.dataset.waiting = "";
if (!location.hash) root.dataset.showing = "start";

addEventListener("hashchange", () => {
  if ("waiting" in root.dataset) root.dataset.waiting = "asked";
});
addEventListener("error", giveUp, true); // that did not come, or something in it failed
setTimeout(giveUp, patience);

function giveUp() {
  if (!("waiting" in root.dataset)) return;
  root.classList.remove("js");
  delete root.dataset.waiting;
  delete root.dataset.showing;
  root.dataset.late = "";
}
