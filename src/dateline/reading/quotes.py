"""Quotations: pairs the quotation marks of a text, across sentences and re-opened paragraphs.

Curly, straight, doubled single (``''``) and angle marks are read, and single marks where no double
mark is open. A quotation that is not closed in its paragraph goes on if the next paragraph opens with
the same kind of mark; if it does not, the mark is given up and quotes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading

OPENING: Final = {"“": "curly", "„": "curly", "«": "angle", "‹": "angle", "``": "double", "‘": "single"}
CLOSING: Final = {"”": "curly", "»": "angle", "›": "angle", "’": "single"}
EITHER: Final = {'"': "straight", "''": "double", "'": "upright"}
MARKS: Final = frozenset((*OPENING, *CLOSING, *EITHER))
SINGLE: Final = frozenset({"single", "upright"})
PUNCTUATION: Final = frozenset({",", ".", "?", "!", "…", "...", "—", "-", "–"})
BEFORE_OPENING: Final = frozenset({"(", "[", "—", "–", "-", "/", ":", ""})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as token ranges, one a paragraph, with its marks. ``last`` is exclusive."""

    pieces: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The token of the opening mark."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """The token after the closing mark."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: its token, kind, and whether it may open or close there."""

    token: int
    kind: str
    opens: bool
    closes: bool


def find_quotations(reading: Reading, words: Sequence[str]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in order; ``words`` are the reading's tokens."""
    found: list[Quotation] = []
    pending: list[tuple[int, int]] = []
    kind = ""
    for first, last in find_paragraphs(reading):
        marks = list(read_marks(reading, words, first, last))
        if pending and not (marks and marks[0].token == first and marks[0].kind == kind):
            found += finish(pending)
            pending = []
        pieces, kind = pair(marks, words, last)
        for piece in pieces:
            pending.append(piece)
            if not (kind and piece is pieces[-1]):
                found.append(Quotation(tuple(pending)))
                pending = []
    return (*found, *finish(pending))


def finish(pending: list[tuple[int, int]]) -> list[Quotation]:
    """Return the quotation that no mark closes: given up unless it was opened anew at least once."""
    return [Quotation(tuple(pending))] if len(pending) > 1 else []


def find_paragraphs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the token range of each paragraph."""
    start = end = number = -1
    for sentence, (first, last) in zip(reading.sentences, reading.bounds, strict=True):
        if sentence.paragraph != number:
            if number >= 0:
                yield start, end
            start, number = first, sentence.paragraph
        end = last
    if number >= 0:
        yield start, end


def read_marks(reading: Reading, words: Sequence[str], first: int, last: int) -> Iterator[Mark]:
    """Yield the marks of a paragraph with what each may do there."""
    for token in range(first, last):
        word = words[token]
        if word in MARKS:
            yield read_mark(reading, words, token, (first, last))


def read_mark(reading: Reading, words: Sequence[str], token: int, paragraph: tuple[int, int]) -> Mark:
    """Return one mark; a straight one opens after a space or bracket and closes after a word."""
    first, last = paragraph
    word = words[token]
    free_left = token == first or reading.ends[token - 1] < reading.starts[token]
    free_right = token + 1 == last or reading.ends[token] < reading.starts[token + 1]
    before = "" if token == first else words[token - 1]
    opens = (free_left or before in BEFORE_OPENING or before in MARKS) and not free_right
    if word in OPENING:
        return Mark(token, OPENING[word], opens=True, closes=False)
    if word in CLOSING:
        turned = opens and free_left and word != "’"
        return Mark(token, CLOSING[word], opens=turned, closes=not turned)
    return Mark(token, EITHER[word], opens=opens, closes=not opens or not free_left)


def pair(marks: list[Mark], words: Sequence[str], end: int) -> tuple[list[tuple[int, int]], str]:
    """Return the paragraph's quotations; the kind is that of a last one left open, else empty."""
    pieces, rest = match(marks, words, nested=True)
    if rest is None:
        return pieces, ""
    if len([mark for mark in marks if mark.kind == rest.kind and mark.opens]) > len(pieces) + 1:
        pieces, rest = match(marks, words, nested=False)
    if rest is None:
        return pieces, ""
    return [*pieces, (rest.token, end)], rest.kind


def match(
    marks: list[Mark], words: Sequence[str], *, nested: bool
) -> tuple[list[tuple[int, int]], Mark | None]:
    """Pair the marks from left to right; return the pairs and the mark that is left open, if any."""
    closers = [mark.token for mark in marks if mark.kind in SINGLE and ends_speech(mark, words)]
    pieces: list[tuple[int, int]] = []
    opened: Mark | None = None
    depth = 0
    for mark in marks:
        if opened is None:
            if mark.opens and may_open(mark, closers):
                opened, depth = mark, 1
        elif mark.kind == opened.kind:
            if mark.closes and closes(mark, opened, words, closers):
                depth -= 1
            elif mark.opens and mark.kind != "straight":
                opened, depth = (opened, depth + 1) if nested else (mark, 1)
            if depth == 0:
                pieces.append((opened.token, mark.token + 1))
                opened = None
    return pieces, opened


def ends_speech(mark: Mark, words: Sequence[str]) -> bool:
    """Tell whether a single mark closes right after punctuation, as speech does."""
    return mark.closes and mark.token > 0 and words[mark.token - 1] in PUNCTUATION


def may_open(mark: Mark, closers: Sequence[int]) -> bool:
    """Tell whether a mark can open: an upright single one only where a speech-ending one follows."""
    return mark.kind != "upright" or bisect_left(closers, mark.token) < len(closers)


def closes(mark: Mark, opened: Mark, words: Sequence[str], closers: Sequence[int]) -> bool:
    """Tell whether a mark closes what is open: a single one may be an apostrophe if a better follows."""
    if opened.kind not in SINGLE or ends_speech(mark, words):
        return True
    return opened.kind == "single" and bisect_left(closers, mark.token) == len(closers)
