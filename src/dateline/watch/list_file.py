"""The file of a list of feeds while the watch runs: read again when it was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.watch.feed_lists import FeedList

Facts = tuple[int, ...]


@dataclass(slots=True)
class ListFile:
    """A list's file. ``read`` reads it and raises InputError; ``tell`` is told what came of it."""

    name: str
    read: Callable[[], FeedList]
    tell: Callable[[str], None]
    seen: Facts | None = field(init=False)

    def __post_init__(self) -> None:
        """Remember how the file stands."""
        self.seen = look(self.name)

    def changed(self) -> list[str] | None:
        """Return what the list names if the file was changed; None if not.

        Also None where it went away, cannot be read or names nothing: the watch goes on as before.
        """
        facts = look(self.name)
        if facts is None or facts == self.seen:
            return None
        self.seen = facts
        try:
            feeds = self.read().feeds
        except InputError as error:
            self.tell(f"{error} The watch goes on with the list as it was.")
            return None
        self.tell(f"{self.name} was changed and names {len(feeds):,} feeds now.")
        return feeds


def look(name: str) -> Facts | None:
    """Return what tells a file from itself before a change; None where it is not there."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
