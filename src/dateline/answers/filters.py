"""Which incidents are wanted: by who, where, what, when, which outlet, how many origins, in dispute."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.answers.heard import hear_case
from dateline.linking import days
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.answers.case import Case
    from dateline.answers.heard import Heard
    from dateline.linking.stories_told import EventTold


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an incident must have. Of several values of one field any will do; fields all count.

    ``actors``: names, or parts of them by whole words, of those that act, are acted on, or say so;
    ``spots``: actors of articles (article, actor) that are one with who bears these names elsewhere;
    ``since``, ``until``: days (ISO) that its time must touch, stated or else of publication;
    ``origins``: independent ones that assert it, at least; ``disputed``: sources contradict each other.
    """

    actors: tuple[str, ...] = ()
    spots: frozenset[tuple[str, str]] = frozenset()
    places: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    origins: int = 0
    disputed: bool = False


EVERYTHING: Final = Wanted()


def fits(case: Case, wanted: Wanted) -> bool:
    """Tell whether an incident has what is wanted, as far as its articles tell it by themselves."""
    return replace(wanted, origins=0, disputed=False) == EVERYTHING or is_heard(hear_case(case), wanted)


def is_heard(heard: Heard, wanted: Wanted) -> bool:
    """Tell whether what is wanted is told of an incident."""
    events = [event for _, event in heard.events]
    if wanted.types and not any(event.type in wanted.types for event in events):
        return False
    return (
        in_days(events, wanted)
        and (stands_in_one(wanted.actors, (e.actors for e in events)) or takes_part(heard, wanted.spots))
        and stands_in_one(wanted.places, (event.places for event in events))
        and names_one(wanted.outlets, (one.outlet for one in heard.stories))
    )


def answers_to(answer: IncidentAnswer, wanted: Wanted) -> bool:
    """Tell whether an answer has the origins and the disputes that are wanted."""
    return answer.independent_origins >= wanted.origins and (
        not wanted.disputed or bool(answer.disputes)
    )


def names_one(wanted: Iterable[str], held: Iterable[str]) -> bool:
    """Tell whether one of the wanted names stands in one of those held, word by word; none: yes."""
    asked = [fold_words(name) for name in wanted]
    if not asked:
        return True
    names = {fold_words(name) for name in held}
    return any(stands_in(name, other) for name in asked for other in names)


def stands_in(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the words of a name follow each other in another."""
    size = len(name)
    return any(other[at : at + size] == name for at in range(len(other) - size + 1)) if size else False


def stands_in_one(wanted: Sequence[str], held: Iterable[str]) -> bool:
    """Tell whether one of the wanted names stands in names that are told, word by word; none: yes."""
    asked = [f" {' '.join(words)} " for name in wanted if (words := fold_words(name))]
    if not asked:
        return not wanted
    return any(name in names for names in held for name in asked)


def takes_part(heard: Heard, spots: frozenset[tuple[str, str]]) -> bool:
    """Tell whether one of these actors of articles takes part in an incident."""
    if not spots:
        return False
    return any((story, part) in spots for story, event in heard.events for part in event.parts)


def in_days(events: Iterable[EventTold], wanted: Wanted) -> bool:
    """Tell whether the time of one of the events touches the days that are wanted."""
    if not (wanted.since or wanted.until):
        return True
    since, until = days.read_day(wanted.since), days.read_day(wanted.until)
    return any(
        (since is None or event.last >= since) and (until is None or event.first <= until)
        for event in events
        if event.first is not None and event.last is not None
    )
