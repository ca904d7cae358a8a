"""The tables of actors: one body a name, sectors and reasons that are known."""

from __future__ import annotations

from collections import Counter

from dateline.gazetteer.countries import capitals, cells, country_names
from dateline.gazetteer.fold import fold
from dateline.tables import read_table


def test_a_name_is_that_of_one_body() -> None:
    names: Counter[str] = Counter()
    for row in read_table("actor_names"):
        names.update({fold(name) for name in (row["name"], *cells(row["others"]))})
    assert [name for name, count in names.items() if count > 1] == []


def test_no_body_bears_the_name_of_a_country_or_capital() -> None:
    names = {fold(name) for row in read_table("actor_names") for name in (row["name"], row["others"])}
    assert names & (country_names().keys() | capitals().keys()) <= {"vatican", "holy see"}


def test_bodies_of_no_one_country_have_none() -> None:
    stateless = {row["sector"] for row in read_table("plover_sectors") if row["use"] == "stateless"}
    wrong = [
        row["name"]
        for row in read_table("actor_names")
        if row["country"] and stateless & set(row["sector"].split(","))
    ]
    assert wrong == []


def test_the_cases_that_are_not_asked_say_why() -> None:
    whys = {"person", "office", "body", "place", "pronoun", "convention"}
    for row in read_table("evaluation_actors_undecided"):
        assert set(row["fields"].split()) <= {"country", "sector"}
        assert row["why"] in whys


def test_words_that_give_a_name_are_small_and_stand_once() -> None:
    rows = [row["words"] for row in read_table("actor_naming")]
    assert len(rows) == len(set(rows)) > 20
    assert rows == [row.lower().strip() for row in rows]
