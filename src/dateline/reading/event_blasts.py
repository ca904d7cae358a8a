"""Whether a blast, or deaths, are of an attack: without a cause of their own in an article on bombs.

"A tricycle blew up" and "two people died" tell of an accident or of an attack; what else the article
speaks of decides. A sentence that names gas, an illness or a crash tells of no attack whatever stands
around it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World

OWN_CAUSES: Final = ("accident", "illness")


def is_bombed(reading: Reading) -> bool:
    """Tell whether an article names a bomb, or what else is made to explode."""
    return not words_of("bombs").isdisjoint(reading.lemmas)


def as_attack(frame: Frame, site: Site, world: World) -> Frame:
    """Return the frame of a blast or of deaths as that of an attack, where the article says so."""
    reading = world.reading
    if not world.bombed or frame.type != "OTHER":
        return frame
    blast = reading.lemmas[site.head] in words_of("blast")
    if not (blast or is_counted_death(site, world) or is_burnt_out(site, world)):
        return frame
    first, last = reading.bounds[reading.sentence_at(reading.starts[site.head])]
    causes = frozenset[str]().union(*map(words_of, OWN_CAUSES))
    if not causes.isdisjoint(reading.lemmas[first:last]):
        return frame
    return replace(frame, type="ASSAULT", mode="explosives" if blast else None)


def is_burnt_out(site: Site, world: World) -> bool:
    """Tell whether a verb says that something burned out or down."""
    burns = site.word == "verb" and world.reading.lemmas[site.head] in words_of("burning")
    return burns and "prt" in site.parts


def is_counted_death(site: Site, world: World) -> bool:
    """Tell whether a verb says that so many died."""
    reading = world.reading
    if site.word != "verb" or reading.lemmas[site.head] != "die":
        return False
    near = world.counts.within(reading.starts[site.first], reading.ends[site.last - 1])
    return any(quantity.what == "killed" for _, quantity in near)
