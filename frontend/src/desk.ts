// What the desk's pages gain where scripts run. Nothing on them depends on it.

import { startLights } from "./light";
import { startMaps } from "./map/start";

startLights(document);
startMaps(document);
