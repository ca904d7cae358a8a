"""One request at a time to a server, with a pause before the next."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final

from dateline.errors import FetchFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gather.fetch_settings import FetchSettings, World

MAX_REST: Final = 86_400.0  # a server that asks for more than a day is asked again after a day


@dataclass(slots=True)
class Turn:
    """When a server may be asked next, how long the pause is after that, and who asks it now."""

    next: float
    pause: float
    guard: Lock = field(default_factory=Lock)


class Pace:
    """Keeps the pauses of every server of a run, by host."""

    def __init__(self, settings: FetchSettings, world: World) -> None:
        self.settings = settings
        self.world = world
        self.turns: dict[str, Turn] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Hold a server while it is asked, and give the seconds waited for that; raises FetchFailed.

        Threads may share a pace: each waits until no other asks the same server.
        """
        before = self.world.clock()
        with self.find(host).guard:
            self.take_turn(host)
            try:
                yield self.world.clock() - before
            finally:
                self.end_turn(host)

    def take_turn(self, host: str) -> float:
        """Wait until the server may be asked, and return the seconds waited.

        Raises FetchFailed where the server asked for a longer rest than we are willing to wait.
        """
        turn = self.find(host)
        wait = max(0.0, turn.next - self.world.clock())
        if wait > max(self.settings.max_wait, turn.pause):
            cause = f"{host} is busy and asks not to be called for another {wait:.0f} seconds."
            raise FetchFailed(cause, "Try again after that.", code="busy")
        if wait:
            self.world.sleep(wait)
        return wait

    def end_turn(self, host: str) -> None:
        """Begin the pause: a request to the server is over."""
        turn = self.find(host)
        turn.next = max(turn.next, self.world.clock() + turn.pause)

    def defer(self, host: str, seconds: float) -> None:
        """Ask the server no earlier than in so many seconds."""
        turn = self.find(host)
        turn.next = max(turn.next, self.world.clock() + min(seconds, MAX_REST))

    def slow_down(self, host: str, seconds: float) -> None:
        """Make the pause as long as the server asks for, up to the longest we keep."""
        turn = self.find(host)
        turn.pause = max(turn.pause, min(seconds, self.settings.max_pause))
        if turn.next > self.world.clock():
            self.end_turn(host)

    def rest(self, host: str) -> float:
        """Return the seconds until a server may be asked next, the usual pause left out."""
        turn = self.turns.get(host)
        left = turn.next - self.world.clock() if turn else 0.0
        return left if turn and left > turn.pause else 0.0

    def find(self, host: str) -> Turn:
        """Return when a server may be asked."""
        return self.turns.setdefault(host, Turn(0.0, self.settings.pause))
