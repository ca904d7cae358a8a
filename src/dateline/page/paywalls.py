"""Paywalls: where a page shows the beginning of a text and sells the rest, the report says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words
from dateline.page.frame import BELOW, find_body
from dateline.page.walls import says_any
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.page.blocks import Block
    from dateline.page.lines import Line
    from dateline.page.story import Story

STUB: Final = 150  # words; what is not free and shorter than that was cut
LONGEST: Final = 400  # words; a longer text is whole, whatever is sold below it
CUT: Final = ("...", "…", "....")
KIND: Final = "paywall"


def cut_wall(story: Story) -> Story:
    """Return a story without the lines at its end that sell the rest."""
    kept = list(story.body)
    while len(kept) > 1 and says_any(kept[-1].text, KIND, "line", "mark"):
        kept.pop()
    return replace(story, body=tuple(kept))


def note_paywall(
    body: tuple[Block, ...], lines: Sequence[Line | Block], *, free: bool | None
) -> tuple[Note, ...]:
    """Return a note where only the beginning of a text is there.

    ``body`` is the story as found, ``lines`` are all lines of the page, ``free`` what its markup says.
    """
    words = sum(count_words(block.text) for block in body)
    _, last = find_body(lines, body)
    near = [line.text for line in (*body[1:], *lines[last + 1 : last + 1 + BELOW])]
    told = words < LONGEST and any(says_any(text, KIND, "line") for text in near)
    sold = words < STUB and any(says_any(text, KIND, "mark") for text in near) and is_cut(body)
    stub = free is False and (words < STUB or is_cut(body))
    if not (told or sold or stub):
        return ()
    message = "Only the beginning of the text is there; the rest is for subscribers and was not read."
    return (Note("warning", "paywall", message),)


def is_cut(body: tuple[Block, ...]) -> bool:
    """Tell whether a text breaks off with three dots, above what sells the rest."""
    told = [block.text for block in body if not says_any(block.text, KIND, "line", "mark")]
    return bool(told) and told[-1].rstrip("\"'”’)] ").endswith(CUT)
