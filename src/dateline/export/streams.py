"""Streams of rows: a ledger from end to end, in one state of it, with a bounded part in memory.

Stories only: teasers point to what other pages tell. Pages come in the order of their captures'
ids and their rows in the order of the report, incidents in the order of their ids; so the same ledger
gives the same export.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.around import Around
from dateline.answers.case import BATCH, open_cases
from dateline.answers.filters import EVERYTHING, Wanted, answers_to, fits, names_one
from dateline.answers.who_says import answer, seek
from dateline.export.making import RowMaker, make_page
from dateline.export.places import places_told
from dateline.export.rows import IncidentRow
from dateline.export.sharing import share_incident, share_rows
from dateline.export.wanting import Sieve
from dateline.ledger.narrowing import Narrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from dateline.answers.case import Case
    from dateline.answers.sharing import Sharing
    from dateline.export.rows import ArticleRow, ClaimRow, EventRow, What
    from dateline.ledger.exporting import StoredPage
    from dateline.ledger.snapshot import Snapshot

PAGES: Final = 50  # whose later versions are looked for at once


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted, and how they are shared; None: for the house alone."""

    wanted: Wanted = EVERYTHING
    sharing: Sharing | None = None


EVERYTHING_ASKED: Final = Asked()


def stream_rows(snapshot: Snapshot, what: What, asked: Asked = EVERYTHING_ASKED) -> Generator[Any]:
    """Yield the rows of a ledger. Close it before the snapshot, where it is not gone through."""
    yield from STREAMS[what](snapshot, asked)


def stream_articles(snapshot: Snapshot, asked: Asked) -> Iterator[ArticleRow]:
    """Yield the articles that hold something wanted; without filters all."""
    sieve = make_sieve(snapshot, asked.wanted)
    for maker in makers(snapshot, asked.wanted):
        if asked.wanted == EVERYTHING or any(map(sieve.takes_event, maker.events())):
            yield from shared([maker.article()], maker, asked)


def stream_events(snapshot: Snapshot, asked: Asked) -> Iterator[EventRow]:
    """Yield the events that are wanted."""
    sieve = make_sieve(snapshot, asked.wanted)
    for maker in makers(snapshot, asked.wanted):
        rows = maker.events()
        if asked.wanted != EVERYTHING:
            rows = filter(sieve.takes_event, rows)
        yield from shared(rows, maker, asked)


def stream_claims(snapshot: Snapshot, asked: Asked) -> Iterator[ClaimRow]:
    """Yield the claims that are wanted."""
    sieve = make_sieve(snapshot, asked.wanted)
    for maker in makers(snapshot, asked.wanted):
        rows: Iterator[ClaimRow] = maker.claims()
        if asked.wanted != EVERYTHING:
            events = {row.event: row for row in maker.events()}
            rows = (
                row for row in rows if sieve.takes_claim(row, (events[ref.event] for ref in row.events))
            )
        yield from shared(rows, maker, asked)


def shared(rows: Any, maker: RowMaker, asked: Asked) -> Iterator[Any]:
    """Yield the rows of an article as they are wanted: as they are, or as they may leave the machine."""
    return share_rows(rows, maker.one.article, asked.sharing) if asked.sharing else iter(rows)


def makers(snapshot: Snapshot, wanted: Wanted) -> Iterator[RowMaker]:
    """Yield who makes the rows of each story of a ledger that may hold something wanted."""
    narrowed = narrow(snapshot, wanted)
    held = None if narrowed.is_all() else snapshot.stories_with(narrowed)
    pages = snapshot.pages() if held is None else snapshot.pages_holding(held)
    while some := list(islice(pages, PAGES)):
        yield from makers_of(snapshot, some)


def narrow(snapshot: Snapshot, wanted: Wanted) -> Narrowed:
    """Return what of a question the tables and the index know: types, outlets, days, names."""
    outlets = None
    if wanted.outlets:
        outlets = tuple(name for name in snapshot.outlets() if names_one(wanted.outlets, (name,)))
    days = (wanted.since, wanted.until)
    return Narrowed(wanted.types, outlets, *days, wanted.actors, wanted.places)


def makers_of(snapshot: Snapshot, pages: Sequence[StoredPage]) -> Iterator[RowMaker]:
    """Yield who makes the rows of the stories of some pages, with what later versions left out."""
    stories = [(page, one) for page in pages for one in page.articles if one.article.kind == "story"]
    lapses = Around(snapshot, tuple(one for _, one in stories)).lapses
    for page, one in stories:
        yield RowMaker(page, one, lapses.get(one.article.id))


def make_sieve(snapshot: Snapshot, wanted: Wanted) -> Sieve:
    """Return what single rows are asked; what is disputed is found out first, where that is asked."""
    if not wanted.disputed:
        return Sieve(wanted)
    found = stream_answers(snapshot, Wanted(origins=wanted.origins, disputed=True))
    return Sieve(wanted, frozenset(row.answer.incident.id for row in found))


def stream_incidents(snapshot: Snapshot, asked: Asked) -> Iterator[IncidentRow]:
    """Yield the incidents that are wanted."""
    for row in stream_answers(snapshot, asked.wanted):
        yield share_incident(snapshot, row, asked.sharing) if asked.sharing else row


def stream_answers(snapshot: Snapshot, wanted: Wanted) -> Iterator[IncidentRow]:
    """Yield the answers on the incidents that are wanted, each with its pages."""
    groups = snapshot.groups_near(seek(wanted))
    while batch := list(islice(groups, BATCH)):
        for case in open_cases(snapshot, batch):
            if fits(case, wanted):
                pages = pages_of(snapshot, case)
                row = IncidentRow(answer(case), pages, places_told(case.told))
                if answers_to(row.answer, wanted):
                    yield row


def pages_of(snapshot: Snapshot, case: Case) -> Any:
    """Return the pages of the articles of an incident, in their order."""
    facts = snapshot.pages_of(one.capture for one in case.articles)
    return tuple(make_page(one, facts[one.capture]) for one in case.articles)


STREAMS: Final[dict[What, Callable[[Snapshot, Asked], Iterator[Any]]]] = {
    "articles": stream_articles,
    "events": stream_events,
    "claims": stream_claims,
    "incidents": stream_incidents,
}
