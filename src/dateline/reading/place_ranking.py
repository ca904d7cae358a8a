"""Which place each name of a text means, by learned weights, or why that is left open."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.gazetteer.entries import distance_km
from dateline.gazetteer.fold import fold
from dateline.reading.place_board import NEAR_KM, Board
from dateline.reading.place_features import describe_all
from dateline.reading.place_hints import TWOFOLD
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.gazetteer.entries import Entry
    from dateline.reading.place_board import Numbers, Text
    from dateline.reading.place_candidates import Group, Holder
    from dateline.reading.place_features import Features

LARGE: Final = 50_000  # people of a city that its region is called after
LEAST: Final = 0.5  # how likely a place must be to be chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen (None: left open), all candidates with their likelihoods, and the reason.

    ``country`` is known for a place left open where the text says which country holds it.
    """

    entry: Entry | None
    ranked: tuple[tuple[Entry, float], ...]
    reason: str
    country: str | None = None


@cache
def weights() -> Mapping[str, float]:
    """Return the learned weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in read_table("place_weights")}


def choose_all(groups: Sequence[Group], text: Text) -> list[Choice]:
    """Return the choice made for each group."""
    board = Board(groups, text)
    told = describe_board(board)
    return [choose(board, number, features) for number, features in enumerate(told)]


def describe_board(board: Board) -> list[list[Features]]:
    """Return the features of all candidates of all groups, in each last those of none."""
    votes = board.votes(board.prior)
    return [describe_all(board, number, votes) for number in range(len(board.groups))]


def likelihoods(told: Sequence[Features]) -> Numbers:
    """Return how likely each of some alternatives is by the weights of its features."""
    known = weights()
    scores = np.array([sum(known.get(name, 0.0) * value for name, value in one.items()) for one in told])
    raised = np.exp(scores - scores.max())
    result: Numbers = raised / raised.sum()
    return result


def choose(board: Board, number: int, told: Sequence[Features]) -> Choice:
    """Return the likeliest candidate of a group where it is likely enough."""
    group = board.groups[number]
    holder, held = board.held[number]
    if not group.candidates:
        code = holder.country if holder else None
        return Choice(None, (), "not resolved: not in the gazetteer", code)
    if holder and not held and is_told(group, holder):
        return Choice(None, (), f"not resolved: none in {holder.name}, as the text says", holder.country)
    likely = likelihoods(told)
    order = sorted(range(len(group.candidates)), key=lambda at: (-likely[at], at))
    ranked = tuple((group.candidates[at], round(float(likely[at]), 3)) for at in order)
    best = order[0]
    if mass(group, likely, best) < LEAST:
        return Choice(
            None, ranked, why_not(group, float(likely[-1])), holder.country if holder else None
        )
    if group.key in TWOFOLD and not (held or board.text.is_telling):
        return Choice(None, ranked, why_not(group, 0.0), holder.country if holder else None)
    best = prefer_town(group, best)
    entry = group.candidates[best]
    if holder and best in held:
        return Choice(entry, ranked, f"in {holder.name}, as the text says")
    return Choice(entry, ranked, why(board, number, best, told[best]))


def is_told(group: Group, holder: Holder) -> bool:
    """Tell whether a people's adjective says which country holds a town: "the Malian town of Tarn"."""
    told = any(one.hint.told and holder.name.casefold() in one.hint.inside for one in group.mentions)
    return told and not holder.admin1


def prefer_town(group: Group, best: int) -> int:
    """Return the city that gives a chosen region its name, where no word says that it is the region."""
    region = group.candidates[best]
    if region.kind != "region" or group.feature or region.point is None:
        return best
    for at, entry in enumerate(group.candidates):
        near = entry.point is not None and distance_km(region.point, entry.point) <= NEAR_KM
        large = entry.capital or entry.population >= max(LARGE, region.population // 5)
        if entry.kind == "city" and near and large and fold(entry.name) == group.key:
            return at
    return best


def mass(group: Group, likely: Numbers, best: int) -> float:
    """Return how likely a place is together with its namesakes around it, such as its region."""
    point = group.candidates[best].point
    around = (
        float(likely[at])
        for at, entry in enumerate(group.candidates)
        if at != best and point and entry.point and distance_km(point, entry.point) <= NEAR_KM
    )
    return float(likely[best]) + math.fsum(around)


def why_not(group: Group, none: float) -> str:
    """Return in words why a name is left open."""
    among = len(group.candidates)
    if none >= LEAST:
        return "not resolved: likely another place, or none, than the gazetteer has of this name"
    return f"not resolved: {among} places of this name, none stands out"


def why(board: Board, number: int, at: int, told: Features) -> str:
    """Return in words why a place was chosen: its namesakes, and the strongest of what speaks for it."""
    group = board.groups[number]
    entry = group.candidates[at]
    known = weights()
    strong = sorted(
        ((known.get(name, 0.0) * value, SAID[name]) for name, value in told.items() if name in SAID),
        reverse=True,
    )
    said = [words for weight, words in strong[:2] if weight > SLIGHT]
    if len(group.candidates) == 1:
        opening = "the only place of this name in the gazetteer"
    elif entry.kind == "country":
        opening = "a country's name"
    else:
        opening = f"the likeliest of {len(group.candidates)} places of this name"
    return ", ".join([opening, *said])


SLIGHT: Final = 0.3  # what weighs less is not told
SAID: Final = {
    "names near": "near other places that the text names",
    "share of names near": "near other places that the text names",
    "names region": "in the region of other places that the text names",
    "share of names region": "in the region of other places that the text names",
    "country named": "in a country that the text names",
    "share of countries": "in a country that the text names",
    "region named": "in a region that the text names",
    "share of regions": "in a region that the text names",
    "region of the dateline": "in the region of the dateline",
    "near the dateline": "near the place of the dateline",
    "region of the outlet": "in the region of the outlet",
    "near the outlet": "near where the outlet is at home",
}
