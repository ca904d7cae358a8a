"""Why articles were joined, or kept apart: the reasons of an answer's links, by their kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec import UnsetType

from dateline.desk.site.links import with_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answered import IncidentAnswer, Tie
    from dateline.desk.views.holding import Held

KINDS: Final = {
    "copy": "One text",
    "partly_derived": "Partly one text",
    "credits": "Credits",
    "probably_from": "Probably from",
    "same_source": "One source",
    "same_event": "One happening",
}
TEXTS: Final = frozenset({"copy", "partly_derived", "probably_from"})
ID: Final = re.compile(r"\b(?:art|evt|clm|org):[0-9a-f]{8,64}\b")
APART: Final = "not joined"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things are linked; ``passage``: the longest that they share; ``by`` machine or person.

    ``texts``: where the texts of two articles that share words stand beside each other; of several such
    pairs that are called alike, the first.
    """

    a: str
    b: str
    why: str
    by: str
    passage: str = ""
    texts: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of one kind."""

    title: str
    reasons: tuple[Reason, ...]


def list_reasons(answer: IncidentAnswer, names: Mapping[str, str]) -> tuple[Reasons, ...]:
    """Return the reasons of an answer's links, those of one kind together, each once.

    ``names``: what ids are called by, as ``name_all`` gives it.
    """
    found = (
        (title, tuple(dict.fromkeys(say_tie(tie, names) for tie in answer.links if tie.kind == kind)))
        for kind, title in KINDS.items()
    )
    return tuple(Reasons(title, reasons) for title, reasons in found if reasons)


def list_apart(reasons: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return in words what was kept apart, and why."""
    return tuple(dict.fromkeys(call(each, names) for each in reasons if APART in each))


def name_all(
    answer: IncidentAnswer, held: Held, called: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return what the ids of an answer's articles, events, claims and origins are called by.

    ``called``: what articles are called by, where that is not their outlets' names.
    """
    names = {origin.id: origin.name for origin in answer.origins}
    for key, one in held.articles.items():
        outlet = called[key] if called else held.outlet(key)
        names[key] = outlet
        names |= {event.id: f"“{event.trigger.text}” in {outlet}" for event in one.article.events}
        names |= {claim.id: f"a claim in {outlet}" for claim in one.article.claims}
    return names


def say_tie(tie: Tie, names: Mapping[str, str]) -> Reason:
    """Return a link in words."""
    apart = "kept apart: " if not tie.score and tie.by == "machine" else ""
    shared = () if isinstance(tie.passages, UnsetType) else tie.passages
    longest = max((each.a.text for each in shared), key=len, default="")
    why = f"{apart}{call(tie.reason, names)}"
    texts = with_query("/compare", [("a", tie.a), ("b", tie.b)]) if tie.kind in TEXTS else ""
    return Reason(names.get(tie.a, tie.a), names.get(tie.b, tie.b), why, tie.by, longest, texts)


def call(words: str, names: Mapping[str, str]) -> str:
    """Return words with the names of the ids in them."""
    return ID.sub(lambda found: names.get(found.group(), found.group()), words)
