"""Sentences that deny what was told before without naming it: "It did not happen"."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

TOLD = "Rebels shelled the market of Dunmere on Monday, the army said."
DENIALS = (
    "“It did not happen,” the rebel spokesman, Odd Vik, said.",
    "“None of this is true,” the rebel spokesman, Odd Vik, said.",
    "“These reports are completely false,” the rebel spokesman, Odd Vik, said.",
    "The rebel spokesman, Odd Vik, said that no such attack had taken place.",
    "The rebel spokesman, Odd Vik, said the alleged attack never took place.",
    "“The so-called shelling is a story which the army made up,” the rebel spokesman, Odd Vik, said.",
)
OTHERS = (
    "“It is a story of courage,” the rebel spokesman, Odd Vik, said.",
    "“It did not rain that day,” the rebel spokesman, Odd Vik, said.",
    "“This is wrong and it must stop,” the rebel spokesman, Odd Vik, said.",
    "“It happened at noon,” the rebel spokesman, Odd Vik, said.",
    "“It was a false alarm,” the rebel spokesman, Odd Vik, said of a siren.",
    "“Nothing happened to my shop,” the baker, Odd Vik, said.",
    "“It is not true that all of them fled,” the baker, Odd Vik, said.",
)


def denials_of(text: str) -> list[str]:
    """The triggers of events that some claim denies."""
    row = CorpusRow("1", text, outlet="The Mirn Courier", published="2031-05-05", language="en")
    article = read_page(Capture("1", text.encode(), row), Told()).articles[0]
    return [
        event.trigger.text
        for event in article.events
        if any(one.status == "denied" for one in event.status_by)
    ]


@pytest.mark.parametrize("denial", DENIALS)
def test_what_was_told_before_is_denied(denial: str) -> None:
    assert "shelled" in denials_of(f"{TOLD} {denial}")


@pytest.mark.parametrize("other", OTHERS)
def test_what_only_sounds_alike_denies_nothing(other: str) -> None:
    assert denials_of(f"{TOLD} {other}") == []


def test_what_the_text_opens_with_is_meant_where_nothing_stands_nearer() -> None:
    between = "The market opens at six. Most of its stalls sell fish. The roof is tin. It has no doors."
    assert "shelled" in denials_of(f"{TOLD} {between} {DENIALS[0]}")


def test_a_source_denies_nothing_that_it_said_itself() -> None:
    told = "Rebels shelled the market of Dunmere on Monday, the mayor, Odd Vik, said."
    assert denials_of(f"{told} “It did not happen,” Odd Vik said.") == []


def test_what_was_said_last_is_denied_though_no_event_is_read_in_it() -> None:
    between = "It opens at six. It sells fish. The roof is tin. It has no doors. It is old."
    said = "The mayor, Solveig Tangen, said that the minister, Odd Vik, was greedy."
    assert denials_of(f"{TOLD} {between} {said} “This is a lie,” Odd Vik said.") == []
