"""An archive under way and at its end: how far it is, how quick, what was skipped and why."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.archive.windows import MARGIN
from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import Console

    from dateline.archive.linking import Linking, WindowDone
    from dateline.archive.running import Done
    from dateline.archive.running import Progress as Reached
    from dateline.archive.summaries import Summary

SURE: Final = 30.0  # seconds of reading before anything is said about the rest
MOST_FAILED: Final = 20
NUMBERS: Final = ("pages", "left_alone", "stories", "teasers", "claims", "events", "words")


@contextmanager
def follow_archive(console: Console) -> Iterator[Callable[[Reached], None]]:
    """Give a function to call with how far a run is; it shows that on a terminal."""
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), BarColumn(20), TimeElapsedColumn(), TextColumn("{task.fields[said]}"))
    started = time.monotonic()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, said="")

        def tell(reached: Reached) -> None:
            said = say_progress(reached, time.monotonic() - started)
            progress.update(task, total=reached.wanted, completed=reached.bytes_done, said=said)

        yield tell


def say_progress(reached: Reached, seconds: float) -> str:
    """Return how far a run is after so many seconds, its rate, and how long the rest takes."""
    parts = [
        f"{reached.shards_done:,} of {count(reached.shards, 'shard')}",
        count(reached.pages, "page"),
    ]
    if seconds >= 1:
        parts.append(f"{reached.words / seconds:,.0f} words/s")
    left = estimate(reached, seconds)
    return ", ".join([*parts, f"about {left} left"] if left else parts)


def estimate(reached: Reached, seconds: float) -> str:
    """Return how long the rest takes at the rate of the shards so far; empty where that is a guess.

    It is one before a shard is finished, and in the first seconds.
    """
    return estimate_rest(reached.bytes_done / reached.wanted if reached.wanted else 0.0, seconds)


def estimate_rest(share: float, seconds: float) -> str:
    """Return how long the rest takes where a share is done; empty in the first seconds."""
    if seconds < SURE or not share:
        return ""
    left = seconds * (1 - share) / share
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if left >= size:
            return count(round(left / size), name)
    return "a minute" if left > 0 else ""


@contextmanager
def follow_linking(console: Console) -> Iterator[Callable[[Linking], None]]:
    """Give a function to call with how far the linking of an archive is; it shows that on a terminal."""
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), BarColumn(20), TimeElapsedColumn(), TextColumn("{task.fields[said]}"))
    started = time.monotonic()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=1.0, said="")

        def tell(reached: Linking) -> None:
            said = say_linking(reached, time.monotonic() - started)
            progress.update(task, completed=reached.share, said=said)

        yield tell


def say_linking(reached: Linking, seconds: float) -> str:
    """Return how far linking is after so many seconds, and how long the rest takes."""
    said = f"{reached.done:,} of {count(reached.windows, 'window')}, the days from {reached.first}"
    left = estimate_rest(reached.share, seconds)
    return f"{said}, about {left} left" if left else said


def print_done(console: Console, done: Iterable[Done]) -> None:
    """Print what became of the shards of a run: those that failed, then the sums of the others."""
    held = list(done)
    failed = [one for one in held if one.error]
    for one in failed[:MOST_FAILED]:
        console.print(Text.assemble(("failed ", "trouble"), show_line(str(one.error))), soft_wrap=True)
    if len(failed) > MOST_FAILED:
        console.print(Text(f"and {len(failed) - MOST_FAILED:,} more failed", style="trouble"))
    kinds = Counter[str](one.kind for one in held)
    said = [f"{count(kinds['read'], 'shard')} read"]
    said += [f"{kinds[kind]:,} {word}" for kind, word in KINDS.items() if kinds[kind]]
    console.print(Text(", ".join(said) + ".", style="count"))
    read = [one.summary for one in held if one.kind == "read" and one.summary]
    print_sums(console, read)


KINDS: Final = {"known": "finished before", "failed": "failed"}


def print_sums(console: Console, summaries: Iterable[Summary]) -> None:
    """Print what shards hold together, how quickly they were read, and what was skipped and why."""
    held = list(summaries)
    if not held:
        return
    sums = {name: sum(getattr(one, name) for one in held) for name in NUMBERS}
    console.print(Text(say_sums(sums)))
    seconds = sum(one.seconds for one in held)
    if seconds:
        rate = f"{sums['words'] / seconds:,.0f} words a second"
        console.print(
            Text(f"{count(sums['words'], 'word')} in {seconds:,.0f} s: {rate}.", style="quiet")
        )
    for name, what in (("skipped", "skipped"), ("notes", "noted")):
        for code, number in add_up(getattr(one, name) for one in held).most_common():
            console.print(Text(f"{number:>9,} {what}: {show_line(code, 60)}", style="quiet"))


def say_sums(sums: Mapping[str, int]) -> str:
    """Return the counts of pages, articles and what was found in them."""
    return (
        f"{count(sums['pages'], 'page')} read ({count(sums['left_alone'], 'record')} left alone:"
        f" no pages): {count(sums['stories'], 'story', 'stories')}, {count(sums['teasers'], 'teaser')},"
        f" {count(sums['claims'], 'claim')}, {count(sums['events'], 'event')}."
    )


def add_up(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Return counts added up."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def print_windows(console: Console, done: Iterable[WindowDone]) -> None:
    """Print what became of the windows of an archive that was linked."""
    held = list(done)
    for one in held:
        if one.kind == "left":
            line = f"left {one.first} to {one.last}: {one.articles:,} articles are too many"
            console.print(Text(f"{line} (--days, --most)", style="trouble"))
    kinds = Counter[str](one.kind for one in held)
    known = f", {kinds['known']:,} linked before" if kinds["known"] else ""
    console.print(Text(f"{count(kinds['linked'], 'window')} linked{known}.", style="count"))
    incidents = count(sum(one.incidents for one in held), "incident")
    several = sum(one.told_by_several for one in held)
    console.print(Text(f"{incidents}, {several:,} of them told by more than one article."))
    narrow = sum(one.margin < MARGIN for one in held if one.kind != "left")
    if narrow:
        said = (
            f"{count(narrow, 'window')} had fewer than {MARGIN} days around: more articles than --most."
        )
        console.print(Text(said, style="quiet"))
