from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

# Each text with | where one sentence ends and the next one starts.
CASES = [
    "The bridge fell. |Nobody was hurt.",
    "Mr. Adler met Gen. Ibarra and Dr. Sun. |They talked.",
    "William J. Tarn of the U.S. Senate spoke. |He left.",
    "He flew to the U.S. |The flight was long.",
    "He flew to the U.S. President’s home.",
    "They came at 5 p.m. |No one opened.",
    "They came at 5 p.m. Monday.",
    "The case of Orr v. Lind was heard. |It was brief.",
    "Article No. 5 applies. |Nobody doubts it.",
    "Acme Inc. |It was founded in May.",
    "Prices rose 3.5 percent. |Wages fell 1.2 percent.",
    "Some tools, e.g. Hammer, are old.",
    "“We are late,” he said. |“We must go.”",
    "“We are late.” |He left.",
    "“Are we late?” he asked. |Nobody answered.",
    "“Are we late?” Tarn asked. |Nobody answered.",
    "“Are we late?” |The room was silent.",
    "“Stop!” she cried.",
    "“Stop!” |She ran to the gate.",
    "“If they stay, it ends badly,” he warned. |“Go home.”",
    '"We won." |Fans cheered.',
    "''We won.'' |''Good,'' she said.",
    "He said “no.” |She said “yes.”",
    "(The port is closed.) |Ships wait outside.",
    "The port (see p. 4) is closed.",
    "Yes... maybe. |Well… |Perhaps not.",
    "He was late, and ... then he left.",
    "Is it over? |Yes! |It is.",
    "Yahoo! said so.",
    "It was dark.|Then came the rain.",
    "It was “dark.”|Then came the rain.",
    "The figure is on example.org. |It is wrong.",
    "1. Open the gate. |2. Close it.",
    "The first claim was false.[3] |The second was not. [4] |Both were printed.",
    "• One. |• Two.",
    "all is quiet. |nobody speaks.",
    "He paid. |$5 was enough.",
    "他来了。|她走了。",
    "وصل الوفد؟ |غادر.",
    "John F. Kennedy, Jr. |He was there.",
    "Sen. Ann Bode (R., Ohio) Friday left.",
    "The mayor’s “plan B.” |It failed.",
    "Wait for Dec. 5 and Jan. 6. |Then vote.",
    "Two ferries in the harbour |Photo: Ann Bode.",
    "The image: a ferry. |The source: it is unknown.",
    "St. Alban is near. |Wall St. |The street is long.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_they_should(read: Callable[..., Reading], marked: str) -> None:
    parts = marked.split("|")
    reading = read("".join(parts))
    found = [reading.text[sentence.start : sentence.end] for sentence in reading.sentences]
    assert found == [part.strip() for part in parts]


def test_a_dateline_does_not_end_a_sentence(read: Callable[..., Reading]) -> None:
    head = "PORT ELM, U.S. (Example Wire). – "
    text = f"{head}The mayor left. Nobody saw it."
    assert [text[s.start : s.end] for s in read(text, dateline=head.strip()).sentences] == [
        f"{head}The mayor left.",
        "Nobody saw it.",
    ]


def test_sentences_count_their_paragraphs_without_subheads(read: Callable[..., Reading]) -> None:
    text = "One. Two.\n\nA SUBHEAD\n\nThree."
    reading = read(text, subheads=[(11, 20)])
    assert [sentence.paragraph for sentence in reading.sentences] == [0, 0, 1]
    assert "SUBHEAD" not in [reading.word(token) for token in range(len(reading.starts))]


def test_a_sentence_never_runs_over_a_paragraph(read: Callable[..., Reading]) -> None:
    assert len(read("No stop here\n\nand none there").sentences) == 2
