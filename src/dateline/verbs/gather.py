"""``dateline gather``: fetches pages and keeps them in a web archive, and reads none of them."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TextIO

import click

from dateline.errors import InputError
from dateline.verbs.web import WebOptions, open_web, with_web_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from dateline.gather.captures import Found, Missed

EXAMPLES = """
\b
Examples:
  dateline gather https://news.example/story --to pages.warc.gz
  dateline gather https://news.example/rss.xml --most 50 --to pages.warc.gz
  dateline gather --from addresses.txt --to pages.warc.gz --contact desk@newsroom.example
  dateline read pages.warc.gz --into ledger.db
"""


@dataclass(frozen=True, slots=True)
class Fetching:
    """What to fetch, and where to keep it."""

    addresses: tuple[str, ...]
    to: str
    web: WebOptions


@click.command(epilog=EXAMPLES)
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option(
    "--to", required=True, metavar="ARCHIVE", help="The archive to add to: *.warc.gz or *.warc."
)
@click.option(
    "--from",
    "listed",
    type=click.File("r", encoding="utf-8"),
    help="A file of addresses, one a line; -: standard input.",
)
@with_web_options
def gather(addresses: tuple[str, ...], to: str, listed: TextIO | None, **web: object) -> None:
    """Fetch pages, and those that feeds and site maps list, and keep them as they came.

    What the archive holds already is not fetched again, so a run that was stopped goes on where it was.
    """
    wanted = (*map(as_address, addresses), *read_list(listed))
    if not wanted:
        raise click.UsageError("Give an address, or a file of addresses with --from.")
    try:
        missed = fetch_all(Fetching(wanted, to, WebOptions(**web)))  # type: ignore[arg-type]
    except InputError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped. What was fetched is kept; run the same command again to go on.", err=True)
        sys.exit(130)
    sys.exit(1 if missed else 0)


def fetch_all(fetching: Fetching) -> int:
    """Fetch all that is wanted into the archive, and say what was kept; return how much was missed."""
    from dateline.gather.captures import Missed
    from dateline.gather.sources import gather as gather_sources
    from dateline.gather.warc_shelf import WarcShelf
    from dateline.terminal.consoles import make_console
    from dateline.terminal.progress import follow

    console = make_console(stderr=True)
    counts: Counter[str] = Counter()
    with WarcShelf(fetching.to) as shelf, open_web(fetching.web, shelf) as web:
        for gap in shelf.gaps:
            print_missed(console, gap)
        before = frozenset(shelf.places)
        with follow(console, doing="fetching") as step:
            for item in gather_sources(fetching.addresses, BytesIO(), web):
                add(counts, item, before)
                if isinstance(item, Missed):
                    print_missed(console, item)
                step(item.source)
    print_kept(console, counts, fetching.to)
    return counts["missed"]


def add(counts: Counter[str], item: Found, before: frozenset[str]) -> None:
    """Count a page that is kept, with whether it was there ``before``, or one that was missed."""
    from dateline.gather.captures import Missed

    counts["missed" if isinstance(item, Missed) else "kept"] += 1
    counts["there"] += item.source in before and not isinstance(item, Missed)


def read_list(listed: TextIO | None) -> Iterator[str]:
    """Yield the addresses of a list; raises UsageError for a line that is none."""
    for number, line in enumerate(listed or (), start=1):
        given = line.strip()
        if given and not given.startswith("#"):
            yield as_address(given, f" in line {number} of the list")


def as_address(given: str, where: str = "") -> str:
    """Return what was given where it is an address; raises UsageError."""
    from dateline.gather.addresses import looks_like_address

    if looks_like_address(given):
        return given
    raise click.UsageError(f"{given!r}{where} is no address. It starts with http:// or https://.")


def print_missed(console: Console, missed: Missed) -> None:
    """Say what could not be fetched, or not be read in the archive, and why."""
    from rich.text import Text

    from dateline.terminal.safe import show_line

    said = str(missed.error)
    line = said if said.startswith(missed.source) else f"{missed.source}: {said}"
    console.print(Text.assemble(("missed ", "trouble"), show_line(line)), soft_wrap=True)


def print_kept(console: Console, counts: Counter[str], archive: str) -> None:
    """Say what was kept, and what to do with it."""
    from rich.text import Text

    from dateline.terminal.counting import count

    there = f", {counts['there']:,} of them fetched before" if counts["there"] else ""
    line = f"{count(counts['kept'], 'page')} kept in {archive}{there}; {counts['missed']:,} missed."
    console.print(Text(line, style="count"), soft_wrap=True)
    if not counts["kept"]:
        return
    again = f"Read them:  dateline read {shlex.quote(archive)} --into LEDGER"
    console.print(Text(again, style="quiet"), soft_wrap=True)
