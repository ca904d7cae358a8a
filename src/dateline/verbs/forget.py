"""``dateline forget``: erases a page with all that was made of it, and keeps only why."""

from __future__ import annotations

import getpass
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dateline.verbs.printing import print_lines

if TYPE_CHECKING:
    from dateline.ledger.forgetting import Forgotten
    from dateline.ledger.ledger import Ledger

EXAMPLES = """
\b
Examples:
  dateline forget ledger.db art:3f2a --why "the outlet withdrew it" --dry-run
  dateline forget ledger.db https://news.example/story --why "asked to by a reader"
  dateline forget ledger.db page.html --why "not ours to keep" --by Ada --yes --json
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: what to forget, why, and how to go about it."""

    wanted: str
    why: str
    by: str
    yes: bool
    as_json: bool


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("what", metavar="ARTICLE|CAPTURE|ADDRESS")
@click.option("--why", required=True, metavar="REASON", help="Why; the ledger keeps it.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: the name you are logged in by]")
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--json", "as_json", is_flag=True, help="Print what went as a line of JSON.")
def forget(ledger: str, what: str, *, dry_run: bool, by: str | None, **given: bool | str) -> None:
    """Erase a page: its bytes, its texts, every reading of it and all rows made of them.

    What is named is an article's id or the start of it, a capture's, an address, or the end of an
    address or file name. A page goes as a whole, with every other page that has the same bytes or the
    same text. A tombstone stays with the reason: the page is not read into this ledger again.
    """
    from dateline.ledger.ledger import Ledger

    if not str(given["why"]).strip():
        raise click.UsageError("--why needs a reason: it is what stays.")
    asked = Asked(
        what, str(given["why"]), by or getpass.getuser(), bool(given["yes"]), bool(given["as_json"])
    )
    with Ledger.open(ledger, create=not dry_run) as opened:
        found = opened.plan_forgetting(asked.wanted)
        if dry_run:
            show(found, asked, "Would be forgotten", opened)
            return
        if found.already is None and not asked.yes:
            confirm(found, opened)
        carry_out(opened, asked)


def confirm(found: Forgotten, ledger: Ledger) -> None:
    """Show what would go and ask; ends the program where the answer is no or nobody can answer."""
    if not somebody_is_there():
        raise click.UsageError("Nobody is there to ask: give --yes, or --dry-run to see what would go.")
    print_found(found, "Will be forgotten", ledger.copies(), stderr=True)
    click.confirm("It cannot be brought back. Forget it?", abort=True, err=True)


def somebody_is_there() -> bool:
    """Tell whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def carry_out(ledger: Ledger, asked: Asked) -> None:
    """Erase, link what is left, write over what was erased, and say what went."""
    from dateline.pipeline import link_ledger

    found = ledger.forget(asked.wanted, asked.why, asked.by)
    try:
        if not ledger.is_linked():
            link_ledger(ledger)
    finally:
        ledger.scrub()
    show(found, asked, "Forgotten", ledger)


def show(found: Forgotten, asked: Asked, heading: str, ledger: Ledger) -> None:
    """Print what went or would go, as JSON or for a person."""
    copies = ledger.copies()
    if asked.as_json:
        print_lines([{**as_record(found), "dry_run": heading.startswith("Would"), "copies": copies}])
    else:
        print_found(found, heading, copies)


def print_found(
    found: Forgotten, heading: str, copies: tuple[str, ...], *, stderr: bool = False
) -> None:
    """Print what went or would go for a person."""
    from dateline.terminal.consoles import make_console
    from dateline.terminal.forgotten_view import print_forgotten

    print_forgotten(make_console(stderr=stderr), found, heading, copies)


def as_record(found: Forgotten) -> dict[str, object]:
    """Return what went as a record of its own format."""
    from dataclasses import asdict

    return {"format": "dateline-forgotten/1", **asdict(found)}
