"""What goes when something is forgotten: the pages meant, and all that holds the same bytes or text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.outlines import articles_of, revised_captures
from dateline.ledger.packing import unpack_body
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import BODIES, CAPTURES, FETCHES, TEXTS
from dateline.ledger.tombstones import address_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection

    from dateline.ledger.forgetting_names import Named

FOLLOWED: Final = (
    12  # words from which a text is looked for on other pages: less is a notice or a button
)
HEAD: Final = 80  # code points of a text by which a feed that carries it is known
STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is erased: ids of captures and articles, hashes of bodies and texts, keys of addresses.

    ``articles`` stand with their captures. ``followed`` are those of the texts that stay forgotten on
    every page; ``feeds`` the bodies of feeds that carry an address or a text of what is forgotten.
    """

    captures: tuple[str, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()
    bodies: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


def find_scope(connection: Connection, named: Named) -> Scope:
    """Return all that goes with what was named.

    Other versions of a page at the same address go with it, and every capture of the same bytes or of
    the same text. A text that pages which stay hold too is kept, unless it is one that is followed.
    """
    meant = named.captures | same_places(connection, named.captures)
    followed = find_followed(connection, meant, named.article)
    bodies = bodies_of(connection, meant | holders(connection, followed)) | named.bodies
    captures = ids_where(connection, CAPTURES.c.page_sha256, bodies)
    outlined = set(articles_of(connection, captures))
    hashes = {each.text_sha256 for _, each in outlined}
    addresses = find_addresses(connection, captures, bodies)
    return Scope(
        captures=tuple(sorted(captures)),
        articles=tuple(sorted({(each.id, capture) for capture, each in outlined})),
        bodies=tuple(sorted(bodies)),
        texts=tuple(sorted(hashes - held_elsewhere(connection, hashes - followed, captures))),
        followed=tuple(sorted(followed)),
        addresses=tuple(sorted({address_key(*one) for one in addresses})),
        feeds=tuple(sorted(find_feeds(connection, {url for url, _ in addresses}, followed))),
    )


def ids_where(connection: Connection, column: Column[Any], values: Iterable[str]) -> set[str]:
    """Return the ids of the captures that have one of these values in a column."""
    return {
        key
        for batch in batches(sorted(values))
        for key in connection.scalars(select(CAPTURES.c.id).where(column.in_(batch)))
    }


def same_places(connection: Connection, captures: Iterable[str]) -> set[str]:
    """Return the captures at the same addresses, or from the same SOURCE where there is no address."""
    found: set[str] = set()
    for row in rows_of(connection, captures):
        place, value = (CAPTURES.c.url, row.url) if row.url else (CAPTURES.c.source, row.source)
        if value != STANDARD_INPUT:
            given = CAPTURES.c.given_id.is_not_distinct_from(row.given_id)
            found |= set(connection.scalars(select(CAPTURES.c.id).where(place == value, given)))
    return found


def rows_of(connection: Connection, captures: Iterable[str]) -> list[Any]:
    """Return the rows of captures, ordered by id."""
    return [
        row
        for batch in batches(sorted(captures))
        for row in connection.execute(
            select(CAPTURES).where(CAPTURES.c.id.in_(batch)).order_by(CAPTURES.c.id)
        )
    ]


def find_followed(connection: Connection, captures: Iterable[str], article: str | None) -> set[str]:
    """Return the hashes of the texts meant: of one article, else of every story of the captures."""
    hashes = {
        each.text_sha256
        for _, each in articles_of(connection, captures)
        if each.id == article or (article is None and each.kind == "story")
    }
    texts = {
        row.sha256: row.text
        for batch in batches(sorted(hashes))
        for row in connection.execute(select(TEXTS).where(TEXTS.c.sha256.in_(batch)))
    }
    return {key for key, text in texts.items() if text and len(text.split()) >= FOLLOWED}


def holders(connection: Connection, hashes: Iterable[str]) -> set[str]:
    """Return the captures that hold one of these texts in any revision."""
    wanted = set(hashes)
    found = {
        capture
        for batch in batches(sorted(wanted))
        for capture in connection.scalars(
            select(ARTICLES.c.capture).where(ARTICLES.c.text_sha256.in_(batch))
        )
    }
    older = revised_captures(connection) - found if wanted else set()
    return found | {
        capture for capture, each in articles_of(connection, older) if each.text_sha256 in wanted
    }


def bodies_of(connection: Connection, captures: Iterable[str]) -> set[str]:
    """Return the hashes of the bytes of captures."""
    return {row.page_sha256 for row in rows_of(connection, captures)}


def held_elsewhere(connection: Connection, hashes: set[str], captures: set[str]) -> set[str]:
    """Return those texts that a capture which is not among ``captures`` holds in any revision."""
    found = {
        row.text_sha256
        for batch in batches(sorted(hashes))
        for row in connection.execute(
            select(ARTICLES.c.text_sha256, ARTICLES.c.capture).where(ARTICLES.c.text_sha256.in_(batch))
        )
        if row.capture not in captures
    }
    others = revised_captures(connection) - captures if hashes - found else set()
    found |= {each.text_sha256 for _, each in articles_of(connection, others)}
    return found & hashes


def find_addresses(
    connection: Connection, captures: Iterable[str], bodies: Iterable[str]
) -> set[tuple[str, str | None]]:
    """Return the addresses of captures and of kept answers, each with a corpus's id where it has one."""
    found = {(row.url, row.given_id) for row in rows_of(connection, captures) if row.url}
    for batch in batches(sorted(bodies)):
        query = select(FETCHES.c.asked, FETCHES.c.url).where(FETCHES.c.page_sha256.in_(batch))
        found |= {(url, None) for row in connection.execute(query) for url in row}
    return found


def find_feeds(connection: Connection, urls: set[str], followed: set[str]) -> set[str]:
    """Return the hashes of kept answers that are no pages and name an address or begin a text of these.

    They are feeds and site maps: what is erased of them is fetched again when they are next read.
    """
    words = [form.encode() for url in urls for form in (url, url.replace("&", "&amp;"))]
    for batch in batches(sorted(followed)):
        query = select(TEXTS.c.text).where(TEXTS.c.sha256.in_(batch))
        words += [text[:HEAD].encode() for text in connection.scalars(query) if text]
    query = select(BODIES).where(
        BODIES.c.sha256.in_(select(FETCHES.c.page_sha256)),
        BODIES.c.sha256.not_in(select(CAPTURES.c.page_sha256)),
        BODIES.c.body.is_not(None),
    )
    return {
        row.sha256
        for row in connection.execute(query, execution_options={"yield_per": 1})
        if holds(unpack_body(row.body), words)
    }


def holds(body: bytes, words: list[bytes]) -> bool:
    """Tell whether a body holds one of these words."""
    return any(word in body for word in words)
