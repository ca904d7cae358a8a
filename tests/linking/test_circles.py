"""Circles of credits, outlets that cite themselves, clocks that run ahead, pages without a day.

Read from invented pages as text, through the whole program: no chain is endless, nothing is added, and
each answer gives its reasons.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Shelf
from tests.linking.told import chains_of, origins_of, read_pages

from dateline.answers.who_says import who_says

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle

    Read = dict[str, LinkedArticle]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return read_pages(tmp_path_factory.mktemp("told") / "pages.jsonl", "told_circles.txt")


@pytest.mark.parametrize("pages", [("circle-a", "circle-b"), ("circle-a", "circle-b", "circle-c")])
def test_a_circle_of_credits_has_no_origin_and_is_one_item(read: Read, pages: tuple[str, ...]) -> None:
    for order in permutations(pages):
        found = origins_of([read[page] for page in order])
        assert (found.asserting, found.not_established, found.origins) == (0, 1, ())
        assert len(found.changes_if) == 1
        assert found.changes_if[0].startswith("if Fjord Gazette")
        assert found.changes_if[0].endswith("naming nobody, has a source of its own: 1")


def test_a_circle_is_told_with_its_credits(read: Read) -> None:
    [answer] = who_says(Shelf([read["circle-a"], read["circle-b"]]), None)
    credited = {(tie.a, tie.b) for tie in answer.links if tie.kind == "credits"}
    a, b = (read[page].article.id for page in ("circle-a", "circle-b"))
    assert credited == {(a, b), (b, a)}
    assert all(tie.reason for tie in answer.links)
    assert (answer.asserting_origins, answer.not_established) == (0, 1)


def test_a_ring_of_unnamed_officials_has_one_end(read: Read) -> None:
    found = origins_of([read[page] for page in ("ring-a", "ring-b", "ring-c")])
    assert found.asserting == 1
    assert all(len(set(chain)) == len(chain) <= 4 for chain in chains_of(found))


def test_an_outlet_that_cites_itself_is_no_step(read: Read) -> None:
    assert chains_of(origins_of([read["self"]])) == {("Kelp Courier", "officials")}
    bare = origins_of([read["self-bare"]])
    assert (bare.asserting, bare.not_established) == (0, 1)


def test_a_clock_that_runs_ahead_makes_no_rewrite_of_what_came_before(read: Read) -> None:
    found = origins_of([read["future"], read["undated"]])
    ties = [tie for tie in found.ties if tie.kind == "probably_from"]
    assert [(tie.a, tie.b) for tie in ties] in (
        [],
        [(read["undated"].article.id, read["future"].article.id)],
    )
    assert found.asserting == 1
    assert all(tie.reason for tie in found.ties)


def test_pages_without_a_day_are_told_apart_by_who_heard_it(read: Read) -> None:
    for order in permutations(("undated", "undated-too")):
        found = origins_of([read[page] for page in order])
        ties = [(tie.a, tie.b) for tie in found.ties if tie.kind == "probably_from"]
        assert ties == [(read["undated"].article.id, read["undated-too"].article.id)]
        assert found.asserting == 1
    assert all(one.first_seen is None for one in found.established)
