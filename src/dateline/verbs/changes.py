"""``dateline changes``: what was added, revised and withdrawn, as text, JSON lines or a feed."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

import click

from dateline.verbs.printing import print_lines, quote_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.ledger.change_records import Change, Sharing, Wanted
    from dateline.ledger.ledger import Ledger

KINDS: Final = ("added", "revised", "withdrawn", "merged", "split", "reviewed", "forgotten")
WHATS: Final = ("articles", "claims", "events", "incidents")
IN_FEED: Final = 100  # writes that a feed tells, unless told otherwise
EXAMPLES = """
\b
Examples:
  dateline changes ledger.db --since 2026-11-01
  dateline changes ledger.db --since 4711 --json
  dateline changes ledger.db --kind withdrawn --of claims
  dateline changes ledger.db --feed > changes.atom
"""


class Since(click.ParamType[int | str]):
    """A position in the ledger's journal, or a time in UTC where no offset is given."""

    name = "TIME|POSITION"

    def __init__(self, *, end: bool) -> None:
        self._end = end  # a day is meant up to its end

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        """Return a position as a number, a time as the ledger writes it."""
        text = str(value).strip()
        if re.fullmatch(r"[0-9]{1,15}", text):
            return int(text)
        try:
            return self._time(text).astimezone(UTC).isoformat()
        except (ValueError, OverflowError):
            self.fail(
                f"{text!r} is neither a time nor a position. Give 2026-11-28, 2026-11-28T14:05+01:00, or"
                " a number that `dateline changes` printed.",
                param,
                ctx,
            )

    def _time(self, text: str) -> datetime:
        """Return the moment that is meant."""
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time.max if self._end else time.min, UTC)
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command."""

    since: int | str | None
    until: int | str | None
    kind: tuple[str, ...]
    of: tuple[str, ...]
    limit: int | None
    for_sharing: bool
    named: bool

    def last(self, ledger: Ledger) -> int:
        """Return the position that is asked up to. Raises click.UsageError for one not reached yet."""
        end = ledger.position()
        for name, given in (("--since", self.since), ("--until", self.until)):
            if isinstance(given, int) and given > end:
                raise click.UsageError(f"{name} {given} is {say_position(given, end)}")
        if isinstance(self.until, int):
            return self.until
        return end if self.until is None else ledger.position(self.until)

    def wanted(self, last: int, *, feed: bool) -> Wanted:
        """Return what to ask a ledger up to position ``last``; a feed begins with the newest."""
        from dateline.ledger.change_records import Wanted

        return Wanted(
            since=self.since if self.since is not None else 0,
            until=last,
            kinds=frozenset(self.kind),  # type: ignore[arg-type]
            whats=frozenset(name.removesuffix("s") for name in self.of),  # type: ignore[misc]
            most=self.limit or (IN_FEED if feed else None),
            newest_first=feed,
            sharing=self.sharing(feed=feed),
        )

    def sharing(self, *, feed: bool) -> Sharing:
        """Return what may leave the machine; a feed is made to be served."""
        if not (self.for_sharing or feed):
            return "all"
        return "short" if self.named else "masked"


def say_position(given: int, end: int) -> str:
    """Return what is wrong with a position behind the last one, and what may have been meant."""
    cause = f"a position behind the last one of this ledger, {end}."
    with suppress(ValueError):
        day = date.fromisoformat(str(given))
        return f"{cause} If you mean the day, write {day.isoformat()}."
    return f"{cause} Give a position that `dateline changes` printed for this ledger, or a time."


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--since", type=Since(end=False), help="Only later changes. [default: all]")
@click.option("--until", type=Since(end=True), help="Only changes up to this one.")
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only this kind; repeatable.")
@click.option("--of", type=click.Choice(WHATS), multiple=True, help="Only changes of these; repeatable.")
@click.option("--limit", type=click.IntRange(min=1), help="Tell this many writes at most.")
@click.option(
    "--for-sharing",
    is_flag=True,
    help="Mask people without a public role, and keep quotations short; a feed always does.",
)
@click.option("--named", is_flag=True, help="With --for-sharing or --feed: mask nobody.")
@click.option("--json", "as_json", is_flag=True, help="Print each change as a line of JSON.")
@click.option("--feed", is_flag=True, help="Print an Atom feed, the newest changes first.")
def changes(ledger: str, *, as_json: bool, feed: bool, **given: object) -> None:
    """Tell what a ledger added, revised and withdrew, with reasons and times.

    Every write of the ledger has a position: a number that only grows. Give the last one you have seen
    to --since and you go on behind it, with no gap and nothing twice.
    """
    from dateline.ledger.ledger import Ledger

    if as_json and feed:
        raise click.UsageError("Give --json or --feed, not both.")
    asked = Asked(**given)  # type: ignore[arg-type]
    if asked.named and not (asked.for_sharing or feed):
        raise click.UsageError("--named goes with --for-sharing or --feed: else nobody is masked.")
    with Ledger.open(ledger, create=False) as opened:
        last = asked.last(opened)
        wanted = asked.wanted(last, feed=feed)
        if feed:
            print_feed(opened, wanted, each=bool(asked.of))
            return
        seen = Seen(opened.changes(wanted))
        show(seen, as_json=as_json, each=bool(asked.of))
    position = max(seen.positions) if len(seen.positions) == asked.limit else last
    if position:
        again = f"dateline changes {quote_ledger(ledger)} --since {position}"
        click.echo(f"Go on from here: {again}", err=True)


@dataclass(slots=True)
class Seen:
    """Changes as they go by, with the positions of the writes seen."""

    changes: Iterator[Change]
    positions: set[int] = field(default_factory=set)

    def __iter__(self) -> Iterator[Change]:
        """Yield the changes."""
        for change in self.changes:
            self.positions.add(change.position)
            yield change


def show(changes: Iterable[Change], *, as_json: bool, each: bool) -> None:
    """Print changes as lines of JSON or for a person."""
    if as_json:
        print_lines(changes)
        return
    from dateline.terminal.changes_view import print_changes
    from dateline.terminal.consoles import make_console

    print_changes(make_console(), changes, each=each)


def print_feed(ledger: Ledger, wanted: Wanted, *, each: bool) -> None:
    """Print changes as a feed."""
    from dateline.answers.feed import make_feed

    sys.stdout.buffer.write(make_feed(ledger.changes(wanted), ledger.name(), each=each))
    sys.stdout.buffer.flush()
