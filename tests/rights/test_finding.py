"""A name is found in any spelling, and only where it is that person's."""

from __future__ import annotations

import pytest

from dateline.rights.finding import Person, find_people, plain_words
from dateline.rights.spelling import make_plain, name_words

LENA = Person(1, (("lena", "ibarra"),))
TOM = Person(2, (("tom", "ibarra"),))


def found(text: str, *people: Person) -> list[tuple[str, int]]:
    return [(text[hit.start : hit.end], hit.number) for hit in find_people(text, people or (LENA,))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lena Ibarra said so.", ["Lena Ibarra"]),
        ("Mrs Ibarra's house", ["Ibarra"]),
        ("LENA IBARRA", ["LENA IBARRA"]),
        ("Lena  \n Ibarra", ["Lena  \n Ibarra"]),
        ("Lena M. Ibarra and Lena-Ibarra", ["Lena M. Ibarra", "Lena-Ibarra"]),
        ("Ibarra, Lena (34)", ["Ibarra, Lena"]),
        ("the Ibarras", ["Ibarras"]),
        ("https://x.example/lena-ibarra-dies", ["lena-ibarra"]),
        ("https://x.example/ibarra/lena%20ibarra", ["ibarra", "lena%20ibarra"]),
        ("write to lena.ibarra@x.example or @lenaibarra", ["lena.ibarra", "lenaibarra"]),
        ("Ibarra-Brandt", ["Ibarra"]),
        ("Léna Ibárra", ["Léna Ibárra"]),
        ("Le\u0301na Iba\u0301rra", ["Le\u0301na Iba\u0301rra"]),
        ("Le\u00adna Ib\u200barra", ["Le\u00adna Ib\u200barra"]),
        ("Ｌena Ibarra", ["Ｌena Ibarra"]),
        ("lena met her", []),
        ("Lenara Ibarraga", []),
        ("Helena Ibarrat", []),
        ("met Lena. Ibarra Street is long", ["Lena", "Ibarra"]),
    ],
)
def test_forms(text: str, words: list[str]) -> None:
    assert [part for part, _ in found(text)] == words


def test_two_of_one_surname_are_told_apart_by_who_was_named_last() -> None:
    text = "Lena Ibarra fell. Ibarra was 34. Tom Ibarra came. Ibarra wept."
    assert found(text, LENA, TOM) == [
        ("Lena Ibarra", 1),
        ("Ibarra", 1),
        ("Tom Ibarra", 2),
        ("Ibarra", 2),
    ]


def test_in_the_names_of_others_only_a_full_name_counts() -> None:
    text = "Ibarra Street and the Lena Ibarra Fund"
    hits = find_people(text, [LENA], kept=[(0, 13), (22, 38)])
    assert [text[hit.start : hit.end] for hit in hits] == ["Lena Ibarra"]


def test_a_name_that_is_a_plain_word_too() -> None:
    may = Person(1, (("will", "may"),))
    text = "Will May said it will rain. May it stop in May."
    shared = plain_words(text)
    assert "will" in shared
    assert [hit.start for hit in find_people(text, [may], shared=shared | {"may"})] == [0]


def test_particles_name_nobody() -> None:
    anna = Person(1, (("anna", "van", "der", "hoek"),))
    assert found("Van life. Van der Valk met Hoek.", anna) == [("Hoek", 1)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mrs Lena Ibarra", ("lena", "ibarra")),
        ("Lena M. Ibarra's", ("lena", "ibarra")),
        ("President Ivo Calder", ("ivo", "calder")),
        ("Mira Onwu-Brandt", ("mira", "onwu", "brandt")),
        ("O’Neil", ("o'neil",)),
        ("", ()),
        ("42", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words or name == "O’Neil"


def test_the_way_back_from_a_folded_text() -> None:
    text = "a\u0301 ﬁx Straße\u200b!"
    plain = make_plain(text)
    assert plain.text == "a fix strasse!"
    for at in range(len(plain.text)):
        start, end = plain.original(at, at + 1)
        assert 0 <= start < end <= len(text)


def test_a_long_text_is_searched_quickly_enough_to_finish() -> None:
    text = "Ibarra lena . " * 20_000 + "a" * 100_000
    assert len(found(text)) == 20_000
