"""Processes beside the one that exports: each makes pieces of a file of parts that it is handed.

They open no ledger, so what is written is of the one state that the first process sees. Whatever becomes
of one costs time alone: a part that it did not bring back is made here, where a fault tells its cause.
"""

from __future__ import annotations

import signal
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import msgpack

from dateline.collecting import collect_seldom
from dateline.export.frame import Job, find_format
from dateline.export.parts import Part, Recipe, make_rows
from dateline.processes import make_context

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self


ALONE: Final = 20  # parts that are made before others are started: they take a second to be there
AHEAD: Final = 4  # parts a process that may wait, made, for one before them


@dataclass(frozen=True, slots=True)
class Order:
    """What is made of parts: the name of a format that has pieces, what it is told, and which rows."""

    name: str
    job: Job
    recipe: Recipe


class Made(NamedTuple):
    """The piece of a part, None where it has no rows; how many it has, and how many have no place."""

    piece: Any
    rows: int
    left_out: int


def make_piece(order: Order, part: Part) -> Made:
    """Return what is made of a part."""
    found = find_format(order.name)
    rows = list(make_rows(part, order.recipe))
    taken = list(filter(found.takes, rows)) if found.takes else rows
    piece = found.pieces.make(taken, order.job) if found.pieces and taken else None
    return Made(piece, len(taken), len(rows) - len(taken))


def make_pieces(order: Order, parts: Iterable[Part], workers: int) -> Generator[Made]:
    """Yield what is made of parts, in their order, by so many processes once there are many parts."""
    source = iter(parts)
    for part in islice(source, ALONE):
        yield make_piece(order, part)
    for part in islice(source, 1):
        with Hands(order, workers) as hands:
            yield from hands.make(chain([part], source))


class Errand:
    """A part that a process was handed; ``made`` is None once that failed."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.made: Made | None = None
        self.is_back = False

    def end(self, made: Made | None) -> None:
        """Take what was made."""
        self.made, self.is_back = made, True


class Hands:
    """Processes that make pieces, each at one part at a time; used in a ``with``."""

    def __init__(self, order: Order, count: int) -> None:
        self.order = order
        context = make_context(__name__)
        self.processes: list[BaseProcess] = []
        self.free: list[Connection] = []
        self.busy: dict[Connection, Errand] = {}
        with suppress(OSError):  # with fewer, or none, it takes longer
            for _ in range(count):
                pipe, other = context.Pipe()
                process: BaseProcess = context.Process(  # type: ignore[attr-defined]
                    target=make_handed, args=(other, order), daemon=True
                )
                process.start()
                other.close()
                self.processes.append(process)
                self.free.append(pipe)

    def __enter__(self) -> Self:
        """Return the processes."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End them at once."""
        for process in self.processes:
            process.kill()
            process.join()
        for pipe in (*self.free, *self.busy):
            pipe.close()

    def make(self, parts: Iterable[Part]) -> Iterator[Made]:
        """Yield what is made of parts, in their order."""
        waiting: deque[Errand] = deque()
        for part in parts:
            waiting.append(self.hand_out(part))
            while waiting and (waiting[0].is_back or len(waiting) > AHEAD * len(self.processes)):
                yield self.take(waiting.popleft())
        while waiting:
            yield self.take(waiting.popleft())

    def hand_out(self, part: Part) -> Errand:
        """Hand a part to a process once one is free."""
        errand = Errand(part)
        while self.busy and not self.free:
            self.listen()
        if not self.free:
            errand.end(None)
            return errand
        pipe = self.free.pop()
        try:
            pipe.send_bytes(msgpack.encode(part))
        except OSError:
            errand.end(None)
        else:
            self.busy[pipe] = errand
        return errand

    def listen(self) -> None:
        """Wait until a process has made something, or is gone."""
        ready = connection.wait(list(self.busy))
        for pipe in [one for one in self.busy if one in ready]:
            errand = self.busy.pop(pipe)
            try:
                errand.end(pipe.recv())
                self.free.append(pipe)
            except (EOFError, OSError):
                errand.end(None)

    def take(self, errand: Errand) -> Made:
        """Return what was made of a part, once it is; what no process made is made here."""
        while not errand.is_back:
            self.listen()
        return errand.made or make_piece(self.order, errand.part)


# --- in a process beside -------------------------------------------------------------------------


def make_handed(pipe: Connection, order: Order) -> None:
    """Make pieces of the parts that are handed over until the pipe is closed; nothing where it fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the export ends its processes itself
    reader = msgpack.Decoder(Part)
    with suppress(EOFError, OSError), collect_seldom():
        while True:
            part = reader.decode(pipe.recv_bytes())
            try:
                made: Made | None = make_piece(order, part)
            except Exception:  # noqa: BLE001  - the export makes it then, and meets the same
                made = None
            pipe.send(made)
