"""Walls: what stands in place of an article. It asks for consent, looks for robots, or says an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dateline.errors import PageUnreadable
from dateline.page.blocks import count_words
from dateline.page.titles import SEPARATOR
from dateline.tables import read_table

Kind = Literal["consent", "bot", "error"]

BROWSER: Final = "Open the page in a browser, go past it there, save the page, and give the file."
SAID: Final[dict[Kind, tuple[str, str, str]]] = {
    "consent": ("consent-wall", "asks for consent and shows no article", BROWSER),
    "bot": ("bot-check", "checks for robots or needs scripts, and shows no article", BROWSER),
    "error": (
        "error-page",
        "is an error page, not an article",
        "Check the address, or give a copy of the page from an archive.",
    ),
}
EDGE: Final = " :.!?…|•·-–—\"'"
LONGEST: Final = 60  # words of a line that speaks of a wall
SHORT: Final = 200  # words; walls are short
TITLED: Final = 400  # words that may stand below the title of an error page, mostly links
MOST_LINES: Final = 400
SHARE: Final = 0.5  # of a body's words in lines that speak of a wall
PAGE_SHARE: Final = 0.3  # of a whole page's words, where it has no body


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a page: its title, its lines; ``dated``: its metadata tell its publication."""

    title: str | None
    lines: tuple[str, ...]
    dated: bool = False


def refuse_wall(source: str, seen: Seen, *, bare: bool = False) -> None:
    """Raise PageUnreadable where a page is a wall; ``bare``: it has no body, these are all its lines."""
    kind = find_wall(seen, PAGE_SHARE if bare else SHARE)
    if kind:
        code, says, remedy = SAID[kind]
        raise PageUnreadable(f"{source} {says}.", remedy, code=code)


def find_wall(seen: Seen, share: float) -> Kind | None:
    """Return the kind of wall that a page is, by its title or by what its lines speak of."""
    lines = seen.lines[:MOST_LINES]
    words = sum(map(count_words, lines))
    named = find_titled(seen.title) if words < TITLED and not seen.dated else None
    if named or words >= SHORT:
        return named
    for kind in SAID:
        spoken = [(line, found) for line in lines if (found := list_phrases(line, kind))]
        said = {phrase for _, found in spoken for phrase in found}
        if not any(is_saying(phrase, kind) for phrase in said):
            continue
        covered = sum(count_words(line) for line, _ in spoken)
        if covered >= share * words or (len(said) > 2 and not seen.dated):
            return kind
    return None


def find_titled(title: str | None) -> Kind | None:
    """Return the kind of wall that a title names, the site's name before or behind it aside."""
    parts = SEPARATOR.split(title or "")
    for part in {title or "", parts[0], parts[-1]}:
        plain = part.lower().replace("’", "'").strip(EDGE)
        for kind in SAID:
            if plain in phrases(kind, "title"):
                return kind
    return None


def list_phrases(line: str, kind: str) -> list[str]:
    """Return the words of a table's kind that a line holds, as they stand; none of a long line."""
    if count_words(line) > LONGEST:
        return []
    return pattern(kind, "line", "mark").findall(flatten(line))


def is_saying(phrase: str, kind: str) -> bool:
    """Tell whether words say by themselves what the page is."""
    return pattern(kind, "line").fullmatch(phrase) is not None


def flatten(line: str) -> str:
    """Return a line for comparison: small letters, straight quotes."""
    return line.lower().replace("’", "'").replace("‑", "-")


def says_any(line: str, kind: str, *where: str) -> bool:
    """Tell whether a line holds words of a kind that stand at these places of the table."""
    return count_words(line) <= LONGEST and pattern(kind, *where).search(flatten(line)) is not None


@cache
def phrases(kind: str, *where: str) -> frozenset[str]:
    """Return the words of a kind, of these places."""
    rows = read_table("page_walls")
    return frozenset(row["words"] for row in rows if row["kind"] == kind and row["where"] in where)


@cache
def pattern(kind: str, *where: str) -> re.Pattern[str]:
    """Return the words of a kind as one pattern, the longest first."""
    words = sorted(phrases(kind, *where), key=lambda one: (-len(one), one))
    parts = (re.escape(one).replace(r"\*", ".{0,40}?") for one in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
