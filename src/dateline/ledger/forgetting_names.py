"""What a person means who asks to forget something: an article, a capture, or an address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.errors import InputError
from dateline.ledger.beginnings import begins
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import CAPTURES, DECISIONS, FETCHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

LEAST_DIGITS: Final = 4  # of an id, below which its start is no name
DIGITS: Final = re.compile("[0-9a-f]+")
LONGEST: Final = 8_000  # code points of an address or a path
SHOWN: Final = 5  # candidates named in an error
REMEDY: Final = (
    "Give an article's id or the start of it (see `dateline show`), a capture's, or an address."
)


@dataclass(frozen=True, slots=True)
class Named:
    """Captures and bodies that were meant; ``article`` where a single one on a page was.

    Nothing is left of it where it was forgotten before: ``captures`` then names its tombstones.
    """

    captures: frozenset[str]
    bodies: frozenset[str] = frozenset()
    article: str | None = None


def find_named(connection: Connection, wanted: str) -> Named:
    """Return what ``wanted`` means.

    It is the id of an article or capture or the start of one, an address, a SOURCE, or the end of
    either. What is exact goes before what only fits in part. Raises InputError where nothing fits, or
    several pages do.
    """
    word = wanted.strip()
    ways: tuple[Callable[[Connection, str], Named | None], ...] = (by_id, by_place, by_end)
    for way in ways if may_name(word) else ():
        found = way(connection, word)
        if found is not None:
            return found
    raise InputError(f"Nothing in the ledger fits {wanted!r}.", REMEDY)


def may_name(word: str) -> bool:
    """Tell whether a word can be an id, an address or the name of a file at all."""
    return 0 < len(word) <= LONGEST and "\0" not in word and not any(map(is_surrogate, word))


def is_surrogate(character: str) -> bool:
    """Tell whether a character stands for a byte that is no UTF-8; no database takes it."""
    return "\ud800" <= character <= "\udfff"


def by_id(connection: Connection, word: str) -> Named | None:
    """Return what has this id or, alone, one that begins so, forgotten or not."""
    prefix, _, digits = word.rpartition(":")
    if len(digits) < LEAST_DIGITS or prefix not in {"", "art", "cap"} or not DIGITS.fullmatch(digits):
        return None
    found = {
        **(forgotten_articles(connection, digits) if prefix != "cap" else {}),
        **(live_articles(connection, digits) if prefix != "cap" else {}),
        **(captures_by_id(connection, digits) if prefix != "art" else {}),
    }
    exact = {key: named for key, named in found.items() if key.endswith(f":{digits}")} or found
    if len(exact) > 1:
        raise InputError(f"{word!r} fits {say_names(exact)}.", "Give more of the id.")
    return next(iter(exact.values()), None)


def live_articles(connection: Connection, digits: str) -> dict[str, Named]:
    """Return the articles whose ids begin so, by their ids."""
    query = select(ARTICLES.c.id, ARTICLES.c.capture).where(
        begins(connection, ARTICLES.c.id, f"art:{digits}")
    )
    return {row.id: Named(frozenset({row.capture}), article=row.id) for row in connection.execute(query)}


def forgotten_articles(connection: Connection, digits: str) -> dict[str, Named]:
    """Return the forgotten articles whose ids begin so, with the captures they stood on."""
    query = select(DECISIONS.c.subject, DECISIONS.c.target).where(
        DECISIONS.c.kind == "forget", begins(connection, DECISIONS.c.subject, f"art:{digits}")
    )
    return {
        row.subject: Named(frozenset({row.target} if row.target else ()), article=row.subject)
        for row in connection.execute(query)
    }


def captures_by_id(connection: Connection, digits: str) -> dict[str, Named]:
    """Return the captures whose ids begin so, by their ids."""
    query = select(CAPTURES.c.id).where(begins(connection, CAPTURES.c.id, f"cap:{digits}"))
    return {key: Named(frozenset({key})) for key in connection.scalars(query)}


def by_place(connection: Connection, word: str) -> Named | None:
    """Return every version of the page at exactly this address, or from this SOURCE."""
    places = (CAPTURES.c.url == word) | (CAPTURES.c.source == word)
    captures = set(connection.scalars(select(CAPTURES.c.id).where(places)))
    canonical = select(ARTICLES.c.capture).where(
        ARTICLES.c.canonical_url == word, ARTICLES.c.kind == "story"
    )
    captures |= set(connection.scalars(canonical))
    answers = select(FETCHES.c.page_sha256).where((FETCHES.c.asked == word) | (FETCHES.c.url == word))
    bodies = set(connection.scalars(answers))
    return Named(frozenset(captures), frozenset(bodies)) if captures or bodies else None


def by_end(connection: Connection, word: str) -> Named | None:
    """Return the page whose SOURCE or address ends so, as a file's name does."""
    end = f"/{word.strip('/')}"
    rows = connection.execute(
        select(CAPTURES.c.id, CAPTURES.c.source, CAPTURES.c.url).where(
            CAPTURES.c.source.endswith(end, autoescape=True)
            | CAPTURES.c.url.endswith(end, autoescape=True)
        )
    ).all()
    places = {row.url or row.source for row in rows}
    if len(places) > 1:
        raise InputError(f"{word!r} fits {say_names(places)}.", "Give a whole address or an id.")
    return Named(frozenset(row.id for row in rows)) if rows else None


def say_names(names: Iterable[str]) -> str:
    """Return the number of candidates and the first of them."""
    found = sorted(names)
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{len(found)}: {'; '.join(found[:SHOWN])}{more}"
