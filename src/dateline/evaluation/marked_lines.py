"""What the files of texts marked by hand have in common: headers, lines that fail by name, words found.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER``; then come the text and what is
marked in it, a mark a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Offsets = tuple[int, int]
HEADER: Final = re.compile(r"# (?P<theme>[a-z0-9-]+) (?P<number>[0-9]+)")
NUMBERED: Final = re.compile(r"(?P<words>.+)#(?P<number>[1-9])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, and where it stands: what an error names. ``mend``: where its format is told."""

    path: str
    number: int
    words: str
    mend: str

    def fail(self, fault: str) -> PageUnreadable:
        """Return the error of this line."""
        return PageUnreadable(f"{self.path}, line {self.number}: {fault}.", self.mend)


def read_blocks(path: str, mend: str) -> list[list[Line]]:
    """Return the lines of each text of a file. Raises PageMissing, or PageUnreadable for no UTF-8."""
    try:
        words = read_file(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise PageUnreadable(f"{path} is no UTF-8 ({error}).", mend) from error
    lines = [Line(path, number, line, mend) for number, line in enumerate(words, start=1)]
    starts = [at for at, line in enumerate(lines) if line.words.startswith("# ")]
    return [lines[first:last] for first, last in pairwise([*starts, len(lines)])]


def read_header(line: Line, header: re.Pattern[str] = HEADER, form: str = "") -> re.Match[str]:
    """Return the parts of a header; raises where the line is none. ``form``: what follows the number."""
    head = header.fullmatch(line.words)
    if head is None:
        raise line.fail(f'is no header ("# THEME NUMBER{form}")')
    return head


def join_text(head: Line, lines: Sequence[Line]) -> str:
    """Return the joined text of lines; an empty one parts paragraphs. Raises where there is none."""
    text = "\n".join(line.words for line in lines).strip("\n")
    if not text:
        raise head.fail("has no text")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)


def find_words(line: Line, text: str, piece: str) -> Offsets:
    """Return where words stand in a text; raises where they do not, or stand there more than once."""
    numbered = NUMBERED.fullmatch(piece)
    words = numbered["words"] if numbered else piece
    found = list(places_of(text, words))
    number = int(numbered["number"]) if numbered else 1
    if len(found) < number:
        raise line.fail(f"{piece!r} does not stand in the text")
    if len(found) > 1 and numbered is None:
        raise line.fail(
            f"{piece!r} stands {len(found)} times in the text; give its number, as in {piece}#2"
        )
    return found[number - 1]


def places_of(text: str, words: str) -> Iterator[Offsets]:
    """Yield all places of some words in a text, never within a longer word."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    for match in re.finditer(before + re.escape(words) + after, text):
        yield match.span()
