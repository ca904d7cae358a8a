// What the signs of a map mean; only of those that stand on it.

import { VAGUE_KM } from "./points";

type Sign = readonly [mark: string, name: string];

const ROLES: readonly Sign[] = [
  ["at", "where it happened"],
  ["origin", "from"],
  ["destination", "to"],
  ["circle", "somewhere within"],
];
const WEIGHTS: readonly Sign[] = [
  ["weight", "larger: more independent origins"],
  ["none", "none established"],
  ["disputed", "disputed"],
  ["vague", "somewhere in it"],
];

export function makeLegend(rows: readonly HTMLElement[]): HTMLElement {
  const shown = new Set(rows.map((row) => row.dataset["role"]));
  if (rows.some((row) => Number(row.dataset["radius"]) > 0)) shown.add("circle");
  return write(ROLES.filter(([mark]) => shown.has(mark)));
}

export function makeOverviewLegend(rows: readonly HTMLElement[]): HTMLElement {
  const shown = new Set<string>(rows.map((row) => (Number(row.dataset["weight"]) ? "weight" : "none")));
  if (rows.some((row) => row.dataset["disputed"] !== undefined)) shown.add("disputed");
  if (rows.some((row) => Number(row.dataset["radius"]) >= VAGUE_KM)) shown.add("vague");
  return write(WEIGHTS.filter(([mark]) => shown.has(mark)));
}

function write(signs: readonly Sign[]): HTMLElement {
  const legend = document.createElement("p");
  legend.className = "chain-key map-key";
  for (const [name, meaning] of signs) {
    const sign = document.createElement("span");
    sign.className = "chain-sign";
    const mark = document.createElement("i");
    mark.className = `map-mark map-${name}`;
    sign.append(mark, meaning);
    legend.append(sign);
  }
  return legend;
}
