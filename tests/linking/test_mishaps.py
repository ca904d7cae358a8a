"""Who says that what burst did so by itself denies an attack; what sums up years is no one happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.told import origins_of, read_pages

from dateline.linking.rebuttals import is_mishap
from dateline.linking.traits import read_traits

if TYPE_CHECKING:
    from pathlib import Path

PAGES = "told_mishaps.txt"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gone off by accident", True),
        ("exploded owing to careless handling", True),
        ("blast was caused by a gas leak", True),
        ("exploded in the middle of the market", False),
        ("accident on the road to Dunmere", False),
        ("hit the school by accident", False),
        ("blew up an oil pipeline, causing a leak", False),
        ("blast was no accident", False),
        ("fire and that the guards were careless", False),
        ("off; leaked papers show that the rebels planted it", False),
    ],
)
def test_a_mishap_is_a_burst_and_why(words: str, expected: bool) -> None:  # noqa: FBT001  - a row
    assert is_mishap(words) is expected


def test_who_tells_of_a_mishap_denies_the_attack(tmp_path: Path) -> None:
    pages = read_pages(tmp_path / "pages.jsonl", PAGES)
    found = origins_of([pages["depot"]])
    sides = {origin.name: origin.side for origin in found.origins}
    assert sides["Odd Vik"] == "denies"
    assert (found.asserting, found.denying) == (1, 1)


def test_a_presenter_is_no_outlet_of_another_name(tmp_path: Path) -> None:
    pages = read_pages(tmp_path / "pages.jsonl", PAGES)
    found = origins_of([pages["studio"]]).origins
    steps = {step for origin in found for chain in origin.chains for step in chain}
    assert not {step for step in steps if "presenter" in step.lower()}


def test_what_sums_up_years_is_a_habit(tmp_path: Path) -> None:
    pages = read_pages(tmp_path / "pages.jsonl", PAGES)
    told = {event.trigger: event.habit for event in read_traits(pages["years"])}
    assert told["killed"] is True
    assert told["shelled"] is False


def test_what_was_on_one_day_or_was_the_worst_for_years_is_no_habit(tmp_path: Path) -> None:
    pages = read_pages(tmp_path / "pages.jsonl", PAGES)
    told = {event.trigger: event.habit for event in read_traits(pages["days"])}
    assert told
    assert not any(told.values())


def test_what_was_mistaken_for_it_denies_it(tmp_path: Path) -> None:
    pages = read_pages(tmp_path / "pages.jsonl", PAGES)
    sides = {origin.name: origin.side for origin in origins_of([pages["axle"]]).origins}
    assert sides["Solveig Tangen"] == "denies"
    assert "asserts" in sides.values()
