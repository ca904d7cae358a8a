"""The clocks of a watch, and a time that only grows through whatever is done to them."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from threading import Event
from typing import Final, Protocol

LEAP: Final = 2.0  # seconds by which the clocks may differ before that means something


class Clock(Protocol):
    """Tells the time and waits. Tests and simulations put their own in its place."""

    def now(self) -> datetime:
        """Return the time of day in UTC: it may be set forward and back."""
        ...

    def seconds(self) -> float:
        """Return seconds from anywhere: they never go back, and may stand still while asleep."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, or less where somebody wakes the sleeper."""
        ...


class SystemClock:
    """The clocks of this machine; ``wake`` ends a wait."""

    def __init__(self) -> None:
        self.woken = Event()

    def now(self) -> datetime:
        """Return the time of day in UTC."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Return the seconds of the monotonic clock."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait until the seconds are over or ``wake`` is called."""
        self.woken.wait(seconds)

    def wake(self) -> None:
        """End this wait and every later one."""
        self.woken.set()


class Timeline:
    """Seconds that only grow, whatever happens to the clocks.

    A machine that slept lost monotonic seconds that its clock of the day counted: they are added. A
    clock of the day that is set back changes nothing; one set forward makes things due early.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.leaps = 0.0
        self.last = (clock.seconds(), clock.now())

    def now(self) -> float:
        """Return the seconds."""
        seconds, day = self.clock.seconds(), self.clock.now()
        gain = (day - self.last[1]).total_seconds() - (seconds - self.last[0])
        self.last = (seconds, day)
        if gain > LEAP:
            self.leaps += gain
        return seconds + self.leaps

    def stamp(self) -> str:
        """Return the time of day as the book keeps it."""
        return self.clock.now().isoformat(timespec="seconds")

    def until_due(self, asked_at: str | None, wait: float) -> float:
        """Return the seconds until something is due that was asked for in an earlier run.

        Never more than ``wait``, even where the clock was set back since; 0 where it never was asked.
        """
        if asked_at is None:
            return 0.0
        passed = (self.clock.now() - datetime.fromisoformat(asked_at)).total_seconds()
        return min(wait, max(0.0, wait - max(0.0, passed)))
