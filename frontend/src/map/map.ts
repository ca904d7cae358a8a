// The map of one incident or of many: put over the table of places, which stands without it as well.

import { feature } from "topojson-client";
import type { FeatureCollection, Geometry } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { listen } from "./controls";
import { draw, type Colours, type Scene } from "./draw";
import { findMoves, readPlace, type Place } from "./places";
import { pointed, type Spotted } from "./points";
import { extentOf } from "./sphere";
import { between, fit, type Size, type View } from "./view";

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const TURN_MS = 220;

export class PlacesMap {
  private scene: Scene;
  private view: View;
  private home: View;
  private points: readonly Spotted[] = [];
  size: Size = { width: 0, height: 0 };
  private waiting = 0;
  private turning = 0;

  constructor(
    private readonly figure: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    rows: readonly HTMLElement[],
  ) {
    const places = rows.flatMap((row) => readPlace(row.dataset) ?? []);
    this.scene = { countries: null, places, moves: findMoves(places), lit: new Set() };
    this.view = this.home = fit(extentOf(places));
    new ResizeObserver(() => this.resize()).observe(canvas);
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
      matchMedia(query).addEventListener("change", () => this.redraw());
    }
    listen(figure, canvas, this);
  }

  async load(address: string): Promise<void> {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`shapes: ${answer.status}`);
    const world = (await answer.json()) as Countries;
    const countries = feature(world, world.objects.countries) as FeatureCollection<Geometry, { name: string }>;
    this.scene = { ...this.scene, countries };
    this.redraw();
  }

  get now(): View {
    return this.view;
  }

  get start(): View {
    return this.home;
  }

  /** The place whose point is at a spot of the canvas. */
  placeAt(x: number, y: number): Place | null {
    return pointed(this.points, x, y);
  }

  /** Light up the places with these numbers, and no others. */
  light(numbers: readonly number[]): void {
    this.scene = { ...this.scene, lit: new Set(numbers) };
    this.redraw();
  }

  /** Show a view: at once, or by a short turn where the reader has not asked for less motion. */
  show(view: View, smooth: boolean): void {
    cancelAnimationFrame(this.turning);
    if (!smooth || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.view = view;
      this.redraw();
      return;
    }
    const [from, begun] = [this.view, performance.now()];
    const step = (time: number): void => {
      const share = Math.min(1, Math.max(0, (time - begun) / TURN_MS));
      this.view = between(from, view, share * (2 - share));
      this.paint();
      if (share < 1) this.turning = requestAnimationFrame(step);
    };
    this.turning = requestAnimationFrame(step);
  }

  redraw(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.paint());
  }

  private resize(): void {
    this.size = { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
    const ratio = Math.min(devicePixelRatio || 1, 3);
    this.canvas.width = Math.round(this.size.width * ratio);
    this.canvas.height = Math.round(this.size.height * ratio);
    this.canvas.getContext("2d")?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint();
  }

  private paint(): void {
    const context = this.canvas.getContext("2d");
    if (context && this.size.width && this.size.height) {
      this.points = draw(context, this.scene, this.view, this.size, coloursOf(this.figure));
    }
  }
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const get = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    sea: get("--map-sea", "#e6ecee"),
    land: get("--map-land", "#fbf9f4"),
    border: get("--map-border", "#c9c4b6"),
    ink: get("--ink", "#1c1b19"),
    soft: get("--soft", "#5b574e"),
    place: get("--place", "#006b52"),
    denies: get("--denies", "#b23f00"),
    lit: get("--tint-lit", "#ffdf6b"),
    halo: get("--sheet", "#ffffff"),
    face: get("--sans", "sans-serif"),
  };
}
