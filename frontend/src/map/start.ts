// Finds the tables of places on a page, and puts a map over each that has located ones.

import { IncidentMap } from "./map";

const KEYS: readonly [key: string, sign: string, name: string][] = [
  ["+", "+", "Nearer"],
  ["-", "−", "Farther"],
  ["0", "⤢", "Show all places"],
];
const LEGEND: readonly [role: string, name: string][] = [
  ["at", "where it happened"],
  ["origin", "from"],
  ["destination", "to"],
  ["circle", "somewhere within"],
];

export function startMaps(page: ParentNode): void {
  for (const figure of page.querySelectorAll<HTMLElement>("[data-picture=map]")) startMap(figure);
}

function startMap(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>("[data-map]");
  const rows = [...figure.querySelectorAll<HTMLElement>("tr[data-latitude]")];
  const shapes = figure.dataset["shapes"];
  if (!place || !rows.length || !shapes) return;
  const canvas = document.createElement("canvas");
  canvas.className = "map-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "map");
  const keys = "Arrow keys move it, plus and minus zoom, 0 shows all.";
  canvas.setAttribute("aria-label", `Map of ${rows.length} places, which the table below lists. ${keys}`);
  place.replaceChildren(canvas, makeButtons(), makeLegend(rows));
  place.hidden = false;
  new IncidentMap(figure, canvas, rows).load(shapes).catch(() => {
    place.hidden = true; // the table stands
  });
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

function makeLegend(rows: readonly HTMLElement[]): HTMLElement {
  const legend = document.createElement("p");
  legend.className = "chain-key map-key";
  const shown = new Set(rows.map((row) => row.dataset["role"]));
  if (rows.some((row) => Number(row.dataset["radius"]) > 0)) shown.add("circle");
  for (const [role, name] of LEGEND.filter(([each]) => shown.has(each))) {
    const sign = document.createElement("span");
    sign.className = "chain-sign";
    const mark = document.createElement("i");
    mark.className = `map-mark map-${role}`;
    sign.append(mark, name);
    legend.append(sign);
  }
  return legend;
}
