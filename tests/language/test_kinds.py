"""The network of kinds of events over the states of words, and what it says of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dateline.language.kinds import KINDS, NOTHING, Kinds, make_kinds, score_kinds
from dateline.language.model import load
from dateline.language.news import LOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

    Read = Callable[..., Reading]

WIDTH, INNER = 3, 2
SHIPPED = pytest.mark.skipif(load() is None, reason="the language model is switched off")


def weights() -> Kinds:
    """Return weights that let the first number of a word speak for the first kind."""
    inner, outer = (
        np.zeros((LOOKS * WIDTH, INNER), np.float32),
        np.zeros((INNER, len(KINDS)), np.float32),
    )
    inner[0, 0] = outer[0, 0] = 1.0
    return Kinds(inner, np.zeros(INNER, np.float32), outer, np.zeros(len(KINDS), np.float32))


def test_the_kinds_asked_for_are_odds_that_add_up_to_one() -> None:
    states = np.array([[0, 0, 0], [-4, 0, 0], [4, 0, 0]], np.float32)
    rows = score_kinds(weights(), states, [(0, 1), (1, 3)], [2, 1])
    assert [len(row) for row in rows] == [len(KINDS)] * 2
    assert [sum(row) for row in rows] == pytest.approx([1, 1])
    assert rows[0][0] > 0.7  # what is above 0 speaks
    assert rows[1] == pytest.approx([1 / len(KINDS)] * len(KINDS))  # what is not is silent


def test_a_model_may_know_no_kinds_or_others() -> None:
    assert make_kinds({"rel_weight": np.zeros(1, np.float32)}) is None
    stored = {f"kinds_{name}": part for name, part in weights()._asdict().items()}
    assert make_kinds(stored) is not None
    assert make_kinds({**stored, "kinds_outer": np.zeros((INNER, 3), np.float32)}) is None


@SHIPPED
@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Police frisked and hogtied two men at the border post on Monday.", "hogtied", "ASSAULT"),
        ("Bailiffs padlocked the printing house of a weekly on Monday.", "padlocked", "COERCE"),
        ("Widows squatted on the ring road with coffins on Tuesday.", "squatted", "PROTEST"),
        ("The finance minister handed in his notice late on Sunday.", "handed", "RETREAT"),
        ("A ferry capsized in a squall off the cape, and eleven are missing.", "capsized", "OTHER"),
        ("Add the onions and let the sauce simmer until it thickens.", "simmer", NOTHING),
    ],
)
def test_words_are_known_by_their_neighbours(read: Read, text: str, word: str, kind: str) -> None:
    reading = read(text)
    at = next(at for at in range(len(reading.starts)) if reading.word(at) == word)
    odds = dict(zip(KINDS, reading.happenings[at].kinds, strict=True))
    assert max(odds, key=odds.__getitem__) == kind
