"""Disputes: what cannot both hold, told from bounds, sums and later counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.builders import Draft, Shelf, officials
from tests.linking.world import denies, tells

from dateline.answers.who_says import who_says

if TYPE_CHECKING:
    from dateline.answered import Dispute
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Bound


def disputes(*articles: LinkedArticle) -> list[Dispute]:
    answer = who_says(Shelf(articles), None)[0]
    assert answer.articles == len(articles)
    return list(answer.disputes)


def flood(outlet: str, *numbers: tuple[str, float, Bound], day: str = "2031-03-05") -> LinkedArticle:
    """A flood in a town, with the numbers of dead that an article gives one after the other."""
    told = " and ".join(f"{words} were lost" for words, _, _ in numbers)
    draft = Draft(outlet, f"A flood struck Ati; {told}, officials told {outlet}.", day=day)
    claim = draft.claim(told, officials(f"officials at {outlet}"))
    counted = [
        draft.number(words, value, bound, according_to=(claim,)) for words, value, bound in numbers
    ]
    place = draft.place("Ati", "city", "TD")
    draft.event(
        "A flood struck Ati",
        "OTHER",
        by=[claim],
        at=place,
        quantities=tuple(counted),
        trigger="flood",
    )
    return draft.finish()


def test_asserted_and_denied_is_a_dispute_of_status() -> None:
    found = disputes(
        tells("Fjord Gazette", officials("Icelandic officials")), denies("Tundra Post", officials())
    )
    assert [(each.kind, [side.value for side in each.sides]) for each in found] == [
        ("status", ["asserted", "denied"])
    ]
    assert all(side.origins and side.claims and side.spans for side in found[0].sides)


def test_what_nobody_denies_is_no_dispute() -> None:
    assert disputes(tells("Fjord Gazette", officials()), tells("Tundra Post", officials())) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("22", 22, "at least"), ("25", 25, "exactly")),
        (("22", 22, "about"), ("21", 21, "exactly")),
        (("20", 20, "more than"), ("21", 21, "exactly")),
        (("30", 30, "up to"), ("12", 12, "exactly")),
        (("dozens", 24, "dozens"), ("31", 31, "exactly")),
    ],
)
def test_numbers_that_can_both_hold_are_no_dispute(
    one: tuple[str, float, Bound], other: tuple[str, float, Bound]
) -> None:
    assert disputes(flood("A", one), flood("B", other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("22", 22, "exactly"), ("25", 25, "exactly")),
        (("22", 22, "at least"), ("19", 19, "exactly")),
        (("20", 20, "more than"), ("20", 20, "exactly")),
        (("30", 30, "up to"), ("31", 31, "exactly")),
    ],
)
def test_numbers_that_cannot_both_hold_are_a_dispute(
    one: tuple[str, float, Bound], other: tuple[str, float, Bound]
) -> None:
    found = disputes(flood("A", one), flood("B", other))
    assert [each.kind for each in found] == ["count"]
    assert len(found[0].sides) == 2
    assert all(side.origins or side.claims for side in found[0].sides)


def test_parts_of_a_sum_are_added() -> None:
    parts = (("about 15 guests", 15.0, "about"), ("seven more", 7.0, "exactly"))
    assert disputes(flood("A", ("at least 22", 22, "at least")), flood("B", *parts)) == []  # type: ignore[arg-type]  # the bounds are bounds
    found = disputes(flood("A", ("40", 40, "exactly")), flood("B", *parts))  # type: ignore[arg-type]  # as above
    assert [side.value for side in found[0].sides] == ["about 15 and 7", "40"]


def test_more_dead_elsewhere_are_told_of_one_happening() -> None:
    draft = Draft("B", "A flood struck Ati and 15 died. Seven more died downstream, a charity said.")
    here, there = draft.number("15", 15), draft.number("Seven", 7)
    place = draft.place("Ati", "city", "TD")
    draft.event("A flood struck Ati", "OTHER", at=place, quantities=(here,), trigger="flood")
    claim = draft.claim("Seven more died downstream", officials("a charity"))
    draft.event("Seven more died downstream", "OTHER", by=[claim], quantities=(there,), trigger="died")
    assert disputes(flood("A", ("22", 22, "exactly")), draft.finish()) == []


def test_a_higher_toll_on_a_later_day_is_a_revision() -> None:
    early = flood("A", ("17", 17, "exactly"))
    assert disputes(early, flood("B", ("22", 22, "exactly"), day="2031-03-06")) == []


def test_a_lower_toll_on_a_later_day_is_a_dispute() -> None:
    early = flood("A", ("22", 22, "exactly"))
    found = disputes(early, flood("B", ("17", 17, "exactly"), day="2031-03-06"))
    assert [each.kind for each in found] == ["count"]


def test_days_that_texts_name_and_that_differ_are_a_dispute() -> None:
    told = []
    for outlet, words, day in (("A", "Monday", "2031-03-03"), ("B", "Tuesday", "2031-03-04")):
        draft = Draft(outlet, f"A flood struck Ati on {words}, wrote {outlet}.")
        place, when = draft.place("Ati", "city", "TD"), draft.time(words, day)
        number = draft.number("Ati", 9)
        draft.event(
            "A flood struck Ati", "OTHER", at=place, when=when, trigger="flood", quantities=(number,)
        )
        told.append(draft.finish())
    found = disputes(*told)
    assert [(each.kind, [side.value for side in each.sides]) for each in found] == [
        ("time", ["2031-03-03", "2031-03-04"])
    ]
