// Geometry on the sphere: distances, circles in kilometres, and the middle and extent of places.

import { geoCircle, geoDistance } from "d3-geo";
import type { Polygon } from "geojson";
import type { Place, Spot } from "./places";

export const EARTH_KM = 6371.0088;
export const DEGREE_KM = (EARTH_KM * Math.PI) / 180;

export interface Extent {
  readonly center: Spot;
  /** How far the farthest place, with its uncertainty, lies from the center, in degrees. */
  readonly degrees: number;
}

export function distanceKm(a: Spot, b: Spot): number {
  return geoDistance(a, b) * EARTH_KM;
}

/** The circle of a radius around a spot, on the sphere. */
export function circleOf(spot: Spot, radiusKm: number): Polygon {
  return geoCircle().center(spot).radius(Math.min(radiusKm / DEGREE_KM, 89)).precision(3)();
}

/** The mean direction of spots; that of the first where they cancel out. */
export function centerOf(spots: readonly Spot[]): Spot {
  let [x, y, z] = [0, 0, 0];
  for (const [longitude, latitude] of spots) {
    const [l, p] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    x += Math.cos(p) * Math.cos(l);
    y += Math.cos(p) * Math.sin(l);
    z += Math.sin(p);
  }
  if (Math.hypot(x, y, z) < 1e-6 * spots.length) return spots[0] ?? [0, 0];
  return [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
}

/** Where a map that shows all places is centered, and how far it must reach. */
export function extentOf(places: readonly Place[]): Extent {
  const center = centerOf(places.map((place) => place.spot));
  const reach = places.map(
    (place) => (geoDistance(center, place.spot) * 180) / Math.PI + place.radiusKm / DEGREE_KM,
  );
  return { center, degrees: Math.min(180, Math.max(0, ...reach)) };
}
