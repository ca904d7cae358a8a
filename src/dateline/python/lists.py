"""How notebooks show results: a table of the first records."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answered import IncidentAnswer
from dateline.python.markup import Html, join, link, table, tag
from dateline.python.results import FIRST, Results
from dateline.searches import Hit
from dateline.shown import draw
from dateline.terminal.answer_view import say_counts, say_days
from dateline.terminal.hits_view import name_outlet, say_event, say_sayers

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS: Final = {
    "incidents": ("incident", "what", "origins"),
    "claims": ("said by", "words", "page"),
    "events": ("said by", "words", "what", "page"),
    "articles": ("article", "page"),
}


@draw.register(Results)
def draw_results(results: Results[Any]) -> Html:
    """Return the first records as a table, and whether there are more."""
    found = list(islice(results, FIRST + 1))
    rows = map(list, map(list_cells, found[:FIRST]))
    more = f"The first {FIRST}; there are more." if len(found) > FIRST else ""
    head = tag("div", repr(results), style="quiet")
    if not found:
        return tag("div", head, tag("div", "Nothing fits."), style="box")
    return tag("div", head, table(HEADS[results.what], rows), tag("div", more, style="quiet"))


def list_cells(record: object) -> Iterator[str]:
    """Yield the cells of a record."""
    if isinstance(record, IncidentAnswer):
        yield from list_incident(record)
    elif isinstance(record, Hit):
        yield from list_hit(record)


def list_incident(answer: IncidentAnswer) -> Iterator[str]:
    """Yield title and id, type with days and places, and the counts."""
    one = answer.incident
    yield join([one.title, tag("div", one.id, style="quiet")])
    kind = f"{one.type}/{one.mode}" if one.mode else one.type
    places = ", ".join(one.places)
    yield join(tag("div", part) for part in (kind, say_days(one), places) if part)
    disputed = ", ".join(dict.fromkeys(dispute.kind for dispute in answer.disputes))
    yield join([say_counts(answer), tag("div", f"disputed: {disputed}" if disputed else "")])


def list_hit(hit: Hit) -> Iterator[str]:
    """Yield who says it, the words with what was searched for marked, and the page."""
    if hit.kind == "article":
        yield hit.title or "(no title)"
    else:
        yield say_sayers(hit).plain
        yield mark_hit(hit)
    if hit.kind == "event":
        yield say_event(hit)
    outlet = tag("div", link(hit.url, name_outlet(hit)))
    yield join(
        [outlet, tag("div", hit.published or "", style="quiet"), tag("div", hit.id, style="quiet")]
    )


def mark_hit(hit: Hit) -> Html:
    """Return the words of a hit with marks on what was searched for."""
    parts: list[str] = []
    at = 0
    for mark in hit.marks:
        found = tag("mark", hit.snippet[mark.start : mark.end], style="hit")
        parts += [hit.snippet[at : mark.start], found]
        at = mark.end
    return join([*parts, hit.snippet[at:]])
