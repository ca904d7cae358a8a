"""The figures of an archive or a ledger on a terminal, with stories and origins by day as bars."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from dateline.archive.figures import Day, Figures

MOST_ROWS: Final = 40  # days one by one; more are shown by month, or by year
BAR: Final = 40  # columns
EIGHTHS: Final = " ▏▎▍▌▋▊▉"
SPANS: Final = (10, 7, 4)  # characters of an ISO day that tell day, month and year
MOST_CODES: Final = 15
NOTHING: Final = (0, 0, 0)  # stories, incidents and origins of a day of which nothing is there


def print_figures(console: Console, figures: Figures) -> None:
    """Print counts, rates, what was skipped and why, and the bars."""
    for line in say_counts(figures):
        console.print(Text(line))
    for what, counts in (("skipped", figures.skipped), ("noted", figures.notes)):
        print_codes(console, what, counts)
    if figures.days:
        console.print(draw(figures.days))


def say_counts(figures: Figures) -> list[str]:
    """Return the lines of counts."""
    read = f"{count(figures.pages, 'page')} read"
    shards = "" if figures.shards is None else f" from {count(figures.shards, 'shard')}"
    alone = f", {count(figures.left_alone, 'record')} left alone" if figures.left_alone else ""
    found = (
        f"{count(figures.stories, 'story', 'stories')}, {count(figures.teasers, 'teaser')},"
        f" {count(figures.claims, 'claim')}, {count(figures.events, 'event')}"
    )
    lines = [f"{read}{shards}{alone}.", f"{found}."]
    if figures.words and figures.seconds:
        rate = f"{figures.words / figures.seconds:,.0f} words a second"
        lines.append(f"{count(figures.words, 'word')} in {figures.seconds:,.0f} s: {rate}.")
    if figures.languages:
        top = Counter(figures.languages).most_common(8)
        lines.append("Languages: " + ", ".join(f"{show_line(name, 12)} {n:,}" for name, n in top) + ".")
    return lines


def print_codes(console: Console, what: str, counts: Mapping[str, int]) -> None:
    """Print counts by code, the most frequent first."""
    ordered = Counter(counts).most_common()
    for code, number in ordered[:MOST_CODES]:
        console.print(Text(f"{number:>9,} {what}: {show_line(code, 60)}", style="quiet"))
    if len(ordered) > MOST_CODES:
        console.print(Text(f"          and {len(ordered) - MOST_CODES} other reasons", style="quiet"))


def draw(days: Sequence[Day]) -> Table:
    """Return stories by day as bars, with incidents and origins where they are known."""
    rows = gather_days(days)
    linked = any(one.origins is not None for one in days)
    table = Table(box=None, pad_edge=False)
    table.add_column("day")
    table.add_column("stories", justify="right")
    table.add_column("", width=BAR, no_wrap=True)
    if linked:
        table.add_column("incidents", justify="right")
        table.add_column("origins", justify="right")
    most = max(stories for stories, _, _ in rows.values())
    for name, (stories, incidents, origins) in rows.items():
        more = (f"{incidents:,}", f"{origins:,}") if linked else ()
        bar = Text(bar_of(stories, most), style="source")
        table.add_row(Text(show_line(name)), f"{stories:,}", bar, *more)
    return table


def gather_days(days: Sequence[Day]) -> dict[str, tuple[int, int, int]]:
    """Return stories, incidents and origins by day; by month or year where there are too many days.

    Days in between without anything are there too, where they can be shown.
    """
    rows: dict[str, tuple[int, int, int]] = {}
    for length in SPANS:
        rows = {}
        for one in days:
            stories, incidents, origins = rows.get(one.day[:length], (0, 0, 0))
            more = (one.incidents or 0, one.origins or 0)
            rows[one.day[:length]] = (stories + one.stories, incidents + more[0], origins + more[1])
        if len(rows) <= MOST_ROWS:
            break
    return {**dict.fromkeys(list_days(rows), NOTHING), **rows}


def list_days(rows: Iterable[str]) -> list[str]:
    """Return the days from the first to the last, those without anything too, where all can be shown."""
    try:
        first, last = (date.fromisoformat(one) for one in (min(rows), max(rows)))
    except ValueError:  # months or years
        return []
    span = (last - first).days + 1
    return [str(first + timedelta(at)) for at in range(span)] if span <= MOST_ROWS else []


def bar_of(value: int, most: int) -> str:
    """Return a bar as long as a value is of the most, to an eighth of a column; one at least."""
    eighths = max(round(8 * BAR * value / most), value > 0) if most else 0
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()
