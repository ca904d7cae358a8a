"""Folding: names that one box stands for, so that three hundred articles still give a picture.

Copies of one text with the same chains are one box. Where more boxes are left than a column takes,
outlets with the same chains are one box too, and then the rest is. What is folded is counted and named.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.desk.pictures.chain_records import STANDINGS
from dateline.desk.pictures.chain_trails import tails_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.desk.pictures.chain_records import Teller
    from dateline.desk.pictures.chain_trails import End, Trail

MOST_OUTLETS: Final = 16
MOST_CREDITED: Final = 10
MOST_ORIGINS: Final = 12  # and at most one box more for each standing


@dataclass(frozen=True, slots=True)
class Fold:
    """Names under one box: the first gives its name; ``note`` says how many the others are."""

    members: tuple[str, ...]
    note: str = ""

    @property
    def key(self) -> str:
        """What the box is told from others by."""
        return self.members[0]


def fold_outlets(
    trails: Sequence[Trail], copies: Iterable[Sequence[str]], tellers: Mapping[str, Teller]
) -> dict[str, Fold]:
    """Return the fold of each outlet that only tells, and that nobody credits."""
    credited = {step for trail in trails for step in trail.steps[1:]}
    tails = {name: tail for name, tail in tails_of(trails).items() if name not in credited}
    folds = fold_copies(tails, copies, tellers)
    if len(folds) > MOST_OUTLETS:
        folds = fold_alike(folds, tails)
    if len(folds) > MOST_OUTLETS:
        weight = Counter({name: len(tails[name]) for name in tails})
        folds = fold_rest(folds, MOST_OUTLETS, weight, "outlets")
    return by_name(folds)


def fold_copies(
    tails: Mapping[str, frozenset[object]],
    copies: Iterable[Sequence[str]],
    tellers: Mapping[str, Teller],
) -> list[Fold]:
    """Return folds of outlets: one for those that print one text and have the same chains."""
    texts: dict[str, int] = {}
    for number, group in enumerate(copies):
        for article in group:
            if article in tellers:
                texts.setdefault(tellers[article].outlet, number)
    groups: dict[object, list[str]] = {}
    for name in in_time(tails, tellers):
        same = (texts[name], tails[name]) if name in texts else name
        groups.setdefault(same, []).append(name)
    printed = {
        number for name, number in texts.items() if name not in tails
    }  # by one whom others credit
    return [note_copies(tuple(group), texts.get(group[0]) in printed) for group in groups.values()]


def note_copies(members: tuple[str, ...], copied: bool) -> Fold:  # noqa: FBT001  - asked for each group
    """Return the fold of outlets with one text; ``copied``: of an outlet that stands elsewhere."""
    if copied:
        return Fold(members, more(len(members) - 1, "more copy", "more copies") or "copy")
    return Fold(members, more(len(members) - 1, "copy", "copies"))


def in_time(names: Iterable[str], tellers: Mapping[str, Teller]) -> list[str]:
    """Return outlets by the first day that they told of it; those without a day last."""
    first: dict[str, str] = {}
    for one in tellers.values():
        day = one.day or "9999"
        first[one.outlet] = min(day, first.get(one.outlet, day))
    return sorted(names, key=lambda name: (first.get(name, "9999"), name))


def fold_alike(folds: Iterable[Fold], tails: Mapping[str, frozenset[object]]) -> list[Fold]:
    """Return folds in which outlets with the same chains are one."""
    groups: dict[frozenset[object], list[Fold]] = {}
    for fold in folds:
        groups.setdefault(tails[fold.key], []).append(fold)
    return [join(group, "more", "more") if len(group) > 1 else group[0] for group in groups.values()]


def fold_rest(folds: Sequence[Fold], most: int, weight: Mapping[str, int], what: str) -> list[Fold]:
    """Return at most ``most`` folds: the weightiest stay, all others are one, called by their number."""
    ranked = sorted(folds, key=lambda fold: -sum(weight.get(name, 0) for name in fold.members))
    kept = set(map(id, ranked[: most - 1]))
    rest = tuple(name for fold in folds if id(fold) not in kept for name in fold.members)
    return [
        *(fold for fold in folds if id(fold) in kept),
        Fold(rest, f"and {len(rest) - 1} more {what}"),
    ]


def join(folds: Sequence[Fold], one: str, many: str) -> Fold:
    """Return one fold of several, in their order."""
    members = tuple(name for fold in folds for name in fold.members)
    return Fold(members, more(len(members) - 1, one, many))


def more(count: int, one: str, many: str) -> str:
    """Return "+ 7 copies", "+ 1 copy", or nothing for none."""
    return f"+ {count} {one if count == 1 else many}" if count else ""


def by_name(folds: Iterable[Fold]) -> dict[str, Fold]:
    """Return the fold of each name."""
    return {name: fold for fold in folds for name in fold.members}


def fold_credited(trails: Sequence[Trail]) -> dict[str, Fold]:
    """Return the fold of each name that others credit; those in most trails stay by themselves."""
    weight = Counter(step for trail in trails for step in trail.steps[1:])
    folds = [Fold((name,)) for name in sorted(weight)]
    if len(folds) > MOST_CREDITED:
        folds = fold_rest(folds, MOST_CREDITED, weight, "credited")
    return by_name(folds)


def fold_ends(trails: Sequence[Trail]) -> dict[str, tuple[End, ...]]:
    """Return for the id of each end the ends that stand under one box with it, all of one standing.

    Those in which most trails end stay by themselves.
    """
    weight = Counter(trail.end for trail in trails)
    ends = sorted(weight, key=lambda end: (-weight[end], end.name, end.id))
    share = min(1.0, MOST_ORIGINS / max(1, len(ends)))
    folds: list[tuple[End, ...]] = []
    for standing in STANDINGS:
        mine = [end for end in ends if end.standing == standing]
        room = len(mine) if share == 1 else max(1, int(share * len(mine)))
        kept = mine if room == len(mine) else mine[: room - 1]
        folds += [(end,) for end in kept]
        folds += [tuple(mine[len(kept) :])] if len(mine) > len(kept) else []
    return {end.id: fold for fold in folds for end in fold}
