"""Passages that partly derived texts share, beside the links that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.answered import SharedPassage, Tie
from dateline.linking.passages import shared_passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True, slots=True)
class Derived:
    """An article that shares passages with the one that is shown, which is ``a`` of them."""

    other: LinkedArticle
    passages: tuple[SharedPassage, ...]


def mark_passages(ties: Iterable[Tie], articles: Mapping[str, LinkedArticle]) -> Iterator[Tie]:
    """Yield ties; those of partly derived articles that are at hand with the passages they share."""
    for tie in ties:
        if tie.kind == "partly_derived" and tie.a in articles and tie.b in articles:
            yield replace(tie, passages=compare(articles[tie.a], articles[tie.b]))
        else:
            yield tie


def compare(one: LinkedArticle, other: LinkedArticle) -> tuple[SharedPassage, ...]:
    """Return the passages that two articles share, in the order of the first."""
    found = shared_passages(one.article.text, other.article.text)
    return tuple(SharedPassage(each.one, each.other) for each in found)


def find_derived(store: Store, found: LinkedArticle) -> tuple[Derived, ...]:
    """Return the articles that an article is linked to as partly derived, with what they share."""
    own = found.article.id
    ties = [tie for tie in store.ties_of([own]) if tie.kind == "partly_derived"]
    others = store.articles_of({end for tie in ties for end in (tie.a, tie.b)} - {own})
    return tuple(Derived(other, compare(found, other)) for other in others)
