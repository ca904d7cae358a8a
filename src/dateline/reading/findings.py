"""What the readers have found so far: each reader gets it and adds its own part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.listing.listed import NOBODY

if TYPE_CHECKING:
    from dateline.listing.listed import ActorList
    from dateline.records import Actor, Allusion, Claim, Event, Place, Quantity, Time


@dataclass(frozen=True, slots=True)
class Findings:
    """The parts of one article's report, in the order in which the readers give them.

    ``listed`` is no part of it: the actors on the user's own list.
    """

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    allusions: tuple[Allusion, ...] = ()
    actors: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    listed: ActorList = NOBODY
