"""A search is read as words and nothing else, or it is said what is wrong with it."""

from __future__ import annotations

import pytest

from dateline.errors import SearchBroken
from dateline.ledger.searching.language import Search, Term, read_search


def groups(words: str) -> list[list[str]]:
    return [[" ".join(term.words) for term in group] for group in read_search(words).groups]


def test_words_must_all_be_there() -> None:
    assert groups("bridge closed Karavo") == [["bridge"], ["closed"], ["karavo"]]


def test_a_phrase_is_one_term_whatever_its_quotation_marks() -> None:
    assert groups('"air defence" drill') == [["air defence"], ["drill"]]
    assert groups("“air defence” drill") == [["air defence"], ["drill"]]


def test_one_or_another() -> None:
    assert groups('truce OR ceasefire OR "laid down arms" Karavo') == [
        ["truce", "ceasefire", "laid down arms"],
        ["karavo"],
    ]
    assert groups('one "OR" another') == [["one"], ["or"], ["another"]]
    assert groups("one or another") == [["one"], ["or"], ["another"]]


def test_without() -> None:
    search = read_search('bridge -toll -"foot bridge"')
    assert search == Search(((Term(("bridge",)),),), (Term(("toll",)), Term(("foot", "bridge"))))


def test_beginnings_and_parts() -> None:
    assert read_search("govern*").groups == ((Term(("govern",), begins=True),),)
    assert read_search("*vern*").groups == ((Term(("vern",), part=True),),)


def test_what_is_joined_by_signs_is_a_phrase() -> None:
    assert groups("air-defence U.S. Calder's") == [["air defence"], ["u s"], ["calder s"]]


def test_accents_and_case_do_not_count() -> None:
    assert groups("NAÏVE Ёлка ÉCOLE e\u0301cole") == [["naive"], ["елка"], ["ecole"], ["ecole"]]


def test_scripts_without_spaces_are_searched_by_pairs_of_signs() -> None:
    assert groups("北京市") == [["北京 京市"]]
    assert read_search("京").groups == ((Term(("京",), begins=True),),)
    assert groups("手机iPhone") == [["手机 机 iphone"]]


@pytest.mark.parametrize("words", ["Москва", "الحرب", "हिन्दी", "ประเทศ", "🚀", "한국어", "½"])
def test_every_script_can_be_searched(words: str) -> None:
    assert len(groups(words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        'x" OR title : y OR "z',
        "NEAR(a b, 3)",
        "{title} : secret",
        "^first + second",
        "rowid:1 AND NOT (b)",
        "'; DROP TABLE articles; --",
        "a' | !b & 'cde:*",
        "\\'x\\':A <-> y",
    ],
)
def test_nothing_but_letters_digits_and_symbols_comes_through(words: str) -> None:
    search = read_search(words)
    for term in (*search.wanted(), *search.without):
        assert all(word and all(char.isalnum() for char in word) for word in term.words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('"never closed', "never closed"),
        ("a*", "too short a beginning"),
        ("*ab*", "too little"),
        ("*words-in-one*", "more than one word"),
        ("!!! ???", "no letter, digit or symbol"),
        ('""', "no letter, digit or symbol"),
        ("OR x", "nothing before it"),
        ("x OR OR y", "nothing before it"),
        ("x OR", "nothing behind it"),
        ("x OR -y", "nothing behind it"),
        ("nul\0byte", "NUL"),
        ("word " * 3000, "too long"),
        ("x" * 10_000_000, "too long: 10,000,000 characters"),
        (" ".join(f"w{number}" for number in range(101)), "more than 100"),
    ],
)
def test_what_cannot_be_searched_is_said(words: str, says: str) -> None:
    with pytest.raises(SearchBroken, match=says):
        read_search(words)


def test_nothing_asks_for_nothing() -> None:
    assert read_search("") == Search()
    assert read_search(" \n\t") == Search()
