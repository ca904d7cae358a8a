"""The verb ``team``: who may read and write a ledger on a server."""

from __future__ import annotations

import click

from dateline.verbs.printing import print_lines, show_ledger

GROUP_EXAMPLES = """
\b
Examples:
  dateline team grant postgresql://desk@db.example/ledger ada --read
  dateline team list postgresql://desk@db.example/ledger
"""
GRANT_EXAMPLES = """
\b
Examples:
  dateline team grant postgresql://desk@db.example/ledger ada --read
  dateline team grant postgresql://desk@db.example/ledger ingest --write
"""
REVOKE_EXAMPLES = """
\b
Example:
  dateline team revoke postgresql://desk@db.example/ledger ada
"""
LIST_EXAMPLES = """
\b
Examples:
  dateline team list postgresql://desk@db.example/ledger
  dateline team list postgresql://desk@db.example/ledger --json | jq -r 'select(.right == "write").name'
"""
SAID = {"read": "may read", "write": "may read and write"}


@click.group(epilog=GROUP_EXAMPLES)
def team() -> None:
    """Say who may read and who may write a ledger on a PostgreSQL server."""


@team.command(epilog=GRANT_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("name", metavar="NAME")
@click.option("--read", "right", flag_value="read", help="NAME may read the ledger, and nothing else.")
@click.option("--write", "right", flag_value="write", help="NAME may read and write the ledger.")
def grant(ledger: str, name: str, right: str | None) -> None:
    """Let NAME, a user or role of the server, read or write a ledger; what it had before is replaced.

    Only the owner of the ledger, who made it, can. Later versions of its tables are included.
    """
    from dateline.ledger.ledger import Ledger

    if right is None:
        raise click.UsageError("Give --read or --write.")
    with Ledger.open(ledger, create=False) as opened:
        opened.grant(name, "write" if right == "write" else "read")
    click.echo(f"{name} {SAID[right]} the ledger {show_ledger(ledger)}.")


@team.command(epilog=REVOKE_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("name", metavar="NAME")
def revoke(ledger: str, name: str) -> None:
    """Take every right on a ledger from NAME. Only its owner can."""
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        opened.revoke(name)
    click.echo(f"{name} has no right on the ledger {show_ledger(ledger)} any more.")


@team.command("list", epilog=LIST_EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print each role as a line of JSON.")
def list_roles(ledger: str, *, as_json: bool) -> None:
    """Print who may read and write a ledger: its owner first, then by name."""
    from dateline.ledger.ledger import Ledger
    from dateline.terminal.safe import show_line

    with Ledger.open(ledger, create=False) as opened:
        members = opened.members()
    if as_json:
        print_lines(members)
        return
    for member in members:
        click.echo(show_line(f"{member.right:5} {member.name}"))
