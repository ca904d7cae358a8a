from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dateline.language.features import BITS, TEMPLATES, index
from dateline.language.tagger import BATCH, batch, load, tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

UPOS = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
}


def tags_of(reading: Reading) -> dict[str, str]:
    return {reading.word(token): reading.tags[token] for token in range(len(reading.starts))}


def test_plain_news_is_tagged(read: Callable[..., Reading]) -> None:
    expected = (
        "Armed/ADJ men/NOUN killed/VERB seven/NUM farmers/NOUN near/ADP the/DET old/ADJ bridge/NOUN "
        "on/ADP Monday/PROPN ,/PUNCT police/NOUN said/VERB ./PUNCT"
    )
    reading = read("Armed men killed seven farmers near the old bridge on Monday, police said.")
    tokens = range(len(reading.starts))
    assert " ".join(f"{reading.word(token)}/{reading.tags[token]}" for token in tokens) == expected


def test_possessive_and_auxiliary_are_told_apart(read: Callable[..., Reading]) -> None:
    assert tags_of(read("Norland’s army denied it."))["’s"] == "PART"
    assert tags_of(read("It’s not known who fired."))["’s"] == "AUX"
    assert tags_of(read("The officials’ cars were searched."))["’"] == "PART"


def test_parts_of_names_are_proper_nouns(read: Callable[..., Reading]) -> None:
    found = tags_of(read("He met the head of the Central Intelligence Agency in the United States."))
    assert {found[word] for word in ("Central", "Intelligence", "Agency", "United", "States")} == {
        "PROPN"
    }


def test_marks_are_marks_and_words_are_not(read: Callable[..., Reading]) -> None:
    reading = read("* § – “ 😀 word Ω 5 ）！")
    marks = [
        reading.tags[token] for token in range(len(reading.starts)) if reading.word(token) in "*§–“😀"
    ]
    assert set(marks) <= {"PUNCT", "SYM"}
    assert "PUNCT" not in {tags_of(reading)[word] for word in ("word", "Ω", "5")}


def test_addresses_are_no_names(read: Callable[..., Reading]) -> None:
    reading = read("Write to Desk@example.org or see https://example.org/News today.")
    assert tags_of(reading)["Desk@example.org"] == tags_of(reading)["https://example.org/News"] == "X"
    assert reading.names == ()


def test_all_tags_are_universal(read: Callable[..., Reading]) -> None:
    reading = read("Oh, UN aid-workers re-entered 3 towns & didn’t leave; why? \ud800 你好 http://x.org")
    assert set(reading.tags) <= UPOS


def test_the_weights_fit_the_features() -> None:
    model = load()
    assert model.weights.shape == (1 << BITS, len(model.tags))
    assert model.weights.dtype == np.int8
    assert set(model.tags) - UPOS == {"NAME"}


def test_features_look_no_further_than_the_sentence() -> None:
    alone = index(["Police", "left", "."], [(0, 3)])
    among = index(["He", "ran", ".", "Police", "left", ".", "She"], [(0, 3), (3, 6), (6, 7)])
    assert alone.shape == (3, len(TEMPLATES))
    assert (among[3:6] == alone).all()


def test_batches_cover_all_words_in_order() -> None:
    lengths = [5, BATCH - 1, 3, 2 * BATCH + 7, 1]
    ends = np.cumsum(lengths).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    covered = [
        base + token
        for base, part in batch(bounds)
        for first, last in part
        for token in range(first, last)
    ]
    assert covered == list(range(ends[-1]))
    assert all(part[-1][1] <= BATCH for _, part in batch(bounds))


def test_no_words_have_no_tags() -> None:
    assert tag([], []) == []
