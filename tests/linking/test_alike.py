"""How alike the words are by which two texts tell what happened."""

from __future__ import annotations

import pytest

from dateline.linking.alike import Told, kin, same_happening

ALIKE = [
    ("blast", "explosion", "family"),
    ("bombed", "blast", "family"),
    ("votes", "ballot", "family"),
    ("resigned", "resignation", "root"),
    ("killing", "killed", "word"),
    ("shot", "shooting", "word"),
    ("blast", "ballot", ""),
    ("visit", "arrest", ""),
]


@pytest.mark.parametrize(("a", "b", "expected"), ALIKE)
def test_triggers_are_near_by_word_root_or_family(a: str, b: str, expected: str) -> None:
    assert kin(a, b) == expected
    assert kin(b, a) == expected


def test_one_attack_is_likelier_than_two_on_other_targets() -> None:
    market = Told("attack", "the attack on the fish market in Dunmere")
    again = Told("attacked", "gunmen attacked the crowded fish market")
    convoy = Told("attack", "an attack on an aid convoy near the Orle bridge")
    assert same_happening(market, again) > same_happening(market, convoy)


def test_other_words_for_one_happening_count_for_more_than_words_for_another() -> None:
    blast = Told("blast", "a blast tore through the grain silo")
    assert same_happening(blast, Told("explosion", "the explosion at the silo")) > same_happening(
        blast, Told("ballot", "the ballot at the silo")
    )


def test_the_order_of_the_two_does_not_matter() -> None:
    a, b = Told("voted", "deputies voted on the fishing bill"), Told("ballot", "a ballot of 40 deputies")
    assert same_happening(a, b) == same_happening(b, a)


@pytest.mark.parametrize("odd", ["", "...", "3", "é" * 500])
def test_odd_words_give_a_share(odd: str) -> None:
    assert 0 <= same_happening(Told(odd, odd), Told("attack", "")) <= 1
