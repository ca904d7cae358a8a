"""The versions of one article of a ledger, the earlier and the later, with what changed in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.answers.around import Around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.answered import Version
    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True, slots=True)
class Lineage:
    """An article's versions in time order, and the articles by id.

    ``own``: the id under which the article stands among them: its own, or that of an earlier capture
    with the same words.
    """

    own: str
    versions: tuple[Version, ...]
    articles: Mapping[str, LinkedArticle]


def find_lineage(store: Store, found: LinkedArticle) -> Lineage:
    """Return the versions of an article that the ledger holds; none where it has no address or time."""
    around = Around(store, (found,))
    own = stands_as(around, found.article.id)
    return Lineage(own, related(own, around.versions), around.articles)


def stands_as(around: Around, key: str) -> str:
    """Return the id under which an article stands among the versions."""
    told = {name for each in around.versions for name in (each.earlier, each.later)}
    if key in told or not told:
        return key
    own = around.print_of(key)
    return next((name for name in sorted(told) if around.print_of(name) == own), key)


def related(own: str, versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the steps that lead to an article and from it; an address may carry several stories."""
    known = {own}
    for each in reversed(versions):
        if each.later in known:
            known.add(each.earlier)
    for each in versions:
        if each.earlier in known:
            known.add(each.later)
    return tuple(each for each in versions if {each.earlier, each.later} <= known)
