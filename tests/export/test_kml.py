"""KML as others read it: the schema of the OGC, and fastkml."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import fastkml
import lxml.html
import pytest
from fastkml.validator import validate
from lxml import etree
from tests.export.planted import (
    BARE_EVENT,
    BARE_INCIDENT,
    DESTINATION,
    FULL_EVENT,
    FULL_INCIDENT,
    HOSTILE,
    ORIGIN_PLACE,
    rows_of,
    spoil,
)

from dateline.export.formats.to_kml import COLOURS
from dateline.export.frame import Job, find_format
from dateline.records import Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "incidents")
SPACE = "{http://www.opengis.net/kml/2.2}"


def written(what: What, rows: Sequence[Any]) -> bytes:
    out = BytesIO()
    find_format("kml").write(iter(rows), out, Job(what))
    return out.getvalue()


def placemarks(what: What, *rows: Any) -> list[Any]:
    return list(etree.fromstring(written(what, rows)).iter(f"{SPACE}Placemark"))


def text(element: Any, path: str) -> str | None:
    found: str | None = element.findtext(path.replace("kml:", SPACE))
    return found


@pytest.mark.parametrize("what", WHATS)
def test_the_schema_of_the_standard_takes_it(what: What, tmp_path: Path) -> None:
    moved = replace(FULL_EVENT, places=(ORIGIN_PLACE, DESTINATION))
    rows = [*rows_of(what), *([moved] if what == "events" else [])]
    path = tmp_path / "out.kml"
    path.write_bytes(written(what, rows))
    assert validate(file_to_validate=path)


@pytest.mark.parametrize("what", WHATS)
def test_another_reader_finds_folders_by_day(what: What, tmp_path: Path) -> None:
    full = FULL_EVENT if what == "events" else FULL_INCIDENT
    bare = BARE_EVENT if what == "events" else BARE_INCIDENT
    later: Any = spoil_day(full)
    path = tmp_path / "out.kml"
    path.write_bytes(written(what, [later, bare, full, later]))
    (document,) = fastkml.KML.parse(path).features
    folders: list[Any] = document.features
    assert [one.name for one in folders] == ["2031-03-04", "2031-04-01", "No day known"]
    assert [len(one.features) for one in folders] == [1, 2, 1]
    geometry = folders[0].features[0].geometry
    assert (geometry.geom_type, geometry.x, geometry.y) == ("Point", 20.5, -10.25)
    assert folders[2].features[0].geometry is None


def spoil_day(row: Any) -> Any:
    if row is FULL_EVENT:
        return replace(row, earliest="2031-04-01", latest=None)
    incident = replace(row.answer.incident, earliest="2031-04-01", latest=None)
    return replace(row, answer=replace(row.answer, incident=incident))


def test_an_event_is_told_with_days_status_and_what_bears_it() -> None:
    (found,) = placemarks("events", FULL_EVENT)
    assert text(found, "kml:name") == "Mirn officials say: gunmen shelled the old bridge"
    assert text(found, "kml:TimeSpan/kml:begin") == "2031-03-04"
    assert text(found, "kml:TimeSpan/kml:end") == "2031-03-05"
    assert text(found, "kml:styleUrl") == "#happened"
    data = {one.get("name"): text(one, "kml:value") for one in found.iter(f"{SPACE}Data")}
    assert data["article"] == "art:1"
    assert data["uncertainty_m"] == "5000.0"
    assert data["words"] == "gunmen shelled the old bridge"
    assert (data["words_start"], data["words_end"], data["hedged"]) == ("10", "40", "true")
    assert data["url"] == "https://mirn.example/bridge"
    told = lxml.html.fromstring(text(found, "kml:description") or "").text_content()
    for words in (
        "“gunmen shelled the old bridge”",
        "Asserted by Mirn officials; denied by the army",
        "In the text: happened, hedged.",
        "Place: Karavo, Mirn, Libya (within 5 km).",
        "killed: at least 4",
        "2 independent origins assert its incident (inc:1).",
    ):
        assert words in told


def test_a_day_that_is_only_that_of_publication_is_a_stamp() -> None:
    (found,) = placemarks("events", replace(FULL_EVENT, earliest=None, latest=None))
    assert text(found, "kml:TimeStamp/kml:when") == "2031-03-05"
    assert text(found, "kml:TimeSpan/kml:begin") is None


@pytest.mark.parametrize("words", [*HOSTILE, "<script>alert(1)</script>", '"><img src=x onerror=a>'])
def test_what_a_page_says_is_text_in_a_description(words: str) -> None:
    row = spoil(FULL_EVENT, words)
    (found,) = placemarks("events", replace(row, page=replace(row.page, url="javascript:alert(1)")))
    html = lxml.html.fromstring(text(found, "kml:description") or "")
    assert {one.tag for one in html.iter()} <= {"div", "p", "blockquote", "span", "a"}
    assert html.get("href") is None
    assert not [one for one in html.iter("a") if one.get("href")]


def test_links_lead_to_the_page() -> None:
    (found,) = placemarks("events", FULL_EVENT)
    html = lxml.html.fromstring(text(found, "kml:description") or "")
    assert [one.get("href") for one in html.iter("a")] == ["https://mirn.example/bridge"]


def test_every_status_has_a_colour_and_nothing_is_fetched() -> None:
    assert set(COLOURS["events"]) == set(Status.__args__)  # type: ignore[attr-defined]  # its values
    text = written("events", [FULL_EVENT])
    assert b"<Icon>" not in text
    assert b"<href>" not in text


@pytest.mark.parametrize(
    ("changed", "style"),
    [
        ({}, "#disputed"),
        ({"disputes": ()}, "#asserted"),
        ({"disputes": (), "independent_origins": 0}, "#denied"),
        ({"disputes": (), "independent_origins": 0, "denying_origins": 0}, "#not_established"),
    ],
)
def test_an_incident_has_the_style_of_how_it_is_told(changed: dict[str, Any], style: str) -> None:
    row = replace(FULL_INCIDENT, answer=replace(FULL_INCIDENT.answer, **changed))
    (found,) = placemarks("incidents", row)
    assert text(found, "kml:styleUrl") == style


def test_a_movement_is_a_line_with_a_pin_at_its_end() -> None:
    (found,) = placemarks("events", replace(FULL_EVENT, places=(ORIGIN_PLACE, DESTINATION)))
    line = text(found, "kml:MultiGeometry/kml:LineString/kml:coordinates")
    assert line == "20.5,-10.25 30.0,10.0"
    assert text(found, "kml:MultiGeometry/kml:Point/kml:coordinates") == "30.0,10.0"
