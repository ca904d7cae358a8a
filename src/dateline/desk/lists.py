"""Pages of incidents and of hits, and the cursors that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline import jsons
from dateline.answers.sharing_hits import share_hits
from dateline.desk.shapes import ArticlePage, ArticleShown, HitPage, IncidentPage
from dateline.identity import hash_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answers.sharing import Sharing
    from dateline.desk.desk import Desk
    from dateline.desk.parameters import ArticlesAsked, HitsAsked, IncidentsAsked
    from dateline.ledger.ledger import Ledger
    from dateline.searches import Hit, Within


def list_incidents(desk: Desk, ledger: Ledger, asked: IncidentsAsked) -> IncidentPage:
    """Return a page of the incidents that answer a question."""
    found = cut_order(desk, ledger, asked)
    return IncidentPage(
        items=desk.incidents(ledger, found.ids),
        total=found.total,
        next=found.next,
        linked=ledger.is_linked(),
        position=ledger.position(),
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """The ids of one page of a list: behind how many of all they stand, and the next page's cursor."""

    ids: tuple[str, ...]
    before: int
    total: int
    next: str | None


def cut_order(desk: Desk, ledger: Ledger, asked: IncidentsAsked) -> Cut:
    """Return which incidents stand on the page that is asked for. Raises SearchBroken."""
    words, wanted = asked.words.strip() or None, asked.wanted()
    kind = f"incidents {hash_text(jsons.encode_text((words, wanted)))[:12]}"
    sealer = desk.sealer(ledger)
    order = desk.order(ledger, words, wanted)
    start = behind(order, *sealer.unseal(kind, asked.cursor)) if asked.cursor else 0
    end = start + asked.limit
    ids = tuple(order[start:end])
    following = sealer.seal(kind, ids[-1], end) if end < len(order) and ids else None
    return Cut(ids, start, len(order), following)


def behind(order: Sequence[str], last: str, number: int) -> int:
    """Return where a list goes on: behind the last incident seen, or at the same number without it."""
    try:
        return order.index(last) + 1
    except ValueError:
        return number


def list_hits(desk: Desk, ledger: Ledger, asked: HitsAsked, within: Within) -> HitPage:
    """Return a page of what a search finds."""
    hits, following = find_hits(desk, ledger, asked, within)
    shown = share(ledger, hits, desk.sharing) if desk.sharing else hits
    return HitPage(items=shown, next=following, position=ledger.position())


def find_hits(
    desk: Desk, ledger: Ledger, asked: HitsAsked, within: Within
) -> tuple[tuple[Hit, ...], str | None]:
    """Return the hits of a page, and the cursor of the next."""
    sealer = desk.sealer(ledger)
    after = str(sealer.unseal(within, asked.cursor)[0]) if asked.cursor else ""
    found = ledger.search(asked.query(within, after))
    hits = found[: asked.limit]
    more = len(found) > asked.limit
    return hits, sealer.seal(within, hits[-1].cursor) if more else None


def share(ledger: Ledger, hits: tuple[Hit, ...], sharing: Sharing) -> tuple[Hit, ...]:
    """Return hits as they may leave the machine."""
    articles = ledger.articles_of({hit.article for hit in hits})
    return share_hits(hits, [one.article for one in articles], sharing)


def list_articles(desk: Desk, ledger: Ledger, asked: ArticlesAsked) -> ArticlePage:
    """Return a page of articles; with their texts where these may be shown."""
    hits, following = find_hits(desk, ledger, asked, "articles")
    shown = share(ledger, hits, desk.sharing) if desk.sharing else hits
    held = ledger.articles_listed(hit.article for hit in hits)
    with_text = asked.text and desk.sharing is None
    items = tuple(
        ArticleShown(
            id=hit.article,
            kind=one.kind,
            title=hit.title,
            language=hit.language,
            outlet=hit.outlet,
            published=hit.published,
            url=hit.url,
            source=hit.source,
            claims=one.claims,
            events=one.events,
            text=one.text if with_text else None,
        )
        for hit in shown
        if (one := held.get(hit.article)) is not None
    )
    return ArticlePage(items=items, next=following, position=ledger.position())
