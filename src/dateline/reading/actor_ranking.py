"""Chooses whom a pronoun means: the likeliest by weighed features, or nobody."""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.actor_features import describe, is_barred
from dateline.reading.actor_meant import tell_meant
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dateline.reading.actor_candidates import Member, Place, Pool
    from dateline.reading.actor_features import Asked, Stage

NOBODY: Final = "nobody"


class Option(NamedTuple):
    """One who may be meant, by the nearest mention; None: nobody the text has named.

    Those that are joined in a sentence before have the same ``twin``.
    """

    place: Place | None
    features: tuple[str, ...]
    twin: int = -1


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of features, by class of pronoun."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table("actor_antecedents"):
        found.setdefault(row["pronoun"], {})[row["feature"]] = float(row["weight"])
    return found


def options(stage: Stage, asked: Asked, pool: Pool, fits: Callable[[Member], bool]) -> list[Option]:
    """Return all who may be meant with their features, nobody last."""
    seen: set[int] = set()
    found: list[Option] = []
    mentions: list[list[Place]] = []
    for place in nearest(stage, asked, pool):
        member = place.member
        if id(member) in seen or not fits(member) or is_unheard(stage, asked, place):
            continue
        if is_barred(stage.syntax, asked, place):
            if asked.sentence == place.sentence:
                seen.add(id(member))
            continue
        seen.add(id(member))
        near = pool.earlier(place, asked.sentence)
        twin = stage.syntax.leader(place.head) if place.sentence < asked.sentence else -1
        found.append(Option(place, tuple(describe(stage, asked, near, len(found))), twin))
        mentions.append(near)
    found.append(Option(None, tuple(describe_nobody(asked, found))))
    told = tell_meant(stage.syntax.reading, asked.at, mentions)
    return [one._replace(features=one.features + more) for one, more in zip(found, told, strict=True)]


def is_unheard(stage: Stage, asked: Asked, place: Place) -> bool:
    """Tell whether a quotation parts a pronoun from a mention.

    "He" in a quotation is not who speaks, and "he" outside is nobody whom a speaker only describes.
    """
    if asked.quoted:
        return place.member is stage.speaker
    return place.first in stage.quoted and place.kind != "name"


def nearest(stage: Stage, asked: Asked, pool: Pool) -> Iterator[Place]:
    """Yield the mentions to look at: those before, then names ahead that share a clause above."""
    yield from pool.before(asked.at, asked.sentence)
    syntax = stage.syntax
    above = {asked.clause, *syntax.above(asked.at)}
    for place in pool.after(asked.at, asked.sentence):
        if place.kind == "name" and syntax.reading.heads[syntax.leader(place.head)] in above:
            yield place


def describe_nobody(asked: Asked, found: Sequence[Option]) -> Iterator[str]:
    """Yield what speaks for nobody's being meant of those whom the text has named."""
    yield NOBODY
    yield f"{NOBODY}|{asked.role}"
    yield f"{NOBODY}|{'quoted' if asked.quoted else 'told'}"
    yield f"{NOBODY}|{min(len(found), 3)}"


def odds(choices: Sequence[Option], weight: Mapping[str, float]) -> list[float]:
    """Return how likely each choice is; they add up to 1."""
    scores = [sum(weight.get(feature, 0.0) for feature in one.features) for one in choices]
    highest = max(scores)
    raised = [exp(score - highest) for score in scores]
    return [one / sum(raised) for one in raised]
