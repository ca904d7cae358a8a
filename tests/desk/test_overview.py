"""Where the incidents of a list were: on the map what is located, beside it what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.parameters import MOST
from dateline.desk.pictures.overview import gather_places, main_place
from dateline.desk.site.environment import environment
from dateline.desk.site.making import make_site
from dateline.desk.views.heads import Head
from dateline.desk.views.tallies import Row, Tally
from dateline.export.rows import Where

if TYPE_CHECKING:
    from dateline.desk.pictures.overview import OverviewPlace
    from dateline.desk.views.heads import Standing
    from dateline.records import PlaceRole

EMPTY = Tally(Row((), 0, 0), Row((), 0, 0), 8, "")


def where(name: str, role: PlaceRole = "at", **more: Any) -> Where:
    plain = dict.fromkeys(("geonames_id", "latitude", "longitude", "radius_km", "country", "admin1"))
    return Where(place=name, role=role, name=name, kind="city", **{**plain, **more})


def head(key: str, origins: int = 1, standing: Standing = "asserted") -> Head:
    words: dict[str, Any] = {"speakers": "Officials say", "words": "it fell", "places": ()}
    days: dict[str, Any] = {"earliest": None, "latest": None, "kind": "other", "tally": EMPTY}
    counts: dict[str, Any] = {"articles": 2, "outlets": 2, "asserting": origins}
    return Head(id=key, standing=standing, **words, **days, **counts)


BERGEN = where("Bergen", latitude=60.4, longitude=5.3, radius_km=12.4, country="NO")
PIER = where("the pier")


def show(*places: OverviewPlace) -> str:
    source = '{% from "parts/overview.html" import places_overview %}{{ places_overview(overview) }}'
    located = tuple(one for one in places if one.latitude is not None)
    apart = tuple(one for one in places if one.latitude is None)
    told = {
        "located": located,
        "unlocated": apart,
        "nowhere": 1,
        "looked_at": 3,
        "total": 9,
        "before": 0,
    }
    return environment().from_string(source).render(overview=told)


def test_an_incident_stands_where_it_was_else_where_it_led_and_never_at_a_topic() -> None:
    start = where("Tromso", "origin", latitude=69.6, longitude=18.9)
    end = where("Bergen", "destination", latitude=60.4, longitude=5.3)
    assert main_place((start, end)) == end
    assert main_place((start, end, PIER)) == end, "what is located goes before what is not"
    assert main_place((start, BERGEN)) == BERGEN
    assert main_place((PIER,)) == PIER
    assert main_place((where("Oslo", "topic", latitude=59.9, longitude=10.7),)) is None


def test_a_place_adds_up_its_incidents_and_is_disputed_where_one_of_them_is() -> None:
    found = [
        (head("inc:1", 2), BERGEN),
        (head("inc:2", 3, "disputed"), BERGEN),
        (head("inc:3", 1), PIER),
    ]
    bergen, pier = gather_places(found)
    assert (bergen.name, bergen.within, bergen.origins, bergen.disputed) == ("Bergen", "Norway", 5, True)
    assert [one.id for one in bergen.incidents] == ["inc:1", "inc:2"]
    assert (pier.latitude, pier.longitude, pier.disputed) == (None, None, False)


def test_a_point_leads_to_its_incident_or_to_the_list_of_several() -> None:
    one = show(*gather_places([(head("inc:1"), BERGEN)]))
    assert 'data-leads="/incidents/inc:1"' in one
    two = show(*gather_places([(head("inc:1"), BERGEN), (head("inc:2"), BERGEN)]))
    assert 'data-leads="#place-0"' in two
    assert 'id="place-0"' in two


def test_what_is_not_located_is_named_and_has_no_point() -> None:
    shown = show(*gather_places([(head("inc:3"), PIER)]))
    assert "On no map" in shown
    assert "the pier" in shown
    assert "data-latitude" not in shown
    assert "data-map" not in shown


def test_hostile_names_are_text() -> None:
    hostile = where('"><img src=x onerror=alert(1)>', latitude=1.0, longitude=2.0)
    assert "<img" not in show(*gather_places([(head("inc:1"), hostile)]))


def test_the_front_page_leads_to_the_overview_of_the_same_question(site: TestClient) -> None:
    page = site.get("/?words=Libya&limit=5").text
    assert 'hx-get="/overview?words=Libya"' in page
    assert '<a href="/overview?words=Libya">' in page


def test_the_overview_answers_as_a_page_and_as_json(site: TestClient) -> None:
    twin = site.get("/overview.json?words=Libya").json()
    assert twin["located"]
    assert twin["looked_at"] <= MOST
    page = site.get("/overview?words=Libya").text
    for place in (*twin["located"], *twin["unlocated"]):
        for incident in place["incidents"]:
            assert f"/incidents/{incident['id']}" in page
    assert site.get("/overview?since=soon").status_code == 400


def test_a_cursor_leads_on_and_a_made_up_one_is_refused(
    site: TestClient,
) -> None:
    whole = site.get("/overview.json").json()
    seen: list[str] = []
    address, nowhere = "/overview.json?limit=7", 0
    cursor: str | None = ""
    while cursor is not None:
        found = site.get(f"{address}&cursor={cursor}" if cursor else address).json()
        assert found["before"] == len(seen) + nowhere
        seen += ids_of(found)
        nowhere += found["nowhere"]
        assert len(seen) + nowhere == found["before"] + found["looked_at"]
        cursor = found["next"]
    assert sorted(seen) == sorted(ids_of(whole))
    assert (nowhere, found["total"]) == (whole["nowhere"], whole["total"])
    page = site.get("/overview?limit=7")
    assert "The first 7 of" in page.text
    following = page.text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "8 to 14 of" in site.get(following).text
    assert site.get("/overview?cursor=bm9uc2Vuc2U").status_code == 400
    other = site.get("/incidents.json?words=Libya&limit=1").json()["next"]
    assert site.get(f"/overview?cursor={other}").status_code == 400, "of another question"
    assert site.get("/overview?limit=101").status_code == 400


def ids_of(found: Any) -> list[str]:
    """Return the incidents of an overview, as JSON has them."""
    places = (*found["located"], *found["unlocated"])
    return [one["id"] for place in places for one in place["incidents"]]


def test_names_are_masked_on_a_shared_desk(site: TestClient, made: str) -> None:
    assert "a person [1]" not in site.get("/overview").text
    app = make_site(Desk(made, SHARING))
    with TestClient(app, base_url="http://127.0.0.1:8321") as shared:
        assert "a person [1]" in shared.get("/overview").text
        assert "a person [1]" in shared.get("/overview.json").text
