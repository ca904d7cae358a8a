// Draws a view on a canvas: seas and countries, circles of uncertainty, movements, points and names.

import { geoGraticule10, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { arrowAt } from "./arrows";
import { placeLabels, type Box, type Wish } from "./labels";
import type { Move, Place } from "./places";
import { drawPoint, fill, layered, radiusOf, stroke, type Spotted } from "./points";
import { circleOf, distanceKm } from "./sphere";
import { project, scaleBar, type Size, type View } from "./view";

export interface Colours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly ink: string;
  readonly soft: string;
  readonly place: string;
  readonly denies: string;
  readonly lit: string;
  readonly halo: string;
  readonly face: string;
}

export interface Scene {
  readonly countries: FeatureCollection<Geometry, { name: string }> | null;
  readonly places: readonly Place[];
  readonly moves: readonly Move[];
  /** What the reader points at, by its number. */
  readonly lit: ReadonlySet<number>;
}

const TIP = 9.5;

/** Draws it, and tells where the points are. */
export function draw(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  size: Size,
  colours: Colours,
): readonly Spotted[] {
  const projection = project(view, size);
  const path = geoPath(projection, context);
  context.clearRect(0, 0, size.width, size.height);
  context.lineJoin = context.lineCap = "round";
  drawGround(context, path, scene, colours);
  drawCircles(context, path, scene.places, colours);
  for (const move of scene.moves) drawMove(context, path, move, projection, colours);
  const points = scene.places.flatMap((place) => {
    const at = shown(place, projection, view);
    return at ? [{ place, at }] : [];
  });
  for (const each of layered(points)) drawPoint(context, each, scene.lit.has(each.place.number), colours);
  drawNames(context, points, scene, projection, size, colours);
  drawScale(context, view, size, colours);
  return points;
}

/** Where a place is on the map; null on the far side of the globe. */
function shown(place: Place, projection: GeoProjection, view: View): [number, number] | null {
  const limit = Math.min(150, Math.max(30, view.degrees * 3)) * 111;
  return distanceKm(view.center, place.spot) < limit ? projection(place.spot) : null;
}

function drawGround(context: CanvasRenderingContext2D, path: GeoPath, scene: Scene, colours: Colours): void {
  fill(context, colours.sea, () => path({ type: "Sphere" }));
  stroke(context, colours.border, 0.5, () => path(geoGraticule10()));
  const countries = scene.countries;
  if (!countries) return;
  fill(context, colours.land, () => path(countries));
  stroke(context, colours.border, 0.9, () => path(countries));
}

function drawCircles(context: CanvasRenderingContext2D, path: GeoPath, places: readonly Place[], colours: Colours): void {
  for (const place of places.filter((each) => each.radiusKm > 0 && each.origins === null)) {
    const circle = circleOf(place.spot, place.radiusKm);
    context.globalAlpha = 0.1;
    fill(context, colours.place, () => path(circle));
    context.globalAlpha = 0.75;
    context.setLineDash([4, 4]);
    stroke(context, colours.place, 1.2, () => path(circle));
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}

function drawMove(
  context: CanvasRenderingContext2D,
  path: GeoPath,
  move: Move,
  projection: GeoProjection,
  colours: Colours,
): void {
  stroke(context, colours.halo, 4.5, () => path({ type: "LineString", coordinates: [move.from.spot, move.to.spot] }));
  stroke(context, colours.ink, 1.75, () => path({ type: "LineString", coordinates: [move.from.spot, move.to.spot] }));
  const arrow = arrowAt(move, projection, TIP);
  if (!arrow) return;
  context.save();
  context.translate(...arrow.at);
  context.rotate(arrow.angle);
  fill(context, colours.ink, () => {
    context.moveTo(4, 0);
    context.lineTo(-7, -5);
    context.lineTo(-7, 5);
    context.closePath();
  });
  context.restore();
}

function drawNames(
  context: CanvasRenderingContext2D,
  points: readonly Spotted[],
  scene: Scene,
  projection: GeoProjection,
  size: Size,
  colours: Colours,
): void {
  const frame: Box = { x: 4, y: 4, width: size.width - 8, height: size.height - 30 };
  const taken = points.map(({ place, at }) => square(at, radiusOf(place) + 2.5));
  context.textBaseline = "middle";
  context.font = `600 13px ${colours.face}`;
  const wishes = points.map(({ place, at }) => wish(context, place.name, at, radiusOf(place) + 5.5, 16));
  const labels = placeLabels(wishes, taken, frame);
  for (const label of labels) drawName(context, label.text, label.box, colours.ink, colours.halo);
  const named = new Set(scene.places.map((place) => place.name));
  context.font = `12px ${colours.face}`;
  const around = (scene.countries?.features ?? []).flatMap((country) => {
    const big = geoPath(projection).area(country) > 2600 && !named.has(country.properties.name);
    const at = big ? geoPath(projection).centroid(country) : null;
    return at && at.every(Number.isFinite) ? [wish(context, country.properties.name, at, 0, 14)] : [];
  });
  const full = [...taken, ...labels.map((label) => label.box)];
  const centred = around.map((each) => ({ ...each, x: each.x - each.width / 2 }));
  for (const label of placeLabels(centred, full, frame)) drawName(context, label.text, label.box, colours.soft, colours.land);
}

function square([x, y]: readonly [number, number], half: number): Box {
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
}

function wish(context: CanvasRenderingContext2D, text: string, at: readonly [number, number], gap: number, height: number): Wish {
  return { text, x: at[0], y: at[1], width: context.measureText(text).width, height, gap };
}

function drawName(context: CanvasRenderingContext2D, text: string, box: Box, colour: string, halo: string): void {
  context.strokeStyle = halo;
  context.lineWidth = 3.5;
  context.strokeText(text, box.x, box.y + box.height / 2);
  context.fillStyle = colour;
  context.fillText(text, box.x, box.y + box.height / 2);
}

function drawScale(context: CanvasRenderingContext2D, view: View, size: Size, colours: Colours): void {
  const bar = scaleBar(view, size, 120);
  const [x, y] = [14, size.height - 14];
  stroke(context, colours.ink, 1.25, () => {
    context.moveTo(x, y - 5);
    context.lineTo(x, y);
    context.lineTo(x + bar.pixels, y);
    context.lineTo(x + bar.pixels, y - 5);
  });
  context.font = `12px ${colours.face}`;
  const text = `${bar.km.toLocaleString("en")} km`;
  drawName(context, text, { x: x + 6, y: y - 17, width: 0, height: 14 }, colours.ink, colours.sea);
}
