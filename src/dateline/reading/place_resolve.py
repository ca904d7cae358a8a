"""Which place a name means, or why that is left open."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.reading.place_hints import TWOFOLD, admin_of, country_of
from dateline.reading.place_words import words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from dateline.gazetteer.entries import Entry

MARGIN: Final = 0.7  # in powers of ten of people: the best candidate must be five times as prominent
ALONE: Final = 4.7  # about 50,000 people: below it a place with no support in the text stays open
COUNTRY: Final = 12.0
PRIORS: Final = {"area": 8.0, "water": 7.5, "region": 6.8, "country": 6.8}
SLIGHT: Final = 0.1
LARGE: Final = 500_000
SUPPORT: Final = 1.0
MOST_SUPPORT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen (None: left open), all candidates with their scores, and the reason.

    ``country`` is known for a place left open where the text says which country holds it.
    """

    entry: Entry | None
    ranked: tuple[tuple[Entry, float], ...]
    reason: str
    country: str | None = None


def choose(key: str, inside: Sequence[str], countries: Counter[str], feature: str = "") -> Choice:
    """Return the place that a folded name means in an article that names these countries."""
    candidates = [as_feature(entry, feature) for entry in look_up(key)]
    if words("feature").get(feature) == "county":
        return choose_county(key, inside, candidates)
    if not candidates:
        code = next((code for name in inside if (code := country_of(name))), None)
        return Choice(None, (), "not resolved: not in the gazetteer", code)
    held, holder = hold(candidates, inside)
    ranked = rank(key, held or candidates, countries)
    if held:
        return decide(ranked, countries, f"in {holder}, as the text says", margin=SLIGHT, alone=0.0)
    if holder:
        return Choice(None, ranked, f"not resolved: no place of this name is known in {holder}")
    return decide(ranked, countries, "", margin=MARGIN, alone=ALONE)


def choose_county(key: str, inside: Sequence[str], candidates: Sequence[Entry]) -> Choice:
    """Return a county by the state that the text says holds it; the gazetteer has no counties."""
    admin = next((found for name in inside if (found := admin_of(name))), None)
    ranked = tuple((entry, 0.0) for entry in candidates)
    reason = "not resolved: a county, and the gazetteer holds towns of this name only"
    if admin is None:
        return Choice(None, ranked, reason)
    state = next(entry for entry in look_up(admin[1]) if entry.admin1 == admin[1])
    entry = replace(state, name=f"{key.title()} County", geonames_id=None)
    return Choice(entry, ranked, f"a county of {admin[1]}, placed in its middle")


def as_feature(entry: Entry, feature: str) -> Entry:
    """Return the entry as the kind of place that the word after its name says."""
    kind = words("feature").get(feature, "")
    if kind == "region" and entry.kind == "city":
        return replace(
            entry, kind="region", radius_km=150.0, geonames_id=None, population=entry.population
        )
    if kind == "facility" and entry.kind == "city":
        return replace(entry, kind="facility", geonames_id=None)
    return entry


def hold(candidates: Sequence[Entry], inside: Sequence[str]) -> tuple[list[Entry], str]:
    """Return the candidates that lie in what the text says holds them, and its name."""
    for name in inside:
        admin, code = admin_of(name), country_of(name)
        held = [entry for entry in candidates if admin and (entry.country, entry.admin1) == admin]
        held = held or [entry for entry in candidates if code and entry.country == code]
        held = [entry for entry in held if entry.kind != "country"]
        if held:
            return held, name.title()
        if code and candidates and candidates[0].kind == "city":
            return [], name.title()
    return [], ""


def rank(
    key: str, candidates: Sequence[Entry], countries: Counter[str]
) -> tuple[tuple[Entry, float], ...]:
    """Return the candidates with their scores, the best first."""
    most = max(countries.values(), default=1)
    scored = [
        (entry, score(entry, countries, most, alias=fold(entry.name) != key)) for entry in candidates
    ]
    return tuple(sorted(scored, key=lambda pair: -pair[1]))


def score(entry: Entry, countries: Counter[str], most: int, *, alias: bool) -> float:
    """Return the prominence of a place in powers of ten of people, with the article's support."""
    named = countries.get(entry.country or "", 0)
    if entry.kind == "country" and fold(entry.name) not in TWOFOLD:
        return COUNTRY
    support = (SUPPORT if named else 0.0) + (MOST_SUPPORT if named == most else 0.0)
    return prior_of(entry, alias=alias) + support


def prior_of(entry: Entry, *, alias: bool) -> float:
    """Return the prominence of a place by itself; a city's other names count less than its own."""
    if not entry.population or entry.kind == "country":
        return PRIORS.get(entry.kind, 3.0)
    return math.log10(entry.population) + (1.0 if entry.capital else 0.0) - (1.0 if alias else 0.0)


def decide(
    ranked: tuple[tuple[Entry, float], ...],
    countries: Counter[str],
    reason: str,
    *,
    margin: float,
    alone: float,
) -> Choice:
    """Return the best candidate where it stands out, else none with the reason."""
    if not ranked:
        return Choice(None, ranked, "not resolved: not in the gazetteer")
    best, value = ranked[0]
    if len(ranked) > 1 and value - ranked[1][1] < margin:
        return Choice(None, ranked, f"not resolved: {len(ranked)} places of this name, none stands out")
    if value < alone or (margin > SLIGHT and is_obscure(ranked, countries)):
        return Choice(None, ranked, "not resolved: a small place that nothing in the text supports")
    return Choice(best, ranked, reason or why(best, countries, len(ranked)))


def is_obscure(ranked: Sequence[tuple[Entry, float]], countries: Counter[str]) -> bool:
    """Tell whether the best of several namesakes is no large city and in no country the text names."""
    best = ranked[0][0]
    if len(ranked) == 1 or best.kind != "city" or best.capital:
        return False
    return best.population < LARGE and not countries.get(best.country or "")


def why(entry: Entry, countries: Counter[str], among: int) -> str:
    """Return in words why a place was chosen."""
    if among == 1:
        return "the only place of this name in the gazetteer"
    if entry.kind == "country":
        return "a country's name"
    supported = (
        f", in a country the text names ({entry.country})" if countries.get(entry.country or "") else ""
    )
    return f"the most prominent of {among} places of this name{supported}"
