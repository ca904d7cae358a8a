// How a person moves the map: buttons, keys, wheel; mice and fingers are in gestures.ts.

import { follow } from "./gestures";
import { pan, zoom, zoomAbout, type Size, type View } from "./view";

export interface Movable {
  readonly now: View;
  readonly start: View;
  readonly size: Size;
  show(view: View, smooth: boolean): void;
}

const STEP = 0.35;
const NEARER = 1.6;

/** What a key makes of a view; null for keys that are not the map's. */
export function keyed(key: string, view: View, start: View): View | null {
  switch (key) {
    case "ArrowLeft":
      return pan(view, -STEP, 0);
    case "ArrowRight":
      return pan(view, STEP, 0);
    case "ArrowUp":
      return pan(view, 0, STEP);
    case "ArrowDown":
      return pan(view, 0, -STEP);
    case "+":
    case "=":
      return zoom(view, NEARER);
    case "-":
    case "_":
      return zoom(view, 1 / NEARER);
    case "0":
    case "Home":
      return start;
    default:
      return null;
  }
}

export function listen(figure: HTMLElement, canvas: HTMLCanvasElement, map: Movable): void {
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const view = keyed(event.key, map.now, map.start);
    if (view) {
      event.preventDefault();
      map.show(view, true);
    }
  });
  for (const button of figure.querySelectorAll<HTMLButtonElement>("[data-key]")) {
    button.addEventListener("click", () => {
      const view = keyed(button.dataset["key"] ?? "", map.now, map.start);
      if (view) map.show(view, true);
    });
  }
  canvas.addEventListener("wheel", (event) => turn(event, map), { passive: false });
  canvas.addEventListener("dblclick", (event) => {
    map.show(zoomAbout(map.now, event.shiftKey ? 1 / NEARER : NEARER, ...shares(event, map.size)), true);
  });
  follow(canvas, map);
}

/** A wheel zooms only with Control (which a touchpad's pinch also sends), so that pages still scroll. */
function turn(event: WheelEvent, map: Movable): void {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  map.show(zoomAbout(map.now, Math.exp(-event.deltaY * 0.004), ...shares(event, map.size)), false);
}

/** Where an event is on the map, from its middle and in shares of its reach. */
function shares(event: MouseEvent, size: Size): [right: number, down: number] {
  const half = Math.min(size.width, size.height) / 2 || 1;
  return [(event.offsetX - size.width / 2) / half, (event.offsetY - size.height / 2) / half];
}
