"""Saved searches: rows that are only ever added, the last one of a name counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from dateline import jsons
from dateline.errors import InputError
from dateline.ledger.clock import now
from dateline.ledger.searching.tables import SAVED
from dateline.searches import Query, SavedSearch

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST: Final = 100  # characters of a name


def save(connection: Connection, name: str, query: Query) -> None:
    """Save a search under a name. Raises InputError for a name that is none."""
    if not name.isprintable() or not name.strip() or len(name) > LONGEST:
        cause = f"{name[:LONGEST]!r} is no name for a search."
        raise InputError(cause, f"Give one line of {LONGEST} characters at most.")
    add(connection, name, jsons.encode_text(query))


def remove(connection: Connection, name: str) -> None:
    """Remove a saved search; one that is removed stays so. Raises InputError for a name never saved."""
    if connection.scalar(select(SAVED.c.number).where(SAVED.c.name == name).limit(1)) is None:
        find(all_saved(connection), name)
    add(connection, name, None)


def add(connection: Connection, name: str, query: str | None) -> None:
    """Add the next row of a name, unless the last one says the same."""
    rows = select(SAVED).where(SAVED.c.name == name).order_by(SAVED.c.number.desc())
    last = connection.execute(rows).first()
    if last is not None and last.query == query:
        return
    row = {"name": name, "number": last.number + 1 if last else 1, "query": query, "at": now()}
    connection.execute(insert(SAVED), row)


def all_saved(connection: Connection) -> tuple[SavedSearch, ...]:
    """Return the saved searches, by name."""
    rows = connection.execute(select(SAVED).order_by(SAVED.c.name, SAVED.c.number))
    last = {row.name: row for row in rows}
    return tuple(
        SavedSearch(row.name, jsons.decode(row.query, Query), row.at)
        for row in last.values()
        if row.query is not None
    )


def find(saved: tuple[SavedSearch, ...], name: str) -> SavedSearch:
    """Return the search of a name; raises InputError that lists the names where there is none."""
    found = next((each for each in saved if each.name == name), None)
    if found is None:
        names = ", ".join(repr(each.name) for each in saved) or "none yet"
        save = "Save one with: dateline search LEDGER WORDS --save NAME"
        raise InputError(f"No search is saved as {name!r}.", f"Saved searches: {names}. {save}")
    return found
