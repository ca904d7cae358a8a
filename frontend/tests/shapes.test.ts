/// <reference types="vite/client" />
// The countries as they ship: a ring that was turned inside out would fill the globe but for the country.

import { geoArea, geoContains } from "d3-geo";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { describe, expect, test } from "vitest";
import shipped from "../../src/dateline/desk/static/countries.json?raw";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Feature<Polygon | MultiPolygon, { name: string }>;

const world = JSON.parse(shipped) as World;
const countries = feature(world, world.objects.countries).features as Country[];
const SPHERE = 4 * Math.PI;

function polygons({ geometry }: Country): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

describe("countries", () => {
  test("are all there", () => {
    expect(countries.length).toBeGreaterThan(230);
  });

  const named = countries.map((country) => [country.properties.name, country] as const);
  test.each(named)("%s is not the globe without it", (_, country) => {
    expect(geoArea(country)).toBeGreaterThan(0);
    expect(geoArea(country)).toBeLessThan(SPHERE / 8);
    for (const coordinates of polygons(country)) expect(geoArea({ type: "Polygon", coordinates })).toBeLessThan(SPHERE / 8);
  });

  test("have their capitals in them, and the sea in none", () => {
    const where = (spot: [number, number]) => countries.filter((one) => geoContains(one, spot)).map((one) => one.properties.name);
    expect(where([36.29, 33.51])).toEqual(["Syria"]);
    expect(where([37.62, 55.75])).toEqual(["Russia"]);
    expect(where([149.13, -35.28])).toEqual(["Australia"]);
    expect(where([-30, 0])).toEqual([]);
  });
});
