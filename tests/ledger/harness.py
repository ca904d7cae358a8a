"""Runs ``dateline read PAGES --into LEDGER`` in processes that are broken off, again and again.

    python -m tests.ledger.harness kill PAGES WORK --times 25 --seed 1 [--planted]
    python -m tests.ledger.harness limit PAGES WORK --times 40 [--planted]

The program is imported once; every run is a fork of it, a process of its own that is killed with
SIGKILL at a random point of its work (``kill``) or may write files up to a size only (``limit``).
After each the ledger is looked at, the command is run again, and a line of JSON tells what was found.
``--planted`` takes the place of the readers, so that most of the time is spent in writing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import mmap
import os
import random
import resource
import shutil
import signal
import struct
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ledger.looking import compare, faults, look, sources_in
from tests.ledger.planted import plant_linkage, plant_report

import dateline.ledger.migrating  # noqa: F401  - loaded before the forks
from dateline import cli, pipeline
from dateline.gather.captures import Capture
from dateline.ledger import engine, ledger, opening
from dateline.page.told import Told as Options

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = mmap.mmap(-1, 24)  # what the forks tell
STATE = struct.Struct("qqq")


@dataclass(frozen=True, slots=True)
class Found:
    """What one interrupted run left, and how a rerun of it differs from an unbroken run."""

    at: int  # pages acknowledged, or bytes
    code: int  # exit code; minus the signal where one ended it
    said: str
    inside_write: bool
    acknowledged: int
    lost: list[str]
    faults: list[str]
    differs: list[str]


def main() -> None:
    """Run as the module's docstring says."""
    options = parse()
    watch()
    if options.planted:
        vars(pipeline).update(read_page=plant_report, link=plant_linkage)
    for found in Bench(options).run():
        sys.stdout.write(json.dumps(asdict(found)) + "\n")
        sys.stdout.flush()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["kill", "limit"])
    parser.add_argument("pages", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", action="store_true")
    return parser.parse_args()


def watch() -> None:
    """Have the forks tell what they acknowledged and whether they are inside a write."""
    writing = engine.writing
    read_sources = pipeline.read_sources

    @contextlib.contextmanager
    def watched_writing(at: Any) -> Iterator[Any]:
        with writing(at) as connection:
            put(inside=1)
            yield connection
        size = Path(f"{at.url.database}-wal").stat().st_size
        put(inside=0, size=max(size, get().size))

    def watched_sources(*given: Any) -> Iterator[Any]:
        for outcome in read_sources(*given):
            put(acknowledged=get().acknowledged + 1)
            yield outcome

    vars(ledger).update(writing=watched_writing)
    vars(opening).update(writing=watched_writing)
    vars(pipeline).update(read_sources=watched_sources)


@dataclass(frozen=True, slots=True)
class Told:
    """What a fork tells: pages acknowledged, whether a write is under way, its largest file."""

    acknowledged: int = 0
    inside: int = 0
    size: int = 0


def get() -> Told:
    return Told(*STATE.unpack(SHARED[: STATE.size]))


def put(**told: int) -> None:
    now = replace(get(), **told)
    SHARED[: STATE.size] = STATE.pack(now.acknowledged, now.inside, now.size)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds until the first page is acknowledged, and for each page after it."""

    first: float
    page: float


def wait_for(child: int, pages: int) -> None:
    """Wait until so many pages are acknowledged, or the fork has ended; it is not reaped."""
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while get().acknowledged < pages and os.waitid(os.P_PID, child, flags) is None:
        time.sleep(0.0005)


class Bench:
    """Runs, interrupts, looks, and runs again."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.ledger = options.work / "ledger.db"
        self.order = sorted(str(path) for path in options.pages.iterdir())

    def run(self) -> Iterator[Found]:
        """Yield what each interrupted run left."""
        self.warm()
        pace, size = self.whole_run()
        whole = look(self.ledger)
        chance = random.Random(self.options.seed)  # noqa: S311  - repeatable, not secret
        for number in range(self.options.times):
            self.clear()
            if self.options.mode == "kill":
                at, wait = self.choose_point(chance, pace)
                ended = self.finish(*self.start(None), kill_at=(at, wait))
            else:
                at = number * size // (self.options.times - 1)
                ended = self.finish(*self.start(at))
            yield self.look_after(at, ended, whole)

    def choose_point(self, chance: random.Random, pace: Pace) -> tuple[int, float]:
        """Return after how many acknowledged pages, and how many seconds more, to kill."""
        pages = len(self.order)
        at = max(0, chance.randint(-pages // 5, pages))
        return at, chance.random() * (pace.page if at else pace.first)

    def warm(self) -> None:
        """Load what is loaded when it is first used, so that every fork has it."""
        for path in self.order[:2]:
            pipeline.read_capture(Capture(path, Path(path).read_bytes()), Options())
        self.clear()

    def whole_run(self) -> tuple[Pace, int]:
        """Run unbroken; return its pace and the size of the largest file it wrote."""
        started = time.monotonic()
        child, source = self.start(None)
        wait_for(child, 1)
        first = time.monotonic() - started
        code, said = self.finish(child, source)
        if code != 0:
            raise SystemExit(f"an unbroken run ended with {code}: {said}")
        rest = time.monotonic() - started - first
        return Pace(first, rest / len(self.order)), get().size + 1

    def clear(self) -> None:
        """Remove what the run before left."""
        put(acknowledged=0, inside=0, size=0)
        shutil.rmtree(self.options.work, ignore_errors=True)
        self.options.work.mkdir(parents=True)

    def start(self, limit: int | None) -> tuple[int, int]:
        """Fork a process that reads the pages; return its id and where it says its errors."""
        self.options.work.mkdir(parents=True, exist_ok=True)
        source, sink = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(source)
            self.work_through(sink, limit)
        os.close(sink)
        return child, source

    def work_through(self, sink: int, limit: int | None) -> None:
        """Be the command line, in a fork, and end."""
        code = 70
        try:
            os.dup2(sink, 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            sys.argv = [
                "dateline",
                "read",
                str(self.options.pages),
                "--into",
                str(self.ledger),
                "--workers",
                "0",
            ]
            cli.main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            sys.stderr.flush()
            os._exit(code)

    def finish(
        self, child: int, source: int, kill_at: tuple[int, float] | None = None
    ) -> tuple[int, str]:
        """Wait for a fork, or kill it; return its exit code and what it said."""
        if kill_at is not None:
            wait_for(child, kill_at[0])
            time.sleep(kill_at[1])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(source, encoding="utf-8", errors="replace") as stream:
            return os.waitstatus_to_exitcode(status), stream.read().strip()

    def look_after(self, at: int, ended: tuple[int, str], whole: dict[str, list[str]]) -> Found:
        """Look at what was left, run again, and compare with the unbroken run."""
        told = get()
        there = self.ledger.exists()
        lost = set(self.order[: told.acknowledged]) - (sources_in(self.ledger) if there else set())
        wrong = faults(self.ledger) if there else []
        code, said = self.finish(*self.start(None))
        wrong += faults(self.ledger)
        wrong += [f"the rerun ended with {code}: {said}"] if code else []
        differs = compare(look(self.ledger), whole)
        return Found(at, *ended, bool(told.inside), told.acknowledged, sorted(lost), wrong, differs)


if __name__ == "__main__":
    main()
