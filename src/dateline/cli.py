"""The front door: the verbs of the command line.

Exit codes: 0 all went well, 1 something could not be read or opened (it says what), 2 the command
line was wrong, 130 stopped by the user.
"""

from __future__ import annotations

import errno
import json
import os
import sys

import click

from dateline.errors import DatelineError, InputError
from dateline.processes import PRODUCTS
from dateline.verbs.actors import actors
from dateline.verbs.archive import archive
from dateline.verbs.changes import changes
from dateline.verbs.datasette import datasette
from dateline.verbs.desk import desk
from dateline.verbs.evaluate import evaluate
from dateline.verbs.export import export
from dateline.verbs.feeds import feeds
from dateline.verbs.forget import forget
from dateline.verbs.gather import gather
from dateline.verbs.gazetteer import gazetteer
from dateline.verbs.grade import grade
from dateline.verbs.link import link
from dateline.verbs.mcp import mcp
from dateline.verbs.migrate import migrate
from dateline.verbs.printing import print_lines
from dateline.verbs.read import read
from dateline.verbs.receipt import receipt
from dateline.verbs.review import review
from dateline.verbs.revisions import revisions
from dateline.verbs.search import search, show_hits
from dateline.verbs.serve import serve
from dateline.verbs.sharing import read_sharing, share_article, share_options
from dateline.verbs.stats import stats
from dateline.verbs.stories import stories
from dateline.verbs.team import team
from dateline.verbs.watch import watch
from dateline.verbs.who_says import who_says

EXAMPLES = """
\b
Examples:
  dateline read pages/ --into ledger.db
  dateline who-says ledger.db air defence libya
  dateline show ledger.db page.html
"""
SHOW_EXAMPLES = """
\b
Examples:
  dateline show ledger.db page.html
  dateline show ledger.db art:3f2a
  dateline show ledger.db page.html --revision 1
"""
EXPLAIN_EXAMPLES = """
\b
Examples:
  dateline show ledger.db page.html --json | jq -r '.events[] | [.id, .type, .trigger.text] | @tsv'
  dateline explain ledger.db evt:1f0c
"""
SCHEMA_EXAMPLES = """
\b
Example:
  dateline schema > dateline-report.schema.json
"""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT, no_args_is_help=True, epilog=EXAMPLES)
@click.version_option(package_name="dateline", message="dateline %(version)s")
def cli() -> None:
    """Who says so? Reads the news and keeps the receipts."""


cli.add_command(read)
cli.add_command(gather)
cli.add_command(actors)
cli.add_command(archive)
cli.add_command(changes)
cli.add_command(receipt)
cli.add_command(review)
cli.add_command(grade)
cli.add_command(datasette)
cli.add_command(desk)
cli.add_command(evaluate)
cli.add_command(export)
cli.add_command(feeds)
cli.add_command(forget)
cli.add_command(gazetteer)
cli.add_command(mcp)
cli.add_command(migrate)
cli.add_command(revisions)
cli.add_command(team)
cli.add_command(search)
cli.add_command(serve)
cli.add_command(link)
cli.add_command(watch)
cli.add_command(who_says)
cli.add_command(stats)
cli.add_command(stories)


@cli.command(epilog=SHOW_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--revision",
    type=click.IntRange(min=1),
    help="Print it as this reading had it (see `dateline revisions`). [default: the last]",
)
@share_options
@click.option("--json", "as_json", is_flag=True, help="Print the article as a line of JSON.")
def show(ledger: str, article: str, revision: int | None, *, as_json: bool, **sharing: bool) -> None:
    """Print one article of a ledger with its claims marked.

    ARTICLE is an article's id, its file name, or the start of either, or words of its title. With
    --for-sharing its claims and events are listed instead, as `dateline search` lists them.
    """
    from dateline.answers.derived import find_derived
    from dateline.answers.lineage import find_lineage
    from dateline.answers.show import as_revised, find_article
    from dateline.answers.shown_article import tell_article
    from dateline.ledger.ledger import Ledger

    shared = read_sharing(sharing)
    whole = not (shared or revision)
    with Ledger.open(ledger, create=False) as opened:
        found = find_article(opened, article)
        notes = opened.notes(found.capture)
        if revision is not None:
            found, notes = as_revised(found, opened.revision(found.capture, revision), revision)
        lineage = find_lineage(opened, found) if whole else None
        derived = find_derived(opened, found) if whole else ()
    if shared:
        show_hits(share_article(found, shared), as_json=as_json)
    elif as_json:
        print_lines([tell_article(found, lineage, derived) if lineage else found.article])
    else:
        from dateline.terminal.article_view import print_article
        from dateline.terminal.consoles import make_console
        from dateline.terminal.derived_view import print_derived
        from dateline.terminal.versions_view import print_lineage

        console = make_console()
        print_article(console, found.article, found.url or found.source, notes)
        print_derived(console, derived)
        if lineage:
            print_lineage(console, lineage)


@cli.command(epilog=EXPLAIN_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("event", metavar="EVENT")
@click.option("--passed-over", is_flag=True, help="EVENT is an article: tell what in it was no event.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as a line of JSON.")
def explain(ledger: str, event: str, *, passed_over: bool, as_json: bool) -> None:
    """Tell why an event was read as it was: rows tried, parts, and the words of its status.

    EVENT is an event's id or the start of it; with --passed-over it is an article, as for `show`.
    """
    from dateline.answers.explain import explain as ask
    from dateline.ledger.ledger import Ledger

    if passed_over:
        show_passed_over(ledger, event, as_json=as_json)
        return
    with Ledger.open(ledger, create=False) as opened:
        found, explanation = ask(opened, event)
    if as_json:
        print_lines([explanation])
    else:
        from dateline.terminal.consoles import make_console
        from dateline.terminal.explain_view import print_explanation

        print_explanation(make_console(), found.article, explanation)


def show_passed_over(ledger: str, article: str, *, as_json: bool) -> None:
    """Print what of an article fits a frame and was taken for no event of the news, and why."""
    from dateline.answers.explain import passed_over
    from dateline.answers.show import find_article
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = passed_over(find_article(opened, article))
    if as_json:
        print_lines(found)
        return
    from dateline.terminal.consoles import make_console
    from dateline.terminal.explain_view import print_passed_over

    print_passed_over(make_console(), found)


@cli.command(epilog=SCHEMA_EXAMPLES)
def schema() -> None:
    """Print the JSON Schema of reports and, under $defs/IncidentAnswer, of answers."""
    from dateline import jsons

    click.echo(json.dumps(jsons.schema(), indent=2, ensure_ascii=False))


def check_arguments(arguments: list[str]) -> None:
    """Raise InputError where an argument that names no file holds bytes that are no UTF-8."""
    for one in arguments:
        if any("\ud800" <= char <= "\udfff" for char in one) and not os.path.exists(one):  # noqa: PTH110  - bytes
            shown = one.encode("utf-8", "replace").decode()
            raise InputError(f"{shown!r} holds bytes that are no UTF-8.", "Give it in UTF-8.")


def main() -> None:
    """Run the command line; an error is one clear sentence and an exit code."""
    os.environ.setdefault(PRODUCTS, "1")
    try:
        check_arguments(sys.argv[1:])
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
