// On an overview: what a pointer means is named and led to, and rows of the list light up their points.

import type { PlacesMap } from "./map";
import type { Place } from "./places";

const DRAGGED = 5; // pixels

/** The numbers of the rows that tell of an incident. */
export function placesOf(incident: string, rows: readonly DOMStringMap[]): number[] {
  const telling = rows.filter((row) => (row["incidents"] ?? "").split(" ").includes(incident));
  return telling.map((row) => Number(row["number"]));
}

export function startPointing(figure: HTMLElement, canvas: HTMLCanvasElement, map: PlacesMap): void {
  const told = document.createElement("p");
  told.className = "map-told";
  told.hidden = true;
  canvas.after(told);
  const name = (place: Place | null): void => {
    told.textContent = place?.told ?? "";
    told.hidden = !place;
    canvas.classList.toggle("is-pointing", Boolean(place?.leads));
    map.light(place ? [place.number] : []);
  };
  let begun: [number, number] = [0, 0];
  canvas.addEventListener("pointerdown", (event) => {
    begun = [event.clientX, event.clientY];
  });
  canvas.addEventListener("pointermove", (event) => name(map.placeAt(event.offsetX, event.offsetY)));
  canvas.addEventListener("pointerleave", () => name(null));
  canvas.addEventListener("click", (event) => {
    if (Math.hypot(event.clientX - begun[0], event.clientY - begun[1]) > DRAGGED) return;
    lead(figure, map.placeAt(event.offsetX, event.offsetY));
  });
  lightRows(figure, map);
}

function lead(figure: HTMLElement, place: Place | null): void {
  if (!place?.leads) return;
  const here = place.leads.startsWith("#") ? figure.ownerDocument.getElementById(place.leads.slice(1)) : null;
  if (here instanceof HTMLDetailsElement) here.open = true;
  location.assign(place.leads);
}

function lightRows(figure: HTMLElement, map: PlacesMap): void {
  const rows = [...figure.querySelectorAll<HTMLElement>("[data-number]")];
  const data = rows.map((row) => row.dataset);
  for (const row of rows) onPoint(row, map, () => [Number(row.dataset["number"])]);
  for (const row of figure.ownerDocument.querySelectorAll<HTMLElement>("[data-incident]")) {
    onPoint(row, map, () => placesOf(row.dataset["incident"] ?? "", data));
  }
}

function onPoint(row: HTMLElement, map: PlacesMap, numbers: () => number[]): void {
  for (const kind of ["pointerenter", "focusin"]) row.addEventListener(kind, () => map.light(numbers()));
  for (const kind of ["pointerleave", "focusout"]) row.addEventListener(kind, () => map.light([]));
}
