// Keys of the review page: j and k go from item to item, a, r and c do what the buttons do, Escape leaves
// the fields of a correction. Enter in a field does what was chosen by key and still lacks a name, or nothing.
"use strict";
(() => {
  const cases = [...document.querySelectorAll(".queue .case")];
  let at = -1;
  let chosen = null;
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), cases.length - 1);
    if (cases[at]) { cases[at].focus(); cases[at].scrollIntoView({ block: "nearest" }); }
  };
  const leave = (details) => {
    details.open = false;
    at = cases.indexOf(details.closest(".case"));
    cases[at].focus();
  };
  if (cases.length && new URLSearchParams(location.search).has("done")) {
    at = 0;
    cases[0].focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    const correcting = event.key === "Escape" && event.target.closest(".correct");
    if (correcting) { leave(correcting); return; }
    if (event.key === "Enter" && chosen && event.target.form === chosen.form && event.target.matches("input")) {
      event.preventDefault();
      chosen.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    if (event.key === "j") { go(1); return; }
    if (event.key === "k") { go(-1); return; }
    const button = cases[at] && cases[at].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) { return; }
    event.preventDefault();
    chosen = button.form ? button : chosen;
    button.click();
    const field = button.tagName === "SUMMARY" && button.parentElement.querySelector("select, input:not([type=hidden])");
    if (field && button.parentElement.open) { field.focus(); button.parentElement.scrollIntoView({ block: "nearest" }); }
  });
})();
