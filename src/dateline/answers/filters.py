"""Which incidents are wanted: by who, where, what, when, which outlet, how many origins, in dispute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.linking import days
from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.answers.case import Case
    from dateline.records import Article, Event, Source


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
    if wanted.types and not any(event.type in wanted.types for _, event in case.told):
        return False
    return (
        in_days(case, wanted)
        and (names_one(wanted.actors, actor_names(case)) or takes_part(case, wanted.spots))
        and names_one(wanted.places, place_names(case))
        and names_one(wanted.outlets, (one.article.outlet or "" for one in case.articles))
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


def actor_names(case: Case) -> Iterable[str]:
    """Yield the names of those that act in an incident, are acted on, or say so."""
    taking_part = set(participants(case))
    for one, event in case.told:
        for actor in one.article.actors:
            if (one.article.id, actor.id) in taking_part:
                yield from (actor.name, *actor.aliases)
        yield from (source.text or "" for source in sources_of(one.article, event))


def participants(case: Case) -> Iterator[tuple[str, str]]:
    """Yield those that act in an incident, are acted on, or say so, as actors of articles."""
    for one, event in case.told:
        ids = [part.actor for part in (*event.actors, *event.recipients)]
        ids += [source.actor for source in sources_of(one.article, event)]
        yield from ((one.article.id, actor) for actor in ids if actor)


def sources_of(article: Article, event: Event) -> Iterator[Source]:
    """Yield the sources of the claims that an event rests on."""
    for claim in article.claims:
        if claim.id in event.according_to:
            yield from claim.sources


def takes_part(case: Case, spots: frozenset[tuple[str, str]]) -> bool:
    """Tell whether one of these actors of articles takes part in an incident."""
    return any(each in spots for each in participants(case)) if spots else False


def place_names(case: Case) -> Iterable[str]:
    """Yield the names of the places of an incident, of their regions and countries."""
    for one, event in case.told:
        ids = {where.place for where in event.places}
        for place in one.article.places:
            if place.id in ids:
                yield from (place.name, place.admin1 or "", place.country or "")


def in_days(case: Case, wanted: Wanted) -> bool:
    """Tell whether the time of one of the events touches the days that are wanted."""
    if not (wanted.since or wanted.until):
        return True
    first, last = days.read_day(wanted.since), days.read_day(wanted.until)
    known = [found for one, event in case.told if (found := days.event_days(one.article, event))]
    return any((first is None or b >= first) and (last is None or a <= last) for a, b in known)
