"""The shapes of the map: no ring is turned inside out, which would fill the globe around it."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import accumulate, pairwise
from math import pi, radians, sin
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot = tuple[float, float]
SPHERE: Final = 4 * pi  # of radius 1


def read_world() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (files("dateline.desk") / "static" / "countries.json").read_text(encoding="utf-8")
    )
    return found


def unfold(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Spot]:
    """The points of an arc in degrees: each is given by its distance from the one before."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]


def rings_of(country: dict[str, Any], arcs: list[list[Spot]]) -> Iterator[list[Spot]]:
    """The outer rings of a country's polygons."""
    given = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for outer, *_ in given:
        ring: list[Spot] = []
        for number in outer:
            points = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += points[bool(ring) :]
        yield ring


def clockwise_area(ring: list[Spot]) -> float:
    """What lies to the right of a ring, as d3-geo fills it: below half of the globe for a country."""
    total = 0.0
    for (x, y), (far, height) in pairwise(ring):
        turn = (radians(far - x) + pi) % (2 * pi) - pi
        total += turn * (2 + sin(radians(y)) + sin(radians(height))) / 2
    return total % SPHERE


def test_a_ring_turned_round_is_found() -> None:
    square = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]
    assert clockwise_area(square) == pytest.approx(0.0303, abs=0.0002)
    assert clockwise_area(square[::-1]) > SPHERE / 2


def test_no_country_is_the_globe_without_it() -> None:
    world = read_world()
    arcs = [unfold(arc, world["transform"]) for arc in world["arcs"]]
    countries = world["objects"]["countries"]["geometries"]
    assert len(countries) > 230
    wrong = [
        (country["properties"]["name"], round(area, 3))
        for country in countries
        for ring in rings_of(country, arcs)
        if SPHERE / 2 <= (area := clockwise_area(ring)) < SPHERE - 1e-6
    ]
    assert wrong == []
