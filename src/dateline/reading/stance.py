"""Stance: what a source does with the content, by the cue and its negation.

Silence is no stance: "did not say", "declined to comment", "has not confirmed" claim nothing, so a cue
whose table row gives no stance under negation is dropped when it is negated. Nor is what is not said
yet: "will announce", "might deny" claim nothing either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene
    from dateline.records import Stance


def stance_of(group: Group, frame: str = "") -> Stance | None:
    """Return the stance of a verb group in a frame, or None where it claims nothing."""
    if group.negated:
        return group.verb.negated
    if group.modal:
        return None
    return dict(group.verb.turns).get(frame, group.verb.stance)


def lift_stances(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims, those of one who tells of his own stance with that stance.

    "Officials said they could not rule out that ..." allows, though "said" asserts.
    """
    own = own_claims(scene, drafts)
    return [lift(scene, draft, own) for draft in drafts]


def own_claims(scene: Scene, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Return the claims of personal pronouns by the token of the pronoun."""
    return {
        draft.source[0]: draft
        for draft in drafts
        if draft.source and draft.rule == "indirect" and is_personal(scene, draft)
    }


def lift(scene: Scene, draft: Draft, own: Mapping[int, Draft]) -> Draft:
    """Return a claim with the stance of the one that its content opens with."""
    if draft.stance != "asserts" or draft.direct or draft.source is None or len(draft.content) != 1:
        return draft
    inner = opening_claim(scene, draft, own)
    return replace(draft, stance=inner.stance, weakened=inner.cue) if inner else draft


def opening_claim(scene: Scene, draft: Draft, own: Mapping[int, Draft]) -> Draft | None:
    """Return the claim that a draft's content opens with and holds to its end, of those given."""
    first, last = draft.content[0]
    inner = own.get(first + (scene.words[first] == "that"))
    return inner if inner and inner is not draft and inner.content[-1][1] >= last else None


def is_personal(scene: Scene, draft: Draft) -> bool:
    """Tell whether the source of a claim is one personal pronoun."""
    first, last = draft.source or (0, 0)
    return last - first == 1 and scene.words[first] in words_of("personal")
