"""``dateline read``: pages go in, reports and a ledger come out."""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dateline.verbs.printing import print_lines, quote_ledger
from dateline.verbs.values import IsoDate, Seconds, WebAddress
from dateline.verbs.web import WebOptions, open_web, with_web_options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from dateline.gather.sources import Web
    from dateline.ledger.ledger import Ledger
    from dateline.page.told import Told
    from dateline.pipeline import Outcome, Reader
    from dateline.terminal.summary import Tally

EXAMPLES = """
\b
Examples:
  dateline read page.html
  dateline read page.txt --published 2024-12-20 --into ledger.db
  dateline read pages/ corpus.jsonl.gz pages.warc.gz --into ledger.db
  dateline read https://news.example/rss.xml --most 50 --into ledger.db
  dateline read page.html --predicates --json
  curl -s https://news.example/story | dateline read - --url https://news.example/story --json
"""


@dataclass(frozen=True, slots=True)
class Work:
    """What to read, by whom, and how to show it. ``workers`` 0: by this process, unguarded."""

    sources: tuple[str, ...]
    told: Told
    into: str | None
    as_json: bool
    workers: int | None
    page_seconds: float
    web: WebOptions

    @property
    def shown(self) -> bool:
        """Tell whether each page is shown to a person."""
        return not (self.into or self.as_json)


@click.command(epilog=EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", type=IsoDate(), help="When the page was published, if it does not say so.")
@click.option(
    "--url", type=WebAddress(), help="The page's address, if it does not say so; for one page."
)
@click.option("--into", metavar="LEDGER", help="Keep pages and readings in this ledger; made if absent.")
@click.option("--json", "as_json", is_flag=True, help="Print one report a page, each a line of JSON.")
@click.option(
    "--predicates",
    is_flag=True,
    help="Also tell the status of every word that denotes a happening or a state.",
)
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
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
@with_web_options
def read(published: str | None, url: str | None, *, predicates: bool, **given: object) -> None:
    """Read pages: who says what, in which words, and what happened.

    SOURCE is an address of a page, a feed or a site map; a file (HTML, plain text, a saved feed); a web
    archive (*.warc.gz, *.wacz), a *.zip, a corpus (*.jsonl, *.jsonl.gz); a folder of all these; or - for
    standard input. A page that cannot be read is skipped with its reason; the others are read.
    """
    from dateline.gather.kinds import holds_many
    from dateline.page.told import Told

    web = WebOptions(**{name: given.pop(name) for name in WebOptions.__slots__})  # type: ignore[arg-type]
    work = Work(told=Told(published, url, predicates), web=web, **given)  # type: ignore[arg-type]
    if url and (len(work.sources) > 1 or holds_many(work.sources[0])):
        raise click.UsageError("--url names one page: give it with a single file or with -.")
    try:
        tally = read_into(work, work.into) if work.into else read_pages(work, None)
    except KeyboardInterrupt:
        kept = "What was read is kept; run the same command again to go on." if work.into else ""
        click.echo(f"Stopped. {kept}".strip(), err=True)
        sys.exit(130)
    sys.exit(1 if tally.skipped else 0)


def read_into(work: Work, where: str) -> Tally:
    """Read into a ledger, link what it holds, and say what to do next."""
    from dateline.ledger.ledger import Ledger
    from dateline.pipeline import link_ledger
    from dateline.terminal.consoles import make_console
    from dateline.terminal.progress import follow_count

    with Ledger.open(where, create=True) as ledger:
        tally = read_pages(work, ledger)
        with follow_count(make_console(stderr=True), "articles linked") as told:
            link_ledger(ledger, told, helped=True)
    name = quote_ledger(where)
    console = make_console(stderr=work.as_json)
    console.print(f"Ask it:          dateline who-says {name} [WORDS]", markup=False, style="quiet")
    console.print(
        f"Add your pages:  dateline read FILE|FOLDER|ADDRESS --into {name}", markup=False, style="quiet"
    )
    return tally


def read_pages(work: Work, ledger: Ledger | None) -> Tally:
    """Read every page of the work, show progress and the summary, and return the counts."""
    from dateline.gather.shelf import MemoryShelf
    from dateline.terminal.consoles import make_console
    from dateline.terminal.progress import follow
    from dateline.terminal.summary import Tally, print_summary

    tally = Tally()
    shelf = ledger.shelf() if ledger else MemoryShelf()
    with (
        choose_reader(work) as reader,
        open_web(work.web, shelf) as web,
        follow(make_console(stderr=True)) as step,
    ):
        for outcome in read_each(work, ledger, reader, web):
            tally.add(outcome)
            print_outcome(outcome, work)
            step(outcome.source)
    print_summary(make_console(stderr=work.as_json), tally)
    return tally


def choose_reader(work: Work) -> AbstractContextManager[Reader | None]:
    """Return who reads: processes of their own, or None for this one."""
    from dateline.processes import count_processors
    from dateline.workers import Limits, Workers

    if work.workers == 0:
        return nullcontext()
    return Workers(Limits(work.workers or count_processors(), work.page_seconds))


def read_each(work: Work, ledger: Ledger | None, reader: Reader | None, web: Web) -> Iterator[Outcome]:
    """Yield what became of each page."""
    from dateline import pipeline
    from dateline.gather.sources import gather

    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    return pipeline.read_sources(gather(work.sources, stdin, web), work.told, ledger, reader)


def print_outcome(outcome: Outcome, work: Work) -> None:
    """Print one page's report: as JSON, for a person, or not at all."""
    if outcome.report is None:
        return
    if work.as_json:
        print_lines([outcome.report])
    elif work.shown and outcome.kind != "skipped":
        from dateline.terminal.claims_view import print_report
        from dateline.terminal.consoles import make_console

        print_report(make_console(), outcome.report)
