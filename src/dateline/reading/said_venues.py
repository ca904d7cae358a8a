"""Venues: where a claim was said, from its verb, its addressee and the words around its cue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.said_media import media_kind
from dateline.reading.sources import before_review
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene
    from dateline.reading.sources import Company
    from dateline.records import Venue

FAR: Final = 14  # tokens around a cue in which its venue is looked for
LEADS: Final = frozenset({"in", "at", "on", "during", "to", "by", "via", "through"})
WITHIN: Final = 6  # tokens from a preposition to the noun of a venue


@cache
def read_venues() -> Mapping[str, Venue]:
    """Return the nouns of venues."""
    return {
        word: cast("Venue", row["venue"])
        for row in read_table("said_venues")
        for word in row["words"].split()
    }


def find_venue(scene: Scene, company: Company, draft: Draft) -> Venue:
    """Return where a claim was said; unstated where the text does not tell."""
    if draft.source and before_review(scene, draft.source)[1]:
        return "seen"
    around = venue_around(scene, draft)
    if around != "unstated":
        return around
    if draft.told_to and media_kind(scene, draft.told_to, company.actors):
        return "interview"
    if draft.told_to and scene.words[draft.told_to[1] - 1] in ("reporters", "journalists"):
        return "briefing"
    return draft.venue


def venue_around(scene: Scene, draft: Draft) -> Venue:
    """Return the venue that a prepositional phrase near the cue names, outside content and source."""
    if not draft.cue or draft.source is None:
        return "unstated"
    first, last = sentence_of(scene, draft.main)
    low = max(first, min(draft.cue[0][0], draft.source[0]) - FAR)
    high = min(last, max(draft.cue[-1][1], draft.source[1]) + FAR)
    inside = [*draft.content, draft.source]
    lead = low - WITHIN
    for token in range(low, high):
        if any(start <= token < end for start, end in inside):
            lead = low - WITHIN
        elif scene.words[token] in LEADS:
            lead = token
        elif token - lead < WITHIN and scene.words[token] in read_venues():
            return read_venues()[scene.words[token]]
    return "unstated"


def sentence_of(scene: Scene, token: int) -> Stretch:
    """Return the tokens of the sentence that a token stands in."""
    reading = scene.reading
    return reading.bounds[reading.sentence_at(reading.starts[token])]
