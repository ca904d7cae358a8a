"""Runs of capitalised words: where names stand, with the small words that names hold inside."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_styled import find_styles
from dateline.reading.actor_words import bodies, context, known, known_openers, no_actors, nouns, shouted
from dateline.reading.time_grammar import classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading

PARTICLES: Final = context("particles")
PREFIXES: Final = ("al-", "el-", "as-", "ul-", "an-", "ar-", "at-", "ad-", "bin-", "d’", "d'")
OPENERS: Final = frozenset(
    {"ADP", "DET", "ADV", "SCONJ", "CCONJ", "PRON", "AUX", "VERB", "INTJ", "PART", "NUM"}
)
LINKS: Final = frozenset({"of", "for", "and", "the", "on", "against", "without"})
LONGEST: Final = 12
SHORTEST: Final = 2  # letters of a word that tell whether it is in capitals
DATING: Final = context("dating")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` (exclusive) of one name in one sentence."""

    first: int
    last: int
    sentence: int


def find_runs(reading: Reading) -> Iterator[Run]:
    """Yield the runs of capitalised words of all sentences."""
    joints = joined_names(reading)
    for number, (first, last) in enumerate(reading.bounds):
        at = first
        while at < last:
            end = run_end(reading, at, first, last)
            end = next((place for place in range(at + 1, end) if place in joints), end)
            if end > at:
                yield Run(at, end, number)
            at = max(end, at + 1)


def joined_names(reading: Reading) -> frozenset[int]:
    """Return where a person's full name follows a body's at once: "Tarvel University Mira Dovell".

    So it does after the full style of an office: "Minister of Defence Mira Dovell".
    """
    bodies_end = {name.last for name in reading.typed if name.label == "ORG"}
    after_bodies = frozenset(
        name.first
        for name in reading.typed
        if name.label == "PER" and name.first in bodies_end and name.last - name.first > 1
    )
    return after_bodies | {style.ranked for style in find_styles(reading).values()}


def run_end(reading: Reading, at: int, first: int, last: int) -> int:
    """Return the token after the run that begins at ``at``; ``at`` itself where none begins."""
    if not is_capital(reading, at) or not may_open(reading, at, first):
        return at
    if is_date(reading, at):
        return at + 1
    end = known_end(reading, at, last)
    while end < last and end - at < LONGEST:
        if is_capital(reading, end) and not parts(reading, end):
            end += 1
            continue
        step = inner(reading, at, end, last)
        if not step:
            break
        end += step
    return end


def is_date(reading: Reading, at: int) -> bool:
    """Tell whether a day or month only says when: "On Monday Ruiz left", not "the March 5 Front"."""
    return at > 0 and reading.lower(at) in CALENDAR and reading.lower(at - 1) in DATING


def known_end(reading: Reading, at: int, last: int) -> int:
    """Return the token after the longest name in the table that begins here, else after its first word.

    Such names may hold a possessive: "People's Liberation Army".
    """
    longest = known_openers().get(fold(reading.word(at)), 0)
    for end in range(min(at + longest + 1, last), at + 1, -1):
        if (
            reading.word(end - 1)[0].isalnum()
            and fold(reading.text[reading.starts[at] : reading.ends[end - 1]]) in known()
        ):
            return end
    return at + 1


def is_capital(reading: Reading, at: int) -> bool:
    """Tell whether a token is a word with a capital letter, or has an Arabic article before one."""
    word = reading.word(at)
    if word[0].isupper():
        if is_shouted(reading, at):
            return False
        return word not in {"I", "A"} or reading.tags[at] == "PROPN"
    return word.lower().startswith(PREFIXES) and any(letter.isupper() for letter in word[2:5])


def may_open(reading: Reading, at: int, first: int) -> bool:
    """Tell whether a run may begin: the first word of a sentence must not be a common one."""
    word = reading.word(at)
    if at > first and reading.word(at - 1) not in {"“", '"', "‘", "”"}:
        return reading.tags[at] not in {"PRON", "DET"} or word.isupper()
    named = fold(word) in known() and (fold(word) not in shouted() or word.isupper())
    named = named or is_first_name(reading, at)
    if (reading.tags[at] in OPENERS or word.lower() in classes()) and not named:
        return False
    return reading.tags[at] == "PROPN" or named or follows_capital(reading, at)


def is_first_name(reading: Reading, at: int) -> bool:
    """Tell whether the language model sees a person's full name begin here: "Per Sandvik"."""
    if reading.tags[at] != "PROPN" or reading.lower(at) in CALENDAR:
        return False
    place = bisect_left(reading.typed, at, key=attrgetter("first"))
    if place == len(reading.typed):
        return False
    name = reading.typed[place]
    return name.first == at and name.label == "PER" and name.last - name.first > 1


def follows_capital(reading: Reading, at: int) -> bool:
    """Tell whether the next token is capitalised too."""
    return (
        at + 1 < len(reading.starts)
        and reading.starts[at + 1] - reading.ends[at] == 1
        and (reading.word(at + 1)[0].isupper())
    )


def is_shouted(reading: Reading, at: int) -> bool:
    """Tell whether a word is in capitals only because all are: "THE ARMY DENIED IT"."""
    word = reading.word(at)
    if not is_upper(word) or not any(map(is_upper, beside(reading, at))):
        return False
    common = reading.tags[at] == "NOUN" and word.lower() in nouns()
    return common or reading.tags[at] in {"VERB", "AUX", "PRON", "DET", "ADP", "SCONJ", "CCONJ", "ADV"}


def is_upper(word: str) -> bool:
    """Tell whether a word of some letters is in capitals."""
    return len(word) >= SHORTEST and word.isupper()


def beside(reading: Reading, at: int) -> list[str]:
    """Return the words right before and after a token."""
    return [reading.word(place) for place in (at - 1, at + 1) if 0 <= place < len(reading.tags)]


def parts(reading: Reading, at: int) -> bool:
    """Tell whether a capitalised word begins a new name: a day, or "The" after a name."""
    low = reading.lower(at)
    return low in CALENDAR or low == "the"


CALENDAR: Final = context("calendar")


def inner(reading: Reading, first: int, at: int, last: int) -> int:
    """Return how many small words a run takes in at ``at``: "van der", "for the", "of"."""
    low, step = reading.lower(at), 1
    if low in PARTICLES and at + 1 < last:
        step = 2 if at + 2 < last and reading.lower(at + 1) in PARTICLES else 1
        return step if at + step < last and is_capital(reading, at + step) else 0
    if low == "&":
        return 1 if at + 1 < last and is_capital(reading, at + 1) else 0
    if (
        low not in LINKS
        or low == "the"
        or not (has_body(reading, first, at) or has_link(reading, first, at))
    ):
        return 0
    if low == "and":
        return 1 if joins_body(reading, first, at, last) else 0
    step = 2 if at + 1 < last and reading.lower(at + 1) == "the" else 1
    return (
        step
        if at + step < last
        and is_capital(reading, at + step)
        and (reading.lower(at + step) not in CALENDAR)
        else 0
    )


def has_body(reading: Reading, first: int, at: int) -> bool:
    """Tell whether a word for a body stands in the run so far, as its last word for "of"."""
    low = reading.lower(at - 1)
    return (
        low in bodies()
        or low in HEADS
        or (
            reading.lower(at) == "and"
            and any(reading.lower(place) in HEADS | bodies().keys() for place in range(first, at))
        )
    )


def has_link(reading: Reading, first: int, at: int) -> bool:
    """Tell whether the run already goes on over a small word: "Institute for the Study of"."""
    return reading.lower(at) == "of" and any(
        reading.lower(place) in {"for", "of"} for place in range(first, at)
    )


HEADS: Final = context("heads")


def joins_body(reading: Reading, first: int, at: int, last: int) -> bool:
    """Tell whether "and" stays inside a name: only where one known by name is spelled so."""
    end = at + 1
    while end < last and is_capital(reading, end):
        end += 1
    return fold(reading.text[reading.starts[first] : reading.ends[end - 1]]) in known()


def is_no_actor(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name's words show that it is a day, an event, a work, a road."""
    return reading.lower(last - 1) in no_actors() or reading.lower(first) in CALENDAR
