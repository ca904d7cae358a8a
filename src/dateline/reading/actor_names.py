"""What a run of capitalised words names: a person, a government, a body; with titles and roles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names, nationals
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index
from dateline.reading.actor_draft import Facts
from dateline.reading.actor_runs import Run, is_no_actor
from dateline.reading.actor_words import (
    Known,
    bodies,
    context,
    countries_in,
    country_in,
    given,
    is_demonym,
    known,
    nouns,
    peoples,
    shouted,
    titles,
)
from dateline.reading.place_metonym import POSSESSIVES, government_of, stands_for_government
from dateline.reading.place_words import is_word

if TYPE_CHECKING:
    from dateline.language.reading import Reading

FORMER: Final = context("former")
SUBJECT_EXPERTS: Final = frozenset(
    {"expert", "analyst", "historian", "researcher", "scholar", "correspondent"}
)
COMMON_TAGS: Final = frozenset({"ADJ", "NOUN", "NUM", "ADV"})
MOST_NAMES: Final = 5
SPEECH: Final = context("speech")
PRESS: Final = frozenset({"news", "newspaper", "broadcasting", "television", "radio"})
MODIFYING: Final = tuple(context("modifying"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What the article tells beforehand.

    The first tokens of place names, the folded last words of full names, and the acronyms that
    stand in brackets.
    """

    places: frozenset[int]
    surnames: frozenset[str]
    acronyms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """A name that denotes an actor: its own tokens, the key it is known by, what the words tell."""

    first: int
    last: int
    key: str
    facts: Facts
    sentence: int


def read_name(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the actor that a run names, or None: a day, a place, a demonym, an event.

    A people's name in the plural ("Africans") is a group.
    """
    first, last = skip_modifiers(reading, run.first, run.last), run.last
    while last > first and reading.lower(last - 1) in {"of", "for", "the", "and"}:
        last -= 1
    run = Run(first, last, run.sentence)
    whole = key_of(reading, first, last)
    if is_known(reading, run, whole):
        return by_table(run, whole)
    if is_no_actor(reading, first, last) and not is_body(reading, first, last - 1):
        return None
    state = read_state(reading, run, whole)
    if state or whole in country_names():
        return state
    if is_body(reading, first, last):
        return read_body(reading, run)
    return read_other(reading, run, whole, scope)


def is_known(reading: Reading, run: Run, whole: str) -> bool:
    """Tell whether a name is in the table: not "who" for WHO, nor another country's department."""
    row = known().get(whole)
    if row is None or (whole in shouted() and not reading.word(run.first).isupper()):
        return False
    owner = country_before(reading, run.first)
    return owner is None or row.country is None or owner == row.country


def read_other(reading: Reading, run: Run, whole: str, scope: Scope) -> Named | None:
    """Return what any other name denotes: an acronym's body, a people, a person."""
    if reading.word(run.first) in scope.acronyms and run.last - run.first == 1:
        return Named(run.first, run.last, f"body:{whole}", Facts(type="organisation"), run.sentence)
    if whole in peoples():
        return read_people(run, whole)
    return read_person(reading, run, scope)


def skip_modifiers(reading: Reading, first: int, last: int) -> int:
    """Return the first token after "Kremlin-backed", "Moscow-led" and their like."""
    while first + 1 < last and reading.lower(first).endswith(MODIFYING):
        first += 1
    return first


def key_of(reading: Reading, first: int, last: int) -> str:
    """Return the folded words of some tokens."""
    return fold(reading.text[reading.starts[first] : reading.ends[last - 1]])


def by_table(run: Run, key: str) -> Named:
    """Return a body known by name."""
    row = known()[key]
    facts = Facts(
        type=row.type, country=row.country, sector=row.sector, words=words_of(row.name.lower().split())
    )
    return Named(run.first, run.last, f"known:{row.name}", facts, run.sentence)


def words_of(lows: list[str]) -> frozenset[str]:
    """Return the nouns among words by which a body may be called later: "the group", "the agency"."""
    return frozenset(low for low in lows if low in nouns() or low in bodies())


def read_state(reading: Reading, run: Run, key: str) -> Named | None:
    """Return the government that a country's name, a capital or a seat stands for here."""
    first, last = run.first, run.last
    code = country_names().get(key)
    if code is not None and not is_place_here(reading, run, first, last):
        return Named(first, last, f"state:{code}", government(code), run.sentence)
    if code is None and stands_for_government(reading, first, last, key, run.sentence):
        return Named(
            first,
            last,
            f"state:{government_of(key)}",
            government(government_of(key)),
            run.sentence,
        )
    return None


def read_people(run: Run, key: str) -> Named | None:
    """Return the group that a people's name in the plural denotes; its country where it has one."""
    if not peoples()[key]:
        return None
    facts = Facts(type="group", country=nationals().get(key), many=True)
    return Named(run.first, run.last, f"people:{key}", facts, run.sentence)


def government(code: str | None) -> Facts:
    """Return what is known of any government."""
    return Facts(
        type="government",
        country=code,
        sector="GOV",
        words=frozenset({"government", "authorities", "regime"}),
    )


def is_place_here(reading: Reading, run: Run, first: int, last: int) -> bool:
    """Tell whether a country's name is only where something is: after "in", before a noun."""
    start, end = reading.bounds[run.sentence]
    before = first - 1
    while before > start and (
        is_word(reading.lower(before), "direction") or reading.lower(before) == "the"
    ):
        before -= 1
    if before < first - 1 and reading.lower(first - 1) != "the":
        return True
    low = reading.lower(before) if before >= start else ""
    if is_word(low, "locative") or low in {
        "of",
        "leave",
        "leaves",
        "left",
        "visit",
        "visited",
        "entered",
    }:
        return True
    if last < end and reading.word(last) in POSSESSIVES:
        return False
    return last < end and reading.tags[last] in {"NOUN", "PROPN", "ADJ"}


def is_body(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a word of the run is one of the names of bodies."""
    lows = [reading.lower(at) for at in range(first, last)]
    named = [low for low in lows if low in bodies()]
    return bool(named) and (last - first > 1) and not (lows[0] in titles() and lows[-1] not in bodies())


def read_body(reading: Reading, run: Run) -> Named:
    """Return the body named; its type is that of the last such word before any "of" or "for"."""
    first, last = run.first, run.last
    lows = [reading.lower(at) for at in range(first, last)]
    cut = next((at for at, low in enumerate(lows) if low in {"of", "for", "on"} and at), len(lows))
    named = [low for low in lows[:cut] if low in bodies()] or [low for low in lows if low in bodies()]
    kind, sector = bodies()["news"] if PRESS & set(lows) else bodies()[named[-1]]
    codes = countries_in([reading.word(at) for at in range(first, last)])
    country = codes[0] if codes else country_before(reading, first)
    facts = Facts(type=kind, sector=sector, country=country, words=words_of([named[-1], *lows]))
    return Named(first, last, f"body:{key_of(reading, first, last)}", facts, run.sentence)


def country_before(reading: Reading, at: int) -> str | None:
    """Return the country of a possessor or demonym right before a name: "Syria's", "Libyan"."""
    if at >= 2 and reading.word(at - 1) in POSSESSIVES:
        return country_in(reading.word(at - 2))
    return country_in(reading.word(at - 1)) if at >= 1 and is_demonym(reading.word(at - 1)) else None


def read_person(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the person named, with the titles and roles before the name."""
    first = skip_titles(reading, run.first, run.last)
    if first >= run.last:
        return None
    opening = run.first if after_title(reading, run.first, run.last) > run.first else first
    start = role_start(reading, opening, reading.bounds[run.sentence][0])
    role = role_words(reading, start, first)
    if not is_person(reading, first, run.last, titled=bool(role), scope=scope):
        return None
    facts = person_facts(reading, start, first, run.last)
    if not (role or shows_person(reading, first, run.last)):
        facts = replace(facts, type="unknown")
    name = " ".join(strip_particle(fold(reading.word(at))) for at in range(first, run.last))
    return Named(first, run.last, f"person:{name}", facts, run.sentence)


def strip_particle(word: str) -> str:
    """Return a folded name without its Arabic article: "al-Assad" and "Assad" are one."""
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


def is_person(reading: Reading, first: int, last: int, *, titled: bool, scope: Scope) -> bool:
    """Tell whether a name may be a person's: a role or given name, or two to five plain names."""
    if any(reading.lower(at) in nouns() for at in range(first, last) if last - first > 1):
        return False
    if (
        last - first > MOST_NAMES
        or country_in(reading.word(last - 1))
        or not has_letters(reading, first, last)
    ):
        return False
    if titled or fold(reading.word(first)) in given():
        return first not in scope.places or titled
    if first in scope.places or fold(reading.word(first)) in nationals():
        return False
    if last - first == 1:
        return is_surname(reading, first, scope)
    return all(reading.tags[at] in {"PROPN", "ADP", "DET", "X"} for at in range(first, last))


def is_surname(reading: Reading, at: int, scope: Scope) -> bool:
    """Tell whether a single name may be a person's: it acts, or ends a full name of the article."""
    if reading.tags[at] != "PROPN" or (at > 0 and reading.lower(at - 1) in {"at", "in", "near"}):
        return False
    word = fold(reading.word(at))
    return word in scope.surnames or (acts(reading, at + 1) and word not in index())


def shows_person(reading: Reading, first: int, last: int) -> bool:
    """Tell whether words around a name show that it is a person's: a given name, an age, speech."""
    if fold(reading.word(first)) in given() or acts(reading, last):
        return True
    if first > 0 and is_speech(reading, first - 1):
        return True
    if last + 1 >= len(reading.tags) or reading.word(last) != ",":
        return False
    return reading.word(last + 1).isdigit() or reading.lower(last + 1) == "who"


def is_speech(reading: Reading, at: int) -> bool:
    """Tell whether the word before a name is a verb of speech, a preposition of persons or a title."""
    low = reading.lower(at)
    return low in SPEECH or low.rstrip(".") in titles() or reading.tags[at] == "VERB"


def acts(reading: Reading, at: int) -> bool:
    """Tell whether a single name is followed by a verb, as one who acts is."""
    if at >= len(reading.tags):
        return False
    return reading.tags[at] == "VERB" or reading.lower(at) in {
        "has",
        "had",
        "will",
        "would",
        "was",
        "is",
    }


def has_letters(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name has no figures and is not written as an abbreviation of capitals."""
    words = [reading.word(at) for at in range(first, last)]
    return all(not any(letter.isdigit() for letter in word) for word in words) and (
        len(words) > 1 or not (words[0].isupper() and len(words[0]) <= 5)
    )


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
