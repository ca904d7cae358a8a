"""The status of every word that denotes a happening."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import dateline
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.newsroom import findings_of, read_article
from dateline.reading.predicates import find_predicates
from dateline.records import Article

if TYPE_CHECKING:
    from pathlib import Path


FOILED = "The robbery was foiled by two guards."


def find(text: str) -> dict[str, str]:
    """Return the status of each word that is one, by the word."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    return {one.span.text: one.status for one in find_predicates(reading, findings_of(article))}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The bakery did not open on Sunday.", "open", "not_happened"),
        ("The council will repaint the bridge next spring.", "repaint", "planned"),
        ("If the river rises, the market will move uphill.", "rises", "hypothetical"),
        ("Farmers urged the ministry to lower the fee.", "lower", "demanded"),
        ("The mayor denied that the clerk had taken the money.", "taken", "denied"),
        ("The ferry might sail tonight.", "sail", "possible"),
        ("The choir sang in the square.", "sang", "happened"),
    ],
)
def test_each_word_has_the_status_that_its_sentence_gives_it(text: str, word: str, status: str) -> None:
    assert find(text)[word] == status


def test_factuality_tells_by_two_ways_whether_it_took_place() -> None:
    text = "The bakery did not open on Sunday. The council will vote on Monday. The choir sang."
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    found = find_predicates(reading, findings_of(read_article(reading)))
    scores = {one.span.text: one.factuality for one in found if one.factuality is not None}
    assert scores["open"].news < -1
    assert scores["vote"].web < -1 < scores["vote"].news
    assert min(scores["sang"].news, scores["sang"].web) > 1


def test_what_its_words_leave_no_doubt_of_has_a_low_score() -> None:
    reading = analyse(Article(id="art:0", kind="story", text=FOILED, text_sha256=hash_text(FOILED)))
    found = find_predicates(reading, findings_of(read_article(reading)))
    score = next(one.factuality for one in found if one.span.text == "robbery")
    assert score is not None
    assert max(score.news, score.web) < -1


def test_a_word_that_is_coded_names_its_event() -> None:
    text = "Rebels attacked the garrison of Ostrow on Monday and studied its archive."
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    found = find_predicates(reading, Findings(events=article.events))
    named = {one.span.text: one.event for one in found}
    assert named["attacked"] == next(e.id for e in article.events if e.trigger.text == "attacked")
    assert any(event is None for event in named.values())


def test_they_are_in_the_report_only_when_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The council will repaint the bridge next spring.")
    asked = dateline.read(str(page), predicates=True).articles[0].predicates
    assert [(one.span.text, one.status) for one in asked or ()] == [("repaint", "planned")]
    assert not dateline.read(str(page)).articles[0].predicates


def test_a_text_without_words_has_none() -> None:
    assert find("") == {}
