"""Where place names stand: the longest names of the gazetteer among capitalised words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.gazetteer.countries import adjectives, country_names, nationals
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index
from dateline.gazetteer.regions import abbreviated
from dateline.reading.actor_words import known
from dateline.reading.place_words import context, is_word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading

Use = Literal["place", "government", "name"]
SHIPS: Final = frozenset(word.upper() for word in context("ships"))
SHIP_NOUNS: Final = context("ship_nouns")
NAMING: Final = frozenset({"PROPN", "NOUN", "ADJ", "X"})
ADJECTIVAL: Final = frozenset({"us", "uk", "eu", "un", "uae"})
LONGEST: Final = 8
MOST_WORDS: Final = 3
LEAST: Final = 2  # tokens before the short form of a region: a town and a comma


@dataclass(frozen=True, slots=True)
class Found:
    """A place name: tokens ``first`` to ``last`` (exclusive), ``key`` its folded name.

    ``named_to`` is the end of the name without the word for a feature after it, ``feature`` that word.
    ``label`` is the language model's type of the name, where it gave one; ``use`` says whether the place
    itself is meant, or a government, or whether the name is part of a body's.
    """

    first: int
    last: int
    key: str
    named_to: int
    sentence: int
    feature: str = ""
    label: str = ""
    use: Use = "place"


def find_names(reading: Reading) -> Iterator[Found]:
    """Yield the place names of the reading, longest first at every place, none inside another."""
    for number, (first, last) in enumerate(reading.bounds):
        at = first
        while at < last:
            found = match(reading, at, last, number) or unknown(reading, at, (first, last), number)
            if found is not None and stands_alone(reading, found, first, last):
                yield found
                at = found.last
            else:
                at += 1


def match(reading: Reading, at: int, last: int, number: int) -> Found | None:
    """Return the longest name of the gazetteer that begins at token ``at``."""
    word = reading.word(at)
    if not word[0].isupper() or is_calendar(word.lower()):
        return None
    key = fold(word)
    longest = index().longest(key.split(" ", 1)[0]) if key else 0
    if not longest:
        return None
    for end in range(min(at + min(longest + 2, LONGEST), last), at, -1):
        name = fold(reading.text[reading.starts[at] : reading.ends[end - 1]])
        if name in index() and is_spelled(reading, at, end, name):
            return extend(reading, Found(at, end, name, end, number), last)
    return None


def unknown(reading: Reading, at: int, bounds: tuple[int, int], number: int) -> Found | None:
    """Return a name that the gazetteer lacks where the words beside it say that it is a place.

    "Ibb governorate", "the village of Tal Afis".
    """
    first, last = bounds
    if reading.tags[at] != "PROPN" or not reading.word(at)[0].isupper():
        return None
    end = at + 1
    while (
        end < last
        and reading.tags[end] == "PROPN"
        and end - at < MOST_WORDS
        and (not is_word(reading.lower(end), "feature"))
    ):
        end += 1
    key = fold(reading.text[reading.starts[at] : reading.ends[end - 1]])
    if is_demonym(key):
        return None  # "the Mozambican town of Palma"
    found = Found(at, end, key, end, number)
    if end < last and is_word(reading.lower(end), "feature") and is_settled(reading.lower(end)):
        return extend(reading, found, last)
    called = at - 2 >= first and reading.lower(at - 1) == "of" and is_settled(reading.lower(at - 2))
    return found if called else None


def is_settled(low: str) -> bool:
    """Tell whether a word for a kind of place is one of towns and administered regions."""
    return words("feature").get(low) in {"city", "region", "county"} and low not in {"state", "city"}


def is_spelled(reading: Reading, first: int, last: int, name: str) -> bool:
    """Tell whether a match looks like a name: "US" is one, "us" and "Us" are not."""
    if not reading.word(last - 1)[0].isupper() or (name in known() and name not in country_names()):
        return False
    if is_demonym(name) or (name in abbreviated() and not is_abbreviation(reading, first, last)):
        return False
    return len(name) > 2 or reading.word(first).isupper() or "." in reading.word(first)


def is_demonym(name: str) -> bool:
    """Tell whether a folded name is that of a people and of no country: no town is meant by "Thai"."""
    return name not in country_names() and (name in adjectives() or name in nationals())


def is_abbreviation(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the short form of a region is one here: "Salem, Mass", "in Mass. on", not "Mass"."""
    end = reading.ends[last - 1]
    ended = reading.text[end - 1] == "." or reading.text[end : end + 1] == "."
    if first >= LEAST and reading.word(first - 1) == "," and reading.word(first - 2)[0].isupper():
        return ended or reading.text[end : end + 1] in {",", ")", ""}
    return ended and reading.text[end : end + 3].lstrip(".")[1:2].islower()


def extend(reading: Reading, found: Found, last: int) -> Found:
    """Return the match with the word for its kind after it: "Punjab province", "Idlib Governorate"."""
    at = found.last
    low = reading.lower(at) if at < last else ""
    if not is_word(low, "feature"):
        return found
    return Found(found.first, at + 1, found.key, found.named_to, found.sentence, low)


def stands_alone(reading: Reading, found: Found, first: int, last: int) -> bool:
    """Tell whether a name is no part of a longer one: a person's, a body's, a title's."""
    if found.feature == "university" or is_after_body(reading, found, first):
        return False
    if is_ship(reading, found.first, found.last):
        return False
    if found.first > first and is_part_before(reading, found.first - 1, first):
        return False
    if found.last >= last:
        return True
    return not (is_part_after(reading, found) or is_linked(reading, found, first, last))


def is_ship(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name is a ship's: "MV Skagit", "the ferry Lampedusa"."""
    before = reading.word(first - 1) if first else ""
    opens = reading.word(first) in SHIPS and last - first > 1
    return opens or before in SHIPS or before.lower() in SHIP_NOUNS


def is_linked(reading: Reading, found: Found, first: int, last: int) -> bool:
    """Tell whether a small word of names joins a name to another: "Casa de Lima", "Lima del Norte"."""
    if found.feature:
        return False
    at, after = found.first - 1, found.last
    if at > first and reading.word(at) in LINKING and reading.word(at - 1)[0].isupper():
        return True
    return after + 1 < last and reading.word(after) in LINKING and reading.word(after + 1)[0].isupper()


def is_part_before(reading: Reading, at: int, first: int) -> bool:
    """Tell whether the capitalised word before a name is part of it."""
    word = reading.word(at)
    if not word[0].isupper() or word.lower() in {"the", "and"} or is_word(word.lower(), "direction"):
        return False
    if fold(word) in adjectives() or fold(word) in country_names() or is_calendar(word.lower()):
        return False
    return reading.tags[at] in NAMING and not (at == first and reading.tags[at] != "PROPN")


def is_part_after(reading: Reading, found: Found) -> bool:
    """Tell whether the word after a name goes on it; "U.S. officials" uses a name as an adjective."""
    after, at = reading.word(found.last), found.last
    if found.key in ADJECTIVAL and not found.feature:
        return after[0].isupper() and not is_calendar(after.lower())
    if reading.word(found.first).isupper() and len(found.key) > 3:
        return False
    if not after[0].isupper() or is_calendar(after.lower()) or fold(after) in nationals():
        return False
    return reading.tags[at] in {"PROPN", "NOUN", "ADJ"}


def is_after_body(reading: Reading, found: Found, first: int) -> bool:
    """Tell whether a name ends that of a body: "Bank of England", "University of Texas"."""
    at = found.first - 1
    if at > first and reading.lower(at) == "the":
        at -= 1
    if at <= first or reading.lower(at) != "of":
        return False
    before = reading.word(at - 1)
    return before[0].isupper() and is_word(before.lower(), "body")


CALENDAR: Final = context("calendar")
LINKING: Final = context("linking")


def is_calendar(low: str) -> bool:
    """Tell whether a word is a day or a month."""
    return low in CALENDAR
