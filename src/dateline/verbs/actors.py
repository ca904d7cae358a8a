"""``dateline actors``: the user's own list of actors, which a ledger keeps and its readings ask."""

from __future__ import annotations

import sys
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Final

import click

from dateline.verbs.printing import print_lines, quote_ledger, show_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.listing.listed import ListedActor

MOST_NOTES: Final = 20  # that one import prints
GROUP_EXAMPLES = """
\b
Examples:
  dateline actors import actors.csv --into ledger.db
  dateline actors list ledger.db
"""
IMPORT_EXAMPLES = """
\b
Examples:
  dateline actors import actors.csv --into ledger.db
  dateline actors import entities.ftm.json --into ledger.db --replace
  curl -s https://lists.example/actors.csv | dateline actors import - --into ledger.db
"""
LIST_EXAMPLES = """
\b
Examples:
  dateline actors list ledger.db
  dateline actors list ledger.db --json | jq -r .name
"""


@click.group(epilog=GROUP_EXAMPLES)
def actors() -> None:
    """Keep a list of the actors you know: their names, and what a text does not tell of them."""


@actors.command("import", epilog=IMPORT_EXAMPLES)
@click.argument("file", metavar="FILE")
@click.option(
    "--into", required=True, metavar="LEDGER", help="The ledger that keeps the list; made if absent."
)
@click.option("--replace", is_flag=True, help="Drop what the list held before.")
def import_actors(file: str, into: str, *, replace: bool) -> None:
    """Add the actors of FILE to a ledger's list; one of the same name, type and country is replaced.

    FILE is CSV with a row of column names (name, aliases, type, country, sector, role, public),
    FollowTheMoney entities as JSON lines, Wikidata items or query results as JSON, or - for standard
    input. One bad row and nothing is imported.
    """
    from dateline.ledger.ledger import Ledger
    from dateline.listing.files import read_actors

    found = read_actors(file, sys.stdin.buffer if sys.stdin else BytesIO())
    with Ledger.open(into, create=True) as ledger:
        whole = ledger.list_actors(found.actors(), replace=replace)
    held = f"{len(whole.actors)}: {count(whole.actors)}"
    say(found.notes())
    click.echo(f"Imported {len(found.actors())} actors; the list of {show_ledger(into)} holds {held}.")
    click.echo(f"Pages read from now on ask it: dateline read PAGES --into {quote_ledger(into)}")


@actors.command("list", epilog=LIST_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print each actor as a line of JSON.")
def list_actors(ledger: str, *, as_json: bool) -> None:
    """Print the list of actors that a ledger keeps, by name."""
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        held = opened.listed_actors().actors
    if as_json:
        print_lines(held)
        return
    for actor in held:
        click.echo(describe(actor))
    if not held:
        fill = f"dateline actors import FILE --into {quote_ledger(ledger)}"
        click.echo(f"The list of {show_ledger(ledger)} is empty. Fill it: {fill}", err=True)


def say(notes: tuple[str, ...]) -> None:
    """Print the first notes on what an import left out, each safe on a terminal."""
    from dateline.terminal.safe import show_line

    for note in notes[:MOST_NOTES]:
        click.echo(show_line(note), err=True)
    if len(notes) > MOST_NOTES:
        click.echo(f"And {len(notes) - MOST_NOTES} more such rows.", err=True)


def count(held: Iterable[ListedActor]) -> str:
    """Return how many actors of each type a list holds, as words."""
    counts = Counter(actor.type or "of no type" for actor in held)
    return ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items())) or "nobody"


def describe(actor: ListedActor) -> str:
    """Return one actor as a line for a person, safe on a terminal."""
    from dateline.terminal.safe import show_line

    facts = [actor.type, actor.country, actor.sector, actor.role, *actor.aliases]
    if actor.public is not None:
        facts.insert(4, "public role" if actor.public else "no public role")
    told = "; ".join(fact for fact in facts if fact)
    return show_line(f"{actor.name}: {told}" if told else actor.name)
