"""Which side a claim takes on an event: asserts, denies, doubts, allows it, or none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.answered import Side
    from dateline.records import Claim, Event, Stance, Status

BY_STANCE: Final[Mapping[Stance, Side | None]] = {
    "denies": "denies",
    "doubts": "doubts",
    "allows": "allows",
    "fears": "allows",
    "expects": "allows",
    "demands": None,
    "asks": None,
}
BY_STATUS: Final[Mapping[Status, Side | None]] = {
    "denied": "denies",
    "not_happened": "denies",
    "possible": "allows",
    "hypothetical": "allows",
    "demanded": None,
}
PLANS: Final = frozenset({"planned", "ongoing", "happened"})


def side_of(event: Event, claim: Claim) -> Side | None:
    """Return the side a claim takes on an event, or None where it takes none (a demand, a question).

    To fear or to expect is to allow, not to assert; to intend asserts a plan.
    """
    if claim.stance in BY_STANCE:
        return BY_STANCE[claim.stance]
    status = status_by(event, claim)
    if claim.stance == "intends" and status not in PLANS:
        return "allows"
    return BY_STATUS.get(status, "asserts")


def status_by(event: Event, claim: Claim) -> Status:
    """Return the status a claim gives an event: its own where sources differ, else the event's."""
    return next((one.status for one in event.status_by if one.claim == claim.id), event.status)


def own_side(event: Event) -> Side | None:
    """Return the side an article takes on an event in its own words, with no source."""
    return BY_STATUS.get(event.status, "asserts")
