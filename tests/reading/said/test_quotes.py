"""Quotations are paired across sentences and paragraphs; an odd mark gives up nothing but itself."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.quotes import find_quotations
from dateline.reading.said_scene import set_scene
from dateline.records import Article


def read(text: str) -> tuple[list[list[str]], list[list[str]]]:
    """Return all quotations and those that are speech, as the texts of their pieces."""
    article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
    scene = set_scene(analyse(article), Findings())
    found = find_quotations(scene.reading, scene.words)
    shown = [[scene.cut(*piece).text for piece in quotation.pieces] for quotation in found]
    speech = [[scene.cut(*piece).text for piece in quotation.pieces] for quotation in scene.speech]
    return shown, speech


@pytest.mark.parametrize(
    "quoted",
    [
        "“We will go,”",
        '"We will go,"',
        "«We will go,»",
        "‘We will go,’",
        "''We will go,''",
        "„We will go,”",
    ],
)
def test_every_kind_of_mark(quoted: str) -> None:
    assert read(f"{quoted} the envoy said.") == ([[quoted]], [[quoted]])


def test_marks_inside_marks_belong_to_the_outer_quotation() -> None:
    text = "“He said ‘go’ and we went,” the envoy said."
    assert read(text)[0] == [["“He said ‘go’ and we went,”"]]
    text = "“He said “go” and we went,” the envoy said."
    assert read(text)[0] == [["“He said “go” and we went,”"]]


def test_a_quotation_opened_anew_in_each_paragraph_is_one() -> None:
    text = "“The first.\n\n“The second.\n\n“The third,” she said."
    assert read(text)[0] == [["“The first.", "“The second.", "“The third,”"]]


def test_a_mark_that_nothing_closes_quotes_nothing() -> None:
    assert read("“We will go, the envoy said.\n\nThe rain went on.") == ([], [])
    assert read("We will go,” the envoy said.") == ([], [])


def test_apostrophes_are_no_marks() -> None:
    assert (
        read("The officials' plan isn't the rebels' plan, and it's 'not the same' in the '90s.")[0] == []
    )
    assert read("‘The officials’ plan is bad,’ she said.")[0] == [["‘The officials’ plan is bad,’"]]


def test_titles_and_words_held_with_tongs_are_no_speech() -> None:
    assert read("He read “The Winter Ledger” on the train.")[1] == []
    assert read("The “new order” did not last.")[1] == []
    assert read("They called it “a work of fiction” in May.")[1] == []
