"""The places of an incident: a table that stands by itself, and from which the map is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.answered import Incident, IncidentAnswer
from dateline.desk.pictures.places import MOST_PLACES, find_places
from dateline.desk.site.environment import environment
from dateline.linking.neighbours import LinkedArticle
from dateline.records import Article, Event, EventPlace, Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.desk.pictures.places import PlacesTable
    from dateline.records import PlaceRole

WORD = Span(0, 5, "moved")
ANSWER = IncidentAnswer(
    Incident(id="inc:1", type="MOBILIZE", title="Officials say: moved", events=("e1",)), 1, (), 1
)
HARBOUR: dict[str, Any] = {"geonames_id": 1, "latitude": 64.1, "longitude": -21.9, "radius_km": 5.0}
PIER: dict[str, Any] = {"geonames_id": 2, "latitude": 60.4, "longitude": 5.3, "radius_km": 12.4}


def article(
    key: str, roles: Mapping[str, PlaceRole], known: Mapping[str, dict[str, Any]]
) -> LinkedArticle:
    places = tuple(Place(name, name, **facts) for name, facts in known.items())
    parts = tuple(EventPlace(name, role) for name, role in roles.items())
    event = Event(id="e1", type="MOBILIZE", anchor=WORD, trigger=WORD, places=parts)
    made = Article(id=key, kind="story", text="moved", text_sha256="", places=places, events=(event,))
    return LinkedArticle(made, "cap:1", None, "pages/1.html")


def show(table: PlacesTable) -> str:
    source = '{% from "parts/map.html" import places_map %}{{ places_map(places) }}'
    return environment().from_string(source).render(places=table)


def test_places_are_told_with_role_radius_and_how_many_articles_have_them() -> None:
    known = {"Reykjavik": HARBOUR, "Bergen": PIER}
    roles: dict[str, PlaceRole] = {"Reykjavik": "origin", "Bergen": "destination"}
    table = find_places(ANSWER, [article("a1", roles, known), article("a2", {"Bergen": "at"}, known)])
    bergen, reykjavik = table.rows
    assert (bergen.name, bergen.roles, bergen.articles) == ("Bergen", "where it happened, to", 2)
    assert (reykjavik.roles, reykjavik.to, reykjavik.within_km) == ("from", (0,), "5.0 km")
    assert bergen.within_km == "12 km"
    assert table.located


def test_topics_and_places_of_other_events_are_left_out() -> None:
    assert find_places(ANSWER, [article("a1", {"Bergen": "topic"}, {"Bergen": PIER})]).rows == ()
    other = IncidentAnswer(Incident(id="inc:2", type="MOBILIZE", title="t", events=("e9",)), 1, (), 1)
    assert find_places(other, [article("a1", {"Bergen": "at"}, {"Bergen": PIER})]).rows == ()


def test_a_place_that_was_not_located_stands_in_the_table_and_is_on_no_map() -> None:
    table = find_places(ANSWER, [article("a1", {"the pier": "at"}, {"the pier": {}})])
    assert not table.located
    shown = show(table)
    assert "not located" in shown
    assert "data-map" not in shown
    assert "data-latitude" not in shown


def test_the_table_stands_without_the_script_and_the_map_waits_for_it() -> None:
    shown = show(find_places(ANSWER, [article("a1", {"Bergen": "at"}, {"Bergen": PIER})]))
    assert "data-map hidden" in shown
    assert 'data-latitude="60.4"' in shown
    assert "12 km" in shown


def test_hostile_names_are_text() -> None:
    name = '"><script>alert(1)</script>'
    shown = show(find_places(ANSWER, [article("a1", {name: "at"}, {name: PIER})]))
    assert "<script>" not in shown


def test_many_places_are_bounded_and_the_rest_is_counted() -> None:
    names = [f"Quay {number:03d}" for number in range(MOST_PLACES + 7)]
    known = {name: {"latitude": 1.0, "longitude": 2.0} for name in names}
    table = find_places(ANSWER, [article("a1", dict.fromkeys(names, "at"), known)])
    assert (len(table.rows), table.left) == (MOST_PLACES, 7)
