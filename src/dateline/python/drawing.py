"""How notebooks show records: an article with its claims marked, an answer, a receipt, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answered import IncidentAnswer
from dateline.python.marked_text import mark_text, say_event
from dateline.python.markup import Html, join, link, tag
from dateline.receipts import Receipt
from dateline.records import Article, Report
from dateline.shown import draw, shorten
from dateline.terminal.answer_view import (
    describe,
    gather_pages,
    label_origin,
    say_counts,
    say_dispute,
)
from dateline.terminal.article_view import say_makers
from dateline.terminal.counting import count
from dateline.terminal.receipt_view import facts_of, say_who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answered import Origin
    from dateline.records import Event

QUOTES: Final = 8  # of an answer
CHAINS: Final = 12  # of an origin


@draw.register(Report)
def draw_report(report: Report) -> str:
    """Return what was read on a page: its stories in full, its teasers by their titles."""
    stories = (draw_article(one) for one in report.articles if one.kind == "story")
    teasers = [one for one in report.articles if one.kind == "teaser"]
    items = (tag("li", shorten(one.title or one.text, 100)) for one in teasers)
    folded = fold(count(len(teasers), "teaser"), tag("ul", *items, style="list"))
    notes = (tag("div", f"{note.level}: {note.message}", style="quiet") for note in report.notes)
    return tag("div", *stories, folded if teasers else "", *notes, style="box")


@draw.register(Article)
def draw_article(article: Article) -> Html:
    """Return an article with its claims marked in the text, and its events beneath it."""
    claims, events = count(len(article.claims), "claim"), count(len(article.events), "event")
    items = tag("ul", *map(list_event, article.events), style="list")
    return tag(
        "div",
        tag("div", article.title or "(no title)", style="title"),
        tag("div", say_makers(article), " · ", claims, style="quiet"),
        mark_text(article),
        fold(events, items) if article.events else tag("div", events, style="quiet"),
        style="box",
    )


def list_event(event: Event) -> Html:
    """Return an event as an item of a list: type, status, words."""
    return tag("li", tag("span", say_event(event), style="quiet"), " ", event.anchor.text)


def fold(head: str, inside: str) -> Html:
    """Return what a reader may unfold."""
    return tag("details", tag("summary", head), inside)


@draw.register(IncidentAnswer)
def draw_answer(answer: IncidentAnswer) -> Html:
    """Return an answer: the counts, the origins with their chains, disputes, and the words."""
    disputes = (tag("li", say_dispute(one)) for one in answer.disputes)
    changes = (tag("li", f"The count changes {one}") for one in answer.changes_if)
    return tag(
        "div",
        tag("div", say_counts(answer), style="count"),
        tag("div", answer.incident.title, style="title"),
        tag("div", describe(answer.incident), style="quiet"),
        tag("ul", *map(list_origin, answer.origins), *disputes, *changes, style="list"),
        *quote_words(answer),
        style="box",
    )


def list_origin(origin: Origin) -> Html:
    """Return an origin with its chains, each from an outlet to the origin."""
    lines = [tag("div", " → ".join(chain), style="quiet") for chain in origin.chains]
    if len(lines) > CHAINS:
        lines[CHAINS:] = [fold(f"{len(lines) - CHAINS} more", join(lines[CHAINS:]))]
    return tag("li", label_origin(origin).plain, *lines)


def quote_words(answer: IncidentAnswer) -> Iterator[Html]:
    """Yield the words that bear an answer, each once with the pages that have them."""
    pages = gather_pages(answer.evidence)
    for words, found in list(pages.items())[:QUOTES]:
        links = (link(one, one) for one in dict.fromkeys(found))
        yield tag("div", words, tag("div", join(links, " · "), style="quiet"), style="quote")
    if len(pages) > QUOTES:
        yield tag("div", f"and {len(pages) - QUOTES} more in .evidence", style="quiet")


@draw.register(Receipt)
def draw_receipt(receipt: Receipt) -> Html:
    """Return a receipt: the words, who says them, and the facts of page and bytes."""
    words = " … ".join(span.text for span in receipt.words)
    rows = (
        tag("tr", tag("th", name, style="cell"), tag("td", value, style="cell"))
        for name, value in facts_of(receipt)
    )
    return tag(
        "div",
        tag("div", words, style="quote"),
        tag("div", say_who(receipt), style="count"),
        tag("table", *rows, style="table"),
        tag("div", link(receipt.address, "See it on the page")) if receipt.address else "",
        style="box",
    )
