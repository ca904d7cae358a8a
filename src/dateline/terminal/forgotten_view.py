"""What was forgotten, or would be, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.ledger.forgetting_person import ForgottenPerson
from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.ledger.forgetting import Forgotten, GoneArticle

MOST: Final = 20  # articles listed
TITLE: Final = 70  # code points
STAYS: Final = "These stay: copies with other words, what was copied, teasers. Forget each by its id."
COPIES: Final = "Nothing is erased in copies of the ledger. Delete them, or keep them safe:"


def print_forgotten(console: Console, found: Forgotten | ForgottenPerson, heading: str) -> None:
    """Print what goes, and what stays and may have to go too."""
    if found.already is not None:
        console.print(Text(f"Forgotten already: {show_line(found.already)}", style="count"))
    elif isinstance(found, ForgottenPerson):
        print_person(console, found, heading)
    else:
        print_page(console, found, heading)


def print_remains(console: Console, copies: tuple[str, ...], remains: str) -> None:
    """Print the copies that nothing is erased in, and where else erased bytes may be."""
    if remains:
        console.print(Text(remains, style="trouble"))
    if copies:
        console.print(Text(COPIES, style="trouble"))
    for copy in copies:
        console.print(Text(f"  {show_line(copy)}"), soft_wrap=True)


def print_page(console: Console, found: Forgotten, heading: str) -> None:
    """Print what goes with a page."""
    console.print(Text(f"{heading}: {say_counts(found)}.", style="count"))
    print_articles(console, found.articles)
    if found.alike:
        console.print(Text(STAYS, style="trouble"))
        print_articles(console, found.alike)


def print_person(console: Console, found: ForgottenPerson, heading: str) -> None:
    """Print what is blacked out and erased of a person."""
    parts = [
        f"named in {count(len(found.articles), 'article')} on {count(len(found.captures), 'page')}",
        f"{count(found.readings, 'reading')} and {count(found.texts, 'text')} blacked out",
        f"the bytes of {count(found.bodies, 'page')} erased",
    ]
    if found.places or found.skips:
        parts.append(f"{count(found.places + found.skips, 'address', 'addresses')} blacked out")
    if found.searches:
        parts.append(f"{count(found.searches, 'saved search', 'saved searches')} blacked out or removed")
    if found.reviews:
        parts.append(f"{count(found.reviews, 'review')} blacked out")
    if found.listed:
        parts.append(f"{count(found.listed, 'row')} of your list of actors deleted")
    console.print(Text(f"{heading}: {'; '.join(parts)}.", style="count"))
    names = ", ".join(show_line(name) for name in found.names)
    line = f"Looked for: {names}. Others of that name are blacked out too."
    console.print(Text(line, style="quiet"))


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
        place = (f" · {one.kind} · {show_line(one.source)}", "quiet")
        console.print(Text.assemble(f"  {one.id} ", title, place), soft_wrap=True)
    if len(ordered) > MOST:
        console.print(Text(f"  and {len(ordered) - MOST:,} more; --json lists all", style="quiet"))
