"""Places that an act in words is about, as against the place where it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_syntax import head_of
from dateline.reading.event_frames import frames
from dateline.reading.event_where import STANDING
from dateline.reading.event_words import words_of
from dateline.reading.place_paths import CLIMB
from dateline.reading.place_words import event_words

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_where import Stretch
    from dateline.reading.place_paths import Path

WORDS: Final = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
)
ABOUT: Final = event_words("about")
SPOKEN_OF: Final = event_words("spoken_of")


def is_topic(reading: Reading, path: Path, token: int, *, there: bool) -> bool:
    """Tell whether the way from a place up to an act in words says that the act is about it.

    ``there``: whether the act is found to have been there, which settles "signed the treaty in Geneva".
    """
    outer, inner = path[-1], path[0]
    if outer.relation == "nsubj" or inner.relation == "compound":
        return False
    if any(step.preposition in ABOUT for step in path):
        return outer.preposition not in STANDING or outer.preposition in ABOUT
    if outer.relation == "obj" and len(path) == 1:
        return reading.lemmas[token] in SPOKEN_OF
    if len(path) == 1 or inner.preposition not in STANDING or outer.relation != "obj":
        return False
    return is_done(reading, path[1].token) or not (there or is_meeting(reading, path[-1].token))


def is_done(reading: Reading, token: int) -> bool:
    """Tell whether a noun denotes an act of its own, done where its place is ("an attack in Gaza")."""
    return reading.lemmas[token] in frames("noun") and not is_meeting(reading, token)


def is_meeting(reading: Reading, token: int) -> bool:
    """Tell whether a noun denotes the talks or the text of which the act is but a part."""
    return reading.lemmas[token] in words_of("talks") | (words_of("agreement") - words_of("peace"))


def is_spoken_of(reading: Reading, name: Stretch, token: int) -> bool:
    """Tell whether those who meet do so to discuss a place ("met to discuss Mali")."""
    at = head_of(reading, *name)
    for _ in range(CLIMB):
        at = reading.heads[at]
        if at < 0:
            return False
        if reading.tags[at] == "VERB":
            return reading.lemmas[at] in SPOKEN_OF and reading.heads[at] == token
    return False
