"""A town of servers for the fetcher: one local server behind all names, and a record of who called whom.

Names resolve to public numbers, a call to a number is put through to the local server, and the record
tells which number was called. The server listens on 127.0.0.1 only and ends with the test.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpcore2

from dateline.gather.fetching import Fetcher, FetchSettings, World
from dateline.gather.shelf import MemoryShelf

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

    from dateline.gather.shelf import Fetched, Shelf

    Serve = Callable[[socket.socket], None]

PUBLIC = "11.22.33.44"
START = datetime(2026, 11, 28, 1, 2, 3, 456_789, tzinfo=UTC)
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
PAGE = b"<html><head><title>Ferry</title></head><body><p>The ferry sailed.</p></body></html>"


def answer(body: bytes = PAGE, *headers: str, status: str = "200 OK") -> bytes:
    """An answer of HTTP with the right length."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str) -> bytes:
    """An answer that leads elsewhere."""
    return answer(b"", f"Location: {location}", status="302 Found")


@dataclass
class Request:
    """A request as the server saw it, with the number that was called for it."""

    number: str
    port: int
    host: str
    path: str
    headers: dict[str, str]


class Through(httpcore2.NetworkStream):
    """A call put through to the local server; TLS is only noted."""

    def __init__(self, stream: httpcore2.NetworkStream, town: Town) -> None:
        self.stream = stream
        self.town = town

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self.stream.read(max_bytes, timeout)
        self.town.bytes_read += len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, timeout)

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        if self.town.real_tls:
            return self.stream.start_tls(ssl_context, server_hostname, timeout)
        self.town.asked_for_tls.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


@dataclass
class Town:
    """The names, the pages and the record."""

    names: dict[str, Sequence[str]] = field(default_factory=dict)
    pages: dict[str, bytes | Serve | list[bytes]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    asked_for_tls: list[str | None] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    real_tls: bool = False
    bytes_read: int = 0
    seconds: float = 0.0

    def open(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(10)
        self.gate = self.listener.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def close(self) -> None:
        self.listener.close()

    def listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                data = connection.recv(65_536)
                if not data:
                    return
                head += data
                if not head.startswith(b"GET "):
                    connection.sendall(NOT_FOUND)
                    return
            page = self.find(head.decode("latin-1"))
            if callable(page):
                page(connection)
            else:
                connection.sendall(page)

    def find(self, head: str) -> bytes | Serve:
        first, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        number, port = self.calls[-1]
        path = first.split(" ")[1]
        self.requests.append(Request(number, port, headers["host"], path, headers))
        page = self.pages.get(headers["host"] + path, self.pages.get(path, NOT_FOUND))
        if isinstance(page, list):
            return page.pop(0) if len(page) > 1 else page[0]
        return page

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        self.lookups.append(host)
        if host not in self.names:
            return [PUBLIC]
        if not self.names[host]:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return self.names[host]

    def dial(self, number: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        self.calls.append((number, port))
        if number in self.dead:
            raise httpcore2.ConnectError("refused")
        stream = httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.gate, timeout=seconds)
        return Through(stream, self)

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(round(seconds, 3))
        self.seconds += seconds

    def clock(self) -> float:
        return self.seconds

    def today(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def world(self, **changes: Any) -> World:
        parts: dict[str, Any] = {
            "resolve": self.resolve,
            "dial": self.dial,
            "clock": self.clock,
            "sleep": self.sleep,
            "today": self.today,
        }
        return World(**(parts | changes))

    def fetcher(self, shelf: Shelf | None = None, **settings: Any) -> Fetcher:
        return Fetcher(FetchSettings(**settings), shelf or MemoryShelf(), world=self.world())

    def fetch(self, address: str, **settings: Any) -> Fetched:
        with self.fetcher(**settings) as fetcher:
            return fetcher.fetch(address, kind="page")

    def asked(self) -> list[str]:
        """What was asked for beside the files of rules."""
        rules = ("/robots.txt", "/.well-known/tdmrep.json")
        return [request.host + request.path for request in self.requests if request.path not in rules]
