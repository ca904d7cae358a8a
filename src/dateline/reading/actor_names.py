"""What a run of capitalised words names: a person, a government, a people, a body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names, metonyms, nationals
from dateline.gazetteer.fold import fold
from dateline.reading.actor_bearers import read_bearer
from dateline.reading.actor_draft import STATELESS, Facts
from dateline.reading.actor_general import general, owner_of
from dateline.reading.actor_persons import PERSON, read_person
from dateline.reading.actor_runs import Run, is_no_actor
from dateline.reading.actor_scope import Named, Scope, country_before, key_of
from dateline.reading.actor_words import (
    bodies,
    context,
    countries_in,
    country_in,
    known,
    nouns,
    peoples,
    shouted,
    titles,
)
from dateline.reading.place_acts import has_tree, is_ground
from dateline.reading.place_metonym import POSSESSIVES, government_of, stands_for_government
from dateline.reading.place_words import is_word
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.actor_words import Known

PRESS: Final = context("press")
REBEL: Final = context("rebel")
RANKED: Final = frozenset({"MIL", "COP"})
BODY: Final = "ORG"  # the language model's type of bodies' names
MODIFYING: Final = tuple(context("modifying"))


def read_name(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the actor that a run names, or None: a day, a place, a demonym, an event.

    A people's name in the plural ("Africans") is a group.
    """
    first, last = skip_modifiers(reading, run.first, run.last), run.last
    while last > first and reading.lower(last - 1) in {"of", "for", "the", "and"}:
        last -= 1
    if last > first and reading.lower(last - 1).endswith(MODIFYING):
        return None
    run = Run(first, last, run.sentence)
    whole = key_of(reading, first, last)
    known_as = read_press(reading, run, whole) or read_bearer(reading, run, scope)
    if known_as is None and is_known(reading, run, whole):
        known_as = by_table(reading, run, whole, whole not in general() or whole in scope.settled)
    if known_as or is_typed_person(reading, run, scope):
        return known_as or read_person(reading, run, scope)
    if is_no_actor(reading, first, last) and not is_body(reading, first, last - 1):
        return None
    state = read_state(reading, run, whole)
    if state or whole in country_names() or whole in metonyms():
        return state
    if is_body(reading, first, last) and whole not in scope.regions:
        return read_body(reading, run, scope)
    return read_other(reading, run, whole, scope)


def read_press(reading: Reading, run: Run, whole: str) -> Named | None:
    """Return the outlet or agency whose text this is, where a name is its; else None."""
    article = reading.article
    own = {fold(name) for name in (article.outlet, article.agency) if name}
    return read_plain_body(reading, run, whole) if whole in own else None


def is_typed_person(reading: Reading, run: Run, scope: Scope) -> bool:
    """Tell whether the language model saw a person in a run's end, whatever its words mean otherwise.

    "Emily Post" is no newspaper; "Mayor Hall" and "Hall" are no building.
    """
    word = reading.word(run.last - 1)
    if scope.labels.get(run.last - 1) != PERSON or word.lower() in nouns():
        return False
    return country_in(word) is None or fold(word) in scope.surnames


def is_known(reading: Reading, run: Run, whole: str) -> bool:
    """Tell whether a name is in the table: not "who" for WHO, nor another country's department."""
    row = known().get(whole)
    if row is None or (whole in shouted() and not reading.word(run.first).isupper()):
        return False
    owner = country_before(reading, run.first)
    return owner is None or row.country is None or owner == row.country or whole in general()


def read_other(reading: Reading, run: Run, whole: str, scope: Scope) -> Named | None:
    """Return what any other name denotes: an acronym's body, a people, a person."""
    if reading.word(run.first) in scope.acronyms and run.last - run.first == 1:
        return read_plain_body(reading, run, whole)
    people = fold(reading.word(run.last - 1))
    if peoples().get(people) and (run.last - run.first == 1 or is_placed(reading, run, scope)):
        return read_people(reading, run, scope)
    if whole in peoples() or is_crowd(reading, run):
        return None
    person = read_person(reading, run, scope)
    if person is None and scope.labels.get(run.last - 1) == BODY and run.first not in scope.places:
        return read_plain_body(reading, run, whole)
    return person


def read_plain_body(reading: Reading, run: Run, whole: str) -> Named:
    """Return a body of which no word tells more; its country is that of the words before it."""
    owner = country_before(reading, run.first)
    facts = Facts(type="organisation", country=owner)
    return Named(run.first, run.last, key_of_body(whole, owner), facts, run.sentence)


def key_of_body(name: str, owner: str | None) -> str:
    """Return the key of a body, in which its country stands where only words beside its name tell it."""
    return f"body:{name}@{owner}" if owner else f"body:{name}"


def skip_modifiers(reading: Reading, first: int, last: int) -> int:
    """Return the first token after "Kremlin-backed", "Moscow-led" and their like."""
    while first + 1 < last and reading.lower(first).endswith(MODIFYING):
        first += 1
    return first


def by_table(reading: Reading, run: Run, key: str, settled: bool) -> Named:  # noqa: FBT001  - said by its name
    """Return a body known by name; ``settled`` where the country that the table gives holds here."""
    row = known()[key]
    owner = owner_of(reading, run)
    country = row.country if settled else None
    name = f"known:{row.name}" if settled else f"body:{key}"
    if owner and owner != country and (not settled or is_ownable(row)):
        country = owner
        name = f"{name}@{owner}"
    facts = Facts(
        type=row.type, country=country, sector=row.sector, words=words_of(row.name.lower().split())
    )
    return Named(run.first, run.last, name, facts, run.sentence)


def is_ownable(row: Known) -> bool:
    """Tell whether several countries have bodies of that name: a supreme court, no world body."""
    stateless = STATELESS & set((row.sector or "").split(","))
    return row.country is None and row.type != "media" and not stateless


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


def is_placed(reading: Reading, run: Run, scope: Scope) -> bool:
    """Tell whether all words before a people's name are places or demonyms: "Rakhine Buddhists"."""
    before = range(run.first, run.last - 1)
    return all(at in scope.nations or country_in(reading.word(at)) for at in before) or (
        key_of(reading, run.first, run.last - 1) in region_countries()
    )


@cache
def region_countries() -> Mapping[str, str]:
    """Return the countries of regions by their folded names."""
    return {fold(row["name"]): row["country"] for row in read_table("place_regions")}


def is_crowd(reading: Reading, run: Run) -> bool:
    """Tell whether a run is a description in capitals: "Slovak Soldiers"."""
    row = nouns().get(reading.lower(run.last - 1))
    return row is not None and row.many and country_in(reading.word(run.first)) is not None


def read_people(reading: Reading, run: Run, scope: Scope) -> Named:
    """Return the group that a people's name in the plural denotes; its country where it has one."""
    key = fold(reading.word(run.last - 1))
    place = next((scope.nations[at] for at in range(run.first, run.last) if at in scope.nations), None)
    if run.last - run.first > 1:
        place = place or region_countries().get(key_of(reading, run.first, run.last - 1))
    row = nouns().get(key)
    facts = Facts(
        type="group",
        country=nationals().get(key) or place,
        sector=row.sector if row is not None else None,
        many=True,
    )
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
    if has_tree(reading) and is_ground(reading, first, last):
        return True
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
    cut = lows.index("of") if "of" in lows[1:] else len(lows)
    if not named or last - first < 2 or (lows[0] in titles() and lows[cut - 1] not in bodies()):
        return False
    return not any(
        is_office(low) and not bodies().keys() & set(lows[at + 1 :]) for at, low in enumerate(lows[:-1])
    )


def is_office(low: str) -> bool:
    """Tell whether a word inside a name is the title of the person that follows: "Oil Minister Dorn"."""
    noun, title = nouns().get(low), titles().get(low)
    if title is None or not title.is_role:
        return False
    return title.sector in RANKED or (noun is not None and noun.type == "person")


def read_body(reading: Reading, run: Run, scope: Scope) -> Named:
    """Return the body named; its type is that of the last such word before any "of" or "for"."""
    first, last = run.first, run.last
    lows = [reading.lower(at) for at in range(first, last)]
    cut = next((at for at, low in enumerate(lows) if low in {"of", "for", "on"} and at), len(lows))
    named = [low for low in lows[:cut] if low in bodies()] or [low for low in lows if low in bodies()]
    kind, sector = bodies()["news"] if PRESS & set(lows) else bodies()[named[-1]]
    if kind == "organisation" and first and reading.lower(first - 1) in REBEL:
        kind, sector = "armed_group", "REB"
    codes = countries_in([reading.word(at) for at in range(first, last)])
    owner = None if codes else country_before(reading, first)
    if not codes and owner is None and kind in {"government", "military"}:
        owner = seat_country(reading, last, scope)
    country = codes[0] if codes else owner
    facts = Facts(type=kind, sector=sector, country=country, words=words_of([named[-1], *lows]))
    return Named(first, last, key_of_body(key_of(reading, first, last), owner), facts, run.sentence)


def seat_country(reading: Reading, at: int, scope: Scope) -> str | None:
    """Return the country of the city in which a state's body sits: "the Defence Ministry in Tripoli"."""
    if at + 1 >= len(reading.tags) or reading.lower(at) != "in":
        return None
    return scope.nations.get(at + 1) or country_in(reading.word(at + 1))
