"""``dateline archive``: shards of pages go in, shards of reports as Parquet come out."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dateline.verbs.printing import print_lines, quote_ledger
from dateline.verbs.values import IsoDate, Memory, Seconds
from dateline.visible import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.archive.running import Done, Progress

GROUP_EXAMPLES = """
\b
Examples:
  dateline archive crawl/*.warc.gz --to archive/
  dateline archive read crawl/ --to archive/ --memory 8G
"""
READ_EXAMPLES = """
\b
Examples:
  dateline archive crawl/*.warc.gz --to archive/
  dateline archive read crawl/ corpus.jsonl.gz --to archive/ --workers 16 --memory 24G
  dateline archive read crawl/ --to archive/ --cluster ray://head:10001 --workers 64
  dateline archive read --from shards.txt --to archive/ --json | jq .skipped
  duckdb -c "SELECT day, count(*) FROM 'archive/shard=*/articles.parquet' GROUP BY day"
"""


IMPORT_EXAMPLES = """
\b
Examples:
  dateline archive import archive/ --into harbour.db --words harbour --since 2031-02-01
  dateline archive import archive/ --into ly.db --place LY --type ASSAULT --type PROTEST
  dateline archive import archive/ --into courier.db --outlet "The Mirn Courier" --shards /mnt/crawl
"""
LINK_EXAMPLES = """
\b
Examples:
  dateline archive link archive/
  dateline archive link archive/ --days 1 --most 50000
  duckdb -c "SELECT day, title, independent_origins FROM 'archive/links/window=*/incidents.parquet'"
"""
MOST_MISSING = 20


class Reading(click.Group):
    """A group whose first word may also be a shard: it is read, then."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no verb of the group, nor a question for help, for the shards of ``read``."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["read", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Reading, epilog=GROUP_EXAMPLES)
def archive() -> None:
    """Read shards of pages (web archives, corpora) into Parquet, each once.

    `dateline archive SHARD... --to FOLDER` is short for `dateline archive read SHARD... --to FOLDER`.
    """


@archive.command(epilog=READ_EXAMPLES)
@click.argument("shards", nargs=-1, metavar="SHARD...")
@click.option("--to", "folder", required=True, metavar="FOLDER", help="The archive; made if absent.")
@click.option(
    "--from",
    "listed",
    type=click.File(encoding="utf-8"),
    help="Shards from a file, one a line; - reads.",
)
@click.option("--memory", type=Memory(), help="The most memory of all processes: 8G, 1500M.")
@click.option(
    "--workers",
    type=click.IntRange(0, 256),
    envvar="DATELINE_WORKERS",
    help="Processes that read; 0 reads in this one, unguarded. [default: one a processor]",
)
@click.option(
    "--page-seconds",
    type=Seconds(min_open=True),
    default=30.0,
    show_default=True,
    help="Processor time that one page may take; then it is skipped.",
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Read by Daft: local, or the address of a Ray cluster."
)
@click.option("--keep-pages", is_flag=True, help="Also keep the bytes of the pages.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a shard.")
def read(shards: tuple[str, ...], folder: str, *, listed: Any, as_json: bool, **given: Any) -> None:
    """Read shards into an archive: Parquet files of reports, claims and events.

    SHARD is a web archive (*.warc.gz, *.wacz), a *.zip or a corpus (*.jsonl, *.jsonl.gz), or a folder of
    these. A shard is there as a whole or not at all, and read once, under whatever name it comes; a run
    that was stopped goes on where it was. A page that cannot be read is counted with its reason.
    """
    from dateline.terminal.archive_view import follow_archive, print_done
    from dateline.terminal.consoles import make_console

    sources = [*shards, *read_list(listed)]
    if not sources:
        raise click.UsageError("Give shards, or a list of them with --from.")
    console = make_console(stderr=as_json)
    try:
        with follow_archive(make_console(stderr=True)) as told:
            done = list(print_each(run(sources, Asked(folder, told, **given)), as_json=as_json))
    except KeyboardInterrupt:
        again = "Finished shards are kept; run the same command again to go on."
        click.echo(f"Stopped. {again}", err=True)
        sys.exit(130)
    print_done(console, done)
    if any(one.kind != "failed" for one in done):
        click.echo(f"Look at it:  dateline stats {quote_ledger(folder)}", err=True)
        click.echo(f"Link it:     dateline archive link {quote_ledger(folder)}", err=True)
    leave(1 if any(one.kind == "failed" for one in done) else 0, at_once=given["cluster"] is not None)


def leave(code: int, *, at_once: bool) -> None:
    """End with an exit code; ``at_once``: Python does not wind up, which Daft's threads may crash."""
    if not at_once:
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where an archive goes, who is told how far it is, and how its pages are read.

    ``workers`` 0: by this process, unguarded; ``memory``: bytes.
    """

    folder: str
    told: Callable[[Progress], None]
    memory: int | None
    workers: int | None
    page_seconds: float
    keep_pages: bool
    cluster: str | None = None


def run(sources: list[str], asked: Asked) -> Iterator[Done]:
    """Yield what became of each shard."""
    from dateline.archive.memory import make_plan, make_workers
    from dateline.archive.reading import Manner
    from dateline.archive.running import Work, read_shards
    from dateline.processes import count_processors

    plan = make_plan(asked.workers or count_processors(most=None), asked.memory)
    folder = Path(asked.folder).absolute()
    if asked.cluster:
        from dateline.archive.cluster import Tasks, read_on_engine

        tasks = Tasks(str(folder), plan, asked.page_seconds, asked.keep_pages)
        yield from read_on_engine(list(map(os.path.abspath, sources)), tasks, asked.cluster)
        return
    manner = Manner(plan.largest, asked.keep_pages)
    reading = nullcontext() if asked.workers == 0 else make_workers(plan, asked.page_seconds)
    with reading as reader:
        yield from read_shards(sources, Work(folder, reader, manner, asked.told))


def print_each(done: Iterable[Done], *, as_json: bool) -> Iterator[Done]:
    """Yield what became of shards; each is printed as a line of JSON where that is wanted."""
    for one in done:
        if as_json and one.summary:
            print_lines([one.summary])
        yield one


def read_list(listed: TextIO | None) -> list[str]:
    """Return the shards that a list names, one a line; lines that begin with # are none."""
    lines = [] if listed is None else [line.strip() for line in listed]
    return [line for line in lines if line and not line.startswith("#")]


@archive.command("import", epilog=IMPORT_EXAMPLES)
@click.argument("folder", metavar="FOLDER")
@click.option("--into", required=True, metavar="LEDGER", help="The ledger; made if absent.")
@click.option("--words", multiple=True, help="Words in headline or text; repeatable, all of them.")
@click.option("--since", type=IsoDate(), help="Articles of this day and later.")
@click.option("--until", type=IsoDate(), help="Articles of this day and earlier.")
@click.option("--outlet", "outlets", multiple=True, help="An outlet; repeatable.")
@click.option("--language", "languages", multiple=True, help="A language; repeatable.")
@click.option(
    "--place", "places", multiple=True, help="A place, region or country of an event; repeatable."
)
@click.option("--actor", "actors", multiple=True, help="Who acts, is acted on or says so; repeatable.")
@click.option("--type", "types", multiple=True, help="A PLOVER type of an event, or OTHER; repeatable.")
@click.option("--shards", metavar="FOLDER", help="Where the shards are now, if they were moved.")
def bring(folder: str, into: str, shards: str | None, **given: Any) -> None:
    """Bring a slice of an archive into a ledger, and link it.

    A page comes with all its articles where one of them is wanted. What comes is what `dateline read`
    would have put there: also the bytes of the pages, which are read from their shards again unless the
    archive keeps them.
    """
    from dateline.archive.importing import import_slice
    from dateline.archive.slices import Slice
    from dateline.ledger.ledger import Ledger
    from dateline.pipeline import link_ledger
    from dateline.terminal.consoles import make_console
    from dateline.terminal.counting import count
    from dateline.terminal.progress import follow_count

    moved = Path(shards) if shards else None
    with Ledger.open(into, create=True) as ledger:
        console = make_console(stderr=True)
        with follow_count(console, "pages brought") as told:
            found = import_slice(Path(folder).absolute(), ledger, Slice(**given), moved, told)
        with follow_count(console, "articles linked") as told:
            link_ledger(ledger, told, helped=True)
    click.echo(f"{count(found.added, 'page')} added, {found.known:,} already in the ledger.", err=True)
    click.echo(f"Ask it:  dateline who-says {quote_ledger(into)} [WORDS]", err=True)
    for source in found.missing[:MOST_MISSING]:
        click.echo(f"missing: {show_line(source)}", err=True)
    if found.left:
        where = "Their shards are not where they were read: say where they are with --shards FOLDER."
        click.echo(f"{count(found.left, 'page')} left out. {where}", err=True)
        sys.exit(1)


@archive.command("link", epilog=LINK_EXAMPLES)
@click.argument("folder", metavar="FOLDER")
@click.option(
    "--days", type=click.IntRange(1, 366), default=7, show_default=True, help="Days of a window."
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20_000,
    show_default=True,
    help="Articles that a window may have: what bounds its time and its temporary file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a window.")
def link_windows(folder: str, days: int, most: int, *, as_json: bool) -> None:
    """Link the articles of an archive, one window of days after the other.

    Copies, ties, incidents with their origins and stories become Parquet files in FOLDER/links. A window
    is linked with the week around it; what was linked before from the same shards is kept.
    """
    from dateline.archive.linking import link_archive
    from dateline.terminal.archive_view import follow_linking, print_windows
    from dateline.terminal.consoles import make_console

    done = []
    with follow_linking(make_console(stderr=True)) as told:
        for one in link_archive(Path(folder).absolute(), days, most, told):
            done.append(one)
            if as_json:
                print_lines([one])
    print_windows(make_console(stderr=as_json), done)
    click.echo(f"Look at it:  dateline stats {quote_ledger(folder)}", err=True)
    sys.exit(1 if any(one.kind == "left" for one in done) else 0)
