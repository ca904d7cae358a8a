"""``dateline watch``: a standing watch over feeds, into a ledger."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.errors import InputError, PageMissing
from dateline.verbs.printing import quote_ledger
from dateline.verbs.values import Seconds
from dateline.verbs.web import WebOptions, make_settings, with_web_options

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from dateline.ledger import Ledger
    from dateline.pipeline import Reader
    from dateline.watch.articles import Desk
    from dateline.watch.clocks import SystemClock
    from dateline.watch.feed_lists import FeedList
    from dateline.watch.waits import Waits
    from dateline.watch.watcher import Plan, Watcher

LIST_BYTES: Final = 5_000_001
TRIES: Final = 0  # the watch itself tries again, later, and asks others meanwhile
MAX_WAIT: Final = 10.0  # seconds that a busy server is waited for while others could be asked
EXAMPLES = """
\b
Examples:
  dateline watch feeds.opml --into ledger.db --contact desk@newsroom.example
  dateline watch feeds.txt --into ledger.db --once
  dateline watch feeds.txt --into ledger.db --alert truces --channels channels.toml
  echo https://news.example/rss.xml | dateline watch - --into ledger.db --once
  dateline feeds ledger.db
"""


@dataclass(frozen=True, slots=True)
class Work:
    """What is watched, into which ledger, and how. ``least`` and ``longest`` are minutes."""

    feeds: str
    into: str
    once: bool
    least: float
    longest: float
    at_once: int
    workers: int
    page_seconds: float
    searches: tuple[str, ...]
    channels: str | None
    as_json: bool
    web: WebOptions


class Minutes(click.FloatRange):
    """A number of minutes, a week at most."""

    name = "MINUTES"

    def __init__(self) -> None:
        super().__init__(0, 10_080, min_open=True)


@click.command(epilog=EXAMPLES)
@click.argument("feeds", metavar="FEEDS")
@click.option(
    "--into", required=True, metavar="LEDGER", help="The ledger to keep all in; made if absent."
)
@click.option("--once", is_flag=True, help="Ask what is due, read what is new, and end: for cron.")
@click.option(
    "--least",
    type=Minutes(),
    default=5.0,
    show_default=True,
    help="Minutes between two askings of a feed that changes all the time.",
)
@click.option(
    "--longest",
    type=Minutes(),
    default=360.0,
    show_default=True,
    help="Minutes between two askings of a feed that never changes.",
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 64),
    default=8,
    show_default=True,
    help="Servers asked together, each by one request at a time.",
)
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=1,
    show_default=True,
    envvar="DATELINE_WORKERS",
    help="Processes that read; 0 reads in this one, unguarded.",
)
@click.option(
    "--page-seconds",
    type=Seconds(min_open=True),
    default=30.0,
    show_default=True,
    help="Processor time that one page may take; then it is skipped.",
)
@click.option(
    "--alert",
    "searches",
    multiple=True,
    metavar="NAME",
    help="Tell what is new of this saved search; repeatable. [default with --channels: all]",
)
@click.option("--channels", metavar="FILE", help="Where alerts go beside the output: a file of TOML.")
@click.option("--json", "as_json", is_flag=True, help="Print each alert as a line of JSON.")
@with_web_options
def watch(feeds: str, **given: object) -> None:
    """Watch feeds, site maps and folders: what is new or changed is read and linked as it comes.

    FEEDS is a list: OPML, or one address, file or folder a line (- for standard input). A watch that was
    stopped, killed or cut off goes on where it was. SIGTERM and SIGINT end it behind the page in hand.
    """
    web = WebOptions(**{name: given.pop(name) for name in WebOptions.__slots__})  # type: ignore[arg-type]
    work = Work(feeds=feeds, web=web, **given)  # type: ignore[arg-type]
    waits, file = make_waits(work), follow_list(work)
    listed = read_list(work)
    with open_desk(work) as desk:
        sys.exit(run(work, desk, make_plan(work, desk, waits, file), listed))


def make_waits(work: Work) -> Waits:
    """Return the spans that were asked for; raises UsageError for bounds that hold nothing."""
    from dateline.watch.waits import Waits

    try:
        return Waits(least=work.least * 60, most=work.longest * 60)
    except InputError as error:
        raise click.UsageError(str(error)) from error


def follow_list(work: Work) -> Callable[[], list[str] | None]:
    """Return what reads the list again when its file was changed."""
    from dateline.watch.list_file import ListFile

    if work.feeds == "-":
        return lambda: None
    return ListFile(work.feeds, lambda: read_list(work), say_trouble).changed


def read_list(work: Work) -> FeedList:
    """Return the feeds of the list, and say which of its lines are not watched."""
    from dateline.terminal.safe import show_line
    from dateline.watch.feed_lists import read_feed_list

    if work.feeds == "-":
        data, folder = sys.stdin.buffer.read(LIST_BYTES) if sys.stdin else b"", Path()
    else:
        data, folder = read_file(work.feeds), Path(work.feeds).parent
    found = read_feed_list(data, work.feeds, folder)
    for fault in found.faults:
        click.echo(show_line(f"{work.feeds}, line {fault.line}: {fault.why}."), err=True)
    return found


def read_file(name: str) -> bytes:
    """Return the bytes of a list; raises PageMissing."""
    try:
        with Path(name).open("rb") as file:
            return file.read(LIST_BYTES)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        cause = f"The list {name} cannot be read: {why}."
        raise PageMissing(cause, "Name a file of feeds, or - for standard input.") from error


@contextmanager
def open_desk(work: Work) -> Iterator[Desk]:
    """Give the ledger with what fetches and reads into it."""
    from dateline import pipeline
    from dateline.gather.fetching import Fetcher
    from dateline.ledger import Ledger
    from dateline.page.told import Told
    from dateline.watch.articles import Desk
    from dateline.watch.clocks import SystemClock
    from dateline.watch.fetches import LongFetcher

    settings = replace(make_settings(work.web), retries=TRIES, max_wait=MAX_WAIT)
    with (
        Ledger.open(work.into, create=True) as ledger,
        ledger.watched_alone(),
        choose_reader(work) as reader,
        Fetcher(settings, ledger.shelf()) as fetcher,
    ):
        yield Desk(
            ledger,
            LongFetcher(fetcher, SystemClock()),
            lambda found: pipeline.read_sources(found, Told(), ledger, reader),
        )


def choose_reader(work: Work) -> AbstractContextManager[Reader | None]:
    """Return who reads: processes of their own, or None for this one."""
    from dateline.workers import Limits, Workers

    return Workers(Limits(work.workers, work.page_seconds)) if work.workers else nullcontext()


def make_plan(work: Work, desk: Desk, waits: Waits, relisted: Callable[[], list[str] | None]) -> Plan:
    """Return how the watch goes, and who is told."""
    from dateline.watch.clocks import SystemClock
    from dateline.watch.watcher import Plan

    after = make_alerting(work, desk, SystemClock(), waits)
    plan = Plan(waits, work.web.most, work.at_once, tell=say_counts, trouble=say_trouble)
    return replace(plan, after=after, relisted=relisted)


def run(work: Work, desk: Desk, plan: Plan, listed: FeedList) -> int:
    """Watch, once or until a signal; return the exit code."""
    from dateline.watch.clocks import SystemClock
    from dateline.watch.watcher import Watcher

    clock = SystemClock()
    watcher = Watcher(desk, clock, plan)
    watcher.list_feeds(listed.feeds)
    with heed_signals(watcher, clock) as caught:
        if work.once:
            counts = watcher.run_once()
        else:
            say_start(work, len(listed.feeds))
            watcher.run()
    if caught:
        click.echo("Stopped. All that came is kept; run the same command again to go on.", err=True)
        return 130 if signal.SIGINT in caught else 0
    return say_end(work, counts, desk.ledger, faults=bool(listed.faults)) if work.once else 0


def make_alerting(work: Work, desk: Desk, clock: SystemClock, waits: Waits) -> Callable[[], None]:
    """Return what tells the alerts of saved searches, on the output and all channels.

    Raises InputError for a search that was never saved, and for a file of channels that is wrong.
    """
    if not (work.searches or work.channels):
        return lambda: None
    from dateline.verbs.alerts import PrintedAlerts
    from dateline.watch.alerting import Alerting
    from dateline.watch.channel_files import read_channels
    from dateline.watch.channels import Post
    from dateline.watch.clocks import Timeline

    for name in work.searches:
        desk.ledger.saved_search(name)
    if not desk.ledger.saved_searches():
        save = f"dateline search {quote_ledger(work.into)} WORDS --save NAME"
        click.echo(f"No search is saved yet, so nothing will be told. Save one:  {save}", err=True)
    given = work.channels
    more = read_channels(read_file(given), given, desk.ledger) if given else ()
    channels = (PrintedAlerts(as_json=work.as_json), *more)
    post = Post(desk.ledger, channels, Timeline(clock), waits, say_trouble)
    return Alerting(desk.ledger, work.searches, post).tell


@contextmanager
def heed_signals(watcher: Watcher, clock: SystemClock) -> Iterator[list[int]]:
    """Have SIGTERM and SIGINT end the watch behind the page in hand; a second one ends it at once."""
    caught: list[int] = []
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}

    def stop(number: int, _: object) -> None:
        caught.append(number)
        watcher.stop()
        clock.wake()
        for one, handler in before.items():
            signal.signal(one, handler)

    for one in before:
        signal.signal(one, stop)
    try:
        yield caught
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def say_start(work: Work, feeds: int) -> None:
    """Say that the watch runs, and how to look at it."""
    from dateline.terminal.counting import count

    name = quote_ledger(work.into)
    click.echo(f"Watching {count(feeds, 'feed')}. How they stand:  dateline feeds {name}", err=True)


def say_trouble(line: str) -> None:
    """Say what stops the watch for a while."""
    from dateline.terminal.safe import show_line

    click.echo(show_line(line), err=True)


def say_counts(counts: Counter[str]) -> None:
    """Say what a round did, in one line."""
    from datetime import UTC, datetime

    told = ("asked", "failed", "new", "changed", "missed", "given up", "unread")
    said = ", ".join(f"{counts[name]:,} {name}" for name in told if counts[name])
    if said:
        click.echo(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {said}", err=True)


def say_end(work: Work, counts: Counter[str], ledger: Ledger, *, faults: bool) -> int:
    """Say what was done and what to do next; return the exit code."""
    from dateline.terminal.counting import count

    asked = f"{count(counts['asked'], 'feed')} asked, {counts['failed']:,} failed"
    came = f"{count(counts['new'], 'new article')} read, {counts['changed']:,} changed"
    missed = counts["missed"] + counts["unread"]
    click.echo(f"{asked}; {came}, {missed:,} missed.", err=True)
    waiting = len(ledger.watch_book().waiting())
    if waiting:
        click.echo(f"{count(waiting, 'article')} wait for the next run.", err=True)
    if not counts["asked"]:
        click.echo(say_next_due(ledger), err=True)
    click.echo(f"How the feeds stand:  dateline feeds {quote_ledger(work.into)}", err=True)
    return 1 if faults or counts["failed"] or missed else 0


def say_next_due(ledger: Ledger) -> str:
    """Say that no feed is due, and when the first is."""
    from dateline.terminal.safe import show_line
    from dateline.watch.health import tell_health

    due = min((one.next_due for one in tell_health(ledger.watch_book()) if one.next_due), default="")
    return (
        f"No feed is due before {show_line(due[:16].replace('T', ' '))} UTC."
        if due
        else "No feed is due yet."
    )
