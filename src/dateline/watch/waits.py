"""How long to wait: between two askings of a feed, and after failures. All of it is arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.errors import InputError
from dateline.identity import hash_bytes

MOST_DOUBLINGS: Final = 12
QUICKER: Final = 0.5  # of the pace, after a feed listed something
SLOWER: Final = 1.4  # after it did not
SPREAD: Final = 0.1  # so that feeds listed together are not asked together for ever


@dataclass(frozen=True, slots=True)
class Waits:
    """Spans in seconds: bounds on the pace of a feed and its first one, and waits after failures.

    ``tries``: how often an article that fails in passing is tried before it is given up.
    Raises InputError for bounds that hold nothing.
    """

    least: float = 300.0
    most: float = 21_600.0
    first: float = 900.0
    after_failure: float = 60.0
    longest: float = 21_600.0
    tries: int = 8

    def __post_init__(self) -> None:
        """Check the bounds."""
        if not 0 < self.least <= self.most:
            cause = f"Feeds cannot be asked every {self.least:g} to {self.most:g} seconds."
            raise InputError(cause, "Give a shortest wait above 0 that is below the longest.")

    def start(self) -> float:
        """Return the pace of a feed of which nothing is known."""
        return min(self.most, max(self.least, self.first))

    def next_pace(self, pace: float, news: int) -> float:
        """Return the next pace of a feed: quicker after news, slower without, within the bounds."""
        wanted = (pace or self.start()) * (QUICKER if news else SLOWER)
        return min(self.most, max(self.least, wanted))

    def back_off(self, name: str, failures: int, asked: float = 0.0) -> float:
        """Return the wait after so many failures in a row: doubled each time, spread by name.

        ``asked``: what the server itself asks for, which is never undercut.
        """
        doubled = self.after_failure * 2.0 ** min(max(failures - 1, 0), MOST_DOUBLINGS)
        return max(asked, spread(f"{name} {failures}", min(self.longest, doubled)))


def spread(name: str, seconds: float) -> float:
    """Return a span up to a tenth longer or shorter, always the same for the same name."""
    part = int(hash_bytes(name.encode("utf-8", "replace"))[:8], 16) / 0xFFFFFFFF
    return seconds * (1 + SPREAD * (2 * part - 1))
