"""``dateline serve``: the ledger's answers over HTTP."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dateline.errors import PartMissing
from dateline.verbs.printing import show_ledger
from dateline.verbs.sharing import read_sharing, share_options

if TYPE_CHECKING:
    from dateline.answers.sharing import Sharing

EXAMPLES = """
\b
Examples:
  dateline serve ledger.db
  dateline serve ledger.db --port 8000
  curl 'http://127.0.0.1:8321/api/v1/incidents?words=radar&origins=2'
  dateline serve ledger.db --host 0.0.0.0 --allow-host news.example.org
"""
PORT = 8321
WARNING = (
    "Whoever reaches {host} can read this ledger; there is no password. Quotations are short, and"
    " {masked}. Put it behind a server of your own that asks who is there."
)


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port; 0: any that is free.",
)
@click.option("--allow-host", multiple=True, metavar="NAME", help="Another name of it; repeatable.")
@share_options
def serve(ledger: str, host: str, port: int, allow_host: tuple[str, ...], **given: bool) -> None:
    """Serve the answers of a ledger over HTTP, to this machine alone unless told otherwise.

    Nothing is ever written. On an address that others reach, answers are made --for-sharing: names of
    private people masked (unless --named), quotations short, no whole articles.
    """
    check_installed()
    from dateline.desk import serving
    from dateline.desk.app import make_app
    from dateline.desk.desk import Desk

    sharing = choose_sharing(given, local=serving.is_local(host))
    desk = Desk(ledger, sharing)
    desk.ledger()
    app = make_app(desk, serving.names_for(host, allow_host))
    with serving.listen(host, port) as made:
        if not serving.is_local(host):
            masked = "private people are masked" if sharing and sharing.masked else "nobody is masked"
            click.echo(f"Warning: {WARNING.format(host=host, masked=masked)}", err=True)
        where = f"{serving.address_of(made)}/api/v1/openapi.json"
        click.echo(f"Serving {show_ledger(ledger)} at {where} until stopped (Ctrl+C).", err=True)
        try:
            serving.serve(app, made)
        except KeyboardInterrupt:
            sys.exit(130)


def check_installed() -> None:
    """Raise PartMissing where what serves is not installed."""
    try:
        import fastapi  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        cause = f"Serving needs packages that are not installed ({error.name})."
        raise PartMissing(cause, "Install them with: pip install 'dateline[desk]'") from error


def choose_sharing(given: dict[str, bool], *, local: bool) -> Sharing | None:
    """Return how answers are shared: always so where others reach the server."""
    return read_sharing(given if local else {**given, "for_sharing": True})
