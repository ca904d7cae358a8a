"""Who only says that he doubts it: "I am not convinced that this was shelling", "she was not sure".

What is said so asserts nothing of what follows, and what follows is not denied either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene

OPENING: Final = 7  # words at the head of a content in which its speaker tells of a doubt
NEAR: Final = 3  # words after "not" within which "convinced" stands
SKIPPED: Final = frozenset({"that", "“", '"', "‘", "'", "but", "and"})
NOT: Final = frozenset({"not", "n't", "n’t", "never"})


def mark_doubts(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return claims; of those that assert, the ones whose words only doubt do so."""
    return [
        replace(draft, stance="doubts")
        if draft.stance in {"asserts", "asks"} and is_doubt(scene, draft)
        else draft
        for draft in drafts
    ]


def is_doubt(scene: Scene, draft: Draft) -> bool:
    """Tell whether a claim's cue doubts ("was not sure that"), or its content opens with a doubt."""
    if any(has_doubt(scene, part) for part in draft.cue) or is_questioned(scene, draft):
        return True
    return draft.source is not None and bool(draft.content) and opens_with_doubt(scene, draft.content[0])


def is_questioned(scene: Scene, draft: Draft) -> bool:
    """Tell whether a source "questioned whether" it is so."""
    asked = any(scene.words[at] in words_of("questioning") for part in draft.cue for at in range(*part))
    return (
        draft.rule != "nominal"
        and asked
        and bool(draft.content)
        and scene.words[draft.content[0][0]] == "whether"
    )


def opens_with_doubt(scene: Scene, content: Stretch) -> bool:
    """Tell whether a content begins with a pronoun that doubts: "he was not convinced of either"."""
    first, last = content
    while first < last and scene.words[first] in SKIPPED:
        first += 1
    speaks = scene.words[first : first + 1] and scene.words[first] in words_of("doubting_persons")
    return bool(speaks) and has_doubt(scene, (first, min(last, first + OPENING)))


def has_doubt(scene: Scene, part: Stretch) -> bool:
    """Tell whether words hold "doubt", or "not" and "convinced" soon after it."""
    words = scene.words[slice(*part)]
    for at, word in enumerate(words):
        if word in words_of("doubting"):
            return not NOT & set(words[max(0, at - NEAR) : at])
        if word in NOT and not words_of("conviction").isdisjoint(words[at + 1 : at + 1 + NEAR]):
            return True
    return False
