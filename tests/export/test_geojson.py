"""GeoJSON as readers of maps have it: models of RFC 7946, and GEOS for the geometries."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from geojson_pydantic import FeatureCollection
from tests.export.planted import (
    BARE_EVENT,
    DESTINATION,
    FULL_EVENT,
    FULL_INCIDENT,
    HOSTILE,
    ORIGIN_PLACE,
    UNRESOLVED,
    rows_of,
    spoil,
)

from dateline.export.frame import Job, find_format

if TYPE_CHECKING:
    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "incidents")


def written(what: What, *rows: Any) -> bytes:
    out = BytesIO()
    find_format("geojson").write(iter(rows), out, Job(what))
    return out.getvalue()


def features(what: What, *rows: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written(what, *rows))["features"]
    return found


@pytest.mark.parametrize("what", WHATS)
def test_the_models_of_the_standard_take_it(what: What) -> None:
    rows = rows_of(what)
    found: Any = FeatureCollection.model_validate_json(written(what, *rows))
    assert len(found.features) == len(rows)


@pytest.mark.parametrize("what", WHATS)
def test_no_rows_are_an_empty_collection(what: What) -> None:
    assert FeatureCollection.model_validate_json(written(what)).features == []


@pytest.mark.parametrize("row", [FULL_EVENT, FULL_INCIDENT])
def test_a_point_stands_where_it_was_with_how_sure_that_is(row: Any) -> None:
    what: What = "events" if row is FULL_EVENT else "incidents"
    (feature,) = features(what, row)
    point = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert (point.geom_type, point.x, point.y) == ("Point", 20.5, -10.25)
    told = feature["properties"]
    assert (told["place"], told["place_role"], told["uncertainty_m"]) == ("Karavo", "at", 5000.0)
    assert told["title"] == "Mirn officials say: gunmen shelled the old bridge"


@pytest.mark.parametrize("row", [BARE_EVENT, replace(FULL_EVENT, places=(UNRESOLVED,))])
def test_what_was_not_located_has_no_geometry_and_no_radius(row: Any) -> None:
    (feature,) = features("events", row)
    assert feature["geometry"] is None
    told = feature["properties"]
    assert (told["uncertainty_m"], told["radius_km"], told["latitude"]) == (None, None, None)


def test_a_movement_is_a_line_from_its_origin() -> None:
    (feature,) = features("events", replace(FULL_EVENT, places=(DESTINATION, ORIGIN_PLACE)))
    line = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert list(line.coords) == [(20.5, -10.25), (30.0, 10.0)]
    told = feature["properties"]
    assert (told["origin"], told["destination"], told["uncertainty_m"]) == ("Karavo", "Ostrel", 20_000.0)


def test_a_movement_over_the_180th_meridian_is_cut() -> None:
    east = replace(ORIGIN_PLACE, longitude=175.0)
    west = replace(DESTINATION, longitude=-175.0)
    (feature,) = features("events", replace(FULL_EVENT, places=(east, west)))
    lines = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert lines.geom_type == "MultiLineString"
    assert lines.length < 25
    assert shapely.is_valid(lines)


@pytest.mark.parametrize("words", HOSTILE)
def test_text_is_on_one_line_without_hidden_characters(words: str) -> None:
    (feature,) = features("events", spoil(FULL_EVENT, words))
    for name in ("title", "words", "outlet", "headline", "place"):
        shown = feature["properties"][name]
        assert shown.replace("\u200d", "").isprintable()
        assert len(shown) == len(words)


def test_a_feature_has_an_id_of_its_own() -> None:
    found = features("events", FULL_EVENT, BARE_EVENT)
    assert [one["id"] for one in found] == ["art:1/evt:1", "art:1/evt:2"]
    assert [one["id"] for one in features("incidents", FULL_INCIDENT)] == ["inc:1"]
