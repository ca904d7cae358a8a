"""Where a person stands in a ledger: in readings, texts, bytes, addresses, and on the user's list."""

from __future__ import annotations

import unicodedata
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dateline import jsons
from dateline.ledger.listing import find_list
from dateline.ledger.outlines import outline
from dateline.ledger.packing import replace_texts, unpack_body, unpack_report
from dateline.ledger.queries import STREAM, find_texts
from dateline.ledger.review_tables import GRADES, REVIEWS
from dateline.ledger.schema import BODIES, CAPTURES, FETCHES, REVISIONS, SKIPS, TEXTS
from dateline.ledger.searching.tables import SAVED
from dateline.ledger.veiling import ESCAPES, words_of
from dateline.rights.blackout import cast_named, holds_name, joined_names
from dateline.rights.spelling import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dateline.listing.listed import ListedActor
    from dateline.records import Report
    from dateline.rights.casting import Bounds, Words

UNSEEN: Final = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF])


@dataclass(slots=True)
class PersonScope:
    """All that names a person: captures, revisions (capture, number), places in texts by hashes."""

    names: tuple[Words, ...]
    captures: set[str] = field(default_factory=set)
    revisions: set[tuple[str, int]] = field(default_factory=set)
    texts: dict[str, set[Bounds]] = field(default_factory=lambda: defaultdict(set))
    articles: dict[str, str] = field(default_factory=dict)  # with their captures
    bodies: set[str] = field(default_factory=set)
    addressed: set[str] = field(default_factory=set)  # captures whose address or SOURCE names the person
    asked: list[Any] = field(default_factory=list)  # rows of fetches whose addresses do
    skipped: list[Any] = field(default_factory=list)
    searches: list[Any] = field(default_factory=list)  # rows of saved searches
    reviews: list[Any] = field(default_factory=list)  # rows whose words name the person
    grades: list[Any] = field(default_factory=list)
    listed: tuple[ListedActor, ...] = ()

    def is_empty(self) -> bool:
        """Tell whether the person is named nowhere."""
        found = (self.revisions, self.texts, self.bodies, self.addressed, self.asked, self.skipped)
        entered = (self.listed, self.searches, self.reviews, self.grades)
        return not any(found) and not any(entered)


def find_person(connection: Connection, name: str) -> PersonScope:
    """Return where a person of this name stands, under the full names that readings joined to it too."""
    first = name_words(name)
    scope = scan(connection, (first,))
    joined = {other for report in reports_of(connection, scope) for other in joined_in(report, (first,))}
    return scan(connection, (first, *sorted(joined - {first}))) if joined - {first} else scope


def joined_in(report: Report, names: tuple[Words, ...]) -> Iterator[Words]:
    """Yield the other full names of the bearers in a report."""
    for article in report.articles:
        yield from joined_names(article, names)


def reports_of(connection: Connection, scope: PersonScope) -> Iterator[Report]:
    """Yield the reports of a scope with their texts, a capture's in the order of their numbers."""
    for capture, number in sorted(scope.revisions):
        query = select(REVISIONS.c.report).where(
            REVISIONS.c.capture == capture, REVISIONS.c.number == number
        )
        packed = connection.scalar(query)
        if packed is not None:
            yield with_texts(connection, packed)


def with_texts(connection: Connection, packed: bytes) -> Report:
    """Return a stored report with its texts."""
    bare = unpack_report(packed)
    texts = find_texts(connection, {article.text_sha256 for article in bare.articles})
    return replace_texts(bare, texts)


def scan(connection: Connection, names: tuple[Words, ...]) -> PersonScope:
    """Look through the whole ledger for these names."""
    scope = PersonScope(names)
    scan_readings(connection, scope)
    scan_captures(connection, scope)
    scan_bodies(connection, scope)
    scan_fetches(connection, scope)
    skips = connection.execute(select(SKIPS)).all()
    scope.skipped = [row for row in skips if holds_name(f"{row.source}\n{row.message}", names)]
    scan_entered(connection, scope)
    return scope


def scan_entered(connection: Connection, scope: PersonScope) -> None:
    """Find what people entered that names the person: the list, saved searches, reviews, grades."""
    names = scope.names
    searches = connection.execute(select(SAVED)).all()
    scope.searches = [row for row in searches if holds_name(f"{row.name}\n{row.query or ''}", names)]
    for rows, table in ((scope.reviews, REVIEWS), (scope.grades, GRADES)):
        stored = connection.execute(select(table).where(table.c.content.is_not(None)))
        rows += [row for row in stored if holds_name(ESCAPES.sub(" ", row.content), names)]
    scope.listed = tuple(one for one in find_list(connection).actors if is_listed(one, names))


def scan_readings(connection: Connection, scope: PersonScope) -> None:
    """Find the readings and texts that name the person."""
    texts = {
        row.sha256
        for row in connection.execute(select(TEXTS), execution_options={"yield_per": STREAM})
        if row.text and may_name(row.text, scope.names)
    }
    query = select(REVISIONS).where(REVISIONS.c.report.is_not(None))
    query = query.order_by(REVISIONS.c.capture, REVISIONS.c.number)
    for row in connection.execute(query, execution_options={"yield_per": STREAM}):
        held = {article.text_sha256 for article in outline(row.report).articles}
        said = zlib.decompress(row.report).decode("utf-8", "replace") + row.options
        if not held.isdisjoint(texts) or may_name(said, scope.names):
            note_reading(scope, row, with_texts(connection, row.report))


def note_reading(scope: PersonScope, row: Any, report: Report) -> None:
    """Note a reading that names the person, with its captures, articles and places in texts."""
    found = False
    for article in report.articles:
        cast = cast_named(article, scope.names)
        if cast is not None:
            found = True
            scope.articles[article.id] = row.capture
            scope.texts[article.text_sha256] |= {(hit.start, hit.end) for hit in cast.hits}
    said = jsons.encode_text(replace_texts(report, {})) + row.options
    if found or holds_name(ESCAPES.sub(" ", said), scope.names):
        scope.captures.add(row.capture)
        scope.revisions.add((row.capture, row.number))


def scan_captures(connection: Connection, scope: PersonScope) -> None:
    """Find the captures whose address or SOURCE names the person, and the bytes of all that do."""
    for row in connection.execute(select(CAPTURES)):
        if holds_name(f"{row.source}\n{row.url or ''}\n{row.given_id or ''}", scope.names):
            scope.addressed.add(row.id)
        if row.id in scope.captures:
            scope.bodies.add(row.page_sha256)


def scan_bodies(connection: Connection, scope: PersonScope) -> None:
    """Find the bytes that name the person; of those found already only such as are still there."""
    query = select(BODIES).where(BODIES.c.body.is_not(None)).order_by(BODIES.c.sha256)
    known, scope.bodies = scope.bodies, set()
    for row in connection.execute(query, execution_options={"yield_per": 1}):
        if row.sha256 in known or names_person(unpack_body(row.body), scope.names):
            scope.bodies.add(row.sha256)


def names_person(data: bytes, names: tuple[Words, ...]) -> bool:
    """Tell whether the bytes of a page name the person, in its text or in its tags."""
    words = words_of(data)
    return may_name(words, names) and holds_name(words, names)


def scan_fetches(connection: Connection, scope: PersonScope) -> None:
    """Find the answers of servers whose addresses or headers name the person."""
    for row in connection.execute(select(FETCHES)):
        if holds_name(f"{row.asked}\n{row.url}\n{row.headers}\n{row.notes}", scope.names):
            scope.asked.append(row)


def may_name(text: str, names: tuple[Words, ...]) -> bool:
    """Tell quickly whether the last word of a name stands in a text at all."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(UNSEEN))
        text = "".join(filterfalse(unicodedata.combining, text))
    folded = text.casefold()
    return any(name[-1] in folded for name in names)


def is_listed(actor: ListedActor, names: tuple[Words, ...]) -> bool:
    """Tell whether the user's own list knows the person."""
    return actor.type in {None, "person"} and any(
        name_words(one) in names for one in (actor.name, *actor.aliases)
    )
