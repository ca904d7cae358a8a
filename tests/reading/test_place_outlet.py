"""Where an outlet is at home is a hint for its texts, and never more."""

from __future__ import annotations

import pytest

from dateline.hosts import host_of
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.place_outlet import find_outlet_home, find_town, name_key, outlet_home
from dateline.reading.where import read_toponyms
from dateline.records import Article, Place
from dateline.tables import read_table


@pytest.mark.parametrize(
    ("outlet", "address", "town", "country"),
    [
        (None, "https://www.dallasnews.com/news/1", "Dallas", "US"),
        (None, "http://archive.dallasnews.com/news/1", "Dallas", "US"),
        ("the dallas morning news", None, "Dallas", "US"),
        (None, "https://mirn.example.co.uk/a", None, "GB"),
        (None, "https://mirn.example.ge:8443/a", None, "GE"),
        (None, "https://council.gov/a", None, "US"),
    ],
)
def test_an_outlet_is_known_by_its_address_or_name(
    outlet: str | None, address: str | None, town: str | None, country: str
) -> None:
    found = find_outlet_home(outlet, address)
    assert found
    assert (found.town.name if found.town else None, found.country) == (town, country)


@pytest.mark.parametrize(
    ("outlet", "address"),
    [
        (None, None),
        ("The Mirn Courier", "https://mirn.example/a"),
        (None, "https://mirn.io/a"),
        (None, "https://mirn.xx/a"),
        ("", "pages/dallasnews.com.html"),
        (None, "https://notdallasnews.com/a"),
        (None, "mailto:desk@dallasnews.com"),
    ],
)
def test_nothing_is_known_of_others(outlet: str | None, address: str | None) -> None:
    assert find_outlet_home(outlet, address) is None


def test_hosts_are_those_of_web_addresses() -> None:
    assert host_of("no address") == host_of("https://[broken/") == host_of(None) == ""
    assert host_of("https://u:p@WWW.Mirn.Example:80/a/b") == "mirn.example"


def test_every_town_of_the_table_is_in_the_gazetteer_and_its_region() -> None:
    for row in read_table("outlet_places"):
        town = find_town(row["town"], row["region"], row["country"])
        assert town, row
        assert (town.admin1 or "") == row["region"], row
    hosts = [row["host"] for row in read_table("outlet_places")]
    assert len(set(hosts)) == len(hosts)
    towns = {(name_key(row["outlet"]), row["town"]) for row in read_table("outlet_places")}
    assert len({name for name, _ in towns}) == len(towns)


def read(text: str, **facts: str) -> dict[str, Place]:
    article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text), **facts)  # type: ignore[arg-type]  # by the tests' words
    return {place.name: place for place in read_toponyms(analyse(article))[0]}


LOCAL = "The council said on Monday that the bridge in Springfield will be closed for a week."


@pytest.mark.parametrize(
    ("host", "region"), [("springfieldnewssun.com", "Ohio"), ("news-leader.com", "Missouri")]
)
def test_what_is_near_the_outlet_is_meant_sooner(host: str, region: str) -> None:
    local = read(LOCAL, canonical_url=f"https://www.{host}/a")["Springfield"]
    assert (local.country, local.admin1) == ("US", region)
    assert "near where the outlet is at home" in local.reason


def test_a_world_city_outweighs_the_outlet() -> None:
    text = "The president said in Paris on Monday that he would not go."
    assert read(text, canonical_url="https://www.theparisnews.com/a")["Paris"].country == "FR"


def test_a_text_that_says_where_is_believed() -> None:
    text = "Police in Paris, France, said on Monday that the march through Lyon will go on."
    told = read(text, canonical_url="https://www.theparisnews.com/a")
    assert {place.country for name, place in told.items() if name in {"Paris", "Lyon"}} == {"FR"}


def test_an_agencys_text_is_at_home_nowhere() -> None:
    article = Article(
        id="art:0",
        kind="story",
        text=LOCAL,
        text_sha256=hash_text(LOCAL),
        agency="Northwire",
        canonical_url="https://www.theparisnews.com/a",
    )
    assert outlet_home(article) is None
