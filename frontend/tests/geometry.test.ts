import { geoArea, geoContains } from "d3-geo";
import { describe, expect, test } from "vitest";
import { keyed } from "../src/map/controls";
import { meet, placeLabels } from "../src/map/labels";
import { findMoves, readPlace, type Place, type Spot } from "../src/map/places";
import { arrowAt } from "../src/map/arrows";
import { centerOf, circleOf, distanceKm, EARTH_KM, extentOf } from "../src/map/sphere";
import { between, FARTHEST, fit, NEAREST, pan, project, scaleBar, wrap, zoom } from "../src/map/view";

const SIZE = { width: 800, height: 400 };

function place(number: number, spot: Spot, more: Partial<Place> = {}): Place {
  const plain = { origins: null, disputed: false, leads: "", told: "" };
  return { number, name: `Place ${number}`, role: "at", spot, radiusKm: 0, to: [], ...plain, ...more };
}

describe("rows of the table", () => {
  const row = { longitude: "20.5", latitude: "32", radius: "10", number: "2", role: "origin", name: "Harbour", to: "0 1" };

  test("are places", () => {
    const own = { number: 2, name: "Harbour", role: "origin", spot: [20.5, 32], radiusKm: 10, to: [0, 1] };
    expect(readPlace(row)).toEqual({ ...own, origins: null, disputed: false, leads: "", told: "Harbour" });
  });

  test.each([{ latitude: "" }, { latitude: "91" }, { longitude: "east" }, { longitude: undefined }])(
    "without coordinates that there are, are none: %j",
    (wrong) => expect(readPlace({ ...row, ...wrong })).toBeNull(),
  );

  test("lead to places that are located, and not to themselves", () => {
    const places = [place(0, [0, 0], { to: [1, 7, 0] }), place(1, [1, 1])];
    expect(findMoves(places).map(({ from, to }) => [from.number, to.number])).toEqual([[0, 1]]);
  });
});

describe("the sphere", () => {
  test("has the known distance from one place to another", () => {
    expect(distanceKm([0, 0], [90, 0])).toBeCloseTo((EARTH_KM * Math.PI) / 2, 6);
  });

  test.each<[Spot, number]>([[[20, 32], 10], [[179.9, 70], 300], [[0, 90], 500]])("has circles of a radius: %j %d", (spot, km) => {
    const ring = circleOf(spot, km).coordinates[0] ?? [];
    for (const point of ring) expect(distanceKm(spot, point as Spot)).toBeCloseTo(km, 3);
    expect(geoContains(circleOf(spot, km), spot)).toBe(true);
    expect(geoArea(circleOf(spot, km))).toBeLessThan(Math.PI);
  });

  test("has a middle of places on both sides of the 180th meridian", () => {
    expect(Math.abs(centerOf([[179, 10], [-179, 10]])[0])).toBeCloseTo(180, 6);
  });

  test("has a middle also where directions cancel out", () => {
    expect(centerOf([[0, 0], [180, 0]])).toEqual([0, 0]);
    expect(centerOf([])).toEqual([0, 0]);
  });

  test("has an extent that takes in circles", () => {
    expect(extentOf([place(0, [0, 0], { radiusKm: 1112 })]).degrees).toBeCloseTo(10, 1);
  });
});

describe("a view", () => {
  test.each<[Place[]]>([
    [[place(0, [20, 32]), place(1, [36, 35], { radiusKm: 240 })]],
    [[place(0, [179, -17]), place(1, [-172, -13])]],
    [[place(0, [10, 80]), place(1, [-170, 80])]],
    [[place(0, [151, -34]), place(1, [-74, 41]), place(2, [0, 51]), place(3, [140, 36])]],
  ])("shows all places that it is made for (%#)", (places) => {
    const projection = project(fit(extentOf(places)), SIZE);
    for (const each of places) {
      const [x, y] = projection(each.spot) ?? [Number.NaN, Number.NaN];
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(SIZE.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SIZE.height);
    }
  });

  test("comes neither too near nor too far", () => {
    let view = fit({ center: [0, 0], degrees: 5 });
    for (let step = 0; step < 40; step++) view = zoom(view, 2);
    expect(view.degrees).toBe(NEAREST);
    for (let step = 0; step < 40; step++) view = zoom(view, 0.5);
    expect(view.degrees).toBe(FARTHEST);
  });

  test("moves east over the 180th meridian and stops short of the poles", () => {
    const east = pan({ center: [175, 0], degrees: 20 }, 1, 0);
    expect(east.center[0]).toBeCloseTo(-165);
    expect(pan({ center: [0, 80], degrees: 20 }, 0, 3).center[1]).toBe(85);
  });

  test("turns the shorter way round", () => {
    const half = between({ center: [170, 0], degrees: 10 }, { center: [-170, 0], degrees: 40 }, 0.5);
    expect(Math.abs(half.center[0])).toBeCloseTo(180);
    expect(half.degrees).toBeCloseTo(20);
  });

  test("has a scale of a round length that fits", () => {
    for (const degrees of [1.2, 3, 17, 60, 150]) {
      const bar = scaleBar({ center: [0, 0], degrees }, SIZE, 120);
      expect(bar.pixels).toBeLessThanOrEqual(120);
      expect(bar.pixels).toBeGreaterThan(40);
      expect(["1", "2", "5"]).toContain(String(bar.km)[0]);
    }
  });

  test("wraps longitudes", () => {
    expect([181, -181, 540, 0].map(wrap)).toEqual([-179, 179, -180, 0]);
  });
});

describe("keys", () => {
  const view = { center: [0, 0] as Spot, degrees: 20 };
  test("move and zoom, and leave others to the browser", () => {
    expect(keyed("ArrowRight", view, view)?.center[0]).toBeGreaterThan(0);
    expect(keyed("ArrowUp", view, view)?.center[1]).toBeGreaterThan(0);
    expect(keyed("+", view, view)?.degrees).toBeLessThan(20);
    expect(keyed("-", view, view)?.degrees).toBeGreaterThan(20);
    expect(keyed("0", zoom(view, 3), view)).toBe(view);
    expect(keyed("Tab", view, view)).toBeNull();
  });
});

describe("labels", () => {
  const map = { x: 0, y: 0, width: 200, height: 100 };
  const wish = (text: string, x: number, y: number) => ({ text, x, y, width: 60, height: 14, gap: 8 });

  test("never meet one another nor leave the map, and the first ones win", () => {
    const wishes = Array.from({ length: 40 }, (_, n) => wish(`Place ${n}`, (n * 37) % 200, (n * 23) % 100));
    const labels = placeLabels(wishes, [], map);
    expect(labels[0]?.text).toBe("Place 0");
    labels.forEach((a, n) => {
      expect(a.box.x).toBeGreaterThanOrEqual(0);
      expect(a.box.x + a.box.width).toBeLessThanOrEqual(200);
      for (const b of labels.slice(n + 1)) expect(meet(a.box, b.box)).toBe(false);
    });
  });

  test("keep off what is taken", () => {
    const taken = [{ x: 100, y: 0, width: 100, height: 100 }];
    for (const { box } of placeLabels([wish("Harbour", 98, 50)], taken, map)) expect(meet(box, taken[0]!)).toBe(false);
  });
});

describe("arrows", () => {
  test("stand before the end and point at it", () => {
    const places = [place(0, [36, 35]), place(1, [20, 32])] as const;
    const projection = project(fit(extentOf(places)), SIZE);
    const arrow = arrowAt({ from: places[0], to: places[1] }, projection, 10);
    const end = projection(places[1].spot)!;
    expect(Math.hypot(arrow!.at[0] - end[0], arrow!.at[1] - end[1])).toBeGreaterThanOrEqual(10);
    expect(Math.abs(arrow!.angle)).toBeGreaterThan(Math.PI / 2);
  });

  test("are none where both ends are one point on the map", () => {
    const one = place(0, [20, 32]);
    expect(arrowAt({ from: one, to: place(1, [20, 32]) }, project(fit(extentOf([one])), SIZE), 10)).toBeNull();
  });
});
