"""Stance: what a source does with the content, by the cue and its negation.

Silence is no stance: "did not say", "declined to comment", "has not confirmed" claim nothing, so a cue
whose table row gives no stance under negation is dropped when it is negated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.said_groups import Group
    from dateline.records import Stance


def stance_of(group: Group, frame: str = "") -> Stance | None:
    """Return the stance of a verb group in a frame, or None where it claims nothing."""
    if group.negated:
        return group.verb.negated
    return dict(group.verb.turns).get(frame, group.verb.stance)
