"""The gazetteer: what names lead to, and how they are folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.entries import distance_km
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.gazetteer.keeping import open_index


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Libya", "country", "LY"),
        ("U.S.", "country", "US"),
        ("Benghazi", "city", "LY"),
        ("Kiev", "city", "UA"),
        ("Sana’a", "city", "YE"),
        ("N'Djamena", "city", "TD"),
        ("São Paulo", "city", "BR"),
        ("Africa", "area", None),
        ("Scotland", "region", "GB"),
        ("Red Sea", "water", None),
    ],
)
def test_the_first_place_of_a_name(name: str, kind: str, country: str | None) -> None:
    best = look_up(name)[0]
    assert (best.kind, best.country) == (kind, country)


def test_punjab_is_two_regions() -> None:
    assert {entry.country for entry in look_up("Punjab")} >= {"PK", "IN"}


def test_unknown_names_lead_nowhere() -> None:
    assert look_up("Xyzzyville") == ()
    assert look_up("") == ()


def test_one_capital_a_country_and_name() -> None:
    assert [entry.population > 500_000 for entry in look_up("Washington") if entry.capital] == [True]


def test_points_are_on_the_globe() -> None:
    store = open_index()
    for number in range(len(store)):
        entry = store.read_entry(number)
        assert entry.latitude is None or -90 <= entry.latitude <= 90
        assert entry.longitude is None or -180 <= entry.longitude <= 180


def test_distance_of_two_cities() -> None:
    assert distance_km((55.75, 37.62), (59.94, 30.31)) == pytest.approx(634, abs=5)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
