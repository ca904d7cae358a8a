"""Spans of a text by their words or offsets, as a person gives them in a review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import ReviewRefused
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Mention

Offsets = tuple[int, int]
NUMBERED: Final = re.compile(r"(?P<words>.+)#(?P<number>[1-9][0-9]?)", re.DOTALL)
SHOWN: Final = 60  # characters of what was given that an error repeats


def find_spot(article: Article, given: Any, near: int) -> Offsets:
    """Return where words stand in an article's text: those nearest to the place ``near``.

    ``given`` is the words (``words#2`` for the second place they stand at), or an object with ``start``,
    ``end`` and, to be checked, ``text``. Raises ReviewRefused where they do not stand there.
    """
    if isinstance(given, dict):
        return check_spot(article, given)
    words = str(given).strip()
    numbered = NUMBERED.fullmatch(words)
    found = list(places_of(article.text, words))
    if not found and numbered:
        found = list(places_of(article.text, numbered["words"]))
        number = int(numbered["number"])
        if len(found) >= number:
            return found[number - 1]
    if not found or numbered:
        raise ReviewRefused(
            f"The text does not hold the words {shorten(words)!r}.",
            f"Give words as they stand there: {shorten(sentence_at(article, near), 300)!r}",
        )
    return min(found, key=lambda spot: (abs(spot[0] - near), spot))


def check_spot(article: Article, given: dict[str, Any]) -> Offsets:
    """Return the offsets of an object with start and end; raises where its words do not stand there."""
    start, end = given.get("start"), given.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise ReviewRefused(
            f"A span lacks its start or end: {shorten(str(given))}.",
            "Give start and end in code points of the article's text, or the words alone.",
        )
    text = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    if not text or given.get("text", text) != text:
        raise ReviewRefused(
            f"The span {start} to {end} does not hold the words {shorten(str(given.get('text', '')))!r}"
            f" but {shorten(text)!r}.",
            "Give the words alone, or offsets in code points of the article's text.",
        )
    return start, end


def places_of(text: str, words: str) -> Iterator[Offsets]:
    """Yield all places of some words in a text, never within a longer word; any space fits a space."""
    parts = words.split()
    if not parts:
        return
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    pattern = r"\s+".join(re.escape(part) for part in parts)
    for match in re.finditer(before + pattern + after, text):
        yield match.span()


def sentence_at(article: Article, at: int) -> str:
    """Return the words of the sentence that holds a place, else those around it."""
    for sentence in article.sentences:
        if sentence.start <= at < sentence.end:
            return article.text[sentence.start : sentence.end]
    return article.text[max(0, at - 100) : at + 200]


def spell_spot(article: Article, span: Span | Mention, near: int) -> str:
    """Return the words by which ``find_spot`` finds a span again: numbered where others are nearer."""
    words = " ".join(article.text[span.start : span.end].split())
    found = list(places_of(article.text, words))
    here = (span.start, span.end)
    if here not in found or here == min(found, key=lambda spot: (abs(spot[0] - near), spot)):
        return words
    return f"{words}#{found.index(here) + 1}"


def shorten(text: str, width: int = SHOWN) -> str:
    """Return text on one line, cut where it is longer than ``width``."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def cut(article: Article, spot: Offsets | list[int]) -> Span:
    """Return a span with its words."""
    start, end = spot
    return Span(start, end, article.text[start:end])


def common(one: Offsets, other: Offsets) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
