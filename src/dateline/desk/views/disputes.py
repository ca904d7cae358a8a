"""The disputes of an incident, side beside side, each with who holds it and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.desk.site.links import article_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.answered import DisputeSide, IncidentAnswer, SideEvidence
    from dateline.desk.views.holding import Held

ASKED: Final = {
    "status": "Did it happen?",
    "count": "How many?",
    "place": "Where?",
    "time": "When?",
    "actor": "Who?",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article, and where they stand."""

    words: str
    outlet: str
    url: str


@dataclass(frozen=True, slots=True)
class SideShown:
    """One side: what it holds, which origins do, in which words (``more``: places not shown)."""

    value: str
    origins: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A dispute: what it is on, as a question, and its sides."""

    question: str
    kind: str
    sides: tuple[SideShown, ...]


MOST: Final = 4  # quotations of one side


def list_disputes(answer: IncidentAnswer, held: Held) -> tuple[DisputeShown, ...]:
    """Return the disputes of an answer."""
    names = {origin.id: origin.name for origin in answer.origins}
    return tuple(
        DisputeShown(
            ASKED.get(each.kind, each.kind),
            each.kind,
            tuple(show_side(side, names, held) for side in each.sides),
        )
        for each in answer.disputes
    )


def show_side(side: DisputeSide, names: Mapping[str, str], held: Held) -> SideShown:
    """Return one side of a dispute; words that several pages print alike are quoted once."""
    distinct = {" ".join(one.span.text.split()): one for one in reversed(side.spans)}
    quoted = tuple(quote(one, held) for one in reversed(distinct.values()))
    origins = tuple(dict.fromkeys(names[key] for key in side.origins if key in names))
    return SideShown(say(side.value), origins, quoted[:MOST], max(0, len(quoted) - MOST))


def quote(one: SideEvidence, held: Held) -> Quoted:
    """Return words that bear a side."""
    url = article_url(one.article, one.span.start, one.span.end)
    return Quoted(one.span.text, held.outlet(one.article), url)


def say(value: Any) -> str:
    """Return what a side holds, in words."""
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')}: {say(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return " to ".join(map(say, value))
    return str(value).replace("_", " ")
