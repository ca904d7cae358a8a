"""``dateline export``: rows of a ledger in a file format of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.errors import InputError
from dateline.verbs.printing import quote_ledger
from dateline.verbs.sharing import read_sharing, share_options
from dateline.verbs.values import IsoDate
from dateline.verbs.who_says import UNLINKED, make_wanted

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
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    envvar="DATELINE_WORKERS",
    help="Processes that make rows of a large ledger; 0 makes them in this one."
    " [default: one a processor, eight at most]",
)
@share_options
def export(ledger: str, *, name: str, what: Any, out: str, **given: Any) -> None:
    """Write the events, claims, incidents or articles of a ledger, after reviews, in a FORMAT.

    Every row names what bears it: the article, its capture, address and words. Rows are written as they
    are read, so a ledger of any size is exported; FILE is there as a whole in the end, or not at all.
    """
    from dateline.export.frame import Job
    from dateline.export.output import ended_in_order, open_output
    from dateline.export.streams import Asked
    from dateline.export.writing import Export, write_export
    from dateline.ledger.ledger import Ledger

    force, raw, sharing = given.pop("force"), given.pop("raw"), read_sharing(given)
    workers = read_workers(given)
    what = read_what(name, what)
    refuse_ledger(ledger, out)
    with Ledger.look_into(ledger) as opened:
        asked = Asked(make_wanted(given), sharing)
        about = {"ledger": opened.name(), "written": opened.last_written()}
        job = Job(what, raw=raw, shared=sharing is not None, **about)
        linked = opened.is_linked()
        with ended_in_order(), opened.at_once() as snapshot, open_output(out, force=force) as stream:
            seen = write_export(snapshot, Export(name, job, asked, workers), stream)
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


def read_workers(given: dict[str, Any]) -> int:
    """Return how many processes make rows."""
    from dateline.processes import count_processors

    workers: int | None = given.pop("workers")
    return count_processors() if workers is None else workers


def refuse_ledger(ledger: str, out: str) -> None:
    """Raise click.UsageError where an export would be written over the ledger itself."""
    mine = {Path(f"{ledger}{end}").resolve() for end in ("", "-wal", "-shm", "-journal")}
    if out != "-" and Path(out).resolve() in mine:
        raise click.UsageError("--out is the ledger itself. Give another file.")
