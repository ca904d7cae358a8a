import { describe, expect, test } from "vitest";
import { moved, type Touch } from "../src/map/gestures";
import { placesOf } from "../src/map/pointing";
import { pointed, radiusOf } from "../src/map/points";
import { readPlace, type Spot } from "../src/map/places";
import { project, zoomAbout } from "../src/map/view";

const SIZE = { width: 400, height: 300 };
const VIEW = { center: [20, 0] as Spot, degrees: 10 };

describe("fingers", () => {
  test("that do not move leave the view as it is", () => {
    const at: Touch[] = [[100, 100], [200, 100]];
    expect(moved(VIEW, at, at, SIZE)).toEqual(VIEW);
    expect(moved(VIEW, [], [], SIZE)).toBe(VIEW);
  });

  test("one of them takes the map along", () => {
    const after = moved(VIEW, [[200, 150]], [[260, 150]], SIZE);
    expect(after.degrees).toBe(10);
    expect(project(after, SIZE)(VIEW.center)![0]).toBeCloseTo(260, 0);
  });

  test("two of them that part zoom in, that close zoom out", () => {
    const near: Touch[] = [[180, 150], [220, 150]];
    const far: Touch[] = [[120, 150], [280, 150]];
    expect(moved(VIEW, near, far, SIZE).degrees).toBeCloseTo(2.5);
    expect(moved(VIEW, far, near, SIZE).degrees).toBeCloseTo(40);
  });

  test("what lies between two of them stays there", () => {
    const spot = project(VIEW, SIZE).invert!([300, 100])!;
    const after = moved(VIEW, [[280, 100], [320, 100]], [[240, 100], [360, 100]], SIZE);
    const [x, y] = project(after, SIZE)(spot)!;
    expect(Math.hypot(x - 300, y - 100)).toBeLessThan(2);
  });

  test("and so does what a wheel turns over, also at the limits", () => {
    expect(zoomAbout({ ...VIEW, degrees: 150 }, 0.5, 1, 1)).toEqual({ ...VIEW, degrees: 150 });
  });
});

describe("points of an overview", () => {
  const row = { longitude: "20", latitude: "32", number: "1", name: "Harbour" };
  const read = (more: Record<string, string>) => readPlace({ ...row, ...more })!;

  test("grow with the origins, by their area, and to a limit", () => {
    const sizes = ["0", "1", "4", "4000"].map((weight) => radiusOf(read({ weight })));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(4);
    expect(sizes[3]).toBeLessThan(25);
    expect(radiusOf(read({ weight: "east" }))).toBe(sizes[0]);
  });

  test.each(["/incidents/inc:1", "#place-3"])("lead on this desk: %s", (leads) => {
    expect(read({ weight: "1", leads }).leads).toBe(leads);
  });

  test.each(["//elsewhere.example", "https://elsewhere.example", "javascript:alert(1)", "/\\elsewhere.example"])(
    "lead nowhere else: %s",
    (leads) => expect(read({ weight: "1", leads }).leads).toBe(""),
  );

  test("are meant by the nearest pointer, within reach", () => {
    const [a, b] = [read({ weight: "1" }), read({ weight: "9" })];
    const points = [{ place: a, at: [100, 100] as const }, { place: b, at: [130, 100] as const }];
    expect(pointed(points, 101, 100)).toBe(a);
    expect(pointed(points, 128, 100)).toBe(b);
    expect(pointed(points, 100, 160)).toBeNull();
  });

  test("are lit by the incidents that happened there", () => {
    const rows = [{ number: "0", incidents: "inc:1 inc:22" }, { number: "1", incidents: "inc:2" }, { number: "2" }];
    expect(placesOf("inc:2", rows)).toEqual([1]);
    expect(placesOf("inc:22", rows)).toEqual([0]);
  });
});
