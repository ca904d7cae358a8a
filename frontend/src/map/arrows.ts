// The arrow head of a movement: where a great circle comes in, and from which side.

import { geoInterpolate, type GeoProjection } from "d3-geo";
import type { Move } from "./places";

export type Point = [x: number, y: number];

/** The point so many pixels before the end of a movement on the map, and its direction in radians. */
export function arrowAt(move: Move, projection: GeoProjection, before: number): { at: Point; angle: number } | null {
  const along = geoInterpolate(move.from.spot, move.to.spot);
  const end = projection(move.to.spot);
  if (!end) return null;
  for (let step = 0.995; step > 0; step -= 0.005) {
    const point = projection(along(step));
    if (point && Math.hypot(end[0] - point[0], end[1] - point[1]) >= before) {
      return { at: point, angle: Math.atan2(end[1] - point[1], end[0] - point[0]) };
    }
  }
  return null;
}
