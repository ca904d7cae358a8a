"""What speaks for and against each candidate, as named features that the learned weights refer to."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.entries import distance_km
from dateline.gazetteer.fold import fold
from dateline.reading.place_board import NEAR_KM
from dateline.reading.place_candidates import kind_of
from dateline.reading.place_typed import PLACES
from dateline.reading.place_words import common

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.gazetteer.entries import Entry
    from dateline.reading.place_board import Board, Numbers
    from dateline.reading.place_candidates import Group

    Features = Mapping[str, float]
    Votes = tuple[Numbers, Numbers, Numbers]

MOST_PEOPLE: Final = 7.0  # powers of ten
OUTLET: Final = ("country of the outlet", "region of the outlet", "near the outlet")


def describe_all(board: Board, number: int, votes: Votes) -> list[Features]:
    """Return the features of every candidate of a group, and last those of none being meant."""
    group = board.groups[number]
    told = [
        dict(
            describe(board, number, at, tuple(float(vote[board.firsts[number] + at]) for vote in votes))
        )
        for at in range(len(group.candidates))
    ]
    return [*told, dict(describe_none(board, group, number))]


def describe(
    board: Board, number: int, at: int, votes: tuple[float, ...]
) -> Iterator[tuple[str, float]]:
    """Yield the features of one candidate."""
    group = board.groups[number]
    entry = group.candidates[at]
    kind = entry.feature or entry.kind
    yield f"is {kind}", 1.0
    yield from prominence(group, entry, kind)
    holder, held = board.held[number]
    if held:
        yield (
            ("lies in the region told" if holder and holder.admin1 else "lies in the country told")
            if (at in held)
            else "lies not where told",
            1.0,
        )
    elif holder:
        yield "nothing lies where told", 1.0
    yield from company(board, votes)
    yield from named(board, entry)
    yield from outlet(board, entry)
    labels = {one.found.label for one in group.mentions}
    if "GPE" not in labels and labels & {"LOC", "FAC"}:
        yield f"is {entry.kind} and typed {'FAC' if 'FAC' in labels else 'LOC'}", 1.0
    if kind_of(group.feature):
        yield f"is {entry.kind} with a word for a {kind_of(group.feature)}", 1.0


def prominence(group: Group, entry: Entry, kind: str) -> Iterator[tuple[str, float]]:
    """Yield how large a place is, by itself and beside its namesakes."""
    size = math.log10(max(entry.population, 100)) / MOST_PEOPLE
    yield (f"size of {kind}" if entry.kind in {"city", "region"} else "size of others"), size
    if entry.kind in {"city", "region"}:
        largest = max(one.population for one in group.candidates)
        yield "smaller than its namesakes", math.log10((largest + 1000) / (entry.population + 1000))
    if entry.kind == "city":
        towns = max(one.population for one in group.candidates if one.kind == "city")
        yield "smaller than other towns", math.log10((towns + 1000) / (entry.population + 1000))
        if fold(entry.name) != group.key:
            yield "called otherwise", 1.0
    if len(group.candidates) == 1:
        yield "alone", 1.0


def company(board: Board, votes: tuple[float, ...]) -> Iterator[tuple[str, float]]:
    """Yield how many of the text's other names may lie near, in the same region and country."""
    others = max(len(board.groups) - 1, 1)
    for name, vote in zip(("near", "region", "country"), votes, strict=True):
        yield f"names {name}", math.log1p(vote)
        yield f"share of names {name}", vote / others


def named(board: Board, entry: Entry) -> Iterator[tuple[str, float]]:
    """Yield whether the text names the place's country and region, and where it was filed."""
    text = board.text
    times = text.countries.get(entry.country or "", 0)
    if times:
        yield "country named", 1.0
        yield "share of countries", times / sum(text.countries.values())
    elif text.countries:
        yield "other countries named", 1.0
    region = text.regions.get((entry.country or "", entry.admin1 or ""), 0)
    if region and entry.feature != "ADM1":
        yield "region named", 1.0
        yield "share of regions", region / sum(text.regions.values())
    elif text.regions and entry.admin1 and entry.feature != "ADM1":
        yield "other regions named", 1.0
    home = text.home
    if home is not None and home is not entry:
        if home.admin1 and (home.country, home.admin1) == (entry.country, entry.admin1):
            yield "region of the dateline", 1.0
        elif home.country == entry.country:
            yield "country of the dateline", 1.0
        if home.point and entry.point and distance_km(home.point, entry.point) <= NEAR_KM:
            yield "near the dateline", 1.0


def outlet(board: Board, entry: Entry) -> Iterator[tuple[str, float]]:
    """Yield how near a place lies to where the text's outlet is at home."""
    home = board.text.outlet
    if home is None or entry.country != home.country or entry.kind == "country":
        return
    yield "country of the outlet", 1.0
    town = home.town
    if town is None:
        return
    if entry.admin1 and entry.admin1 == town.admin1:
        yield "region of the outlet", 1.0
    if town.point and entry.point and distance_km(town.point, entry.point) <= NEAR_KM:
        yield "near the outlet", 1.0


def describe_none(board: Board, group: Group, number: int) -> Iterator[tuple[str, float]]:
    """Yield what speaks for the name meaning none of the candidates."""
    yield "none", 1.0
    yield "none of so many", math.log10(len(group.candidates) + 1)
    labels = {one.found.label for one in group.mentions}
    if not labels & PLACES:
        yield f"none and typed {min(labels) or 'nothing'}", 1.0
    elif "GPE" not in labels:
        yield f"none and typed {'FAC' if 'FAC' in labels else 'LOC'}", 1.0
    uses = {one.found.use for one in group.mentions}
    if uses == {"name"}:
        yield "none and only in names", 1.0
    if group.key in common():
        yield "none and a common word", 1.0
    if any(one.hint.locative for one in group.mentions):
        yield "none though a word for a place stands by", 1.0
    if " " in group.key:
        yield "none of a name of several words", 1.0
    if board.held[number][1]:
        yield "none though something lies where told", 1.0
    largest = max((one.population for one in group.candidates), default=0)
    yield "none though large", math.log10(max(largest, 100)) / MOST_PEOPLE
    if kind_of(group.feature):
        yield f"none with a word for a {kind_of(group.feature)}", 1.0
