"""``dateline migrate``: brings a ledger to this program's version, with a copy of it kept."""

from __future__ import annotations

import click

EXAMPLES = """
\b
Examples:
  dateline migrate ledger.db
  dateline migrate postgresql://ada@db.example/press --yes
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--yes", is_flag=True, help="Of a PostgreSQL database: it was dumped, migrate it.")
def migrate(ledger: str, *, yes: bool) -> None:
    """Bring a ledger of an older Dateline up to date; a copy of a file as it was is kept beside it.

    While it runs nobody else can write to the ledger. Run again after an interruption: it starts anew.
    """
    from dateline.ledger.address import show_place
    from dateline.ledger.opened import WAIT
    from dateline.ledger.upgrading import upgrade

    done = upgrade(ledger, WAIT, dumped=yes)
    name = show_place(ledger)
    if done.before == done.after:
        click.echo(f"The ledger {name} is up to date (tables {done.after}).")
    else:
        click.echo(f"The ledger {name} is up to date now: tables {done.before} became {done.after}.")
    if done.copy:
        click.echo(f"As it was before: {done.copy}")
        forget = "what `dateline forget` erases stays in it"
        click.echo(f"Delete the copy once you need it no more: {forget}.", err=True)
