"""``dateline review``: people accept, correct or reject what was read; it goes before the machine."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import click

from dateline.verbs.printing import print_lines, quote_ledger
from dateline.verbs.reviewer import ask_name, by_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.ledger.ledger import Ledger
    from dateline.ledger.reviewing import Taken
    from dateline.reviewing.orders import Order
    from dateline.reviewing.review import Choice, ReviewKind

EXAMPLES = """
\b
Examples:
  dateline review ledger.db next
  dateline review ledger.db accept evt:1f0c --by "Ada Lind"
  dateline review ledger.db correct evt:1f0c --set status=denied --note "see line 4"
  dateline review ledger.db reject clm:99ab --note "nobody said this"
  dateline review ledger.db reject evt:1f0c=evt:2b7e --note "two different bridges"
  dateline review ledger.db add art:3f2a --set trigger=seized --set type=ASSAULT
  dateline review ledger.db undo evt:1f0c
  dateline review ledger.db list --json
"""
CORRECT_EXAMPLES = """
\b
Examples:
  dateline review ledger.db correct evt:1f0c --set type=ASSAULT --set mode=drone
  dateline review ledger.db correct evt:1f0c --set "places=at: Karavo; origin: Port Selin"
  dateline review ledger.db correct evt:1f0c --set "when=on Monday = 2031-03-03"
  dateline review ledger.db correct clm:99ab --set source="a spokesman for the navy" --set stance=denies
  dateline review ledger.db correct plc:77aa --set geonames=2562305
"""
ADD_EXAMPLES = """
\b
Examples:
  dateline review ledger.db add art:3f2a --set trigger=seized --set type=ASSAULT --set actors="the navy"
  dateline review ledger.db add art:3f2a --set trigger=talks#2 --set type=CONSULT --set status=planned
"""
IMPORT_EXAMPLES = """
\b
Examples:
  dateline review ledger.db import reviews.jsonl --by "Ada Lind"
  echo '{"choice": "reject", "id": "evt:1f0c", "note": "a film"}' | dateline review ledger.db import -
"""
ACCEPT_EXAMPLES = """
\b
Examples:
  dateline review ledger.db accept evt:1f0c clm:99ab --by "Ada Lind"
  dateline review ledger.db accept inc:77aa=inc:90cd --note "one fire, two names"
"""
REJECT_EXAMPLES = """
\b
Examples:
  dateline review ledger.db reject clm:99ab --note "nobody said this"
  dateline review ledger.db reject evt:1f0c=evt:2b7e --note "two bridges"
"""
UNDO_EXAMPLES = """
\b
Example:
  dateline review ledger.db undo evt:1f0c
"""
EXPORT_EXAMPLES = """
\b
Examples:
  dateline review ledger.db export --as what > reviewed.txt; dateline evaluate what reviewed.txt
  dateline review ledger.db export --as where > reviewed.jsonl
"""
LIST_EXAMPLES = """
\b
Examples:
  dateline review ledger.db list --in-force
  dateline review ledger.db list --json | jq -r .by
"""
NEXT_EXAMPLES = """
\b
Example:
  dateline review ledger.db next --kind event --limit 20
"""
KINDS = ("event", "claim", "merge", "place")

note_option = click.option("--note", default="", metavar="WORDS", help="Why; kept with the decision.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print each as a line of JSON.")
link_option = click.option(
    "--no-link",
    is_flag=True,
    help="Leave the links as they are; the next `dateline read` makes them anew.",
)


@click.group(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.pass_context
def review(context: click.Context, ledger: str) -> None:
    """Accept, correct or reject a claim, an event, a place or a merge of LEDGER.

    A decision has a name and goes before the machine on every reading of the same text. Nothing is
    overwritten: a later decision counts, and undo takes the last one back.

    An ID is that of a claim (clm:), an event (evt:) or a place (plc:), or the start of it; two events or
    incidents joined by = say that they are one (accept) or are not (reject).
    """
    context.obj = ledger


def decide(ledger: str, orders: Sequence[Order], *, no_link: bool, as_json: bool) -> None:
    """Take the decisions, bring the links up to date, and tell what was done."""
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.review_view import say_taken

    with Ledger.open(ledger, create=False) as opened:
        taken = opened.review(orders)
        if as_json:
            known = {one.number: one for one in opened.reviews()}
            print_lines([known[one.review.number] for one in taken])
        else:
            for one in taken:
                click.echo(say_taken(one))
        link_again(opened, taken, no_link=no_link)


def link_again(opened: Ledger, taken: Sequence[Taken], *, no_link: bool) -> None:
    """Link anew where a decision may have changed what belongs together."""
    from dateline.pipeline import link_ledger

    if no_link or not any(one.moves for one in taken):
        return
    link_ledger(opened)


def make_orders(choice: Choice, ids: Sequence[str], by: str | None, note: str) -> list[Order]:
    """Return one order for each id."""
    from dateline.reviewing.orders import Order

    name = ask_name(by)
    return [Order(choice, each, name, note=note) for each in ids]


@review.command(epilog=ACCEPT_EXAMPLES)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@note_option
@by_option
@link_option
@json_option
@click.pass_obj
def accept(
    ledger: str, ids: tuple[str, ...], note: str, by: str | None, *, no_link: bool, as_json: bool
) -> None:
    """Accept what was read (or, of A=B, that the two are one); it stays whatever is read later."""
    decide(ledger, make_orders("accept", ids, by, note), no_link=no_link, as_json=as_json)


@review.command(epilog=REJECT_EXAMPLES)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@note_option
@by_option
@link_option
@json_option
@click.pass_obj
def reject(
    ledger: str, ids: tuple[str, ...], note: str, by: str | None, *, no_link: bool, as_json: bool
) -> None:
    """Reject what was read (or, of A=B, that the two are one); it stays out whatever is read later."""
    decide(ledger, make_orders("reject", ids, by, note), no_link=no_link, as_json=as_json)


@review.command(epilog=UNDO_EXAMPLES)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@note_option
@by_option
@link_option
@json_option
@click.pass_obj
def undo(
    ledger: str, ids: tuple[str, ...], note: str, by: str | None, *, no_link: bool, as_json: bool
) -> None:
    """Take the last decision back; the one before it counts again, or else the machine's reading."""
    decide(ledger, make_orders("undo", ids, by, note), no_link=no_link, as_json=as_json)


@review.command(epilog=CORRECT_EXAMPLES)
@click.argument("ident", metavar="ID")
@click.option(
    "--set", "given", multiple=True, metavar="FIELD=VALUE", help="What to correct; may be repeated."
)
@note_option
@by_option
@link_option
@json_option
@click.pass_context
def correct(context: click.Context, /, ident: str, given: tuple[str, ...], **rest: Any) -> None:
    r"""Correct fields of what was read; those corrected before stay corrected.

    \b
    event: type, mode, status, hedged, actors, recipients, object, instruments, places, when, quantities
    claim: stance, hedged, source, source_kind, named
    place: geonames (an id, or none: not known which)

    Who, what and where are given in words of the text, several parted by a semicolon; none for nobody.
    Words that stand there more than once are those nearest; WORDS#2 are the second.
    """
    from dateline.reviewing.orders import Order

    order = Order("correct", ident, ask_name(rest["by"]), parse_sets(given), rest["note"])
    decide(context.obj, [order], no_link=rest["no_link"], as_json=rest["as_json"])


@review.command(epilog=ADD_EXAMPLES)
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--set", "given", multiple=True, metavar="FIELD=VALUE", help="What it is; may be repeated."
)
@note_option
@by_option
@link_option
@json_option
@click.pass_context
def add(context: click.Context, /, article: str, given: tuple[str, ...], **rest: Any) -> None:
    r"""Add an event that the machine missed to ARTICLE (art:, or the start of it).

    \b
    needed: trigger (the word of the text that tells of it), type
    besides: mode, status (happened, if not given), hedged, actors, recipients, object, instruments,
             places, when, quantities, all as `correct` takes them

    It stands in every reading of the text from then on; a trigger that stands there more than once is
    the first; WORD#2 is the second.
    """
    from dateline.reviewing.orders import Order

    order = Order("add", article, ask_name(rest["by"]), parse_sets(given), rest["note"])
    decide(context.obj, [order], no_link=rest["no_link"], as_json=rest["as_json"])


def parse_sets(given: tuple[str, ...]) -> dict[str, str]:
    """Return the fields and values of ``--set``; a usage error where one has no ``=``."""
    wrong = [one for one in given if "=" not in one]
    if wrong:
        raise click.UsageError(f"--set takes FIELD=VALUE, not {wrong[0]!r}.")
    pairs = (one.partition("=") for one in given)
    return {name.strip(): value for name, _, value in pairs}


@review.command("import", epilog=IMPORT_EXAMPLES)
@click.argument("file", metavar="FILE")
@by_option
@link_option
@json_option
@click.pass_obj
def import_reviews(ledger: str, file: str, by: str | None, *, no_link: bool, as_json: bool) -> None:
    """Take the decisions of FILE, JSON lines, or of standard input (-): all of them, or none.

    A line has choice (accept, correct, reject, undo, add) and id (to add, the article's), and may have
    set (an object of fields), note and by. A decision that is in force already is not taken twice.
    """
    from dateline.reviewing.order_files import read_orders

    orders = read_orders(file, sys.stdin.buffer if sys.stdin else BytesIO(), by or "")
    decide(ledger, orders, no_link=no_link, as_json=as_json)


@review.command("export", epilog=EXPORT_EXAMPLES)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["what", "said", "where", "status"]),
    default="what",
    show_default=True,
    help="Which of the formats of `dateline evaluate`.",
)
@click.option("--named", is_flag=True, help="Also sentences that name people without a public role.")
@click.pass_obj
def export_reviews(ledger: str, kind: str, *, named: bool) -> None:
    """Print what was decided as gold that `dateline evaluate` reads: what, said, where or status.

    It holds the sentences concerned, no more of an article; they are still other people's words.
    Sentences that name people without a public role are left out.
    """
    from dateline.evaluation.gold_exports import export_gold
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        exported = export_gold(opened.decided_texts(), kind, named=named)
    sys.stdout.buffer.write(exported.text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    click.echo(f"{len(exported.pieces)} pieces of text exported.", err=True)
    for reason, count in sorted(exported.left_out.items()):
        click.echo(f"{count} left out that {reason}.", err=True)


@review.command("list", epilog=LIST_EXAMPLES)
@click.option("--in-force", "counting", is_flag=True, help="Only the decisions that count.")
@json_option
@click.pass_obj
def list_reviews(ledger: str, *, counting: bool, as_json: bool) -> None:
    """Print all decisions in the order of time, with those that were taken back or overruled."""
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.review_view import say_review

    with Ledger.open(ledger, create=False) as opened:
        found = [one for one in opened.reviews() if one.in_force or not counting]
    if as_json:
        print_lines(found)
        return
    for one in found:
        click.echo(say_review(one))
    if not found:
        start = f"dateline review {quote_ledger(ledger)} next"
        click.echo(f"Nothing was decided yet. See what is most worth a look: {start}", err=True)


@review.command("next", epilog=NEXT_EXAMPLES)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many to print."
)
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only these kinds.")
@json_option
@click.pass_obj
def next_reviews(ledger: str, limit: int, kind: tuple[ReviewKind, ...], *, as_json: bool) -> None:
    """Print what is most worth a look: what nobody reviewed, the least confident first.

    The kinds come in turn, for a claim and an event are not sure of themselves on one scale.
    """
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.review_view import say_item

    with Ledger.open(ledger, create=False) as opened:
        found = opened.review_queue(limit, kind)
    if as_json:
        print_lines(found)
        return
    for item in found:
        click.echo(say_item(item))
    if not found:
        click.echo("There is nothing left that nobody has looked at.", err=True)
