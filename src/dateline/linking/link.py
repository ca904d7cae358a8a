"""Linking: copies, ties and incidents of a whole set of articles, the same for any reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.linking.copies import tie_order
from dateline.linking.linkage import Linkage
from dateline.linking.memory import MemoryShelf
from dateline.linking.naming import name_incident
from dateline.linking.relink import Change, relink
from dateline.linking.sketches import make_sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import Tie
    from dateline.linking.linkage import CopyGroup
    from dateline.linking.neighbours import LinkedArticle, Neighbours
    from dateline.linking.relink import Relinked
    from dateline.linking.rulings import Ruling


def link(neighbours: Neighbours, rulings: Sequence[Ruling] = ()) -> Linkage:
    """Return the copies, ties and incidents of all articles; incidents keep ids given before.

    ``rulings``: what people decided to be one happening or not.
    """
    articles = sorted(neighbours.articles(), key=lambda one: one.article.id)
    found = link_at_once(articles, rulings)
    known = neighbours.incident_ids()
    named = [name_incident(each, known, found.tellers) for each in found.incidents]
    return Linkage(
        found.copies,
        tuple(sorted(dict.fromkeys(all_ties(found)), key=tie_order)),
        tuple(sorted((group for group, _ in named), key=lambda group: group.id)),
        tuple(sorted((merge for _, merges in named for merge in merges), key=lambda merge: merge.old)),
    )


def link_at_once(articles: Iterable[LinkedArticle], rulings: Sequence[Ruling] = ()) -> Relinked:
    """Return all that linking finds in a set of articles."""
    held = sorted(articles, key=lambda one: one.article.id)
    shelf = MemoryShelf({one.article.id: one.article.text for one in held})
    return relink(shelf, Change([make_sketch(one) for one in held]), rulings)


def find_copies(articles: Iterable[LinkedArticle]) -> tuple[tuple[CopyGroup, ...], tuple[Tie, ...]]:
    """Return the groups of articles with one text, and the ties that say why.

    Ties of kind ``copy`` joined a group; those of kind ``partly_derived`` joined nothing.
    """
    found = link_at_once(articles)
    return found.copies, found.ties


def all_ties(found: Relinked) -> list[Tie]:
    """Return every tie that linking found."""
    pointing = [tie for ties in found.teasers.values() for tie in ties]
    return [*found.ties, *(tie for one in found.incidents for tie in one.ties), *pointing]
