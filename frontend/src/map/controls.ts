// How a person moves the map: buttons, keys, a mouse; a wheel only with Control, so that pages still scroll.

import { pan, zoom, type View } from "./view";

export interface Movable {
  readonly now: View;
  readonly start: View;
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
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      map.show(zoom(map.now, Math.exp(-event.deltaY * 0.004)), false);
    },
    { passive: false },
  );
  drag(canvas, map);
}

function drag(canvas: HTMLCanvasElement, map: Movable): void {
  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const half = Math.min(canvas.clientWidth, canvas.clientHeight) / 2;
    map.show(pan(map.now, -event.movementX / half, event.movementY / half), false);
  });
}
