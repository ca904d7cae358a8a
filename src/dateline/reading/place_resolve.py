"""Which place a name means, or why that is left open."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.index import look_up
from dateline.reading.place_hints import admin_of, country_of
from dateline.reading.place_words import words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from dateline.gazetteer.entries import Entry

MARGIN: Final = 0.7  # in powers of ten of people: the best candidate must be five times as prominent
ALONE: Final = 4.7  # about 50,000 people: below it a place with no support in the text stays open
SUPPORT: Final = 1.5
MOST_SUPPORT: Final = 0.7


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen (None: left open), all candidates with their scores, and the reason."""

    entry: Entry | None
    ranked: tuple[tuple[Entry, float], ...]
    reason: str


def choose(key: str, inside: Sequence[str], countries: Counter[str], feature: str = "") -> Choice:
    """Return the place that a folded name means in an article that names these countries."""
    candidates = [as_feature(entry, feature) for entry in look_up(key)]
    held, holder = hold(candidates, inside)
    ranked = rank(held or candidates, countries)
    if held:
        return decide(ranked, countries, f"in {holder}, as the text says", margin=0.1, alone=0.0)
    if holder:
        return Choice(None, ranked, f"not resolved: no place of this name is known in {holder}")
    return decide(ranked, countries, "", margin=MARGIN, alone=ALONE)


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


def rank(candidates: Sequence[Entry], countries: Counter[str]) -> tuple[tuple[Entry, float], ...]:
    """Return the candidates with their scores, the best first."""
    most = max(countries.values(), default=0)
    scored = [(entry, score(entry, countries, most)) for entry in candidates]
    return tuple(sorted(scored, key=lambda pair: -pair[1]))


def score(entry: Entry, countries: Counter[str], most: int) -> float:
    """Return the prominence of a place in powers of ten of people, with the article's support."""
    prior = {"country": 9.0, "area": 8.0, "water": 7.5, "region": 6.8}.get(entry.kind)
    if entry.population and entry.kind != "country":
        prior = math.log10(entry.population) + (1.0 if entry.capital else 0.0)
    named = countries.get(entry.country or "", 0)
    if not named or entry.kind == "country":
        return prior or 3.0
    return (prior or 3.0) + SUPPORT + (MOST_SUPPORT if named == most else 0.0)


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
    if value < alone:
        return Choice(None, ranked, "not resolved: a small place that nothing in the text supports")
    return Choice(best, ranked, reason or why(best, countries, len(ranked)))


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
