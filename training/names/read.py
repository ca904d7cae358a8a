r"""Reads the sentences in which names are marked, and checks them.

One sentence or short paragraph a line, names in square brackets: ``[PER Amina Diallo], a doctor``.
A blank line ends a document, a line that starts with ``#`` is a comment, ``\[`` and ``\]`` are
brackets of the text itself. Run as a script it checks the files given (all of ``training/names`` if
none) and prints their counts::

    python training/names/read.py [FILE ...]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "VEHICLE")
MARK = re.compile(r"\[([A-Z]+) ([^\[\]\n]*)\]")
ESCAPES = {r"\[": "\ue000", r"\]": "\ue001"}
HERE = Path(__file__).resolve().parent


class MarkupBroken(ValueError):
    """A line breaks the markup; the sentence names file, line and cause."""


@dataclass(frozen=True)
class Span:
    """A name: ``text[start:end]`` in characters of its line's plain text, and its type."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Line:
    """A line without its marks; ``document`` counts from 0 within the file, ``number`` from 1."""

    text: str
    spans: tuple[Span, ...]
    document: int
    number: int

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of type and name, in the order of the text."""
        return tuple((span.label, self.text[span.start : span.end]) for span in self.spans)


def read_file(path: Path) -> list[Line]:
    """Return every line of a file; raises ``MarkupBroken`` at the first fault."""
    lines: list[Line] = []
    document, open_document = 0, False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if raw.startswith("#"):
            continue
        if not raw.strip():
            document += open_document
            open_document = False
            continue
        try:
            text, spans = read_line(raw)
        except MarkupBroken as fault:
            raise MarkupBroken(f"{path.name}, line {number}: {fault}") from fault
        lines.append(Line(text, spans, document, number))
        open_document = True
    return lines


def read_line(raw: str) -> tuple[str, tuple[Span, ...]]:
    """Return plain text and spans of a marked line; raises ``MarkupBroken`` without file and number."""
    check_blanks(raw)
    for written, held in ESCAPES.items():
        raw = raw.replace(written, held)
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for mark in MARK.finditer(raw):
        plain = outside(raw[at : mark.start()])
        label, name = checked(mark)
        start = length + len(plain)
        length = start + len(name)
        spans.append(Span(start, length, label))
        pieces += [plain, name]
        at = mark.end()
    pieces.append(outside(raw[at:]))
    return unescaped("".join(pieces)), tuple(spans)


def check_blanks(raw: str) -> None:
    """Hold a line to single blanks, none at either end."""
    if raw != raw.strip() or "  " in raw or "\t" in raw:
        raise MarkupBroken("a blank too many; write single blanks, none at either end.")


def outside(piece: str) -> str:
    """Return what stands between two marks, which holds no bracket of a mark."""
    if "[" in piece or "]" in piece:
        raise MarkupBroken(
            f"a bracket that opens or closes no mark in {piece.strip()!r}; write [LABEL name]."
        )
    return piece


def checked(mark: re.Match[str]) -> tuple[str, str]:
    """Return type and name of a mark that keeps the rules."""
    label, name = mark.groups()
    if label not in LABELS:
        raise MarkupBroken(f"{label} is no type; choose one of {', '.join(LABELS)}.")
    if not name or name != name.strip():
        raise MarkupBroken(f"the name in {mark.group()!r} is empty or has a blank at its edge.")
    if name.endswith(("'s", "’s", ",", ";", ":")) or name.startswith("the "):
        raise MarkupBroken(
            f"{mark.group()!r}: leave the article, the possessive and punctuation outside."
        )
    return label, name


def unescaped(text: str) -> str:
    """Return the text with its own brackets; held ones are one character each, like brackets."""
    for written, held in ESCAPES.items():
        text = text.replace(held, written[1])
    return text


def sources(folder: Path = HERE) -> list[Path]:
    """Return the files of sentences in a folder, in order of name."""
    return sorted(folder.glob("*.txt"))


def counts(lines: list[Line]) -> dict[str, int]:
    """Return lines, words (cut at blanks) and names by type."""
    labels = Counter(span.label for line in lines for span in line.spans)
    words = sum(len(line.text.split()) for line in lines)
    return {"lines": len(lines), "words": words, **{label: labels[label] for label in LABELS}}


def table(paths: list[Path]) -> str:
    """Return the counts of each file and of all, as a table in Markdown."""
    read = {path.name: read_file(path) for path in paths}
    rows = [(name, counts(lines)) for name, lines in read.items()]
    rows.append(("all", counts([line for lines in read.values() for line in lines])))
    heads = ["file", *rows[-1][1]]
    out = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    out += ["| " + " | ".join([name, *map(str, row.values())]) + " |" for name, row in rows]
    return "\n".join(out)


def main() -> None:
    """Check the files given, print their counts; a fault ends the run with its sentence."""
    try:
        print(table([Path(given) for given in sys.argv[1:]] or sources()))
    except MarkupBroken as fault:
        raise SystemExit(str(fault)) from fault


if __name__ == "__main__":
    main()
