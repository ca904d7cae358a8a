"""Scores the facts of actors on own texts: type, country, sector, role, public role or none."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import adjectives, country_names
from dateline.gazetteer.fold import fold
from dateline.reading.actor_words import context
from dateline.records import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.evaluation.who_gold import GoldText, Known

FACTS: Final = ("type", "country", "sector", "role", "public")
EMPTY: Final = frozenset({"a", "an", "the", "s", "of", "in", "for", "at", "to", "and"})


def score_facts(gold: GoldText, actors: Sequence[Actor], partner: Mapping[str, int]) -> Counter[str]:
    """Count the facts wanted and right; an actor that was not found has none right."""
    counts: Counter[str] = Counter(actors=len(gold.actors), actors_found=len(partner))
    for key, known in gold.actors.items():
        found = actors[partner[key]] if key in partner else None
        for fact, right in verdicts(known, found):
            counts[f"{fact}_wanted"] += 1
            counts[f"{fact}_right"] += right
    return counts


def verdicts(known: Known, found: Actor | None) -> Iterator[tuple[str, bool]]:
    """Yield each scored fact of an actor and whether it was found right."""
    yield "type", found is not None and found.type in known.type
    if known.country is not None:
        yield "country", found is not None and (found.country or "") in known.country
    if known.sector is not None:
        first = ((found.sector or "") if found else "").split(",")[0]
        yield "sector", found is not None and first in known.sector
    if known.role is not None:
        yield "role", found is not None and is_role(found.role or "", known.role)
    if known.public is not None and "public" in Actor.__dataclass_fields__:
        yield "public", found is not None and getattr(found, "public", None) is known.public


def is_role(found: str, wanted: Sequence[str]) -> bool:
    """Tell whether a role holds all words of one of those wanted, and no other word of status."""
    have = role_words(found)
    status = context("former") | {"acting", "interim", "deputy"}
    return any(
        (have == want) or (bool(want) and want <= have and have & status == want & status)
        for want in map(role_words, wanted)
    )


def role_words(role: str) -> set[str]:
    """Return the folded words of a role without articles, small words, countries and demonyms."""
    rest = fold(role)
    for name in nations():
        if name in rest:
            rest = re.sub(rf"\b{re.escape(name)}\b", " ", rest)
    return set(re.findall(r"\w+", rest)) - EMPTY


@cache
def nations() -> tuple[str, ...]:
    """Return the folded names and demonyms of countries, the longest first."""
    return tuple(sorted({*country_names(), *adjectives()}, key=len, reverse=True))
