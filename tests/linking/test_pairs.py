"""Two short pages at a time: what is alike and not the same stays apart, what is the same is joined.

None of these pages stands in one of the worlds. Of the pairs that are one happening, those that are not
joined yet are named, so that a rule that joins them shows itself here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Shelf
from tests.linking.told import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

    Pair = tuple[str, str]

"""The first page of each pair that is one happening and not joined yet: one town and one day are not
enough for two texts on a protest, since one against it is often of that day too."""


def pairs_of(pages: dict[str, LinkedArticle]) -> list[Pair]:
    """The pages of a file, two by two."""
    names = list(pages)
    return list(zip(names[::2], names[1::2], strict=True))


def meet(articles: list[LinkedArticle]) -> set[frozenset[str]]:
    """The pairs of articles, by id, that lie in one incident."""
    groups = Shelf(articles).linkage.incidents
    told = [sorted({article for article, _ in group.members}) for group in groups]
    return {frozenset((a, b)) for group in told for a in group for b in group if a < b}


def joined(pages: dict[str, LinkedArticle]) -> set[Pair]:
    """The pairs that are joined, each linked by itself."""
    return {(a, b) for a, b in pairs_of(pages) if meet([pages[a], pages[b]])}


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LinkedArticle]:
    where: Path = tmp_path_factory.mktemp("apart") / "pages.jsonl"
    return read_pages(where, "told_apart.txt")


@pytest.fixture(scope="module")
def same(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LinkedArticle]:
    where: Path = tmp_path_factory.mktemp("same") / "pages.jsonl"
    return read_pages(where, "told_same.txt")


def test_what_is_alike_and_not_the_same_stays_apart(alike: dict[str, LinkedArticle]) -> None:
    assert joined(alike) == set()


def test_what_is_alike_stays_apart_among_all_the_others(alike: dict[str, LinkedArticle]) -> None:
    found = meet(list(alike.values()))
    wrong = [(a, b) for a, b in pairs_of(alike) if {alike[a].article.id, alike[b].article.id} in found]
    assert wrong == []


def test_what_is_the_same_is_joined_with_little_in_common(same: dict[str, LinkedArticle]) -> None:
    assert {a for a, b in pairs_of(same) if (a, b) not in joined(same)} == set()
