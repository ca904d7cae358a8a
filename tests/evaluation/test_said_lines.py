"""Attributions line by line: what crosses a line is cut there, and empty lines count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.said import Attribution
from dateline.evaluation.said_documents import Document
from dateline.evaluation.said_lines import cut_all, paragraph_starts, score_lines, sentence_starts

if TYPE_CHECKING:
    from dateline.evaluation.said import Offsets

TEXT = "“The weir holds. It is new,” said Prail.\n\n“It was paid for.”\n\nRain fell. Nobody minded."


def at(words: str) -> Offsets:
    place = TEXT.index(words)
    return place, place + len(words)


def one(*contents: str) -> Attribution:
    return Attribution((at("Prail"),), (at("said"),), tuple(at(words) for words in contents))


WANTED = one("“The weir holds. It is new,”", "“It was paid for.”")


def document(*found: Attribution) -> Document:
    starts = tuple(at(words)[0] for words in ("“The", "It is", "“It was", "Rain", "Nobody"))
    return Document("weir", TEXT, (WANTED,), found, starts)


def test_a_span_over_paragraphs_is_one_in_each() -> None:
    found = one(TEXT[: TEXT.index("\n\nRain")])
    spans = cut_all(TEXT, found.content, paragraph_starts(TEXT))
    assert sorted(TEXT[slice(*span)] for span in spans) == [
        "“It was paid for.”",
        "“The weir holds. It is new,” said Prail.",
    ]
    content = score_lines(document(found), paragraph_starts(TEXT)).of("content")
    assert (content.gold, content.found, content.exact) == (2, 2, 1)


def test_sentences_cut_the_gold_too() -> None:
    whole = document(one("“The weir holds. It is new,”", "“It was paid for.”"))
    score = score_lines(whole, sentence_starts(whole))
    assert (score.of("content").gold, score.of("content").exact_f1) == (3, 1)


def test_spaces_at_bounds_are_left_out() -> None:
    start, end = at("It is new,”")
    assert cut_all(TEXT, [(start - 1, end + 1)], [0]) == {(start, end)}
    assert cut_all(TEXT, [(TEXT.index("\n"), TEXT.index("\n") + 2)], paragraph_starts(TEXT)) == set()


@pytest.mark.parametrize(("labelled", "found"), [(False, 3), (True, 2)])
def test_what_is_found_on_a_line_without_a_label_is_wrong(found: int, *, labelled: bool) -> None:
    """Unless only lines with a label are asked for."""
    both = document(WANTED, one("Rain fell."))
    content = score_lines(both, paragraph_starts(TEXT), labelled=labelled).of("content")
    assert (content.found, content.exact) == (found, 2)
