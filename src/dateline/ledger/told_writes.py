"""A write of the journal told in words: what it changed, with the values before and after.

A first reading has no row for each of its parts: they are told from its report. Values are looked up
in the two reports, so that nothing is told of what was forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from dateline import jsons
from dateline.ledger.change_records import Change, FieldChange
from dateline.ledger.differences import Reasons, compare, parts_of
from dateline.ledger.fields import Told, Values, article_values
from dateline.ledger.journal import Noted
from dateline.ledger.journal_tables import CHANGES
from dateline.ledger.noting import load_revision
from dateline.ledger.query_tables import ARTICLES, EVENTS
from dateline.ledger.schema import INCIDENTS, TEXTS
from dateline.linking.stances import say_stances
from dateline.records import Article, Claim, Event
from dateline.rights.masks import mask_report
from dateline.rights.quotations import LIMITS, cut_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Row

    from dateline.ledger.change_records import Sharing
    from dateline.ledger.noting import Earlier

FIRST_WORDS: Final = 200  # of an article without a title
WITHOUT_VALUES: Final = frozenset({"page", "members"})
FOUND: Final = "First reading of the page."


@dataclass(slots=True)
class Write:
    """One row of the journal, with the reports before and after where they are asked for."""

    connection: Connection
    row: Row[Any]
    sharing: Sharing = "all"
    rejected: frozenset[str] = frozenset()
    _loaded: dict[bool, Earlier | None] = field(default_factory=dict)
    _held: dict[tuple[bool, str], Held] | None = None

    def noted(self) -> Iterator[Noted]:
        """Yield what changed: from rows, else from the reports."""
        row = self.row
        if row.act == "reading" and row.before_capture is None:
            yield from self._first()
        elif row.compared or row.act != "reading":
            yield from self._stored()
        else:
            yield from self._compared()

    def _first(self) -> Iterator[Noted]:
        """Yield all parts of a first reading as added."""
        now = self._load(after=True)
        for article in now.report.articles if now else ():
            for what, key in parts_of(article):
                yield Noted("added", what, key, article.id, reason=FOUND, by=now.reader if now else "")

    def _stored(self) -> Iterator[Noted]:
        """Yield the changes that were stored."""
        query = select(CHANGES).where(CHANGES.c.number == self.row.number).order_by(CHANGES.c.part)
        for row in self.connection.execute(query):
            yield Noted(
                row.kind,
                row.what,
                row.id,
                row.article,
                row.target,
                row.fields,
                row.members,
                row.reason,
                row.by,
            )

    def _compared(self) -> Iterator[Noted]:
        """Yield the changes of a reading that was stored before there was a journal."""
        before, after = self._load(after=False), self._load(after=True)
        if before and after:
            yield from compare(before.report, after.report, Reasons(after.reader))

    def change(self, noted: Noted) -> Change:
        """Return a change with its words, its values and where it stands."""
        members = jsons.decode(noted.members, Moved) if noted.members else Moved()
        now = self._load(after=True) if self.row.capture else None
        page = now.report.page if now else None
        change = Change(
            position=self.row.number,
            at=self.row.at,
            kind=noted.kind,
            of=noted.what,
            id=noted.id,
            to=noted.target,
            article=noted.article,
            capture=self.row.capture,
            source=(page.url or page.source) if page else None,
            words=self._words(noted),
            changes=self._fields(noted),
            joined=members.joined,
            left=members.left,
            reason=noted.reason,
            by=noted.by,
            rejected=not self.rejected.isdisjoint((noted.id, noted.target or "")),
        )
        return change if self.sharing == "all" else shorten(change, decided=self.row.act == "decision")

    def _load(self, *, after: bool) -> Earlier | None:
        """Return the reading before or after; None where there is none, or it was forgotten."""
        if after not in self._loaded:
            row = self.row
            key = (row.capture, row.revision) if after else (row.before_capture, row.before_revision)
            found = load_revision(self.connection, *key) if key[0] else None
            if found and self.sharing == "masked":
                found = replace(found, report=mask_report(found.report))
            self._loaded[after] = found
        return self._loaded[after]

    def _parts(self) -> dict[tuple[bool, str], Held]:
        """Return all parts by whether they are of the reading after, and by id."""
        if self._held is None:
            self._held = {}
            for after in (False, True):
                loaded = self._load(after=after)
                for article in loaded.report.articles if loaded else ():
                    told = Told(article)
                    parts: list[Article | Claim | Event] = [article, *article.claims, *article.events]
                    self._held |= {(after, part.id): Held(told, part, article) for part in parts}
        return self._held

    def _words(self, noted: Noted) -> str | None:
        """Return the words by which a person knows what changed; None where they were forgotten."""
        if noted.what == "incident":
            words = find_incident_words(self.connection, noted.id)
            return words.partition(":")[0] if words and self.sharing == "masked" else words
        parts = self._parts()
        found = parts.get((True, noted.target or noted.id)) or parts.get((False, noted.id))
        return found.words() if found else None

    def _fields(self, noted: Noted) -> tuple[FieldChange, ...]:
        """Return the fields that differ with their values."""
        names = [name for name in noted.fields.split() if name not in WITHOUT_VALUES]
        if not names:
            return ()
        old, new = (
            self._parts().get((False, noted.id)),
            self._parts().get((True, noted.target or noted.id)),
        )
        before, after = old.values() if old else {}, new.values() if new else {}
        return tuple(FieldChange(name, before.get(name), after.get(name)) for name in names)


@dataclass(frozen=True, slots=True)
class Held:
    """An article, claim or event of a reading, with its article and that told in words."""

    told: Told
    part: Article | Claim | Event
    article: Article

    def values(self) -> Values:
        """Return what can differ of it."""
        if isinstance(self.part, Article):
            return article_values(self.part)
        return self.told.claim(self.part) if isinstance(self.part, Claim) else self.told.event(self.part)

    def words(self) -> str:
        """Return the words by which a person knows it: never an act as if it were a fact."""
        part = self.part
        if isinstance(part, Article):
            return part.title or part.text.partition("\n")[0][:FIRST_WORDS]
        if isinstance(part, Claim):
            return f"{self._say([part])}: “{' … '.join(span.text for span in part.content)}”"
        claims = [claim for claim in self.article.claims if claim.id in part.according_to]
        said = self._say(claims) if claims else f"reported by {self.article.outlet or 'the page'}"
        return f"{said}: {part.type}, {part.status}: “{part.anchor.text}”"

    def _say(self, claims: Iterable[Claim]) -> str:
        """Return who says something, and in which way."""
        return say_stances(
            (claim.stance, self.told.source(source)) for claim in claims for source in claim.sources
        )


def find_incident_words(connection: Connection, key: str) -> str | None:
    """Return type, status, outlet and words of an incident's founding event, as it is read now."""
    length = EVENTS.c.span_end - EVENTS.c.span_start
    facts = (EVENTS.c.type, EVENTS.c.status, ARTICLES.c.outlet)
    query = (
        select(*facts, func.substr(TEXTS.c.text, EVENTS.c.span_start + 1, length).label("words"))
        .join(INCIDENTS, INCIDENTS.c.founding_article == EVENTS.c.article)
        .join(ARTICLES, ARTICLES.c.id == EVENTS.c.article)
        .join(TEXTS, TEXTS.c.sha256 == ARTICLES.c.text_sha256)
        .where(INCIDENTS.c.id == key, INCIDENTS.c.founding_event == EVENTS.c.id)
    )
    row = connection.execute(query).first()
    if row is None or not row.words:
        return None
    return f"{row.type}, {row.status}: “{row.words}”, as {row.outlet or 'a page'} has it"


@dataclass(frozen=True, slots=True)
class Moved:
    """Members, each an article and an event, that joined and left an incident."""

    joined: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()


def shorten(change: Change, *, decided: bool) -> Change:
    """Return a change as it may be shared: little is quoted, files are called by their names alone.

    Who decided what, and in which words, stays in the house.
    """
    source = change.source
    if source and "://" not in source:
        source = source.rstrip("/").rpartition("/")[2]
    return replace(
        change,
        source=source,
        words=None if change.rejected else cut(change.words),
        changes=tuple(
            replace(one, before=cut(one.before), after=cut(one.after)) for one in change.changes
        ),
        reason="" if decided else change.reason,
        by="a person" if decided else change.by,
    )


def cut(value: Any) -> Any:
    """Return a value with each of its texts no longer than a quotation may be."""
    if isinstance(value, list):
        return [cut(one) for one in value]
    if not isinstance(value, str) or len(value) <= LIMITS.quotation:
        return value
    return f"{cut_words(value, LIMITS.quotation - 1)}…"
