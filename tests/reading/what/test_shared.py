"""What joined verbs share; what a blast is by its article; what a text names beside what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article, Event

    Read = Callable[..., Article]


def told(article: Article) -> dict[str, Event]:
    return {event.trigger.text: event for event in article.events}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A bomb killed twelve people and injured thirty at a market in Mosul on Monday.", "killed"),
        ("Twelve people were killed and 30 injured in an attack in Basra on Monday.", "killed"),
    ],
)
def test_the_dead_and_the_injured_of_one_blow_are_one_event(read: Read, text: str, trigger: str) -> None:
    article = read(text)
    events = told(article)
    assert list(events) == [trigger]
    counted = {one.id: one.value for one in article.quantities}
    assert {counted[one] for one in events[trigger].quantities} == {12, 30}
    assert events[trigger].places
    assert events[trigger].when


def test_the_injured_of_another_place_are_an_event_of_their_own(read: Read) -> None:
    events = told(
        read(
            "A bomb killed twelve people in Mosul on Monday and another one wounded two guards in Basra."
        )
    )
    assert list(events) == ["killed", "wounded"]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters seized the water plant on Monday and killed three guards, officials said.",
        "Fighters killed three guards and seized the water plant on Monday, officials said.",
    ],
)
def test_joined_acts_have_one_day(read: Read, text: str) -> None:
    article = read(text)
    assert {event.when for event in article.events} == {one.id for one in article.times}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb was found nearby. A tricycle exploded in Mosul on Friday, killing two.", "ASSAULT"),
        ("A bomb was found nearby. A gas cylinder exploded in Mosul on Friday, killing two.", "OTHER"),
        ("The mayor was out. A tricycle exploded in Mosul on Friday, killing two.", "OTHER"),
    ],
)
def test_a_blast_is_an_attack_where_the_article_is_about_bombs(read: Read, text: str, kind: str) -> None:
    assert told(read(text))["exploded"].type == kind


def test_a_march_is_no_strike_that_is_told(read: Read) -> None:
    article = read(
        "Teachers in Nairobi walked off the job on Monday. Their union had its largest day at the "
        "demonstration of last year."
    )
    assert "demonstration" in told(article)


def test_who_died_apart_from_the_injured_is_an_event_of_its_own(read: Read) -> None:
    events = told(
        read("Union leaders said 90 dockers had been hurt in Mosul and that one man had died there.")
    )
    assert "died" in events


def test_the_counted_dead_of_an_article_on_a_bomb_are_its_dead(read: Read) -> None:
    article = read("A bomb exploded in Mosul on Monday. Two persons died on the spot.")
    assert told(article)["died"].type == "ASSAULT"
    article = read("A bomb exploded in Mosul on Monday. Two persons died of cholera in the camp.")
    assert told(article)["died"].type == "OTHER"


def test_a_blast_in_a_new_town_is_not_the_one_before(read: Read) -> None:
    article = read(
        "A bomb killed two people in Tikrit on Friday. It exploded at the market. The police would "
        "not speak of the explosion on a bus in Mosul on Monday."
    )
    assert not told(article)["explosion"].same_as
