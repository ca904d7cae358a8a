"""How the feeds of a watch stand, as a person reads it: those that fail first, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.watch.health import FeedHealth


def print_feeds(console: Console, feeds: Sequence[FeedHealth]) -> None:
    """Print a block a feed, and how many of them fail."""
    for feed in feeds:
        console.print(head(feed), soft_wrap=True)
        console.print(Text(f"    {say_times(feed)}", style="quiet"), soft_wrap=True)
        console.print(Text(f"    {say_counts(feed)}", style="quiet"), soft_wrap=True)
        if feed.reason:
            console.print(Text(f"    {show_line(feed.reason)}", style="trouble"), soft_wrap=True)
    failing = sum(feed.standing == "failing" for feed in feeds)
    console.print(Text(f"{count(len(feeds), 'feed')}, {failing:,} failing.", style="count"))


def head(feed: FeedHealth) -> Text:
    """Return the line that names a feed and how it stands."""
    often = f" {count(feed.failures, 'time')} in a row" if feed.failures else ""
    style = "trouble" if feed.standing == "failing" else "count"
    return Text.assemble((f"{feed.standing}{often}", style), "  ", show_line(feed.address))


def say_times(feed: FeedHealth) -> str:
    """Return when a feed last gave an answer and something new, and when it is asked next."""
    due = f"due {say_moment(feed.next_due)}, every {say_span(feed.every_seconds)}"
    rests = f", its server rests until {say_moment(feed.rests_until)}" if feed.rests_until else ""
    last = f"last answer {say_moment(feed.last_success)}, last news {say_moment(feed.last_news)}"
    return f"{last}; {due}{rests}"


def say_counts(feed: FeedHealth) -> str:
    """Return how many articles came of a feed."""
    return f"{count(feed.articles, 'article')}, {feed.waiting:,} waiting, {feed.not_had:,} not had"


def say_moment(moment: str | None) -> str:
    """Return a moment in UTC to the minute."""
    return f"{moment[:16].replace('T', ' ')} UTC" if moment else "never"


def say_span(seconds: float) -> str:
    """Return a span in minutes, in hours where it is long."""
    return f"{seconds / 3600:.1f} h" if seconds >= 7200 else f"{seconds / 60:.0f} min"
