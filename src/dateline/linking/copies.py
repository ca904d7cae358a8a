"""Copies: articles with one text, and texts that stand partly in one another.

Half of the smaller text's five-word runs make one text; a fifth to a half is "partly derived", which
merges nothing. Independent reports of one happening share less than that. A text of a few lines is a
copy only of nearly the same few lines. Teasers are not looked at: a teaser is no copy of its story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.linking.linkage import CopyGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answered import LinkKind
    from dateline.linking.shelf import Edge, Seat

ONE_TEXT = 0.5  # share of the smaller text from which two texts are one
DERIVED = 0.2  # share from which a text is partly derived
SHORT = 60  # words; below this nearly all must agree, both ways
SHORT_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Copied:
    """One text in one or more wordings: the articles of each, by the number that stands for it.

    ``near``: the same of its own wordings and of those that lie beside it; ``joining``: the overlaps
    that made it one; ``apart``: those with wordings of other texts.
    """

    wordings: Mapping[int, tuple[Seat, ...]]
    near: Mapping[int, tuple[Seat, ...]]
    joining: tuple[Edge, ...]
    apart: tuple[Edge, ...]

    @property
    def seats(self) -> list[Seat]:
        """All its articles."""
        return [seat for seats in self.wordings.values() for seat in seats]


def is_copy(overlap: Edge, words: int) -> bool:
    """Tell whether two wordings are one text; ``words``: how many the shorter one has."""
    return overlap.y >= SHORT_SHARE if words < SHORT else overlap.x >= ONE_TEXT


def copy_group(copied: Copied) -> CopyGroup | None:
    """Return the articles of a text as a group, if there are several."""
    articles = sorted(seat.sketch.one.article.id for seat in copied.seats)
    if len(articles) == 1:
        return None
    if not copied.joining:
        return CopyGroup(tuple(articles), "the same words from first to last", 1.0)
    share = min(edge.x for edge in copied.joining)
    reason = f"each shares at least {share:.0%} of the shorter text's five-word runs with another"
    return CopyGroup(tuple(articles), reason, round(share, 4))


def first_of(seats: Iterable[Seat]) -> str:
    """Return the least id of articles."""
    return min(seat.sketch.one.article.id for seat in seats)


def ties_of(copied: Copied) -> list[Tie]:
    """Return why the articles of a text are one, and with which others they share passages."""
    reason = "one text: the same words from first to last"
    found = []
    for seats in copied.wordings.values():
        first, *others = sorted(seat.sketch.one.article.id for seat in seats)
        found += [Tie(first, other, "copy", reason, 1.0) for other in others]
    firsts = {number: first_of(seats) for number, seats in copied.near.items()}
    found += [tie_of(edge, firsts, "copy") for edge in copied.joining]
    return found + [tie_of(edge, firsts, "partly_derived") for edge in copied.apart]


def tie_of(overlap: Edge, firsts: Mapping[int, str], kind: LinkKind) -> Tie:
    """Return the tie of one overlap, its reason naming the share."""
    a, b = sorted((firsts[overlap.a], firsts[overlap.b]))
    start = "one text" if kind == "copy" else "partly derived, not merged"
    share = f"{overlap.x:.0%} of the shorter text's five-word runs stand in both"
    return Tie(a, b, kind, f"{start}: {share}", round(overlap.x, 4))


def tie_order(tie: Tie) -> tuple[str, str, str]:
    """Return what ties are put in order by."""
    return tie.a, tie.b, tie.kind
