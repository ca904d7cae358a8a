"""The tables of event types, modes and sectors, and the frames that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from dateline.errors import HouseError
from dateline.reading.event_frames import cameo_codes, frame_rows, frames, kinds, make_condition
from dateline.reading.event_words import classes, words_of
from dateline.records import EventType, Quad
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = {
    "content",
    "must",
    "subj",
    "obj",
    "obj2",
    "prt",
    "inf",
    "that",
    "comp",
    "passive",
    "poss",
    "mod",
    "agent",
    "gov",
    "finite",
    "sup",
}
PLACED = {
    "across",
    "after",
    "along",
    "as",
    "before",
    "behind",
    "inside",
    "onto",
    "outside",
    "since",
    "to",
}


def test_the_types_are_those_of_the_report() -> None:
    assert set(kinds()) == set(get_args(EventType))


def test_every_political_type_has_quad_score_and_code() -> None:
    for name, kind in kinds().items():
        political = name != "OTHER"
        assert (kind.quad in get_args(Quad)) == political
        assert (kind.score is not None and -10 <= kind.score <= 10) == political
        assert (kind.cameo is not None and len(kind.cameo) == 2) == political


def test_scores_have_the_sign_of_their_quad() -> None:
    for kind in kinds().values():
        if kind.quad is not None and kind.score is not None:
            assert kind.score >= 0 if kind.quad.endswith("C") else kind.score <= 0


def test_modes_belong_to_types_and_codes_are_digits() -> None:
    assert {name for name, _ in cameo_codes()} <= set(kinds())
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in cameo_codes().values())
    assert len(cameo_codes()) == len(read_table("plover_modes"))


def test_sectors_are_three_letters_each_once() -> None:
    codes = [row["sector"] for row in read_table("plover_sectors")]
    assert len(codes) == len(set(codes)) == 32
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert read_column("plover_sectors", "use") == {"common", "rare", "stateless"}


@pytest.mark.parametrize("row", frame_rows(), ids=lambda row: f"{row['words']}/{row['pattern']}")
def test_each_frame_is_sound(row: Mapping[str, str]) -> None:
    assert row["word"] in {"verb", "noun", "adj"}
    assert row["type"] == "-" or row["type"] in get_args(EventType)
    if row["mode"]:
        assert (row["type"], row["mode"]) in cameo_codes()
    if row["type"] == "-":
        assert not row["actor"] + row["recipient"] + row["object"]
    prepositions = words_of("preposition") | words_of("particle") | PARTS | PLACED
    for cell in row["pattern"].split():
        condition = make_condition(cell)
        asked = {slot for one in (condition, *condition.others) for slot in one.slots}
        assert asked <= prepositions | {"near", "around", "off", "beside", "about"}
    for name in ("actor", "recipient", "object"):
        slots = row[name].replace("+", "|").split("|")
        assert {
            slot.removeprefix("inf:").removesuffix(":mod") for slot in slots if slot
        } <= prepositions | {
            "near",
            "around",
            "recipient",
        }


def test_every_word_of_a_frame_is_a_lemma_in_lower_case() -> None:
    for kind in ("verb", "noun", "adj"):
        assert all(word == word.lower() and word.isascii() for word in frames(kind))


def test_classes_are_not_empty() -> None:
    assert all(classes().values())


def test_a_broken_condition_says_what_is_wrong() -> None:
    with pytest.raises(HouseError, match="cannot be read"):
        make_condition("obj=a=b!~")


def test_an_unknown_class_says_what_is_wrong() -> None:
    with pytest.raises(HouseError, match="has no class 'nonsense'"):
        make_condition("obj=@nonsense")
