"""What leaves the machine is short: a claim, a sentence around it at most, and no whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answered import Dispute, DisputeSide, Evidence, Incident, IncidentAnswer, SideEvidence
from dateline.identity import hash_text
from dateline.records import Article, Sentence, Span
from dateline.rights.quotations import Limits, bound, cut_span, quote

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = "The dam broke at noon, the mayor said on Friday."
LONG = "Water " + "and more water " * 60 + "came down, the mayor said."
TEXT = f"{SHORT} {LONG} Nobody was hurt."
ARTICLE = Article(
    id="art:1",
    kind="story",
    text=TEXT,
    text_sha256=hash_text(TEXT),
    sentences=(
        Sentence(0, len(SHORT), 0),
        Sentence(len(SHORT) + 1, len(SHORT) + 1 + len(LONG), 0),
        Sentence(len(TEXT) - 16, len(TEXT), 0),
    ),
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def test_a_claim_is_quoted_with_its_sentence() -> None:
    found = quote(ARTICLE, [span("The dam broke")], "https://mirn.example/a")
    assert found.span.text == SHORT
    assert (found.url, found.cut) == ("https://mirn.example/a", False)


def test_a_sentence_that_is_too_long_leaves_the_claim() -> None:
    found = quote(ARTICLE, [span("came down")], None)
    assert found.span.text == "came down"
    assert found.cut


def test_a_claim_that_is_too_long_is_cut_between_words() -> None:
    found = quote(ARTICLE, [span(LONG)], None, Limits(quotation=50))
    assert found.span.text == "Water and more water and more water and more water"
    assert TEXT[found.span.start : found.span.end] == found.span.text
    assert found.cut


def test_claims_over_sentences() -> None:
    found = quote(ARTICLE, [span("The dam"), span("Nobody")], None, Limits(quotation=10_000))
    assert found.span.text == TEXT
    assert not found.cut


def test_a_word_without_end_is_cut_anywhere() -> None:
    assert cut_span(Span(3, 1003, "x" * 1000), 300) == Span(3, 303, "x" * 300)
    assert cut_span(Span(0, 5, "a b c"), 5) == Span(0, 5, "a b c")


def answer(evidence: Iterable[Evidence]) -> IncidentAnswer:
    incident = Incident(id="inc:1", type="OTHER", title="The mayor says: the dam broke")
    long = SideEvidence("art:1", span(LONG))
    dispute = Dispute("status", (DisputeSide("happened", spans=(long,)),))
    return IncidentAnswer(incident, 1, ("art:1",), 1, disputes=(dispute,), evidence=tuple(evidence))


def test_no_article_is_told_by_its_quotations() -> None:
    pieces = [
        Evidence(article, None, None, span(words), "https://mirn.example/a")
        for article in ("art:1", "art:2")
        for words in (SHORT, LONG, LONG, LONG, LONG, "Nobody was hurt.")
    ]
    found = bound(answer(pieces), Limits(quotation=300, article=700))
    for article in ("art:1", "art:2"):
        told = [piece.span.text for piece in found.evidence if piece.article == article]
        assert told[0] == SHORT
        assert told[-1] == "Nobody was hurt."
        assert len(told) == 4
        assert sum(map(len, told)) <= 700
    assert len(found.disputes[0].sides[0].spans[0].span.text) <= 300
    assert all(TEXT[one.span.start : one.span.end] == one.span.text for one in found.evidence)


def test_what_is_short_is_as_it_was() -> None:
    short = answer([Evidence("art:1", None, None, span(SHORT), None)])
    assert bound(short).evidence == short.evidence
