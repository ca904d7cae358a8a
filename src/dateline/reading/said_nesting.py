"""Nesting: which claim stands within which other claim's content."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.said_drafts import Draft, Stretch


def find_outer(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each draft the place of the one whose content holds its cue and source most closely.

    Drafts come in order of their contents. Time is linear but for how deep contents overlap.
    """
    by_main = {draft.main: place for place, draft in enumerate(drafts) if draft.rule != "citing"}
    marks = sorted((anchor(draft)[0], place) for place, draft in enumerate(drafts))
    parts = sorted(
        (first, -last, place) for place, draft in enumerate(drafts) for first, last in draft.content
    )
    outer: list[int | None] = [None] * len(drafts)
    open_parts: list[tuple[int, int]] = []
    following = iter([*parts, (1 << 60, 0, -1)])
    part = next(following)
    for start, place in marks:
        while part[0] <= start:
            open_parts.append((-part[1], part[2]))
            part = next(following)
        open_parts = [(last, other) for last, other in open_parts if last > start]
        outer[place] = by_main.get(drafts[place].outer, innermost(drafts, open_parts, place))
    return break_circles(through_cited(drafts, outer))


def through_cited(drafts: Sequence[Draft], outer: Sequence[int | None]) -> list[int | None]:
    """Return the same with what an outlet cites standing within the claim of the one it cites."""
    cited = {
        above: place
        for place, above in enumerate(outer)
        if above is not None and drafts[place].rule == "citing"
    }
    return [
        above if above is None or drafts[place].rule == "citing" else cited.get(above, above)
        for place, above in enumerate(outer)
    ]


def anchor(draft: Draft) -> Stretch:
    """Return the tokens that must lie within another content: cue and source, or the whole content."""
    parts = [*draft.cue, *([draft.source] if draft.source and draft.cue else [])] or [*draft.content]
    return min(first for first, _ in parts), max(last for _, last in parts)


def innermost(drafts: Sequence[Draft], open_parts: Sequence[tuple[int, int]], place: int) -> int | None:
    """Return the claim of the last opened content that holds a draft's cue and source."""
    last = anchor(drafts[place])[1]
    holding = [
        (end, other)
        for end, other in open_parts
        if other != place and end >= last and drafts[other].outer != drafts[place].main
    ]
    fitting = [other for end, other in holding if drafts[other].rule != "citing"]
    return min(fitting, key=lambda other: size(drafts[other]), default=None) if fitting else None


def size(draft: Draft) -> tuple[int, int]:
    """Return how many tokens a draft's content has."""
    return sum(last - first for first, last in draft.content), draft.main


def break_circles(outer: list[int | None]) -> list[int | None]:
    """Return the same without circles: a claim that would stand within itself stands within none."""
    safe: list[int | None] = list(outer)
    for place in range(len(safe)):
        seen = {place}
        above = safe[place]
        while above is not None and above not in seen:
            seen.add(above)
            above = safe[above]
        if above is not None:
            safe[place] = None
    return safe
