"""What the words of a role or description tell: sector, country, whether the role is a public one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_unmade import (
    CRIME,
    PUBLIC,
    SERVING,
    is_beside,
    is_crime,
    is_petty,
    is_plain_secretary,
    is_unmade,
    preaches,
    serves,
)
from dateline.reading.actor_words import (
    base_role,
    bodies,
    context,
    countries_in,
    known,
    known_openers,
    modifiers,
    nouns,
    phrases,
    shouted,
    titles,
    word_sector,
)
from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_words import Known

FORMER: Final = context("former")
OUSTED: Final = context("ousted")
STATELESS: Final = frozenset({"IGO", "UNO", "EUR", "NGO"})
ARMED: Final = context("armed")  # sectors that another word gives a rank: "police colonel"
SERVED: Final = context("served")  # prepositions before the body that is served
SECONDS: Final = context("seconds")  # "deputy": as what they stand beside
OWN: Final = frozenset({"of", "from"})  # before the place where one belongs, whatever one is
EXPERTS: Final = context("subject_experts")
OFFICIAL: Final = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "EUR"})
LONGEST: Final = 8  # words of a body's name
REACH: Final = 14  # words after a role that may tell the body


@dataclass(frozen=True, slots=True)
class Office:
    """What a role tells of its bearer."""

    sector: str | None = None
    country: str | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a role: those up to its head, the preposition after it, and those that follow.

    ``nations`` are the countries of the places among the first and among the last words.
    """

    before: tuple[str, ...]
    preposition: str = ""
    after: tuple[str, ...] = ()
    nations: tuple[str | None, str | None] = (None, None)


def read_office(reading: Reading, first: int, last: int, nations: Mapping[int, str]) -> Office:
    """Return what tokens ``first`` to ``last`` (a role without what follows it) tell of its bearer.

    ``nations`` gives the countries of tokens in the names of places.
    """
    return judge(role_words(reading, first, last, nations))


def role_words(reading: Reading, first: int, last: int, nations: Mapping[int, str]) -> Words:
    """Return the words of a role with "of the central bank" after it."""
    cut = next((at for at in range(first, last) if at > first and reading.lower(at) in SERVED), last)
    end = phrase_end(reading, cut)
    before = tuple(reading.word(at) for at in range(first, cut))
    if end <= cut + 1:
        return Words(before, nations=(nation(nations, first, cut), None))
    after = tuple(reading.word(at) for at in range(cut + 1, end))
    found = nation(nations, first, cut), nation(nations, cut + 1, end)
    return Words(before, reading.lower(cut), after, found)


def phrase_end(reading: Reading, at: int) -> int:
    """Return the token after the phrase that a preposition at ``at`` opens; ``at`` where none is."""
    if at >= len(reading.tags) or reading.lower(at) not in SERVED:
        return at
    end = min(len(reading.tags), at + REACH)
    for place in range(at + 1, end):
        if reading.tags[place] in {"PUNCT", "VERB", "AUX", "SCONJ"} and reading.word(place) != "-":
            return place
    return end


def nation(nations: Mapping[int, str], first: int, last: int) -> str | None:
    """Return the country of the first place among some tokens."""
    return next((nations[at] for at in range(first, last) if at in nations), None)


def judge(words: Words) -> Office:
    """Return what the words of a role tell; less where they say that it is none: "would-be"."""
    lows = [word.lower().rstrip(".") for word in words.before]
    own = lows[possessor_end(lows) :]
    after = [word.lower() for word in words.after]
    head = base_role(next((low for low in reversed(lows) if is_role(low)), ""))
    if is_unmade(own, head):
        return Office()
    if preaches(own, head, words.preposition, after):
        return Office("REL", country_of(words, None), public=False)
    if is_petty(own, head, words.after) or is_plain_secretary(lows, after):
        sector = nearest(own[:-1])
        return Office(sector if sector not in OFFICIAL else None, None, public=False)
    sector = sector_of(words)
    if OUSTED & set(lows) or (is_former(lows) and set((sector or "").split(",")) & OFFICIAL):
        sector = "ELI" if sector else None
    return Office(sector, country_of(words, sector), is_public(own))


def possessor_end(lows: Sequence[str]) -> int:
    """Return where the role itself begins: after "the company's", "his"."""
    marks = (at + 1 for at in range(len(lows) - 1, -1, -1) if is_possessor(lows[at]))
    return next(marks, 0)


def is_possessor(low: str) -> bool:
    """Tell whether a word ends a possessor."""
    return low in POSSESSIVES or low in {"his", "her", "its", "their"}


def is_former(lows: Sequence[str]) -> bool:
    """Tell whether a role is held no more."""
    return bool(FORMER & set(lows)) or any(low.startswith("ex-") for low in lows)


def country_of(words: Words, sector: str | None) -> str | None:
    """Return the country that the words name: a demonym, a possessor, the state or body served."""
    lows = {word.lower() for word in words.before}
    body = any_body(words)
    if body is not None and body.country:
        return body.country
    if lows & EXPERTS or (words.preposition == "of" and is_beside([*words.before[-1:]])):
        return None
    codes = countries_in(capitalised(words.before))
    if len(set(codes)) > 1:
        return None
    if codes or words.nations[0]:
        return next(iter(codes), words.nations[0])
    serves = bool(lows & SERVING) or bool(set((sector or "").split(",")) & OFFICIAL)
    if not (words.preposition in OWN or (serves and words.preposition in {"in", "for", "at", "with"})):
        return None
    return next(iter(countries_in(capitalised(words.after))), words.nations[1])


def capitalised(words: Sequence[str]) -> list[str]:
    """Return the words with a capital letter."""
    return [word for word in words if word[:1].isupper()]


def sector_of(words: Words) -> str | None:
    """Return the sector of a role: its own, or that of the body which it serves."""
    before = [word.lower().rstrip(".") for word in words.before]
    head = next((at for at in range(len(before) - 1, -1, -1) if is_role(before[at])), len(before))
    own, serving = own_sector(before, head)
    if is_beside(before):
        return own
    named = known_body(words.before[:head]) or served_body(words)
    if head == len(before) and words.preposition == "of":
        return nearest(before) or first_sector(words.after)
    if not serving:
        return beside(before[possessor_end(before) :], head - possessor_end(before), own, named)
    if named is not None and named.sector:
        return named.sector
    served = first_sector(words.after) if words.preposition in SERVED else None
    other = words.preposition == "of" and any(low.lower() in bodies() for low in words.after)
    return served or nearest(before[: head + 1], head) or (None if other else own)


def beside(before: Sequence[str], head: int, own: str | None, named: Known | None) -> str | None:
    """Return the sector of a role that is so whomever it serves: "UN envoy", "police colonel"."""
    if own and named is not None and STATELESS & set((named.sector or "").split(",")):
        return named.sector
    forced = [code for low in before[:head] if (code := word_sector(low)) in ARMED and code != CRIME]
    if forced and own in {"MIL", "GOV", "COP", None}:
        return forced[0]
    return own or nearest(before, head)


def own_sector(before: Sequence[str], head: int) -> tuple[str | None, bool]:
    """Return the sector of a role's word, or of two, and whether it is what the body served is."""
    if head >= len(before):
        return None, False
    low = base_role(before[head])
    pair = f"{before[head - 1]} {low}" if head else ""
    if pair in phrases():
        return phrases()[pair].sector, pair.replace(" ", "-") in SERVING
    if low in SECONDS and head and is_possessor(before[head - 1]):
        return None, False
    noun, title = nouns().get(low), titles().get(low)
    own = (noun.sector if noun is not None else None) or (title.sector if title is not None else None)
    return own, low in SERVING


def any_body(words: Words) -> Known | None:
    """Return the body known by name that a role is of; none for a critic or a victim of one."""
    role = next((word.lower().rstrip(".") for word in reversed(words.before)), "")
    if not serves(role):
        return None
    return known_body(words.before) or served_body(words)


def served_body(words: Words) -> Known | None:
    """Return the body known by name right after the preposition."""
    return known_body(words.after) if words.preposition in SERVED else None


def nearest(lows: Sequence[str], head: int | None = None) -> str | None:
    """Return the sector of the word nearest to the role that has one, or of it with the word before.

    The role is the word at ``head`` or else follows on the last word.
    """
    end = len(lows) if head is None else head
    for at in range(end - 1, -1, -1):
        pair = phrases().get(f"{lows[at - 1]} {lows[at]}") if at else None
        code = pair.sector if pair is not None else word_sector(lows[at])
        follows = base_role(lows[at + 1]) if at + 1 < len(lows) else None
        if pair is None and code == CRIME and not is_crime(lows[at], follows):
            continue
        if f"{lows[at]} {follows}" in phrases():
            continue
        if code and lows[at] not in SECONDS:
            return code
    return None


def first_sector(words: Sequence[str]) -> str | None:
    """Return the sector of the first phrase after a preposition: that of its last word which has one."""
    lows = [word.lower().rstrip(".") for word in words]
    end = next((at for at, low in enumerate(lows) if at and low in SERVED), len(lows))
    marks = [at for at in range(end) if lows[at] in POSSESSIVES]
    return nearest(lows[:end]) if not marks else nearest(lows[: marks[-1]]) or nearest(lows[:end])


def is_role(low: str) -> bool:
    """Tell whether a word is a role by itself."""
    low = base_role(low)
    noun, title = nouns().get(low), titles().get(low)
    if low in SERVING or (noun is not None and noun.type in {"person", "group"}):
        return True
    return title is not None and title.is_role and bool(title.sector)


def known_body(words: Sequence[str]) -> Known | None:
    """Return the body known by name that stands among the words of a role: "CIA Director"."""
    for first, word in enumerate(words):
        reach = min(len(words), first + known_openers().get(fold(word), 0) + 1, first + LONGEST)
        for last in range(reach, first, -1):
            found = known().get(fold(" ".join(words[first:last])))
            if found is not None and names_body(word, last - first):
                return found
    return None


def names_body(word: str, count: int) -> bool:
    """Tell whether a word opens a body's name: not "Labour Minister", nor "Rt Rev" for RT."""
    low = fold(word)
    if not word[0].isupper() or (count == 1 and (low in modifiers() or low in bodies())):
        return False
    return count > 1 or low not in shouted() or word.isupper()


def is_public(lows: Sequence[str]) -> bool:
    """Tell whether a role is a public one: its last word is on the list, "minister", "spokesman"."""
    roles = [low for low in lows if is_role(low) or low in PUBLIC]
    return bool(roles) and base_role(roles[-1]) in PUBLIC
