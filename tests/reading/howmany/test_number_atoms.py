"""Atoms: they are cut once for all who ask, and each has a list of its own."""

from __future__ import annotations

from dateline.reading.number_atoms import split_atoms, split_once


def test_the_atoms_of_a_sentence_are_cut_once() -> None:
    text = "The flood took two hundred and six sheep."
    first = split_atoms(text, 0, len(text))
    hits = split_once.cache_info().hits
    again = split_atoms(text, 0, len(text))
    assert split_once.cache_info().hits == hits + 1
    assert again == first
    assert split_once.cache_info().maxsize is not None


def test_who_changes_a_list_of_atoms_changes_no_other() -> None:
    text = "The flood took nine sheep."
    split_atoms(text, 0, len(text)).clear()
    assert [atom.low for atom in split_atoms(text, 0, len(text))] == [
        "the", "flood", "took", "nine", "sheep", ".",
    ]  # fmt: skip


def test_the_same_words_elsewhere_are_other_atoms() -> None:
    text = "Two cows fled. Two cows fled."
    one, other = split_atoms(text, 0, 14), split_atoms(text, 15, len(text))
    assert [atom.start for atom in one] != [atom.start for atom in other]
