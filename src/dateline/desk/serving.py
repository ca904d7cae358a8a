"""Serving the desk: the address to listen on, and the server on it."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Final

import uvicorn

from dateline.collecting import collect_seldom
from dateline.desk.guard import LOCAL, Names
from dateline.errors import PlaceTaken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import FastAPI

WAITING: Final = 64  # connections that may wait to be taken
AT_ONCE: Final = 200  # requests at once; more are answered with 503
IDLE: Final = 5  # seconds that a connection is kept without a request


def is_local(host: str) -> bool:
    """Tell whether only this machine reaches what listens on a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def names_for(host: str, others: Iterable[str]) -> Names:
    """Return the names that a server on a host answers to.

    One that only this machine reaches is called by a local name; another also by its own, and by any
    address in numbers, since no name server can lead these elsewhere.
    """
    known = LOCAL | {host.lower(), *(name.lower().rstrip(".") for name in others)}
    return Names(known, numbers=not is_local(host))


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a host and port (0: any that is free). Raises PlaceTaken."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, number, _, address = found[0]
        made = socket.socket(family, kind, number)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(address)
            made.listen(WAITING)
        except BaseException:
            made.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        cause = f"Nothing can listen on {host}, port {port}: {why}."
        raise PlaceTaken(cause, "Name another --port (0: any that is free) or --host.") from error
    return made


def address_of(made: socket.socket) -> str:
    """Return the address under which a listening socket is reached."""
    host, port = made.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def serve(app: FastAPI, made: socket.socket) -> None:
    """Serve an app on a socket until the process is told to stop.

    A page may be made of thousands of records: a whole collection amid it takes longer than the page.
    """
    with collect_seldom():
        make_server(app).run(sockets=[made])


def make_server(app: FastAPI) -> uvicorn.Server:
    """Return a server of an app; nothing of a request is logged."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=5,
        ws="none",
    )
    return uvicorn.Server(config)
