"""Reads treebanks (CoNLL-U, plain or gzipped): documents with their text, words and sentences."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import PageMissing, PageUnreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

UNPACKED: Final = 1_000_000_000  # bytes of a treebank
COLUMNS: Final = 10


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a treebank; ``head`` counts from 1 within its sentence, 0 is the root.

    ``start`` and ``end`` are code points into the document's text, equal where it is not found there.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """A document: its text, put together of the sentences' own, paragraphs parted by a blank line.

    ``sentences`` hold words, ``paragraphs`` [sentences] the number of each sentence's paragraph.
    """

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


def read_documents(path: str) -> Iterator[Document]:
    """Yield the documents of a treebank.

    Raises PageMissing where the file cannot be read, PageUnreadable where a line is no CoNLL-U.
    """
    document = Document()
    glued = False  # no space after the sentence before
    for number, block in read_blocks(path):
        comments = [line for line in block if line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments) and document.sentences:
            yield document
            document = Document()
        anew = not document.sentences or any(line.startswith("# newpar") for line in comments)
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        if any(len(cells) != COLUMNS for cells in rows):
            cause = f"{path}: the sentence that ends before line {number} is no CoNLL-U."
            raise PageUnreadable(cause, "Give a treebank with ten columns a word.")
        add_sentence(document, rows, comments, gap="\n\n" if anew else "" if glued else " ")
        glued = "SpaceAfter=No" in rows[-1][9]
    if document.sentences:
        yield document


def read_blocks(path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each sentence with the number of the line after them."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(read_lines(path), start=1):
        if line.strip():
            block.append(line)
        elif any(not one.startswith("#") for one in block):
            yield number, block
            block = []
    if any(not one.startswith("#") for one in block):
        yield number, block


def read_lines(path: str) -> list[str]:
    """Return the lines of a treebank; raises PageMissing or PageUnreadable where there are none."""
    try:
        data = Path(path).read_bytes()
        return (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8").split("\n")
    except (gzip.BadGzipFile, EOFError, UnicodeDecodeError) as error:
        raise PageUnreadable(f"{path} is no text ({error}).", "Give a treebank in CoNLL-U.") from error
    except OSError as error:
        raise PageMissing(f"{path} cannot be read: {error.strerror}.", "Check the name.") from error


def add_sentence(document: Document, rows: list[list[str]], comments: list[str], gap: str) -> None:
    """Add one sentence to a document."""
    own = next((line[9:] for line in comments if line.startswith("# text = ")), None)
    words = [cells for cells in rows if cells[0].isdigit()]
    text = (" ".join(cells[1] for cells in words) if own is None else own).strip()
    if document.text:
        document.text += gap
    start = place = len(document.text)
    document.text += text
    found: list[Word] = []
    for cells in words:
        at = document.text.find(cells[1], place)
        end = at + len(cells[1])
        first, last = (at, end) if at >= 0 else (place, place)
        found.append(make_word(cells, first, last))
        place = last
    document.sentences.append(found)
    document.spans.append((start, len(document.text)))
    before = document.paragraphs[-1] if document.paragraphs else -1
    document.paragraphs.append(before + (gap == "\n\n" or before < 0))


def make_word(cells: list[str], start: int, end: int) -> Word:
    """Return the word of a line's cells."""
    _, form, lemma, upos, xpos, _, head, relation, *_ = cells
    return Word(form, lemma, upos, xpos, int_of(head), relation, start, end)


def int_of(cell: str) -> int:
    """Return the number of a head; 0 where there is none."""
    return int(cell) if cell.isdigit() else 0
