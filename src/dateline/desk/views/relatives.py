"""The relatives of an article: its other versions, copies of its text, partly derived ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.answers.lineage import find_lineage
from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True, slots=True)
class Relative:
    """Another article, what it is to the one that is shown, and when it was published."""

    id: str
    outlet: str
    relation: str
    day: str | None


def list_relatives(store: Store, one: LinkedArticle) -> tuple[Relative, ...]:
    """Return the relatives of an article, each once: versions first, then copies and derived ones."""
    found = dict[str, str]()
    for key, relation in (*versions_of(store, one), *copies_of(store, one), *derived_of(store, one)):
        found.setdefault(key, relation)
    found.pop(one.article.id, None)
    held = {each.article.id: each for each in store.articles_of(found)}
    return tuple(
        Relative(key, printed_by(held[key]), relation, held[key].article.published.value)
        for key, relation in found.items()
        if key in held
    )


def versions_of(store: Store, one: LinkedArticle) -> Iterator[tuple[str, str]]:
    """Yield the other versions of an article, in time order."""
    lineage = find_lineage(store, one)
    order = list(dict.fromkeys(key for each in lineage.versions for key in (each.earlier, each.later)))
    here = order.index(lineage.own) if lineage.own in order else len(order)
    for number, key in enumerate(order):
        yield key, "earlier version" if number < here else "later version"


def copies_of(store: Store, one: LinkedArticle) -> Iterator[tuple[str, str]]:
    """Yield the copies of an article's text."""
    for group in store.copy_groups_of([one.article.id]):
        yield from ((key, "same text") for key in group.articles)


def derived_of(store: Store, one: LinkedArticle) -> Iterator[tuple[str, str]]:
    """Yield the articles that share a part of an article's text."""
    for tie in store.ties_of([one.article.id]):
        if tie.kind == "partly_derived":
            yield from ((key, "partly the same text") for key in (tie.a, tie.b))
