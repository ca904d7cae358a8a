"""What the verbs that serve have in common: the options, the address they listen on, and their end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import PartMissing
from dateline.verbs.printing import show_ledger
from dateline.verbs.sharing import read_sharing

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI

    from dateline.answers.sharing import Sharing
    from dateline.desk.desk import Desk

PORT = 8321
NEEDED = ("fastapi", "jinja2", "python_multipart", "uvicorn")
WARNING = (
    "Whoever reaches {host} can read this ledger; there is no password. Quotations are short, and"
    " {masked}. Put it behind a server of your own that asks who is there."
)


def listen_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options ``--host``, ``--port`` and ``--allow-host``."""
    options = (
        click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on."),
        click.option(
            "--port",
            type=click.IntRange(0, 65535),
            default=PORT,
            show_default=True,
            help="The port; 0: any that is free.",
        ),
        click.option("--allow-host", multiple=True, metavar="NAME", help="Another name; repeatable."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def check_installed() -> None:
    """Raise PartMissing where what serves is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        cause = f"Serving needs packages that are not installed ({', '.join(missing)})."
        raise PartMissing(cause, "Install them with: pip install 'dateline[desk]'")


def choose_sharing(given: dict[str, Any], *, local: bool) -> Sharing | None:
    """Return how answers are shared: always so where others reach the server."""
    return read_sharing(given if local else {**given, "for_sharing": True})


def is_alone(host: str, *others: object) -> bool:
    """Tell whether only this machine reaches a server.

    Not so on an address that others reach, nor where other names or a proxy's users (``others``) tell
    that something stands in front of it.
    """
    from dateline.desk import serving

    return serving.is_local(host) and not any(others)


def open_desk(ledger: str, given: dict[str, Any], *, alone: bool) -> Desk:
    """Return a desk on a ledger that was opened once; raises LedgerUnusable."""
    from dateline.desk.desk import Desk

    desk = Desk(ledger, choose_sharing(given, local=alone))
    desk.ledger()
    return desk


@contextmanager
def listening(desk: Desk, host: str, port: int, *, alone: bool) -> Iterator[tuple[socket.socket, str]]:
    """Give a socket that listens, and its address; warn where others reach it. Raises PlaceTaken."""
    from dateline.desk import serving

    with serving.listen(host, port) as made:
        if desk.sharing is not None and not alone:
            shared = desk.sharing.masked
            masked = "private people are masked" if shared else "nobody is masked"
            click.echo(f"Warning: {WARNING.format(host=host, masked=masked)}", err=True)
        yield made, serving.address_of(made)


def say_serving(ledger: str, where: str) -> None:
    """Say which ledger is served, and where."""
    click.echo(f"Serving {show_ledger(ledger)} at {where} until stopped (Ctrl+C).", err=True)


def run_server(app: FastAPI, made: socket.socket) -> None:
    """Serve until stopped; a stop by the user is exit code 130."""
    from dateline.desk import serving
    from dateline.desk.warming import start_warming

    start_warming(app.state.desk)
    try:
        serving.serve(app, made)
    except KeyboardInterrupt:
        sys.exit(130)
