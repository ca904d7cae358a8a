"""Mentions of one event are joined; what differs in party, day, town or count is not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article

ONE = (
    ("Rebels withdrew from Kasena. The withdrawal of the rebels took hours.", "withdrew", "withdrawal"),
    ("The army toppled President Obal in May. His overthrow surprised many.", "toppled", "overthrow"),
    (
        "Police arrested the editor Vera Tolm on Friday. Her arrest came after a raid.",
        "arrested",
        "arrest",
    ),
    (
        "Gunmen killed nine farmers in Dorro on Sunday. The farmers were killed at dawn, elders said.",
        "killed",
        "killed",
    ),
    ("Miners protested in Veldt against the law. The protest ended at dusk.", "protested", "protest"),
)
TWO = (
    (
        "Police arrested Vera Tolm in March. Police arrested Ilan Roke in June.",
        "arrested",
        "arrested",
    ),
    (
        "Rebels attacked a convoy on Monday. The rebels made another attack on Thursday.",
        "attacked",
        "attack",
    ),
    ("Guards killed three miners. Guards killed a nurse and a teacher later.", "killed", "killed"),
    ("Troops withdrew from Kasena. Peru wants a withdrawal from Bolivia.", "withdrew", "withdrawal"),
    ("Norway urged Chad to free a pilot. Malta urged Chad to vote.", "urged", "urged"),
)


def joined(article: Article, first: str, second: str) -> list[bool]:
    """Return whether each pair of events with the two triggers is joined."""
    pairs = combinations(article.events, 2)
    return [
        other.id in one.same_as and one.id in other.same_as
        for one, other in pairs
        if (one.trigger.text, other.trigger.text) == (first, second)
    ]


@pytest.mark.parametrize(("text", "first", "second"), ONE)
def test_one_event_told_twice_is_joined(
    read: Callable[..., Article], text: str, first: str, second: str
) -> None:
    assert joined(read(text), first, second) == [True]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_two_events_stay_two(read: Callable[..., Article], text: str, first: str, second: str) -> None:
    assert not any(joined(read(text), first, second))
