"""All candidates of a text side by side: which lie near each other, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.gazetteer.entries import EARTH_KM
from dateline.gazetteer.fold import fold
from dateline.reading.place_candidates import Group, Holder, find_holder

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dateline.gazetteer.entries import Entry
    from dateline.reading.place_outlet import OutletHome

    Numbers = NDArray[np.float64]

NEAR_KM: Final = 150.0
MOST_VOTERS: Final = 2_500  # candidates that say what lies together
ROWS: Final = 1_000  # candidates that are compared at a time
ALIAS: Final = 0.1  # how much a place counts under another than its own name
SEAT: Final = 3.0  # how much more a capital counts
PEOPLE: Final = {"PCLI": 3e8, "ADM1": 2e6, "ADM2": 3e4, "": 1e7}  # what kinds without people count as


@dataclass(frozen=True, slots=True)
class Text:
    """What a text says of where it is about: countries by how often they are named, and regions.

    ``home``: the place of its dateline; ``outlet``: where its outlet is at home, no part of the text.
    """

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    home: Entry | None = None
    outlet: OutletHome | None = None

    @property
    def is_telling(self) -> bool:
        """Tell whether the text names a country or region at all, or was filed somewhere."""
        return bool(self.countries or self.regions or self.home)


class Board:
    """The candidates of all groups in one row; ``owner`` tells whose each is."""

    def __init__(self, groups: Sequence[Group], text: Text) -> None:
        self.groups, self.text = groups, text
        self.entries = [entry for group in groups for entry in group.candidates]
        self.owner = np.repeat(np.arange(len(groups)), [len(group.candidates) for group in groups])
        self.firsts = np.cumsum([0, *(len(group.candidates) for group in groups)])
        self.held: list[tuple[Holder | None, frozenset[int]]] = [find_holder(group) for group in groups]
        self.prior = self.weigh()

    def weigh(self) -> Numbers:
        """Return how likely each candidate is by itself and by what the text says holds it."""
        prior = np.zeros(len(self.entries))
        for number, group in enumerate(self.groups):
            _, held = self.held[number]
            weights = np.array([weight_of(entry, group.key) for entry in group.candidates])
            if held:
                weights *= [1.0 if at in held else 1e-6 for at in range(len(weights))]
            start = self.firsts[number]
            if len(weights):
                prior[start : start + len(weights)] = weights / weights.sum()
        return prior

    def votes(self, likely: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return for each candidate how many other names lie near it, in its region, in its country.

        In a text with a great many names only the likeliest candidates have a vote.
        """
        size = len(self.entries)
        found = np.zeros((3, size))
        voters = np.sort(np.argsort(-likely, kind="stable")[:MOST_VOTERS])
        points = np.array([unit(entry) for entry in self.entries]).reshape(size, 3)
        countries = number_of([entry.country or "" for entry in self.entries])
        regions = number_of(
            [f"{one.country}/{one.admin1}" if one.admin1 else "" for one in self.entries]
        )
        for start in range(0, size, ROWS):
            rows = slice(start, start + ROWS)
            close = (points[rows] @ points[voters].T) > np.cos(NEAR_KM / EARTH_KM)
            found[0, rows] = self.count(close, rows, voters, likely)
            for at, labels in ((1, regions), (2, countries)):
                same = (labels[rows, None] == labels[None, voters]) & (labels[rows, None] > 0)
                found[at, rows] = self.count(same, rows, voters, likely)
        return found[0], found[1], found[2]

    def count(
        self, mask: NDArray[np.bool_], rows: slice, voters: NDArray[np.int64], likely: Numbers
    ) -> Numbers:
        """Return the sum over other groups of how likely one of theirs is that the mask admits."""
        owners, starts = np.unique(self.owner[voters], return_index=True)
        sums = np.add.reduceat(mask * likely[None, voters], starts, axis=1)
        sums = np.minimum(sums, 1.0)
        sums[self.owner[rows, None] == owners[None, :]] = 0.0
        result: Numbers = sums.sum(axis=1)
        return result


def weight_of(entry: Entry, key: str) -> float:
    """Return how much a place counts before anything of the text is known."""
    people = max(entry.population, 500)
    if entry.kind != "city":
        people = max(people, int(PEOPLE.get(entry.feature, 1e5)))
    own = 1.0 if fold(entry.name) == key or entry.kind != "city" else ALIAS
    return people * own * (SEAT if entry.capital else 1.0)


def unit(entry: Entry) -> tuple[float, float, float]:
    """Return a place on the unit sphere; the centre of it where the place has no point."""
    if entry.point is None:
        return (0.0, 0.0, 0.0)
    latitude, longitude = np.radians(entry.point)
    across = np.cos(latitude)
    return (
        float(across * np.cos(longitude)),
        float(across * np.sin(longitude)),
        float(np.sin(latitude)),
    )


def number_of(names: Sequence[str]) -> NDArray[np.int64]:
    """Return a number for each different name, 0 for empty ones."""
    known = {"": 0}
    return np.array([known.setdefault(name, len(known)) for name in names])
