"""What words say of those counted, from the table ``number_deeds``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import QuantityOf


class Deed(NamedTuple):
    """A row of the table: kind of count, words that must stand by, whether it is of people alone."""

    what: QuantityOf
    nouns: frozenset[str]
    people: bool


@cache
def deeds(part: str) -> Mapping[str, tuple[Deed, ...]]:
    """Return the rows of one part by their words, the first that fits being right."""
    found: dict[str, list[Deed]] = defaultdict(list)
    for row in read_table("number_deeds"):
        if row["part"] == part:
            nouns = frozenset(row["nouns"].split())
            deed = Deed(cast("QuantityOf", row["what"]), nouns, bool(row["people"]))
            for word in row["words"].split():
                found[word].append(deed)
    return {word: tuple(rows) for word, rows in found.items()}


def find_deed(part: str, *words: str) -> Deed | None:
    """Return the first row of a part for any of some words."""
    return next((rows[0] for word in words if (rows := deeds(part).get(word))), None)
