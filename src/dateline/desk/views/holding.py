"""Articles at hand for a page, with the titles and names under which they may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.answers.article_hits import Parts, head_hit, list_hits
from dateline.answers.sharing_hits import share_hits
from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answers.sharing import Sharing
    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Claim, Event
    from dateline.searches import Hit, Sayer


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as lists show it. ``day`` is the stated time of publication; ``url`` its address."""

    id: str
    outlet: str
    title: str | None
    day: str | None
    url: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Held:
    """Articles, and what they are shown as.

    ``hits``: by article and id, the articles as hits, and where they are shared their claims and events;
    ``parts``: the latter of articles that stay in the house, made when they are asked for.
    """

    articles: Mapping[str, LinkedArticle]
    tellings: Mapping[str, Telling]
    hits: Mapping[tuple[str, str], Hit]
    parts: Mapping[str, Parts]

    def claim(self, article: str, claim: str | None) -> Claim | None:
        """Return a claim of an article, if both are held."""
        one = self.articles.get(article)
        return next((each for each in one.article.claims if each.id == claim), None) if one else None

    def event(self, article: str, event: str | None) -> Event | None:
        """Return an event of an article, if both are held."""
        one = self.articles.get(article)
        return next((each for each in one.article.events if each.id == event), None) if one else None

    def sayers(self, article: str, claim: str | None) -> tuple[Sayer, ...]:
        """Return who makes a claim, as they may be called; nobody where the outlet itself speaks."""
        if hit := self.hits.get((article, claim or "")):
            return hit.said_by
        parts = self.parts.get(article)
        found = parts.claims.get(claim or "") if parts else None
        return tuple(parts.sayers(found)) if parts and found else ()

    def outlet(self, article: str) -> str:
        """Return what the outlet of an article is called, or the article's id where it is not held."""
        return self.tellings[article].outlet if article in self.tellings else article


def hold(store: Store, ids: Iterable[str], sharing: Sharing | None) -> Held:
    """Return articles of a ledger as a page shows them; unknown ids are left out."""
    articles = store.articles_of(ids)
    hits = {(hit.article, hit.id): hit for hit in list_shown(articles, sharing)}
    return Held(
        {one.article.id: one for one in articles},
        {one.article.id: telling_of(one, hits[one.article.id, one.article.id]) for one in articles},
        hits,
        {} if sharing else {one.article.id: Parts(one.article, head_hit(one)) for one in articles},
    )


def list_shown(articles: Sequence[LinkedArticle], sharing: Sharing | None) -> tuple[Hit, ...]:
    """Return articles as hits; of those that are shared also claims and events, masked."""
    if not sharing:
        return tuple(map(head_hit, articles))
    hits = (hit for one in articles for hit in list_hits(one))
    return share_hits(hits, [one.article for one in articles], sharing)


def telling_of(one: LinkedArticle, head: Hit) -> Telling:
    """Return an article as lists show it."""
    return Telling(
        one.article.id, printed_by(one), head.title, head.published, head.url, one.article.kind
    )
