"""What a search found, as the rows that exports are made of: with words, names, page and incident."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.answers.around import Around
from dateline.export.making import RowMaker, make_page
from dateline.export.places import places_told
from dateline.export.rows import IncidentRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.export.rows import Row
    from dateline.ledger.ledger import Ledger
    from dateline.ledger.snapshot import Snapshot
    from dateline.searches import Hit, Query

FIRST: Final = 25  # hits that are looked up at first, for who wants only a few
PAGE: Final = 200  # hits that are looked up at a time from then on


def find_rows(open_ledger: Callable[[], Ledger], query: Query) -> Iterator[Row]:
    """Yield the rows of a search in its order, some looked up at a time."""
    asked = replace(query, limit=FIRST)
    while hits := open_ledger().search(asked):
        with open_ledger().at_once() as snapshot:
            rows = list(make_rows(snapshot, hits))
        yield from rows
        asked = replace(asked, limit=PAGE, after=hits[-1].cursor)


def make_rows(snapshot: Snapshot, hits: Iterable[Hit]) -> Iterator[Row]:
    """Yield the rows of hits in their order; what was forgotten meanwhile is left out."""
    wanted = tuple(hits)
    pages = snapshot.pages_holding({hit.article for hit in wanted})
    found = {one.article.id: (stored, one) for stored in pages for one in stored.articles}
    lapses = Around(snapshot, tuple(one for _, one in found.values())).lapses
    makers = {key: RowMaker(stored, one, lapses.get(key)) for key, (stored, one) in found.items()}
    for hit in wanted:
        if hit.article in makers:
            yield from make_row(makers[hit.article], hit)


def make_row(maker: RowMaker, hit: Hit) -> Iterator[Row]:
    """Yield the row of a hit, if the article still holds it."""
    article = maker.one.article
    if hit.kind == "article":
        yield maker.article()
    elif hit.kind == "claim":
        yield from (maker.claim(one) for one in article.claims if one.id == hit.id)
    else:
        yield from (maker.event(one) for one in article.events if one.id == hit.id)


def incident_row(ledger: Ledger, answer: IncidentAnswer) -> IncidentRow:
    """Return an answer with the pages of its articles."""
    with ledger.at_once() as snapshot:
        articles = snapshot.articles_of(answer.article_ids)
        facts = snapshot.pages_of(one.capture for one in articles)
    held = frozenset(answer.incident.events)
    told = ((one, each) for one in articles for each in one.article.events if each.id in held)
    pages = tuple(make_page(one, facts[one.capture]) for one in articles)
    return IncidentRow(answer, pages, places_told(told))
