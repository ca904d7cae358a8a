"""The front door: the verbs of the command line.

Exit codes: 0 all went well, 1 something could not be read or opened (it says what), 2 the command
line was wrong, 130 stopped by the user.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shlex
import sys
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.ledger.ledger import Ledger
    from dateline.page.told import Told
    from dateline.pipeline import Outcome
    from dateline.records import IncidentAnswer
    from dateline.terminal.summary import Tally

EXAMPLES = """
\b
Examples:
  dateline read pages/ --into ledger.db
  dateline who-says ledger.db air defence libya
  dateline show ledger.db page.html
"""
READ_EXAMPLES = """
\b
Examples:
  dateline read page.html
  dateline read page.txt --published 2024-12-20 --into ledger.db
  dateline read pages/ corpus.jsonl.gz --into ledger.db
  curl -s https://news.example/story | dateline read - --url https://news.example/story --json
"""
WHO_SAYS_EXAMPLES = """
\b
Examples:
  dateline who-says ledger.db
  dateline who-says ledger.db air defence libya
  dateline who-says ledger.db --json | jq .independent_origins
"""
SHOW_EXAMPLES = """
\b
Examples:
  dateline show ledger.db page.html
  dateline show ledger.db art:3f2a
"""
SCHEMA_EXAMPLES = """
\b
Example:
  dateline schema > dateline-report.schema.json
"""
EVALUATE_SAID_EXAMPLES = """
\b
Example:
  dateline evaluate said gold.jsonl --json
"""
EVALUATE_PAGE_EXAMPLES = """
\b
Example:
  dateline evaluate page page.txt expected.json --published 2024-12-20
"""
EVALUATE_PAGES_EXAMPLES = """
\b
Examples:
  dateline evaluate pages gold.jsonl --misses 10
  dateline evaluate pages gold.jsonl --json | jq .body_f1
"""
EVALUATE_LANGUAGE_EXAMPLES = """
\b
Example:
  dateline evaluate language treebank.conllu --json
"""
EVALUATE_NAMES_EXAMPLES = """
\b
Example:
  dateline evaluate names names.jsonl --json
"""
EVALUATE_SENTENCES_EXAMPLES = """
\b
Example:
  dateline evaluate sentences treebank.conllu.gz --json
"""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class IsoDate(click.ParamType[str]):
    """An ISO 8601 day or day and time, kept as given."""

    name = "DATE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is a date or datetime; else fail with what is expected."""
        try:
            date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no date. Give it as 2024-12-20 or 2024-12-20T14:05+01:00.", param, ctx
            )
        return value


class WebAddress(click.ParamType[str]):
    """An http or https address."""

    name = "URL"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is an http(s) address; else fail."""
        if not value.startswith(("http://", "https://")):
            self.fail(f"{value!r} is no web address. It starts with http:// or https://.", param, ctx)
        return value


@click.group(context_settings=CONTEXT, no_args_is_help=True, epilog=EXAMPLES)
@click.version_option(package_name="dateline", message="dateline %(version)s")
def cli() -> None:
    """Who says so? Reads the news and keeps the receipts."""


@cli.command(epilog=READ_EXAMPLES)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", type=IsoDate(), help="When the page was published, if it does not say so.")
@click.option(
    "--url", type=WebAddress(), help="The page's address, if it does not say so; for one page."
)
@click.option("--into", metavar="LEDGER", help="Keep pages and readings in this ledger; made if absent.")
@click.option("--json", "as_json", is_flag=True, help="Print one report a page, each a line of JSON.")
def read(
    sources: tuple[str, ...], published: str | None, url: str | None, into: str | None, *, as_json: bool
) -> None:
    """Read pages: who says what, in which words, and what happened.

    SOURCE is a file (HTML or plain text), a folder, a corpus (*.jsonl or *.jsonl.gz) or - for
    standard input. A page that cannot be read is skipped with its reason; the others are read.
    """
    from dateline.gather.kinds import holds_many

    if url and (len(sources) > 1 or holds_many(sources[0])):
        raise click.UsageError("--url names one page: give it with a single file or with -.")
    from dateline.page.told import Told

    work = Work(
        sources, Told(published=published, url=url), as_json=as_json, shown=not (into or as_json)
    )
    try:
        tally = read_into(work, into) if into else read_pages(work, None)
    except KeyboardInterrupt:
        kept = "What was read is kept; run the same command again to go on." if into else ""
        click.echo(f"Stopped. {kept}".strip(), err=True)
        sys.exit(130)
    sys.exit(1 if tally.skipped else 0)


@cli.command("who-says", epilog=WHO_SAYS_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Incidents to print."
)
@click.option("--json", "as_json", is_flag=True, help="Print every answer, each a line of JSON.")
def who_says(ledger: str, words: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Answer who says so: the incidents that fit WORDS, with their origins and chains.

    Without WORDS all incidents are answered, those that most articles tell of first.
    """
    from dateline.answers.who_says import who_says as ask
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        answers = ask(opened, " ".join(words) or None)
        linked = opened.is_linked()
    if not linked:
        again = "Give the last `dateline read ... --into` again to link them."
        click.echo(f"Some pages are stored but not linked yet: a run was stopped. {again}", err=True)
    if as_json:
        print_lines(answers)
    else:
        show_answers(answers, limit, " ".join(words))


@cli.command(epilog=SHOW_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("article", metavar="ARTICLE")
@click.option("--json", "as_json", is_flag=True, help="Print the article as a line of JSON.")
def show(ledger: str, article: str, *, as_json: bool) -> None:
    """Print one article of a ledger with its claims marked.

    ARTICLE is an article's id, its file name, or the start of either, or words of its title.
    """
    from dateline.answers.show import find_article
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = find_article(opened, article)
    if as_json:
        print_lines([found.article])
    else:
        from dateline.terminal.article_view import print_article
        from dateline.terminal.consoles import make_console

        print_article(make_console(), found.article, found.url or found.source)


@cli.command(epilog=SCHEMA_EXAMPLES)
def schema() -> None:
    """Print the JSON Schema of reports and, under $defs/IncidentAnswer, of answers."""
    from dateline import jsons

    click.echo(json.dumps(jsons.schema(), indent=2, ensure_ascii=False))


@cli.group()
def evaluate() -> None:
    """Measure the readers against readings made by hand."""


@evaluate.command("said", epilog=EVALUATE_SAID_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_said(gold: str, *, as_json: bool) -> None:
    """Score source, cue and content spans: exact and overlap F1.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a document a line with id, text and attributions.
    """
    from dateline.evaluation.runs import score_said
    from dateline.terminal.score_view import figures_of_said, print_figures

    print_figures(figures_of_said(score_said(gold)), as_json=as_json)


@evaluate.command("page", epilog=EVALUATE_PAGE_EXAMPLES)
@click.argument("page", metavar="PAGE")
@click.argument("expected", metavar="EXPECTED")
@click.option("--published", type=IsoDate(), help="When the page was published, if it does not say so.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_page(page: str, expected: str, published: str | None, *, as_json: bool) -> None:
    """Score the claims and events of one page against its reading by hand, and list the misses."""
    from dateline.evaluation.runs import score_page
    from dateline.page.told import Told
    from dateline.terminal.score_view import figures_of_page, print_figures

    claims, events = score_page(page, expected, Told(published=published))
    if not as_json:
        click.echo(f"claims: {claims.describe()}\nevents: {events.describe()}")
    print_figures(figures_of_page(claims, events), as_json=as_json)


@evaluate.command("pages", epilog=EVALUATE_PAGES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List the N worst pages with what was lost and what was left in.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object, last.")
def evaluate_pages(gold: str, misses: int, *, as_json: bool) -> None:
    """Score how pages are taken apart: text, title, authors, date, agency, subheads.

    GOLD is JSON Lines: a page a line with id, file (beside GOLD, .gz unpacked) and what is known of it.
    """
    from dateline.evaluation.page_runs import list_misses, score_pages, sum_up
    from dateline.terminal.score_view import print_figures, print_misses

    scores = score_pages(gold)
    print_misses(list_misses(scores, misses))
    print_figures(sum_up(scores), as_json=as_json)


@evaluate.command("language", epilog=EVALUATE_LANGUAGE_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_language(gold: str, *, as_json: bool) -> None:
    """Score parts of speech, lemmas and trees on gold tokens, and all of it again from raw text.

    GOLD is a treebank in CoNLL-U (.conllu or .conllu.gz).
    """
    from dateline.evaluation.language import score_language
    from dateline.terminal.score_view import print_figures

    print_figures(score_language(gold), as_json=as_json)


@evaluate.command("names", epilog=EVALUATE_NAMES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_names(gold: str, *, as_json: bool) -> None:
    """Score the names of persons, organisations and places: exact spans and types.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a document a line with id, text and spans.
    """
    from dateline.evaluation.names import score_names
    from dateline.terminal.score_view import print_figures

    print_figures(score_names(gold), as_json=as_json)


@evaluate.command("sentences", epilog=EVALUATE_SENTENCES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_sentences(gold: str, *, as_json: bool) -> None:
    """Score where sentences and tokens are cut in raw text: exact spans.

    GOLD is a treebank in CoNLL-U (.conllu or .conllu.gz).
    """
    from dateline.evaluation.language import score_sentences
    from dateline.terminal.score_view import print_figures

    print_figures(score_sentences(gold), as_json=as_json)


@dataclass(frozen=True, slots=True)
class Work:
    """What to read and how to show it."""

    sources: tuple[str, ...]
    told: Told
    as_json: bool
    shown: bool


def read_into(work: Work, where: str) -> Tally:
    """Read into a ledger, link what it holds, and say what to do next."""
    from dateline.ledger.ledger import Ledger
    from dateline.pipeline import link_ledger
    from dateline.terminal.consoles import make_console

    with Ledger.open(where, create=True) as ledger:
        tally = read_pages(work, ledger)
        link_ledger(ledger)
    name = shlex.quote(where)
    console = make_console(stderr=work.as_json)
    console.print(f"Ask it:          dateline who-says {name} [WORDS]", markup=False, style="quiet")
    console.print(
        f"Add your pages:  dateline read FILE|FOLDER --into {name}", markup=False, style="quiet"
    )
    return tally


def read_pages(work: Work, ledger: Ledger | None) -> Tally:
    """Read every page of the work, show progress and the summary, and return the counts."""
    from dateline.gather.sources import gather
    from dateline.pipeline import read_sources
    from dateline.terminal.consoles import make_console
    from dateline.terminal.progress import follow
    from dateline.terminal.summary import Tally, print_summary

    tally = Tally()
    with follow(make_console(stderr=True)) as step:
        for outcome in read_sources(
            gather(work.sources, sys.stdin.buffer if sys.stdin else io.BytesIO()), work.told, ledger
        ):
            tally.add(outcome)
            print_outcome(outcome, work)
            step(outcome.source)
    print_summary(make_console(stderr=work.as_json), tally)
    return tally


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


def print_lines(records: Iterable[object]) -> None:
    """Print each record as one line of JSON, in UTF-8 whatever the terminal's encoding."""
    from dateline import jsons

    for record in records:
        sys.stdout.buffer.write(jsons.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def show_answers(answers: tuple[IncidentAnswer, ...], limit: int, words: str) -> None:
    """Print the first answers for a person, and how many more there are."""
    from dateline.terminal.answer_view import print_answers
    from dateline.terminal.consoles import make_console

    print_answers(make_console(), answers[:limit])
    if not answers:
        fitting = f" that fits {words!r}" if words else ""
        click.echo(f"The ledger holds no incident{fitting}.", err=True)
    elif len(answers) > limit:
        click.echo(f"{len(answers) - limit} more: narrow it by WORDS, or raise --limit.", err=True)


def main() -> None:
    """Run the command line; an error is one clear sentence and an exit code."""
    try:
        cli()
    except DatelineError as error:
        from dateline.terminal.safe import show_line

        click.echo(f"dateline: {show_line(str(error))}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of the output has gone: stop quietly, and keep Python from flushing into it.
        drop_output()
        sys.exit(1)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        drop_output()
        click.echo(
            "dateline: There is no room left to write the output. Make room and try again.", err=True
        )
        sys.exit(1)


def drop_output() -> None:
    """Send what is left of the output nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
