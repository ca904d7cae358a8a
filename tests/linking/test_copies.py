"""Copies: one text by what it shares, whatever stands around it; never two reports of one event."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.builders import Draft

from dateline.linking.link import find_copies

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

WORDS = [
    f"{first}{last}" for first in "bdfglmnprst" for last in ("alo", "eri", "omu", "ush", "ind", "yke")
]


def prose(seed: int, count: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)  # noqa: S311  - words of a text, no secret


def article(outlet: str, words: list[str], **more: str) -> LinkedArticle:
    return Draft(outlet, " ".join(words), **more).finish()  # type: ignore[arg-type]  # kind is a word here


def test_the_same_words_are_one_text() -> None:
    one, other = article("A", prose(1, 200)), article("B", prose(1, 200))
    groups, ties = find_copies([one, other])
    assert [set(group.articles) for group in groups] == [{one.article.id, other.article.id}]
    assert [tie.kind for tie in ties] == ["copy"]


def test_a_cut_and_framed_text_is_one_text() -> None:
    whole = prose(1, 300)
    cut = article("B", [*prose(2, 40), *whole[:150], *prose(3, 40)])
    groups, ties = find_copies([article("A", whole), cut])
    assert len(groups) == 1
    assert ties[0].kind == "copy"
    assert f"{ties[0].score:.0%}" in ties[0].reason


def test_a_third_in_common_is_partly_derived_and_merges_nothing() -> None:
    whole = prose(1, 300)
    groups, ties = find_copies([article("A", whole), article("B", [*prose(2, 200), *whole[:100]])])
    assert groups == ()
    assert [tie.kind for tie in ties] == ["partly_derived"]
    assert "32%" in ties[0].reason  # 96 of 296 runs


def test_texts_of_their_own_share_nothing() -> None:
    assert find_copies([article("A", prose(1, 300)), article("B", prose(2, 300))]) == ((), ())


def test_a_few_lines_of_a_long_text_are_no_copy_of_it() -> None:
    whole = prose(1, 300)
    groups, ties = find_copies([article("A", whole), article("B", whole[:40])])
    assert groups == ()
    assert [tie.kind for tie in ties] == ["partly_derived"]


def test_a_few_lines_that_nearly_agree_are_one_text() -> None:
    words = prose(1, 50)
    groups, _ = find_copies([article("A", words), article("B", [*words, "today"])])
    assert len(groups) == 1


def test_a_teaser_is_no_copy_of_its_story() -> None:
    words = prose(1, 100)
    assert find_copies([article("A", words), article("B", words, kind="teaser")]) == ((), ())


@pytest.mark.parametrize("text", ["", " \n ", "“”", "one two", "\ud800 lone"])
def test_odd_texts_are_compared_without_harm(text: str) -> None:
    groups, _ = find_copies([Draft("A", text).finish(), Draft("B", text).finish()])
    assert len(groups) == bool(text.strip(" \n“”"))


@settings(deadline=None, max_examples=25)
@given(order=st.permutations(range(7)))
def test_groups_do_not_depend_on_the_order_of_reading(order: list[int]) -> None:
    whole = prose(1, 260)
    pages = [
        article("A", whole),
        article("B", whole[:150]),
        article("C", [*whole[110:], *prose(5, 60)]),
        article("D", prose(6, 200)),
        article("E", [*prose(7, 150), *whole[:70]]),
        article("F", whole),
        article("G", prose(6, 200)[:120]),
    ]
    assert find_copies([pages[index] for index in order]) == find_copies(pages)


def test_thousands_of_pages_with_one_text_take_seconds() -> None:
    words = prose(1, 250)
    same = [article(f"Same {number}", words) for number in range(3000)]
    framed = [article(f"Framed {number}", [*words, *prose(number + 9, 30)]) for number in range(1000)]
    start = time.process_time()
    groups, ties = find_copies([*same, *framed])
    assert time.process_time() - start < 20
    assert [len(group.articles) for group in groups] == [4000]
    assert len(ties) < 20 * 4000


@pytest.mark.shared
def test_no_independent_reports_are_merged_and_copies_are_found(shared: Path) -> None:
    rows = read_rows(shared / "data" / "copies" / "synthetic_syndication.jsonl")
    originals = {row["label"]: row["text"] for row in rows if row["original"]}
    groups, _ = find_copies([Draft(label, text).finish() for label, text in originals.items()])
    assert groups == ()
    pages = {Draft(row["id"], row["text"]).finish().article.id: row["label"] for row in rows}
    groups, _ = find_copies([Draft(row["id"], row["text"]).finish() for row in rows])
    assert all(len({pages[one] for one in group.articles}) == 1 for group in groups)
    labels = [row["label"] for row in rows]
    with_copies = [label for label in labels if labels.count(label) > 1]
    assert sum(len(group.articles) for group in groups) > 0.98 * len(with_copies)


def read_rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
