// Mice, pens and fingers: one moves the map, two move and zoom it. One finger that goes up or down scrolls the
// page (touch-action: pan-y in the style), so that nobody is caught in the map.

import type { Movable } from "./controls";
import { pan, zoomAbout, type Size, type View } from "./view";

export type Touch = readonly [x: number, y: number];

const PINCHED = 8; // pixels: fingers nearer than this are taken to be so far apart

/** The view after fingers went from some spots of the map to others: the same fingers, one or two. */
export function moved(view: View, before: readonly Touch[], after: readonly Touch[], size: Size): View {
  const half = Math.min(size.width, size.height) / 2;
  const [from, to] = [middle(before), middle(after)];
  if (!from || !to || !half) return view;
  const slid = pan(view, (from[0] - to[0]) / half, (to[1] - from[1]) / half);
  const factor = spread(after) / spread(before);
  return zoomAbout(slid, factor, (to[0] - size.width / 2) / half, (to[1] - size.height / 2) / half);
}

function middle(touches: readonly Touch[]): Touch | null {
  const [a, b = a] = touches;
  return a && b ? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] : null;
}

function spread(touches: readonly Touch[]): number {
  const [a, b] = touches;
  return a && b ? Math.max(PINCHED, Math.hypot(a[0] - b[0], a[1] - b[1])) : 1;
}

export function follow(canvas: HTMLCanvasElement, map: Movable): void {
  const held = new Map<number, Touch>();
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held.size === 2) return;
    held.set(event.pointerId, [event.offsetX, event.offsetY]);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    held.set(event.pointerId, [event.offsetX, event.offsetY]);
    map.show(moved(map.now, before, [...held.values()], map.size), false);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
    canvas.addEventListener(end, (event) => held.delete(event.pointerId));
  }
  // Two fingers are the map's also where they go up and down together.
  canvas.addEventListener("touchstart", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
}
