"""The tables that linking compares by: each word once, folded, of a known kind."""

from __future__ import annotations

from dateline.linking.folding import fold_words
from dateline.tables import read_table

KINDS = {"pronoun", "means", "envoy", "anybody"}


def test_vague_words_for_those_who_act_are_folded_once_and_of_a_kind() -> None:
    rows = read_table("link_actor_vague")
    words = [row["word"] for row in rows]
    assert len(set(words)) == len(words)
    assert all(fold_words(word) == (word,) for word in words)
    assert {row["kind"] for row in rows} == KINDS


def test_a_word_that_names_a_group_of_people_is_not_vague() -> None:
    vague = {row["word"] for row in read_table("link_actor_vague")}
    assert vague.isdisjoint(
        row["word"] for row in read_table("link_actor_nouns") if row["word"] != "men"
    )
    assert vague.isdisjoint({"gunmen", "teachers", "rebels", "people"})


def test_words_of_habit_are_folded_and_stand_once() -> None:
    words = [row["word"] for row in read_table("link_habits")]
    assert len(set(words)) == len(words)
    assert all(fold_words(word) == (word,) for word in words)


def test_words_for_here_are_folded_and_stand_once() -> None:
    words = [row["word"] for row in read_table("link_here")]
    assert len(set(words)) == len(words)
    assert all(fold_words(word) == (word,) for word in words)


def test_pronouns_are_folded_stand_once_and_are_no_people() -> None:
    words = [row["word"] for row in read_table("link_pronouns")]
    assert len(set(words)) == len(words)
    assert all(fold_words(word) == (word,) for word in words)
    heads = {row["word"] for row in read_table("link_source_words") if row["part"] == "head"}
    assert heads.isdisjoint(words)
