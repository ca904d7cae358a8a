from __future__ import annotations

from dateline.language.paragraphs import find_paragraphs
from dateline.records import Span

WRAPPED = (
    "The harbour of the old town was closed for a third day while divers\n"
    "looked for two crew members of the ferry that had sunk on Sunday in\n"
    "heavy seas.\n"
)


def cut(text: str, *subheads: str) -> list[str]:
    spans = [Span(text.index(words), text.index(words) + len(words), words) for words in subheads]
    return [text[start:end] for start, end in find_paragraphs(text, spans)]


def test_blank_lines_part_paragraphs() -> None:
    assert cut("One.\n\nTwo.\n \n\nThree.") == ["One.", "Two.", "Three."]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    assert cut("The mayor left.\nNobody saw him go.\n") == ["The mayor left.", "Nobody saw him go."]


def test_long_lines_are_paragraphs_even_without_a_stop_at_their_end() -> None:
    long = "The council met again " * 8
    assert len(cut(f"{long}\n{long}\n{long}")) == 3


def test_wrapped_lines_are_joined() -> None:
    assert cut(WRAPPED) == [WRAPPED.rstrip("\n")]


def test_wrapped_blocks_are_parted_by_blank_lines() -> None:
    assert len(cut(f"{WRAPPED}\n{WRAPPED}")) == 2


def test_lines_of_like_width_that_all_end_a_sentence_are_paragraphs() -> None:
    line = "The minister of the interior said on Monday that he would resign.\n"
    assert len(cut(line * 4)) == 4


def test_a_small_letter_goes_on_an_open_line() -> None:
    assert cut("They marched to the square\nin silence.\nPolice watched.") == [
        "They marched to the square\nin silence.",
        "Police watched.",
    ]


def test_subheads_belong_to_no_paragraph() -> None:
    text = "First part.\n\nOLD WOUNDS\n\nSecond part.\nA SHORT ONE\nThird part."
    assert cut(text, "A SHORT ONE", "OLD WOUNDS") == ["First part.", "Second part.", "Third part."]


def test_windows_line_ends_are_one_line_end() -> None:
    assert cut("One.\r\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_nothing_but_spaces_has_no_paragraph() -> None:
    assert cut("") == []
    assert cut(" \n\t\r\n\u2028 ") == []
