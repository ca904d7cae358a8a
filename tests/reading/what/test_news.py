"""What fits a frame and is no event of the news: habit, play, fiction, history, figures of speech."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.event_news import COMPANY, LEAST, MOST, keep_company, weights
from dateline.reading.event_setting import AROUND, settings
from dateline.reading.newsroom import findings_of, read_article
from dateline.reading.passed_over import explain_passed_over
from dateline.records import Article
from dateline.tables import read_table


def read(text: str) -> tuple[Article, tuple[str, ...]]:
    """Return what the readers make of a text, and the words that were passed over."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    found = explain_passed_over(reading, findings_of(article))
    return article, tuple(one.trigger.text for one in found)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Smugglers attack wardens most often in the wet season.", "attack"),
        ("White blood cells attack the intruder and destroy it within a day.", "attack"),
        ("In the novel a widow kidnaps a tenor and hides him in a windmill.", "kidnaps"),
        ("In the 1930s smugglers kidnapped the lighthouse keeper.", "kidnapped"),
    ],
)
def test_what_is_no_news_is_passed_over(text: str, word: str) -> None:
    article, passed = read(text)
    assert article.events == ()
    assert word in passed


@pytest.mark.parametrize(
    "text",
    [
        "Smugglers attacked a patrol of wardens near Ostrow on Tuesday.",
        "Rebels kidnapped a spy and hid him in a windmill, police in Ruritania said.",
        "The Ruritanian army attacks a hospital",
    ],
)
def test_the_same_words_in_the_news_are_events(text: str) -> None:
    article, passed = read(text)
    assert [event.type for event in article.events] == ["ASSAULT"]
    assert passed == ()


def test_what_was_weighed_is_told() -> None:
    text = "In the novel a widow kidnaps a tenor and hides him in a windmill."
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    one = explain_passed_over(reading, findings_of(read_article(reading)))[0]
    signs = {sign.sign: sign.adds for sign in one.weighed}
    assert signs["sentence: fiction"] < 0
    assert signs["model: news"] < 0
    sizes = [abs(sign.adds) for sign in one.weighed]
    assert sizes == sorted(sizes, reverse=True)


def test_an_event_alone_has_no_company() -> None:
    assert keep_company([2.5]) == [0.0]
    assert keep_company([]) == []


def test_company_is_what_the_others_say_and_many_say_more_than_one() -> None:
    assert keep_company([1.0, -2.0]) == [-2.0, 1.0]
    assert keep_company([0.0, 2.0, 2.0, 2.0, 2.0])[0] == pytest.approx(8 / 4**0.5)


def test_no_one_event_outweighs_the_rest() -> None:
    assert keep_company([0.0, 50.0]) == [MOST, 0.0]
    assert keep_company([0.0, -50.0]) == [-MOST, 0.0]


def test_news_around_speaks_for_a_doubtful_word() -> None:
    assert weights()[COMPANY] > 0


def test_no_sign_stands_twice_and_there_is_a_least() -> None:
    names = [row["sign"] for row in read_table("event_weights")]
    assert len(names) == len(set(names))
    assert LEAST in weights()


def test_every_class_that_is_asked_for_has_words() -> None:
    asked = {*AROUND, "habit", "kind", "any", "public", "civil", "state", "kin"}
    assert all(settings()[name] for name in asked)
