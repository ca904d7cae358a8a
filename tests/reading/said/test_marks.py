"""Sources that a colon or a dash ties to what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.attributions import Attribution
from dateline.reading.findings import Findings
from dateline.reading.said import read_claims
from dateline.records import Article


def shown(text: str, *tags: Attribution) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of the claims of a text, as printed."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    found = read_claims(replace(analyse(article), attributions=tags), Findings())
    return [
        (
            claim.sources[0].text,
            " + ".join(one.text for one in claim.cue),
            " + ".join(one.text for one in claim.content),
        )
        for claim in found
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Poll: Voters want the ferry back", ("Poll", ":", "Voters want the ferry back")),
        ("Witnesses: Two men ran from the pier", ("Witnesses", ":", "Two men ran from the pier")),
        ("Ferry sank in ten minutes - witnesses", ("witnesses", "-", "Ferry sank in ten minutes")),
        ("“The pier shook twice.” — Mira Dovell", ("Mira Dovell", "—", "“The pier shook twice.”")),
        (
            "‘We saw no lights’: neighbours of the pier speak of a dark night",
            ("neighbours of the pier", ":", "‘We saw no lights’"),
        ),
    ],
)
def test_a_mark_ties_a_source_to_what_it_says(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: What the ferry means for the town",
        "Video: Two men run from the pier",
        "Live: Ferry leaves the pier",
        "The town has a ferry, a pier and a bridge - all of them old.",
        "Ah, friends at last: the ferry firm joins the pier firm",
    ],
)
def test_labels_and_asides_are_no_sources(text: str) -> None:
    assert not [one for one in shown(text) if one[1] in {":", "-"}]


def test_turns_of_an_interview_have_their_speakers() -> None:
    first = "DOVELL: When did the ferry leave?\n\nPRAIL: It left at nine."
    text = f"{first}\n\nDOVELL: And what then?\n\nPRAIL: It sank at ten."
    assert [one[0] for one in shown(text) if one[1] == ":"] == ["DOVELL", "PRAIL"] * 2


def test_capitals_before_one_colon_are_no_speaker() -> None:
    assert not [one for one in shown("UPDATE: The ferry has left the pier again.") if one[1] == ":"]


def test_a_quotation_opens_the_paragraph_after_its_cue() -> None:
    text = "The harbour chief added:\n\n“No boat of ours was near.”\n\nThe pier is shut."
    tag = Attribution((3, 5), ((0, 3),), (), 0.7)
    assert ("The harbour chief", "added:", "“No boat of ours was near.”") in shown(text, tag)
