"""The pass of the language model, with a stand-in for its network."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.language.conftest import make_article
from tests.language.stand_in import StandIn, make_model

from dateline.language import analyse as analysing
from dateline.language.analyse import analyse, cut, read_deep

if TYPE_CHECKING:
    from dateline.language.reading import Reading


def read(text: str, *, window: int = 24, dateline: str = "") -> Reading:
    article = make_article(text, dateline=dateline)
    return read_deep(article, cut(article), make_model(window=window))


def sentences_of(reading: Reading) -> list[str]:
    return [reading.text[sentence.start : sentence.end] for sentence in reading.sentences]


def test_words_have_tags_heads_and_relations() -> None:
    reading = read("The mayor left. The bridge fell.")
    assert reading.tags == ("DET", "NOUN", "VERB", "PUNCT") * 2
    assert reading.fine == ("DT", "NN", "VBD", ".") * 2
    assert reading.heads == (2, 2, -1, 2, 6, 6, -1, 6)
    assert reading.relations == ("dep", "nsubj", "root", "punct") * 2


def test_names_have_types_and_are_proper_nouns() -> None:
    reading = read("Mara Tolin left the Central Bank in Norland.")
    assert [(reading.span(n.first, n.last).text, n.label) for n in reading.typed] == [
        ("Mara Tolin", "PER"),
        ("Central Bank", "ORG"),
        ("Norland", "GPE"),
    ]
    assert reading.tags[4] == "PROPN"


def test_the_model_ends_a_sentence_that_the_rules_go_on_with() -> None:
    assert sentences_of(read("Mara left the Bank M Nobody left.")) == [
        "Mara left the Bank M",
        "Nobody left.",
    ]


def analyse_by_rules(text: str) -> Reading:
    article = make_article(text)
    return analysing.read_shallow(article, cut(article))


def test_the_model_takes_back_no_border_of_the_rules() -> None:
    assert sentences_of(read("Mara left the Bank Inc. The mayor left.")) == [
        "Mara left the Bank Inc.",
        "The mayor left.",
    ]


def test_the_model_ends_nothing_within_a_stretch_without_spaces() -> None:
    assert len(read("Mara left m+nobody.").sentences) == 1


def test_nothing_ends_within_a_dateline() -> None:
    text = "NORLAND, M. Mara left. Nobody fell."
    assert sentences_of(read(text, dateline="NORLAND, M.")) == ["NORLAND, M. Mara left.", "Nobody fell."]


def test_a_sentence_longer_than_a_window_is_one_tree_with_a_note() -> None:
    reading = read("The mayor left , " * 30 + ".")
    assert len(reading.sentences) == 1
    assert sum(head < 0 for head in reading.heads) == 1
    assert "parataxis" in reading.relations
    assert [note.code for note in reading.notes] == ["sentence-long"]


def test_an_empty_text_has_an_empty_reading() -> None:
    reading = read("")
    assert (reading.starts, reading.heads, reading.sentences, reading.names) == ((), (), (), ())


HOSTILE = {
    "one word": "a" * 300_000,
    "one word with marks": "a-" * 150_000,
    "no spaces": "你好吗" * 20_000,
    "ten thousand words": "mayor " * 10_000,
    "emoji": "😀 The mayor left 👩\u200d💻👩\u200d💻. " * 50,
    "right to left": "مرحبا بالعالم. " * 100,
    "lone surrogates": "The \ud800 mayor left\udfff. " * 50,
    "control characters": "The\x01 mayor\x00 left\x1f. \u202e" * 50,
    "accents alone": "\u0301 " * 100,
    "lines": "mayor\n" * 500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_the_text_is_every_sentence_is_a_tree(text: str) -> None:
    reading = read(text, window=160)
    size = len(reading.starts)
    assert len(reading.tags) == len(reading.heads) == len(reading.relations) == len(reading.fine) == size
    assert [token for first, last in reading.bounds for token in range(first, last)] == list(range(size))
    assert all(before <= after for before, after in pairwise(reading.ends))
    for first, last in reading.bounds:
        assert sum(reading.heads[token] < 0 for token in range(first, last)) == 1
        assert all(first <= reading.heads[t] < last for t in range(first, last) if reading.heads[t] >= 0)


def test_what_is_fed_is_decided_by_the_article_alone() -> None:
    fed = []
    for _ in range(2):
        session = StandIn()
        article = make_article("The mayor left. " * 200 + "\n\n" + "The bridge fell in Norland. " * 90)
        read_deep(article, cut(article), make_model(session))
        fed.append([{name: array.tolist() for name, array in one.items()} for one in session.fed])
    assert fed[0] == fed[1]
    assert len(fed[0]) > 1


def test_an_article_with_too_many_words_is_read_by_the_small_tagger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(analysing, "load", make_model)
    monkeypatch.setattr(analysing, "MOST_WORDS", 50)
    reading = analyse(make_article("The mayor left. " * 20))
    assert [note.code for note in reading.notes] == ["article-long"]
    assert reading.heads == ()
    assert len(reading.tags) == len(reading.starts)


def test_the_small_tagger_does_not_run_beside_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(analysing, "tag")
    assert read("The soldiers killed farmers.").tags[1] == "X"  # the stand-in does not know the word
