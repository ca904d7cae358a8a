// Writes static/countries.json: Natural Earth's countries at 1:50 million, without their codes and on a
// grid of two kilometres; points that lie nearer than that to the line between others are left out.
import { readFileSync, writeFileSync } from "node:fs";
import { quantize, transform } from "topojson-client";

const GRID = 2e4;
const NEAR = 0.026; // degrees of latitude

// Ramer (1972), Douglas and Peucker (1973). Neighbours share their arcs and the ends stay, so borders still meet.
function thin(arc) {
  const ring = arc.length > 3 && arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  if (ring) {
    const half = arc.length >> 1;
    const thinned = [...thin(arc.slice(0, half + 1)).slice(0, -1), ...thin(arc.slice(half))];
    return area(thinned) / area(arc) > 0.7 ? thinned : arc; // a narrow island would turn inside out
  }
  const [a, b] = [arc[0], arc.at(-1)];
  let [far, most] = [0, 0];
  for (let at = 1; at < arc.length - 1; at++) {
    const away = distance(arc[at], a, b);
    if (away > most) [far, most] = [at, away];
  }
  return most < NEAR ? [a, b] : [...thin(arc.slice(0, far + 1)).slice(0, -1), ...thin(arc.slice(far))];
}

function area(ring) {
  return ring.slice(1).reduce((sum, b, at) => sum + ring[at][0] * b[1] - b[0] * ring[at][1], 0);
}

function distance(point, a, b) {
  const wide = Math.cos((point[1] * Math.PI) / 180);
  const [x, y] = [(point[0] - a[0]) * wide, point[1] - a[1]];
  const [u, v] = [(b[0] - a[0]) * wide, b[1] - a[1]];
  const along = Math.min(1, Math.max(0, (x * u + y * v) / (u * u + v * v || 1)));
  return Math.hypot(x - along * u, y - along * v);
}

const given = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-50m.json", import.meta.url)));
const geometries = given.objects.countries.geometries.map(({ type, arcs, properties }) => ({
  type,
  arcs,
  properties: { name: properties.name },
}));
const unfold = transform(given.transform);
const arcs = given.arcs.map((arc) => thin(arc.map((point, index) => unfold(point, index))));
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
