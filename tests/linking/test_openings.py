"""Two articles that open alike tell of one happening, also where their events share little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Shelf
from tests.linking.told import read_pages

from dateline.linking import matching, openings
from dateline.linking.alike import share
from dateline.linking.places import PlaceKey
from dateline.linking.traits import read_traits

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.traits import Traits


@pytest.fixture
def alike(tmp_path: Path) -> dict[str, LinkedArticle]:
    return read_pages(tmp_path / "pages.jsonl", "told_openings.txt")


@pytest.fixture
def apart(tmp_path: Path) -> dict[str, LinkedArticle]:
    return read_pages(tmp_path / "pages.jsonl", "told_openings_apart.txt")


def together(pages: dict[str, LinkedArticle]) -> list[bool]:
    """Whether each two pages of a file lie in one incident."""
    held = list(pages.values())
    return [
        any(
            {one.article.id, other.article.id} <= {article for article, _ in group.members}
            for group in Shelf([one, other]).linkage.incidents
        )
        for one, other in zip(held[::2], held[1::2], strict=True)
    ]


def lead(one: LinkedArticle) -> Traits:
    return next(event for event in read_traits(one) if event.opening)


def test_articles_that_open_alike_are_joined(alike: dict[str, LinkedArticle]) -> None:
    assert together(alike) == [True, True]


def test_they_are_joined_for_how_they_open(
    alike: dict[str, LinkedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "one_story", lambda _a, _b: False)
    assert together(alike) == [False, False]


def test_other_towns_and_other_days_keep_articles_apart(apart: dict[str, LinkedArticle]) -> None:
    assert together(apart) == [False, False]
    first, other = lead(apart["first depot"]), lead(apart["other depot"])
    assert openings.towns_differ(first, other)
    assert not openings.towns_differ(first, lead(apart["depot on Friday"]))


def test_the_order_of_the_two_does_not_matter(alike: dict[str, LinkedArticle]) -> None:
    coach, _, depot, smoke = map(lead, alike.values())
    assert openings.one_story(depot, smoke)
    assert openings.one_story(smoke, depot)
    assert openings.signs(depot, smoke) == openings.signs(smoke, depot)
    assert not openings.one_story(coach, depot)


def test_an_article_published_before_the_other_s_day_tells_of_something_else(
    apart: dict[str, LinkedArticle],
) -> None:
    monday, friday = (lead(apart[name]) for name in ("depot on Monday", "depot on Friday"))
    assert monday.opening
    assert friday.opening
    assert openings.is_before(monday.opening, friday.opening)
    assert not openings.is_before(friday.opening, monday.opening)


def test_a_few_words_in_common_say_little() -> None:
    few = frozenset({"gunmen", "chad"})
    many = frozenset(f"word{number}" for number in range(60))
    assert share(few, few, openings.FEW) < share(many, many, openings.FEW) / 2
    assert share(few, few) == share(many, many) == 1
    assert share(few, frozenset(), openings.FEW) == 0


def test_every_sign_has_a_weight(alike: dict[str, LinkedArticle]) -> None:
    depot = lead(alike["depot burning"])
    assert openings.signs(depot, depot).keys() == openings.read_weights().keys()


def test_a_town_that_is_called_a_city_elsewhere_is_named_there() -> None:
    key = PlaceKey(2, "kesh", "NO", "", 0, ())
    assert openings.is_named([key], {"kesh city"})
    assert openings.is_named([key], {"kesh"})
    assert not openings.is_named([key], {"orle city"})
