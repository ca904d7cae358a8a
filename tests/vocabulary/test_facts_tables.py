"""The tables of places, actors, times and numbers: no row twice, every cell of a closed column known."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.reading.time_grammar import LETTERS
from dateline.records import ActorType, Bound, PlaceKind, QuantityOf
from dateline.tables import read_column, read_table

KEYS = [
    ("actor_bodies", "word"),
    ("actor_given", "name"),
    ("actor_names", "name"),
    ("actor_nouns", "noun"),
    ("actor_modifiers", "word"),
    ("actor_phrases", "noun"),
    ("actor_titles", "title"),
    ("number_effects", "word"),
    ("number_nouns", "noun"),
    ("number_words", "word"),
    ("place_common", "word"),
    ("time_words", "word"),
    ("countries", "code"),
]
CLOSED = [
    ("actor_nouns", "type", ActorType),
    ("actor_phrases", "type", ActorType),
    ("actor_bodies", "type", ActorType),
    ("actor_names", "type", ActorType),
    ("place_regions", "kind", PlaceKind),
    ("number_effects", "what", QuantityOf),
    ("number_bounds", "bound", Bound),
]


@pytest.mark.parametrize(("table", "column"), KEYS)
def test_no_row_stands_twice(table: str, column: str) -> None:
    names = [row[column] for row in read_table(table)]
    assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize(("table", "column", "kinds"), CLOSED)
def test_closed_columns(table: str, column: str, kinds: object) -> None:
    assert read_column(table, column) <= set(get_args(kinds))


@pytest.mark.parametrize(
    "table",
    ["actor_nouns", "actor_titles", "actor_bodies", "actor_names", "actor_phrases", "actor_modifiers"],
)
def test_sectors_are_those_of_plover(table: str) -> None:
    used = {code for cell in read_column(table, "sector") for code in cell.split(",")}
    assert used <= read_column("plover_sectors", "sector")


def test_countries_of_the_tables_exist() -> None:
    codes = read_column("countries", "code")
    assert read_column("place_regions", "country") <= codes
    assert read_column("actor_names", "country") <= codes


def test_every_class_of_time_words_has_its_letter() -> None:
    assert read_column("time_words", "class") <= set(LETTERS)


def test_regions_lie_on_the_globe() -> None:
    for row in read_table("place_regions"):
        assert bool(row["latitude"]) == bool(row["longitude"])
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90
            assert -180 <= float(row["longitude"]) <= 180
        assert float(row["radius_km"]) >= 0
