"""Work on a ledger that is killed at random points: nothing acknowledged is lost, a rerun ends it.

Each run is a fork, killed with SIGKILL at a random moment of its work. Then the ledger is looked at,
the work is done again to its end, and what it holds is compared with that of an unbroken run.
"""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import struct
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ledger.looking import Content, compare, faults, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = struct.Struct("q")
REPEATED = frozenset({"journal", "changes", "decisions"})  # what a rerun does again is told again


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to a ledger.

    ``run`` calls back after each step that is acknowledged; ``lost`` tells what is missing of so many.
    """

    run: Callable[[Path, Callable[[], None]], None]
    lost: Callable[[Path, int], list[str]]


@dataclass(frozen=True, slots=True)
class Broken:
    """What a killed run left: steps acknowledged, whether it had ended, and all that is wrong."""

    acknowledged: int
    ended: bool
    wrong: list[str]


class Bench:
    """Kills a work on copies of one ledger; ``start`` is closed, and copied with plain files."""

    def __init__(self, work: Work, start: Path, folder: Path) -> None:
        self._work, self._start = work, start
        self._path = folder / start.name
        self._shared = mmap.mmap(-1, NUMBER.size)

    def break_off(self, times: int, seed: int) -> list[Broken]:
        """Return what each of so many killed runs left."""
        seconds = self._unbroken()
        whole = look(self._path)
        chance = random.Random(seed)  # noqa: S311  - repeatable, not secret
        return [self._once(chance.random() * seconds, whole) for _ in range(times)]

    def _unbroken(self) -> float:
        """Do the work once, twice where the first time loads what is loaded once; return its seconds."""
        for _ in range(2):
            self._copy()
            begun = time.monotonic()
            assert os.waitstatus_to_exitcode(os.waitpid(self._fork(), 0)[1]) == 0
        return time.monotonic() - begun

    def _copy(self) -> None:
        """Put the ledger as it is at the start into a fresh folder."""
        shutil.rmtree(self._path.parent, ignore_errors=True)
        self._path.parent.mkdir(parents=True)
        shutil.copy(self._start, self._path)
        self._shared[:] = NUMBER.pack(0)

    def _fork(self) -> int:
        """Do the work in a process of its own; return its id."""
        child = os.fork()
        if child == 0:
            code = 70
            try:
                self._work.run(self._path, self._acknowledge)
                code = 0
            finally:
                os._exit(code)
        return child

    def _acknowledge(self) -> None:
        self._shared[:] = NUMBER.pack(self._acknowledged() + 1)

    def _acknowledged(self) -> int:
        number: int = NUMBER.unpack(self._shared[:])[0]
        return number

    def _once(self, seconds: float, whole: Content) -> Broken:
        """Kill the work after so many seconds, look, and end it."""
        self._copy()
        child = self._fork()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        acknowledged = self._acknowledged()
        wrong = self._work.lost(self._path, acknowledged) + faults(self._path)
        rerun = os.waitstatus_to_exitcode(os.waitpid(self._fork(), 0)[1])
        wrong += [f"the rerun ended with {rerun}"] if rerun else []
        wrong += faults(self._path) + compare(look(self._path), whole, REPEATED)
        return Broken(acknowledged, code == 0, wrong)
