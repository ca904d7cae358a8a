"""The words around what was searched for, and where in them it stands: bounded, as quotations are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.ledger.searching.tokens import find_words
from dateline.searches import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.ledger.searching.language import Term

WIDTH: Final = 240  # code points of a snippet, its ellipses left out
BEFORE: Final = 60  # code points before the first word found
LOOKED_AT: Final = 200_000  # code points of a passage in which words are looked for
WORD_REACH: Final = 20  # code points within which a border between words is looked for
Found = tuple[int, int, int]  # start, end, which term


def cut_snippet(passage: str, terms: Sequence[Term]) -> tuple[str, tuple[Mark, ...]]:
    """Return the part of a passage that holds most of the terms, and their marks in it."""
    found = find_terms(passage[:LOOKED_AT], terms)
    start, end = choose_part(passage, found)
    before, after = "… " if start else "", " …" if end < len(passage) else ""
    line = "".join(" " if char.isspace() else char for char in passage[start:end])
    shift = len(before) - start
    marks = tuple(Mark(at + shift, to + shift) for at, to, _ in join(found) if start <= at and to <= end)
    return f"{before}{line}{after}", marks


def find_terms(passage: str, terms: Sequence[Term]) -> list[Found]:
    """Return where the terms stand in a passage."""
    words = list(find_words(passage)) if terms else []
    whole: dict[str, list[int]] = {}
    beginnings: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        held = beginnings if term.begins and len(term.words) == 1 else whole
        held.setdefault(term.words[0], []).append(number)
    starts = tuple(beginnings)
    found: list[Found] = []
    for at, (word, start, end) in enumerate(words):
        found.extend(
            (start, words[at + len(terms[number].words) - 1][2], number)
            for number in whole.get(word, ())
            if stands_at(words, at, terms[number])
        )
        if starts and word.startswith(starts):
            begun = (each for each in starts if word.startswith(each))
            found.extend((start, end, number) for each in begun for number in beginnings[each])
    return found


def stands_at(words: Sequence[tuple[str, int, int]], at: int, term: Term) -> bool:
    """Tell whether a term stands at a word."""
    here = [word for word, _, _ in words[at : at + len(term.words)]]
    if len(here) < len(term.words) or here[:-1] != list(term.words[:-1]):
        return False
    last = term.words[-1]
    return here[-1].startswith(last) if term.begins else here[-1] == last


def choose_part(passage: str, found: Sequence[Found]) -> tuple[int, int]:
    """Return the bounds of the first part of a passage that holds as many different terms as any."""
    if len(passage) <= WIDTH:
        return 0, len(passage)
    best = max(found, key=lambda one: (count_terms(found, one[0]), -one[0]), default=(0, 0, 0))
    start = border(passage, max(0, min(best[0] - BEFORE, len(passage) - WIDTH)))
    end = min(len(passage), start + WIDTH)
    return start, end if end == len(passage) else max(border_before(passage, end), best[1])


def count_terms(found: Sequence[Found], start: int) -> int:
    """Return how many different terms stand within a snippet's width from ``start``."""
    return len({number for at, to, number in found if start <= at and to <= start + WIDTH - BEFORE})


def border(passage: str, at: int) -> int:
    """Return the start of the first word at or after ``at``, where one is near."""
    if at == 0 or passage[at - 1].isspace():
        return at
    near = next((n for n in range(at, min(at + WORD_REACH, len(passage))) if passage[n].isspace()), None)
    return at if near is None else near + 1


def border_before(passage: str, at: int) -> int:
    """Return the end of the last word before ``at``, where one is near."""
    near = (n for n in range(at, max(at - WORD_REACH, 0), -1) if passage[n].isspace())
    return next(near, at)


def join(found: Sequence[Found]) -> list[Found]:
    """Return what was found with what overlaps put together."""
    joined: list[Found] = []
    for one in sorted(found):
        if joined and one[0] < joined[-1][1]:
            start, end, number = joined[-1]
            joined[-1] = (start, max(end, one[1]), number)
        else:
            joined.append(one)
    return joined
