"""Texts: an article alone, or the articles of a copy group, with who wrote the words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.hosts import host_of
from dateline.linking.days import published_day
from dateline.linking.outlets import written_by
from dateline.linking.press_keys import press_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.linking.linkage import CopyGroup
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True, slots=True)
class Text:
    """One text with the articles that print it, in order of id.

    ``author``: the outlet or agency that wrote it, where the pages or their dates tell; ``original``:
    the id of its own article, where it is among them.
    """

    articles: tuple[LinkedArticle, ...]
    author: str | None
    original: str | None


def make_texts(articles: Iterable[LinkedArticle], copies: Iterable[CopyGroup]) -> tuple[Text, ...]:
    """Return the stories among ``articles`` as texts, ordered by their first article's id."""
    stories = {one.article.id: one for one in articles if one.article.kind == "story"}
    grouped = [[stories[name] for name in group.articles if name in stories] for group in copies]
    taken = {one.article.id for members in grouped for one in members}
    alone = [[one] for name, one in stories.items() if name not in taken]
    texts = [make_text(sorted(members, key=by_id)) for members in (*grouped, *alone) if members]
    return tuple(sorted(texts, key=lambda text: by_id(text.articles[0])))


def by_id(one: LinkedArticle) -> str:
    """Return what articles are ordered by."""
    return one.article.id


def make_text(members: Sequence[LinkedArticle]) -> Text:
    """Return the text of one or more articles: its writer as most pages name it, else the earliest."""
    named = Counter(name for one in members if (name := written_by(one.article)))
    if named:
        author = min(named, key=lambda name: (-named[name], name))
        return Text(tuple(members), *as_printed(author, members))
    first = canonical(members) or earliest(members)
    if first is None:
        return Text(tuple(members), None, None)
    return Text(tuple(members), first.article.outlet, first.article.id)


def as_printed(author: str, members: Sequence[LinkedArticle]) -> tuple[str, str | None]:
    """Return the writer's name as its own page has it, and that page's article, if it is there."""
    for one in members:
        if one.article.outlet and press_key(one.article.outlet) == press_key(author):
            return one.article.outlet, one.article.id
    return author, None


def canonical(members: Sequence[LinkedArticle]) -> LinkedArticle | None:
    """Return the article on whose host the canonical addresses of other members lie."""
    named = Counter(host_of(one.article.canonical_url) for one in members)
    for one in members:
        own, points = host_of(one.url or one.article.canonical_url), host_of(one.article.canonical_url)
        if own and named[own] > (own == points):
            return one
    return None


def earliest(members: Sequence[LinkedArticle]) -> LinkedArticle | None:
    """Return the article published on a day before all others; None where the days do not tell."""
    if len(members) == 1:
        return members[0]
    dated = sorted((day, one.article.id, one) for one in members if (day := published_day(one.article)))
    if len(dated) < len(members) or dated[0][0] == dated[1][0]:
        return None
    return dated[0][2]
