"""What a search found, as the rows that exports are made of: with words, names, page and incident."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.answers.around import Around
from dateline.export.making import RowMaker, make_page
from dateline.export.places import places_told
from dateline.export.rows import IncidentRow
from dateline.export.sharing import Sharer, share_incident

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.answered import IncidentAnswer
    from dateline.answers.sharing import Sharing
    from dateline.export.rows import Row
    from dateline.ledger.ledger import Ledger
    from dateline.ledger.snapshot import Snapshot
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import PageFacts
    from dateline.searches import Hit, Query

FIRST: Final = 25  # hits that are looked up at first, for who wants only a few
PAGE: Final = 200  # hits that are looked up at a time from then on


def find_rows(
    open_ledger: Callable[[], Ledger], query: Query, sharing: Sharing | None = None
) -> Iterator[Row]:
    """Yield the rows of a search in its order, some looked up at a time; for others as they may be."""
    asked = replace(query, limit=FIRST)
    sharer = Sharer(sharing) if sharing else None
    while hits := open_ledger().search(asked):
        with open_ledger().at_once() as snapshot:
            rows = list(make_rows(snapshot, hits, sharer))
        yield from rows
        asked = replace(asked, limit=PAGE, after=hits[-1].cursor)


def make_rows(snapshot: Snapshot, hits: Iterable[Hit], sharer: Sharer | None = None) -> Iterator[Row]:
    """Yield the rows of hits in their order; what was forgotten meanwhile is left out."""
    wanted = tuple(hits)
    pages = [page.open() for page in snapshot.pages_holding({hit.article for hit in wanted})]
    found = {one.article.id: (stored, one) for stored in pages for one in stored.articles}
    lapses = Around(snapshot, tuple(one for _, one in found.values())).lapses
    makers = {key: RowMaker(stored, one, lapses.get(key)) for key, (stored, one) in found.items()}
    for hit in wanted:
        if hit.article in makers:
            maker = makers[hit.article]
            rows = make_row(maker, hit)
            yield from sharer.share(rows, maker.one.article) if sharer else rows


def make_row(maker: RowMaker, hit: Hit) -> Iterator[Row]:
    """Yield the row of a hit, if the article still holds it."""
    article = maker.one.article
    if hit.kind == "article":
        yield maker.article()
    elif hit.kind == "claim":
        yield from (maker.claim(one) for one in article.claims if one.id == hit.id)
    else:
        yield from (maker.event(one) for one in article.events if one.id == hit.id)


def incident_row(ledger: Ledger, answer: IncidentAnswer, sharing: Sharing | None = None) -> IncidentRow:
    """Return an answer with the pages of its articles and its places."""
    with ledger.at_once() as snapshot:
        articles = snapshot.articles_of(answer.article_ids)
        facts = snapshot.pages_of(one.capture for one in articles)
        row = join_row(answer, articles, facts)
        return share_incident(snapshot, row, sharing) if sharing else row


def join_row(
    answer: IncidentAnswer, articles: Iterable[LinkedArticle], facts: Mapping[str, PageFacts]
) -> IncidentRow:
    """Return an answer with pages, by the facts of their captures, and places."""
    articles = tuple(articles)
    held = frozenset(answer.incident.events)
    told = ((one, each) for one in articles for each in one.article.events if each.id in held)
    pages = tuple(make_page(one, facts[one.capture]) for one in articles)
    return IncidentRow(answer, pages, places_told(told))
