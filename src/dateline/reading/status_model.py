"""What the language model says of a status: it corrects the rules where it is sure.

The model was taught by people who scored happenings from -3 (certainly did not happen) to 3 (certainly
did) in two sets with two ways of scoring; both must agree for a correction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.language.happenings import Happening
    from dateline.language.reading import Reading
    from dateline.records import Status

SURE: Final = 0.8  # of not having happened
OPEN: Final = 0.8  # of being neither
REAL: Final = frozenset({"happened", "ongoing"})
DENIED, UNSURE = 0, 1  # places of the odds in a Fact


def settle(reading: Reading, token: int, status: Status) -> Status:
    """Return the status of a word by the rules, corrected by the model where it is sure."""
    found = reading.happenings.get(token)
    if found is None or not found.facts:
        return status
    if status in REAL and least(found, DENIED) >= SURE:
        return "not_happened"
    if status in REAL and least(found, UNSURE) >= OPEN:
        return "possible"
    return status


def least(found: Happening, group: int) -> float:
    """Return how likely a group of statuses is by the set that speaks least for it."""
    return min(fact[group] for fact in found.facts.values())
