"""Relief: what an article on hunger, flight or a disaster tells of lorries, ships and sacks is aid.

"A convoy of 14 lorries reached the town" moves forces or brings food; what else the article speaks of
decides, as long as its sentence names neither troops nor weapons. In such an article help need not come
from a state: a charity's rice is aid, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_match import heads
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.reading.event_frames import Frame
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World

MOVED: Final = ("subj", "obj")


def as_relief(frame: Frame, site: Site, world: World) -> Frame:
    """Return the frame of a movement as that of aid, where an article on relief tells of carriers."""
    if frame.type != "MOBILIZE" or "relief" not in world.about or is_armed(site, world):
        return frame
    moved = [noun for slot in MOVED for noun in site.parts.get(slot, ())]
    carriers = words_of("carriers_of_goods")
    if not any(world.head_in(head, carriers) for noun in moved for head in heads(noun, world)):
        return frame
    return replace(frame, type="AID", mode=None)


def is_armed(site: Site, world: World) -> bool:
    """Tell whether the sentence of a site names troops or arms."""
    reading = world.reading
    first, last = reading.bounds[reading.sentence_at(reading.starts[site.head])]
    return not words_of("armed").isdisjoint(reading.lemmas[first:last])
