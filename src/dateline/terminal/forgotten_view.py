"""What was forgotten, or would be, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.ledger.forgetting import Forgotten, GoneArticle

MOST: Final = 20  # articles listed
TITLE: Final = 70  # code points


def print_forgotten(console: Console, found: Forgotten, heading: str, copies: tuple[str, ...]) -> None:
    """Print what goes, what stays and may have to go too, and the copies nothing is erased in."""
    if found.already is not None:
        console.print(Text(f"Forgotten already: {show_line(found.already)}", style="count"))
    else:
        console.print(Text(f"{heading}: {say_counts(found)}.", style="count"))
        print_articles(console, found.articles)
    if found.alike and found.already is None:
        console.print(
            Text(
                "These stay: copies of it with other words, teasers, and what it copied.",
                style="trouble",
            )
        )
        print_articles(console, found.alike)
        console.print(Text("Forget each of them by its id, where it must go too.", style="quiet"))
    if copies:
        console.print(
            Text(
                "Nothing is erased in copies of the ledger. Delete them, or keep them safe:",
                style="trouble",
            )
        )
    for copy in copies:
        console.print(Text(f"  {show_line(copy)}"), soft_wrap=True)


def say_counts(found: Forgotten) -> str:
    """Return how much goes, as words."""
    parts = [
        count(len(found.captures), "page"),
        count(len(found.articles), "article"),
        count(found.texts, "text"),
    ]
    if found.feeds:
        parts.append(f"what is kept of {count(found.feeds, 'feed')}")
    if found.incidents:
        parts.append(f"a part of {count(len(found.incidents), 'incident')}")
    return ", ".join(parts)


def print_articles(console: Console, articles: Iterable[GoneArticle]) -> None:
    """Print the first articles, stories before teasers, a line each."""
    ordered = sorted(articles, key=lambda one: (one.kind, one.source, one.id))
    for one in ordered[:MOST]:
        title = show_line(one.title or "without a title", TITLE)
        console.print(
            Text.assemble(f"  {one.id} ", title, (f" · {one.kind} · {show_line(one.source)}", "quiet")),
            soft_wrap=True,
        )
    if len(ordered) > MOST:
        console.print(Text(f"  and {len(ordered) - MOST:,} more; --json lists all", style="quiet"))
