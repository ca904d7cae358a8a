"""A sentence in which the words of a claim and its cue are marked, found by the words themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence: ``kind`` is content or cue, or nothing."""

    text: str
    kind: str = ""


def part_sentence(sentence: str, words: Iterable[Span], cue: Iterable[Span]) -> tuple[Part, ...]:
    """Return a sentence in parts; words that do not stand in it (a claim may run on) mark nothing."""
    found = [(span.text, "content") for span in words] + [(span.text, "cue") for span in cue]
    places = sorted(
        (at, at + len(text), kind) for text, kind in found if text and (at := sentence.find(text)) >= 0
    )
    return tuple(part for part in cut(sentence, places) if part.text)


def cut(sentence: str, places: Iterable[tuple[int, int, str]]) -> Iterator[Part]:
    """Yield the parts of a sentence in order; what overlaps an earlier part is left in that one."""
    done = 0
    for start, end, kind in places:
        if start >= done:
            yield Part(sentence[done:start])
            yield Part(sentence[start:end], kind)
            done = end
    yield Part(sentence[done:])
