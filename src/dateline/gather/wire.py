"""The connection itself: to checked numbers only, within a time limit, and counted."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import httpcore2

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Sequence

    Dial = Callable[[str, int, float], httpcore2.NetworkStream]

HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
MAX_HEAD: Final = 200_000


def dial(number: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """Return a connection to an IP address."""
    return httpcore2.SyncBackend().connect_tcp(number, port, timeout=seconds)


class Deadline:
    """A moment by which an answer must be whole; waiting on purpose pushes it back."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self.clock = clock
        self.end = clock() + seconds

    def left(self) -> float:
        """Return the seconds left, negative where it has passed."""
        return self.end - self.clock()

    def extend(self, seconds: float) -> None:
        """Push the moment back."""
        self.end += seconds

    def cap(self, seconds: float | None) -> float:
        """Return how long one step may take; raises ReadTimeout where no time is left."""
        left = self.left()
        if left <= 0:
            raise httpcore2.ReadTimeout("The time for the whole answer is over.")
        return left if seconds is None else min(seconds, left)


class Wire(httpcore2.NetworkBackend):
    """Connects to the numbers it was given and to no other, whatever host it is asked for."""

    def __init__(self, numbers: Sequence[str], dial: Dial, deadline: Deadline) -> None:
        self.numbers = numbers
        self.dial = dial
        self.deadline = deadline
        self.line: Line | None = None

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the name was looked up and checked; only its numbers are called
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - the system chooses
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - none are set
    ) -> httpcore2.NetworkStream:
        """Return a connection to the first of the numbers that answers."""
        failure: Exception = httpcore2.ConnectError("No number to call.")
        for number in self.numbers:
            try:
                stream = self.dial(number, port, self.deadline.cap(timeout))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                self.line = Line(stream, self)
                return self.line
        raise failure


class Line(httpcore2.NetworkStream):
    """A connection whose every step is held to the deadline and whose bytes are counted."""

    def __init__(self, stream: httpcore2.NetworkStream, wire: Wire) -> None:
        self.stream = stream
        self.wire = wire
        self.received = 0
        self.head = bytearray()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come, at most ``max_bytes``."""
        data = self.stream.read(max_bytes, self.wire.deadline.cap(timeout))
        self.received += len(data)
        self.head += data[: max(0, MAX_HEAD - len(self.head))]
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the request."""
        self.stream.write(buffer, self.wire.deadline.cap(timeout))

    def close(self) -> None:
        """Hang up."""
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Return this connection under TLS, checked for the name of the server."""
        seconds = self.wire.deadline.cap(timeout)
        self.wire.line = Line(self.stream.start_tls(ssl_context, server_hostname, seconds), self.wire)
        return self.wire.line

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self.stream.get_extra_info(info)

    def sends_more_than(self, length: int) -> bool:
        """Tell whether more has come than a head and a body of ``length`` bytes."""
        head = measure_head(bytes(self.head))
        if head is None:
            return False
        return self.received > head + length or self.has_more()

    def has_more(self) -> bool:
        """Tell whether bytes wait to be read, without waiting for any."""
        with suppress(Exception):
            return bool(self.get_extra_info("is_readable") and self.stream.read(1, 0.01))
        return False


def measure_head(data: bytes) -> int | None:
    """Return the bytes of an answer's head, with the interim answers before it; None where it is cut."""
    start = 0
    while (end := HEAD_END.search(data, start)) is not None:
        interim = re.match(rb"HTTP/1\.\d 1\d\d", data[start:])
        start = end.end()
        if interim is None:
            return start
    return None
