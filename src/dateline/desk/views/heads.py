"""The head of an incident: who says which words, where, when, and how the counts stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.desk.views.changing import Change, read_change
from dateline.desk.views.tallies import Tally, tally_of

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer

Standing = Literal["asserted", "disputed", "only denied", "only doubted", "not established", "withdrawn"]
WITHDRAWN: Final = "Withdrawn since: "


@dataclass(frozen=True, slots=True)
class Head:
    """An incident in a list or above its page.

    ``speakers`` and ``words`` are the title in two parts, with the colon between them left out;
    ``speakers`` is empty where the title is no "A says: B". ``kind``: type and mode in small letters.
    ``changes``: what would change the count of those that assert it.
    """

    id: str
    speakers: str
    words: str
    places: tuple[str, ...]
    earliest: str | None
    latest: str | None
    kind: str
    standing: Standing
    articles: int
    outlets: int
    asserting: int
    tally: Tally
    changes: tuple[Change, ...] = ()


def head_of(answer: IncidentAnswer) -> Head:
    """Return the head of an answer."""
    incident = answer.incident
    speakers, words = split_title(incident.title)
    return Head(
        id=incident.id,
        speakers=speakers,
        words=words,
        places=incident.places,
        earliest=incident.earliest,
        latest=incident.latest if incident.latest != incident.earliest else None,
        kind=" · ".join(part.lower() for part in (incident.type, incident.mode) if part),
        standing=standing_of(answer),
        articles=answer.articles,
        outlets=answer.outlets,
        asserting=answer.independent_origins,
        tally=tally_of(answer),
        changes=tuple(map(read_change, answer.changes_if)),
    )


def split_title(title: str) -> tuple[str, str]:
    """Return who a title says so and the words they say; nobody where it has no colon."""
    speakers, colon, words = title.removeprefix(WITHDRAWN).partition(": ")
    return (speakers, words) if colon and words else ("", title.removeprefix(WITHDRAWN))


def standing_of(answer: IncidentAnswer) -> Standing:
    """Return in a word how an incident stands; a word on its sources, never on the truth."""
    if answer.incident.title.startswith(WITHDRAWN):
        return "withdrawn"
    if answer.disputes or (answer.asserting_origins and answer.denying_origins):
        return "disputed"
    if answer.asserting_origins:
        return "asserted"
    if answer.denying_origins:
        return "only denied"
    return "only doubted" if answer.doubting_origins else "not established"
