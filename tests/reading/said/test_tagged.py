"""What the model says of attributions, laid over what the rules find."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.attributions import Attribution
from dateline.reading.findings import Findings
from dateline.reading.said import read_claims
from dateline.records import Article, Claim

if TYPE_CHECKING:
    from dateline.language.reading import Reading


def read(text: str) -> Reading:
    """The reading of a text, without the model's attributions."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    return replace(analyse(article), attributions=())


def stretch(reading: Reading, words: str) -> tuple[int, int]:
    """The tokens of some words of the text."""
    start = reading.text.index(words)
    end = start + len(words)
    return reading.starts.index(start), reading.ends.index(end) + 1


def tag(reading: Reading, source: str, cue: str, *content: str) -> Attribution:
    """An attribution by its words."""
    parts = tuple(stretch(reading, one) for one in content)
    return Attribution(stretch(reading, cue), (stretch(reading, source),) if source else (), parts, 0.9)


def claims(reading: Reading, *tags: Attribution) -> list[Claim]:
    """The claims of a reading whose model tells these attributions."""
    return list(read_claims(replace(reading, attributions=tags), Findings()))


def shown(claim: Claim) -> tuple[str, str, str]:
    """Source, cue and content of a claim as printed."""
    return (
        " + ".join(one.text or "" for one in claim.sources),
        " + ".join(one.text for one in claim.cue),
        " + ".join(one.text for one in claim.content),
    )


def test_the_spans_of_a_claim_are_the_models() -> None:
    reading = read("Mira Dovell said on Monday the bridge had been closed for repairs.")
    told = tag(reading, "Mira Dovell", "said", "the bridge had been closed for repairs")
    [claim] = claims(reading, told)
    assert shown(claim) == ("Mira Dovell", "said", "the bridge had been closed for repairs")
    assert claim.stance == "asserts"


def test_a_cue_that_no_table_has_makes_a_claim() -> None:
    reading = read("Mira Dovell harrumphed that the bridge was a joke.")
    assert claims(reading) == []
    [claim] = claims(reading, tag(reading, "Mira Dovell", "harrumphed", "that the bridge was a joke"))
    assert shown(claim) == ("Mira Dovell", "harrumphed", "that the bridge was a joke")


def test_the_stance_is_that_of_the_verb_or_noun() -> None:
    reading = read("Mira Dovell denied taking money. The port’s fear is of a strike.")
    first = tag(reading, "Mira Dovell", "denied", "taking money")
    second = tag(reading, "The port’s", "fear", "of a strike")
    assert [claim.stance for claim in claims(reading, first, second)] == ["denies", "fears"]


def test_what_is_not_said_makes_no_claim() -> None:
    reading = read("Mira Dovell did not say whether the bridge was safe.")
    assert claims(reading, tag(reading, "Mira Dovell", "say", "whether the bridge was safe")) == []


def test_a_claim_within_another_one_stays_though_the_model_knows_none() -> None:
    reading = read("The mayor said the minister had denied that the bridge was closed.")
    told = tag(reading, "The mayor", "said", "the minister had denied that the bridge was closed")
    outer, inner = claims(reading, told)
    assert inner.within == outer.id
    assert shown(inner) == ("the minister", "had denied", "that the bridge was closed")


def test_a_claim_of_the_rules_alone_is_left_out_where_the_model_sees_none() -> None:
    reading = read("The mayor said the bridge was safe. The report found a crack in the wall.")
    alone = claims(reading)
    told = tag(reading, "The mayor", "said", "the bridge was safe")
    assert len(alone) == 2
    assert [shown(claim)[0] for claim in claims(reading, told)] == ["The mayor"]


def test_a_call_for_help_is_no_claim_but_a_name_given_is() -> None:
    assert claims(read("Mira Dovell called the emergency line at 6 a.m.")) == []
    assert [shown(one)[1] for one in claims(read("Mira Dovell called the report a forgery."))] == [
        "called"
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The panel heard the appeal in a closed room.",
            "The panel",
            "heard",
            "the appeal in a closed room",
        ),
        (
            "Mira Dovell tells the tale of two brothers.",
            "Mira Dovell",
            "tells",
            "the tale of two brothers",
        ),
        ("The rower claimed her fourth cup.", "The rower", "claimed", "her fourth cup"),
        ("That is not what the crews recall.", "the crews", "recall", "what"),
        ("The owners agreed to pay the crews.", "The owners", "agreed", "to pay the crews"),
        (
            "The council bought a fence, known as the Long Wall.",
            "The council",
            "known as",
            "the Long Wall",
        ),
        (
            "According to their tradition, the guild picks a new head.",
            "their tradition",
            "According to",
            "the guild picks a new head",
        ),
    ],
)
def test_what_only_sounds_like_speech_is_no_claim(
    text: str, source: str, cue: str, content: str
) -> None:
    reading = read(text)
    assert claims(reading, tag(reading, source, cue, content)) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The panel heard that the lock was broken.", "The panel", "heard", "that the lock was broken"),
        ("A post claimed 40 ships lost.", "A post", "claimed", "40 ships lost"),
        (
            "The owners agreed that the crews were right.",
            "The owners",
            "agreed",
            "that the crews were right",
        ),
        ("Mira Dovell told of waves by the wall.", "Mira Dovell", "told", "of waves by the wall"),
        ("According to the guild, the head is ill.", "the guild", "According to", "the head is ill"),
    ],
)
def test_what_is_said_with_the_same_verbs_is_a_claim(
    text: str, source: str, cue: str, content: str
) -> None:
    reading = read(text)
    [claim] = claims(reading, tag(reading, source, cue, content))
    assert (shown(claim)[0], shown(claim)[2]) == (source, content)


def test_who_said_what_he_planned_has_said_it() -> None:
    reading = read("Oren Prail said he planned to sell the boats.")
    told = tag(reading, "Oren Prail", "said", "he planned to sell the boats")
    assert "said" in [shown(claim)[1] for claim in claims(reading, told)]


def test_a_cue_that_only_carries_another_makes_no_second_claim() -> None:
    reading = read("Mira Dovell repeated her warning that the wall would fall.")
    told = tag(reading, "Mira Dovell", "repeated", "her warning that the wall would fall")
    assert len(claims(reading, told)) <= 1


def test_a_name_given_to_a_thing_of_several_words_is_a_claim() -> None:
    reading = read("Mira Dovell called her vote for the wall a mistake.")
    told = tag(reading, "Mira Dovell", "called", "her vote for the wall a mistake")
    assert [shown(claim)[1] for claim in claims(reading, told)] == ["called"]
