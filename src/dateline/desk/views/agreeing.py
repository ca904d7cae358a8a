"""How sources and what they do agree in number: an official denies, officials deny."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.titles import stands_for_several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.searches import Sayer


def are_several(sayers: Sequence[Sayer]) -> bool:
    """Tell whether sources are several: more than one, or one unnamed that stands for several."""
    if len(sayers) != 1:
        return len(sayers) > 1
    one = sayers[0]
    return not one.named and stands_for_several(one.text or one.name or "")


def agree(stance: str, *, several: bool) -> str:
    """Return what sources do, as one does or as several do: "denies", "deny"."""
    if not several:
        return stance
    return f"{stance[:-3]}y" if stance.endswith("ies") else stance.removesuffix("s")
