"""Places of rows: what was not resolved has no radius; movements; the places of an incident."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.planted import DESTINATION, FULL_EVENT, ORIGIN_PLACE, PLACE, UNRESOLVED

from dateline.export.places import Shape, cut_at_antimeridian, first_place, make_where, shape_of
from dateline.records import Place

if TYPE_CHECKING:
    from dateline.export.rows import Where

TOPIC = FULL_EVENT.places[0]


def test_an_unresolved_place_has_no_radius() -> None:
    where = make_where(Place("plc:1", "Old Mill"), "at")
    assert (where.latitude, where.longitude, where.radius_km) == (None, None, None)


def test_a_resolved_place_has_its_radius() -> None:
    where = make_where(Place("plc:1", "Karavo", latitude=1.0, longitude=2.0, radius_km=5.0), "at")
    assert (where.latitude, where.longitude, where.radius_km) == (1.0, 2.0, 5.0)
    bare = make_where(Place("plc:1", "Karavo", latitude=1.0, longitude=2.0), "at")
    assert bare.radius_km is None  # nothing is that exact


@pytest.mark.parametrize(
    ("places", "shape"),
    [
        ((), None),
        ((TOPIC,), None),
        ((UNRESOLVED,), None),
        ((PLACE,), Shape(((20.5, -10.25),), 5000.0)),
        ((UNRESOLVED, PLACE), Shape(((20.5, -10.25),), 5000.0)),
        ((ORIGIN_PLACE,), Shape(((20.5, -10.25),), 5000.0)),
        ((DESTINATION, ORIGIN_PLACE), Shape(((20.5, -10.25), (30.0, 10.0)), 20_000.0)),
        ((ORIGIN_PLACE, replace(ORIGIN_PLACE, role="destination")), Shape(((20.5, -10.25),), 5000.0)),
        ((ORIGIN_PLACE, replace(UNRESOLVED, role="destination")), Shape(((20.5, -10.25),), 5000.0)),
        ((replace(PLACE, radius_km=None),), Shape(((20.5, -10.25),), None)),
    ],
)
def test_what_a_map_draws(places: tuple[Where, ...], shape: Shape | None) -> None:
    assert shape_of(places) == shape


def test_the_first_place_is_where_it_was() -> None:
    assert first_place((TOPIC, ORIGIN_PLACE, PLACE)) == PLACE
    assert first_place((UNRESOLVED, PLACE)) == PLACE
    assert first_place((UNRESOLVED,)) == UNRESOLVED
    assert first_place((TOPIC,)) is None


def test_a_movement_is_cut_where_it_crosses_the_180th_meridian() -> None:
    assert cut_at_antimeridian(((20.0, 1.0), (30.0, 2.0))) == (((20.0, 1.0), (30.0, 2.0)),)
    assert cut_at_antimeridian(((170.0, 10.0), (-170.0, 20.0))) == (
        ((170.0, 10.0), (180.0, 15.0)),
        ((-180.0, 15.0), (-170.0, 20.0)),
    )
    assert cut_at_antimeridian(((-175.0, 0.0), (165.0, 20.0)))[0] == ((-175.0, 0.0), (-180.0, 5.0))


@given(st.tuples(*(st.floats(-180, 180), st.floats(-90, 90)) * 2))
def test_no_line_is_longer_than_half_the_world(numbers: tuple[float, float, float, float]) -> None:
    x, y, far, height = numbers
    for (one, _), (other, _) in cut_at_antimeridian(((x, y), (far, height))):
        assert abs(one - other) <= 180
