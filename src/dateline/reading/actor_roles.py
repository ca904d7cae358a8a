"""The titles and roles before a person's name, and what they tell of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Facts
from dateline.reading.actor_scope import country_before, key_of
from dateline.reading.actor_words import (
    Known,
    context,
    countries_in,
    given,
    is_demonym,
    known,
    nouns,
    titles,
)

if TYPE_CHECKING:
    from dateline.language.reading import Reading

FORMER: Final = context("former")
SUBJECT_EXPERTS: Final = context("subject_experts")


def strip_particle(word: str) -> str:
    """Return a folded name without its Arabic article: "al-Tarn" and "Tarn" are one."""
    return word[3:] if word.startswith(("al ", "el ")) else word


def skip_titles(reading: Reading, first: int, last: int) -> int:
    """Return the first token after the titles and demonyms that open a run."""
    at = after_title(reading, first, last)
    while at < last:
        low = reading.lower(at).rstrip(".")
        named = is_demonym(reading.word(at)) or fold(reading.word(at)) in country_names()
        if (
            low in titles()
            or (named and at + 1 < last)
            or (low == "of" and at > first)
            or (low == "state" and at > first)
            or low.startswith(("ex-", "vice-", "then-"))
        ):
            at += 1
        else:
            break
    return at


def after_title(reading: Reading, first: int, last: int) -> int:
    """Return the token after the last title inside a run: "NYPD Commissioner James ..."."""
    inside = (at for at in range(last - 2, first - 1, -1) if reading.lower(at).rstrip(".") in titles())
    return next((at + 1 for at in inside), first)


def role_start(reading: Reading, first: int, least: int) -> int:
    """Return where the titles, roles and demonyms right before a name begin."""
    at = first
    if at > least and reading.lower(at - 1) == "of":
        return first
    while at > least and is_role_word(reading, at - 1):
        at -= 1
    return at


def is_role_word(reading: Reading, at: int) -> bool:
    """Tell whether a token can be part of a role before a name."""
    low = reading.lower(at).rstrip(".")
    row = nouns().get(low)
    if low in titles() or low in FORMER or is_demonym(reading.word(at)):
        return True
    if row is not None and row.type == "person":
        return True
    if low in {"of", "long-time", "longtime", "veteran", "senior", "top", "rebel", "opposition"}:
        return low != "of" or (at > 0 and reading.lower(at - 1) in titles())
    return fold(reading.word(at)) in country_names() and reading.word(at)[0].isupper()


def role_words(reading: Reading, start: int, first: int) -> str | None:
    """Return the role that stands before a name, without forms of address; None where none does."""
    while start < first and reading.lower(start) == "of":
        start += 1
    kept = [at for at in range(start, first) if is_role(reading.lower(at).rstrip("."))]
    if not kept:
        return None
    return reading.text[reading.starts[start] : reading.ends[first - 1]]


def is_role(low: str) -> bool:
    """Tell whether a word makes a role of the words before a name."""
    title, noun = titles().get(low), nouns().get(low)
    return (title is not None and title.is_role) or (noun is not None and noun.type == "person")


def person_facts(reading: Reading, start: int, first: int, last: int) -> Facts:
    """Return what titles, roles and the given name tell of a person."""
    lows = [reading.lower(at).rstrip(".") for at in range(start, first)]
    found = [titles()[low] for low in lows if low in titles()]
    sectors = [row.sector for row in found if row.sector]
    sectors += [row.sector for low in lows if (row := nouns().get(low)) and row.sector]
    sector = sectors[0] if sectors else None
    if sector and (FORMER & set(lows) or any(low.startswith("ex-") for low in lows)):
        sector = "ELI"
    codes = countries_in([reading.word(at) for at in range(start, first)])
    country = None if SUBJECT_EXPERTS & set(lows) else next(iter(codes), None)
    genders = [row.gender for row in found if row.gender]
    gender = (
        genders[0] if genders else given().get(fold(reading.word(first)), "") if last - first > 1 else ""
    )
    body = body_before(reading, start, first)
    return Facts(
        type="person",
        country=country
        or (body.country if body else None)
        or (country_before(reading, start) if sectors else None),
        sector=(body.sector if body else None) or sector,
        role=role_words(reading, start, first),
        gender=gender,
        words=frozenset(low for low in lows if is_role(low)),
    )


def body_before(reading: Reading, start: int, first: int) -> Known | None:
    """Return the body known by name that opens a role: "CIA Director", "State Department spokesman"."""
    for end in range(first - 1, start, -1):
        found = known().get(key_of(reading, start, end))
        if found is not None:
            return found
    return None
