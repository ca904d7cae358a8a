"""``dateline search``: the articles, claims, quotations and events of a ledger that hold words."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from dateline.records import EventType, Stance, Status
from dateline.searches import LIMIT, MOST, Box, Query, Within
from dateline.verbs.printing import print_lines
from dateline.verbs.sharing import read_sharing, share_options
from dateline.verbs.values import IsoDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.answers.sharing import Sharing
    from dateline.ledger.ledger import Ledger
    from dateline.searches import Hit

EXAMPLES = """
\b
Examples:
  dateline search ledger.db bridge closed
  dateline search ledger.db '"air defence" missile* -exercise' --from 2024-12-01
  dateline search ledger.db --in quotations --source "health ministry" hospital
  dateline search ledger.db --in events --type ASSAULT --box 36,34,43,38 --json | jq -r .id
  dateline search ledger.db ceasefire OR truce --save truces
  dateline search ledger.db --saved truces
"""
SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}  # -word leaves out a word
LONGEST_INPUT = 100_000  # bytes of standard input that are looked at


class MapBox(click.ParamType[Box]):
    """A box on the map: west,south,east,north in degrees."""

    name = "W,S,E,N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Box:
        """Return the four degrees; else fail with what is expected."""
        try:
            west, south, east, north = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r} is no box. Give west,south,east,north: 36,34,43,38.", param, ctx)
        return west, south, east, north


def one_of(kind: Any) -> click.Choice[str]:
    """Return the choice among the words of a record's field."""
    return click.Choice(get_args(kind), case_sensitive=False)


def many(
    name: str, field: str, text: str, kind: Any = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return an option that may be given several times: one of its values must fit."""
    metavar = "TEXT" if kind is str else name.removeprefix("--").upper()
    return click.option(name, field, multiple=True, type=kind, help=text, metavar=metavar)


@click.command(epilog=EXAMPLES, context_settings=SETTINGS)
@click.argument("ledger", metavar="LEDGER")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--in", "within", type=one_of(Within), default="articles", show_default=True, help="What to search."
)
@many("--actor", "actors", "Who is named, or takes part in an event.")
@many("--place", "places", "A place that is named: a town, a region, a country.")
@click.option("--box", type=MapBox(), help="Where events were: west,south,east,north in degrees.")
@many("--type", "types", "Of events: ASSAULT, PROTEST ...", one_of(EventType))
@many("--status", "statuses", "Of events: happened, planned, denied ...", one_of(Status))
@many("--stance", "stances", "Of claims: asserts, denies, doubts ...", one_of(Stance))
@many("--source", "sources", "Who says it.")
@many("--outlet", "outlets", "Who published it.")
@click.option("--from", "published_from", type=IsoDate(), help="Published on this day or later.")
@click.option("--to", "published_to", type=IsoDate(), help="Published on this day or before.")
@click.option("--event-from", type=IsoDate(), help="Of an event on this day or later.")
@click.option("--event-to", type=IsoDate(), help="Of an event on this day or before.")
@click.option(
    "--origins",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Of incidents that N independent origins assert, or more.",
)
@click.option("--limit", type=click.IntRange(1, MOST), default=LIMIT, show_default=True, help="Hits.")
@click.option("--after", default="", metavar="CURSOR", help="Go on behind the hit with this cursor.")
@click.option("--save", metavar="NAME", help="Also save this search under a name.")
@click.option("--saved", metavar="NAME", help="Search as it was saved under this name.")
@click.option("--list-saved", is_flag=True, help="Print the saved searches.")
@click.option("--remove", metavar="NAME", help="Remove a saved search.")
@share_options
@click.option("--json", "as_json", is_flag=True, help="Print each hit as a line of JSON.")
def search(ledger: str, words: tuple[str, ...], *, as_json: bool, **given: Any) -> None:
    """Search a ledger for WORDS: the best fitting first, then the latest.

    All words must be there. "a phrase" in quotation marks (quote them once more for the shell), begin*,
    *part*, -without, one OR another. WORDS may be - to read them from standard input. Without WORDS
    all that fits the options is listed, the latest first.
    """
    from dateline.ledger.ledger import Ledger

    tasks = {name: given.pop(name) for name in ("save", "saved", "list_saved", "remove")}
    sharing = read_sharing(given)
    query = Query(words=read_words(words), **given)
    with Ledger.open(ledger, create=bool(tasks["save"] or tasks["remove"])) as opened:
        if tasks["remove"]:
            opened.remove_search(tasks["remove"])
            return
        if tasks["list_saved"]:
            list_saved(opened, as_json=as_json)
            return
        query = choose_query(opened, query, tasks["saved"])
        hits = opened.search(query)
        if tasks["save"]:
            opened.save_search(tasks["save"], query)
        shown = share(opened, hits, sharing) if sharing else hits
    show_hits(shown, as_json=as_json)
    say_more(query, hits, as_json=as_json and not sharing)


def read_words(words: tuple[str, ...]) -> str:
    """Return the words of a search, read from standard input where they are a dash."""
    wrong = next((word for word in words if word.startswith("--")), None)
    if wrong is not None:
        raise click.UsageError(f"No such option: {wrong}")
    if words != ("-",):
        return " ".join(words)
    data = sys.stdin.buffer.read(LONGEST_INPUT) if sys.stdin else b""
    return data.decode("utf-8", "replace").strip()


def choose_query(ledger: Ledger, query: Query, saved: str | None) -> Query:
    """Return the query that was given, or the one saved under a name, with limit and place as given."""
    from dataclasses import replace

    if saved is None:
        return query
    if replace(query, limit=LIMIT, after="") != Query():
        raise click.UsageError("--saved takes no words and no filters beside it: it has its own.")
    return replace(ledger.saved_search(saved).query, limit=query.limit, after=query.after)


def list_saved(ledger: Ledger, *, as_json: bool) -> None:
    """Print the saved searches, by name."""
    from dateline.terminal.hits_view import say_query
    from dateline.terminal.safe import show_line

    saved = ledger.saved_searches()
    if as_json:
        print_lines(saved)
        return
    for each in saved:
        click.echo(show_line(f"{each.name}: {say_query(each.query)}"))
    if not saved:
        click.echo("No search is saved. Save one with --save NAME.", err=True)


def show_hits(hits: tuple[Hit, ...], *, as_json: bool) -> None:
    """Print the hits."""
    if as_json:
        print_lines(hits)
        return
    from dateline.terminal.consoles import make_console
    from dateline.terminal.hits_view import print_hits

    print_hits(make_console(), hits)


def share(ledger: Ledger, hits: tuple[Hit, ...], sharing: Sharing) -> tuple[Hit, ...]:
    """Return hits as they may leave the machine."""
    from dateline.answers.sharing_hits import share_hits

    articles = ledger.articles_of({hit.article for hit in hits})
    return share_hits(hits, [one.article for one in articles], sharing)


def say_more(query: Query, hits: tuple[Hit, ...], *, as_json: bool) -> None:
    """Say how to see the hits behind these; lines of JSON have it in them."""
    if as_json:
        return
    if not hits:
        click.echo("Nothing more fits." if query.after else "Nothing in the ledger fits.", err=True)
    elif len(hits) == query.limit:
        click.echo(f"There may be more: --after {shlex.quote(hits[-1].cursor)}", err=True)
