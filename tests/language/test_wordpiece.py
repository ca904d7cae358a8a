from __future__ import annotations

from dateline.language.wordpiece import parts, piecer, read_vocabulary

VOCABULARY = read_vocabulary("[PAD]\n[UNK]\nun\n##aff\n##able\ncafe\n’\ns\n你\n好\nu\n.")
NAMES = {number: piece for piece, number in VOCABULARY.items()}


def pieces(word: str) -> list[str]:
    return [NAMES[number] for number in piecer(VOCABULARY, 16)(word)]


def test_the_longest_known_pieces_are_taken() -> None:
    assert pieces("unaffable") == ["un", "##aff", "##able"]


def test_a_part_with_an_unknown_letter_is_one_unknown_piece() -> None:
    assert pieces("unaffix") == ["[UNK]"]


def test_case_and_accents_do_not_matter() -> None:
    assert pieces("CAFÉ") == pieces("cafe\u0301") == ["cafe"]


def test_marks_are_pieces_of_their_own() -> None:
    assert pieces("U.S.") == ["u", ".", "s", "."]
    assert pieces("’s") == ["’", "s"]


def test_chinese_characters_are_pieces_of_their_own() -> None:
    assert pieces("你好") == ["你", "好"]


def test_what_does_not_print_is_left_out() -> None:
    assert pieces("ca\u200bfe\x01") == ["cafe"]


def test_a_word_of_which_nothing_is_left_is_unknown() -> None:
    for word in ("\ud800", "\x00", "\u0301", "\u200d", "😀", ""):
        assert pieces(word) == ["[UNK]"]


def test_a_long_part_is_unknown_and_a_long_word_is_cut() -> None:
    assert pieces("u" * 101) == ["[UNK]"]
    assert pieces("u." * 500_000) == ["u", "."] * 8


def test_parts_of_a_word_follow_its_marks() -> None:
    assert list(parts("al-Noor’s")) == ["al", "-", "noor", "’", "s"]
    assert list(parts("£5m")) == ["£5m"]
    assert list(parts("$5m")) == ["$", "5m"]
