"""The tables of the reader of claims hold what the engine understands."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.reading.said_lexicon import read_forms
from dateline.records import SourceKind, Stance, Venue
from dateline.tables import read_table

STANCES = set(get_args(Stance))
FRAMES = {"q", "t", "b", "l", "o", "n", "i", "oi", "w", "e", "g", "s", "c", "c+as"}
PREPOSITIONS = {"of", "about", "against", "on", "to", "for", "at", "with", "over", "as"}


def test_verbs() -> None:
    for row in read_table("said_verbs"):
        assert row["stance"] in STANCES
        assert row["negated"] in {*STANCES, "-"}
        assert row["venue"] in {*get_args(Venue), ""}
        assert len(row["forms"].split()) in (0, 3), row["verb"]
        for frame in row["frames"].split():
            name, _, stance = frame.partition(":")
            assert name.removeprefix("n+") in FRAMES | PREPOSITIONS, row["verb"]
            assert stance in {*STANCES, ""}


def test_nouns() -> None:
    for row in read_table("said_nouns"):
        assert row["stance"] in STANCES
        assert row["lone"] in {"yes", "no"}
        assert row["frames"]


def test_kinds_and_venues() -> None:
    assert {row["kind"] for row in read_table("said_kinds")} <= set(get_args(SourceKind))
    assert {row["sort"] for row in read_table("said_kinds")} == {"person", "body", "thing"}
    assert {row["venue"] for row in read_table("said_venues")} <= set(get_args(Venue))
    assert {row["where"] for row in read_table("said_hedges")} == {"any", "aux", "passive"}


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("urging", "urge"),
        ("admitted", "admit"),
        ("agreeing", "agree"),
    ],
)
def test_forms(form: str, verb: str) -> None:
    assert any(entry.verb.words[0] == verb for entry in read_forms()[form])


def test_words_after_the_first_one_follow_in_every_form() -> None:
    assert any(entry.rest == ("out",) for entry in read_forms()["ruled"])
    assert any(entry.rest == ("on", "to", "say") for entry in read_forms()["went"])
