"""Odd texts: no crash, no claim without its words, time in step with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.said import read_claims
from dateline.records import Article, Claim

MARKS = ["“", "”", "‘", "’", '"', "'", "«", "»", "''", ",", ".", ";", ":", "—", "(", ")", "?", "\n\n"]
CUES = [
    "said",
    "says",
    "told",
    "citing",
    "according to",
    "denied",
    "reportedly",
    "is believed",
    "not ruled out",
]
WORDS = ["that", "officials", "the army", "who", "which", "and", "but", "if", "Prail", "Meridian Post"]
PIECES = (*MARKS, *CUES, *WORDS, "expressed concern over", "“We will,”")


def read(text: str) -> tuple[Claim, ...]:
    article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
    return read_claims(analyse(article), Findings())


def check(claims: tuple[Claim, ...], text: str) -> None:
    ids = {claim.id for claim in claims}
    for claim in claims:
        assert claim.content
        assert claim.sources
        assert claim.chain[0].relation == "published"
        assert claim.within is None or claim.within in ids
        steps = (span for step in claim.chain for span in step.spans)
        sources = (span for source in claim.sources for span in source.spans)
        for span in (*claim.content, *claim.cue, *claim.hedges, *sources, *steps):
            assert text[span.start : span.end] == span.text
            assert span.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_words_of_attribution_in_any_order(text: str) -> None:
    check(read(text), text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(read(text), text)


def test_the_same_text_gives_the_same_claims() -> None:
    text = "“We will,” Prail said. The army denied that it had left, according to officials."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "unit",
    [
        "he said that ",
        "“ ",
        "“He said no ",
        "‘ it’s ",
        "officials and witnesses said ",
        "the envoy said, citing officials, ",
        "expressed concern that ",
        "according to officials , ",
        "( he said ",
        "“We will,” he said, “win.” ",
        "which officials said had ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit.split())) for size in (2_000, 16_000))
    readings = [
        analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
        for text in (short, long)
    ]
    spent = []
    for reading in readings:
        start = time.process_time()
        read_claims(reading, Findings())
        spent.append(time.process_time() - start)
    assert spent[1] < 8 * 3 * spent[0] + 0.5
