"""A case: one incident with its articles at hand, from which its answer is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.answers.around import Around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import Version
    from dateline.answers.store import Store
    from dateline.linking.linkage import IncidentGroup
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event


BATCH = 200  # incidents whose articles are held at a time


@dataclass(frozen=True)
class Case:
    """An incident group and the stories that hold its events, ordered by id.

    ``around``: what lives at the addresses of these, and of other cases.
    """

    group: IncidentGroup
    articles: tuple[LinkedArticle, ...]
    around: Around

    @cached_property
    def told(self) -> tuple[tuple[LinkedArticle, Event], ...]:
        """The incident's events with their articles, in the order of the group's members."""
        known = {
            (one.article.id, event.id): (one, event)
            for one in self.articles
            for event in one.article.events
        }
        return tuple(known[member] for member in self.group.members if member in known)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The changes from version to version of which one side tells of the incident."""
        ids = {one.article.id for one in self.articles}
        return tuple(each for each in self.around.versions if {each.earlier, each.later} & ids)


def open_cases(
    store: Store, groups: Sequence[IncidentGroup], at_hand: Iterable[LinkedArticle] = ()
) -> Iterator[Case]:
    """Yield a case for each group that has stories; articles that are not at hand come in batches."""
    held_here = {one.article.id: one for one in at_hand}
    for start in range(0, len(groups), BATCH):
        batch = groups[start : start + BATCH]
        wanted = sorted({article for group in batch for article, _ in group.members})
        near = [held_here[name] for name in wanted if name in held_here]
        far = store.articles_of([name for name in wanted if name not in held_here])
        stories = {one.article.id: one for one in (*near, *far) if one.article.kind == "story"}
        around = Around(store, tuple(stories.values()))
        for group in batch:
            names = sorted({article for article, _ in group.members})
            held = tuple(stories[name] for name in names if name in stories)
            if held:
                yield Case(group, held, around)
