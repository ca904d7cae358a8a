"""Teasers that point to a story: by its title, by its opening words, or by a link to its page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.linking.folding import fold_words
from dateline.linking.outlets import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article

LEAST_TITLE = 5  # words a title must have to point by itself
OPENING = 10  # words of a story's opening that a teaser must repeat

Mark = tuple[str, ...]
"""What a teaser and its story have in common: a kind of mark and its words."""

REASONS = {
    "title": "the teaser bears the story's title",
    "opening": "the teaser repeats the story's opening words",
    "address": "the teaser links to the story's page",
}


def point_teasers(articles: Iterable[LinkedArticle]) -> list[Tie]:
    """Return a ``same_event`` tie from each teaser to every story it plainly points to.

    A teaser counts as neither article nor origin; the tie only says where it leads.
    """
    everything = sorted(articles, key=lambda one: one.article.id)
    stories: dict[Mark, list[str]] = defaultdict(list)
    for one in everything:
        if one.article.kind == "story":
            for mark in story_marks(one):
                stories[mark].append(one.article.id)
    found: dict[tuple[str, str], Tie] = {}
    for one in everything:
        for mark in teaser_marks(one.article):
            for story in stories.get(mark, [])[:1]:
                tie = Tie(one.article.id, story, "same_event", REASONS[mark[0]], 1.0)
                found.setdefault((tie.a, tie.b), tie)
    return list(found.values())


def story_marks(one: LinkedArticle) -> Iterator[Mark]:
    """Yield what a story can be recognised by."""
    yield from common_marks(one.article)
    for address in sorted({bare(one.url), bare(one.article.canonical_url)} - {""}):
        yield "address", address


def teaser_marks(article: Article) -> Iterator[Mark]:
    """Yield what a teaser shows of its story; nothing for a story."""
    if article.kind == "teaser":
        yield from common_marks(article)
        for address in sorted({bare(link.href) for link in article.links} - {""}):
            yield "address", address


def common_marks(article: Article) -> Iterator[Mark]:
    """Yield the title and the opening words, where they are long enough to tell one story."""
    title = fold_words(article.title or "")
    opening = fold_words(article.text[:400])[:OPENING]
    if len(title) >= LEAST_TITLE:
        yield "title", *title
    if len(opening) == OPENING:
        yield "opening", *opening
