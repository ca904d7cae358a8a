// Finds the tables of places on a page, and puts a map over each that has located ones.

import { PlacesMap } from "./map";
import { makeLegend, makeOverviewLegend } from "./legend";
import { startPointing } from "./pointing";

const KEYS: readonly [key: string, sign: string, name: string][] = [
  ["+", "+", "Nearer"],
  ["-", "−", "Farther"],
  ["0", "⤢", "Show all places"],
];
const BEGUN = "begun";

export function startMaps(page: ParentNode): void {
  for (const figure of page.querySelectorAll<HTMLElement>("[data-picture=map]")) {
    if (figure.dataset[BEGUN] === undefined) startMap(figure);
  }
}

function startMap(figure: HTMLElement): void {
  figure.dataset[BEGUN] = "";
  const place = figure.querySelector<HTMLElement>("[data-map]");
  const rows = [...figure.querySelectorAll<HTMLElement>("[data-latitude]")];
  const shapes = figure.dataset["shapes"];
  if (!place || !rows.length || !shapes) return;
  const canvas = makeCanvas(rows.length);
  const overview = figure.dataset["overview"] !== undefined;
  place.replaceChildren(canvas, makeButtons(), overview ? makeOverviewLegend(rows) : makeLegend(rows));
  place.hidden = false;
  const map = new PlacesMap(figure, canvas, rows);
  if (overview) startPointing(figure, canvas, map);
  map.load(shapes).catch(() => {
    place.hidden = true; // the table stands
  });
}

function makeCanvas(places: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.className = "map-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "map");
  const keys = "Arrow keys move it, plus and minus zoom, 0 shows all.";
  const named = `${places} place${places === 1 ? "" : "s"}, which the list below names`;
  canvas.setAttribute("aria-label", `Map of ${named}. ${keys}`);
  return canvas;
}

function makeButtons(): HTMLElement {
  const group = document.createElement("div");
  group.className = "map-buttons";
  for (const [key, sign, name] of KEYS) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["key"] = key;
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    group.append(button);
  }
  return group;
}
