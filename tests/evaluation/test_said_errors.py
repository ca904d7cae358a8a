"""The list of errors: each once, named for its kind, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.evaluation.said import Attribution
from dateline.evaluation.said_documents import Document
from dateline.evaluation.said_errors import Mistake, choose, list_errors

if TYPE_CHECKING:
    from dateline.evaluation.said import Offsets

TEXT = "Early on Prail said the weir holds, and Dovell denied it was frail.\nRain fell on the hills."


def spans(words: str) -> tuple[Offsets, ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def says(content: str, source: str = "Prail") -> Attribution:
    return Attribution(spans(source), (), spans(content))


def errors(gold: list[Attribution], found: list[Attribution], role: str = "content") -> list[str]:
    document = Document("weir", TEXT, tuple(gold), tuple(found))
    return [f"{error.kind}: {error.line}" for error in list_errors([document], role)]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("the weir holds", "the weir holds", []),
        ("the weir holds", "", ["missed: Early on Prail said [the weir holds], and Dovell denied it"]),
        ("", "Rain fell", ["extra: <Rain fell> on the hills."]),
        (
            "weir",
            "weir holds",
            ["too long: Early on Prail said the <[weir] holds>, and Dovell denied it"],
        ),
        (
            "the weir",
            "weir",
            ["too short: Early on Prail said [the <weir]> holds, and Dovell denied it"],
        ),
        (
            "the weir",
            "weir holds",
            ["other bounds: Early on Prail said [the <weir] holds>, and Dovell denied it"],
        ),
        (
            "Early",
            "frail",
            ["missed: [Early] on Prail said the weir", "extra: and Dovell denied it was <frail>."],
        ),
    ],
)
def test_kinds_of_errors(gold: str, found: str, expected: list[str]) -> None:
    wanted, got = ([says(words)] if words else [] for words in (gold, found))
    assert errors(wanted, got) == expected


def test_a_span_found_in_pieces_tells_of_each() -> None:
    found = errors([says("the weir holds")], [says("the"), says("weir holds")])
    assert [line.split(":")[0] for line in found] == ["too short", "too short"]


def test_a_wrong_source_is_told_of_once() -> None:
    wanted, got = [says("the weir holds")], [says("the weir holds", "Dovell")]
    assert errors(wanted, got, "source") == ["wrong source: [Prail] <Dovell>: the weir holds"]
    assert errors(wanted, [says("the weir holds", "")], "source") == [
        "wrong source: [Prail] <nobody>: the weir holds"
    ]
    assert errors(wanted, [says("", "Dovell")], "source") == [
        "missed: Early on [Prail] said the weir holds, and",
        "extra: said the weir holds, and <Dovell> denied it was frail.",
    ]


def test_long_stretches_are_shortened() -> None:
    text = "word " * 2000
    document = Document("long", text, (Attribution((), (), ((5, 9999),)),))
    [error] = list_errors([document], "content")
    assert len(error.line) < 80


def test_errors_are_chosen_evenly_and_sorted_by_kind() -> None:
    everything = [
        Mistake(f"d{number}", "extra" if number % 2 else "missed", 0, "") for number in range(9)
    ]
    chosen = choose(everything, 3)
    assert [error.document for error in chosen] == ["d0", "d6", "d3"]
    assert choose(everything, 20) == choose(everything, 9)
    assert choose([], 4) == []
