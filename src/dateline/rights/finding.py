"""Where names stand: in texts, titles, addresses, in any spelling, in full or in part."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dateline.rights.spelling import LETTERS, make_plain, telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.rights.spelling import Plain

BETWEEN: Final = r"(?:[\s_+=/‐‑-]|\.(?=[^\W\d_])|%20){1,4}"  # a blank, a line's end, signs of an address
INITIAL: Final = rf"(?:{BETWEEN}[^\W\d_]\.?)??"
NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
NO_LETTER_AFTER: Final = r"(?![^\W\d_])"
JOINED: Final = 7  # letters from which "lenaibarra" is looked for, a name written as one word
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,100}@\S+|[#@]\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A person's name in a text: where, and whose."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Person:
    """Somebody whose name is looked for: a number, and names as folded words, the fullest first."""

    number: int
    names: tuple[tuple[str, ...], ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that name the person by themselves, given names too."""
        return frozenset(word for name in self.names for word in telling_words(name) if len(word) > 1)

    @cached_property
    def full(self) -> re.Pattern[str] | None:
        """The pattern of all names of more than one word; None where there are none."""
        return full_pattern([name for name in self.names if len(name) > 1])

    @cached_property
    def part(self) -> re.Pattern[str] | None:
        """The pattern of one word of the name, in the plural too: "the Ibarras"."""
        if not self.words:
            return None
        words = "|".join(sorted(map(re.escape, self.words), key=lambda word: (-len(word), word)))
        return re.compile(rf"{NO_LETTER_BEFORE}(?P<word>{words})(?:e?s)?{NO_LETTER_AFTER}")


def full_pattern(names: Sequence[tuple[str, ...]]) -> re.Pattern[str] | None:
    """Return the pattern of names of several words in a folded text; None for none."""
    forms = [form for name in names for form in forms_of(name)]
    if not forms:
        return None
    return re.compile(rf"{NO_LETTER_BEFORE}(?:{'|'.join(forms)}){NO_LETTER_AFTER}")


def forms_of(name: tuple[str, ...]) -> Iterator[str]:
    """Yield the ways in which a name of several words is written, as patterns."""
    words = [re.escape(word) for word in name]
    yield rf"{INITIAL}{INITIAL}{BETWEEN}".join(words)
    if len(words) > 1:
        yield rf"{words[-1]},\s?{' '.join(words[:-1])}"
    if len(words) > 1 and len("".join(name)) >= JOINED:
        yield "".join(words)


def find_people(
    text: str,
    people: Sequence[Person],
    kept: Iterable[tuple[int, int]] = (),
    shared: frozenset[str] = frozenset(),
) -> list[Hit]:
    """Return where people are named in a text, in order and none within another.

    ``kept``: bounds of names of others, in which only a full name counts. ``shared``: words that are
    plain words too (folded), and count in full names only. A single word counts with a capital letter,
    or inside an address. Where a word may be several people's, it is the one's named last before.
    """
    plain = make_plain(text)
    full = [hit for person in people for hit in match(person.full, plain, person.number)]
    held = Intervals([*kept, *((hit.start, hit.end) for hit in full)])
    addresses = Intervals(found.span() for found in ADDRESS.finditer(text))
    parts = [
        hit
        for person in people
        for hit in match(person.part, plain, person.number, shared)
        if not held.touch(hit.start, hit.end)
        and (not text[hit.start].islower() or addresses.touch(hit.start, hit.start + 1))
    ]
    return settle([*full, *parts])


def match(
    pattern: re.Pattern[str] | None, plain: Plain, number: int, shared: frozenset[str] = frozenset()
) -> Iterator[Hit]:
    """Yield the matches of one pattern."""
    for found in pattern.finditer(plain.text) if pattern else ():
        if found.groupdict().get("word") not in shared:
            yield Hit(*plain.original(*found.span()), number)


class Intervals:
    """Parts of a text, asked whether something touches them."""

    def __init__(self, bounds: Iterable[tuple[int, int]]) -> None:
        self.bounds = sorted(bounds)
        self.starts = [start for start, _ in self.bounds]
        self.furthest = list(accumulate((end for _, end in self.bounds), max))

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of the parts shares a character with this one."""
        before = bisect_left(self.starts, end)  # parts that begin before it ends
        return before > 0 and self.furthest[before - 1] > start


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in order, the longest where they overlap; of two people, the one named last before."""
    by_place: dict[tuple[int, int], list[int]] = {}
    for hit in hits:
        by_place.setdefault((hit.start, hit.end), []).append(hit.number)
    chosen: list[Hit] = []
    named: dict[int, int] = {}  # where each person was named last
    for (start, end), numbers in sorted(by_place.items(), key=lambda each: (each[0][0], -each[0][1])):
        if chosen and start < chosen[-1].end:
            continue
        number = max(numbers, key=lambda one: (named.get(one, -1), -one))
        chosen.append(Hit(start, end, number))
        named[number] = start
    return chosen


def plain_words(text: str) -> frozenset[str]:
    """Return the words that stand in a text in lower case, folded: "will" is more than a name there."""
    words = {word for word in LETTERS.findall(ADDRESS.sub(" ", text)) if word.islower()}
    return frozenset(word if word.isascii() else make_plain(word).text for word in words)
