/* Lights all words of a claim - its content, its cue and its source - and its note, where the pointer
   or the keyboard is at one of them. Nothing is lost without it: numbers lead from words to notes. */
"use strict";

function numbersOf(element) {
  const found = element instanceof Element ? element.closest("[data-c]") : null;
  return found ? found.dataset.c.split(" ") : [];
}

function light(event) {
  const wanted = new Set(numbersOf(event.target));
  for (const each of document.querySelectorAll("[data-c]")) {
    each.classList.toggle("lit", numbersOf(each).some((number) => wanted.has(number)));
  }
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, light);
}
