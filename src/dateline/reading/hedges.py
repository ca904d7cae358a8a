"""Hedges and conditions: the words that weaken a claim's content or make it depend on another one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene

IFS: Final = frozenset({"if", "unless", "provided"})
NOT_CONDITIONS: Final = frozenset({"as", "even", "asked", "asks", "wonder", "whether", "see"})


@cache
def read_hedges() -> Mapping[str, str]:
    """Return for each hedging word where it hedges."""
    return {row["word"]: row["where"] for row in read_table("said_hedges")}


def find_hedges(scene: Scene, draft: Draft) -> tuple[Stretch, ...]:
    """Return the hedging words of a claim's cue and content, in order; an allowing cue as a whole."""
    words = {token for part in (*draft.cue, *draft.content) for token in hedges_in(scene, part)}
    if draft.stance == "allows":
        allowing = draft.weakened or draft.cue
        words -= {token for first, last in allowing for token in range(first, last)}
        return tuple(sorted([*allowing, *((token, token + 1) for token in words)]))
    return tuple((token, token + 1) for token in sorted(words))


def hedges_in(scene: Scene, part: Stretch) -> Iterator[int]:
    """Yield the hedging words of a stretch."""
    table = read_hedges()
    for token in range(*part):
        where = table.get(scene.words[token])
        if where and hedges_there(scene, token, where):
            yield token


def hedges_there(scene: Scene, token: int, where: str) -> bool:
    """Tell whether a word hedges where it stands."""
    if where == "aux":
        return scene.reading.tags[token] == "AUX" and scene.reading.word(token).islower()
    if where == "passive":
        return token > 0 and not words_of("be").isdisjoint(scene.words[max(0, token - 3) : token])
    return True


def is_conditional(scene: Scene, draft: Draft) -> bool:
    """Tell whether a content holds a condition ("if ..."); a question's "if" is none."""
    for first, last in draft.content:
        for token in range(first, last):
            if scene.words[token] in IFS and not (token == first and draft.stance == "asks"):
                before = scene.words[token - 1] if token else ""
                if before not in NOT_CONDITIONS:
                    return True
    return False
