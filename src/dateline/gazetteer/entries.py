"""What the gazetteer knows of a place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.records import PlaceKind

EARTH_KM: Final = 6371.0
COUNTRY, FIRST, SECOND, CAPITAL, TOWN = "PCLI", "ADM1", "ADM2", "PPLC", "PPL"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: GeoNames id where known, point in degrees (WGS 84), rough radius in km.

    ``capital`` tells that a city is the capital of its country; ``admin1`` is the English name of
    its first-level region where known; ``feature`` is GeoNames' code of what kind of place it is, as far
    as the package tells them apart: PCLI, ADM1, ADM2, PPLC, PPL, AIRP, AIRB, else empty.
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float = 0.0
    population: int = 0
    geonames_id: int | None = None
    admin1: str | None = None
    capital: bool = False
    feature: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells this place from others in one article."""
        return (self.kind, self.name, f"{self.country}/{self.geonames_id or self.admin1 or ''}")

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None where the place has none."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance between two points (latitude, longitude) in degrees."""
    a_lat, a_lon, b_lat, b_lon = (math.radians(value) for value in (*one, *other))
    lat, lon = (b_lat - a_lat) / 2, (b_lon - a_lon) / 2
    h = math.sin(lat) ** 2 + math.cos(a_lat) * math.cos(b_lat) * math.sin(lon) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(h, 1.0)))
