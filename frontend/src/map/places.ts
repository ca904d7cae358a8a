// What the map shows, read from the rows of the table beside it.

export type Role = "at" | "origin" | "destination";
export type Spot = [longitude: number, latitude: number];

export interface Place {
  readonly number: number;
  readonly name: string;
  readonly role: Role;
  readonly spot: Spot;
  readonly radiusKm: number;
  readonly to: readonly number[];
  /** On an overview: the independent origins of what happened there; null on the map of one incident. */
  readonly origins: number | null;
  readonly disputed: boolean;
  /** Where a click leads; empty where it leads nowhere. */
  readonly leads: string;
  readonly told: string;
}

export interface Move {
  readonly from: Place;
  readonly to: Place;
}

/** A row as its data attributes tell it; null where it was not located or what it says is no place. */
export function readPlace(data: Readonly<Record<string, string | undefined>>): Place | null {
  const spot: Spot = [toNumber(data["longitude"]), toNumber(data["latitude"])];
  if (!(Math.abs(spot[0]) <= 180 && Math.abs(spot[1]) <= 90)) return null;
  const radius = toNumber(data["radius"]);
  const role = data["role"];
  return {
    number: toNumber(data["number"]),
    name: data["name"] ?? "",
    role: role === "origin" || role === "destination" ? role : "at",
    spot,
    radiusKm: radius > 0 ? Math.min(radius, 20_000) : 0,
    to: (data["to"] ?? "").split(" ").filter(Boolean).map(Number),
    origins: data["weight"] === undefined ? null : Math.max(0, toNumber(data["weight"]) || 0),
    disputed: data["disputed"] !== undefined,
    leads: leadsOn(data["leads"] ?? ""),
    told: data["told"] ?? data["name"] ?? "",
  };
}

function toNumber(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}

/** An address of this desk, or a spot on this page; nothing else is led to. */
function leadsOn(address: string): string {
  return /^(\/(?!\/)|#)[^\\\s]*$/.test(address) ? address : "";
}

/** All movements between places that are located. */
export function findMoves(places: readonly Place[]): Move[] {
  const known = new Map(places.map((place) => [place.number, place]));
  return places.flatMap((from) =>
    from.to.flatMap((number) => {
      const to = known.get(number);
      return to && to !== from ? [{ from, to }] : [];
    }),
  );
}
