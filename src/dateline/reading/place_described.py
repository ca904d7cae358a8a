"""Places that are described: "in the capital", "across the country", "to the region", "in the city".

Each stands for what the text last named that it can mean. Where the sentence and the one before it name
several countries, or nothing that fits, it is left alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import capitals, country_entries
from dateline.gazetteer.index import look_up
from dateline.reading.place_find import Found
from dateline.reading.place_words import is_word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.gazetteer.entries import Entry
    from dateline.language.reading import Reading

DESCRIBED: Final = "described"  # the label of what is found here
BEFORE: Final = 1  # sentences before the description's own in which it may have been named
GOING_ON: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
Known = tuple[int, "Entry"]  # the token at which a place is named, and the place


def described_places(reading: Reading, known: Sequence[Known]) -> Iterator[tuple[Found, Entry]]:
    """Yield descriptions of places with what they stand for; ``known`` is in the order of the text."""
    for number, (first, last) in enumerate(reading.bounds):
        for at in range(first + 1, last - 1):
            noun = at + 1
            kind = words("described").get(reading.lower(noun))
            if (
                kind is None
                or reading.lower(at) != "the"
                or not is_word(reading.lower(at - 1), "locative")
            ):
                continue
            if goes_on(reading, noun + 1, last):
                continue
            start = reading.bounds[max(number - BEFORE, 0)][0]
            near = [one for one in known if start <= one[0] < at]
            entry = stand_for(kind, near, [one for one in known if one[0] < at])
            if entry is not None:
                yield Found(at, noun + 1, kind, noun + 1, number, label=DESCRIBED), entry


def goes_on(reading: Reading, at: int, last: int) -> bool:
    """Tell whether more words tell which is meant: "the capital of Chad", "the capital, Kabul"."""
    if at >= last:
        return False
    if reading.lower(at) in {"of", "'s", "’s", "where", "that", "which"} or reading.tags[at] in GOING_ON:
        return True
    return reading.word(at) in {",", "("} and at + 1 < last and reading.tags[at + 1] == "PROPN"


def stand_for(kind: str, near: Sequence[Known], before: Sequence[Known]) -> Entry | None:
    """Return what a description of a kind stands for, by what is named near and before it."""
    if kind in {"capital", "country"}:
        code = country_meant(near, before)
        return (
            (seats().get(code) if kind == "capital" else country_entries().get(code)) if code else None
        )
    fitting = [entry for _, entry in near if entry.kind == kind]
    return fitting[-1] if fitting and len({entry.key for entry in fitting}) == 1 else None


def country_meant(near: Sequence[Known], before: Sequence[Known]) -> str | None:
    """Return the one country that is named near; where none is, the one that the text named so far."""
    close = {entry.country for _, entry in near if entry.country}
    if not close:
        close = {entry.country for _, entry in before if entry.country}
    return next(iter(close)) if len(close) == 1 else None


@cache
def seats() -> Mapping[str, Entry]:
    """Return the capital of each country."""
    found: dict[str, Entry] = {}
    for name, code in capitals().items():
        for entry in look_up(name):
            if entry.capital and entry.country == code:
                found.setdefault(code, entry)
    return found
