"""Venues: where a claim was said, from its verb, its addressee and the words around its cue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.said_credits import may_be_outlet
from dateline.reading.said_kinds import media_words
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
def read_venues(how: str = "noun") -> Mapping[str, Venue]:
    """Return the words of venues that are told in one way: noun, act or told."""
    return {
        word: cast("Venue", row["venue"])
        for row in read_table("said_venues")
        if row["how"] == how
        for word in row["words"].split()
    }


def find_venue(scene: Scene, company: Company, draft: Draft) -> Venue:
    """Return where a claim was said; unstated where the text does not tell."""
    if draft.source and before_review(scene, draft.source)[1]:
        return "seen"
    around = venue_around(scene, draft)
    if around != "unstated":
        return around
    if draft.told_to is None:
        return draft.venue
    if media_kind(scene, draft.told_to, company.actors) or may_be_outlet(scene, company, draft.told_to):
        return "interview"
    words = scene.words[slice(*draft.told_to)]
    told = (read_venues("told")[word] for word in words if word in read_venues("told"))
    return next(told, draft.venue)


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
        elif scene.words[token] in read_venues("act"):
            return read_venues("act")[scene.words[token]]
        elif token - lead < WITHIN and is_venue(scene, token):
            return read_venues()[scene.words[token]]
    return "unstated"


def is_venue(scene: Scene, token: int) -> bool:
    """Tell whether a word is a venue's noun and no part of an outlet's name ("Post")."""
    word = scene.words[token]
    named = scene.reading.word(token)[0].isupper() and word in media_words()
    return word in read_venues() and not named


def sentence_of(scene: Scene, token: int) -> Stretch:
    """Return the tokens of the sentence that a token stands in."""
    reading = scene.reading
    return reading.bounds[reading.sentence_at(reading.starts[token])]
