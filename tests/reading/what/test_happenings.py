"""One happening a sentence, told in the varied words of agencies and papers, is read with its type."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.what.conftest import read_text

HERE = Path(__file__).resolve().parent


def load_happenings() -> list[tuple[str, str]]:
    lines = (HERE / "happenings.tsv").read_text(encoding="utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith(("#", "type\t"))]
    return [(types, text) for types, text in told]


@pytest.mark.parametrize(("types", "text"), load_happenings())
def test_a_sentence_is_read_with_the_type_of_its_happening(types: str, text: str) -> None:
    found = {event.type for event in read_text(text).events}
    if types == "-":
        assert not found
    else:
        assert found & set(types.split("/")), found
