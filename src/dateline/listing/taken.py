"""Names that mean something else in nearly every text, and so are no actor's other name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.countries import adjectives, capitals, country_names, metonyms, nationals
from dateline.gazetteer.fold import fold
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_taken(alias: str, name: str) -> bool:
    """Tell whether an alias is a letter, a country, a people, a capital, a day or another body's name.

    ``name``: the actor's own; a body of the package's table keeps its names there.
    """
    key = fold(alias)
    if len(key) < 2 or key in common():
        return True
    return key in bodies() and bodies()[key] != bodies().get(fold(name))


@cache
def common() -> frozenset[str]:
    """Return the folded names of countries, peoples, capitals and days, and words that are no actors."""
    places = country_names().keys() | capitals().keys() | metonyms().keys()
    peoples = (
        adjectives().keys() | nationals().keys() | set(map(fold, read_column("actor_peoples", "form")))
    )
    return frozenset(places | peoples | read_column("actor_not", "word"))


@cache
def bodies() -> Mapping[str, str]:
    """Return the names of the bodies that the package knows, by all their folded names."""
    rows = read_table("actor_names")
    return {fold(name): row["name"] for row in rows for name in (row["name"], *row["others"].split("|"))}
