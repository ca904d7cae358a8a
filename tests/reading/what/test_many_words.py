"""One kind of happening in the many words in which it is told (see the head of many_words.tsv)."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.reading.what.conftest import read_text

from dateline.language.lemmas import lemma_of
from dateline.reading.event_frames import frames

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


class Told(NamedTuple):
    """A sentence, the type of what it tells, and whether an event of that type is read in it."""

    type: str
    read: str
    text: str


def rows() -> list[Told]:
    lines = (HERE / "many_words.tsv").read_text("utf-8").splitlines()
    table = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return [Told(*row) for row in list(table)[1:]]


def not_read(told: list[Told]) -> Iterator[str]:
    article = read_text("\n\n".join(one.text for one in told))
    end = 0
    for one in told:
        start = article.text.index(one.text, end)
        end = start + len(one.text)
        if not any(
            start <= event.trigger.start < end for event in article.events if event.type == one.type
        ):
            yield one.text


@pytest.mark.parametrize("kind", ["AID", "ASSAULT", "COERCE", "PROTEST"])
def test_what_is_read_in_many_words_stays_so(kind: str) -> None:
    told = [one for one in rows() if one.type == kind]
    assert {*not_read(told)} == {one.text for one in told if one.read == "no"}


def test_most_words_are_read() -> None:
    for kind, told in groupby(rows(), key=lambda one: one.type):
        known = [one.read == "yes" for one in told]
        assert sum(known) / len(known) >= 0.75, kind


IRREGULAR = frozenset({"be", "gas", "teargas", "lambast", "machete", "ride"})


def test_the_verbs_of_the_frames_are_known_in_their_forms() -> None:
    """A verb that the lexicon lacks loses its e ("besieged": besieg) and meets no frame."""
    dropped = [
        verb for verb in frames("verb") if verb[-1] == "e" and verb.isalpha() and verb not in IRREGULAR
    ]
    assert [verb for verb in dropped if lemma_of(verb + "d", "VERB", "") != verb] == []
