"""The texts that the weights of events are learned from: their format, and that none is gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluation.what_texts import read_what_texts

HERE = Path(__file__).resolve().parent
FILES = sorted((HERE / "what_dev").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_the_texts_are_well_formed(file: Path) -> None:
    texts = read_what_texts(str(file))
    assert [text.number for text in texts] == list(range(1, len(texts) + 1))
    for text in texts:
        assert text.theme == file.stem
        assert text.eventless == text.theme.startswith("eventless"), text.name


def test_no_text_stands_twice_and_none_is_gold() -> None:
    texts = [text.text for file in FILES for text in read_what_texts(str(file))]
    gold = {
        text.text for file in (HERE / "what_gold").glob("*.txt") for text in read_what_texts(str(file))
    }
    assert len(texts) == len(set(texts))
    assert gold.isdisjoint(texts)
