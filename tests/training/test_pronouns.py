"""Names turned into pronouns for training: what hangs on their places moves with them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parents[2] / "training" / "model"


@pytest.fixture
def modules() -> Iterator[tuple[Any, Any]]:
    """The modules ``pronouns`` and ``texts`` of the recipe."""
    before = set(sys.modules)
    sys.path.insert(0, str(FOLDER))
    yield importlib.import_module("pronouns"), importlib.import_module("texts")
    sys.path.remove(str(FOLDER))
    for name in set(sys.modules) - before:
        if name in {"pronouns", "texts"}:
            del sys.modules[name]


def paragraph(texts: Any) -> list[Any]:
    """Two sentences: Mira Dovell spoke. Dovell's son said Dovell left."""
    return [
        texts.Sentence(
            words=["Mira", "Dovell", "spoke", "."],
            glued=[False, False, True, False],
            upos=["PROPN", "PROPN", "VERB", "PUNCT"],
            xpos=["NNP", "NNP", "VBD", "."],
            heads=[3, 1, 0, 3],
            relations=["nsubj", "flat", "root", "punct"],
            names=["B-PER", "I-PER", "O", "O"],
        ),
        texts.Sentence(
            words=["Dovell", "'s", "son", "said", "Dovell", "left", "."],
            glued=[True, False, False, False, False, True, False],
            upos=["PROPN", "PART", "NOUN", "VERB", "PROPN", "VERB", "PUNCT"],
            xpos=["NNP", "POS", "NN", "VBD", "NNP", "VBD", "."],
            heads=[3, 1, 4, 0, 6, 4, 4],
            relations=["nmod:poss", "case", "nsubj", "root", "nsubj", "ccomp", "punct"],
            names=["B-PER", "O", "O", "O", "B-PER", "O", "O"],
            said=[[0, 0, 0, 3, 0], [0, 1, 3, 4, 0], [0, 2, 4, 6, 0]],
        ),
    ]


def test_a_possessive_loses_its_mark_and_all_places_move(modules: tuple[Any, Any]) -> None:
    pronouns, texts = modules
    before = paragraph(texts)[1]
    after = pronouns.turn(before, 0, ("she", "her", "her"))
    assert after.words == ["Her", "son", "said", "Dovell", "left", "."]
    assert after.heads == [2, 3, 0, 5, 3, 3]
    assert after.said == [[0, 0, 0, 2, 0], [0, 1, 2, 3, 0], [0, 2, 3, 5, 0]]
    assert after.names[0] == "O"


def test_every_pronoun_made_is_a_mention_of_its_person(modules: tuple[Any, Any]) -> None:
    pronouns, texts = modules
    seen = set()
    for seed in range(40):
        found = pronouns.put_pronouns(paragraph(texts), Random(seed), {"Mira": "f"})  # noqa: S311  - chance that a seed repeats
        mentions = [
            (chain, number, head, own)
            for number, one in enumerate(found)
            for chain, head, own in one.mentions
        ]
        assert len(mentions) == 3
        assert {chain for chain, *_ in mentions} == {0}
        made = [found[number].words[head].lower() for _, number, head, own in mentions if own]
        assert set(made) <= {"she", "her"}
        seen.update(made)
    assert seen == {"she", "her"}


def test_a_name_that_words_hang_on_stays(modules: tuple[Any, Any]) -> None:
    pronouns, texts = modules
    one = paragraph(texts)
    one[1].heads[6] = 5  # now the full stop hangs on the name: allowed
    assert pronouns.can_turn(one, pronouns.Named(1, 4, 5))
    one[1].relations[6] = "appos"
    assert not pronouns.can_turn(one, pronouns.Named(1, 4, 5))
    assert not pronouns.can_turn(one, pronouns.Named(0, 0, 2))
