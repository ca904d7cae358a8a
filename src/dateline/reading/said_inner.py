"""What stands inside another claim and is no claim of its own.

"The firm denied that it plans to sell" claims no plan. "The two sides agreed to extend the truce,
mediators said" is the mediators' account of a deed: who agrees, plans or offers has said nothing
there that could be quoted, unlike who threatens or promises. "Reports that the ferry had sunk were
false, the navy said" is the navy's denial that the ferry had sunk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.reading.said_claims import draft_order
from dateline.reading.said_nesting import find_outer
from dateline.reading.said_words import words_of
from dateline.reading.stance import opening_claim, own_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_scene import Scene


def leave_inner(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims without those that are none inside another one."""
    own = own_claims(scene, drafts)
    hearsay = {draft.cue[0][0]: draft for draft in drafts if draft.source is None and draft.cue}
    kept: list[Draft] = []
    left: set[int] = set()
    for draft in drafts:
        inner = refuted(scene, draft, hearsay)
        denied = opening_claim(scene, draft, own) if is_denial(draft) else None
        left |= {found.main for found in (inner, denied) if found}
        kept.append(replace(draft, content=inner.content, stance="denies") if inner else draft)
    return leave_plans(scene, [draft for draft in kept if draft.main not in left])


def is_denial(draft: Draft) -> bool:
    """Tell whether a draft is a denial in words that are not quoted, and in one piece."""
    return draft.stance == "denies" and not draft.direct and len(draft.content) == 1


def refuted(scene: Scene, draft: Draft, hearsay: dict[int, Draft]) -> Draft | None:
    """Return the claim of nobody that a draft's whole content calls untrue, if there is one."""
    if draft.stance != "asserts" or draft.direct or draft.source is None or len(draft.content) != 1:
        return None
    first, last = draft.content[0]
    while first < last and scene.words[first] in {"that", "the", "any"}:
        first += 1
    inner = hearsay.get(first)
    if inner is None or len(inner.content) != 1:
        return None
    after = inner.content[0][1]
    rest = scene.words[after:last]
    calls = bool(rest) and rest[0] in words_of("be") and rest[-1] in words_of("untrue")
    return inner if calls and not words_of("negation") & set(rest) else None


def leave_plans(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims without the plans, offers and agreements that others tell of."""
    ordered = sorted(drafts, key=draft_order)
    told = {
        draft.main
        for draft, outer in zip(ordered, find_outer(ordered), strict=True)
        if outer is not None
    }
    return [draft for draft in drafts if draft.main not in told or not is_plan(scene, draft)]


def is_plan(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft is an intention that its source has shown by a deed, not in words."""
    return draft.stance == "intends" and scene.words[draft.main] in words_of("undertaking")
