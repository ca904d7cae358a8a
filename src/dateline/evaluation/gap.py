"""Scores a pronoun between two names of one gender (GAP), as its authors count.

Each item asks twice: is the pronoun the first name's, is it the second's? A yes is right or wrong;
precision, recall and F1 are over all yeses, and over those of masculine and feminine pronouns; the bias
is feminine F1 over masculine. A pronoun that is a mention of no actor is left open: its two answers are
no, and it costs recall only. One that is given to somebody else than either name is answered.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import place_span, read_cast
from dateline.evaluation.said import f1, ratio
from dateline.reading.actor_syntax import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.evaluation.casts import Cast, Spot

FEMININE: Final = frozenset({"she", "her", "hers", "herself"})
SIDES: Final = ("a", "b")


def score_gap(path: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, float | None]:
    """Return the figures, in per cent, of rows with ``text``, ``pronoun``, ``a`` and ``b``.

    Raises PageUnreadable where a span lacks ``start``, ``end``, or a name its ``coref``.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        try:
            counts += count(row)
        except (KeyError, TypeError) as error:
            cause = f"{path}: {row.get('id')} lacks start, end or coref of a span."
            advice = "Give gold in the format that docs/commands.md describes."
            raise PageUnreadable(cause, advice) from error
    return sum_up(counts)


def count(row: Mapping[str, Any]) -> Counter[str]:
    """Return what one item adds: yeses wanted, given and right of its gender; how it was answered."""
    cast = read_cast(row["text"])
    spot = row["pronoun"]
    gender = "feminine" if spot["text"].lower() in FEMININE else "masculine"
    member = find_member(cast, spot["start"], spot["end"])
    counts: Counter[str] = Counter(items=1, answered=int(member is not None))
    said = {side: member is not None and is_among(cast, member, row[side]) for side in SIDES}
    wanted = {side: bool(row[side]["coref"]) for side in SIDES}
    counts["whole"] = int(member is not None and said == wanted)
    for side in SIDES:
        counts[f"wanted {gender}"] += wanted[side]
        counts[f"given {gender}"] += said[side]
        counts[f"right {gender}"] += wanted[side] and said[side]
    return counts


def find_member(cast: Cast, start: int, end: int) -> tuple[Spot, ...] | None:
    """Return the mentions of the actor that the pronoun is given to, with at least one that is none."""
    place = place_span(cast.reading, start, end)
    given = (
        member
        for member in cast.members
        if any((spot.first, spot.last) == place for spot in member)
        and any(spot.kind != "pronoun" for spot in member)
    )
    return next(given, None)


def is_among(cast: Cast, member: tuple[Spot, ...], name: Mapping[str, Any]) -> bool:
    """Tell whether an actor has a mention with the name's head."""
    head = head_of(cast.reading, *place_span(cast.reading, name["start"], name["end"]))
    return any(spot.kind != "pronoun" and spot.head == head for spot in member)


def sum_up(counts: Counter[str]) -> dict[str, float | None]:
    """Return all figures, in per cent but the bias."""
    both = {
        what: counts[f"{what} masculine"] + counts[f"{what} feminine"]
        for what in ("wanted", "given", "right")
    }
    precision, recall = ratio(both["right"], both["given"]), ratio(both["right"], both["wanted"])
    of_gender = {gender: gender_f1(counts, gender) for gender in ("masculine", "feminine")}
    bias = of_gender["feminine"] / of_gender["masculine"] if of_gender["masculine"] else None
    shares = {"gap_f1": f1(precision, recall), "gap_precision": precision, "gap_recall": recall}
    shares |= {f"gap_{gender}_f1": value for gender, value in of_gender.items()}
    shares["gap_left_open"] = 1 - ratio(counts["answered"], counts["items"])
    shares["gap_answered_right"] = ratio(counts["whole"], counts["answered"])
    figures: dict[str, float | None] = {name: round(100 * value, 2) for name, value in shares.items()}
    return figures | {"gap_bias": None if bias is None else round(bias, 3)}


def gender_f1(counts: Counter[str], gender: str) -> float:
    """Return the F1 of one gender's pronouns."""
    right = counts[f"right {gender}"]
    return f1(ratio(right, counts[f"given {gender}"]), ratio(right, counts[f"wanted {gender}"]))
