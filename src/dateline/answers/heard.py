"""What is heard of an incident: the tellings of its stories, and of its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.stories_told import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answers.case import Case
    from dateline.linking.linkage import IncidentGroup
    from dateline.linking.stories_told import EventTold, StoryTold


@dataclass(frozen=True, slots=True)
class Heard:
    """An incident, or what some stories tell of it: their tellings, and its events there by story."""

    group: IncidentGroup
    stories: tuple[StoryTold, ...]
    events: tuple[tuple[str, EventTold], ...]


def hear(group: IncidentGroup, tellings: Mapping[str, StoryTold]) -> Heard:
    """Return what the stories of an incident tell of it, as far as there are tellings."""
    names = dict.fromkeys(article for article, _ in group.members if article in tellings)
    stories = tuple(tellings[name] for name in names)
    known = {(one.article, event.id): event for one in stories for event in one.events}
    events = tuple((one[0], known[one]) for one in group.members if one in known)
    return Heard(group, stories, events)


def hear_case(case: Case) -> Heard:
    """Return what the articles of a case tell of its incident."""
    return hear(case.group, {one.article.id: tell(one) for one in case.articles})


def hear_all(groups: Iterable[IncidentGroup], tellings: Iterable[StoryTold]) -> list[Heard]:
    """Return what stories tell of incidents; of those that none of them tells of, nothing."""
    known = {one.article: one for one in tellings}
    heard = (hear(group, known) for group in groups)
    return [one for one in heard if one.stories]
