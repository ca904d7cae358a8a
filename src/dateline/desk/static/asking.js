// While a list is asked for it says so, and old answers stand back; a desk that does not answer is said,
// so that nobody takes the old answers for those to the new question.
"use strict";
(() => {
  const note = document.querySelector(".asking");
  const found = () => document.getElementById("found");
  if (!note) { return; }
  let asked = null;  // what is asked for now
  const told = (form) => new URLSearchParams(new FormData(form)).toString();
  const isList = (event) => event.detail.elt && event.detail.elt.matches("form.ask");
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!isList(event)) { return; }
    asked = told(event.detail.elt);
    note.classList.remove("asking-failed");
    note.textContent = note.dataset.asking;
    found().setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isList(event)) { return; }
    asked = null;
    note.textContent = "";
    found().removeAttribute("aria-busy");
  });
  // The Enter key changes a field and sends the form: one question is asked once.
  document.addEventListener("submit", (event) => {
    if (asked === null || !event.target.matches("form.ask") || told(event.target) !== asked) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("htmx:sendError", (event) => {
    if (!isList(event)) { return; }
    note.classList.add("asking-failed");
    note.textContent = "The desk does not answer. Is it still running? What stands below answers the question before.";
    found().setAttribute("aria-busy", "true");
  });
})();
