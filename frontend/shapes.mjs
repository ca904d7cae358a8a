// Writes static/countries.json: Natural Earth's countries at 1:50 million, without their codes and on a
// grid of two kilometres, which is fine enough for the nearest that the map comes.
import { readFileSync, writeFileSync } from "node:fs";
import { quantize, transform } from "topojson-client";

const GRID = 2e4;
const given = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
const geometries = given.objects.countries.geometries.map(({ type, arcs, properties }) => ({
  type,
  arcs,
  properties: { name: properties.name },
}));
const unfold = transform(given.transform);
const arcs = given.arcs.map((arc) => arc.map((point, index) => unfold(point, index)));
const made = quantize(
  { type: "Topology", bbox: given.bbox, objects: { countries: { type: "GeometryCollection", geometries } }, arcs },
  GRID,
);
writeFileSync(new URL("../src/dateline/desk/static/countries.json", import.meta.url), JSON.stringify(made) + "\n");

// The licences of what the built files hold, beside them.
const HELD = ["d3-geo", "d3-array", "internmap", "topojson-client", "world-atlas"];
const texts = HELD.map((name) => {
  const at = new URL(`node_modules/${name}/`, import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL("package.json", at)));
  return `${name} ${version}\n\n${readFileSync(new URL("LICENSE", at), "utf8").trim()}\n`;
});
writeFileSync(new URL("../src/dateline/desk/static/desk.js.licences.txt", import.meta.url), texts.join("\n\n"));
