"""Whether people were killed or hurt by an accident, a disaster or an illness, and by nobody's act.

"Seventeen people were killed when a bus plunged into a ravine", "killed in a fire", "a mine caved in,
killing 17": nobody attacks. Told by what a verb of harm hangs on and what hangs on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_form import children
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World

PITS: Final = frozenset({"cave", "collapse", "flood"})
BY: Final = frozenset({"in", "by", "from", "during", "of"})


def as_accident(frame: Frame, site: Site, world: World) -> Frame:
    """Return the frame of a verb of harm as that of an accident, where the sentence says so."""
    reading = world.reading
    if frame.type != "ASSAULT" or site.word != "verb" or not reading.heads:
        return frame
    if reading.lemmas[site.head] not in words_of("harm") or not is_mishap(reading, site.head):
        return frame
    return replace(frame, type="OTHER", mode=None, actor=())


def is_mishap(reading: Reading, verb: int) -> bool:
    """Tell whether what brought harm about is a mishap, and no one acts."""
    below = list(children(reading, verb))
    if any(reading.relations[at] == "nsubj" and is_ill(reading, at) for at in below):
        return True
    if any(
        reading.relations[at] in {"nsubj", "obl:agent"} and not is_cause(reading, at) for at in below
    ):
        return False
    return any(is_cause(reading, at) or is_fall(reading, at) for at in below) or follows(reading, verb)


def follows(reading: Reading, verb: int) -> bool:
    """Tell whether harm is the outcome of a mishap told before it: "a mine caved in, killing 17"."""
    above = reading.heads[verb]
    outcome = reading.relations[verb] in {"advcl", "conj"} and reading.lower(verb).endswith("ing")
    return outcome and above >= 0 and is_mishap_verb(reading, above)


def is_cause(reading: Reading, token: int) -> bool:
    """Tell whether a noun after "in", "by" or "from" is a mishap: "in a crash"."""
    if reading.relations[token] not in {"obl", "obl:agent"} or not is_ill(reading, token):
        return False
    return any(reading.lower(at) in BY for at in children(reading, token) if at < token)


def is_ill(reading: Reading, token: int) -> bool:
    """Tell whether a noun is a mishap or an illness, and no weapon stands before it."""
    known = reading.lemmas[token] in words_of("disaster") | words_of("illness")
    return known and not armed(reading, token)


def is_fall(reading: Reading, token: int) -> bool:
    """Tell whether a clause under a verb tells of a mishap: "when a bus plunged into a ravine"."""
    return reading.relations[token] == "advcl" and is_mishap_verb(reading, token)


def is_mishap_verb(reading: Reading, verb: int) -> bool:
    """Tell whether a verb is one of mishaps, and nothing that explodes or shoots has a part in it.

    What caves in or is flooded is a mine for coal or copper.
    """
    lemma = reading.lemmas[verb]
    if lemma not in words_of("mishap"):
        return False
    dug = {"mine"} if lemma in PITS else set()
    return not any(armed(reading, at) for at in children(reading, verb) if reading.lemmas[at] not in dug)


def armed(reading: Reading, token: int) -> bool:
    """Tell whether a word, or a word that describes it, is a weapon: "a bomb crash", "rocket fire"."""
    words = {reading.lemmas[at] for at in (token, *children(reading, token))}
    return not (words_of("bomb") | words_of("missiles") | words_of("blows")).isdisjoint(words)
