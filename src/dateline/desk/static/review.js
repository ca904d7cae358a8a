// Keys of the review page: j and k go from item to item, a, r and c do what the buttons do.
"use strict";
(() => {
  const cases = [...document.querySelectorAll(".queue .case")];
  let at = -1;
  const go = (step) => {
    at = Math.min(Math.max(at + step, 0), cases.length - 1);
    if (cases[at]) { cases[at].focus(); cases[at].scrollIntoView({ block: "nearest" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
    if (event.key === "j") { go(1); return; }
    if (event.key === "k") { go(-1); return; }
    const button = cases[at] && cases[at].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
})();
