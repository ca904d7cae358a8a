"""How notebooks show results and rows: a table of the first, each with who says it beside the words."""

from __future__ import annotations

from functools import singledispatch
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answered import IncidentAnswer
from dateline.export.rows import ArticleRow, ClaimRow, EventRow
from dateline.export.tables import called
from dateline.linking.stances import say_stances
from dateline.python.markup import Html, join, link, paint, table, tag
from dateline.python.results import FIRST, Results
from dateline.shown import draw
from dateline.terminal.answer_view import say_counts, say_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.rows import PageRef, Speaker
    from dateline.records import Stance

UNSTATED: Final = "a source not stated"
HEADS: Final = {
    "incidents": ("incident", "what", "origins"),
    "claims": ("said by", "words", "page"),
    "events": ("said by", "words", "what", "page"),
    "articles": ("article", "found in it", "page"),
}


@draw.register(Results)
def draw_results(results: Results[Any]) -> Html:
    """Return the first records as a table, and whether there are more."""
    found = list(islice(results, FIRST + 1))
    head = tag("div", repr(results), style="quiet")
    if not found:
        return tag("div", head, tag("div", "Nothing fits."))
    more = f"The first {FIRST}; there are more." if len(found) > FIRST else ""
    rows = map(list_cells, found[:FIRST])
    return tag("div", head, table(HEADS[results.what], rows), tag("div", more, style="quiet"))


@draw.register(ClaimRow)
def draw_claim(row: ClaimRow) -> Html:
    """Return a single claim as a table of one row."""
    return table(HEADS["claims"], [list_cells(row)])


@draw.register(EventRow)
def draw_event(row: EventRow) -> Html:
    """Return a single event as a table of one row."""
    return table(HEADS["events"], [list_cells(row)])


@draw.register(ArticleRow)
def draw_article_row(row: ArticleRow) -> Html:
    """Return a single article as a table of one row."""
    return table(HEADS["articles"], [list_cells(row)])


@singledispatch
def list_cells(record: object) -> tuple[str, ...]:
    """Return the cells of a record."""
    return (repr(record),)


@list_cells.register(IncidentAnswer)
def list_incident(answer: IncidentAnswer) -> tuple[str, ...]:
    """Return title and id, type with days and places, and the counts."""
    one = answer.incident
    kind = f"{one.type}/{one.mode}" if one.mode else one.type
    facts = (kind, say_days(one), ", ".join(one.places))
    disputed = ", ".join(dict.fromkeys(dispute.kind for dispute in answer.disputes))
    counts = (say_counts(answer), f"disputed: {disputed}" if disputed else "")
    return with_small(one.title, one.id), stack(facts), stack(counts)


@list_cells.register(ClaimRow)
def list_claim(row: ClaimRow) -> tuple[str, ...]:
    """Return who says a claim, its words in the colour of the stance, and the page."""
    said = say_sayings([(row.stance, row.speakers)])
    words = join([tag("mark", span.text, style=paint(row.stance)) for span in row.words], " … ")
    flags = [word for word, holds in (("word for word", row.direct), ("hedged", row.hedged)) if holds]
    return with_small(said, ", ".join(flags)), words, list_page(row.page, row.claim)


@list_cells.register(EventRow)
def list_event(row: EventRow) -> tuple[str, ...]:
    """Return who says so, the words with the trigger underlined, type, status, place, day, and page."""
    said = say_sayings((one.stance, one.speakers) for one in row.said_by)
    reported = f"{row.page.outlet or row.page.url or row.page.source} reports"
    kind = f"{row.type}/{row.mode}" if row.mode else row.type
    days = " to ".join(dict.fromkeys(day for day in (row.earliest, row.latest) if day))
    places = ", ".join(one.name for one in row.places if one.role != "topic")
    facts = (kind, row.status.replace("_", " "), places, days)
    return said or reported, mark_trigger(row), stack(facts), list_page(row.page, row.event)


@list_cells.register(ArticleRow)
def list_article(row: ArticleRow) -> tuple[str, ...]:
    """Return the headline, how much was found in it, and the page."""
    found = (f"claims: {row.claims}", f"events: {row.events}")
    return row.page.title or "(no title)", stack(found), list_page(row.page, row.page.article)


def say_sayings(sayings: Iterable[tuple[Stance, tuple[Speaker, ...]]]) -> str:
    """Return who does what: ``asserted by Libyan officials; denied by the Kremlin``."""
    return say_stances(
        (stance, called(speaker) or UNSTATED) for stance, speakers in sayings for speaker in speakers
    )


def mark_trigger(row: EventRow) -> Html:
    """Return the words of an event with the one that tells of it underlined."""
    words, trigger = row.words, row.trigger
    start, end = trigger.start - words.start, trigger.end - words.start
    if not 0 <= start < end <= len(words.text):
        return join([words.text])
    marked = tag("span", words.text[start:end], style="trigger")
    return join([words.text[:start], marked, words.text[end:]])


def list_page(page: PageRef, key: str) -> Html:
    """Return who published a page, linked where it lies on the web, when, and an id."""
    outlet = link(page.url, page.outlet or page.url or page.source)
    return join([outlet, *(tag("div", one, style="quiet") for one in (page.published, key) if one)])


def with_small(words: str, small: str) -> Html:
    """Return words with smaller ones beneath them, if any."""
    return join([words, tag("div", small, style="quiet") if small else ""])


def stack(parts: Iterable[str]) -> Html:
    """Return parts one beneath the other."""
    return join(tag("div", part) for part in parts if part)
