"""Own texts with the way of their claims marked: no figure falls, and single constructions hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.reading.chains_told import FOLDER, Text, chains_of, read_claims, read_texts, score_file

if TYPE_CHECKING:
    from collections.abc import Iterator

FLOORS = {
    "wires": {"edges_f1": 97.6, "whole": 98.0},
    "fresh": {"edges_f1": 97.9, "whole": 97.7},
}
CASES = """\
The pier burned down, the Ostrel Post said, citing harbour guards.
    Ostrel Post > harbour guards
The pier burned down, according to the Ostrel Post, which cited two guards.
    Ostrel Post > two guards
The pier burned down, according to the Ostrel Post, citing two guards.
    Ostrel Post > two guards
The Ostrel Post, citing a guard it did not name, said the pier burned down.
    Ostrel Post > a guard
The Ostrel Post reported that the pier burned down, citing no source.
    Ostrel Post
The Ostrel Post said the pier burned down, attributing the news to the fire chief.
    Ostrel Post > the fire chief
The Ostrel Post has learned from two guards that the pier burned down.
    Ostrel Post > two guards
Two guards, who asked not to be named, told the Ostrel News that the pier burned down.
    Ostrel News > Two guards, who asked not to be named
A guard confirmed to the Ostrel Post that the pier burned down.
    Ostrel Post > A guard
In a statement carried by state radio, the fire chief said the pier burned down.
    state radio > the fire chief
The Ostrel Post quoted a guard who lives there as saying the pier burned down.
    Ostrel Post > a guard who lives there
The Ostrel Post spoke to two guards who said the pier burned down.
    Ostrel Post > two guards
The Ostrel Post carried a statement from the fire chief saying that the pier burned down.
    Ostrel Post > the fire chief
The Ostrel Post said it had been told by two guards that the pier burned down.
    Ostrel Post > two guards
A report, first published by the Ostrel Post, said the pier burned down, citing letters.
    Ostrel Post > letters
The pier burned down (Ostrel Post, quoting a guard).
    Ostrel Post > a guard
The pier burned down, said a guard, according to the Ostrel Post.
    Ostrel Post > a guard
The pier burned down, a guard was quoted by the Ostrel Post as saying.
    Ostrel Post > a guard
The Ostrel Post reported, without citing sources, that the pier burned down.
    Ostrel Post
The union called off the march on Monday, citing the weather, a guard said.
    a guard
"""


def pairs_of(cases: str) -> Iterator[tuple[str, str]]:
    lines = iter(cases.splitlines())
    yield from ((text, chain.strip()) for text, chain in zip(lines, lines, strict=True))


@cache
def figures(theme: str) -> dict[str, float]:
    score = score_file(FOLDER / f"{theme}.txt")
    print("\n".join(score.faults))  # noqa: T201  - shown where a test fails
    return score.figures()


@pytest.mark.parametrize(
    ("theme", "name"), [(theme, name) for theme in FLOORS for name in FLOORS[theme]]
)
def test_no_figure_falls(theme: str, name: str) -> None:
    assert figures(theme)[name] >= FLOORS[theme][name]


@pytest.mark.parametrize("theme", FLOORS)
def test_the_words_of_the_gold_stand_in_its_texts(theme: str) -> None:
    for text in read_texts(FOLDER / f"{theme}.txt"):
        assert text.told or text.never, text.name
        assert all(told.words in text.text for told in text.told), text.name


@pytest.mark.parametrize(("text", "chain"), list(pairs_of(CASES)))
def test_who_has_it_from_whom(text: str, chain: str) -> None:
    (claims,) = read_claims([Text("case", text, (), ())])
    words = "march" if "march" in text else "pier burned down"
    assert [" > ".join(one) for one in chains_of(claims, words)] == [chain]
