"""``dateline export``: rows of a ledger in a file format of other tools."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import InputError
from dateline.verbs.printing import quote_ledger
from dateline.verbs.sharing import read_sharing, share_options
from dateline.verbs.values import IsoDate
from dateline.verbs.who_says import UNLINKED, make_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.export.frame import Job
    from dateline.export.streams import Asked

WHATS = ("events", "claims", "incidents", "articles")
EXAMPLES = """
\b
Examples:
  dateline export ledger.db --format csv --out events.csv
  dateline export ledger.db --format jsonl --what claims --outlet "The Mirn Courier" | jq .title
  dateline export ledger.db --format csv --what incidents --origins 2 --since 2026-11-01
  dateline export ledger.db --format csv --for-sharing --out events.csv --force
"""


def list_formats(_: click.Context, __: click.Parameter, value: object) -> None:
    """Print the formats and what rows they take, and stop."""
    if value:
        from dateline.export.frame import find_format, format_names

        for name in format_names():
            found = find_format(name)
            click.echo(f"{name}: {found.summary} ({', '.join(found.columns)})")
        raise click.exceptions.Exit


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--format", "name", required=True, metavar="FORMAT", help="See --list-formats.")
@click.option(
    "--list-formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=list_formats,
    help="Print the formats, with the rows that each takes.",
)
@click.option("--what", type=click.Choice(WHATS), help="Which rows. [default: the format's own]")
@click.option("--out", default="-", metavar="FILE", help="Where to write; - prints. [default: -]")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.option("--raw", is_flag=True, help="CSV: guard no text that a spreadsheet takes for a formula.")
@click.option("--actor", "actors", multiple=True, help="Who acts, is acted on or says so; repeatable.")
@click.option("--place", "places", multiple=True, help="A place, region or country; repeatable.")
@click.option("--type", "types", multiple=True, help="A PLOVER type, or OTHER; repeatable.")
@click.option("--outlet", "outlets", multiple=True, help="An outlet that tells of it; repeatable.")
@click.option("--since", type=IsoDate(), help="Happenings of this day and later.")
@click.option("--until", type=IsoDate(), help="Happenings of this day and earlier.")
@click.option("--origins", type=click.IntRange(min=0), default=0, help="Asserting origins, at least.")
@click.option("--disputed", is_flag=True, help="Only what sources contradict each other on.")
@share_options
def export(ledger: str, *, name: str, what: Any, out: str, **given: Any) -> None:
    """Write the events, claims, incidents or articles of a ledger, after reviews, in a FORMAT.

    Every row names what bears it: the article, its capture, address and words. Rows are written as they
    are read, so a ledger of any size is exported; FILE is there as a whole in the end, or not at all.
    """
    from dateline.export.frame import Job
    from dateline.export.streams import Asked
    from dateline.ledger.ledger import Ledger

    force, raw, sharing = given.pop("force"), given.pop("raw"), read_sharing(given)
    what = read_what(name, what)
    refuse_ledger(ledger, out)
    with Ledger.look_into(ledger) as opened:
        asked = Asked(make_wanted(given), sharing)
        about = {"ledger": opened.name(), "written": opened.last_written()}
        job = Job(what, raw=raw, shared=sharing is not None, **about)
        linked = opened.is_linked()
        with opened.at_once() as snapshot:
            seen = write_rows(snapshot, (name, job, asked), out, force=force)
    click.echo(f"{seen.count} {what} exported.", err=True)
    if seen.left_out:
        click.echo(f"{seen.left_out} left out: the format has no place for them.", err=True)
    if not linked:
        click.echo(f"{UNLINKED} dateline link {quote_ledger(ledger)}", err=True)


def read_what(name: str, what: Any) -> Any:
    """Return what rows a format is to be given; a format that is none is a wrong command line."""
    from dateline.export.frame import choose_what

    try:
        return choose_what(name, what)
    except InputError as error:
        raise click.UsageError(f"{error.cause} {error.remedy}") from error


def write_rows(snapshot: Any, wanted: tuple[str, Job, Asked], out: str, *, force: bool) -> Counted:
    """Write the rows that are wanted; return them, counted."""
    from dateline.collecting import collect_seldom
    from dateline.export.frame import find_format
    from dateline.export.output import open_output
    from dateline.export.streams import stream_rows

    name, job, asked = wanted
    with (
        collect_seldom(),
        open_output(out, force=force) as stream,
        closing(stream_rows(snapshot, job.what, asked)) as rows,
    ):
        counted = Counted(rows, find_format(name).takes)
        find_format(name).write(counted, stream, job)
    return counted


class Counted:
    """Rows that are counted as they go by; those that a format does not take stay behind."""

    def __init__(self, rows: Iterable[Any], takes: Callable[[Any], bool] | None) -> None:
        self.rows = rows
        self.takes = takes
        self.count = 0
        self.left_out = 0

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows."""
        for row in self.rows:
            if self.takes and not self.takes(row):
                self.left_out += 1
                continue
            self.count += 1
            yield row


def refuse_ledger(ledger: str, out: str) -> None:
    """Raise click.UsageError where an export would be written over the ledger itself."""
    mine = {Path(f"{ledger}{end}").resolve() for end in ("", "-wal", "-shm", "-journal")}
    if out != "-" and Path(out).resolve() in mine:
        raise click.UsageError("--out is the ledger itself. Give another file.")
