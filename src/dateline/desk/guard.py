"""What stands before every answer: whose name the server goes by, HEAD, headers, and crashes.

A browser that is led here under another name (DNS rebinding) is refused by the ``Host`` it sends. No
other site may read an answer: there is no CORS, and ``same-origin`` says so. Nothing that was sent is
logged.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fastapi import Response

from dateline.desk.problems import say_bug, say_problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG: Final = logging.getLogger(__name__)
LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
HOST: Final = re.compile(
    r"\[(?P<six>[0-9A-Fa-f:.]+)\](?::\d{1,5})?|(?P<name>[A-Za-z0-9._-]+)(?::\d{1,5})?"
)
Dress = Callable[[str, Response], Response]
HEADERS: Final = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    b"cross-origin-resource-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cache-control": b"private, no-cache",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names that the server answers to; ``numbers``: to any address in numbers too."""

    known: frozenset[str] = LOCAL
    numbers: bool = False

    def hold(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this server."""
        found = HOST.fullmatch(host)
        if found is None:
            return False
        name = (found["six"] or found["name"]).lower().rstrip(".")
        return name in self.known or (self.numbers and is_number(name))


def is_number(name: str) -> bool:
    """Tell whether a name is an address in numbers, which no name server can lead elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def leave(_: str, problem: Response) -> Response:
    """Return a problem as it is, for programs to read."""
    return problem


class Guard:
    """Middleware around all that the desk answers; ``dress`` makes of a problem what is shown."""

    def __init__(self, app: ASGIApp, names: Names, dress: Dress = leave) -> None:
        self._app = app
        self._names = names
        self._dress = dress

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the app answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = Answering(send, silent=scope["method"] == "HEAD")
        if not self._is_ours(scope):
            cause = "This server does not go by the name that the request has as its Host."
            refused = say_problem(
                421, "wrong-host", cause, "Use its own name, or serve with --allow-host."
            )
            await self._dress(scope["path"], refused)(scope, receive, answer.send)
            return
        await self._let_in(scope, receive, answer)

    async def _let_in(self, scope: Scope, receive: Receive, answer: Answering) -> None:
        """Let the app answer; a crash is logged by its kind alone, and answered as a bug."""
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self._app(inner, receive, answer.send)
        except Exception as error:  # noqa: BLE001  - a failure touches one request, never the server
            told = type(error).__name__  # its words may be those of a request
            LOG.error("dateline: a request failed (%s). This is a bug.", told)  # noqa: TRY400
            if not answer.begun:
                await self._dress(scope["path"], say_bug())(scope, receive, answer.send)

    def _is_ours(self, scope: Scope) -> bool:
        hosts = [value.decode("latin-1") for key, value in scope["headers"] if key == b"host"]
        return len(hosts) == 1 and self._names.hold(hosts[0])


class Answering:
    """An answer on its way out: with the headers that all answers have; ``silent``: without a body."""

    def __init__(self, send: Send, *, silent: bool) -> None:
        self._send = send
        self._silent = silent
        self.begun = False

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.begun = True
            message = {**message, "headers": add_headers(message.get("headers", ()))}
        elif self._silent and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


def add_headers(headers: Any) -> list[tuple[bytes, bytes]]:
    """Return the headers of an answer with those that all have, where it has none of its own."""
    own = list(headers)
    names = {key.lower() for key, _ in own}
    return own + [(key, value) for key, value in HEADERS.items() if key not in names]
