"""One request and its answer: sent to checked numbers, read within bounds, every failure in words."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import httpcore2
import httpx2

from dateline.errors import FetchFailed
from dateline.gather.resolving import Names
from dateline.gather.unpacking import ACCEPTED, explain_size, list_layers, read_body
from dateline.gather.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.gather.fetch_settings import FetchSettings, World
    from dateline.gather.targets import Target
    from dateline.gather.unpacking import Bounds
    from dateline.gather.wire import Deadline

LATER: Final = "Try again later."
SAVE: Final = "Save the page in your browser and give the file."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. ``body`` is unpacked, and empty where the status is not 2xx.

    ``surplus`` tells that the server sent more than the length it announced; the rest was not read.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    surplus: bool = False

    def header(self, name: str) -> str | None:
        """Return the first header of this (lower-case) name, or None."""
        return next((value for key, value in self.headers if key == name), None)

    def list_headers(self, name: str) -> list[str]:
        """Return all headers of this (lower-case) name."""
        return [value for key, value in self.headers if key == name]

    @property
    def is_good(self) -> bool:
        """Tell whether the status is 2xx."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: headers of the request beside the usual, bounds, and a look at the head.

    ``vet`` sees the head of a good answer before its body is read, and may raise FetchFailed.
    """

    bounds: Bounds
    headers: tuple[tuple[str, str], ...] = ()
    vet: Callable[[Target, Answer], None] | None = None


class Caller:
    """Asks servers. Every request has its own connection, and no cookies, proxies or environment."""

    def __init__(self, settings: FetchSettings, world: World) -> None:
        self.settings = settings
        self.world = world
        self.names = Names(world.resolve, allow_private=settings.allow_private)
        self.trust = httpx2.create_ssl_context(trust_env=False)

    def ask(self, target: Target, wanted: Wanted, deadline: Deadline) -> Answer:
        """Return the answer of a server to one request; raises AddressRefused or FetchFailed."""
        numbers = self.names.find(target)
        wire = Wire(numbers, self.world.dial, deadline)
        origin = httpcore2.Origin(target.scheme.encode(), target.host.encode(), target.port)
        with httpcore2.HTTPConnection(origin, self.trust, network_backend=wire) as connection:
            with self.explain_failures(target, deadline, "no-answer"):
                response = connection.handle_request(self.write_request(target, wanted))
            try:
                return self.read_answer(target, wanted, response, wire)
            finally:
                response.close()

    def write_request(self, target: Target, wanted: Wanted) -> httpcore2.Request:
        """Return the request: GET, with our name and what can be unpacked."""
        headers = [
            ("Host", target.netloc),
            ("User-Agent", self.settings.introduction),
            ("Accept-Encoding", ACCEPTED),
            ("Connection", "close"),
            *wanted.headers,
        ]
        seconds = self.settings.read_seconds
        timeouts = {"connect": self.settings.connect_seconds, "read": seconds, "write": seconds}
        url = httpcore2.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        return httpcore2.Request("GET", url, headers=headers, extensions={"timeout": timeouts})

    def read_answer(
        self, target: Target, wanted: Wanted, response: httpcore2.Response, wire: Wire
    ) -> Answer:
        """Return the answer with its body, where its status is good."""
        head = Answer(response.status, read_headers(response.headers))
        if not head.is_good:
            return head
        if wanted.vet:
            wanted.vet(target, head)
        with self.explain_failures(target, wire.deadline, "cut-short"):
            body = read_bounded(head, stream(response), wanted.bounds)
        length = read_length(head)
        surplus = length is not None and wire.line is not None and wire.line.sends_more_than(length)
        return replace(head, body=body, surplus=surplus)

    @contextmanager
    def explain_failures(self, target: Target, deadline: Deadline, code: str) -> Iterator[None]:
        """Turn the failures of a connection into FetchFailed; ``code`` is for one that breaks off."""
        try:
            yield
        except FetchFailed as failure:
            raise FetchFailed(
                f"{target.url}: {failure.cause}", failure.remedy, code=failure.code
            ) from failure
        except httpcore2.TimeoutException as error:
            raise self.explain_time(target, deadline, error) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            self.names.forget(target)
            raise explain_break(target, error, code) from error

    def explain_time(self, target: Target, deadline: Deadline, error: Exception) -> FetchFailed:
        """Return the error for a server that is too slow."""
        settings = self.settings
        connecting = isinstance(error, httpcore2.ConnectTimeout)
        seconds = settings.connect_seconds if connecting else settings.read_seconds
        what = f"gave no answer for {seconds:g} seconds."
        if deadline.left() <= 0:
            what = f"was not whole after {settings.total_seconds:g} seconds."
        return FetchFailed(f"{target.url} {what}", LATER, code="too-slow")


def stream(response: httpcore2.Response) -> Iterable[bytes]:
    """Return the body of a response, chunk by chunk, as it comes."""
    return response.iter_stream()


def read_bounded(head: Answer, chunks: Iterable[bytes], bounds: Bounds) -> bytes:
    """Return the body unpacked; one that announces itself as too large is not begun."""
    layers = list_layers(", ".join(head.list_headers("content-encoding")))
    length = read_length(head)
    if length is not None and length > bounds.max_bytes and not bounds.cut:
        raise explain_size(bounds)
    return read_body(chunks, layers, bounds)


def read_length(head: Answer) -> int | None:
    """Return the length that the head announces, where the body is framed by it."""
    text = head.header("content-length")
    if text is None or head.header("transfer-encoding") or not text.isdecimal() or len(text) > 18:
        return None
    return int(text)


def read_headers(raw: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Return headers as text, with names in lower case."""
    return tuple((name.decode("ascii", "replace").lower(), read_text(value)) for name, value in raw)


def read_text(value: bytes) -> str:
    """Return the value of a header: UTF-8 where it is, else Latin-1."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def explain_break(target: Target, error: Exception, code: str) -> FetchFailed:
    """Return the error for a connection that is not made, breaks off or speaks no HTTP."""
    if is_about_trust(error):
        cause = f"No trusted connection to {target.host} can be made: {error}."
        return FetchFailed(cause, "Check the address and the clock of this machine.", code="not-trusted")
    text = str(error)
    if isinstance(error, httpcore2.ProtocolError) and "closed connection" in text:
        cause = f"{target.url} broke off before the length that it announced ({text})."
        return FetchFailed(cause, LATER, code="cut-short")
    if isinstance(error, httpcore2.ProtocolError) and "disconnected" not in text:
        return FetchFailed(
            f"{target.url} answered with broken HTTP: {text}.", SAVE, code="broken-answer"
        )
    what = "broke off" if code == "cut-short" else "gave no answer"
    return FetchFailed(f"{target.url} {what}: {text or 'no reason is known'}.", LATER, code=code)


def is_about_trust(error: BaseException | None) -> bool:
    """Tell whether a failure comes from TLS: a wrong certificate, no common version."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__
    return False
