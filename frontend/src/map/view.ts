// The view: where the map is centered and how many degrees it reaches; moving, zooming, and its scale.

import { geoAzimuthalEqualArea, type GeoProjection } from "d3-geo";
import { DEGREE_KM, type Extent } from "./sphere";
import type { Spot } from "./places";

export interface View {
  readonly center: Spot;
  /** From the center to the nearer edge of the map, in degrees. */
  readonly degrees: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const NEAREST = 1.2;
export const FARTHEST = 150;
const ROOM = 1.35;
const EDGE = 150;

/** The view that shows an extent with some room around it. */
export function fit(extent: Extent): View {
  return { center: extent.center, degrees: clamp(extent.degrees * ROOM, NEAREST * 2.5, FARTHEST) };
}

export function zoom(view: View, factor: number): View {
  return { ...view, degrees: clamp(view.degrees / factor, NEAREST, FARTHEST) };
}

/** The view moved by shares of its own reach, to the east and to the north. */
export function pan(view: View, east: number, north: number): View {
  const latitude = clamp(view.center[1] + north * view.degrees, -85, 85);
  const stretch = Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  return { ...view, center: [wrap(view.center[0] + (east * view.degrees) / stretch), latitude] };
}

/** The view zoomed so that what lies under a point stays there; the point in shares of the map's reach. */
export function zoomAbout(view: View, factor: number, right: number, down: number): View {
  const nearer = zoom(view, factor);
  const left = 1 - nearer.degrees / view.degrees;
  return { ...pan(view, right * left, -down * left), degrees: nearer.degrees };
}

export function between(a: View, b: View, share: number): View {
  const turn = wrap(b.center[0] - a.center[0]);
  return {
    center: [wrap(a.center[0] + turn * share), a.center[1] + (b.center[1] - a.center[1]) * share],
    degrees: a.degrees * (b.degrees / a.degrees) ** share,
  };
}

/** An equal-area projection around the center: areas, and with them circles in km, stay honest. */
export function project(view: View, size: Size): GeoProjection {
  const reach = 2 * Math.sin((Math.min(view.degrees, 179) * Math.PI) / 360);
  return geoAzimuthalEqualArea()
    .rotate([-view.center[0], -view.center[1]])
    .translate([size.width / 2, size.height / 2])
    .scale(Math.min(size.width, size.height) / 2 / reach)
    .clipAngle(Math.min(EDGE, Math.max(30, view.degrees * 3)))
    .precision(0.3);
}

export interface Bar {
  readonly km: number;
  readonly pixels: number;
}

/** The longest round distance (1, 2 or 5 times a power of ten) that is at most so many pixels. */
export function scaleBar(view: View, size: Size, most: number): Bar {
  const perPixel = (view.degrees * DEGREE_KM) / (Math.min(size.width, size.height) / 2);
  const limit = most * perPixel;
  const power = 10 ** Math.floor(Math.log10(limit));
  const km = [5, 2, 1].map((step) => step * power).find((step) => step <= limit) ?? power;
  return { km, pixels: km / perPixel };
}

export function wrap(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
