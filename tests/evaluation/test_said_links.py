"""Linked triples, and the sources of right contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.said import Attribution
from dateline.evaluation.said_documents import Document
from dateline.evaluation.said_links import Links, jaccard, score_links
from dateline.evaluation.said_speech import kind_of, score_speech, wrong_sources

if TYPE_CHECKING:
    from dateline.evaluation.said import Offsets

TEXT = (
    "Prail said the old weir of Tarn Hollow holds. It was built in 1911, according to Mira Dovell. "
    "“We will see,” she added, calling it “frail” now. Costs are said to rise."
)
QUOTED = ("“We will see,”", "“frail”")


def spans(words: str) -> tuple[Offsets, ...]:
    pieces = [piece for piece in words.split(" … ") if piece]
    return tuple((TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


def one(source: str, cue: str, content: str) -> Attribution:
    return Attribution(spans(source), spans(cue), spans(content))


PRAIL = one("Prail", "said", "the old weir of Tarn Hollow holds")
DOVELL = one("Mira Dovell", "according to", "It was built in 1911")
NOBODY = one("", "are said to", "Costs … rise")
SHE = one("she", "added", "“We will see,”")


def document(gold: list[Attribution], found: list[Attribution]) -> Document:
    quoted = tuple(span for words in QUOTED for span in spans(words))
    return Document("weir", TEXT, tuple(gold), tuple(found), (), quoted)


def test_the_same_attributions_match_each_once() -> None:
    gold = [PRAIL, DOVELL, NOBODY]
    assert score_links(document(gold, [NOBODY, PRAIL, DOVELL])) == Links(3, 3, 3, 3)
    assert score_links(document([PRAIL], [PRAIL, PRAIL])) == Links(1, 2, 1, 1)
    assert score_links(document([], [PRAIL])) == Links(0, 1, 0, 0)


@pytest.mark.parametrize(
    ("found", "close", "loose"),
    [
        (one("Prail", "said", "old weir of Tarn Hollow holds"), 1, 1),
        (one("Prail", "said", "Tarn Hollow holds"), 0, 1),
        (one("Prail", "", "the old weir of Tarn Hollow holds"), 0, 0),
        (one("", "said", "the old weir of Tarn Hollow holds"), 0, 0),
        (one("Mira Dovell", "said", "the old weir of Tarn Hollow holds"), 0, 0),
    ],
)
def test_each_role_must_be_alike(found: Attribution, close: int, loose: int) -> None:
    counted = score_links(document([PRAIL], [found]))
    assert (counted.close, counted.loose) == (close, loose)


def test_a_role_that_both_lack_is_right_and_pieces_count_together() -> None:
    assert score_links(document([NOBODY], [one("", "are said to", "Costs … rise")])).close == 1
    assert score_links(document([NOBODY], [one("", "are said to", "rise")])).close == 0


def test_as_many_match_as_can() -> None:
    """The first claim fits both attributions, the second one only."""
    short = one("Prail", "said", "the old weir of Tarn")
    gold = [short, one("Prail", "said", "weir of Tarn Hollow holds")]
    found = [one("Prail", "said", "of Tarn"), one("Prail", "said", "the old")]
    assert score_links(document(gold, found)).loose == 2


def test_jaccard_of_characters() -> None:
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == pytest.approx(1 / 2)
    assert jaccard(frozenset(), frozenset()) == 1
    assert jaccard(frozenset({1}), frozenset()) == 0


def test_rates_of_nothing() -> None:
    assert Links().rates(0) == (0, 0, 0)
    assert Links(gold=2, found=4, close=1).rates(1) == pytest.approx((1 / 3, 1 / 4, 1 / 2))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“We will see,”", "direct"),
        ("We will see", "direct"),
        ("it “frail” now", "mixed"),
        ("It was built in 1911", "indirect"),
    ],
)
def test_kinds_of_speech(words: str, kind: str) -> None:
    quoted = frozenset(place for piece in QUOTED for place in range(*spans(piece)[0]))
    assert kind_of(TEXT, spans(words)[0], quoted) == kind


def test_sources_of_contents_found() -> None:
    found = [
        one("Mira Dovell", "said", "the old weir of Tarn Hollow holds"),
        one("Dovell", "according to", "was built in 1911"),
        one("she", "added", "“We will see,”"),
    ]
    counts = score_speech(document([PRAIL, DOVELL, SHE, NOBODY], found))
    assert {what: counts["all", what] for _, what in counts} == {
        "contents": 5,
        "exact": 2,
        "exact_source_exact": 1,
        "exact_source_overlap": 1,
        "close": 3,
        "close_source_exact": 1,
        "close_source_overlap": 2,
    }
    assert (counts["direct", "exact_source_exact"], counts["indirect", "contents"]) == (1, 4)


def test_the_best_source_of_several_claims_counts() -> None:
    found = [one("Mira Dovell", "said", "It was built in 1911"), PRAIL, DOVELL]
    counts = score_speech(document([DOVELL], found))
    assert counts["all", "exact_source_exact"] == 1
    assert list(wrong_sources(document([DOVELL], found))) == []


def test_a_wrong_source_is_one_with_no_right_word() -> None:
    wrong = one("Mira Dovell", "said", "the old weir of Tarn Hollow holds")
    [(wanted, got)] = wrong_sources(document([PRAIL, DOVELL], [wrong]))
    assert (wanted.of, got.of) == (PRAIL, wrong)
