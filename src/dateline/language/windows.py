"""Windows: what the language model reads at once, and in which company.

A window holds whole sentences of one paragraph, as many as fit; a longer sentence is cut into several
windows, after a mark where there is one. Windows of like length are read together. Which ones is
decided by the article alone and in a fixed order: the model's small numbers round by what is read
together, so that the same article must always be read in the same company.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.language.wordpiece import CLS, SEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Window = tuple[int, int]  # a range of the article's words
ENDS_OF_WINDOW: Final = 2  # the pieces before and after the words of a window
ENOUGH: Final = 96  # pieces that make a batch worth its while
LIKE: Final = 0.85  # of the longest window's length: what is shorter is filled up by much
BREAKS: Final = frozenset(",;:.?!…–—)]”\"'")  # marks after which a long sentence is cut


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of all words of an article, one after the other.

    ``offsets`` [words + 1] is where the pieces of each word start; ``numbers`` and ``cases`` [pieces].
    """

    numbers: Numbers
    cases: Numbers
    offsets: Numbers


def lay_out(pieces: Sequence[tuple[int, ...]], cases: Sequence[int]) -> Pieces:
    """Return the pieces of words, given those of each word and each word's case."""
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    offsets = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    numbers = np.fromiter(chain.from_iterable(pieces), np.int64, int(offsets[-1]))
    return Pieces(numbers, np.repeat(np.array(cases, np.int64), lengths), offsets)


def cut_windows(
    words: Sequence[str], sentences: Sequence[tuple[int, int, int]], offsets: Numbers, limit: int
) -> list[Window]:
    """Return the windows, in order; a sentence is (first word, word after the last, paragraph)."""
    room = limit - ENDS_OF_WINDOW
    at: list[int] = offsets.tolist()
    found: list[Window] = []
    home = -1  # the paragraph of the last window
    for first, last, paragraph in sentences:
        if at[last] - at[first] > room:
            found += cut_long(words, (first, last), at, room)
            home = -1
        elif paragraph == home and at[last] - at[found[-1][0]] <= room:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
            home = paragraph
    return found


def cut_long(words: Sequence[str], sentence: Window, at: list[int], room: int) -> Iterator[Window]:
    """Yield the windows of a sentence that is too long for one."""
    first, last = sentence
    while at[last] - at[first] > room:
        end = first + 1
        broken = 0
        while at[end + 1] - at[first] <= room:
            end += 1
            if words[end - 1] in BREAKS and at[end] - at[first] > room // 2:
                broken = end
        yield first, broken or end
        first = broken or end
    yield first, last


def group(windows: Sequence[Window], offsets: Numbers, budget: int) -> list[list[Window]]:
    """Return the windows in batches of like length, each of at most ``budget`` pieces if filled up.

    A window that would be filled up by much begins the next batch where the last one holds enough.
    """
    lengths = [int(offsets[last] - offsets[first]) + ENDS_OF_WINDOW for first, last in windows]
    batches: list[list[Window]] = []
    widest = held = 0  # pieces of the last batch's longest window, and of the whole batch
    for number in sorted(range(len(windows)), key=lambda number: (-lengths[number], number)):
        full = held + widest > budget or (held >= ENOUGH and lengths[number] < LIKE * widest)
        if not batches or full:
            batches.append([])
            widest, held = lengths[number], 0
        batches[-1].append(windows[number])
        held += widest
    return batches


def feed(batch: Sequence[Window], pieces: Pieces) -> Mapping[str, Numbers]:
    """Return what the model takes for a batch: pieces, cases, mask [B, L] and firsts [B, W]."""
    at = pieces.offsets
    long = max(int(at[last] - at[first]) for first, last in batch) + ENDS_OF_WINDOW
    wide = max(last - first for first, last in batch) + 1
    found = {name: np.zeros((len(batch), long), np.int64) for name in ("pieces", "cases", "mask")}
    firsts = np.zeros((len(batch), wide), np.int64)
    found["pieces"][:, 0] = CLS
    for row, (first, last) in enumerate(batch):
        begin, end = at[first], at[last]
        stop = 1 + end - begin
        found["pieces"][row, 1:stop] = pieces.numbers[begin:end]
        found["pieces"][row, stop] = SEP
        found["cases"][row, 1:stop] = pieces.cases[begin:end]
        found["mask"][row, : stop + 1] = 1
        firsts[row, 1 : 1 + last - first] = at[first:last] - begin + 1
    return {**found, "firsts": firsts}
