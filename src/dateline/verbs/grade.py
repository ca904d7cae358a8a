"""``dateline grade``: an analyst's own grades of sources and claims, never computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.verbs.printing import print_lines
from dateline.verbs.reviewer import ask_name, by_option

if TYPE_CHECKING:
    from dateline.reviewed import GradedKind

EXAMPLES = """
\b
Examples:
  dateline grade ledger.db source "Nera Calder" B --why "right on the last four floods" --by "Ada Lind"
  dateline grade ledger.db claim clm:99ab 2 --why "the photographs show it"
  dateline grade ledger.db list
"""
SOURCE_EXAMPLES = """
\b
Example:
  dateline grade ledger.db source "Nera Calder" B --why "right on the last four floods"
"""
OUTLET_EXAMPLES = """
\b
Example:
  dateline grade ledger.db outlet "The Mirn Courier" C --why "corrects itself late"
"""
CLAIM_EXAMPLES = """
\b
Example:
  dateline grade ledger.db claim clm:99ab 2 --why "the photographs show it"
"""
LIST_EXAMPLES = """
\b
Example:
  dateline grade ledger.db list --json | jq -r .grade
"""
why_option = click.option("--why", required=True, metavar="WORDS", help="The reason; kept with it.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print each as a line of JSON.")


@click.group(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.pass_context
def grade(context: click.Context, ledger: str) -> None:
    """Grade a source's reliability (A to F) or a claim's credibility (1 to 6) in LEDGER.

    The two are two things and never one number. A grade is yours: it has your name and a reason, changes
    no count, and stands beside those of others. none withdraws yours; the history is kept.
    """
    context.obj = ledger


@grade.command(epilog=SOURCE_EXAMPLES)
@click.argument("name", metavar="NAME")
@click.argument("value", metavar="A-F")
@why_option
@by_option
@json_option
@click.pass_obj
def source(ledger: str, name: str, value: str, why: str, by: str | None, *, as_json: bool) -> None:
    """Grade how reliable a source is, by the name that texts give it."""
    give(ledger, ("source", name, value, why, ask_name(by)), as_json=as_json)


@grade.command(epilog=OUTLET_EXAMPLES)
@click.argument("name", metavar="NAME")
@click.argument("value", metavar="A-F")
@why_option
@by_option
@json_option
@click.pass_obj
def outlet(ledger: str, name: str, value: str, why: str, by: str | None, *, as_json: bool) -> None:
    """Grade how reliable an outlet is."""
    give(ledger, ("outlet", name, value, why, ask_name(by)), as_json=as_json)


@grade.command(epilog=CLAIM_EXAMPLES)
@click.argument("ident", metavar="ID")
@click.argument("value", metavar="1-6")
@why_option
@by_option
@json_option
@click.pass_obj
def claim(ledger: str, ident: str, value: str, why: str, by: str | None, *, as_json: bool) -> None:
    """Grade how credible a claim is, whoever makes it."""
    give(ledger, ("claim", ident, value, why, ask_name(by)), as_json=as_json)


def give(ledger: str, told: tuple[GradedKind, str, str, str, str], *, as_json: bool) -> None:
    """Add a grade and tell of it."""
    from dateline.ledger.grades import Grade
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.review_view import say_grade

    kind, name, value, why, by = told
    with Ledger.open(ledger, create=False) as opened:
        given = opened.grade(Grade(kind=kind, name=name, grade=value, why=why, by=by))
    if as_json:
        print_lines([given])
    else:
        click.echo(say_grade(given))


@grade.command("list", epilog=LIST_EXAMPLES)
@json_option
@click.pass_obj
def list_grades(ledger: str, *, as_json: bool) -> None:
    """Print all grades in the order of time, with those that do not count any more."""
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.review_view import say_grade

    with Ledger.open(ledger, create=False) as opened:
        found = opened.grades()
    if as_json:
        print_lines(found)
        return
    for one in found:
        click.echo(say_grade(one))
    if not found:
        click.echo("Nobody has given a grade yet.", err=True)
