"""``dateline mcp``: the ledger's answers for assistants."""

from __future__ import annotations

import sys

import click

from dateline.errors import PartMissing

EXAMPLES = """
\b
Examples:
  dateline mcp ledger.db
  dateline mcp ledger.db --full-texts --named
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--full-texts", is_flag=True, help="Let whole articles be read, part by part.")
@click.option("--named", is_flag=True, help="Mask nobody.")
def mcp(ledger: str, *, full_texts: bool, named: bool) -> None:
    """Serve a ledger's answers to an assistant (Model Context Protocol), on standard input and output.

    An assistant may send what it reads elsewhere: people without a public role are masked, quotations
    short, and of an article no more than the beginning is shown, unless an option says otherwise.
    Nothing is ever written.
    """
    check_installed()
    from dateline.answers.sharing import Sharing
    from dateline.desk.assistants import serve_stdio
    from dateline.desk.desk import Desk
    from dateline.desk.tools import Bench

    desk = Desk(ledger, Sharing(masked=not named))
    desk.ledger()
    try:
        serve_stdio(Bench(desk, full_texts=full_texts))
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        desk.close()


def check_installed() -> None:
    """Raise PartMissing where what assistants are served with is not installed."""
    try:
        import mcp.server.lowlevel  # noqa: F401
    except ImportError as error:
        cause = f"Serving assistants needs packages that are not installed ({error.name})."
        raise PartMissing(cause, "Install them with: pip install 'dateline[mcp]'") from error
