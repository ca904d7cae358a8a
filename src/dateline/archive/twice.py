"""A page whose process ended is read once more: the process may have been killed by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.gather.captures import Capture
    from dateline.listing.listed import ActorList
    from dateline.page.told import Told
    from dateline.pipeline import Pending, Reader
    from dateline.records import Report

CRASHED: Final = "page-crashed"


class Twice:
    """Reads as another reader does; a page that ended its process goes there a second time."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.ahead = reader.ahead

    def submit(self, capture: Capture, told: Told, listed: ActorList) -> Attempt:
        """Begin to read a page."""
        return Attempt(self.reader, (capture, told, listed))


class Attempt:
    """A page that is being read, for the first or the second time."""

    def __init__(self, reader: Reader, asked: tuple[Capture, Told, ActorList]) -> None:
        self.reader = reader
        self.asked = asked
        self.first = True
        self.pending: Pending = reader.submit(*asked)

    def is_ready(self) -> bool:
        """Tell whether ``result`` returns at once."""
        if self.pending.is_ready():
            self.settle()
        return self.pending.is_ready()

    def result(self) -> Report:
        """Return the report; raises WorldError."""
        self.settle()
        return self.pending.result()

    def settle(self) -> None:
        """Have the page read again where its process ended the first time."""
        if self.first and any(note.code == CRASHED for note in self.pending.result().notes):
            self.pending = self.reader.submit(*self.asked)
        self.first = False
