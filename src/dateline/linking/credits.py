"""Whom an article credits, and which articles therefore hang together."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  - a shelf reads it back
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.folding import name_key
from dateline.linking.outlets import author_names, bare, full_form, own_keys, press_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.linking.linkage import CopyGroup
    from dateline.linking.matching import Bond
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.traits import Traits


@dataclass(frozen=True, slots=True)
class Credits:
    """The names an article credits, folded, as the article prints them at their fullest, and links."""

    names: Mapping[str, str]
    addresses: frozenset[str]


def credits_of(one: LinkedArticle) -> Credits:
    """Return whom an article credits anywhere: in its claims, on its page, by its links."""
    article, own, found = one.article, own_keys(one), press_names(one)
    named = {full_form(name, found) for name in found}
    kept = {name_key(name): name for name in sorted(named) if name_key(name) not in own}
    links = {bare(link.href) for link in article.links} | {bare(article.canonical_url)}
    return Credits(kept, frozenset(links - {"", bare(one.url)}))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a text is known by to others, and whom it credits; ``group`` is its copy group or -1."""

    credits: Credits
    names: frozenset[str]
    addresses: frozenset[str]
    group: int = -1


class Bonds:
    """How any two of a set of articles hang together. Copies of one text stand for each other.

    ``standing``: of each article by id.
    """

    def __init__(
        self,
        articles: Iterable[LinkedArticle],
        copies: Iterable[CopyGroup],
        standing: Mapping[str, Standing] | None = None,
    ) -> None:
        """``standing``: that of each article by id, where it is known already."""
        self.standing = dict(standing or {one.article.id: standing_of(one) for one in articles})
        for number, group in enumerate(copies):
            members = [article for article in group.articles if article in self.standing]
            shared = merge([self.standing[article] for article in members], number)
            self.standing.update(dict.fromkeys(members, shared))

    def bond(self, a: str, b: str) -> Bond:
        """Return the closest bond of two articles, by their ids."""
        if a == b:
            return "article"
        mine, other = self.standing[a], self.standing[b]
        if mine.group == other.group != -1:
            return "copy"
        return "credit" if rests_on(mine, other) or rests_on(other, mine) else ""

    def closest(self, a: Traits, b: Traits) -> Bond:
        """Return the closest bond of two events: their articles', or that one has it from the other."""
        bond = self.bond(a.member[0], b.member[0])
        if bond not in {"copy", "article"}:
            mine, other = self.standing[a.member[0]], self.standing[b.member[0]]
            if a.credited & other.names or b.credited & mine.names:
                return "told"
        return bond

    def credit(self, a: str, b: str) -> str:
        """Return the words that say how article ``a`` credits article ``b``, or nothing."""
        return rests_on(self.standing[a], self.standing[b])


def rests_on(mine: Standing, other: Standing) -> str:
    """Return how one text credits the other, or nothing."""
    if mine.credits.addresses & other.addresses:
        return "links to its page"
    named = sorted(other.names & set(mine.credits.names))
    return f"credits {mine.credits.names[named[0]]}" if named else ""


def standing_of(one: LinkedArticle) -> Standing:
    """Return what an article is known by and whom it credits."""
    names = frozenset(name_key(name) for name in author_names(one))
    own = frozenset({bare(one.url), bare(one.article.canonical_url)} - {""})
    return Standing(credits_of(one), names, own)


def merge(standings: Sequence[Standing], group: int) -> Standing:
    """Return what a copy group is known by: all that its articles are known by."""
    names = {key: name for one in standings for key, name in sorted(one.credits.names.items())}
    linked = frozenset(address for one in standings for address in one.credits.addresses)
    return Standing(
        Credits(names, linked),
        frozenset(name for one in standings for name in one.names),
        frozenset(address for one in standings for address in one.addresses),
        group,
    )
