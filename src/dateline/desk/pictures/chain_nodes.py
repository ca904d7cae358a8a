"""The boxes of the chain picture: what each is called, what stands under it, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_records import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.answered import IncidentAnswer
    from dateline.desk.pictures.chain_folds import Fold
    from dateline.desk.pictures.chain_records import Standing, Teller
    from dateline.desk.pictures.chain_trails import End

WORDS: Final[Mapping[Standing, str]] = {
    "asserts": "asserts",
    "denies": "denies",
    "doubts": "doubts",
    "allows": "does not rule it out",
    "loose": "not established",
    "silent": "the outlet's own word",
}


@dataclass(frozen=True, slots=True)
class Folds:
    """Which names and ends one box stands for; ``credited``: the names that others credit."""

    steps: Mapping[str, Fold]
    ends: Mapping[str, tuple[End, ...]]
    credited: frozenset[str]


def make_node(key: str, folds: Folds, answer: IncidentAnswer, tellers: Mapping[str, Teller]) -> Node:
    """Return the box of a fold, whose key is ``step:`` with a name or ``end:`` with an id."""
    kind, _, own = key.partition(":")
    node = (
        step_node(key, folds.steps[own], folds, tellers) if kind == "step" else end_node(key, own, folds)
    )
    return replace(node, common=answer.common_link is not None and answer.common_link in node.members)


def step_node(key: str, fold: Fold, folds: Folds, tellers: Mapping[str, Teller]) -> Node:
    """Return the box of outlets, or of who is credited."""
    articles = tuple(one.article for one in tellers.values() if one.outlet in fold.members)
    credited = fold.key in folds.credited
    return Node(
        key=key,
        part="credited" if credited else "outlet",
        name=fold.key,
        note=fold.note or ("" if articles or not credited else "its own article is not held"),
        members=fold.members,
        articles=articles,
    )


def end_node(key: str, own: str, folds: Folds) -> Node:
    """Return the box of origins of one standing."""
    ends = folds.ends[own]
    first = ends[0]
    more = f" + {len(ends) - 1} more" if len(ends) > 1 else ""
    kind = f" · {first.kind.replace('_', ' ')}" if first.kind and not more else ""
    return Node(
        key=key,
        part="origin",
        name=first.name,
        note=f"{WORDS[first.standing]}{more or kind}",
        members=tuple(end.name for end in ends),
        standing=first.standing,
        origins=() if first.standing == "silent" else tuple(end.id for end in ends),
    )
