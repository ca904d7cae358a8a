// What the desk's pages gain where scripts run. Nothing on them depends on it.

import { startLights } from "./light";
import { startMaps } from "./map/start";

startLights(document);
startMaps(document);
// A part of a page that htmx has put in its place may hold a map.
document.addEventListener("htmx:load", () => startMaps(document));
