"""``dateline datasette``: what Datasette needs to show a ledger with titles, descriptions and labels."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  dateline datasette ledger.db
  dateline datasette ledger.db --out - | less
  datasette ledger.db --metadata datasette.yaml
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option(
    "--out",
    default="datasette.yaml",
    show_default=True,
    metavar="FILE",
    help="Write to this file; - prints it.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def datasette(ledger: str, out: str, *, force: bool) -> None:
    """Write the metadata with which Datasette shows a ledger, and say how to open it.

    The ledger itself is not touched. Datasette is a program of its own: pip install datasette.
    """
    from dateline.errors import InputError
    from dateline.export.output import open_output
    from dateline.ledger.address import is_address
    from dateline.ledger.describing import describe_ledger, write_yaml
    from dateline.ledger.ledger import Ledger

    if is_address(ledger):
        raise InputError("Datasette opens SQLite files only.", "Name a ledger that is a file.")
    Ledger.look_into(ledger).close()
    text = write_yaml(describe_ledger(Path(ledger).stem))
    with open_output(out, force=force) as stream:
        stream.write(text.encode("utf-8"))
    if out != "-":
        line = shlex.join(["datasette", ledger, "--metadata", out])
        click.echo(f"Open it:  {line}", err=True)
