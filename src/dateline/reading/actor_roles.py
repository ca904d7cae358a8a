"""The titles and roles before a person's name, and what they tell of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Facts
from dateline.reading.actor_offices import read_office
from dateline.reading.actor_scope import country_after, country_before
from dateline.reading.actor_unmade import UNMADE
from dateline.reading.actor_words import (
    base_role,
    context,
    genders,
    humans,
    is_demonym,
    nouns,
    phrases,
    titles,
)

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Scope

FORMER: Final = context("former")
CALENDAR: Final = context("calendar")
HANGING: Final = frozenset({"compound", "amod", "nmod:desc", "flat", "nmod", "case", "conj", "cc"})
DIRECT: Final = frozenset({"compound", "amod", "nmod:desc", "flat"})
HEADED: Final = frozenset({"appos", "flat", "nmod:desc"})
STEPS: Final = 5  # words between a role's word and the name that it hangs on
LONGEST: Final = 8  # words of a role before a name


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
            or (low in humans() and at + 2 < last)
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
    if reading.heads:
        at = tree_start(reading, first, least)
    while at > least and is_role_word(reading, at - 1):
        at -= 1
    return at


def tree_start(reading: Reading, first: int, least: int) -> int:
    """Return where the words begin that hang, one after the other, on a name: "police spokesperson".

    The name may hang on its role instead ("spokesperson" with "Mira Dovell" in apposition), or both on
    the same verb as its subjects.
    """
    at = anchor = first
    if first > least and leads(reading, first):
        at = anchor = first - 1
    while at > least and at - 1 >= first - LONGEST and hangs(reading, at - 1, anchor):
        at -= 1
    return at


def leads(reading: Reading, first: int) -> bool:
    """Tell whether the word before a name is the head of its role and stands above or beside it."""
    if reading.heads[first] == first - 1:
        return reading.relations[first] in HEADED
    beside = reading.heads[first] == reading.heads[first - 1] >= 0
    same = reading.relations[first] == reading.relations[first - 1]
    return beside and same and is_role_word(reading, first - 1)


def hangs(reading: Reading, at: int, anchor: int) -> bool:
    """Tell whether a word belongs to the role at ``anchor`` or before the name there, and is no day."""
    if reading.tags[at] in {"PUNCT", "PRON", "DET"} or reading.lower(at) in CALENDAR:
        return False
    place = at
    for _ in range(STEPS):
        if reading.relations[place] not in HANGING:
            return False
        if reading.heads[place] == anchor:
            return reading.relations[place] in DIRECT
        place = reading.heads[place]
    return False


def is_role_word(reading: Reading, at: int) -> bool:
    """Tell whether a token can be part of a role before a name."""
    low = base_role(reading.lower(at).rstrip("."))
    row = nouns().get(low)
    if low in titles() or low in FORMER or low in UNMADE or is_demonym(reading.word(at)):
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
    kept = any(is_role(reading.lower(at).rstrip(".")) for at in range(start, first))
    if not kept and not (first - start > 1 and is_pair(reading, first - 1)):
        return None
    return reading.text[reading.starts[start] : reading.ends[first - 1]]


def is_pair(reading: Reading, at: int) -> bool:
    """Tell whether a word is a role together with that before it: "drug lord"."""
    row = phrases().get(f"{reading.lower(at - 1)} {reading.lower(at)}")
    return row is not None and row.type == "person"


def is_role(low: str) -> bool:
    """Tell whether a word makes a role of the words before a name."""
    low = base_role(low)
    title, noun = titles().get(low), nouns().get(low)
    return (title is not None and title.is_role) or (noun is not None and noun.type == "person")


def person_facts(reading: Reading, start: int, run: Run, scope: Scope) -> Facts:
    """Return what titles and roles from ``start`` and the given name tell of the person of a run."""
    first, last = run.first, run.last
    lows = [reading.lower(at).rstrip(".") for at in range(start, first)]
    office = read_office(reading, start, first, scope.nations)
    forms = [row.gender for low in lows if (row := titles().get(low)) and row.gender]
    named = genders().get(fold(reading.word(first)), "") if last - first > 1 else ""
    owner = country_before(reading, start) if office.sector else None
    owner = owner or (country_after(reading, last) if office.sector or office.public else None)
    return Facts(
        type="person",
        country=office.country or owner,
        sector=office.sector or None,
        role=role_words(reading, start, first),
        gender=forms[0] if forms else named,
        public=office.public,
        words=frozenset(low for low in lows if is_role(low)),
    )
