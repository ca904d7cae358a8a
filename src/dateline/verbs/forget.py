"""``dateline forget``: erases a page, or blacks out a person, and keeps only why."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

import click

from dateline.verbs.printing import print_lines
from dateline.verbs.reviewer import ask_name, by_option

if TYPE_CHECKING:
    from dateline.ledger.forgetting import Forgotten
    from dateline.ledger.forgetting_person import ForgottenPerson
    from dateline.ledger.ledger import Ledger

EXAMPLES = """
\b
Examples:
  dateline forget ledger.db art:3f2a --why "the outlet withdrew it" --dry-run
  dateline forget ledger.db https://news.example/story --why "asked to by a reader"
  dateline forget ledger.db --person "Mira Dovell" --why "she asked to" --by Ada
  dateline forget ledger.db page.html --why "not ours to keep" --by Ada --yes --json
"""
BY_NAME: Final = "The person is to be forgotten."


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a page by a name of its own, or a person, and how to go about it."""

    what: str | None
    person: str | None
    why: str
    by: str
    yes: bool
    as_json: bool

    def plan(self, ledger: Ledger) -> Forgotten | ForgottenPerson:
        """Return what would go."""
        if self.person is not None:
            return ledger.plan_forgetting_person(self.person)
        return ledger.plan_forgetting(self.what or "")

    def carry_out(self, ledger: Ledger) -> Forgotten | ForgottenPerson:
        """Have it go; return what went."""
        if self.person is not None:
            return ledger.forget_person(self.person, self.why, self.by)
        return ledger.forget(self.what or "", self.why, self.by)


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("what", metavar="[ARTICLE|CAPTURE|ADDRESS]", required=False)
@click.option("--person", metavar="NAME", help="Black out everybody of this name, in all that is kept.")
@click.option("--why", metavar="REASON", help="Why; the ledger keeps it. A page needs one.")
@by_option
@click.option("--yes", is_flag=True, help="Do not ask; for scripts.")
@click.option("--dry-run", is_flag=True, help="Only list what would go.")
@click.option("--json", "as_json", is_flag=True, help="Print what went as a line of JSON.")
def forget(ledger: str, *, dry_run: bool, as_json: bool, yes: bool, **given: str | None) -> None:
    """Erase a page, or black out a person; a tombstone stays with the reason.

    A page is named by an article's id or the start of it, a capture's, an address, or the end of an
    address or file name. It goes as a whole: its bytes, its texts, every reading of it, all rows made
    of them, and every other page of the same bytes or the same text. It is not read again.

    A person (--person) is named in full. The name is blacked out in every text and reading, and the
    bytes of the pages that hold it go; pages that are read later are blacked out before they are kept.
    """
    from dateline.ledger.ledger import Ledger

    asked = read_request(given, yes=yes, as_json=as_json)
    with Ledger.open(ledger, create=not dry_run) as opened:
        found = asked.plan(opened)
        if dry_run:
            show(found, "Would be forgotten", opened, as_json=as_json)
            return
        asked = replace(asked, by=ask_name(asked.by))
        if found.already is None and not asked.yes:
            confirm(found, opened)
        go(opened, asked)


def read_request(given: dict[str, str | None], *, yes: bool, as_json: bool) -> Asked:
    """Return what was asked for; raises UsageError where that is not one thing, or has no reason."""
    what, person, why = given["what"], given["person"], (given["why"] or "").strip()
    if (what is None) == (person is None):
        raise click.UsageError("Name one thing: a page, or with --person a person.")
    if not why and person is None:
        raise click.UsageError("A page is forgotten for a reason: give it with --why. It is what stays.")
    return Asked(what, person, why or BY_NAME, given["by"] or "", yes, as_json)


def confirm(found: Forgotten | ForgottenPerson, ledger: Ledger) -> None:
    """Show what would go and ask; ends the program where the answer is no or nobody can answer."""
    if not somebody_is_there():
        raise click.UsageError("Nobody is there to ask: give --yes, or --dry-run to see what would go.")
    print_found(found, "Will be forgotten", ledger, stderr=True)
    click.confirm("It cannot be brought back. Forget it?", abort=True, err=True)


def somebody_is_there() -> bool:
    """Tell whether standard input is a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def go(ledger: Ledger, asked: Asked) -> None:
    """Erase, link what is left, write over what was erased, and say what went."""
    from dateline.pipeline import link_ledger

    found = asked.carry_out(ledger)
    try:
        if not ledger.is_linked():
            link_ledger(ledger)
    finally:
        ledger.scrub()
    show(found, "Forgotten", ledger, as_json=asked.as_json)


def show(found: Forgotten | ForgottenPerson, heading: str, ledger: Ledger, *, as_json: bool) -> None:
    """Print what went or would go, as JSON or for a person."""
    if as_json:
        record = {"format": name_format(found), **asdict(found)}
        beside = {"copies": ledger.copies(), "remains": ledger.remains() or None}
        print_lines([{**record, "dry_run": heading.startswith("Would"), **beside}])
    else:
        print_found(found, heading, ledger)


def print_found(
    found: Forgotten | ForgottenPerson, heading: str, ledger: Ledger, *, stderr: bool = False
) -> None:
    """Print what went or would go for a person."""
    from dateline.terminal.consoles import make_console
    from dateline.terminal.forgotten_view import print_forgotten, print_remains

    console = make_console(stderr=stderr)
    print_forgotten(console, found, heading)
    print_remains(console, ledger.copies(), ledger.remains())


def name_format(found: Forgotten | ForgottenPerson) -> str:
    """Return the name of the format of what went."""
    from dateline.ledger.forgetting_person import ForgottenPerson

    return (
        "dateline-forgotten-person/1" if isinstance(found, ForgottenPerson) else "dateline-forgotten/1"
    )
