"""Corrections and editors' notes are no part of the text; the article and a note keep their words."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.corrections import is_correction
from dateline.page.told import Told

PROSE = (
    "The harbour of Quillhaven was closed on Monday after a barge sank in its mouth, the pilot said.",
    "Nobody was hurt, according to the fire brigade, and the barge is to be raised by the weekend.",
    "Two ferries wait outside the harbour, and their passengers were brought ashore in small boats.",
)

CORRECTIONS = [
    "Correction: The barge sank on Monday, not on Sunday.",
    "CORRECTION (March 5): The name of the pilot is Varrold.",
    "An earlier version of this article gave the wrong name of the barge.",
    "A previous version of this story misstated the depth of the harbour.",
    "Editor's note: The pilot was first named by the Tarnbrook Courier.",
    "Editor’s Note — This story holds words that may offend.",
    "This story has been updated to say that the ferries may sail.",
    "*This article was amended on 5 March 2031 to correct the tonnage.",
    "(Corrects day in paragraph 1)",
    "(This story corrects the name of the barge.)",
    "Clarification: The fire brigade is that of the valley.",
]


@pytest.mark.parametrize("line", CORRECTIONS)
@pytest.mark.parametrize("place", [0, 2, 3])
def test_in_plain_text(line: str, place: int) -> None:
    lines = [*PROSE]
    lines.insert(place, line)
    taken = read("\n\n".join(("Barge sinks in the mouth of the harbour", "By Ines Varrold", *lines)))
    story = taken.articles[0]
    assert story.corrections == (line,)
    assert story.text == "\n\n".join(PROSE)
    assert [(note.level, note.code) for note in taken.notes] == [("info", "correction")]
    assert line in taken.notes[0].message


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{}</p></article>",
        "</article><div class='note'><em>{}</em></div>",
        "<hr><p><i>{}</i></p></article>",
    ],
)
def test_in_a_web_page(markup: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    line = "Correction: The barge sank on Monday, not on Sunday."
    html = f"<html><body><article><h1>Barge sinks</h1>{body}{markup.format(line)}</body></html>"
    story = read(html, "page.html").articles[0]
    assert story.corrections == (line,)
    assert story.text == "\n\n".join(PROSE)


def test_a_heading_with_its_note_below() -> None:
    story = read(
        "\n\n".join(("Barge sinks in the harbour", *PROSE, "Correction", "It was Monday."))
    ).articles[0]
    assert story.corrections == ("It was Monday.",)
    assert story.text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the course came too late, the pilot said after the barge had sunk.",
        "The paper printed a correction: the barge had sunk on Monday.",
        "Corrects is a word that the pilot never used, he said.",
        "Corrections: If you are aware of an error, write to the desk.",
        "An earlier storm had filled the harbour with sand, the pilot said.",
        "This story has been told in the valley for years.",
    ],
)
def test_no_correction(line: str) -> None:
    assert not is_correction(line)


def read(text: str, name: str = "page.txt") -> TakenApart:
    return take_apart(Capture(name, text.encode()), Told())
