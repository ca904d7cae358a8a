"""What a user may set of fetching, and what of the world a fetcher uses."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

from dateline.errors import InputError
from dateline.gather.resolving import resolve_name
from dateline.gather.wire import dial

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.gather.resolving import Resolve
    from dateline.gather.wire import Dial

SENDABLE: Final = re.compile(r"[ -~]{1,200}")


def name_program() -> str:
    """Return the name and version that a server sees."""
    try:
        return f"dateline/{version('dateline')} (reads news pages)"
    except PackageNotFoundError:  # pragma: no cover - run from a bare checkout
        return "dateline (reads news pages)"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched. Times are in seconds, sizes in bytes.

    ``max_ratio`` is the most bytes that one packed byte may unpack into; ``total_seconds`` is for one
    address with all its redirects, pauses left out; ``pause`` lies between two requests to one server;
    ``max_pause`` is the longest pause that a server's robots.txt can ask for and ``max_wait`` the
    longest wait that a busy server can. Raises InputError for a name that cannot be sent.
    """

    user_agent: str = name_program()
    contact: str | None = None
    allow_private: bool = False
    max_bytes: int = 20_000_000
    max_ratio: int = 200
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    redirects: int = 5
    pause: float = 1.0
    max_pause: float = 30.0
    max_wait: float = 120.0
    retries: int = 2
    first_wait: float = 2.0

    def __post_init__(self) -> None:
        """Check what servers are to see of us."""
        if not SENDABLE.fullmatch(self.introduction):
            cause = "The name or contact that servers are to see is empty, too long or not in ASCII."
            raise InputError(cause, "Give an e-mail address or the address of a page.")

    @property
    def introduction(self) -> str:
        """Return the User-Agent header."""
        return f"{self.user_agent}; contact: {self.contact}" if self.contact else self.user_agent

    @property
    def token(self) -> str:
        """Return the name that rules in robots.txt use."""
        return re.split(r"[/\s;]", self.user_agent, maxsplit=1)[0].lower()

    @property
    def waits(self) -> tuple[float, ...]:
        """Return the waits before each further try, each twice as long as the one before."""
        return tuple(min(self.first_wait * 2**turn, self.max_wait) for turn in range(self.retries))


def tell_time() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class World:
    """What lies outside: names, connections, clocks. Tests put their own in its place.

    ``resolve`` gives the numbers of a name, ``dial`` connects to one of them, ``clock`` counts seconds
    from anywhere, ``today`` tells the time in UTC.
    """

    resolve: Resolve = resolve_name
    dial: Dial = dial
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], datetime] = tell_time
