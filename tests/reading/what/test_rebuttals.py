"""Denials that only point ("which the rebels denied") stand against the event they point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.what.conftest import read_text

if TYPE_CHECKING:
    from dateline.records import Article

SAID = "The army said rebels had shelled the market"


def denials(article: Article) -> list[tuple[str, str, str]]:
    """The trigger, who denies and in which words, of each event that a claim denies."""
    claims = {claim.id: claim for claim in article.claims}
    return [
        (event.trigger.text, str(claims[one.claim].sources[0].text), claims[one.claim].content[0].text)
        for event in article.events
        for one in event.status_by
        if one.status == "denied"
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (f"{SAID}, which the rebels denied.", ("shelled", "the rebels", "which")),
        (f"{SAID}, something the rebels denied.", ("shelled", "the rebels", "something")),
        (f"{SAID}. The rebels have denied this.", ("shelled", "The rebels", "this")),
        (f"{SAID}. That was denied by a rebel spokesman.", ("shelled", "a rebel spokesman", "That")),
        (f"{SAID}. The rebels rejected the claim.", ("shelled", "The rebels", "the claim")),
        (
            "Troops recaptured the bridge on Sunday, the army said, a claim dismissed by the rebels.",
            ("recaptured", "the rebels", "a claim"),
        ),
        ("Troops took the town, the army said, but the rebels denied it.", ("took", "the rebels", "it")),
        (
            "The army accused the Sawbill Front of shelling the market, a charge the group denies.",
            ("shelling", "the group", "a charge"),
        ),
        (
            f"{SAID}. The rebels called that report false.",
            ("shelled", "The rebels", "that report false"),
        ),
        (f"{SAID}, which the rebels called untrue.", ("shelled", "the rebels", "which")),
        (
            "Residents said soldiers had looted shops, allegations the army dismissed.",
            ("looted", "the army", "allegations"),
        ),
        (
            "Rebels shelled the market, killing 12. The rebels denied responsibility.",
            ("shelled", "The rebels", "responsibility"),
        ),
    ],
)
def test_a_denial_stands_against_what_it_points_at(text: str, denied: tuple[str, str, str]) -> None:
    assert denied in denials(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}. The rebels would not deny it.",
        f"{SAID}. Nobody denied it.",
        "Police detained the editor, the ministry said. Her husband rejected the allegation.",
        "Rebels shelled the market, killing 12. The mayor denied responsibility.",
        f"{SAID}. Crew members said the owner was lazy. The owner called that report false.",
        f"{SAID}. Four people died. It rained on Monday. The council met. The rebels denied the report.",
    ],
)
def test_what_points_elsewhere_or_denies_nothing_stands_against_no_event(text: str) -> None:
    assert denials(read_text(text)) == []


def test_who_is_said_to_deny_is_not_who_said_it() -> None:
    article = read_text("Troops took the town, the army said, but the rebels denied it.")
    said = {claim.sources[0].text: claim.content[0].text for claim in article.claims}
    assert said == {"the army": "Troops took the town", "the rebels": "it"}
    assert [len(claim.content) for claim in article.claims] == [1, 1]


def test_both_sides_have_their_status() -> None:
    event = read_text(f"{SAID}, which the rebels denied.").events[0]
    assert [one.status for one in event.status_by] == ["happened", "denied"]
