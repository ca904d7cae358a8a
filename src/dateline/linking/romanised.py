"""Names that other scripts gave to ours: whether two spellings may be of one name.

A spelling is brought to signs for sounds, and two are compared by how far their sounds are apart
(tables ``link_romanised`` and ``link_sounds``). It is a hint and no proof: whoever asks needs a second
sign (a role, a country), and bare short names are never alike.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEAR: Final = 0.12  # of a word's sounds that two spellings of it may differ in
SHORT: Final = 4  # sounds of a word that is too short to be told from another by all but vowels
SHORT_NEAR: Final = 0.06
FIRST_AND_LAST: Final = 2
SHORTEST: Final = 5  # letters of a bare surname that is compared by its sounds
VOWELS: Final = frozenset("aeiouy")
ARTICLES: Final = frozenset({"al", "el", "ul", "ad", "as", "ash", "ar", "the"})
FATHER: Final = frozenset({"abd", "abdel", "abdul", "abdal", "abdol"})
COARSE: Final = str.maketrans("KGgqDdzsSCcJv", "kkkkttttttttf")


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name: no titles, articles or initials, hyphens closed."""
    plain = fold(name).replace("-", " ").replace("'", "").replace("’", "")
    words = ["".join(filter(str.isalnum, word)) for word in plain.split()]
    titles = read_column("actor_titles", "title")
    first = next((at for at, word in enumerate(words) if word and word not in titles), 0)
    kept = [word for word in words[first:] if len(word) > 1 and word not in ARTICLES]
    joined: list[str] = []
    for word in kept:
        if joined and joined[-1] in FATHER:
            joined[-1] = f"abdul{word}"
        else:
            joined.append(word)
    return tuple(joined) or tuple(word for word in words if word)


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """Return the sounds of a folded word as signs, doubled ones once."""
    found: list[str] = []
    place = 0
    while place < len(word):
        letters = next((n for n in (4, 3, 2, 1) if word[place : place + n] in romanised()), 0)
        found.append(romanised()[word[place : place + letters]] if letters else word[place])
        place += letters or 1
    signs = "".join(found)
    once = "".join(sign for at, sign in enumerate(signs) if not at or signs[at - 1] != sign)
    if once.endswith("iv"):
        return once
    return f"{once[:-1]}i" if once.endswith("y") else once


@cache
def romanised() -> Mapping[str, str]:
    """Return the sign for each spelling of a sound."""
    return {row["from"]: row["to"] for row in read_table("link_romanised")}


@cache
def costs() -> Mapping[tuple[str, str], float]:
    """Return how far two signs are apart, both ways round."""
    rows = [(row["a"], row["b"], float(row["cost"])) for row in read_table("link_sounds")]
    return {pair: cost for a, b, cost in rows for pair in ((a, b), (b, a))}


@lru_cache(maxsize=65536)
def distance(a: str, b: str) -> float:
    """Return how far two words are apart by their sounds, as a share of the longer one (0: alike)."""
    one, two = sounds(a), sounds(b)
    line = [0.0]
    for sign in two:
        line.append(line[-1] + gap(sign))
    for at, mine in enumerate(one):
        above, line = line, [line[0] + gap(mine)]
        for place, other in enumerate(two):
            change = 0.0 if mine == other else costs().get((mine, other), 1.0)
            heavy = 2.0 if at == 0 and place == 0 and not {mine, other} <= VOWELS else 1.0
            ways = (above[place] + change * heavy, above[place + 1] + gap(mine), line[-1] + gap(other))
            line.append(min(ways))
    return line[-1] / max(len(one), len(two), 1)


def gap(sign: str) -> float:
    """Return what it costs to leave a sign out."""
    return costs().get(("-", sign), 1.0)


def alike(a: str, b: str) -> bool:
    """Tell whether two folded words may be spellings of one name."""
    if a == b:
        return True
    one, two = sounds(a), sounds(b)
    if one == two:
        return True
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    grown = longer[: len(shorter)] == shorter and longer[len(shorter) :].strip("h") != ""
    genders = {one[-1:], two[-1:]} == {"a", "o"}
    if grown or genders or coarse(a) != coarse(b):
        return False  # Ivanov and Ivanova, Karim and Karimi, Mario and Maria
    return distance(a, b) <= (SHORT_NEAR if len(shorter) <= SHORT else NEAR)


@lru_cache(maxsize=65536)
def coarse(word: str) -> str:
    """Return a key that all spellings of a folded word share: its consonants in wide classes."""
    signs = sounds(word)
    glide = signs[:1] in {"J", "y"} or (signs[:1] == "i" and signs[1:2] in VOWELS)
    first = "k" if signs[:1] == "h" else "t" if glide else ""
    body = "".join(sign for sign in signs if sign not in VOWELS and sign != "h").translate(COARSE)
    return body if not first or body[:1] == first else first + body


def same_spelling(a: str, b: str) -> bool:
    """Tell whether two full names may be spellings of one: word for word alike, in their order."""
    one, two = name_parts(a), name_parts(b)
    if "".join(one) == "".join(two):
        return True
    return len(one) == len(two) > 1 and all(map(alike, one, two))


def is_fuller(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether one name has words amid the other's: Josphat Mwendwa Kilonzo, Josphat Kilonzo.

    It has the first and the last word of the other, which are all the words of that.
    """
    short, long = sorted((a, b), key=len)
    return len(short) == FIRST_AND_LAST < len(long) and (short[0], short[-1]) == (long[0], long[-1])


def bare_fits(bare: str, surname: str) -> bool:
    """Tell whether a bare surname may be a person's: equal, or a long one spelt otherwise."""
    return bare == surname or (min(len(bare), len(surname)) >= SHORTEST and alike(bare, surname))
