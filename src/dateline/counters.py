"""Processes beside the one that links a ledger: one counts origins, one reads what is linked next.

Each opens the ledger's file by itself, only to read it, and is asked for incidents or articles by id.
Whatever becomes of it costs time alone: what it was asked and did not answer is still to be done.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from dateline.answers.counted import enter_incidents
from dateline.collecting import collect_seldom
from dateline.ledger.ledger import Ledger
from dateline.processes import make_context

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

    from dateline.ledger.preparing import Prepared
    from dateline.linking.linkage import Entry, IncidentGroup

Answer = TypeVar("Answer")

PATIENCE: Final = 120.0  # seconds by the clock that an answer is waited for when nothing else is left


class Counted(NamedTuple):
    """Incidents as they were counted, and what each is listed by, by id."""

    counts: Mapping[str, Entry]
    groups: tuple[IncidentGroup, ...]


def count_some(ledger: Ledger, ids: Sequence[str]) -> Counted:
    """Return the counts of incidents by their ids; what is no incident any more has none."""
    groups = ledger.incident_groups_with(ids)
    return Counted(enter_incidents(ledger, groups), groups)


def prepare_some(ledger: Ledger, ids: Sequence[str]) -> Prepared:
    """Return what linking reads of articles, by their ids."""
    return ledger.prepare(ids)


def may_help() -> bool:
    """Tell whether there is a processor to spare."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (usable or 1) > 1


class Helper(Generic[Answer]):
    """A process beside this one, and what it was asked for last."""

    def __init__(self, pipe: Connection, process: BaseProcess) -> None:
        self.pipe = pipe
        self.process = process
        self.asked: frozenset[str] = frozenset()

    @classmethod
    def start(cls, file: str, work: Callable[[Ledger, Sequence[str]], Answer]) -> Self | None:
        """Start a process that works in a ledger's file; None where none can be started."""
        try:
            context = make_context("dateline.counters")
            pipe, other = context.Pipe()
            process: BaseProcess = context.Process(  # type: ignore[attr-defined]
                target=work_asked, args=(other, file, work), daemon=True
            )
            process.start()
        except OSError:
            return None
        other.close()
        return cls(pipe, process)

    def ask(self, ids: Sequence[str]) -> bool:
        """Have the work done for these; False where the process is gone."""
        try:
            self.pipe.send(list(ids))
        except OSError:
            return False
        self.asked = frozenset(ids)
        return True

    def has_answer(self, wait: float = 0) -> bool:
        """Tell whether the process has answered, or has ended; ``wait``: seconds at most."""
        return self.pipe.poll(wait)

    def answer(self) -> Answer | None:
        """Return what was found; None where the process has failed."""
        self.asked = frozenset()
        try:
            found: Answer | None = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return found

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


# --- in the process beside -----------------------------------------------------------------------


def work_asked(pipe: Connection, file: str, work: Callable[[Ledger, Sequence[str]], object]) -> None:
    """Answer with what the work gives until the pipe is closed; with nothing where it fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run stops its helper itself
    with suppress(EOFError, OSError), collect_seldom(), Ledger.look_into(file) as ledger:
        while True:
            ids = pipe.recv()
            try:
                found: object = work(ledger, ids)
            except Exception:  # noqa: BLE001  - whoever asked does it then, and meets the same
                found = None
            pipe.send(found)


class Helped(Generic[Answer]):
    """Work on a ledger that a process beside this one may share; used in a ``with``."""

    def __init__(self, ledger: Ledger, *, helped: bool) -> None:
        """Begin alone; ``helped``: a process beside this one may be started."""
        self.ledger = ledger
        self.helper: Helper[Answer] | None = None
        self.may_start = helped and ledger.file is not None and may_help()

    def __enter__(self) -> Self:
        """Return the work itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process beside this one."""
        self.dismiss()

    def dismiss(self) -> None:
        """Go on alone."""
        if self.helper:
            self.helper.end()
        self.helper, self.may_start = None, False
