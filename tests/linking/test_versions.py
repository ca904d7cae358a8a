"""Versions: a later text at one address is a version, with what went and what came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.linking.builders import Draft

from dateline.linking.versions import find_versions, latest_of

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle

PAGE = "https://tarrow-echo.example/ferry"
FIRST = (
    "The ferry Morwenna sank off Tarrow on Monday, killing nine people, the coastguard at Tarrow said."
)
SECOND = FIRST.replace("nine", "eleven")
THIRD = SECOND + " Divers found the wheelhouse on Wednesday."


def carried(text: str, day: str | None, url: str | None = PAGE) -> LinkedArticle:
    made = Draft("Tarrow Echo", text, day=day, url=url).finish()
    return replace(made, url=url)


def test_each_change_is_told_in_time_order_whatever_the_reading_order() -> None:
    texts = [
        carried(FIRST, "2031-03-05"),
        carried(SECOND, "2031-03-05T10:00:00Z"),
        carried(THIRD, "2031-03-06"),
    ]
    one, two = find_versions(texts)
    assert (one.earlier, one.later, two.later) == tuple(each.article.id for each in texts)
    assert ([span.text for span in one.gone], [span.text for span in one.new]) == (["nine"], ["eleven"])
    assert (two.gone, [span.text for span in two.new]) == (
        (),
        ["Divers found the wheelhouse on Wednesday"],
    )
    assert find_versions(reversed(texts)) == (one, two)


def test_another_address_is_no_version() -> None:
    other = carried(SECOND, "2031-03-06", "https://selby-post.example/ferry")
    assert find_versions([carried(FIRST, "2031-03-05"), other]) == ()


def test_another_story_at_one_address_is_no_version() -> None:
    other = carried("A court in Selby freed two men in spring after a long trial.", "2031-03-06")
    assert find_versions([carried(FIRST, "2031-03-05"), other]) == ()


def test_without_two_times_or_an_address_nothing_is_told() -> None:
    assert find_versions([carried(FIRST, None), carried(SECOND, "2031-03-06")]) == ()
    assert find_versions([carried(FIRST, "2031-03-05"), carried(SECOND, "2031-03-05")]) == ()
    assert find_versions([carried(FIRST, "2031-03-05", None), carried(SECOND, "2031-03-06", None)]) == ()


def test_of_pages_that_tell_no_other_time_the_one_gathered_later_is_later() -> None:
    first = replace(carried(FIRST, "2031-03-05"), gathered="2031-03-05T06:00:00Z")
    second = replace(carried(SECOND, "2031-03-05"), gathered="2031-03-05T09:00:00Z")
    second = replace(second, article=replace(second.article, id="art:second"))
    (found,) = find_versions([second, first])
    assert (found.earlier, found.later) == (first.article.id, "art:second")
    assert find_versions([replace(second, gathered=None), first]) == ()


def test_each_of_two_stories_at_one_address_has_its_own_versions() -> None:
    court = "A court in Selby freed two men in spring after a long trial that drew many people."
    other = replace(carried(court, "2031-03-05"))
    changed = carried(court.replace("two", "three"), "2031-03-06")
    found = find_versions([carried(FIRST, "2031-03-05"), other, carried(SECOND, "2031-03-06"), changed])
    assert {(one.earlier, one.later) for one in found} == {
        (carried(FIRST, "2031-03-05").article.id, carried(SECOND, "2031-03-06").article.id),
        (other.article.id, changed.article.id),
    }


def test_the_last_of_three_versions_is_the_latest_of_both_before() -> None:
    texts = [carried(t, f"2031-03-0{n}") for n, t in enumerate((FIRST, SECOND, THIRD), 5)]
    last = texts[2].article.id
    assert latest_of(find_versions(texts)) == {texts[0].article.id: last, texts[1].article.id: last}
