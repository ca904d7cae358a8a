"""``dateline actors``: the actors of a ledger, and the user's own list, which its readings ask."""

from __future__ import annotations

import sys
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from dateline.records import ActorType
from dateline.verbs.printing import print_lines, quote_ledger, show_ledger
from dateline.verbs.sharing import read_sharing, share_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.listing.listed import ListedActor

MOST_NOTES: Final = 20  # that one import prints
TYPES: Final = get_args(ActorType)
GROUP_EXAMPLES = """
\b
Examples:
  dateline actors list ledger.db --type person --country LY
  dateline actors show ledger.db "Mira Dovell"
  dateline actors import actors.csv --into ledger.db
"""
IMPORT_EXAMPLES = """
\b
Examples:
  dateline actors import actors.csv --into ledger.db
  dateline actors import entities.ftm.json --into ledger.db --replace
  curl -s https://lists.example/actors.csv | dateline actors import - --into ledger.db
"""
IMPORTED_EXAMPLES = """
\b
Examples:
  dateline actors imported ledger.db
  dateline actors imported ledger.db --json | jq -r .name
"""
LIST_EXAMPLES = """
\b
Examples:
  dateline actors list ledger.db
  dateline actors list ledger.db dovell
  dateline actors list ledger.db --type armed_group --articles 10 --json | jq -r .name
"""
SHOW_EXAMPLES = """
\b
Examples:
  dateline actors show ledger.db "Mira Dovell"
  dateline actors show ledger.db agr:0c4e --json | jq .roles
"""
UNTAKEN = "The actors of some articles are not taken in yet:"


@click.group(epilog=GROUP_EXAMPLES)
def actors() -> None:
    """Ask who is who across articles; keep a list of the actors you know."""


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
@click.argument("name", nargs=-1, metavar="[NAME]...")
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only actors of this type.")
@click.option("--country", metavar="CODE", help="Only actors of this country (two letters).")
@click.option(
    "--articles", type=click.IntRange(min=1), default=1, help="Articles that name it, at least."
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Actors to print."
)
@click.option("--json", "as_json", is_flag=True, help="Print every actor, each a line of JSON.")
@share_options
def list_actors(ledger: str, name: tuple[str, ...], *, limit: int, as_json: bool, **given: Any) -> None:
    """List the actors that articles name, one each whatever they are called, the most named first.

    NAME narrows it to those of whom one name holds these words.
    """
    from dateline.actors import ActorsWanted
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.actors_view import print_actors

    sharing = read_sharing(given)
    wanted = ActorsWanted(
        words=" ".join(name),
        type=given["kind"],
        country=(given["country"] or "").upper() or None,
        articles=given["articles"],
        masked=bool(sharing and sharing.masked),
    )
    with Ledger.open(ledger, create=False) as opened:
        found = opened.actors(wanted)
        linked = opened.is_linked()
    if as_json:
        print_lines(found)
    else:
        print_actors(found[:limit])
        say_more(len(found), limit)
    if not linked:
        click.echo(f"{UNTAKEN} dateline link {quote_ledger(ledger)}", err=True)


def say_more(found: int, limit: int) -> None:
    """Say how many actors there are beside those printed."""
    if not found:
        click.echo("The ledger has no actor that fits.", err=True)
    elif found > limit:
        click.echo(f"{found - limit:,} more: narrow it by NAME, or raise --limit.", err=True)


@actors.command("show", epilog=SHOW_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("actor", metavar="ACTOR")
@click.option("--json", "as_json", is_flag=True, help="Print it as one line of JSON.")
@share_options
def show_actor(ledger: str, actor: str, *, as_json: bool, **given: Any) -> None:
    """Show one actor: names, roles by day, articles, and why its names are one and others are not.

    ACTOR is an id (agr:...) given now or before, the beginning of one, or a name that one actor has.
    """
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.actors_view import print_actor

    sharing = read_sharing(given)
    with Ledger.open(ledger, create=False) as opened:
        found = opened.actor(actor, masked=bool(sharing and sharing.masked))
    if as_json:
        print_lines([found])
    else:
        print_actor(found)


@actors.command("imported", epilog=IMPORTED_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print each actor as a line of JSON.")
def show_list(ledger: str, *, as_json: bool) -> None:
    """Print your own list of actors that a ledger keeps, by name."""
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
