"""Classes of words that clauses, frames and status ask for, from the table ``event_classes``."""

from __future__ import annotations

from functools import cache

from dateline.errors import HouseError
from dateline.tables import read_table


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return every class with its words."""
    return {row["class"]: frozenset(row["words"].split()) for row in read_table("event_classes")}


def words_of(name: str) -> frozenset[str]:
    """Return the words of a class. Raises HouseError where the table has no such class."""
    try:
        return classes()[name]
    except KeyError:
        message = f"Table event_classes has no class {name!r}."
        raise HouseError(message, "Add the class, or mend the name where it is asked for.") from None
