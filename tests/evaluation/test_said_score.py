"""The scorers count what they say they count."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.evaluation.said import ROLES, Score, attributions_in, join_tied, score_document
from dateline.evaluation.seed import score_claims
from dateline.identity import hash_text
from dateline.records import Article, Claim, Source, Span

TEXT = "Prail said the dam is safe. Officials denied it."


def span(text: str, start: int = 0) -> Span:
    place = TEXT.index(text, start)
    return Span(place, place + len(text), text)


def gold(**roles: str) -> dict[str, Any]:
    spans = {role: [span(text)] for role, text in roles.items()}
    return {role: [{"start": s.start, "end": s.end} for s in spans[role]] for role in ROLES}


def claim(source: str, cue: str, content: str, **more: Any) -> Claim:
    sources = (Source((span(source),), source),)
    return Claim("clm:0", 0, (span(content),), (span(cue),), sources, **more)


def article(*claims: Claim) -> Article:
    return Article(id="art:0", kind="story", text=TEXT, text_sha256=hash_text(TEXT), claims=claims)


def test_exact_and_overlapping_spans() -> None:
    wanted = gold(source="Prail", cue="said", content="the dam is safe")
    found = claim("Prail", "said", "said the dam")
    score = score_document([wanted], [found], TEXT)
    assert (score.of("source").exact_f1, score.of("cue").exact_f1) == (1, 1)
    assert (score.of("content").exact_f1, score.of("content").overlap_f1) == (0, 1)


def test_a_miss_and_a_surplus_both_cost() -> None:
    wanted = gold(source="Prail", cue="said", content="the dam is safe")
    found = [claim("Prail", "said", "the dam is safe"), claim("Officials", "denied", "it")]
    score = score_document([wanted], found, TEXT) + Score()
    assert score.of("source").exact_f1 == pytest.approx(2 / 3)
    assert score_document([wanted], [], TEXT).of("cue").exact_f1 == 0


def test_claims_within_claims_are_left_out() -> None:
    inner = claim("Prail", "said", "the dam is safe", within="clm:1")
    assert score_document([], [inner], TEXT).of("content").found == 0


def test_a_quotation_that_goes_on_is_a_piece_of_the_claim_before() -> None:
    found = [
        claim("Prail", "said", "the dam is safe"),
        claim("Officials", "denied", "it"),
        Claim("clm:2", 0, (span("is"),), (), (Source((span("Prail"),), "Prail"),), implicit=True),
        Claim("clm:3", 0, (span("dam"),), (), (Source((span("dam"),), "dam"),), implicit=True),
    ]
    first, *rest = attributions_in(found, TEXT)
    assert first.content == ((11, 26), (19, 21))
    assert [len(one.content) for one in rest] == [1, 1]


def test_sources_of_one_claim_that_a_word_ties_are_one_span() -> None:
    text = "Prail, Mira Dovell and the mayor said no. Prail of Kesh said yes."
    spans = ((0, 5), (7, 18), (23, 32))
    assert join_tied(spans, text) == ((0, 32),)
    apart = (
        (text.index("Prail of"), text.index("Prail of") + 5),
        (text.index("Kesh"), text.index("Kesh") + 4),
    )
    assert join_tied(apart, text) == apart
    two = tuple(Source((Span(start, end, text[start:end]),)) for start, end in spans[1:])
    [found] = attributions_in([Claim("clm:0", 0, (Span(38, 40, "no"),), (), two)], text)
    assert found.source == ((7, 32),)


EXPECTED = {
    "claims": [
        {"quote": "the dam is safe", "source": "Prail", "stance": "asserts"},
        {"quote": "it", "source": "Officials", "stance": "denies", "optional": True},
    ],
    "events": [],
}


@pytest.mark.parametrize(
    ("found", "right", "spurious"),
    [
        ([claim("Prail", "said", "the dam is safe")], 1, 0),
        ([claim("Officials", "said", "the dam is safe")], 0, 0),
        ([claim("Prail", "said", "the dam is safe", stance="denies")], 0, 0),
        ([claim("Prail", "said", "the dam is safe"), claim("Prail", "said", "Prail said")], 1, 1),
        ([claim("Officials", "denied", "it", stance="denies")], 0, 0),
        ([], 0, 0),
    ],
)
def test_claims_against_a_reading_by_hand(found: list[Claim], right: int, spurious: int) -> None:
    outcome = score_claims([article(*found)], EXPECTED)
    assert (len(outcome.right), outcome.wanted, len(outcome.spurious)) == (right, 1, spurious)
    assert outcome.describe().startswith(f"{right} of 1 right")
