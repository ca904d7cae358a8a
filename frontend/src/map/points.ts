// Points of places: how large they are, which of them a pointer means, and how they are drawn.

import type { Colours } from "./draw";
import type { Place } from "./places";

export type Spotted = { readonly place: Place; readonly at: readonly [number, number] };

const POINT = 5.5;
const LEAST = 4.5;
const GROWS = 3.2;
const MOST = 22;
const NEAR = 7;
/** From this radius of uncertainty (km) on, a point of an overview says "somewhere in it". */
export const VAGUE_KM = 60;
const WHOLE = Math.PI * 2;

/** Its area grows with the independent origins of what happened there; without any it is least. */
export function radiusOf(place: Place): number {
  return place.origins === null ? POINT : Math.min(MOST, LEAST + GROWS * Math.sqrt(place.origins));
}

/** The place that a pointer means: the nearest whose point it touches or nearly does. */
export function pointed(points: readonly Spotted[], x: number, y: number): Place | null {
  let [best, least] = [null as Place | null, Number.POSITIVE_INFINITY];
  for (const { place, at } of points) {
    const away = Math.hypot(at[0] - x, at[1] - y) - radiusOf(place);
    if (away < Math.min(least, NEAR)) [best, least] = [place, away];
  }
  return best;
}

/** Large points first, so that small ones lie upon them. */
export function layered(points: readonly Spotted[]): Spotted[] {
  return [...points].sort((a, b) => radiusOf(b.place) - radiusOf(a.place));
}

export function drawPoint(context: CanvasRenderingContext2D, { place, at }: Spotted, lit: boolean, colours: Colours): void {
  const radius = radiusOf(place);
  const disc = (size: number) => context.arc(at[0], at[1], size, 0, WHOLE);
  fill(context, lit ? colours.lit : colours.halo, () => disc(radius + (lit ? 5 : 2)));
  if (place.origins === null) drawRole(context, place, disc, colours);
  else drawWeight(context, place, at, radius, colours);
}

/** A full point where it happened, a ring where a movement began, a ring with a point where it went. */
function drawRole(context: CanvasRenderingContext2D, place: Place, disc: (size: number) => void, colours: Colours): void {
  fill(context, place.role === "at" ? colours.place : colours.halo, () => disc(POINT));
  stroke(context, colours.place, 2, () => disc(POINT));
  if (place.role === "destination") fill(context, colours.place, () => disc(2.25));
}

/** Full where origins assert it and hollow where none does; disputed ones cut through; vague ones dashed. */
function drawWeight(
  context: CanvasRenderingContext2D,
  place: Place,
  at: readonly [number, number],
  radius: number,
  colours: Colours,
): void {
  const colour = place.disputed ? colours.denies : colours.place;
  const disc = () => context.arc(at[0], at[1], radius, 0, WHOLE);
  const vague = place.radiusKm >= VAGUE_KM;
  context.globalAlpha = vague ? 0.45 : 1;
  fill(context, place.origins ? colour : colours.halo, disc);
  context.globalAlpha = 1;
  context.setLineDash(vague ? [3, 3.5] : []);
  stroke(context, colour, 1.75, disc);
  context.setLineDash([]);
  if (place.disputed) stroke(context, colours.halo, 2, () => cut(context, at, radius * 0.7));
}

function cut(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], reach: number): void {
  context.moveTo(x - reach, y + reach);
  context.lineTo(x + reach, y - reach);
}

export function fill(context: CanvasRenderingContext2D, colour: string, outline: () => void): void {
  context.beginPath();
  outline();
  context.fillStyle = colour;
  context.fill();
}

export function stroke(context: CanvasRenderingContext2D, colour: string, width: number, outline: () => void): void {
  context.beginPath();
  outline();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}
