"""The tables of movements and of the parts of places: closed columns, lists that readers know."""

from __future__ import annotations

from typing import get_args

from dateline.reading.event_causes import cues
from dateline.reading.event_frames import make_frame
from dateline.reading.event_moves import move_of, moves
from dateline.reading.place_words import event_words
from dateline.records import EventType, PlaceRole
from dateline.tables import read_table

FRAME = make_frame(next(row for row in read_table("event_frames") if row["type"] == "ACCUSE"))


def test_parts_of_movements_are_those_of_places() -> None:
    roles = {*get_args(PlaceRole), ""}
    assert all({row["object"], row["standing"]} <= roles for row in read_table("event_moves"))


def test_a_word_of_movement_leads_somewhere_and_another_does_not() -> None:
    assert moves()["leave"].object == "origin"
    assert move_of("enter", FRAME) is not None
    assert move_of("sing", FRAME) is None


def test_cues_of_causes_need_what_is_known_and_are_for_known_types() -> None:
    found = [cue for some in cues().values() for cue in some]
    assert {cue.needs for cue in found} <= {"", "act", "clause", "gerund"}
    assert {name for cue in found for name in cue.types} <= set(get_args(EventType))


def test_no_list_stands_twice_and_none_is_empty() -> None:
    names = [row["name"] for row in read_table("event_place_words")]
    assert len(names) == len(set(names))
    assert all(event_words(name) for name in names)


def test_every_type_has_its_usual_roles_as_a_verb_and_as_a_noun() -> None:
    named = [(row["word"], kind) for row in read_table("event_roles") for kind in row["types"].split()]
    assert sorted(named) == sorted(
        (word, kind) for word in ("noun", "verb") for kind in get_args(EventType)
    )
