"""Reads texts whose claims are marked by hand: the gold of ``dateline evaluate said FOLDER``.

A file holds the texts of one theme. Each opens with ``# THEME NUMBER``; then come the text and its
claims, a claim a line: ``a: SOURCE | CUE | CONTENT | FACTS``. Spans are given by their words, which must
stand in the text. What the lines mean is told in the file README.md beside the texts of the tests
(``tests/reading/said_gold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.evaluation.marked_lines import find_words, join_text, read_blocks, read_header
from dateline.evaluation.said_facts import Facts, read_facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.evaluation.marked_lines import Line, Offsets

HEADER: Final = re.compile(r'# (?P<theme>[a-z0-9-]+) (?P<number>[0-9]+)(?: outlet="(?P<outlet>[^"]+)")?')
CLAIM: Final = re.compile(r"(?P<may>\??)(?P<key>[a-z][0-9]?): (?P<parts>.* \| .*)")
NONE: Final = "~"
PARTS: Final = 4  # source, cue, content, facts
MEND: Final = "Mend it as tests/reading/said_gold/README.md tells."


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of a text: its spans by role, and what is known of it.

    ``sources`` holds the spans of each source. ``optional``: right to find, no loss to leave out.
    """

    key: str
    sources: tuple[tuple[Offsets, ...], ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    facts: Facts
    optional: bool = False

    @property
    def source(self) -> tuple[Offsets, ...]:
        """The spans of all its sources."""
        return tuple(span for spans in self.sources for span in spans)


@dataclass(frozen=True, slots=True)
class SaidText:
    """One text with its claims; ``outlet`` is who published it, where the header tells."""

    theme: str
    number: int
    text: str
    claims: tuple[GoldClaim, ...]
    outlet: str | None = None

    @property
    def name(self) -> str:
        """Theme and number: how the text is called in reports."""
        return f"{self.theme} {self.number}"


def read_said_texts(path: str) -> list[SaidText]:
    """Return the texts of a file. Raises PageMissing, or PageUnreadable where a line is no gold."""
    return [parse_text(block) for block in read_blocks(path, MEND)]


def parse_text(lines: Sequence[Line]) -> SaidText:
    """Return one text; lines are joined, and an empty line parts paragraphs."""
    head = read_header(lines[0], HEADER)
    marked = [at for at, line in enumerate(lines) if CLAIM.fullmatch(line.words)]
    end = marked[0] if marked else len(lines)
    text = join_text(lines[0], lines[1:end])
    claims = tuple(parse_claim(line, text) for line in lines[end:] if line.words)
    check_keys(lines[0], claims)
    return SaidText(head["theme"], int(head["number"]), text, claims, head["outlet"])


def parse_claim(line: Line, text: str) -> GoldClaim:
    """Return the claim of a line."""
    match = CLAIM.fullmatch(line.words)
    parts = match["parts"].split(" | ") if match else []
    if match is None or len(parts) != PARTS:
        raise line.fail('is no claim ("KEY: SOURCE | CUE | CONTENT | FACTS")')
    source, cue, content, told = parts
    sources = tuple(spans_of(line, text, one) for one in source.split(" + ") if one != NONE)
    spans = spans_of(line, text, content)
    if not spans:
        raise line.fail("has no content")
    try:
        facts = read_facts(told, text, many=len(sources))
    except ValueError as error:
        raise line.fail(str(error)) from error
    return GoldClaim(match["key"], sources, spans_of(line, text, cue), spans, facts, bool(match["may"]))


def spans_of(line: Line, text: str, cell: str) -> tuple[Offsets, ...]:
    """Return the spans that a cell names, its pieces parted by ``//``; none for ``~``."""
    return () if cell == NONE else tuple(find_words(line, text, piece) for piece in cell.split(" // "))


def check_keys(head: Line, claims: Sequence[GoldClaim]) -> None:
    """Raise PageUnreadable where two claims have one key, or one lies in a claim that is not there."""
    by_key: Mapping[str, GoldClaim] = {claim.key: claim for claim in claims}
    if len(by_key) != len(claims):
        raise head.fail("has two claims of one key")
    for claim in claims:
        inside = claim.facts.within
        if claim.key in inside or not inside <= {*by_key, NONE}:
            raise head.fail(f"has a claim {claim.key} that lies within none of its other claims")
