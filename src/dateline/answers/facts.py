"""What an incident is: its type, places, days and people, as its articles give them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from dateline.answered import Incident
from dateline.linking import actors, days
from dateline.linking.places import key_of as place_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answers.case import Case
    from dateline.records import Participant

Key = TypeVar("Key")


def describe_incident(case: Case, title: str) -> Incident:
    """Return the record of an incident; what no article gives stays null or empty."""
    types = Counter(event.type for _, event in case.told)
    modes = Counter(event.mode for _, event in case.told if event.mode)
    earliest, latest = days_of(case)
    return Incident(
        id=case.group.id,
        type=min(types, key=lambda each: (-types[each], each)),
        mode=min(modes, key=lambda each: (-modes[each], each), default=None),
        title=title,
        places=names(place_names(case)),
        earliest=earliest,
        latest=latest,
        actors=names(actor_names(case, "actors")),
        recipients=names(actor_names(case, "recipients")),
        events=tuple(sorted({event.id for _, event in case.told})),
    )


def days_of(case: Case) -> tuple[str | None, str | None]:
    """Return the first and last day the texts give; none where they give none."""
    known = [found for one, event in case.told if (found := days.stated_days(one.article, event))]
    if not known:
        return None, None
    return days.write_day(min(first for first, _ in known)), days.write_day(
        max(last for _, last in known)
    )


def names(found: Iterable[tuple[Key, str]]) -> tuple[str, ...]:
    """Return one name for each key, the commonest; the keys named most often first."""
    counts: dict[Key, Counter[str]] = {}
    for key, name in found:
        counts.setdefault(key, Counter())[name] += 1
    ranked = sorted(
        (-sum(names.values()), min(names, key=lambda each: (-names[each], len(each), each)))
        for names in counts.values()
    )
    return tuple(dict.fromkeys(name for _, name in ranked))


def place_names(case: Case) -> Iterator[tuple[object, str]]:
    """Yield the places of the incident's events, topics left out, with their keys."""
    for one, event in case.told:
        wanted = {each.place for each in event.places if each.role != "topic"}
        for place in one.article.places:
            if place.id in wanted:
                key = place_key(place)
                yield key.geonames_id or (key.level, key.name, key.country), place.name


def actor_names(case: Case, part: str) -> Iterator[tuple[object, str]]:
    """Yield the actors or recipients of the incident's events with their keys; unknown ones by words.

    They are called by the best name that any article of the ledger gives them.
    """
    for one, event in case.told:
        known = {actor.id: actor for actor in one.article.actors}
        participants: tuple[Participant, ...] = event.actors if part == "actors" else event.recipients
        for each in participants:
            actor = known.get(each.actor or "")
            key = actors.participant_key(each, known)
            name = actor.name if actor else next((span.text for span in each.spans), "")
            across = case.around.names.get((one.article.id, each.actor or ""))
            if key and across:
                yield key if key.kind == "state" else across.group, across.name
            elif key and name:
                yield key, name
