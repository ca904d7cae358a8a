"""What a search found as a person reads it: where it stands, who says it, the words with their marks."""

from __future__ import annotations

import re
import shlex
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.linking.stances import passives
from dateline.terminal.consoles import stance_style
from dateline.terminal.indenting import print_indented
from dateline.terminal.safe import show_line, show_safely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.searches import Hit, Query, Sayer

MOST_SAYERS: Final = 4
QUOTES: Final = ("“", "”", '"', "«", "»", "„")
BLANKS: Final = re.compile(" {2,}")
TITLE_WIDTH: Final = 100
NAME_WIDTH: Final = 60


def print_hits(console: Console, hits: Iterable[Hit]) -> None:
    """Print one block a hit; the words searched for are coloured, or stand in >< where no colour is."""
    for hit in hits:
        console.print(head(hit), soft_wrap=True)
        if hit.snippet:
            print_indented(console, mark_snippet(hit, plain=console.color_system is None))
        print_indented(console, Text(say_where(hit), style="quiet"))
        console.print()


def head(hit: Hit) -> Text:
    """Return the opening line: an article's title, or who says something and what of."""
    if hit.kind == "article":
        return Text(show_line(hit.title or "(no title)", TITLE_WIDTH), style="title")
    line = say_sayers(hit)
    if hit.kind == "event":
        line.append(f"  {say_event(hit)}", style="quiet")
    elif hit.direct:
        line.append("  quoted", style="quiet")
    return line


def say_sayers(hit: Hit) -> Text:
    """Return who says it with their stance; the outlet where nobody else does."""
    if not hit.said_by:
        return Text(f"{name_outlet(hit)} reports", style="source")
    line = Text()
    for stance, group in groupby(hit.said_by[:MOST_SAYERS], lambda sayer: sayer.stance):
        line.append("; " if line else "").append(passives()[stance], stance_style(stance))
        names = list(map(say_sayer, group))
        for number, name in enumerate(names):
            last = number == len(names) - 1
            line.append(("", " and" if last else ",")[number > 0]).append(" by ").append_text(name)
    more = len(hit.said_by) - MOST_SAYERS
    return line.append(f"; and {more} more", style="quiet") if more > 0 else line


def say_sayer(sayer: Sayer) -> Text:
    """Return one source; whether what it says is hedged."""
    name = show_line(say_name(sayer), NAME_WIDTH)
    return Text.assemble((name, "source"), (" (hedged)" if sayer.hedged else "", "hedge"))


def say_name(sayer: Sayer) -> str:
    """Return the words for a source; whom they mean goes before words that hold no name."""
    if sayer.text is None:
        return sayer.name or "a source not stated"
    if sayer.named or not sayer.name or sayer.name == sayer.text:
        return sayer.text
    return f"{sayer.name} ({sayer.text})"


def say_event(hit: Hit) -> str:
    """Return an event's type, status, places and days."""
    kind = f"{hit.type}/{hit.mode}" if hit.mode else str(hit.type)
    days = hit.earliest if hit.latest in (None, hit.earliest) else f"{hit.earliest} to {hit.latest}"
    return show_line(
        " · ".join(part for part in (kind, hit.status, ", ".join(hit.places), days) if part)
    )


def mark_snippet(hit: Hit, *, plain: bool) -> Text:
    """Return the snippet in quotation marks, the words searched for in it marked."""
    safe = show_safely(hit.snippet)
    quoted = safe.startswith(QUOTES)
    line = Text("" if quoted else "“")
    at = 0
    for mark in hit.marks:
        word = narrow(safe[mark.start : mark.end])
        line.append(narrow(safe[at : mark.start])).append(f">{word}<" if plain else word, style="hit")
        at = mark.end
    return line.append(narrow(safe[at:])).append("" if quoted or safe.endswith(QUOTES) else "”")


def narrow(words: str) -> str:
    """Return words with one blank where there are several, as between two paragraphs."""
    return BLANKS.sub(" ", words)


def say_where(hit: Hit) -> str:
    """Return outlet, day, title and id; the page's address where it has one."""
    title = hit.title if hit.kind != "article" else None
    parts = [hit.outlet, (hit.published or "")[:10], show_line(title or "", NAME_WIDTH)]
    return show_line(" · ".join(part for part in (*parts, hit.url or hit.source, hit.id) if part))


def say_query(query: Query) -> str:
    """Return a query as the command line has it, as far as it asks for anything."""
    given = {
        "in": query.within if query.within != "articles" else "",
        "box": ",".join(f"{each:g}" for each in query.box or ()),
    }
    given |= {"from": query.published_from or "", "to": query.published_to or ""}
    given |= {"event-from": query.event_from or "", "event-to": query.event_to or ""}
    given |= {"origins": str(query.origins) if query.origins else ""}
    several = {"actor": query.actors, "place": query.places, "type": query.types}
    several |= {"status": query.statuses, "stance": query.stances}
    several |= {"source": query.sources, "outlet": query.outlets}
    options = [(name, value) for name, values in several.items() for value in values]
    options += [(name, value) for name, value in given.items() if value]
    return " ".join(
        [query.words, *(f"--{name} {shlex.quote(value)}" for name, value in options)]
    ).strip()


def name_outlet(hit: Hit) -> str:
    """Return the outlet of a hit, or the page where none is stated."""
    return show_line(hit.outlet or hit.url or hit.source, NAME_WIDTH)
