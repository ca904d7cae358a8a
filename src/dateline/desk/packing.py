"""Answers are sent packed (gzip) to whoever takes them so, which all browsers do: a fifth of the bytes.

What must not be kept (``no-store``) is sent as it is: such pages hold the key of this run beside words
that whoever asks may choose, and the length of both packed together would tell of the key (BREACH,
Gluck, Harris and Prado 2013).
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST: Final = 1000  # bytes; fewer gain nothing
LONG: Final = 100_000  # bytes that are packed beside the server's other answers
PACKED: Final = ("text/", "application/json", "image/svg+xml")
TAKES: Final = re.compile(r"(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=(?P<weight>[0-9.]+)\s*)?(?:,|$)")
LEVEL: Final = 5
HARD: Final = 9  # for what is packed once and kept
SAID: Final = {"content-encoding": "gzip", "vary": "Accept-Encoding"}


class Packing:
    """Middleware: answers of one part are packed where the client takes it and they gain by it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, and pack what it answers with."""
        if scope["type"] != "http" or not takes_packed(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, Sender(send).send)


class Sender:
    """An answer on its way: its head is held back until its body is known."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        """Hold the head of an answer that may be packed; pack a body that is whole."""
        if message["type"] == "http.response.start" and may_pack(message):
            self._head = message
        elif self._head is None:
            await self._send(message)
        else:
            head, self._head = self._head, None
            body = message.get("body", b"")
            if len(body) >= LEAST and not message.get("more_body", False):
                body = await run_in_threadpool(pack, body) if len(body) > LONG else pack(body)
                tell(head, len(body))
                message = {**message, "body": body}
            await self._send(head)
            await self._send(message)


def takes_packed(headers: Headers) -> bool:
    """Tell whether a request takes answers packed."""
    found = TAKES.search(headers.get("accept-encoding", "").lower())
    return found is not None and bool((found["weight"] or "1").strip("0."))


def may_pack(head: Message) -> bool:
    """Tell whether an answer with this head may be packed: unpacked text that may be kept."""
    headers = Headers(raw=head.get("headers", []))
    return (
        headers.get("content-type", "").startswith(PACKED)
        and "content-encoding" not in headers
        and "no-store" not in headers.get("cache-control", "")
    )


def pack(body: bytes, level: int = LEVEL) -> bytes:
    """Return bytes packed; the same bytes always pack to the same."""
    return gzip.compress(body, level, mtime=0)


def tell(head: Message, size: int) -> None:
    """Say in the head of an answer that its body is packed, and how long it is."""
    head["headers"] = list(head["headers"])
    headers = MutableHeaders(raw=head["headers"])
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(size)
    headers.add_vary_header("Accept-Encoding")
